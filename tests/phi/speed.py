"""How long the search takes: python -m tests.phi.speed

An ordinary note of 3 KB; the harmless tuning lines as one note, where nearly each line
has to be weighed; and hostile lines of 50,000 and 100,000 characters: linear time is a
ratio near 2, or less.
"""

import time

from mdnet.model.settings import Settings
from mdnet.phi import slips
from tests.phi.rates import lines_of

FRONT = """---
type: contact
id: 5f0c93aa
role: attending
institution: Lakeview Children's Hospital
why: cardiology, teaches well
email: ann@example.org
---

## Log

"""
ENTRIES = (
    "met: on rounds, she offered to read my abstract",
    "email: sent the growth-chart paper, asked about fellowship #awaiting",
    "coffee: talked about [[Tom Reed]] and the project; an outline by Friday",
    "call: twenty minutes on the rank list, her advice was to visit",
    "thanks: card for the teaching on the wards",
)
HOSTILE = ("pt ", "the baby with ", "mom of ", "4yo M with DKA ", "[[", "a.", " ")


def milliseconds(text: str, runs: int) -> float:
    """The best of `runs`: what else the machine does only adds."""
    best = float("inf")
    for _ in range(runs):
        begin = time.perf_counter()
        slips("People/Ann Berg.md", text, Settings())
        best = min(best, time.perf_counter() - begin)
    return best * 1000


def main() -> None:
    days = [f"- 2026-11-{1 + n % 28:02} {ENTRIES[n % 5]}" for n in range(44)]
    ordinary = FRONT + "\n".join(days)
    odd = FRONT + "\n".join(f"- {line}" for line in lines_of("tuning-networking"))
    for name, text in (("ordinary note", ordinary), ("nearly all odd", odd)):
        print(f"{name}, {len(text)} characters: {milliseconds(text, 100):.2f} ms")
    for piece in HOSTILE:
        short, long = (piece * (size // len(piece)) for size in (50_000, 100_000))
        once, twice = milliseconds(short, 3), milliseconds(long, 3)
        print(f"{piece!r} repeated: {once:.0f} ms, twice as long × {twice / once:.1f}")


if __name__ == "__main__":
    main()
