"""Which note a link means."""

import pytest

from mdnet.note.filenames import fold
from mdnet.note.resolve import Names

NOTES = (
    ("People/Maria Alvarez.md", "Maria Alvarez", "contact", ("Mary", "Dr. Alvarez")),
    ("People/Sam.md", "Sam", "contact", ("Sam Ortiz",)),
    ("Old/Sam.md", "Sam", "", ("Samuel",)),
    ("Places/Mary.md", "Mary Hall", "", ("The Hall",)),
    ("Index.md", "Index", "", ()),
    ("Notes/Index.md", "Index", "", ("PICU",)),
    ("Units/PICU team.md", "PICU team", "contact", ("PICU", "Team", "Team")),
    ("A/Lee.md", "Lee", "contact", ("Doc",)),
    ("B/Kim.md", "Kim", "contact", ("Doc",)),
    ("People/Zoë.md", "Zoë", "contact", ()),
)
NAMES = Names.build(NOTES)


@pytest.mark.parametrize(
    ("target", "display", "how", "path"),
    [
        ("People/Maria Alvarez", "", "path", "People/Maria Alvarez.md"),
        ("People/Maria Alvarez.md", "", "path", "People/Maria Alvarez.md"),
        ("people/maria alvarez", "", "path", "People/Maria Alvarez.md"),
        ("Maria Alvarez", "", "name", "People/Maria Alvarez.md"),
        ("MARIA ALVAREZ", "Mary", "name", "People/Maria Alvarez.md"),
        ("../People/Maria Alvarez", "", "path", "People/Maria Alvarez.md"),
        ("/Maria Alvarez", "", "name", "People/Maria Alvarez.md"),
        ("Zoe\u0308", "", "name", "People/Zoë.md"),
        ("Index", "", "path", "Index.md"),
        ("Notes/Index", "", "path", "Notes/Index.md"),
        ("Sam", "Sam Ortiz", "display", "People/Sam.md"),
        ("Sam", "samuel", "display", "Old/Sam.md"),
        ("Dr. Alvarez", "", "alias", "People/Maria Alvarez.md"),
        ("PICU", "", "alias", "Units/PICU team.md"),
        ("Team", "", "alias", "Units/PICU team.md"),
        ("The Hall", "", "alias", "Places/Mary.md"),
    ],
)
def test_found(target, display, how, path):
    found = NAMES.resolve(target, display)
    assert (found.how, found.path, found.candidates) == (how, path, (path,))
    assert NAMES.resolve(target, display) is found


@pytest.mark.parametrize(
    ("target", "display", "candidates"),
    [
        ("Sam", "", ("Old/Sam.md", "People/Sam.md")),
        ("Sam", "Mary", ("Old/Sam.md", "People/Sam.md")),
        ("Doc", "", ("A/Lee.md", "B/Kim.md")),
    ],
)
def test_ambiguous(target, display, candidates):
    found = NAMES.resolve(target, display)
    assert (found.how, found.path, found.candidates) == ("ambiguous", None, candidates)


@pytest.mark.parametrize(
    ("target", "display"),
    [("Missing", "Mary"), ("", ""), ("Elsewhere/Sam", ""), ("photo.png", "")],
)
def test_nothing_is_invented(target, display):
    assert NAMES.resolve(target, display) == (None, (), "none")


def test_the_end_of_a_path():
    names = Names.build([("X/A/Sam.md", "Sam", "", ()), ("X/B/Sam.md", "Sam", "", ())])
    assert names.resolve("A/Sam").path == "X/A/Sam.md"


@pytest.mark.parametrize(
    ("text", "folded"), [("Maria", "maria"), ("ZOË", "zoë"), ("Straße", "strasse")]
)
def test_fold(text, folded):
    assert fold(text) == folded
