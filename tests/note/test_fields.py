"""Readers of single properties: what they accept, and what they say of the rest."""

from datetime import date

import pytest

from mdnet.model.dates import Birthday, Cadence
from mdnet.note import field_addresses, fields
from mdnet.note.field_links import link_target, unlinked
from mdnet.note.field_words import BASIS, CIRCLE, LOAD, MENTOR_SLOT, RELATIONSHIP
from mdnet.note.frontmatter import read


def the(written):
    """The property `k` with this written value."""
    return read(f"---\nk: {written}\n---\n", "n.md").properties[0]


def codes(reading):
    return [(p.line, p.column, p.code) for p in reading.problems]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("a text", "a text"), ("'quoted: x'", "quoted: x"), ("01234", "01234"),
        ("no", "no"),
        ("1e3", "1e3"), ("true", "true"), ("", ""), ("~", "~"), ('""', ""),
        ("|\n  a\n  b", "a b"),
        ("[one]", "one"), ("\n  - one", "one"), ("[]", ""), ('"[[X]]"', "[[X]]"),
    ],
)  # fmt: skip
def test_a_text(written, text):
    assert fields.text(the(written)) == (text, ())


@pytest.mark.parametrize(
    ("written", "text", "found"),
    [
        ("[one, two]", "one", [(2, 10, "FLD011")]),
        ("[[Tom Reed]]", "[[Tom Reed]]", [(2, 4, "FLD009")]),
        ("[[Nair, Priya]]", "[[Nair, Priya]]", [(2, 4, "FLD009")]),
        ("{a: 1}", "", [(2, 4, "FLD010")]),
        ("[[a], [b]]", "", [(2, 5, "FLD010"), (2, 10, "FLD010")]),
        ("[[[a]], b]", "[[a]]", [(2, 5, "FLD009"), (2, 12, "FLD011")]),
        ("[[{a: 1}]]", "", [(2, 5, "FLD010")]),
        ("[[]]", "", [(2, 5, "FLD010")]),
    ],
)  # fmt: skip
def test_a_text_that_is_something_else(written, text, found):
    reading = fields.text(the(written))
    assert (reading.value, codes(reading)) == (text, found)


def test_a_bare_link_is_told_how_to_be_written():
    problem = fields.text(the("[[Tom Reed|Tom]]")).problems[0]
    assert problem.message.endswith('"[[Tom Reed|Tom]]"')


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ('"[[Lakeside Hospital]]"', "Lakeside Hospital"),
        ('"[[A/B|shown]], PICU"', "shown, PICU"),
        ('"[[A/B#Head]]"', "B"), ("plain", "plain"), ("a ![[embed]] b", "a embed b"),
    ],
)  # fmt: skip
def test_a_plain_text_has_no_brackets(written, text):
    assert fields.plain_text(the(written)).value == text


@pytest.mark.parametrize(
    ("written", "target"),
    [
        ('"[[2026-04 NICU|NICU]]"', "2026-04 NICU"),
        ('"[[Rotations/NICU#May]]"', "Rotations/NICU"),
        ("PAS 2026", "PAS 2026"), ('"at [[PAS 2026|PAS]]"', "at PAS"),
    ],
)  # fmt: skip
def test_a_target(written, target):
    assert fields.target(the(written)).value == target


@pytest.mark.parametrize(
    ("written", "role"),
    [("Program Director", "program_director"), ("PD", "program_director"),
     ("RN", "nurse"), ("pt", "pt"), ("Bike mechanic", "bike_mechanic"), ("", "")],
)  # fmt: skip
def test_a_role(written, role):
    assert fields.role(the(written)).value == role


@pytest.mark.parametrize(
    ("written", "texts"),
    [
        ("[a, 'b, c', a]", ("a", "b, c")), ("\n  - a\n  -\n  - b", ("a", "b")),
        ("cardiology, global health", ("cardiology", "global health")),
        ("one", ("one",)),
        ("", ()), ("[]", ()), ("[01, no, ' ']", ("01", "no")), ("a; b", ("a", "b")),
        ('"[[Nair, Priya]], b"', ("[[Nair, Priya]]", "b")),
    ],
)  # fmt: skip
def test_texts(written, texts):
    assert fields.texts(the(written)) == (texts, ())


def test_a_list_says_which_of_its_members_is_no_text():
    reading = fields.texts(the("\n  - a\n  - {b: 1}"))
    assert (reading.value, codes(reading)) == (("a",), [(4, 5, "FLD010")])


@pytest.mark.parametrize(
    ("written", "aliases"),
    [("Reed, Tom", ("Reed, Tom",)), ("[Tom, T.]", ("Tom", "T.")), ("", ())],
)
def test_aliases(written, aliases):
    assert fields.aliases(the(written)).value == aliases


@pytest.mark.parametrize(
    ("written", "tags"),
    [
        ("[Person, '#cards/EP']", ("person", "cards/ep")),
        ("person cards", ("person", "cards")),
        ("'#a, #b'", ("a", "b")), ("one", ("one",)), ("'#'", ()),
    ],
)  # fmt: skip
def test_tags(written, tags):
    assert fields.tags(the(written)).value == tags


@pytest.mark.parametrize(
    ("written", "links"),
    [
        ('["[[A]]", "[[B|b]]", C]', ("A", "B", "C")), ('"[[A]], [[B#h]]"', ("A", "B")),
        ("Tom Reed, Sam Ortiz", ("Tom Reed", "Sam Ortiz")),
        ("['Reed, Tom']", ("Reed, Tom",)),
        ('\n  - "[[People/A]]"', ("People/A",)), ("", ()),
    ],
)  # fmt: skip
def test_links(written, links):
    assert fields.links(the(written)) == (links, ())


@pytest.mark.parametrize(
    ("written", "links"),
    [
        ("[[A]]", ("A",)),
        ("['', [[A]]]", ("A",)),
        ("[[[A]], [[B|b]]]", ("A", "B")),
        ("\n  - [[A]]\n  - [[B]]", ("A", "B")),
    ],
)
def test_links_without_quotes_count_and_are_found(written, links):
    reading = fields.links(the(written))
    assert reading.value == links
    assert {p.code for p in reading.problems} == {"FLD009"}


def test_a_day():
    assert fields.day(the("5 Mar 2026")) == (date(2026, 3, 5), ())
    assert fields.day(the("[[2026-03-05]]")).value == date(2026, 3, 5)
    assert fields.day(the("")) == (None, ())
    assert codes(fields.day(the("2026-02-30"))) == [(2, 4, "FLD001")]


def test_a_birthday():
    assert fields.birthday(the("04-17")) == (Birthday(4, 17), ())
    assert codes(fields.birthday(the("soon"))) == [(2, 4, "FLD003")]


def test_a_cadence():
    assert fields.cadence(the("90")) == (Cadence(90, "every 90 days"), ())
    assert fields.cadence(the("false")) == (Cadence(None, "never"), ())
    assert codes(fields.cadence(the("rarely"))) == [(2, 4, "FLD002")]


@pytest.mark.parametrize(
    ("written", "ticked"),
    [("true", True), ("yes", True), ("'on'", True), ("x", True), ("1", True),
     ("no", False), ("FALSE", False), ("", False)],
)  # fmt: skip
def test_a_checkbox(written, ticked):
    assert fields.checkbox(the(written)) == (ticked, ())


def test_a_checkbox_that_is_something_else():
    assert codes(fields.checkbox(the("maybe"))) == [(2, 4, "FLD005")]


@pytest.mark.parametrize(
    ("written", "number"), [("2", 2), ("PGY-2", 2), ("PL3", 3), ("'02'", 2), ("", None)]
)
def test_an_integer(written, number):
    assert fields.integer(the(written)) == (number, ())


def test_an_integer_that_is_something_else():
    assert codes(fields.integer(the("two"))) == [(2, 4, "FLD006")]


@pytest.mark.parametrize(
    ("written", "vocabulary", "words"),
    [
        ("Mentor", RELATIONSHIP, ("mentor",)),
        ("[mentor, sponsor]", RELATIONSHIP, ("mentor", "sponsor")),
        ("mentor, Sponsor Candidate", RELATIONSHIP, ("mentor", "sponsor_candidate")),
        ("[potential-mentor, 'peer, alum']", RELATIONSHIP, ("potential_mentor",
        "peer", "alumnus")),
        ("1", CIRCLE, ("inner",)), ("[4, Inner Circle]", CIRCLE, ("national", "inner")),
        ("[inner, 1]", CIRCLE, ("inner",)),
        ("Research/QI", MENTOR_SLOT, ("research_qi",)),
        ('"[[Mentor]]"', RELATIONSHIP, ("mentor",)), ("", CIRCLE, ()),
    ],
)  # fmt: skip
def test_words_of_a_vocabulary(written, vocabulary, words):
    assert fields.choices(the(written), vocabulary) == (words, ())


def test_an_unknown_word_is_left_out_and_the_known_ones_are_listed():
    reading = fields.choices(the("\n  - inner\n  - outer"), CIRCLE)
    assert (reading.value, codes(reading)) == (("inner",), [(4, 5, "FLD004")])
    assert reading.problems[0].message == (
        "`outer` is no circle: write one of inner, mentorship, institutional, national"
    )


def test_one_word_of_a_vocabulary():
    assert fields.choice(the("Heavy"), LOAD, "normal") == ("heavy", ())
    assert fields.choice(the(""), LOAD, "normal") == ("normal", ())
    assert fields.choice(the("official"), BASIS, "user") == ("published", ())
    assert codes(fields.choice(the("odd"), LOAD, "normal")) == [(2, 4, "FLD004")]


@pytest.mark.parametrize(
    ("written", "emails"),
    [
        ("a@b.org", ("a@b.org",)), ("[a@b.org, c@d.org]", ("a@b.org", "c@d.org")),
        ("a@b.org, c@d.org", ("a@b.org", "c@d.org")), ("mailto:a@b.org", ("a@b.org",)),
        ("Ann <a@b.org>", ("a@b.org",)), ('"[Ann](mailto:a@b.org)"', ("a@b.org",)),
        ("", ()),
        ("[{label: work, value: a@b.org}, c@d.org]", ("c@d.org", "a@b.org")),
        ("{home: a@b.org, work: [c@d.org, 5, ~]}", ("a@b.org", "c@d.org")),
    ],
)  # fmt: skip
def test_emails(written, emails):
    assert field_addresses.emails(the(written)) == (emails, ())


@pytest.mark.parametrize(
    ("written", "phones"),
    [
        ("01234", ("01234",)), ("+4930123456", ("+4930123456",)),
        ("+49 30 123", ("+49 30 123",)),
        ("(555) 010-0199", ("(555) 010-0199",)),
        ("[555-0100, 'tel:555-0101']", ("555-0100", "555-0101")),
        ("555-0100 or 555-0101", ("555-0100", "555-0101")),
        ("555-0100 ext. 12", ("555-0100 ext. 12",)),
        ("[{type: cell, number: 555-0100}]", ("555-0100",)), ("", ()),
    ],
)  # fmt: skip
def test_phones(written, phones):
    assert field_addresses.phones(the(written)) == (phones, ())


def test_what_is_no_address():
    assert codes(field_addresses.emails(the("ask Tom"))) == [(2, 4, "FLD007")]
    assert codes(field_addresses.phones(the("12"))) == [(2, 4, "FLD008")]
    assert codes(field_addresses.phones(the("[555-0100, call me]"))) == [
        (2, 15, "FLD008")
    ]


def test_links_in_texts():
    assert link_target("[[A#h|d]]") == "A"
    assert link_target(" A and [[B]] ") == "A and [[B]]"
    assert unlinked("[[ A ]] x") == "A x"
