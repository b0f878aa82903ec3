"""`mdnet lor ask`: the note of a letter, with packet and draft."""

from collections.abc import Callable, Iterator
from datetime import date

from mdnet.letters.ask import Ask
from mdnet.letters.draft import Draft, draft
from mdnet.mailto import first_name, mailto, usable_address
from mdnet.model.calendar import Profile
from mdnet.model.change import Create
from mdnet.model.dates import MONTHS
from mdnet.note.compose_front import front_matter
from mdnet.note.filenames import file_name
from mdnet.note.property_style import PropertyValue
from mdnet.rules.letter_words import guess

DAYS = (
    "asked_on", "answered_on", "packet_on", "requested_on", "uploaded_on", "thanked_on",
    "outcome_told_on",
)  # fmt: skip


def letter_path(ask: Ask, folder: str, is_taken: Callable[[str], bool]) -> str:
    """Where the note goes: `Applications/Letter Maria Alvarez, Cardiology 2028.md`.

    `Letter (2) …` where another note has that name.
    """
    number = 1
    while True:
        letter = f"Letter ({number})" if number > 1 else "Letter"
        stem = f"{letter} {ask.person.name}, {ask.coverage.application.name}"
        name = file_name(stem)
        path = f"{folder}/{name}.md" if folder else f"{name}.md"
        if not is_taken(path):
            return path
        number += 1


def ask_draft(
    ask: Ask, profile: Profile | None, today: date, template: str | None, where: str
) -> Draft:
    """The ask as a mail; see `letters.draft` for what it must keep."""
    stage = profile.stage(today) if profile else None
    values = {
        "first_name": first_name(ask.person.name),
        "application": ask.coverage.application.name,
        "need_by": _for_the_writer(ask),
        "together": ask.together[0] if ask.together else "",
        "my_name": profile.name if profile else "",
        "my_stage": f"Pediatrics resident, PGY-{stage}" if stage else "",
        "my_program": profile.program if profile else "",
        "date": long_day(today),
    }
    return draft(template, values, where)


def _for_the_writer(ask: Ask) -> str:
    """The day in the mail; a guess is said to be none that is settled."""
    if ask.need_by is None:
        return ""
    unsettled = " (not final yet)" if ask.check else ""
    return long_day(ask.need_by) + unsettled


def long_day(day: date) -> str:
    """`7 July 2027` in short: `7 Jul 2027`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def new_letter(
    ask: Ask, mail: Draft, path: str, writer: str, application: str
) -> Create:
    """The note at `path`; the letter is an idea until the ask is sent.

    `writer` and `application` are the wikilinks to their notes, by path where another
    has the same name.
    A day that is a guess is not copied: once the season's note is corrected, the letter
    goes by that.
    """
    pairs: list[tuple[str, PropertyValue]] = [
        ("type", "letter"),
        ("writer", writer),
        ("application", application),
        ("slot", ask.slot),
        ("status", "idea"),
        ("need_by", None if ask.check else ask.need_by),
        *((key, None) for key in DAYS),
        ("waived", None),
    ]
    lines = [
        "Never what the letter says, nor a guess at it.",
        "",
        "## Packet",
        "",
        *_packet(ask),
        "",
        "## The ask",
        "",
        *_draft_lines(ask, mail),
    ]
    return Create(path, front_matter(pairs) + "\n".join(lines) + "\n")


def _packet(ask: Ask) -> Iterator[str]:
    """The checklist, filled in as far as the vault knows."""
    found = ask.coverage
    specialty = found.application.specialty.replace("_", " ")
    portal = found.portal or "portal"
    yield "- [ ] CV"
    yield "- [ ] Personal statement, a draft will do"
    yield f"- [ ] List of programs, or the specialty{specialty and f': {specialty}'}"
    yield f"- [ ] The day it is needed by{_needed(ask)}"
    if found.application.track == "job":
        yield "- [ ] How to send it: name, address and phone of whom it goes to"
    else:
        yield f"- [ ] How to submit: the {portal} sends a link by e-mail"
    yield "- [ ] Whether I waived my right to see it"
    yield f"- [ ] Dates and services together{_listed(ask.together)}"
    yield "- [ ] Three to five reminders of what I did, nothing about patients"
    yield from (f"\t- {text}" for text in ask.reminders)
    yield "- [ ] One sentence on where I am going"
    yield f"- [ ] What the other letters cover{_listed(ask.others)}"


def _needed(ask: Ask) -> str:
    if ask.need_by is None:
        return ""
    return f": {long_day(ask.need_by)}{guess(ask.check)}"


def _listed(texts: tuple[str, ...]) -> str:
    return f": {'; '.join(texts)}" if texts else ""


def _draft_lines(ask: Ask, mail: Draft) -> Iterator[str]:
    """The mail as a callout: it is copied from there, also on the phone."""
    yield "> [!note] Draft, for one person; live is better"
    yield f"> Subject: {mail.subject}"
    yield ">"
    yield from (f"> {line}".rstrip() for line in mail.body.splitlines())
    address = usable_address(ask.person.contact.email)
    link = mailto(address, mail.subject, mail.body)
    if link:
        yield ">"
        blanks = ", then fill in what is in brackets" if mail.blanks else ""
        yield f"> [Open as a mail{blanks}]({link})"
