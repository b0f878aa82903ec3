"""A promise's own words around the person's link."""

import pytest

from mdnet.model.contact import Contact
from mdnet.model.task import Task
from mdnet.rules.promise_text import short_form, short_line, stem

MARIA = Contact("People/Maria Alvarez.md", "Maria Alvarez", aliases=("Dr. Alvarez",))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("send the growth-chart paper", "**Send** @ the growth-chart paper"),
        ("Send her the paper", "**Send** @ the paper"),
        ("send her slides", "**Send** @ her slides"),
        ("email him", "**Email** @"),
        ("call her", "**Call** @"),
        ("call her about the rota", "**Call** @ about the rota"),
        ("write to her about the talk", "**Write** @ about the talk"),
        ("send the paper to her", "**Send** @ the paper"),
        ("send Maria the paper", "**Send** @ the paper"),
        ("send Maria Alvarez the paper", "**Send** @ the paper"),
        ("send the paper to Maria", "**Send** @ the paper"),
        ("ask for feedback", "**Ask** @ for feedback"),
        ("introduce Maria to Sam", "**Introduce** @ to Sam"),
        ("ask Maria's advice", "**Keep** your promise to @: ask Maria's advice"),
        ("share the draft", "**Share** with @ the draft"),
        ("share with her the draft", "**Share** with @ the draft"),
        ("Follow up", "**Follow up** with @"),
        ("follow up on the abstract", "**Keep** your promise to @: "
            "follow up on the abstract"),
        ("reply", "**Reply** to @"),
        ("finish the abstract", "**Finish** for @ the abstract"),
        ("look into the grant", "**Keep** your promise to @: look into the grant"),
        ("send back the book", "**Keep** your promise to @: send back the book"),
        ("growth charts", "**Keep** your promise to @: growth charts"),
        ("return her book", "**Keep** your promise to @: return her book"),
        ("", "**Keep** your promise to @"),
        ("send [[Maria Alvarez]] the paper", "**Send** @ the paper"),
        ("ask [[people/maria alvarez|Maria]] about the poster",
            "**Ask** @ about the poster"),
        ("ask [[Work/Maria Alvarez#Log]] why", "**Ask** @ why"),
        ("ask [[Dr. Alvarez]] why", "**Ask** @ why"),
        ("send the paper to [[Maria Alvarez]]", "**Send** the paper to @"),
        ("introduce [[Sam Ortiz]] to [[Maria Alvarez]]",
            "**Introduce** [[Sam Ortiz]] to @"),
        ("introduce [[Sam Ortiz]]",
            "**Keep** your promise to @: introduce [[Sam Ortiz]]"),
        ("charts for [[Maria Alvarez]] by noon",
            "**Keep** your promise: charts for @ by noon"),
        ("charts for [[Maria Alvarez|Maria]]", "**Keep** your promise: charts for @"),
        ("[[Maria Alvarez]]: send the paper", "**Send** @ the paper"),
        ("[[Maria Alvarez]] wants the charts",
            "**Keep** your promise to @: wants the charts"),
        ("send the form #todo", "**Send** @ the form"),
        ("send <!-- /mdnet --> the form ^mdnet-0a1b2c3d\nnow",
            "**Send** @ the form now"),
        ("send <!-- the form", "**Send** @ the form"),
        ("send %%draft%% the form", "**Send** @ the form"),
    ],
)  # fmt: skip
def test_the_line_of_a_promise(words, expected):
    found = stem(Task("a", 1, " ", words, tags=("todo",)), MARIA)
    assert f"**{found.action}** {found.before}@{found.after}" == expected


KEEP = "**Keep** your promise to @: "


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("ask Denise where visiting students find housing", KEEP + "ask Denise where "
            "visiting students find housing"),
        ("ask the chief about the rota", KEEP + "ask the chief about the rota"),
        ("tell Maria Lopez about the rota", KEEP + "tell Maria Lopez about the rota"),
        ("call her office", KEEP + "call her office"),
        ("email the draft", KEEP + "email the draft"),
        ("email about the draft", "**Email** @ about the draft"),
        ("call tomorrow", "**Call** @ tomorrow"),
        ("call back", KEEP + "call back"),
        ("ask whether she comes", "**Ask** @ whether she comes"),
        ("thank the nurses", KEEP + "thank the nurses"),
        ("thank her for the letter", "**Thank** @ for the letter"),
        ("meet with Denise", KEEP + "meet with Denise"),
        ("talk about the match", "**Talk** to @ about the match"),
        ("talk to Denise", KEEP + "talk to Denise"),
        ("reply by Friday", "**Reply** to @ by Friday"),
        ("introduce him to the new fellow", "**Introduce** @ to the new fellow"),
        ("introduce her to the new fellow", "**Introduce** @ to the new fellow"),
        ("introduce them", "**Introduce** @"),
        ("introduce the new fellow", KEEP + "introduce the new fellow"),
        ("introduce Sam to her", KEEP + "introduce Sam to her"),
        ("tell him Friday works", "**Tell** @ Friday works"),
        ("send Denise the paper", KEEP + "send Denise the paper"),
        ("send [[Sam Ortiz]] the paper", KEEP + "send [[Sam Ortiz]] the paper"),
        ("send a note", "**Send** @ a note"),
        ("give my slides", "**Give** @ my slides"),
        ("Bring The Book", "**Bring** @ The Book"),
        ("forward 2 papers", "**Forward** @ 2 papers"),
        ("share slides", "**Share** with @ slides"),
        ("share Sam's slides", KEEP + "share Sam's slides"),
        ("send to the chief", KEEP + "send to the chief"),
        ("send by Friday", KEEP + "send by Friday"),
        ("write \"thank you\"", KEEP + "write \"thank you\""),
        ("mail Maria Alvarez", "**Mail** @"),
        ("mail maria alvarez the form", "**Mail** @ the form"),
        ("ask Maria Alvarez's advice", "**Ask** @'s advice"),
        ("send the paper to Maria Alvarez today", "**Send** the paper to @ today"),
        ("introduce Sam to Maria Alvarez", "**Introduce** Sam to @"),
        ("Maria Alvarez: bring the book", "**Bring** @ the book"),
        ("charts for Maria Alvarez", "**Keep** your promise: charts for @"),
        ("read [[Maria Alvarez paper]]", KEEP + "read [[Maria Alvarez paper]]"),
        ("read [[On Maria Alvarez]], send Maria Alvarez notes",
            "**Read** [[On Maria Alvarez]], send @ notes"),
        ("read Maria Alvarezson", KEEP + "read Maria Alvarezson"),
    ],
)  # fmt: skip
def test_the_person_is_put_in_only_where_that_reads_well(words, expected):
    found = stem(Task("a", 1, " ", words), MARIA)
    assert f"**{found.action}** {found.before}@{found.after}" == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("send May schedules", "**Send** @ schedules"),
        ("thank may", "**Thank** @"),
        ("thank May again", "**Thank** @ again"),
        ("read the may rota", "**Keep** your promise to @: read the may rota"),
    ],
)
def test_a_name_of_one_word(words, expected):
    found = stem(Task("a", 1, " ", words), Contact("People/May.md", "May"))
    assert f"**{found.action}** {found.before}@{found.after}" == expected


@pytest.mark.parametrize(
    ("short", "expected"),
    [
        ("send the paper", "@: send the paper"),
        ("mail Maria Alvarez", "mail @"),
        ("mail maria alvarez, by Tue", "mail @, by Tue"),
        ("see [[2026 Maria Alvarez|agenda]]", "@: see [[2026 Maria Alvarez|agenda]]"),
    ],
)
def test_the_name_is_not_said_twice(short, expected):
    assert short_line(short, "Maria Alvarez", "@") == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Send the paper", "send the paper"),
        ("Send [[Maria Alvarez|Maria]] the paper", "send Maria the paper"),
        ("Send [[Maria Alvarez]] the paper", "send Maria Alvarez the paper"),
        ("Send [[Sam Ortiz]] the paper", "send [[Sam Ortiz]] the paper"),
        ("Growth charts", "Growth charts"),
    ],
)
def test_the_short_form_of_a_promise(words, expected):
    assert short_form(Task("a", 1, " ", words), MARIA) == expected
