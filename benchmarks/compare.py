"""Whether mdnet has become slower: this run's ratios beside those that were recorded.

    python -m benchmarks.compare --sizes 1000 --runs 7

Runs mdnet (no peers) and reads the last table of RESULTS.md that has a row. Fails when a
ratio of processor time is worse by more than `--noise` (0.25: a quarter).
"""

import argparse
import sys
from pathlib import Path

from benchmarks.run import ROOT, Bench

RATIO = 6


def recorded(text: str) -> dict[tuple[str, str], float]:
    """The ratios of processor time in RESULTS.md by people and what was run."""
    found = {}
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == RATIO + 2 and cells[RATIO][:1].isdigit():
            found[cells[0], cells[1]] = float(cells[RATIO])
    return found


def slower(
    rows: list[tuple[str, ...]], before: dict[tuple[str, str], float], noise: float
) -> list[str]:
    """A sentence for each row that is worse than recorded by more than the noise."""
    return [
        f"{people} people, {what}: {ratio} times, recorded {before[people, what]:.2f}"
        for people, what, _, _, _, _, ratio, _ in rows
        if (people, what) in before
        and float(ratio) > before[people, what] * (1 + noise)
    ]


def main() -> None:
    """The command line of this module."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000])
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--noise", type=float, default=0.25)
    parser.add_argument("--work", type=Path, default=Path("/tmp/mdnet-benchmarks"))
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    bench = Bench(options.work, options.runs, peers=False)
    for size in options.sizes:
        bench.measure(size)
    before = recorded((ROOT / "benchmarks" / "RESULTS.md").read_text())
    worse = slower(bench.rows, before, options.noise)
    sys.stdout.write("\n".join(worse or ["Nothing is slower than recorded."]) + "\n")
    raise SystemExit(1 if worse else 0)


if __name__ == "__main__":
    main()
