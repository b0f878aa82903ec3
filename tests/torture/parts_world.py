"""A vault of all kinds of notes that refer to each other, for `tests.torture.parts`.

Few names and few days, so that everything meets everything: namesakes, aliases that
are somebody's name, links by path, one id in two notes, letters whose writer is gone.
"""

import shutil
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random

NAMES = (
    "Ana Reyes", "Ben Ode", "Cara Lind", "Dev Rao", "Eli Stone", "Fay", "ana reyes",
    "Zoë Groß", "Zoe\u0308 GROSS", "Gus Hale", "Hana Mori", "Ivo", "Jon Ames",
)  # fmt: skip
FOLDERS = ("People", "People", "People", "People/Old", "Far")
ROLES = (
    "attending", "fellow", "nurse", "social_worker", "program_director", "resident",
    "alumnus", "chief_resident", "a friend", "",
)  # fmt: skip
KINDS = (
    "met", "call", "email", "thanks", "reply", "ask", "coffee", "teaching", "talk",
    "preceptor", "support", "update", "give", "check-in", "note", "letter", "text",
)  # fmt: skip
TAGS = (
    "#awaiting", "#good_teaching", "#thanks", "#support", "#sponsor_act", "#asked",
    "#touch_base", "#career_chat", "#program_contacted_first", "#gave", "", "", "", "",
)  # fmt: skip
ALIASES = ("[Dr. C]", "[Fay, Dr. C]", "[Ivo]", "[Q]", '["\\ud800", "a\\0b"]')
STATES = (
    "idea", "asked", "agreed", "agreed_strong", "hesitant", "declined", "packet_sent",
    "request_sent", "uploaded", "assigned", "thanked", "imported", "void",
)  # fmt: skip
SEASON_DAYS = (
    "eras_open", "july_review", "december_review", "match_day", "match_week_start",
    "soap_start", "soap_end", "residency_review", "rank_deadline", "efdo_tokens",
)  # fmt: skip
SETTINGS = (
    "",
    "[digest]\nlimit = 5\ncoming_days = 0\n",
    "[cadence]\nmentor = 7\n",
    "[weekly]\nfollow_ups = 0\ncareer_chats = 2\n",
    "[agenda]\ndue_soon = 3\n",
    "[agenda]\nin_today = true\n",
    "[thanks]\nnon_physician_days = 5\nforget_after = 400\n",
    "[outreach]\nnudge_after = 2\nnudge_by = 3\nclose_after = 4\n",
    "[rotations]\nsweep_before = 30\n",
    "[readiness]\nmin_interactions = 1\nmin_kinds = 1\n",
)


class World:
    """The notes below `root` on the day `today`; `done` counts what was done."""

    def __init__(self, root: Path, chance: Random, today: date) -> None:
        self.root, self.chance, self.today = root, chance, today
        self.done: Counter[str] = Counter()
        self._edits: list[Callable[[], None]] = [
            self.person, self.person, self.person, self.daily, self.daily, self.daily,
            self.line, self.line, self.line, self.tick, self.tick, self.agenda,
            self.letter, self.letter, self.application, self.season, self.rotation,
            self.program, self.project, self.plain, self.profile, self.rename,
            self.delete, self.odd, self.swap,
        ]  # fmt: skip
        (root / "People").mkdir(parents=True)
        for make in (self.person,) * 12 + (self.daily,) * 6 + (self.letter,) * 3:
            make()
        for make in (self.profile, self.application, self.season, self.rotation):
            make()
        self.done.clear()

    def edit(self) -> None:
        """Change something."""
        edit = self.chance.choice(self._edits)
        edit()
        self.done[edit.__name__] += 1

    def person(self) -> None:
        name = self.chance.choice(NAMES)
        path = f"{self.chance.choice(FOLDERS)}/{name}.md"
        self.write(path, self._front(self._person()) + self._log(own=True))

    def daily(self) -> None:
        day = self._day(-20, 3)
        lines = "".join(self._daily_line() for _ in range(self.chance.randint(0, 4)))
        self.write(f"Daily/{day}.md", lines)

    def line(self) -> None:
        """One more line at the end of a note."""
        path = self._some("*.md")
        if path:
            own = "People" in path.parts
            added = self._own_line() if own else self._daily_line()
            path.write_bytes(path.read_bytes() + added.encode())

    def tick(self) -> None:
        """Answers in a daily note, taken back now and then."""
        path = self._some("Daily/*.md")
        lines = path.read_text(errors="replace").split("\n") if path else []
        for place, line in enumerate(lines):
            if "^mdnet-" in line and self.chance.random() < 0.6:
                mark = self.chance.choice("xxx-> ")
                more = self.chance.choice(
                    ("", "", " on the phone", f" {self._day(1, 30)}")
                )
                lines[place] = f"- [{mark}]{line[5:]}{more}"
        if path:
            path.write_text("\n".join(lines))

    def agenda(self) -> None:
        day, who = self._day(-20, 20), self._name()
        met = self.chance.choice(
            ("- [ ] Met", "- [x] Met", f"- [x] Met ✅ {self._day()}")
        )
        front = [f'contact: "[[{who}]]"', f"date: {day}"]
        front += self._maybe("status", ("draft", "sent", "held"))
        more = self._daily_line()
        self.write(
            f"Agendas/{day} {self.chance.choice(NAMES)}.md",
            self._front(["type: agenda", *front]) + f"## Notes\n\n{met}\n{more}",
        )

    def letter(self) -> None:
        front = [f'writer: "[[{self._name()}]]"', f'application: "[[{self._work()}]]"']
        front += self._maybe("slot", ("pd", "subspecialty", "research", "other"))
        front += self._maybe("status", STATES)
        for key in ("asked_on", "answered_on", "packet_on", "uploaded_on", "need_by"):
            front += self._maybe(key, (self._day(-60, 30), self._day(-5, 90)))
        path = f"Applications/Letter {self.chance.randint(1, 4)}.md"
        self.write(path, self._front(["type: letter", *front]))

    def application(self) -> None:
        front = [f'season: "[[Season {self.chance.randint(1, 2)}]]"']
        front += self._maybe("track", ("fellowship", "residency", "job"))
        front += self._maybe("slots", ("[pd, other]", "[subspecialty, research]"))
        front += self._maybe("need_by", (self._day(0, 90), self._day(-30, 30)))
        front += self._maybe("status", ("withdrawn", ""))
        front += self._maybe("cycle", ("july", "december"))
        path = f"{self.chance.choice(('Applications', 'Far'))}/{self._work()}.md"
        self.write(path, self._front(["type: application", *front]))

    def season(self) -> None:
        front = []
        for key in SEASON_DAYS:
            front += self._maybe(key, (self._day(-10, 10), self._day(-40, 150)))
        front += self._maybe("match_day_basis", ("extrapolated", "published"))
        path = f"Applications/Season {self.chance.randint(1, 2)}.md"
        self.write(path, self._front(["type: season", *front]))

    def rotation(self) -> None:
        starts = self._day(-40, 10)
        people = ", ".join(f'"[[{self._name()}]]"' for _ in range(3))
        front = [
            f"starts: {starts}",
            f"ends: {self._day(-20, 20)}",
            f"people: [{people}]",
        ]
        front += self._maybe("load", ("light", "heavy"))
        path = f"Rotations/{self.chance.choice(('Ward', 'NICU', 'Ben Ode'))}.md"
        self.write(path, self._front(front))

    def program(self) -> None:
        front = [f'application: "[[{self._work()}]]"']
        front += self._maybe("letters_by", (self._day(0, 60),))
        self.write("Programs/Lakeview.md", self._front(front))

    def project(self) -> None:
        front = [f'mentor: "[[{self._name()}]]"', "status: active"]
        self.write("Projects/Growth.md", self._front(front) + self._log(own=False))

    def profile(self) -> None:
        front = ["type: profile"]
        front += self._maybe("pgy", (1, 1, 2, 3))
        front += self._maybe("pgy_since", (self._day(-700, -1),))
        front += self._maybe("interests", ("[cardiology]", "[nicu, advocacy]"))
        front += self._maybe("program", ("Lakeview", "Hillside"))
        front += self._maybe("track", ("fellowship", "residency"))
        self.write("Me.md", self._front(front) + "## Updates\n\n- 2026-11-01 paper\n")

    def plain(self) -> None:
        """A note of no kind, often called as a person is, or a conflict copy."""
        name = self.chance.choice((*NAMES, "Plan", "Plan", "Dr. C", "Ward"))
        end = self.chance.choice(("", "", "", ".sync-conflict-20261128-101112-ABCDEFG"))
        folder = self.chance.choice(("Notes", "Notes", "", "People"))
        text = self.chance.choice(("", f"---\ndate: {self._day()}\n---\n"))
        self.write(f"{folder}/{name}{end}.md", text + self._daily_line())

    def rename(self) -> None:
        path = self._some("*.md")
        if path and path.name != "Me.md":
            folder = self.root / self.chance.choice((*FOLDERS, "Daily", "Notes", "."))
            name = self.chance.choice((path.name, f"{self.chance.choice(NAMES)}.md"))
            folder.mkdir(parents=True, exist_ok=True)
            path.rename(folder / name)

    def delete(self) -> None:
        path = self._some("*.md")
        if path and len(list(self.root.rglob("*.md"))) > 15:
            path.unlink()

    def odd(self) -> None:
        """A note that cannot be read, wholly or in part, or is too large."""
        path = self._some("*.md")
        how = self.chance.choice(
            (b"\xff\xfe\x00", b"---\ntype: [contact\n---\n", b"- a\n" * 20_001)
        )
        if path:
            first = self.chance.choice((b"", path.read_bytes()))
            path.write_bytes(first + how)

    def swap(self) -> None:
        """Two notes change their names."""
        one, other = self._some("*.md"), self._some("*.md")
        if one and other and one != other:
            texts = one.read_bytes(), other.read_bytes()
            one.write_bytes(texts[1])
            other.write_bytes(texts[0])

    def settings(self) -> None:
        """Other settings."""
        (self.root / "mdnet.toml").write_text(self.chance.choice(SETTINGS))

    def folder_gone(self) -> None:
        """A folder moved away, or back."""
        for here, there in (("People/Old", "Old"), ("Old", "People/Old")):
            if (self.root / here).is_dir() and not (self.root / there).exists():
                shutil.move(self.root / here, self.root / there)
                return

    def write(self, path: str, text: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def _person(self) -> list[str]:
        front = ["type: contact"]
        front += self._maybe("role", ROLES, 0.8)
        front += self._maybe("id", ("0a1b2c3d", "1a1b2c3d", "2a1b2c3d"), 0.3)
        front += self._maybe("aliases", ALIASES, 0.2)
        front += self._maybe("circle", ("[inner]", "[national]", "[mentorship]"))
        front += self._maybe("relationship", ("[mentor]", "[sponsor]", "[peer]"))
        front += self._maybe("cadence", ("weekly", "monthly", "30d", "none", "yearly"))
        front += self._maybe("met", (self._day(-100, 5), self._day(-10, 0)))
        front += self._maybe("snooze_until", (self._day(-5, 15),), 0.1)
        front += self._maybe("paused", ("true",), 0.1)
        front += self._maybe("birthday", (self._day(-5, 20), "02-29", "12-31"), 0.2)
        front += self._maybe("institution", ("Lakeview", "Hillside"), 0.3)
        front += self._maybe("interests", ("[cardiology]", "[nicu]"))
        return front

    def _log(self, *, own: bool) -> str:
        count = self.chance.randint(0, 6)
        return "\n## Log\n\n" + "".join(self._own_line() for _ in range(count))

    def _own_line(self) -> str:
        day = self._day(*self.chance.choice(((-10, 0), (-90, 0), (-400, 0), (-5, 9))))
        if self.chance.random() < 0.3:
            return self._task()
        link = f" with [[{self._name()}]]" if self.chance.random() < 0.3 else ""
        kind, tag = self.chance.choice(KINDS), self.chance.choice(TAGS)
        return f"- {day} {kind}: {self._words()}{link} {tag}\n"

    def _daily_line(self) -> str:
        if self.chance.random() < 0.25:
            return self._task(f"[[{self._name()}]]")
        kind, tag = self.chance.choice(KINDS), self.chance.choice(TAGS)
        links = " and ".join(f"[[{self._name()}]]" for _ in range(self._few()))
        return f"- {kind} {links} {self._words()} {tag}\n"

    def _task(self, who: str = "") -> str:
        words = self.chance.choice(("send the chart", "call", "ask her about the ward"))
        field = self.chance.choice(
            ("", " ➕ {}", " 📅 {}", " 🛫 {}", " ⏳ {}", " ✅ {}")
        )
        every = self.chance.choice(("", "", " 🔁 every week"))
        tag = self.chance.choice(("", "", "", " #question", " #waiting"))
        day = self._day(-30, 40)
        box = self.chance.choice("   xx-")
        return f"- [{box}] {words} {who}{tag}{every}{field.format(day)}\n"

    def _words(self) -> str:
        return self.chance.choice(("on rounds", "a career chat", "about the poster"))

    def _few(self) -> int:
        return self.chance.choice((1, 1, 1, 2, 3))

    def _name(self) -> str:
        """A link target: a name, a path, the end of a path, an alias, nobody."""
        name = self.chance.choice(NAMES)
        return self.chance.choice(
            (name, name, name, name.upper(), f"People/{name}", f"Old/{name}",
             f"{name}|somebody", "Dr. C", "Q", "Nobody", "Plan", f"{name}.md")
        )  # fmt: skip

    def _work(self) -> str:
        return self.chance.choice(("Cardiology", "Job", "Cardiology"))

    def _day(self, first: int = -30, last: int = 30) -> date:
        return self.today + timedelta(days=self.chance.randint(first, last))

    def _maybe(
        self, key: str, values: tuple[object, ...], odds: float = 0.5
    ) -> list[str]:
        if self.chance.random() > odds:
            return []
        return [f"{key}: {self.chance.choice(values)}"]

    def _front(self, lines: list[str]) -> str:
        return "\n".join(("---", *lines, "---", ""))

    def _some(self, pattern: str) -> Path | None:
        found = sorted(self.root.rglob(pattern))
        return self.chance.choice(found) if found else None
