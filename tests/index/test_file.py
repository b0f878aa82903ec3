"""Which file is the index: only a name that mdnet itself writes is followed."""

from pathlib import Path

import pytest

from mdnet.index.file import current


@pytest.mark.parametrize(
    ("name", "is_followed"),
    [
        ("12-0a1b2c3d.db", True),
        ("12-0a1b2c3d.db\n", False),
        ("12-0a1b2c3g.db", False),
        ("12-0a1b2c3.db", False),
        ("12-0a1b2c3d4.db", False),
        ("x-0a1b2c3d.db", False),
        ("-0a1b2c3d.db", False),
        ("\u0661-0a1b2c3d.db", False),
        ("../0a1b2c3d.db", False),
        ("", False),
    ],
)
def test_the_pointer_is_followed_to_a_name_of_our_own(
    tmp_path: Path, name: str, is_followed: bool
):
    (tmp_path / "current").write_text(name)
    if name and "/" not in name:
        (tmp_path / name).touch()
    assert (current(str(tmp_path)) == str(tmp_path / name)) is is_followed


def test_a_pointer_of_any_bytes_points_nowhere(tmp_path: Path):
    (tmp_path / "current").write_bytes(b"\xff\xb2-0a1b2c3d.db")
    assert current(str(tmp_path)) is None
