"""Conflict copies of sync tools, twins by case, names that travel badly."""

import pytest

from mdnet.vault.names import Copy, conflict_copies, is_same_note, name_findings

ANNA = "People/Anna.md"


@pytest.mark.parametrize(
    "name",
    [
        "Anna.sync-conflict-20261120-101500-ABCDEFG",
        "Anna (Conflicted copy Pixel 202611201015)",
        "Anna (conflicted copy 2026-11-20 101500)",
        "Anna (Maria's conflicted copy 2026-11-20)",
        "Anna (Maria's conflicted copy 2026-11-20) (1)",
        "Anna (mdnet kept 20261120-101500)",
        "Anna (mdnet kept 20261120-101500 2)",
    ],
)
def test_a_name_that_only_a_tool_gives_is_a_copy(name: str):
    def unread(path: str) -> str:
        raise AssertionError("no text is needed")

    assert conflict_copies([f"People/{name}.md", ANNA], unread) == (
        Copy(f"People/{name}.md", ANNA),
    )


PERHAPS = [
    "Anna 2",
    "Anna_2",
    "Anna (1)",
    "Anna(1)",
    "Anna (conflict 1a2b3c4d)",
    "Anna-LAPTOP",
    "Anna-DESKTOP-7F-2",
]


@pytest.mark.parametrize("name", PERHAPS)
def test_a_name_that_people_give_too_is_a_copy_when_the_texts_are_alike(name: str):
    texts = {ANNA: "id: a1\nold", f"People/{name}.md": "id: a1\nnew"}
    assert [copy.path for copy in conflict_copies(texts, texts.get)] == [
        f"People/{name}.md"
    ]


@pytest.mark.parametrize("name", PERHAPS)
def test_another_person_of_that_name_is_not_a_copy(name: str):
    texts = {ANNA: "id: a1\n# Log\n- met", f"People/{name}.md": "id: b2\n# Log\n- met"}
    assert conflict_copies(texts, texts.get) == ()


@pytest.mark.parametrize(
    "path",
    ["People/Anna 2.md", "Other/Anna 2.md", "Daily/2026-11-22.md", "People/Anna-.md"],
)
def test_without_the_original_beside_it_a_name_says_nothing(path: str):
    assert conflict_copies([path, "People/Tom.md"], lambda path: "same") == ()


def test_a_double_name_with_a_hyphen_is_read_and_left_alone():
    texts = {
        "Maria Smith.md": "- met at grand rounds",
        "Maria Smith-Jones.md": "- nurse",
    }
    assert conflict_copies(texts, texts.get) == ()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("id: a1\nx", "id: a1\ny", True),
        ("id: a1\nx", "id: a2\nx", False),
        ("a\nb\nc\nd\ne", "a\nb\nc\nd\nf", True),
        ("a\nb\nc\nd\ne", "a\nb\nc\nf\ng", False),
        ("a\n\nb\r\n", "  b\na", True),
        ("", "a", False),
        (None, "a", False),
        ("\n", "\n", False),
    ],
)
def test_two_texts_are_one_note_by_id_or_by_four_fifths_of_the_lines(one, other, same):
    assert is_same_note(one, other) is same


def messages(paths: list[str], copies: tuple[Copy, ...] = ()) -> list[tuple[str, str]]:
    return [(finding.code, finding.path) for finding in name_findings(paths, copies)]


def test_a_copy_is_a_finding_that_names_both():
    copy = Copy("Anna 2.md", "Anna.md")
    (finding,) = name_findings(["Anna 2.md", "Anna.md"], [copy])
    assert (finding.code, finding.path) == ("SYNC001", "Anna 2.md")
    assert "copy of Anna.md, left by" in finding.message


def test_a_copy_without_its_original_says_so():
    (finding,) = name_findings(["Anna 2.md"], [Copy("Anna 2.md", "Anna.md")])
    assert "of Anna.md, which is not there, left" in finding.message


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("People/Anna.md", "People/anna.md"),
        ("People/Anna.md", "people/Anna.md"),
        ("Jose\u0301.md", "Jos\u00e9.md"),
        ("Stra\u00dfe.md", "strasse.md"),
    ],
)
def test_twins_are_a_finding(one: str, other: str):
    assert [code for code, _ in messages(sorted([one, other]))].count("NAME001") == 1


@pytest.mark.parametrize(
    "name", ["a:b", "a?", "CON", "nul", "a#b", "a[b]", "a|b", "x ", "x.", 'a"b']
)
def test_a_name_that_not_every_device_takes_is_a_finding(name: str):
    assert messages([f"{name}.md"]) == [("NAME002", f"{name}.md")]


def test_good_names_say_nothing():
    good = ["Anna Lee.md", "Müller.md", "2026-11-22.md", "A  B.md", "O'Brien, T.md"]
    assert messages(good) == []
