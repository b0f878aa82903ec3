"""The panel for the terminal: tables by rich, and what would help."""

from collections.abc import Sequence
from io import StringIO

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from mdnet.model.dates import week_day
from mdnet.model.network import Person
from mdnet.model.settings import PanelSettings
from mdnet.note.field_links import unlinked
from mdnet.panel.values import Balance, Panel
from mdnet.render.panel_lines import (
    NOBODY,
    NOTHING_MISSING,
    SLOT_WORDS,
    attempt_line,
    check_in_text,
    circles_text,
    habit_lines,
    last_text,
    mentor_slots,
    more_asked,
    open_attempts,
    sponsor_text,
    stage_text,
    wanted_text,
    with_reasons_once,
)

Rows = list[tuple[str, ...]]


def panel_text(
    panel: Panel, settings: PanelSettings, width: int, everything: bool = False
) -> str:
    """All of `mdnet panel`, `width` columns wide.

    `everything` lists the balance with everybody, else those who were asked for more
    than they were given, five at most. Of an empty vault only what it needs is said.
    """
    title = f"Panel, {stage_text(panel)}, {week_day(panel.day, panel.day)}"
    needs = "\n".join(panel.needs)
    if not any(circle.people for circle in panel.circles) and not panel.gaps:
        return f"{title}\n\n{needs}"
    parts = (
        title,
        needs,
        _table(("Mentor", "For", "Last", "Check-in"), _mentors(panel), width),
        _table(("Sponsor", "Did for you"), _sponsors(panel), width),
        _table(("Wanted", "How many", "Who"), _slots(panel), width),
        _figures(panel, settings),
        _balance(panel, everything, width),
        "\n".join(_attempts(panel)),
        "\n".join(_gaps(panel)),
    )
    return "\n\n".join(part for part in parts if part)


def _mentors(panel: Panel) -> Rows:
    today = panel.day
    shown = (*panel.mentors, *(panel.potential if panel.stage == 1 else ()))
    return [
        (
            mentor.person.name,
            mentor_slots(mentor),
            last_text(mentor.last_contact, today),
            check_in_text(mentor, today),
        )
        for mentor in shown
    ]


def _sponsors(panel: Panel) -> Rows:
    return [
        (sponsor.person.name, unlinked(sponsor_text(sponsor, panel.day)))
        for sponsor in panel.sponsors
    ]


def _slots(panel: Panel) -> Rows:
    rows: Rows = [
        (SLOT_WORDS[slot.name], wanted_text(slot), _who(slot.have))
        for slot in panel.slots
        if slot.least or slot.have
    ]
    rows += [
        (f"champion, {champion.interest}", "1 or more", _who(champion.have))
        for champion in panel.champions
    ]
    return rows


def _who(people: Sequence[Person]) -> str:
    return ", ".join(person.name for person in people) or NOBODY


def _figures(panel: Panel, settings: PanelSettings) -> str:
    lines = habit_lines(panel, settings.balance_days)
    return "\n".join([f"Circles: {circles_text(panel)}", *lines])


def _balance(panel: Panel, everything: bool, width: int) -> str:
    """Those asked for more than they were given, or everybody."""
    shown = panel.balance if everything else more_asked(panel)
    first = "Giving and asking" if everything else "Asked more than given"
    titles = (first, "Gave", "Asked", "Last without an ask")
    table = _table(titles, [_balance_row(each, panel) for each in shown], width)
    others = len(panel.balance) - len(shown)
    line = f"Giving and asking with {others} more: --all" if others else ""
    return "\n".join(part for part in (table, line) if part)


def _balance_row(balance: Balance, panel: Panel) -> tuple[str, ...]:
    return (
        balance.person.name,
        str(balance.gave),
        str(balance.asked),
        last_text(balance.last_non_ask, panel.day),
    )


def _attempts(panel: Panel) -> list[str]:
    lines = [f"  {attempt_line(a, panel.day)}" for a in open_attempts(panel)]
    return ["Asked to be a mentor", *lines] if lines else []


def _gaps(panel: Panel) -> list[str]:
    if not panel.gaps:
        return [] if panel.needs else [NOTHING_MISSING]
    lines = ["What would help"]
    for gap, who in with_reasons_once(panel.gaps):
        lines.append(f"  {gap.text.replace('`', '')}")
        lines += [f"    - {unlinked(p.name + reasons)}" for p, reasons in who]
    return lines


def _table(titles: tuple[str, ...], rows: Rows, width: int) -> str:
    """A table without colours, empty text for no rows; long cells go on below."""
    if not rows:
        return ""
    table = Table(box=SIMPLE_HEAD, pad_edge=False, expand=False)
    for title in titles:
        table.add_column(title, overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    console = Console(file=StringIO(), width=width, no_color=True, highlight=False)
    console.print(table)
    file = console.file
    assert isinstance(file, StringIO)
    lines = file.getvalue().splitlines()
    return "\n".join(line.rstrip() for line in lines).strip("\n")
