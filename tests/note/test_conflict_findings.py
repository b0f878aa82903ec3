"""SYN001: what a merge left to decide."""

from mdnet.model.settings import Settings
from mdnet.note.parse import parse


def found(text):
    note = parse("People/A.md", text, Settings())
    return [(f.line, f.code, f.severity, f.message) for f in note.findings]


def test_a_property_with_the_other_value_is_found():
    text = "---\ntype: contact\nrole: fellow\nrole_conflict:\n  - chief\n---\n"
    assert found(text) == [
        (5, "SYN001", "warning",
         "Two devices changed `role` differently: put the right value in `role` and "
         "delete `role_conflict`.")
    ]  # fmt: skip


def test_an_empty_one_says_nothing():
    assert found("---\ntype: contact\nrole_conflict:\n---\n") == []


def test_each_box_is_found_with_its_line():
    text = "One.\n\n> [!conflict] Two\n> Other.\n\n- a\n  > [!conflict] Two\n  > - b\n"
    assert [(line, code) for line, code, *_ in found(text)] == [
        (3, "SYN001"),
        (7, "SYN001"),
    ]


def test_a_box_in_code_or_in_passing_is_none():
    assert found("```\n> [!conflict] x\n```\n\nA [!conflict] box.\n") == []
