"""Seeded vaults of any size, and the same people for the peers that are compared.

    python -m benchmarks.vaults FOLDER --people 10000 --seed 42

A note is about 2.4 KB: a front matter of some twenty keys, on average ten log lines, two
tasks and a few links. Most people were seen lately; about one in six is overdue.
"""

import argparse
import random
from datetime import date, timedelta
from pathlib import Path

TODAY = date(2026, 11, 22)
FIRST = (
    "Ana Ben Cara Dev Eli Fay Gus Hana Ivo Jun Kai Lea Mo Nia Oz Pia Ravi Sol".split()
)
LAST = "Abara Berg Cruz Dahl Ekman Faro Gill Hsu Ito Jain Kerr Lund Mora Nash Odell".split()
ROLES = (
    "attending nurse fellow pharmacist co_resident social_worker hospitalist".split()
)
CIRCLES = "inner mentorship institutional national".split()
KINDS = "met call email coffee teaching check-in thanks update".split()
WORDS = (
    "growth chart clinic rounds quality project handoff journal club poster abstract "
    "mentor career ward nursery talk session study data draft review plan week"
).split()


def sentence(rng: random.Random, words: int) -> str:
    """So many words of the field, in no order."""
    return " ".join(rng.choice(WORDS) for _ in range(words))


def name(number: int) -> str:
    """A name that no other number has."""
    first, rest = FIRST[number % 18], number // 18
    return f"{first} {LAST[rest % 15]} {rest // 15}"


def front_matter(rng: random.Random, number: int) -> str:
    """About 700 bytes of properties, with one comment and some quotes."""
    met = TODAY - timedelta(days=rng.randint(40, 1500))
    return f"""---
type: contact
id: {number:08x}
aliases:
  - {name(number).split()[0]}{number}
tags:
  - person
role: {rng.choice(ROLES)}
title: "Doctor {number}"
institution: Lakeview Children's Hospital # main campus
circle:
  - {rng.choice(CIRCLES)}
why: {sentence(rng, 8)}
interests:
  - {rng.choice(WORDS)}
  - {rng.choice(WORDS)}
met: {met}
met_at: "[[Rotation {number % 40}]]"
cadence: {rng.choice(["quarterly", "6 months", "yearly", "monthly"])}
email: person{number}@example.org
phone: "+1 555 {number:07d}"
birthday: {rng.randint(1960, 1998)}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}
---
"""


def log(rng: random.Random, number: int, people: int) -> str:
    """About ten dated lines, the last one mostly recent, with links and a task."""
    last = TODAY - timedelta(days=int(rng.expovariate(1 / 25)))
    lines = []
    for back in range(min(30, 3 + int(rng.expovariate(1 / 7)))):
        day = last - timedelta(days=back * rng.randint(20, 60))
        other = name(rng.randrange(people))
        link = f" with [[{other}]]" if rng.random() < 0.3 else ""
        lines.append(f"- {day} {rng.choice(KINDS)}: {sentence(rng, 12)}{link}")
    return "\n".join(reversed(lines))


def note(rng: random.Random, number: int, people: int) -> str:
    """One person's note."""
    task = ""
    if rng.random() < 0.1:
        due = TODAY + timedelta(days=rng.randint(-3, 60))
        task = f"- [ ] Send {sentence(rng, 4)} ➕ 2026-10-01 📅 {due}\n"
    done = f"- [x] Send {sentence(rng, 4)} ➕ 2026-03-01 ✅ 2026-03-04\n"
    return (
        f"{front_matter(rng, number)}\n# {name(number)}\n\n{sentence(rng, 60)}\n\n"
        f"## Log\n\n{log(rng, number, people)}\n\n## Promises\n\n{task}{done}"
        f"\n## Personal\n\n{sentence(rng, 20)}\n"
    )


def build(folder: Path, people: int, seed: int) -> None:
    """Write a vault of so many people below `folder`, with 90 daily notes."""
    rng = random.Random(seed)
    for number in range(people):
        place = folder / "People" / f"{number % 400:03d}"
        if number < 400:
            place.mkdir(parents=True, exist_ok=True)
        (place / f"{name(number)}.md").write_text(note(rng, number, people))
    (folder / "Daily").mkdir()
    for back in range(1, 91):
        lines = [
            f"- {rng.choice(KINDS)}: {sentence(rng, 6)} [[{name(rng.randrange(people))}]]"
            for _ in range(4)
        ]
        day = TODAY - timedelta(days=back)
        (folder / "Daily" / f"{day}.md").write_text("\n".join(lines) + "\n")
    (folder / "Me.md").write_text("---\ntype: profile\npgy: 2\n---\n")
    (folder / "mdnet.toml").write_text("")


def build_years(folder: Path, years: int, seed: int) -> None:
    """Write a vault of one person and so many years of daily notes, one line a day."""
    rng = random.Random(seed)
    (folder / "People").mkdir(parents=True)
    (folder / "Daily").mkdir()
    (folder / "People" / "Ana.md").write_text("---\ntype: contact\n---\n")
    (folder / "mdnet.toml").write_text("")
    for back in range(years * 365):
        day = TODAY - timedelta(days=back + 1)
        line = f"- {rng.choice(KINDS)}: {sentence(rng, 6)} [[Ana]]\n"
        (folder / "Daily" / f"{day}.md").write_text(line)


def build_todos(folder: Path, people: int, seed: int) -> None:
    """The same number of VTODO files, for todoman."""
    rng = random.Random(seed)
    place = folder / "list"
    place.mkdir(parents=True)
    for number in range(people):
        due = TODAY + timedelta(days=rng.randint(-30, 300))
        (place / f"{number}.ics").write_text(
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//bench//EN\r\nBEGIN:VTODO\r\n"
            f"UID:{number}\r\nDTSTAMP:20261101T000000Z\r\nSUMMARY:Write to {name(number)}"
            f"\r\nDESCRIPTION:{sentence(rng, 60)}\r\nDUE;VALUE=DATE:{due:%Y%m%d}\r\n"
            "END:VTODO\r\nEND:VCALENDAR\r\n",
            newline="",
        )


def build_cards(folder: Path, people: int, seed: int) -> None:
    """The same people as vCards, for khard."""
    rng = random.Random(seed)
    folder.mkdir(parents=True)
    for number in range(people):
        first, last, rest = name(number).split()
        (folder / f"{number}.vcf").write_text(
            f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{number}\r\nN:{last} {rest};{first};;;\r\n"
            f"FN:{name(number)}\r\nEMAIL:person{number}@example.org\r\n"
            f"ORG:Lakeview Children's Hospital\r\nNOTE:{sentence(rng, 60)}\r\n"
            "END:VCARD\r\n",
            newline="",
        )


def main() -> None:
    """The command line of this module."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--people", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=42)
    options = parser.parse_args()
    build(options.folder, options.people, options.seed)


if __name__ == "__main__":
    main()
