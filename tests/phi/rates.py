"""How many lines the detector catches, and how many it flags that are harmless.

    python -m tests.phi.rates [--lines]

One case a line, all invented. `tuning` lines came with the design; `own`, `second` and
`third` were each written before the detector had seen them, and then tuned on; their
first figures stand in docs/rules.md. `heldout` was written before there was a
detector and never tuned on, by the same hand as the detector: a smoke test, no
validation. `--lines` prints what went wrong, of all but the last.
"""

import sys
from pathlib import Path
from typing import NamedTuple

from mdnet.model.settings import Settings
from mdnet.phi import slips

FOLDER = Path(__file__).parent
SETS = ("tuning", "own", "second", "third", "heldout")


class Rate(NamedTuple):
    """Of one set of lines: how many, with an error, with an error or a warning."""

    lines: int
    errors: int
    any: int


def severities(line: str) -> set[str]:
    return {finding.severity for finding in slips("x.md", line, Settings())}


def lines_of(name: str) -> list[str]:
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip()]


def rate(name: str) -> Rate:
    found = [severities(line) for line in lines_of(name)]
    errors = sum("error" in each for each in found)
    return Rate(len(found), errors, sum(bool(each) for each in found))


def wrong(kind: str, name: str) -> list[str]:
    """The patient lines without an error, the harmless lines with any finding."""
    found = [(line, severities(line)) for line in lines_of(f"{name}-{kind}")]
    if kind == "patient":
        return [line for line, levels in found if "error" not in levels]
    return [line for line, levels in found if levels]


def main(arguments: list[str]) -> None:
    print(f"{'set':22}{'lines':>7}{'errors':>8}{'any hit':>9}")
    for kind in ("patient", "networking"):
        for name in SETS:
            lines, errors, hits = rate(f"{name}-{kind}")
            print(f"{name + ' ' + kind:22}{lines:7}{errors:8}{hits:9}")
    if "--lines" in arguments:
        for name in SETS[:-1]:
            for kind in ("patient", "networking"):
                for line in wrong(kind, name):
                    print(
                        f"{kind:11}{','.join(severities(line)) or 'nothing':16}{line}"
                    )


if __name__ == "__main__":
    main(sys.argv[1:])
