"""What `mdnet check` says of letters."""

from typing import Any

import pytest

from mdnet.letters.findings import letter_findings
from mdnet.model.network import Network
from mdnet.model.settings import Settings
from mdnet.rules.lint import lint
from tests.letters.world import CARDIOLOGY, day, letter, person, world

TODAY = day("2026-11-22")


def found(network: Network) -> list[str]:
    return [
        f"{f.code} {f.message}" for f in letter_findings(network, Settings(), TODAY)
    ]


def maria(status: str, **more: Any) -> Network:
    return world(person("Maria"), letters=[letter("Maria", status, "pd", **more)])


@pytest.mark.parametrize(
    ("network", "texts"),
    [
        (maria("idea"), []),
        (maria("agreed", asked_on="2026-11-01", answered_on="2026-11-02"), []),
        (maria("declined", asked_on="2026-11-01", uploaded_on="2026-11-02"), []),
        (maria("request_sent", waived=False), []),
        (maria("imported", year=2025), []),
        (maria("imported", uploaded_on="2025-09-01"), []),
        (
            maria("asked", uploaded_on="2026-11-02"),
            ["LTR001 the status is asked, but uploaded_on is 2026-11-02: set the "
             "status on, or take the day away"],
        ),
        (
            maria("agreed", asked_on="2026-11-02", answered_on="2026-11-01"),
            ["LTR002 answered_on is 2026-11-01, before asked_on (2026-11-02): correct "
             "one of them"],
        ),
        (
            maria("asked", asked_on="2026-12-01"),
            ["LTR003 asked_on is 2026-12-01, which has not come yet: correct the day"],
        ),
        (
            maria("imported"),
            ["LTR007 an imported letter keeps the year of its upload: set `year`"],
        ),
        (
            maria("uploaded"),
            ["LTR008 set `waived`: whether you waived the right to see it, yes or no"],
        ),
        (
            maria("asked", need_by="2027-07-08"),
            ["LTR009 need_by is 2027-07-08, but Cardiology needs it by 2027-07-07 (14 "
             "days before programs read): correct the day, or leave it empty to go by "
             "the application"],
        ),
        (maria("asked", need_by="2027-07-01"), []),
        (maria("uploaded", need_by="2027-07-08", waived=True), []),
    ],
)  # fmt: skip
def test_letters(network, texts):
    assert found(network) == texts


def test_links_that_lead_nowhere():
    stray = letter("X")._replace(writer_path="", application_path="")
    empty = stray._replace(writer="", application="", path="b.md")
    assert found(world(letters=[stray, empty])) == [
        'LTR004 “Cardiology” is no application of the vault: link one, "[[Name]]"',
        'LTR004 “X” is no person of the vault: link one, "[[Name]]"',
        'LTR004 `application` is no application of the vault: link one, "[[Name]]"',
        'LTR004 `writer` is no person of the vault: link one, "[[Name]]"',
    ]


def test_a_link_to_the_wrong_kind_of_note():
    """A writer is no application, and an application no writer."""
    helen, sam = person("Helen"), person("Sam")
    wrong_writer = letter("Helen")._replace(
        writer="Cardiology", writer_path=CARDIOLOGY.path
    )
    wrong_application = letter("Helen")._replace(
        application="Sam", application_path=sam.contact.path
    )
    assert found(world(helen, sam, letters=[wrong_writer])) == [
        'LTR004 “Cardiology” is no person of the vault: link one, "[[Name]]"'
    ]
    assert found(world(helen, sam, letters=[wrong_application])) == [
        'LTR004 “Sam” is no application of the vault: link one, "[[Name]]"'
    ]


def test_two_letters_of_one_writer_and_more_than_it_takes():
    names = "ABCDE"
    there = [letter(n, "agreed", "other") for n in names]
    there.append(there[0]._replace(path="z.md", name="z"))
    network = world(*map(person, names), letters=there)
    assert found(network) == [
        "LTR006 Cardiology has 6 letters, and takes 4 at most",
        "LTR005 Letter A is of the same writer for the same application",
    ]


def test_an_application_without_a_deadline_has_no_other_day():
    bare = CARDIOLOGY._replace(season_path="")
    network = maria("asked", need_by="2027-07-08")._replace(applications=(bare,))
    assert found(network) == []


def test_they_are_among_the_findings_of_check():
    network = maria("asked", asked_on="2026-12-01")
    codes = {f.code for f in lint(network, Settings(), TODAY)}
    assert "LTR003" in codes
