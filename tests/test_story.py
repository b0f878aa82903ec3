"""The story in the manual is what really happens."""

from pathlib import Path

from tests.story import PAGE, page, story


def test_the_week_on_three_devices_is_told_as_it_is(tmp_path: Path):
    text = PAGE.read_text(encoding="utf-8")
    folder = tmp_path / "media"
    folder.mkdir()
    assert page(text, story(folder)) == text
