"""Mutants of notes: none may crash mdnet, hang it, or stop the others from counting.

    python -m tests.torture.hostile --mutants 1000000 --seed 1 --processes 2

Begins with the demo vault, the golden files, the named hostile notes and the kept
corpus; splices, repeats, truncates, flips bits, swaps lines and puts in what means
something to YAML, Markdown or mdnet. Each mutant is read; each twentieth is judged
with other notes. A failure is cut down and kept in tests/hostile/corpus/, where it is a
named case from then on. Prints mutants, rate and failures; the exit code is 1 with any.
"""

import argparse
import hashlib
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import NamedTuple

import click

from mdnet.demo import demo_vault
from mdnet.model.note import Note
from tests.hostile import guard
from tests.hostile.cases import CASES, CORPUS, kept

GOLDEN = Path(__file__).parent.parent / "golden"
JUDGED_EACH = 20
LONGEST = 40_000
CHUNK = 2_000
TRIES = 300
PATHS = (
    "People/Ann Lee.md", "People/Ann Lee.md", "Daily/2026-11-21.md", "Me.md",
    "Applications/Cardiology.md", "Agendas/2026-11-21 Ann.md", "Projects/QI.md",
    "Rotations/NICU.md", "Conferences/NCE.md", "Programs/North.md", "Odd.md",
)  # fmt: skip
WORDS = (
    "---\n", "...\n", "---", "\n", "\r\n", "\r", "\n\n", "\t", "    ", "  ",
    "\ufeff",
    ": ", ":", "- ", "? ", "&a ", "*a", "<<: ", "!!int ", "!x ", "|\n", ">-\n", "[",
    "]",
    "{", "}", ",", "#", " #", "'", '"', "\\", "%", "@", "`", "~", "null", "true",
    "1e999",
    ".inf", "-.inf", ".nan", "0x", "0x1f", "0o17", "0b1", "1_000", "12:30:45", "1e",
    "2026-02-30", "0000-00-00", "9999-12-31", "2026-11-22", "99999-01-01", "1 Dec",
    "type: contact\n", "type: letter\n", "type: season\n", "type: agenda\n",
    "type: [a]\n",
    "tags: [a, b]\n", "cadence: 99999y\n", "met: 2026-13-45\n", "birthday: 02-29\n",
    "email: a@b@c, d\n", "phone: +(((\n", "status: held\n",
    "contact: \"[[Tom Reed]]\"\n",
    "slots: pd, other, pd\n", "pgy: 1e400\n", "circle: {a: b}\n",
    "aliases: [[Tom]]\n",
    "# ", "## Log\n", "## Notes\n", "## Examples\n", "## Personal\n",
    "### 2026-01-02\n",
    "- 2026-01-02 met: ", "- [ ] ", "- [x] ", "- [>] ", "1. ", "> ", "> [!info]- ",
    "***",
    "**", "_", "```\n", "~~~\n", "``", "<!--", "-->", "%%",
    "<!-- mdnet:today -->\n",
    "<!-- /mdnet -->\n", "<<<<<<< a\n", "=======\n", ">>>>>>> b\n", "||||||| c\n",
    "[[Tom Reed]]", "[[Tom Reed|him]]", "![[x]]", "[[", "]]", "[[#h]]",
    "[[../../a]]",
    "#awaiting ", "#question ", "#gave ", "^mdnet-3f9a1c02", " ^id", "📅 2026-12-01",
    "✅ 2026-02-30", "➕ ", "🔁 every day", "⛔ a,b", "🆔 x", "⏫ ", "until 31 Feb",
    "2w", "9999y", "+9999m", "last fri", "{{date}}", "<div>", "</div>", "&nbsp;",
    "\u202e",
    "\u200b", "\u2028", "\x85", "e\u0301", "👩‍⚕️", "\x00", "\x1b[31m", "\x07", "𝟙",
    "²", "İ",
)  # fmt: skip
BROKEN = (b"\xff", b"\xed\xa0\x80", b"\xc3", b"\xff\xfe", b"\xf0\x9f")
TOKENS = (*(word.encode() for word in WORDS), *BROKEN)


class Failure(NamedTuple):
    """A note that mdnet did not stand, cut down, and what happened."""

    path: str
    data: bytes
    fault: str


class Outcome(NamedTuple):
    """A number of mutants, what they were found to be, and the failures."""

    mutants: int
    counts: Counter[str]
    failures: tuple[Failure, ...]


def seeds() -> tuple[bytes, ...]:
    """What the mutants are made of, the same in every process."""
    found = [change.text.encode() for change in demo_vault(guard.TODAY)]
    found += [path.read_bytes() for path in sorted(GOLDEN.rglob("*.md"))]
    found += [case.data for case in (*CASES, *kept()) if len(case.data) <= LONGEST]
    return tuple(found)


def mutant(corpus: tuple[bytes, ...], random: Random) -> bytes:
    """One note of the corpus, changed one to eight times."""
    data = random.choice(corpus)
    for _ in range(random.choice((1, 1, 2, 2, 3, 4, 8))):
        data = random.choice(MUTATIONS)(data, corpus, random)[:LONGEST]
    return data


def _insert(data: bytes, _: tuple[bytes, ...], random: Random) -> bytes:
    at = _place(data, random)
    return data[:at] + random.choice(TOKENS) + data[at:]


def _repeat(data: bytes, _: tuple[bytes, ...], random: Random) -> bytes:
    at = _place(data, random)
    piece = random.choice(
        (random.choice(TOKENS), data[at : at + random.randint(1, 60)])
    )
    return data[:at] + piece * random.choice((2, 3, 10, 100, 1000)) + data[at:]


def _splice(data: bytes, corpus: tuple[bytes, ...], random: Random) -> bytes:
    other = random.choice(corpus)
    return data[: _place(data, random)] + other[_place(other, random) :]


def _cut(data: bytes, _: tuple[bytes, ...], random: Random) -> bytes:
    start, end = sorted((_place(data, random), _place(data, random)))
    return random.choice((data[:start], data[end:], data[:start] + data[end:]))


def _flip(data: bytes, _: tuple[bytes, ...], random: Random) -> bytes:
    if not data:
        return data
    at = random.randrange(len(data))
    flipped = data[at] ^ (1 << random.randrange(7))
    return data[:at] + bytes((flipped,)) + data[at + 1 :]


def _lines(data: bytes, _: tuple[bytes, ...], random: Random) -> bytes:
    lines = data.split(b"\n")
    one, other = random.randrange(len(lines)), random.randrange(len(lines))
    if random.random() < 0.3:
        lines.insert(one, lines[other])
    elif random.random() < 0.5:
        lines[one] = random.choice((b"  ", b"\t", b"> ", b"- ", b"# ")) + lines[one]
    else:
        lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


def _place(data: bytes, random: Random) -> int:
    """An offset; half of the time near the beginning, where the front matter is."""
    last = len(data) if random.random() < 0.5 else min(len(data), 300)
    return random.randint(0, last)


MUTATIONS = (_insert, _insert, _insert, _repeat, _splice, _cut, _flip, _lines, _lines)


def run(mutants: int, seed: str) -> Outcome:
    """So many mutants in this process."""
    corpus, beside = seeds(), guard.others()
    counts: Counter[str] = Counter()
    failures = []
    for number in range(mutants):
        random = Random(f"{seed}-{number}")
        path, data = random.choice(PATHS), mutant(corpus, random)
        notes = beside if number % JUDGED_EACH == 0 else ()
        fault = guard.fault_of(path, data, notes)
        counts["judged"] += bool(notes)
        counts["bytes"] += len(data)
        if fault:
            failures.append(Failure(path, smallest(path, data, fault, notes), fault))
    return Outcome(mutants, counts, tuple(failures))


def smallest(path: str, data: bytes, fault: str, notes: tuple[Note, ...]) -> bytes:
    """The note cut down as far as the same kind of fault remains, in `TRIES` tries."""
    kind = fault.partition(":")[0]
    size, tries = max(1, len(data) // 2), TRIES
    while size and tries:
        at = 0
        while at < len(data) and tries:
            tries -= 1
            fewer = data[:at] + data[at + size :]
            if guard.fault_of(path, fewer, notes).partition(":")[0] == kind:
                data = fewer
            else:
                at += size
        size //= 2
    return data


def keep(failure: Failure) -> Path:
    """Put the failure among the named cases: its path's folder and a digest of it."""
    name = hashlib.sha256(failure.data).hexdigest()[:10]
    file = CORPUS / f"{name}.md"
    file.write_bytes(failure.path.encode() + b"\n" + failure.data)
    return file


def in_processes(mutants: int, seed: int, processes: int) -> Outcome:
    """The same, in chunks that several processes take, each under the memory limit."""
    chunks = [min(CHUNK, mutants - at) for at in range(0, mutants, CHUNK)]
    names = [f"{seed}-{number}" for number in range(len(chunks))]
    done, counts = 0, Counter[str]()
    failures: list[Failure] = []
    start = shown = time.monotonic()
    context = get_context("spawn")
    with ProcessPoolExecutor(processes, context, guard.limit_memory) as pool:
        for part in pool.map(run, chunks, names):
            done += part.mutants
            counts += part.counts
            failures += part.failures
            if time.monotonic() - shown > 10:
                shown = time.monotonic()
                rate = done / (shown - start)
                click.echo(f"{done} mutants, {rate:.0f}/s, {len(failures)} failures")
    return Outcome(done, counts, tuple(failures))


def main() -> None:
    """Run from the command line."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--mutants", type=int, default=1_000_000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--processes", type=int, default=1)
    chosen = options.parse_args()
    start = time.monotonic()
    found = in_processes(chosen.mutants, chosen.seed, chosen.processes)
    seconds = time.monotonic() - start
    for failure in {each.fault: each for each in found.failures}.values():
        click.echo(f"{keep(failure)}: {failure.path}: {failure.fault}")
    click.echo(
        f"seed {chosen.seed}: {found.mutants} mutants, {found.counts['judged']} judged "
        f"with others, {found.counts['bytes'] // 1_000_000} MB, "
        f"{found.mutants / seconds:.0f}/s, {len(found.failures)} failures"
    )
    raise SystemExit(bool(found.failures))


if __name__ == "__main__":
    main()
