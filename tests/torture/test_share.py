"""A small share of the torture runs, with every test run."""

from pathlib import Path

import pytest

from tests.torture import differential, editor_race, hostile, kills, merges, parts
from tests.torture.parts_asked import TRIED


def test_kills_leave_whole_notes_and_nothing_else(tmp_path: Path):
    result = kills.run(tmp_path / "vault", count=60, seed=1)
    assert (result.broken, result.left) == (0, 0)


@pytest.mark.parametrize("way", editor_race.WAYS)
def test_no_save_of_an_editor_is_lost(tmp_path: Path, way: str):
    result = editor_race.round_of(tmp_path / "vault", way, seed=1)
    assert result.lost == 0
    assert result.saves == editor_race.SAVES


def test_merges_keep_their_laws():
    assert merges.report(count=120, seed=7).endswith(" 0 faults")


def test_after_random_operations_the_index_is_that_of_a_fresh_build(tmp_path: Path):
    said: list[str] = []
    bad, done = differential.run(tmp_path, operations=150, seed=1, say=said.append)
    assert said == []
    assert bad == 0
    assert done["edit"] > 20


def test_no_mutant_of_a_note_stops_mdnet():
    result = hostile.run(1_000, "share")
    assert result.failures == ()
    assert result.counts["judged"] == 50


def test_today_from_a_part_of_the_people_is_today_from_all():
    said: list[str] = []
    result = parts.run(120, seed=1, say=said.append)
    assert said == []
    assert result.from_part > 20
    assert [kind for kind in TRIED if result.tried[kind] < 5] == []
