"""One week on three devices, told with what really happens: a part of docs/sync.md.

    python -m tests.story            writes the story between the marks in docs/sync.md

Each day's edits are made in three folders that share a bare repository; `mdnet sync`
runs there; what it says and the notes at the end are what stands in the page.
"""

import contextlib
import io
import os
import re
import tempfile
from datetime import datetime
from pathlib import Path
from unittest import mock

from mdnet.__main__ import run
from tests.sync.devices import git

PAGE = Path(__file__).parent.parent / "docs" / "sync.md"
BEGIN, END = "<!-- story: made by tests/story.py -->\n", "<!-- end of the story -->\n"
MARIA = """---
type: contact
id: 5f0c93aa
role: attending
cadence: monthly
tags:
  - cardiology
---
# Maria Alvarez

## Log
- 2026-11-13 met: on rounds, offered to read my abstract
- [ ] Send Maria the growth-chart paper 📅 2026-11-20
"""
PATH = "People/Maria Alvarez.md"
DEVICES = ("laptop", "desktop", "phone")


class Week:
    """The three devices, and the story as it is told."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.told: list[str] = []

    def mdnet(self, device: str, when: str, *words: str) -> None:
        out = io.StringIO()
        moment = datetime.fromisoformat(when)
        with (
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(out),
            mock.patch("mdnet.cli.context.moment", return_value=moment),
            mock.patch("mdnet.cli.syncing.moment", return_value=moment),
        ):
            run([*words, "--vault", str(self.folder / device)])
        text = out.getvalue().replace(str(self.folder), "/media").rstrip()
        shown = " ".join(words).replace(str(self.folder), "/media")
        self.told.append(f"```console\n{device}$ mdnet {shown}\n{text}\n```\n")

    def say(self, text: str) -> None:
        self.told.append(text + "\n")

    def edit(self, device: str, old: str, new: str) -> None:
        text = (self.folder / device / PATH).read_text(encoding="utf-8")
        assert old in text
        self.save(device, text.replace(old, new))

    def append(self, device: str, line: str) -> None:
        text = (self.folder / device / PATH).read_text(encoding="utf-8")
        self.save(device, text + line)

    def save(self, device: str, text: str) -> None:
        """Save long after the last sync, not with a buffer from before it."""
        path = self.folder / device / PATH
        path.write_text(text, encoding="utf-8")
        later = path.stat().st_mtime + 3600
        os.utime(path, (later, later))

    def properties(self, device: str) -> None:
        """The properties of the note, as its text has them and Obsidian lists them."""
        text = (self.folder / device / PATH).read_text(encoding="utf-8")
        self.told.append(f"```yaml\n{text.split('---')[1].strip()}\n```\n")

    def note(self, device: str, path: str = PATH) -> None:
        text = (self.folder / device / path).read_text(encoding="utf-8")
        self.told.append(f"````md\n{text}````\n")


def set_up(week: Week) -> None:
    for device in DEVICES:
        (week.folder / device).mkdir()
    laptop = week.folder / "laptop"
    (laptop / "People").mkdir()
    (laptop / "mdnet.toml").write_text("")
    (laptop / PATH).write_text(MARIA, encoding="utf-8")
    silent = Week(week.folder)
    for device in DEVICES[:2]:
        words = ("sync", "--setup", str(week.folder / "stick.git"))
        silent.mdnet(device, "2026-11-15T20:00", *words)
        git(week.folder / device, "config", "mdnet.device", device)
    git(week.folder, "clone", "-q", "stick.git", "phone2")
    (week.folder / "phone").rmdir()
    (week.folder / "phone2").rename(week.folder / "phone")
    silent.mdnet("desktop", "2026-11-15T20:05", "sync")


def plain(week: Week, *words: str) -> None:
    """The phone's client: plain git."""
    git(week.folder / "phone", *words, code=None)


def monday(week: Week) -> None:
    week.say(
        "**Monday.** On the laptop, Maria's note gets an entry; on the desktop at work "
        "another, and the cadence becomes weekly."
    )
    week.append("laptop", "- 2026-11-16 call: she likes the abstract\n")
    week.edit("desktop", "monthly", "weekly")
    week.append("desktop", "- 2026-11-16 met: coffee after rounds\n")
    week.mdnet("laptop", "2026-11-16T12:00", "sync")
    week.mdnet("desktop", "2026-11-16T18:00", "sync")


def tuesday(week: Week) -> None:
    week.say(
        "**Tuesday.** The laptop has not synced since, and there the cadence becomes "
        "quarterly: a true conflict. One value stays in place, the other one stands "
        "below it, on every device alike."
    )
    week.edit("laptop", "monthly", "quarterly")
    week.mdnet("laptop", "2026-11-17T07:30", "sync")
    week.say(
        "In Obsidian, the note has one property more, a list, right below the one "
        "that it is about; `mdnet check` names it until it is gone:"
    )
    week.properties("laptop")
    week.mdnet("laptop", "2026-11-17T07:31", "check")


def wednesday(week: Week) -> None:
    week.say(
        "**Wednesday.** In Obsidian, weekly is typed into `cadence`, and the property "
        "`cadence_conflict` removed (its icon, *Remove*): no more is needed. "
        "The task is ticked on the desktop, and given a new date on the laptop: two "
        "changes of one line that do not contradict each other, so both hold."
    )
    path = week.folder / "laptop" / PATH
    text = path.read_text(encoding="utf-8")
    both = r"cadence: .*\ncadence_conflict:\n(  - .*\n)+"
    week.save("laptop", re.sub(both, "cadence: weekly\n", text))
    week.edit("laptop", "📅 2026-11-20", "📅 2026-11-24")
    week.mdnet("laptop", "2026-11-18T07:30", "sync")
    week.edit("desktop", "- [ ] Send", "- [x] Send")
    week.mdnet("desktop", "2026-11-18T18:00", "sync")


def thursday(week: Week) -> None:
    week.say(
        "**Thursday.** The phone runs plain git. It pulls, and its own entry collides "
        "with the others; its client commits the conflict markers and pushes them. The "
        "laptop takes them out again, and every entry is in the note."
    )
    week.append("phone", "- 2026-11-19 text: moved our talk to Monday\n")
    plain(week, "commit", "-qam", "vault backup")
    plain(week, "pull", "-q", "--no-rebase", "origin", "main")
    plain(week, "commit", "-qam", "vault backup")
    plain(week, "push", "-q", "origin", "main")
    week.mdnet("laptop", "2026-11-19T21:00", "sync")


def friday(week: Week) -> None:
    week.say(
        "**Friday.** The stick is at home, out of the desktop's reach. The desktop "
        "commits, and waits; on the laptop, Maria's note moves to another folder."
    )
    stick = week.folder / "stick.git"
    stick.rename(week.folder / "away")
    week.append("desktop", "- 2026-11-20 email: sent the poster\n")
    week.mdnet("desktop", "2026-11-20T18:00", "sync")
    (week.folder / "away").rename(stick)
    (week.folder / "laptop" / "Mentors").mkdir()
    (week.folder / "laptop" / PATH).rename(
        week.folder / "laptop" / "Mentors" / "Maria Alvarez.md"
    )
    week.mdnet("laptop", "2026-11-20T20:00", "sync")


def weekend(week: Week) -> None:
    week.say(
        "**Saturday.** The desktop finds the stick again. What it wrote under the old "
        "name is in the note under the new one; by Sunday all have the same."
    )
    week.mdnet("desktop", "2026-11-21T10:00", "sync")
    week.mdnet("laptop", "2026-11-22T10:00", "sync")
    plain(week, "pull", "-q", "--no-rebase", "origin", "main")
    week.say("The note at the end of the week, on each of the three, byte for byte:")
    notes = {
        (week.folder / device / "Mentors" / "Maria Alvarez.md").read_bytes()
        for device in DEVICES
    }
    assert len(notes) == 1
    week.note("laptop", "Mentors/Maria Alvarez.md")
    week.mdnet("laptop", "2026-11-22T10:05", "history", "Mentors/Maria Alvarez.md",
               "--limit", "3")  # fmt: skip


def story(folder: Path) -> str:
    """The week as Markdown; ids of commits are made up, the rest is what happened."""
    week = Week(folder)
    set_up(week)
    for day in (monday, tuesday, wednesday, thursday, friday, weekend):
        day(week)
    told = re.sub(r"[0-9a-f]{40}", "…", "\n".join(week.told))
    return re.sub(r"^[0-9a-f]{8}  ", "········  ", told, flags=re.M)


def page(text: str, told: str) -> str:
    """The page with the story in its place."""
    before, _, rest = text.partition(BEGIN)
    return before + BEGIN + "\n" + told + "\n" + END + rest.partition(END)[2]


def main() -> None:
    with tempfile.TemporaryDirectory() as made:
        PAGE.write_text(page(PAGE.read_text(encoding="utf-8"), story(Path(made))))


if __name__ == "__main__":
    main()
