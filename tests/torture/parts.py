"""Random vaults, edits and days: today from a part of the people is today from all.

    python -m tests.torture.parts --days 30000 --seed 1

All kinds of notes are written, renamed, broken and deleted; items are ticked and ticks
taken back; days pass, jump and go back; settings change; the index is opened anew or
stays open. Each day the digest is worked out both ways, and what would be printed, as
text and as JSON, what would be written, and what a tick would change, must be the same
to the byte. So must be whom a typed name means, or how it is refused, the report on
that person, and the people that a query describes.
"""

import argparse
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import date, time, timedelta
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from mdnet.errors import ChangedOnDiskError
from mdnet.model.change import Change
from mdnet.model.settings import Settings
from mdnet.render.today_json import today_value
from mdnet.render.today_text import today_text
from mdnet.settings import load_settings
from mdnet.today import Today, _planned, plan_today
from tests.torture.parts_asked import (
    TRIED,
    HeardWorkspace,
    answers_differ,
    lists_differ,
    names_differ,
    reports_differ,
    typed,
)
from tests.torture.parts_world import World

START, NOON = date(2026, 11, 18), time(12)
DAYS_A_VAULT = 60


class Result(NamedTuple):
    """How many days were from a part, what was done, and what differed.

    `tried` counts what else was compared: see `parts_asked.TRIED`.
    """

    days: int
    from_part: int
    done: Counter[str]
    tried: Counter[str]
    differences: tuple[str, ...]


class Life:
    """One vault through some days."""

    def __init__(self, folder: Path, seed: str) -> None:
        self._chance = Random(seed)
        self._seed, self._folder, self._number = seed, folder, 0
        self.world = World(folder / "vault", self._chance, START)
        self.from_part = 0
        self.tried: Counter[str] = Counter()
        self.world.settings()
        self._open()

    def close(self) -> None:
        self._workspace.close()

    def day(self) -> str:
        """Some edits, a look at a day both ways; what differs, in words."""
        self._number += 1
        for _ in range(self._chance.choice((0, 0, 1, 1, 1, 2, 3, 8))):
            self.world.edit()
        if self._chance.random() < 0.02:
            self.world.folder_gone()
        if self._chance.random() < 0.03:
            self.world.settings()
            self._reopen()
        elif self._chance.random() < 0.2:
            self._reopen()
        else:
            self._workspace.refresh()
        self.world.today = self._next_day()
        return self._compared()

    def _compared(self) -> str:
        workspace, settings, today = self._workspace, self._settings, self.world.today
        wrong = self._asked() if self._chance.random() < 0.5 else []
        was_part = workspace.network_of(today).everybody is not None
        part = plan_today(workspace, settings, today, NOON)
        whole = _planned(workspace.network(), workspace, settings, today, NOON)
        self.from_part += was_part
        workspace._network = None
        where = f"seed {self._seed}, step {self._number}, {today}"
        shown = self._outputs()
        wrong += [name for name, said in shown if said(part) != said(whole)]
        wrong += answers_differ(workspace, settings, today, part, self.tried)
        wrong += self._asked()
        if wrong:
            return f"{where}: {wrong}\n{_differing(part, whole)}"
        kept = workspace.verify() if self._chance.random() < 0.1 else ()
        if kept:
            return f"{where}: {kept[0]}"
        if not part.problems and self._chance.random() < 0.4:
            self._apply(part.changes)
        return ""

    def _asked(self) -> list[str]:
        """Before or after what has changed is taken in, in an index that keeps all."""
        name, tried = typed(self._chance), self.tried
        wrong = names_differ(self._workspace, self.world.today, name, tried)
        wrong += reports_differ(
            self._workspace, self._settings, self.world.today, name, tried
        )
        return wrong + lists_differ(
            self._workspace, self._settings, self.world.today, self._chance, tried
        )

    def _apply(self, changes: tuple[Change, ...]) -> None:
        """Two agendas of one name are refused, and nothing is written."""
        with suppress(ChangedOnDiskError):
            self._workspace.apply(changes)

    def _outputs(self) -> list[tuple[str, Callable[[Today], object]]]:
        digest = self._settings.digest
        return [
            ("plan", lambda plan: plan),
            ("json", lambda plan: repr(today_value(plan))),
            ("text", lambda plan: today_text(plan, digest, "written")),
            ("all", lambda plan: today_text(plan, digest, "written", True)),
        ]

    def _next_day(self) -> date:
        today, jump = self.world.today, self._chance.random()
        if jump < 0.02:
            return date(today.year, self._chance.choice((2, 7, 12)), 28)
        if jump < 0.03:
            return START
        if jump < 0.04:
            return today + timedelta(days=self._chance.choice((400, 3000)))
        few = (0, 0, 0, 1, 1, 1, 1, 2, 3, 5, 7, 14, -1, -3)
        return today + timedelta(days=self._chance.choice(few))

    def _reopen(self) -> None:
        self._workspace.close()
        self._open()

    def _open(self) -> None:
        root, environ = (
            self.world.root,
            {"MDNET_CACHE_DIR": str(self._folder / "cache")},
        )
        self._settings: Settings = load_settings(root)
        workspace = HeardWorkspace.open(root, self._settings, environ)
        assert isinstance(workspace, HeardWorkspace)
        self._workspace = workspace


def _differing(part: Today, whole: Today) -> str:
    pairs = [*_pairs(part, whole), *_pairs(part.digest, whole.digest)]
    return "\n".join(
        f"  {name}: from a part {one!r}\n    from all {other!r}"
        for name, one, other in pairs
        if one != other and name != "digest"
    )


def _pairs(one: Any, other: Any) -> list[tuple[str, object, object]]:
    return list(zip(one._fields, one, other, strict=True))


def run(days: int, seed: int, say: Callable[[str], None] = print) -> Result:
    """So many days in vaults of their own; what differs is said at once."""
    done: Counter[str] = Counter()
    tried: Counter[str] = Counter()
    differences: list[str] = []
    from_part = number = 0
    while number < days:
        with tempfile.TemporaryDirectory() as folder:
            life = Life(Path(folder), f"{seed}-{number}")
            try:
                for _ in range(min(DAYS_A_VAULT, days - number)):
                    number += 1
                    if wrong := life.day():
                        differences.append(wrong)
                        say(wrong)
                        break
            finally:
                life.close()
            from_part += life.from_part
            done += life.world.done
            tried += life.tried
    return Result(number, from_part, done, tried, tuple(differences))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--days", type=int, default=30_000)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    result = run(chosen.days, chosen.seed)
    for kind, count in sorted(result.done.items()):
        print(f"{count:7} {kind}")
    print(f"{result.days} days, {result.from_part} from a part")
    for kind in TRIED:
        print(f"{result.tried[kind]:7} {kind}")
    print(f"{len(result.differences)} differ")
    untried = [kind for kind in TRIED if not result.tried[kind]]
    if untried:
        print(f"never compared: {', '.join(untried)}")
    raise SystemExit(bool(result.differences or untried))


if __name__ == "__main__":
    main()
