"""Seasons worked out by the pattern agree with the ones the template ships."""

import pytest

from mdnet.demo.seasons import season_notes, season_of
from mdnet.template import template_files


@pytest.mark.parametrize("year", [2027, 2028])
def test_the_pattern_gives_the_templates_dates(year):
    text = dict(template_files())[f"Applications/ERAS {year}.md"].decode()
    assert all(f"\n{key}: {day}\n" in text for key, day in season_of(year))


def test_a_last_wednesday_that_is_the_fourth():
    assert str(dict(season_of(2026))["ranking_open"]) == "2025-09-24"


def test_years_that_the_template_has_are_left_to_it():
    assert [note.path for note in season_notes(2029)] == ["Applications/ERAS 2029.md"]


def test_a_season_of_the_old_portal():
    notes = {note.path: note.text for note in season_notes(2026)}
    assert "\nportal: LoR Portal\n" in notes["Applications/ERAS 2025.md"]
    assert "start on 1 July 2025" in notes["Applications/ERAS 2025.md"]
