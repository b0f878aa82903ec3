"""git packs its loose objects after a sync, and nothing else changes."""

from pathlib import Path

import pytest

from tests.sync.devices import ANA, Device, devices

PATH = "People/Ana Lopez.md"


@pytest.fixture
def laptop(tmp_path: Path) -> Device:
    """A device with a thousand loose objects, which git packs from 256 on."""
    (found,) = devices(tmp_path, "laptop")
    for number in range(1000):
        found.write(f"Files/{number}.txt", f"{number}\n", later=0)
    found.commit_plainly()
    found.git("config", "gc.auto", "256")
    return found


def loose(device: Device) -> int:
    objects = device.root / ".git" / "objects"
    return sum(1 for _ in objects.glob("[0-9a-f][0-9a-f]/*"))


def test_many_loose_objects_are_packed_by_a_sync(laptop):
    assert loose(laptop) > 1000
    laptop.append(PATH, "- 2026-11-02 call: x\n")
    assert laptop.sync().pushed
    assert loose(laptop) < 50
    assert laptop.read(PATH) == ANA + "- 2026-11-02 call: x\n"
    laptop.git("fsck", "--no-dangling")
    laptop.append(PATH, "- 2026-11-03 call: y\n")
    assert laptop.sync().pushed


def test_a_git_that_cannot_tidy_is_no_error(laptop):
    laptop.git("config", "gc.pruneExpire", "rubbish")
    laptop.append(PATH, "- 2026-11-02 call: x\n")
    assert laptop.sync().pushed
    assert loose(laptop) > 1000


@pytest.mark.parametrize("limit", ["0", "100000"])
def test_git_does_not_tidy_before_its_user_wants_it(laptop, limit):
    laptop.git("config", "gc.auto", limit)
    laptop.sync()
    assert loose(laptop) > 1000


def test_git_does_not_tidy_while_another_git_is_at_work(laptop):
    with laptop.syncer() as other:
        other.checkout.branch = "main"
        assert other.checkout.head
        laptop.sync()
    assert loose(laptop) > 1000
