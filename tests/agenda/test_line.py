"""Words of the vault as lines of an agenda."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mdnet.agenda.line import LONGEST, Titles, capital, words
from mdnet.agenda.themes import themes
from tests.agenda.world import contact, network


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("  poster  #update at PAS ", "poster at PAS"),
        ("a <!-- secret --> b %%c%% d", "a b d"),
        ("```sh", "sh"),
        ("~~~ and ``` ~~old~~", "and ~~old~~"),
        ("[x] a box", "\\[x] a box"),
        ("[[Link]] stays", "[[Link]] stays"),
        ("one\ntwo\rthree\u2028four", "one two three four"),
        ("cited ^abc", "cited"),
        ("", ""),
    ],
)
def test_one_clean_line(text, line):
    assert words(text) == line


def test_a_long_one_is_cut_between_words_and_loses_its_links():
    found = words("[[Growth]] " + "word " * 60)
    assert found == "Growth " + "word " * 29 + "word…"
    assert len(found) <= LONGEST
    assert words("x" * 200) == "x" * 159 + "…"


@given(st.text())
def test_never_more_than_one_line(text):
    found = words(text)
    assert len(found.splitlines()) <= 1
    assert "<!--" not in found
    assert "```" not in found


def test_a_note_is_linked_by_name_unless_two_have_it():
    found = Titles(network(People__Ann=contact(), Other__Ann=contact()))
    assert found.link("People/Ann.md") == "[[People/Ann|Ann]]"
    assert found.link("People/Ann.md", "note") == "[[People/Ann|note]]"
    assert found.link("Projects/Growth.md") == "[[Growth]]"
    assert found.link("Projects/Growth.md", "here") == "[[Growth|here]]"


def test_a_capital():
    assert [capital(text) for text in ("how", "ßa", "")] == ["How", "SSa", ""]


def test_what_a_text_is_about():
    assert themes(["Submit the paper on NICU care"]) == {
        "submit_the_paper_on_nicu_care", "submit", "paper", "nicu",
        "neonatal_perinatal", "care",
    }  # fmt: skip
    assert themes(["", "this week"]) == {"this_week"}
