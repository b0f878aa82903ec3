"""The panel as the block of `Me.md`: short lists with links, for the phone as well."""

from collections.abc import Mapping

from mdnet.model.dates import short_day
from mdnet.model.network import Network, Person
from mdnet.panel.values import Balance, Mentor, Panel, Sponsor
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
    wanted_text,
    with_reasons_once,
)
from mdnet.rules.link_text import link, links_of
from mdnet.rules.plain import one_line

NAME, HEADING = "panel", "## Panel"


def panel_markdown(panel: Panel, network: Network, balance_days: int) -> str:
    """What stands between the marks: what would help first, then who is there."""
    people = network.people
    to = links_of(people)
    sections = (
        ("What would help", _gaps(panel, to)),
        ("To know more", [f"- {need}" for need in panel.needs]),
        ("Mentors", [_mentor(mentor, panel, to) for mentor in panel.mentors]),
        ("Sponsors", [_sponsor(sponsor, panel, to) for sponsor in panel.sponsors]),
        ("Wanted", _slots(panel, to)),
        ("Asked more than given", _balance(panel, to)),
        ("Asked to be a mentor", _attempts(panel)),
        ("In figures", _figures(panel, balance_days) if people else []),
    )
    blocks = [
        "\n".join((f"**{title}**", "", *lines)) for title, lines in sections if lines
    ]
    return "\n\n".join(blocks) + "\n"


def _gaps(panel: Panel, to: Mapping[str, str]) -> list[str]:
    if not panel.gaps:
        return [] if panel.needs else [f"- {NOTHING_MISSING}"]
    lines = []
    for gap, who in with_reasons_once(panel.gaps):
        lines.append(f"- {gap.text}")
        lines += [f"\t- {_link(person, to)}{reasons}" for person, reasons in who]
    return lines


def _mentor(mentor: Mentor, panel: Panel, to: Mapping[str, str]) -> str:
    last = f"last on {last_text(mentor.last_contact, panel.day)}"
    if mentor.last_contact is None:
        last = "nothing logged yet"
    then = check_in_text(mentor, panel.day)
    check_in = f"check-in {then}" if mentor.is_active and then else then
    parts = (mentor_slots(mentor), last, check_in)
    return f"- {_link(mentor.person, to)}: {', '.join(part for part in parts if part)}"


def _sponsor(sponsor: Sponsor, panel: Panel, to: Mapping[str, str]) -> str:
    return f"- {_link(sponsor.person, to)}, {sponsor_text(sponsor, panel.day)}"


def _slots(panel: Panel, to: Mapping[str, str]) -> list[str]:
    lines = [
        _line(SLOT_WORDS[slot.name], wanted_text(slot), slot.have, to)
        for slot in panel.slots
        if slot.least or slot.have
    ]
    champions = (
        _line(f"champion, {one_line(c.interest)}", "1 or more", c.have, to)
        for c in panel.champions
    )
    return [*lines, *champions]


def _line(
    name: str, wanted: str, have: tuple[Person, ...], to: Mapping[str, str]
) -> str:
    who = ", ".join(_link(person, to) for person in have) or NOBODY
    return f"- {name} ({wanted}): {who}" if wanted else f"- {name}: {who}"


def _balance(panel: Panel, to: Mapping[str, str]) -> list[str]:
    return [
        f"- {_link(each.person, to)}: gave {each.gave}, asked {each.asked}, "
        f"{_other(each, panel)}"
        for each in more_asked(panel)
    ]


def _other(balance: Balance, panel: Panel) -> str:
    if balance.last_non_ask is None:
        return "nothing else yet"
    return f"last without an ask on {short_day(balance.last_non_ask, panel.day)}"


def _attempts(panel: Panel) -> list[str]:
    return [f"- {attempt_line(attempt, panel.day)}" for attempt in open_attempts(panel)]


def _figures(panel: Panel, balance_days: int) -> list[str]:
    lines = [f"Circles: {circles_text(panel)}", *habit_lines(panel, balance_days)]
    return [f"- {line}" for line in lines]


def _link(person: Person, to: Mapping[str, str]) -> str:
    path = person.contact.path
    return to.get(path) or link(person.name, path, shared=False)
