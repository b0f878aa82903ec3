"""Ids that are the same everywhere, and the small words of the digest."""

import pytest

from mdnet.rules.link_text import links, namesakes
from mdnet.rules.made import item_id
from mdnet.rules.plain import days_in_words, folded, one_line
from mdnet.rules.wording import filled, when
from tests.rules.people import day, network, person

TODAY = day("2026-11-22")


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        pytest.param(("D6", "Maria Alvarez", "call|None"), "5bca6b9b", id="plain"),
        pytest.param(("D6", "Jos\u00e9", "x"), "", id="composed"),
    ],
)
def test_an_id_never_changes(parts, expected):
    assert item_id(*parts) == (expected or item_id("D6", "Jose\u0301", "x"))


def test_the_parts_of_an_id_do_not_run_into_each_other():
    assert item_id("D6", "ab", "c") != item_id("D6", "a", "bc")


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (1, "every day"), (7, "every week"), (10, "every 10 days"),
        (14, "every 2 weeks"), (30, "every month"), (90, "every 3 months"),
        (91, "every 3 months"), (180, "every 6 months"), (182, "every 6 months"),
        (364, "every 12 months"), (365, "every year"), (730, "every 2 years"),
    ],
)  # fmt: skip
def test_days_in_words(days, expected):
    assert days_in_words(days) == expected


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        (None, "no date yet"),
        ("2026-11-21", "due since 21 Nov"),
        ("2025-11-21", "due since 21 Nov 2025"),
        ("2026-11-22", "due today"),
        ("2026-11-23", "by Mon"),
        ("2026-11-28", "by Sat"),
        ("2026-11-29", "by 29 Nov"),
    ],
)
def test_when_something_is_due(due, expected):
    assert when(day(due) if due else None, day("2026-11-22")) == expected


def test_a_template_needs_a_value_for_every_hole():
    assert filled("{n} of {n} done", 1, 2) == "1 of 2 done"
    with pytest.raises(ValueError, match=r"shorter|longer"):
        filled("{n} of {n} done", 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  a\n\tb ", "a b"),
        ("a\x1b[31mb", "a [31mb"),
        ("a \u202egnp", "a gnp"),
        ("^mdnet-0a1b2c3d", ""),
        ("a #Todo b", "a b"),
        ("a <!-- x --> b %% c %% d", "a b d"),
        ("a --> <!-- %% b", "a b"),
    ],
)
def test_one_clean_line(text, expected):
    assert one_line(text, ("todo",)) == expected


@pytest.mark.parametrize(
    "text", ["[[Lakeview]]", "lakeview.md", " LAKEVIEW ", "[[Lakeview#A|the lake]]"]
)
def test_names_are_compared_without_case_and_brackets(text):
    assert folded(text) == "lakeview"


def test_a_name_that_two_people_share_is_linked_with_its_path():
    one, two = person("Ana Lima"), person("ana lima")
    two = two._replace(contact=two.contact._replace(path="People/B/ana lima.md"))
    found = network(one, two, person("Ben Cho"))
    named = [(p.name, p.contact.path) for p in found.people]
    assert dict(links(namesakes(found.people), named)) == {
        "People/Ana Lima.md": "[[People/Ana Lima|Ana Lima]]",
        "People/B/ana lima.md": "[[People/B/ana lima|ana lima]]",
        "People/Ben Cho.md": "[[Ben Cho]]",
    }


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a <!-- b --> c", "a c"), ("a %%b%% c", "a c"), ("a <!-- b", "a b"),
        ("a --> b", "a b"), ("a %% b", "a b"), ("a %% b --> c %% d", "a d"),
        ("a <!-- b %% c --> d %% e", "a d e"), ("<!--" * 200_000 + " a", "a"),
        ("%%" * 200_001 + " a", "a"), ("<!--a-->" * 100_000 + " <!-- b", "b"),
    ],
    ids=range(10),
)  # fmt: skip
def test_comments_are_left_out_however_many_there_are(text: str, shown: str):
    assert one_line(text) == shown
