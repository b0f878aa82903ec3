"""Which note went where: by its id, or by its very content; never by likeness."""

import pytest

from mdnet.git.formats import LINK
from mdnet.sync.moves import moves
from tests.sync.pure.memory import ANA, TOM, Memory


@pytest.mark.parametrize(
    ("old", "new", "went"),
    [
        ({"a.md": ANA}, {"b.md": ANA}, {"a.md": "b.md"}),
        ({"a.md": ANA}, {"b.md": ANA + "more\n"}, {"a.md": "b.md"}),
        ({"a.md": "x\n"}, {"b.md": "x\n"}, {"a.md": "b.md"}),
        ({"a.md": "x\n"}, {"b.md": "x\ny\n"}, {}),
        ({"a.md": ANA}, {"b.md": TOM}, {}),
        ({"a.md": ANA}, {"b.md": ANA + "1\n", "c.md": ANA + "2\n"}, {}),
        (
            {"a.md": ANA, "b.md": TOM},
            {"a.md": TOM, "b.md": ANA},
            {"a.md": "b.md", "b.md": "a.md"},
        ),
        ({"a.png": b"\0one"}, {"b.png": b"\0one"}, {"a.png": "b.png"}),
        ({"a.md": ANA}, {}, {}),
        ({"a.md": ANA}, {"a.md": ANA + "more\n"}, {}),
    ],
    ids=[
        "as it was", "edited", "without an id", "without an id, edited", "another note",
        "to two places", "two swapped", "a picture", "gone", "not at all",
    ],
)  # fmt: skip
def test_where_a_file_went(old, new, went):
    memory = Memory()
    assert moves(memory.changes(old, new), memory.read) == went


def test_a_link_never_moves():
    memory = Memory()
    link = memory.entry("target", LINK)
    assert moves(memory.changes({"a.md": link}, {"b.md": link}), memory.read) == {}
