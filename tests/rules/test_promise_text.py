"""A promise's own words around the person's link."""

import pytest

from mdnet.model.contact import Contact
from mdnet.model.task import Task
from mdnet.rules.promise_text import short_form, stem

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
        ("introduce [[Sam Ortiz]]", "**Introduce** @ [[Sam Ortiz]]"),
        ("charts for [[Maria Alvarez]] by noon",
            "**Keep** your promise to @: charts for Maria Alvarez by noon"),
        ("charts for [[Maria Alvarez|Maria]]",
            "**Keep** your promise to @: charts for Maria"),
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
