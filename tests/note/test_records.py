"""Contacts, profile, rotations and seasons from their properties."""

from datetime import date

import pytest

from mdnet.model.calendar import Profile, Rotation, SeasonDate
from mdnet.model.contact import Contact
from mdnet.model.dates import Birthday, Cadence
from mdnet.note.frontmatter import read
from mdnet.note.records import (
    contact,
    note_aliases,
    note_tags,
    note_type,
    profile,
    rotation,
    season,
)

FULL = """\
type: contact
id: 01234
aliases:
  - Maria
  - Alvarez, M.
tags: ["#person", cards]
role: Subspecialty faculty
title: Associate Professor
institution: "[[Lakeside Children's]]"
circle: [mentorship]
relationship: mentor, sponsor candidate
mentor_slots:
  - research qi
why: she reads drafts the same week
interests: cardiology, global health
met: 2026-3-5
met_at: "[[2026-02 Cardiology|Cardiology]]"
cadence: quarterly
snooze_until: 1 Dec 2026
paused: no
email: maria@example.org
phone: 05550100
linkedin: connected
say_it: mah-REE-ah
birthday: 04-17
favourite_tea: green
"""


def front(yaml):
    return read(f"---\n{yaml}---\n", "n.md")


def places(findings):
    return [(f.path, f.line, f.column, f.code, f.severity) for f in findings]


def test_a_contact_with_everything():
    assert contact("People/Maria Alvarez.md", "Maria Alvarez", front(FULL)) == (
        Contact(
            path="People/Maria Alvarez.md",
            name="Maria Alvarez",
            id="01234",
            aliases=("Maria", "Alvarez, M."),
            tags=("person", "cards"),
            role="subspecialty_faculty",
            title="Associate Professor",
            institution="Lakeside Children's",
            circle=("mentorship",),
            relationship=("mentor", "sponsor_candidate"),
            mentor_slots=("research_qi",),
            why="she reads drafts the same week",
            interests=("cardiology", "global health"),
            met=date(2026, 3, 5),
            met_at="2026-02 Cardiology",
            cadence=Cadence(90, "every 3 months"),
            snooze_until=date(2026, 12, 1),
            paused=False,
            email=("maria@example.org",),
            phone=("05550100",),
            linkedin="connected",
            say_it="mah-REE-ah",
            birthday=Birthday(4, 17),
        ),
        (),
    )


def test_a_contact_with_nothing():
    assert contact("A.md", "A", read("", "A.md")) == (Contact("A.md", "A"), ())


def test_findings_have_the_values_place_in_the_order_of_the_note():
    yaml = "met: 2026-02-30\ncircle: [inner, outer]\ncadence:   often\n"
    _, found = contact("A.md", "A", front(yaml))
    assert places(found) == [
        ("A.md", 2, 6, "FLD001", "warning"),
        ("A.md", 3, 17, "FLD004", "warning"),
        ("A.md", 4, 12, "FLD002", "warning"),
    ]


@pytest.mark.parametrize(
    ("yaml", "field", "value"),
    [
        ("org:\n  - '[[Lakeside]]'\n", "institution", "Lakeside"),
        ("company: Lakeside\n", "institution", "Lakeside"),
        ("Organization: Lakeside\n", "institution", "Lakeside"),
        ("institution:\norg: Lakeside\n", "institution", "Lakeside"),
        ("institution: A\norg: B\n", "institution", "A"),
        ("emails: [a@b.org]\nemail: c@d.org\n", "email", ("c@d.org", "a@b.org")),
        (
            "EMAIL[HOME]: a@b.org\nEMAIL[WORK]: c@d.org\n",
            "email",
            ("a@b.org", "c@d.org"),
        ),
        ("email_2: a@b.org\n", "email", ("a@b.org",)),
        ("phones:\n  - {label: cell, value: 555-0100}\n", "phone", ("555-0100",)),
        ("TEL[CELL]: 555-0100\n", "phone", ("555-0100",)),
        ("prm-cadence: 14\n", "cadence", Cadence(14, "every 14 days")),
        ("prm-snooze-until: 2026-12-01\n", "snooze_until", date(2026, 12, 1)),
        ("prm-birthday: 04-17\n", "birthday", Birthday(4, 17)),
        ("bday: 1990-04-17\n", "birthday", Birthday(4, 17, 1990)),
        ("first_met: 2026-03-05\n", "met", date(2026, 3, 5)),
        ("Snooze Until: 2026-12-01\n", "snooze_until", date(2026, 12, 1)),
        ("alias: Tommy\n", "aliases", ("Tommy",)),
        ("tag: person\n", "tags", ("person",)),
        ("name: {first: Tom, last: Reed}\n", "aliases", ("Tom Reed",)),
        ("name:\n  first: Tom\n", "aliases", ("Tom",)),
        ("name: Tom Reed\n", "aliases", ("Tom Reed",)),
        ("name: A\n", "aliases", ()),
        ("name: [x]\n", "aliases", ()),
        ("FN: Tom Reed\nN.GN: Tom\nN.FN: Reed\n", "aliases", ("Tom Reed",)),
        ("first_name: Tom\nlast_name: Reed\n", "aliases", ("Tom Reed",)),
        ("first_name: Tom\nlast_name:\n", "aliases", ()),
        ("aliases: [Tom Reed]\nname: Tom Reed\n", "aliases", ("Tom Reed",)),
    ],
)
def test_other_vaults_words_are_read(yaml, field, value):
    person, found = contact("A.md", "A", front(yaml))
    assert getattr(person, field) == value
    assert found == ()


def test_other_vaults_values_do_not_stop_the_note():
    yaml = (
        "categories:\n  - '[[People]]'\n"
        "interactions:\n  - {date: 2026-01-01, text: x}\n"
        "relationship: friend\nlast_contact: 2026-01-01\n"
        "coordinates: [1, 2]\nmet: [[Tom]]\n"
    )
    person, found = contact("A.md", "A", front(yaml))
    assert person == Contact("A.md", "A")
    assert [(f.line, f.code) for f in found] == [
        (6, "FLD004"),
        (9, "FLD009"),
        (9, "FLD001"),
    ]


def test_a_profile():
    yaml = (
        "name: Ana Costa\npgy: PGY-2\npgy_since: 2026-07-01\nprogram: '[[Lakeside]]'\n"
        "track: fellowship\nspecialty: cardiology\ninterests: [QI]\nacademic: yes\n"
        "style: Introvert\n"
    )
    assert profile("Me.md", "Me", front(yaml)) == (
        Profile(
            "Me.md", "Ana Costa", 2, date(2026, 7, 1), "Lakeside", "fellowship",
            "cardiology", ("QI",), True, "introvert",
        ),
        (),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("title", "name"), [("Me", ""), ("About me", ""), ("Ana Costa", "Ana Costa")]
)
def test_a_profile_without_a_name(title, name):
    assert profile("Me.md", title, front(""))[0].name == name


def test_a_rotation():
    yaml = (
        "service: NICU\nsite: '[[Lakeside]]'\nstarts: 2026-11-02\nends: 2026-11-29\n"
        "load: Heavy\npeople:\n  - '[[Tom Reed]]'\n  - '[[Sam Ortiz|Sam]]'\n"
    )
    assert rotation("R.md", "NICU", front(yaml)) == (
        Rotation(
            "R.md", "NICU", "NICU", "Lakeside", date(2026, 11, 2), date(2026, 11, 29),
            "heavy", ("Tom Reed", "Sam Ortiz"),
        ),
        (),
    )  # fmt: skip


def test_a_rotation_that_ends_before_it_starts():
    note, found = rotation("R.md", "R", front("start: 2026-11-29\nend: 2026-11-02\n"))
    assert (note.starts, note.ends, note.load) == (date(2026, 11, 29), None, "normal")
    assert places(found) == [("R.md", 3, 6, "FLD012", "warning")]


def test_a_season():
    yaml = (
        "type: season\nbasis: extrapolated\ncreated: 2026-01-01\n"
        "eras_open: 2027-06-02\nmatch_day: 1 Dec 2027\nmatch_day_basis: Published\n"
        "soap_starts: 2028-03-13\n"
        "note: soon\nlist: [a]\n"
    )
    note, found = season("S.md", "ERAS 2028", front(yaml))
    assert note.dates == (
        SeasonDate("eras_open", date(2027, 6, 2), "extrapolated"),
        SeasonDate("match_day", date(2027, 12, 1), "published"),
        SeasonDate("soap_starts", date(2028, 3, 13), "extrapolated"),
    )
    assert (note.path, note.name, found) == ("S.md", "ERAS 2028", ())


def test_a_season_says_which_date_and_basis_it_cannot_read():
    yaml = "match_day: 2027-02-30\neras_open: 2027-06-02\neras_open_basis: rumour\n"
    note, found = season("S.md", "S", front(yaml))
    assert note.dates == (SeasonDate("eras_open", date(2027, 6, 2), "user"),)
    assert [(f.line, f.code) for f in found] == [(2, "FLD001"), (4, "FLD004")]


def test_what_kind_of_note_it_is():
    matter = front("Type: Contact\ntags: [Person]\naliases: Tom\n")
    assert note_type(matter) == "contact"
    assert note_tags(matter) == ("person",)
    assert note_aliases(matter) == ("Tom",)
    assert note_type(front("type: ['[[Authors]]']\n")) == "authors"
    assert note_type(front("")) == ""


def test_the_key_that_stands_first_in_the_table_counts_wherever_it_is_in_the_note():
    known = front(
        "position: Fellow\nemail_2: b@x.org\nTitle: Chief\ntitle_2: Head\n"
        "mail: c@x.org\nEMAIL: a@x.org\n"
    )
    person, _ = contact("People/Tom Reed.md", "Tom Reed", known)
    assert person.title == "Chief"
    assert person.email == ("b@x.org", "a@x.org", "c@x.org")
