"""Merge cases: base, ours, theirs and the outcome, as files.

Each case is a folder; without `base.md` both devices made the note. `pytest --update`
writes `expected.md`: read the diff.
"""

from pathlib import Path

import pytest

from mdnet.merge import merge_file
from mdnet.model.settings import Settings

CASES = sorted((Path(__file__).parent / "cases").iterdir())
SETTINGS = Settings()


def merged(case: Path, base: str, ours: str, theirs: str) -> bytes:
    path = case / f"{base}.md"
    old = path.read_bytes() if path.exists() else None
    sides = [(case / f"{name}.md").read_bytes() for name in (ours, theirs)]
    return merge_file("People/A.md", old, sides[0], sides[1], SETTINGS).data


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case, update):
    found = merged(case, "base", "ours", "theirs")
    if update:
        (case / "expected.md").write_bytes(found)
    assert found == (case / "expected.md").read_bytes()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_other_device_comes_to_the_same_bytes(case):
    assert merged(case, "base", "theirs", "ours") == merged(
        case, "base", "ours", "theirs"
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_merged_again_nothing_changes(case):
    expected = (case / "expected.md").read_bytes()
    for side in ("ours", "theirs"):
        assert merged(case, "base", "expected", side) == expected
        assert merged(case, side, "expected", side) == expected
