"""What a command imports, and what that costs: a table for docs/internals.md.

    python -m benchmarks.imports today list log

Each command runs in the demo vault under `python -X importtime`, three times; the least
self time of each module counts. Modules of `import click, sqlite3` are one row.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

LINE = re.compile(r"import time:\s+(\d+) \|\s+\d+ \|\s*(\S+)")
DAY = ["--date", "2026-11-22"]
COMMANDS = {
    "today": ["today"],
    "list": ["list", "is:overdue"],
    "log": ["log", "Maria Alvarez", "met at rounds", "--dry-run"],
}


def times(command: list[str], env: dict[str, str]) -> dict[str, int]:
    """The self time of each imported module in microseconds, the least of three."""
    runs = []
    for _ in range(3):
        done = subprocess.run(
            [sys.executable, "-X", "importtime", *command],
            env=env, capture_output=True, text=True, check=False,
        )  # fmt: skip
        runs.append({name: int(micro) for micro, name in LINE.findall(done.stderr)})
    return {name: min(run.get(name, 10**9) for run in runs) for name in runs[-1]}


def rows(found: dict[str, int], base: dict[str, int]) -> list[str]:
    """The table of one command: click and sqlite3, ours, and the dearest others."""
    others = {n: t for n, t in found.items() if n not in base and n[:5] != "mdnet"}
    ours = {n: t for n, t in found.items() if n[:5] == "mdnet"}
    dear = sorted(others, key=lambda name: -others[name])[:8]
    lines = [
        ("`import click, sqlite3`", len(base), sum(base.values())),
        ("mdnet's own modules", len(ours), sum(ours.values())),
        *((f"`{name}`", 1, others[name]) for name in dear),
        ("all else", len(others) - len(dear), sum(others.values())
            - sum(others[name] for name in dear)),
    ]  # fmt: skip
    return [
        f"| {what} | {count} | {micro / 1000:.1f} |" for what, count, micro in lines
    ]


def main() -> None:
    """The command line of this module."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("commands", nargs="*", default=list(COMMANDS))
    names = parser.parse_args().commands
    with tempfile.TemporaryDirectory() as folder:
        env = os.environ | {"MDNET_CACHE_DIR": str(Path(folder) / "cache")}
        env.pop("PYTHONDONTWRITEBYTECODE", None)
        mdnet, vault = ["-m", "mdnet"], str(Path(folder) / "vault")
        made = [sys.executable, *mdnet, "demo", vault, *DAY]
        subprocess.run(made, env=env, capture_output=True, check=True)
        base = times(["-c", "import click, sqlite3"], env)
        for name in names:
            found = times([*mdnet, *COMMANDS[name], "--vault", vault, *DAY], env)
            table = "\n".join(rows(found, base))
            sys.stdout.write(
                f"\n`mdnet {' '.join(COMMANDS[name])}`\n\n"
                f"| what | modules | ms |\n| --- | ---: | ---: |\n{table}\n"
            )


if __name__ == "__main__":
    main()
