"""Who is meant by a name on the command line."""

import pytest

from mdnet.errors import UsageError
from mdnet.who import Named, matches, person_named


def person(name: str, *aliases: str, folder: str = "People") -> Named:
    return Named(f"{folder}/{name}.md", name, aliases)


PEOPLE = (
    person("Ana Ortiz"),
    person("José Ortiz-Vega", "Pepe"),
    person("Sam Ortiz", "Boss"),
    person("Sam Reed"),
    person("Samantha Lee"),
    person("Tom Hall", folder="People"),
    person("Tom Hall", folder="Alumni"),
    person("Hal King"),
    person("hal king"),
)


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("Sam Reed", ["People/Sam Reed.md"]),
        ("sam  reed", ["People/Sam Reed.md"]),
        ("People/Sam Reed", ["People/Sam Reed.md"]),
        ("People/Sam Reed.md", ["People/Sam Reed.md"]),
        ("pepe", ["People/José Ortiz-Vega.md"]),
        ("jose", ["People/José Ortiz-Vega.md"]),
        ("sam", ["People/Sam Ortiz.md", "People/Sam Reed.md"]),
        ("sama", ["People/Samantha Lee.md"]),
        ("reed", ["People/Sam Reed.md"]),
        ("vega", ["People/José Ortiz-Vega.md"]),
        ("bos", ["People/Sam Ortiz.md"]),
        ("alumni/tom hall", ["Alumni/Tom Hall.md"]),
        ("hal king", ["People/hal king.md"]),
        ("Hal King", ["People/Hal King.md"]),
        ("people/HAL KING", ["People/Hal King.md", "People/hal king.md"]),
        ("zed", []),
        ("  ", []),
    ],
)  # fmt: skip
def test_a_name_means(text: str, paths: list[str]):
    assert [p.path for p in matches(PEOPLE, text)] == paths


def test_one_match_is_the_person():
    assert person_named(PEOPLE, "reed").name == "Sam Reed"


def test_nobody_says_how_to_go_on():
    with pytest.raises(UsageError) as error:
        person_named(PEOPLE, "Zed")
    assert str(error.value) == (
        "nobody in the vault is called “Zed”; `mdnet list` shows everybody, "
        '`mdnet add "Zed"` makes a note'
    )


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Samanhta", "Samantha Lee"),
        ("jose ortis vega", "José Ortiz-Vega"),
        ("Ortis", "Ana Ortiz or Sam Ortiz"),
        ("hil king", "Hal King or hal king"),
        ("tomm", "Alumni/Tom Hall or People/Tom Hall"),
    ],
)
def test_a_slip_gets_the_names_that_come_close(text: str, meant: str):
    with pytest.raises(UsageError) as error:
        person_named(PEOPLE, text)
    assert str(error.value) == (
        f"nobody in the vault is called “{text}”; did you mean {meant}? Else "
        f'`mdnet list` shows everybody, `mdnet add "{text}"` makes a note'
    )


def test_a_slip_is_answered_alike_in_whatever_order_people_come():
    said = []
    for people in (PEOPLE, PEOPLE[::-1]):
        with pytest.raises(UsageError) as error:
            person_named(people, "Ortis")
        said.append(str(error.value))
    assert said[0] == said[1]


def test_a_slip_that_many_come_close_to_gets_three_names():
    people = tuple(person(f"Maria {letter}") for letter in "ABCDE")
    with pytest.raises(UsageError) as error:
        person_named(people, "Marai")
    assert "did you mean Maria A, Maria B or Maria C? Else" in str(error.value)


def test_several_are_listed_and_never_guessed():
    with pytest.raises(UsageError) as error:
        person_named(PEOPLE, "sam")
    assert str(error.value) == (
        "“sam” can be Sam Ortiz or Sam Reed; write more of the name"
    )


def test_namesakes_are_told_apart_by_their_folder():
    with pytest.raises(UsageError) as error:
        person_named(PEOPLE, "tom")
    assert str(error.value) == (
        "“tom” can be Alumni/Tom Hall or People/Tom Hall; write more of the name"
    )


def test_a_long_list_is_cut():
    people = tuple(person(f"Ann {letter}") for letter in "ABCDEFGHIJK")
    with pytest.raises(UsageError) as error:
        person_named(people, "ann")
    assert "Ann H or 3 more; write more" in str(error.value)
