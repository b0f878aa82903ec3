"""What an application has of its letters, and what is missing."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from mdnet.history import reached_out, until
from mdnet.letters.steps import Step, Times, next_step
from mdnet.letters.timeline import (
    AAMC,
    NRMP,
    Deadline,
    deadline,
    letter_need_by,
    level,
    match_day,
    milestones,
    season_of,
)
from mdnet.model.application import LETTERS_MAX, Application
from mdnet.model.calendar import SeasonDate
from mdnet.model.letter import Letter
from mdnet.model.network import Network, Person
from mdnet.model.settings import LetterSettings


class LetterRow(NamedTuple):
    """One letter of an application, with its next step.

    `writer` is the person's name, as the link has it where they are nobody in the
    vault. `need_by` is the letter's own day, a guess if `is_guess`. `is_late`: it was
    needed before today and is not in hand. `site` is where to check the day of the
    step, empty for one that is no guess.
    """

    letter: Letter
    writer: str
    need_by: date | None
    is_guess: bool
    step: Step
    is_late: bool
    site: str = ""

    @property
    def is_out(self) -> bool:
        """Whether nothing is to be expected of it, not even that it is made again."""
        return self.letter.is_out and not self.step.kind

    @property
    def is_hoped_for(self) -> bool:
        """Whether it may fill a slot, though nobody has promised it yet."""
        return not (self.is_out or self.letter.is_promised)


class Coverage(NamedTuple):
    """An application and its letters, those furthest on first.

    `required` are the slots to be filled, `slots` the writers that fill each, `missing`
    the slots still open. `filled` counts letters promised by distinct writers, at most
    as many as are required. `at_most` is what the portal takes. `match` is Match
    Day, `dates` are the season's dates that the application turns on.

    `status`: `closed` (put away), `over` (the season is, without a letter), `told` (it
    is over and everybody knows), `tell` (over, somebody does not), `in hand`, `late`
    (promised, needed by now and not there), `covered`, or for open slots `open`, `ask`
    (time to ask), `amber`, `red`, `overdue`.
    """

    application: Application
    deadline: Deadline | None
    required: tuple[str, ...]
    slots: Mapping[str, tuple[str, ...]]
    missing: tuple[str, ...]
    at_most: int
    rows: tuple[LetterRow, ...]
    match: SeasonDate | None
    portal: str
    status: str
    dates: tuple[SeasonDate, ...] = ()

    @property
    def filled(self) -> int:
        """How many of the required slots have a promised letter."""
        return len(self.required) - len(self.missing)

    @property
    def agreed(self) -> int:
        """How many letters are promised, also those beyond the required slots."""
        return sum(row.letter.is_promised for row in self.rows)

    @property
    def is_open(self) -> bool:
        """Whether there is still something to do for its letters."""
        return self.status not in ("closed", "over", "told")

    @property
    def is_pending(self) -> bool:
        """Whether letters are still on their way, before the season's end."""
        return self.is_open and self.status != "tell"

    def needed_by(self, unknown: date) -> date:
        """When its letters are needed, or the first of them; else `unknown`."""
        if self.deadline:
            return self.deadline.need_by
        return min((r.need_by for r in self.rows if r.need_by), default=unknown)


def coverages(
    network: Network, settings: LetterSettings, today: date
) -> tuple[Coverage, ...]:
    """All applications: open ones first, by the day their letters are needed."""
    found = [coverage(a, network, settings, today) for a in network.applications]
    return tuple(sorted(found, key=_order))


def _order(found: Coverage) -> tuple[bool, date, str]:
    return not found.is_open, found.needed_by(date.max), found.application.path


def coverage(
    application: Application, network: Network, settings: LetterSettings, today: date
) -> Coverage:
    """One application with its letters."""
    found = deadline(application, network, settings)
    season = season_of(application, network)
    people = {p.contact.path: p for p in network.people}
    times = _times(application, network, found)
    letters = [x for x in network.letters if x.application_path == application.path]
    rows = [
        letter_row(x, people.get(x.writer_path), times, found, settings, today)
        for x in letters
    ]
    rows.sort(key=lambda row: (row.letter.is_out, -row.letter.rank, row.letter.path))
    required = application.required_slots
    slots, missing = _filled(required, rows)
    rows = [_as_planned(row, rows, missing) for row in rows]
    season_max = season.letters_max if season else None
    done = Coverage(
        application, found, required, slots, missing,
        application.letters_max or season_max or LETTERS_MAX, tuple(rows),
        match_day(application, network), season.portal if season else "", "",
        milestones(application, network),
    )  # fmt: skip
    return done._replace(status=_status(done, settings, today))


def _as_planned(
    row: LetterRow, rows: Sequence[LetterRow], missing: Sequence[str]
) -> LetterRow:
    """The row with no step where there is nothing to ask for.

    Of an idea whose slot others fill; of a request that was deleted, where the writer
    never agreed or another letter of theirs has taken its place.
    """
    letter, slot = row.letter, row.letter.slot or "other"
    if letter.status == "idea":
        is_wanted = slot in missing or "other" in missing
    elif letter.status == "void":
        others = (r.letter for r in rows if r.letter.path != letter.path)
        is_wanted = letter.is_to_be_made_again and not any(
            other.writer_path == letter.writer_path and not other.is_out
            for other in others
        )
    else:
        return row
    return row if is_wanted else row._replace(step=Step(), site="")


def _times(application: Application, network: Network, found: Deadline | None) -> Times:
    """The days of the application; those of one letter come to it in `letter_row`."""
    season = season_of(application, network)
    opens = season.find("eras_open") if season else None
    match = match_day(application, network)
    return Times(
        found.need_by if found else None,
        bool(found and found.check),
        opens.day if opens and application.track == "fellowship" else None,
        match.day if match else None,
        bool(match and match.basis == "extrapolated"),
        application.track != "job",
    )


def letter_row(
    letter: Letter,
    writer: Person | None,
    times: Times,
    found: Deadline | None,
    settings: LetterSettings,
    today: date,
) -> LetterRow:
    """One letter with what comes next for it."""
    need_by, is_guess = letter_need_by(letter.need_by, found)
    thanked, reached = _log_days(letter, writer, today)
    own = times._replace(
        need_by=need_by, is_guess=is_guess, thanked=thanked, reached=reached
    )
    step = next_step(letter, own, settings, today)
    late = bool(need_by and need_by < today)
    is_late = late and letter.is_promised and not letter.is_in_hand
    name = writer.name if writer else letter.writer.rpartition("/")[2]
    site = _site(step, own)
    return LetterRow(letter, name, need_by, is_guess, step, is_late, site)


def _site(step: Step, times: Times) -> str:
    """Where to check the day of a step: most are counted back from the season."""
    if step.due is None or step.kind in ("", "hear", "thank"):
        return ""
    if step.kind == "tell":
        return NRMP if times.match_is_guess else ""
    return AAMC if times.is_guess else ""


def _log_days(
    letter: Letter, writer: Person | None, today: date
) -> tuple[date | None, date | None]:
    """The last thanks since the upload, and the last time I wrote, by their log."""
    history = until(writer, today) if writer else ()
    up = letter.uploaded_on
    thanks = [i.day for i in history if up and i.is_thanks and i.day >= up]
    reached = [i.day for i in history if reached_out(i)]
    return max(thanks, default=None), max(reached, default=None)


def _filled(
    required: tuple[str, ...], rows: Iterable[LetterRow]
) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
    """Who fills which slot, and the slots that are left.

    A writer counts once. A letter fills a slot of its own kind, else one for any.
    """
    promised: dict[str, LetterRow] = {}
    for row in rows:
        if row.letter.is_promised:
            promised.setdefault(row.letter.writer_path or row.writer, row)
    left = list(required)
    slots: dict[str, list[str]] = {slot: [] for slot in required}
    over = []
    for row in promised.values():
        slot = row.letter.slot or "other"
        if slot in left:
            left.remove(slot)
            slots[slot].append(row.writer)
        else:
            over.append(row)
    for row in over[: left.count("other")]:
        left.remove("other")
        slots["other"].append(row.writer)
    return {slot: tuple(names) for slot, names in slots.items()}, tuple(left)


def _status(found: Coverage, settings: LetterSettings, today: date) -> str:
    if found.application.is_closed:
        return "closed"
    alive = [row for row in found.rows if row.letter.is_promised]
    if found.match and found.match.day <= today:
        is_untold = any(row.step.kind == "tell" for row in alive)
        return "tell" if is_untold else ("told" if alive else "over")
    if found.missing:
        return _of_open(found, settings, today)
    if any(row.is_late for row in alive):
        return "late"
    if not found.match and alive and all(not row.step.kind for row in alive):
        return "told"
    return "in hand" if all(row.letter.is_in_hand for row in alive) else "covered"


def _of_open(found: Coverage, settings: LetterSettings, today: date) -> str:
    if found.deadline is None:
        return "open"
    warning = level(found.deadline.need_by, today, settings)
    if warning:
        return "overdue" if warning == "late" else warning
    return "ask" if today >= found.deadline.ask_by else "open"
