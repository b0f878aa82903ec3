"""Any earlier state of a note can be had again, byte for byte (promise P13)."""

import random

import pytest

from mdnet.sync.history import history
from mdnet.sync.options import Options
from mdnet.sync.undo import bring_back, undo
from tests.sync.devices import ANA

PATH = "People/Ana Lopez.md"


def test_every_earlier_state_comes_back_to_the_byte(two):
    laptop, _ = two
    random_ = random.Random(1)
    states = {}
    for number in range(15):
        ends = random_.choice(("\n", "\r\n"))
        bom = random_.choice(("", "\ufeff"))
        last = random_.choice(("", ends))
        text = bom + (ANA + f"- 2026-11-02 call: {number}").replace("\n", ends) + last
        laptop.write(PATH, text)
        laptop.sync()
        states[laptop.git("rev-parse", "HEAD").strip()] = text
    for commit in random_.sample(sorted(states), 15):
        with laptop.syncer() as syncer, syncer.held(Options()):
            bring_back(syncer.checkout, PATH, commit)
        assert laptop.read(PATH) == states[commit]
    with laptop.syncer() as syncer:
        syncer.checkout.branch = "main"
        assert len(history(syncer.checkout.store, syncer.checkout.head, PATH)) >= 30


@pytest.mark.parametrize("who", [0, 1])
def test_a_merge_taken_back_gives_each_device_what_it_had(two, who):
    """The desktop merged; the laptop has only fetched that."""
    laptop, desktop = two
    lines = {"laptop": "- 2026-11-02 call: a\n", "desktop": "- 2026-11-03 call: b\n"}
    for device in two:
        device.append(PATH, lines[device.name])
    laptop.sync()
    desktop.sync()
    laptop.sync()
    assert laptop.read(PATH) == desktop.read(PATH) == ANA + "".join(lines.values())
    with two[who].syncer() as syncer:
        undo(syncer, "")
    assert two[who].read(PATH) == ANA + lines[two[who].name]
