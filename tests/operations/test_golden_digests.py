"""Golden digests: a daily note before and after `mdnet today`, as files.

Each case is a folder with `before.md` and `after.md`; `pytest --update` writes the
latter. The network is `tests.operations.world`, with the answers of the note.
"""

from pathlib import Path

import pytest

from tests.operations.world import today

CASES = sorted((Path(__file__).parents[1] / "golden" / "digest").iterdir())


def text_of(path: Path) -> str:
    return path.read_bytes().decode()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_golden_digest(case, update):
    after = today(text_of(case / "before.md")).text
    if update:
        (case / "after.md").write_bytes(after.encode())
    assert after == text_of(case / "after.md")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_second_run_changes_nothing(case):
    after = text_of(case / "after.md")
    assert today(after).text == after
