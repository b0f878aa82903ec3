"""Any earlier state of a note can be had again, byte for byte (promise P13)."""

import random

from mdnet.sync.history import history
from mdnet.sync.options import Options
from mdnet.sync.undo import bring_back
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
