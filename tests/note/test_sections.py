"""What the headings above a line say about it."""

import pytest

from mdnet.note.sections import Sections, heading_key


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("Log", "log"),
        ("📝 **Log**:", "log"),
        ("Contact log", "contact log"),
        ("***", ""),
    ],
)
def test_headings_compare_without_ornaments(title, key):
    assert heading_key(title) == key


@pytest.mark.parametrize(
    ("kind", "headings", "in_log", "is_shut"),
    [
        ("contact", [(2, "log")], True, False),
        ("contact", [(2, "Log"), (3, "2026")], True, False),
        ("contact", [(2, "Log"), (2, "Notes")], False, False),
        ("contact", [(2, "Log"), (1, "Notes")], False, False),
        ("contact", [(3, "Log"), (2, "Notes"), (3, "Log")], True, False),
        ("contact", [(2, "Personal")], False, True),
        ("contact", [(2, "Personal"), (3, "Log")], False, True),
        ("contact", [(2, "Personal"), (2, "Log")], True, False),
        ("profile", [(2, "Updates")], False, True),
        ("agenda", [(2, "Questions")], False, True),
        ("agenda", [(2, "Questions"), (2, "Notes")], False, False),
        ("project", [(2, "Updates")], False, False),
    ],
)
def test_sections(kind, headings, in_log, is_shut):
    sections = Sections(kind, ("Log",))
    for level, title in headings:
        sections.enter(level, title)
    assert (sections.in_log, sections.is_shut) == (in_log, is_shut)


def test_a_setting_opens_a_section_that_is_shut():
    sections = Sections("contact", ("Updates",))
    sections.enter(2, "Updates")
    assert (sections.in_log, sections.is_shut) == (True, False)
