"""The digest as Markdown: what mdnet writes between the marks of the daily note."""

from collections.abc import Sequence
from datetime import date

from mdnet.digest import Digest, SeasonEvent
from mdnet.letters.coverage import Coverage
from mdnet.model.dates import short_day
from mdnet.model.item import Item
from mdnet.model.settings import DigestSettings
from mdnet.rules.letter_words import guess, next_of
from mdnet.rules.link_text import link
from mdnet.rules.plain import one_line
from mdnet.rules.promise_text import short_line
from mdnet.rules.week import Week
from mdnet.rules.wording import (
    COMING,
    LATER,
    LATER_AND_COMING,
    LETTERS,
    LETTERS_NEXT,
    MORE_COMING,
    MORE_LATER,
    WEEK_BOTH,
    WEEK_CAREER_CHATS,
    WEEK_FOLLOW_UPS,
    filled,
    plural,
)

COMING_LINES = 5


def item_line(item: Item, digest: Digest) -> str:
    """An item as a task of the daily note, its id at the end."""
    words = f"**{item.action}** {item.before}{_link(item, digest)}{item.after}"
    return f"- [ ] {words}: {item.why} ^mdnet-{item.id}"


def callout_lines(
    digest: Digest, settings: DigestSettings, fold: str, at_most: int = COMING_LINES
) -> list[str]:
    """The folded list of what did not fit and what comes up, empty for neither.

    At most `digest.later_lines` of the one and `at_most` of the other.
    """
    later = _later(digest, settings)
    coming = _coming(digest, at_most)
    count = len(digest.later)
    if not later and not coming:
        return []
    if not later:
        title = COMING
    else:
        title = filled(LATER_AND_COMING if coming else LATER, count)
    return [f"> [!info]{fold} {title}", *(f"> - {line}" for line in (*later, *coming))]


def closing_lines(digest: Digest) -> list[str]:
    """What is held back, the week in figures, applications; empty for none of them."""
    week = _week(digest.week) if digest.shows_week else ()
    letters = [letters_line(found, digest.date) for found in digest.letters]
    return [*digest.notes, *week, *letters]


def letters_line(found: Coverage, today: date) -> str:
    """How many letters of an application are agreed, and what is next."""
    note = f"[[{one_line(found.application.name)}]]"
    counts = (note, found.filled, len(found.required))
    text, site = next_of(found, today)
    if not text:
        return filled(LETTERS, *counts)
    return filled(LETTERS_NEXT, *counts, text, guess(site))


def _link(item: Item, digest: Digest) -> str:
    plain = link(item.person_name, item.person_path, shared=False)
    return digest.links.get(item.person_path, plain)


def _short(item: Item, digest: Digest) -> str:
    return short_line(item.later, item.person_name, _link(item, digest))


def _later(digest: Digest, settings: DigestSettings) -> list[str]:
    lines = [_short(item, digest) for item in digest.later[: settings.later_lines]]
    more = len(digest.later) - len(lines)
    return [*lines, filled(MORE_LATER, more)] if more else lines


def _coming(digest: Digest, at_most: int) -> list[str]:
    lines = [_short(item, digest) for item in digest.coming[:at_most]]
    more = len(digest.coming) - len(lines)
    if more:
        lines.append(filled(MORE_COMING, more))
    return [*lines, *(_event(event, digest) for event in digest.season)]


def _event(event: SeasonEvent, digest: Digest) -> str:
    text = f"{short_day(event.day, digest.date)}: {event.label}"
    if event.basis == "extrapolated":
        return f"{text} (date extrapolated: check {event.check})"
    return text


def _week(week: Week) -> Sequence[str]:
    """The week against its targets; more than a target is shown as reached.

    A target of 0 is switched off and left out.
    """
    sent, asked = week.follow_ups_target, week.career_chats_target
    follow_ups = (min(week.follow_ups, sent), sent, plural(sent, "follow-up"))
    chats = (min(week.career_chats, asked), asked, plural(asked, "career chat"))
    if sent and asked:
        return (filled(WEEK_BOTH, *follow_ups, *chats),)
    if sent:
        return (filled(WEEK_FOLLOW_UPS, *follow_ups),)
    return (filled(WEEK_CAREER_CHATS, *chats),) if asked else ()
