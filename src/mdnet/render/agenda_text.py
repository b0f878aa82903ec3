"""Agendas for the terminal: who is due, and one agenda as it is read."""

from collections.abc import Sequence
from datetime import date

from mdnet.agenda.due import CheckIn
from mdnet.agenda.plan import AgendaPlan
from mdnet.model.dates import days_text, short_day, week_day
from mdnet.operations.agenda_text import BLOCKS, bullets
from mdnet.render.today_text import plain

PASSED = (
    "its day has passed: set `status: held` or tick Met in Notes if you met, or give a "
    "new day with --on"
)


def agenda_text(plan: AgendaPlan, path: str, today: date, wrote: str) -> str:
    """The three sections, the mail's day, and what happened to the note."""
    since = short_day(plan.since, plan.on)
    lines = [
        f"{plan.person.name}, {week_day(plan.on, plan.on)}",
        f"  what is new since {since}",
    ]
    for block, heading in BLOCKS.items():
        lines += ["", heading.removeprefix("## ")]
        lines += [f"  - {_read(found.text)}" for found in bullets(plan, block)]
    mail = plan.mail
    to = f"to {mail.address}" if mail.mailto else "no e-mail address in the note"
    lines += ["", f"Mail by {week_day(mail.send_by, plan.on)}, {to}: in the note"]
    passed = f"; {PASSED}" if plan.on < today else ""
    return "\n".join([*lines, "", f"{path}: {wrote}{passed}"])


def due_text(found: Sequence[CheckIn], today: date, soon: int) -> str:
    """Who is due, one a line; the next one where nobody is."""
    wanted = [each for each in found if each.is_wanted]
    if wanted:
        lines = [
            f"{each.person.name:<20}  {_due_words(each, today)}" for each in wanted
        ]
        return "\n".join([*lines, "", "mdnet agenda NAME makes one, --due all of them"])
    nobody = f"No check-in is due within {days_text(soon)}."
    if not found:
        return (
            f"{nobody} Nobody in the vault is a mentor or sponsor with a clock that "
            "runs: `relationship: mentor` in a person's note starts one."
        )
    first = found[0]
    return f"{nobody} Next: {first.person.name}, {_due_words(first, today)}."


def _due_words(each: CheckIn, today: date) -> str:
    last = short_day(each.last, today) if each.last else "never"
    parts = [f"last {last}", _when(each, today)]
    if each.agenda:
        sent = ", sent" if each.agenda.status == "sent" else ""
        parts.append(f"{each.agenda.path}{sent}")
    return "; ".join(parts)


def _when(each: CheckIn, today: date) -> str:
    late = (today - each.due).days
    if late == 0:
        return "due today"
    if late > 0:
        word = "overdue" if each.state == "overdue" else "due"
        return f"{word} since {short_day(each.due, today)}"
    return f"due {week_day(each.due, today)}"


def _read(text: str) -> str:
    return plain(text).removeprefix("\\").replace("`", "")
