"""The digest for the terminal: the same lines as in the note, numbered."""

from mdnet.digest import BlockItem
from mdnet.model.dates import WEEKDAYS, short_day, week_day
from mdnet.model.settings import DigestSettings
from mdnet.note.field_links import unlinked
from mdnet.operations.digest_text import COMING_LINES, callout_lines, closing_lines
from mdnet.today import Today


def plain(markdown: str) -> str:
    """A line of Markdown as it is read: links by their text, without bold."""
    return unlinked(markdown).replace("**", "")


def today_text(
    today: Today, settings: DigestSettings, wrote: str, everything: bool = False
) -> str:
    """The day, the numbered items, later and coming, the week, and the note's path.

    `wrote` says what happened to the note: `written`, `up to date`, …; `everything`
    lists all that did not fit and all that comes up.
    """
    digest = today.digest
    day = digest.date
    lines = [f"{WEEKDAYS[day.weekday()]} {short_day(day, day)}", ""]
    lines += _items(today)
    if everything:
        settings = settings._replace(later_lines=len(digest.later))
    shown = len(digest.coming) if everything else COMING_LINES
    callout = callout_lines(digest, settings, "", shown)
    if callout:
        title = callout[0].removeprefix("> [!info]").strip()
        lines += ["", title, *(f"  {plain(line[2:])}" for line in callout[1:])]
    closing = closing_lines(digest)
    if closing:
        lines += ["", *(plain(line) for line in closing)]
    others = [f"{path}: written" for path in today.ticked]
    others += [f"{path}: agenda written" for path in today.agendas]
    return "\n".join([*lines, "", *others, f"{today.path}: {wrote}"])


def _items(today: Today) -> list[str]:
    if not today.items:
        return [f"  {plain(i.text)}: {i.why}" for i in today.digest.items] or [
            "Nothing due today."
        ]
    return [
        f"{number}. [{item.mark}] {plain(item.text)}{_until(item, today)}"
        for number, item in enumerate(today.items, 1)
    ]


def _until(item: BlockItem, today: Today) -> str:
    until = today.put_off.get(item.id) if item.mark == ">" else None
    return f" (until {week_day(until, today.digest.date)})" if until else ""
