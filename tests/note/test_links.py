"""Wikilinks and tags."""

import pytest

from mdnet.note.links import tags, targets, wikilinks


@pytest.mark.parametrize(
    ("text", "target", "heading", "display", "embed"),
    [
        pytest.param("[[A B]]", "A B", "", "", False, id="plain"),
        pytest.param("[[F/A|b c]]", "F/A", "", "b c", False, id="alias"),
        pytest.param("[[A#h#k|b]]", "A", "h#k", "b", False, id="heading"),
        pytest.param("[[A#^id]]", "A", "^id", "", False, id="block"),
        pytest.param(r"[[A\|b]]", "A", "", "b", False, id="in a table"),
        pytest.param(r"[[A#h\|b]]", "A", "h", "b", False, id="heading in a table"),
        pytest.param("![[A.png|300]]", "A.png", "", "300", True, id="embed"),
        pytest.param("[[#h]]", "", "h", "", False, id="own heading"),
        pytest.param("[[ A ]]", "A", "", "", False, id="spaces"),
        pytest.param("[[[A]]]", "A", "", "", False, id="three brackets"),
    ],
)
def test_link(text, target, heading, display, embed):
    (link,) = wikilinks(text)
    assert link[:3] == (target, heading, display)
    assert link.embed is embed


@pytest.mark.parametrize("text", ["[[A", "[[A\nB]]", "[[]", "[A](B.md)", "[[[A]"])
def test_no_link(text):
    assert list(wikilinks(text)) == []


def test_spans_and_start():
    text = "[[A]] ![[B]] [[C]]"
    assert [text[a.start : a.end] for a in wikilinks(text, 2)] == ["![[B]]", "[[C]]"]


def test_targets_once_each_without_embeds():
    text = "[[A]] ![[E]] [[B|x]] [[A#h]] [[#own]] [[]]"
    assert targets(text) == ("A", "B")
    assert targets("none") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("met #awaiting, #Gave; (#asked)", ("awaiting", "gave", "asked")),
        ("#a #a #b/c #d-e_f", ("a", "b/c", "d-e_f")),
        ("#2026 #1a x#no [[A#no]] [[A #no]] https://a.b/#no ##no", ("1a",)),
        ("#größe #日本 #👍", ("größe", "日本", "👍")),
        ("none", ()),
    ],
)
def test_tags(text, expected):
    assert tags(text) == expected
