"""Which merge a file gets, by its name and content."""

import pytest

from mdnet.merge import conflict_name, merge_file
from mdnet.model.settings import Settings

SETTINGS = Settings()


def merge(path, base, ours, theirs):
    found = merge_file(path, base, ours, theirs, SETTINGS)
    return found.data, [each.kind for each in found.decisions]


def test_pictures_stay_ours_with_a_copy_of_theirs():
    assert merge("a.png", b"\x89PNG\0", b"\x89PNG\0a", b"\x89PNG\0b") == (
        b"\x89PNG\0a",
        ["copy"],
    )


def test_bytes_that_are_no_text_stay_ours_with_a_copy():
    assert merge("a.dat", b"\xff1", b"\xff2", b"\xff3") == (b"\xff2", ["copy"])


def test_a_note_that_is_not_utf_8_is_merged_by_its_lines():
    base, ours = b"one\n\ncaf\xe9\n", b"one!\n\ncaf\xe9\n"
    assert merge("a.md", base, ours, b"one\n\ncaf\xe9s\n") == (
        b"one!\n\ncaf\xe9s\n",
        [],
    )


def test_two_people_of_one_name_are_not_mixed():
    ours = b"---\ntype: contact\nid: 5f0c1111\n---\nOurs.\n"
    theirs = b"---\ntype: contact\nid: 5f0c2222\n---\nTheirs.\n"
    assert merge("People/Tom Reed.md", None, ours, theirs) == (ours, ["copy"])
    base = b"---\ntype: contact\nid: 5f0c1111\n---\n"
    assert merge("People/Tom Reed.md", base, ours, theirs) == (ours, ["copy"])


def test_one_person_without_an_id_on_one_side_is_merged():
    ours = b"---\ntype: contact\nid: 5f0c1111\n---\nOurs.\n"
    theirs = b"---\ntype: contact\nrole: fellow\n---\nOurs.\n"
    assert merge("People/Tom Reed.md", None, ours, theirs)[0] == (
        b"---\ntype: contact\nrole: fellow\nid: 5f0c1111\n---\nOurs.\n"
    )


def test_a_base_is_merged_by_lines():
    base = b"views:\n  - type: table\n    name: All\n    order: a\n"
    ours = base.replace(b"table", b"cards")
    theirs = base.replace(b"order: a", b"order: b")
    assert merge("Views/All.base", base, ours, theirs) == (
        b"views:\n  - type: cards\n    name: All\n    order: b\n",
        ["line_merge"],
    )


def test_a_base_changed_at_one_line_stays_ours_with_a_copy():
    assert merge("a.base", b"a: 1\n", b"a: 2\n", b"a: 3\n") == (b"a: 2\n", ["copy"])


def test_an_emptied_file_does_not_delete_what_the_other_changed():
    assert merge("a.css", b"a {}\n", b"", b"a {}\nb {}\n") == (
        b"a {}\nb {}\n",
        ["edit_kept"],
    )
    assert merge("a.css", b"a {}\n", b"b {}\n", b" \n") == (b"b {}\n", ["edit_kept"])


def test_a_canvas_is_merged_by_the_ids_of_its_nodes():
    base = b'{\n\t"nodes":[\n\t\t{"id":"a","x":1}\n\t],\n\t"edges":[]\n}'
    ours = base.replace(b'"x":1', b'"x":5')
    theirs = base.replace(b"}\n", b'},\n\t\t{"id":"b","x":2}\n')
    assert merge("Map.canvas", base, ours, theirs) == (
        b'{\n\t"nodes":[\n\t\t{"id":"a","x":5},\n\t\t{"id":"b","x":2}\n\t],\n\t"edges":[]\n}',
        [],
    )


def test_json_that_cannot_be_read_stays_ours_with_a_copy():
    assert merge("a.json", b"{}", b"{", b'{"a":1}') == (b"{", ["copy"])
    deep = b"[" * 5000 + b"]" * 5000
    assert merge("a.json", b"[]", deep, b"[1]") == (deep, ["copy"])


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a.png", "a (conflict ba7816bf).png"),
        ("People/Tom Reed.md", "People/Tom Reed (conflict ba7816bf).md"),
        (".gitignore", ".gitignore (conflict ba7816bf)"),
        ("x/LICENSE", "x/LICENSE (conflict ba7816bf)"),
    ],
)
def test_the_copy_has_a_name_that_its_content_decides(path, name):
    assert conflict_name(path, b"abc") == name
