"""Two devices that ran `mdnet today` apart, merged by git with `merge=union`.

Git then keeps the lines of both sides without conflict markers: the marks of the
block may stand there twice.
"""

import pytest

from mdnet.operations.block_place import CLOSE, OPEN
from tests.operations.test_git_merge import NOTE, answer, git, save, write
from tests.operations.world import MARIA, PEOPLE, TOM, WORLD, today
from tests.rules.people import network

# Without a list and the week's line, the changed lines are so close to each other
# that git takes the marks between them for a part of what differs.
SMALL = network(PEOPLE[0], PEOPLE[2])
BIG_LEFT, SMALL_LEFT = today("").text, today("", SMALL).text


@pytest.fixture
def devices(tmp_path):
    """A laptop and a phone: two clones of one vault with the union attribute."""
    laptop, phone = tmp_path / "laptop", tmp_path / "phone"
    git(tmp_path, "init", "-q", "-b", "main", str(laptop))
    (laptop / ".gitattributes").write_text("*.md merge=union\n", encoding="utf-8")
    save(laptop)
    git(tmp_path, "clone", "-q", str(laptop), str(phone))
    return laptop, phone


def marks(text):
    return [line for line in text.splitlines() if line in (OPEN, CLOSE)]


CASES = [
    pytest.param(WORLD, "", "", [OPEN, CLOSE], id="far apart"),
    pytest.param(WORLD, "", "Own.\n", [OPEN, OPEN, CLOSE], id="own line, far apart"),
    pytest.param(SMALL, "", "", [OPEN, CLOSE, CLOSE], id="near"),
    pytest.param(SMALL, "", "Own.\n", [OPEN, CLOSE, OPEN, CLOSE], id="own line, near"),
    pytest.param(SMALL, "Mine.\n", "Own.\n", [OPEN, CLOSE, OPEN, CLOSE],
        id="both own lines, near"),
]  # fmt: skip


@pytest.mark.parametrize(("world", "mine", "yours", "left_marks"), CASES)
def test_a_merge_by_union_leaves_one_block(devices, world, mine, yours, left_marks):
    laptop, phone = devices
    here, there = today(mine, world).text, today(yours, world).text
    write(laptop, answer(here, MARIA, "x", " sent it") + "Laptop.\n")
    write(phone, answer(there, TOM, "-") + "Phone.\n")
    git(laptop, "fetch", "-q", str(phone), "main:phone")
    git(laptop, "merge", "-q", "phone")
    left = (laptop / NOTE).read_bytes().decode()
    after = today(left, world).text
    block = answer(answer(today("", world).text, MARIA, "x", " sent it"), TOM, "-")
    assert marks(left) == left_marks
    assert block in after
    outside = after.replace(block, "")
    assert {*outside.split()} == {*mine.split(), *yours.split(), "Laptop.", "Phone."}
    assert today(after, world).text == after
