"""The laws of the merge as properties; `tests.torture.merges` runs the same by the
hundred thousand."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mdnet.merge import merge_file
from mdnet.model.settings import Settings
from tests.torture.merge_histories import broken, left_by_git, unlike
from tests.torture.merge_laws import faults, is_sound, merged, settles
from tests.torture.merge_markers import marked
from tests.torture.merge_notes import edited, note, text_of
from tests.torture.merges import three

SEEDS = st.integers(0, 2**32)
few = settings(max_examples=60, deadline=None)


@few
@given(SEEDS)
def test_no_law_is_broken(seed):
    assert list(faults(*three(Random(seed)))) == []


@few
@given(SEEDS)
def test_two_to_five_devices_come_to_the_same_bytes_and_lose_nothing(seed):
    random = Random(seed)
    start = note(random)
    texts = [
        text_of(random, edited(random, start)) for _ in range(random.randint(2, 5))
    ]
    assert list(unlike(random, text_of(random, start), texts)) == []


@few
@given(SEEDS)
def test_what_plain_git_merged_is_repaired_without_a_loss(seed):
    random = Random(seed)
    assert list(broken(random, *three(random))) == []


@settings(max_examples=15, deadline=None)
@given(SEEDS)
def test_markers_that_are_merged_again_go_and_nothing_with_them(seed):
    assert list(marked(Random(seed), left_by_git)) == []


ODD_LINES = (
    "- a", "- [ ] b", "  - c", "", "d", "---", "e: f", "```", "> g", "# h", "\r",
    "<!-- mdnet:today -->", "<!-- /mdnet -->", "<<<<<<< x", "=======", ">>>>>>> y",
    "\t- i", "%%", "- ", "1. j",
)  # fmt: skip
LINES = st.lists(st.sampled_from(ODD_LINES), max_size=8).map("\n".join)


@few
@given(LINES, LINES, LINES)
def test_any_lines_are_merged_alike_on_both_devices(base, ours, theirs):
    assert merged(base, ours, theirs) == merged(base, theirs, ours)
    assert merged(base, ours, base) == ours


def test_two_that_were_emptied_differently_are_merged_alike():
    assert merged("- a", "", "\r") == merged("- a", "\r", "") == "\r"


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(["A.md", "a.canvas", "b.json", "c.base", "d.txt", "e.png"]),
    st.none() | st.binary(max_size=40),
    st.binary(max_size=40),
    st.binary(max_size=40),
)
def test_no_bytes_make_it_raise(path, base, ours, theirs):
    assert isinstance(merge_file(path, base, ours, theirs, Settings()).data, bytes)


@pytest.mark.parametrize("seed", range(20))
def test_most_outcomes_settle_at_once(seed):
    texts = three(Random(f"settles-{seed}"))
    assert settles(*texts) or not is_sound(*texts)
