"""The sentences of the digest: each a template with typed holes, in one place.

Both directions come from the same templates: `filled` makes the text, and
`rules.recognise` makes from them what tells an untouched generated line from one that
the user edited. So a new sentence is one `Wording` here and nothing else.

The holes: `{day}` 18 Aug · `{weekday}` Fri 20 Nov · `{days}` 96 days ·
`{business}` 8 business days · `{n}` a number · `{kind}` what was sent ·
`{cadence}` every 3 months · `{note}` a wikilink · `{agenda}` the link to the agenda of
a check-in · `{when}` by Tue · `{opens}` the day from which it is time, 3 Dec ·
`{items}`, `{follow_ups}`, `{career_chats}` the word in singular or plural · `{slot}` a
letter's slot · `{guess}` nothing, or that a date is extrapolated and where to check
it · `{lack}` what is missing before an ask, 1 of 3 contacts.
"""

from datetime import date
from typing import NamedTuple

from mdnet.model.dates import WEEKDAYS, short_day


class Wording(NamedTuple):
    """One kind of item: `**action** before[[person]]after: why`, and its short form.

    `later` follows the person in the list of what did not fit or comes up.
    """

    action: str
    why: str
    later: str
    before: str = ""
    after: str = ""


_LAST = "{cadence}, last on {day} ({days})"
_NEVER = "{cadence}, met on {day} and not in touch since"

WRITE = Wording("Write to", _LAST, "{cadence}, {when}")
WRITE_NEVER = WRITE._replace(why=_NEVER)
WRITE_NEW = Wording("Write to", "met on {day}, nothing since", "first message, {when}")
CHECK_IN = Wording("Check in", _LAST, "check-in, {when}")
CHECK_IN_NEVER = CHECK_IN._replace(why=_NEVER)
CHECK_IN_AGENDA = CHECK_IN._replace(why=f"{_LAST}; {{agenda}}")
CHECK_IN_NEVER_AGENDA = CHECK_IN._replace(why=f"{_NEVER}; {{agenda}}")
NUDGE = Wording(
    "Nudge once",
    "no answer to your {kind} of {day} ({business})",
    "no answer to your {kind} of {day}, one nudge {when}",
)
NUDGE_SOON = NUDGE._replace(
    later="no answer to your {kind} of {day}, one nudge from {opens}"
)
THANK = Wording(
    "Thank",
    "good teaching on {weekday}",
    "thank-you for the teaching session, {when}",
)
THANK_PRECEPTOR = Wording(
    "Thank",
    "preceptor day on {weekday}; ask to come again or for a career talk",
    "thank-you for the preceptor day, {when}",
)
THANK_TEAM = Wording(
    "Thank",
    "nobody outside the physicians thanked in {days}, last seen on {day}",
    "a thank-you, {when}",
)
_BIRTHDAY = "birthday to wish, {when}"
WISH = Wording("Wish", "birthday on {weekday}", _BIRTHDAY, after=" a happy birthday")
WISH_TODAY = WISH._replace(why="birthday today")
WISH_LATE = WISH._replace(why="birthday was on {weekday}")
SWEEP = Wording(
    "Ask",
    "{note} ends {weekday}",
    "ask to touch base after {note}, {when}",
    after=" to touch base later",
)
SWEEP_LATE = SWEEP._replace(why="{note} ended {weekday}")
SPONSOR_ASK = Wording(
    "Ask",
    "spoke up for you on {weekday}; in your words: “Would you feel comfortable naming "
    "me when … comes up?”",
    "ask for a word on your behalf, {when}",
    after=" to say a word for you",
)
FOLLOW_UP = Wording(
    "Follow up",
    "{n} of {n} follow-ups this week, last on {day} ({days})",
    "this week's follow-up, {when}",
    "with ",
)
CAREER_CHAT = Wording(
    "Ask",
    "{n} of {n} career chats this week, last on {day} ({days})",
    "this week's career chat, {when}",
    after=" for a career chat",
)
LETTER_ASK = Wording(
    "Ask",
    "{note} needs it by {day}{guess}, so ask by {day}",
    "ask for the letter for {note}, {when}{guess}",
    after=" for a letter",
)
LETTER_EARLY = Wording(
    "Be in touch",
    "{lack} before you can ask for the letter for {note}, needed by {day}{guess}",
    "too early to ask for the letter for {note}, needed by {day}{guess}",
    "with ",
)
LETTER_FIND = Wording(
    "Find",
    "the {slot} letter is open, needed by {day}{guess}, so ask by {day}",
    "a writer for the {slot} letter, {when}{guess}",
    "a writer for ",
)
LETTER_HEAR = Wording(
    "Ask",
    "asked on {day} for {note}, no answer yet",
    "no answer about the letter for {note}, {when}",
    after=" once more about the letter",
)
LETTER_PACKET = Wording(
    "Send",
    "{note} needs the letter by {day}{guess}",
    "the packet for the letter, {when}{guess}",
    after=" the packet for the letter",
)
LETTER_PACKET_UNDATED = LETTER_PACKET._replace(
    why="{note}: they agreed, and no day is set by which it is needed",
    later="the packet for the letter, {when}",
)
LETTER_REQUEST = Wording(
    "Request",
    "{note} needs it by {day}{guess}; the portal writes to them",
    "request the letter in the portal, {when}{guess}",
    "the letter of ",
    " in the portal",
)
LETTER_REQUEST_UNDATED = LETTER_REQUEST._replace(
    why="{note}: no day is set by which it is needed; the portal writes to them",
    later="request the letter in the portal, {when}",
)
LETTER_REMIND = Wording(
    "Remind",
    "{note} needs it by {day}{guess}, in {days}",
    "a reminder about the letter, {when}{guess}",
    after=" of the letter",
)
LETTER_THANK = Wording(
    "Thank",
    "letter for {note} uploaded on {weekday}",
    "thank-you for the letter, {when}",
    after=" for the letter",
)
LETTER_TELL = Wording(
    "Tell",
    "{note}: Match Day was on {day}{guess}",
    "tell how it turned out, {when}{guess}",
    after=" how it turned out",
)

WORDINGS = (
    WRITE, WRITE_NEVER, WRITE_NEW, CHECK_IN, CHECK_IN_NEVER, CHECK_IN_AGENDA,
    CHECK_IN_NEVER_AGENDA, NUDGE, NUDGE_SOON,
    THANK, THANK_PRECEPTOR, THANK_TEAM, WISH, WISH_TODAY, WISH_LATE, SWEEP, SWEEP_LATE,
    SPONSOR_ASK, FOLLOW_UP, CAREER_CHAT, LETTER_ASK, LETTER_EARLY,
    LETTER_FIND, LETTER_HEAR, LETTER_PACKET, LETTER_PACKET_UNDATED, LETTER_REQUEST,
    LETTER_REQUEST_UNDATED, LETTER_REMIND, LETTER_THANK, LETTER_TELL,
)  # fmt: skip

# Promises (rule D6): the words before are the user's own, these end the line.
PROMISE_OVERDUE = "promised {weekday}, overdue"
PROMISE_TODAY = "promised {weekday}, due today"
PROMISE_DUE = "promised {weekday}, due {weekday}"
PROMISE_DUE_OVERDUE = "promised {weekday}, due {weekday}, overdue"
DATED_TODAY = "due today"
DATED = "due {weekday}"
DATED_OVERDUE = "due {weekday}, overdue"
UNDATED = "no date yet"
PROMISE_WHYS = (
    PROMISE_OVERDUE, PROMISE_TODAY, PROMISE_DUE, PROMISE_DUE_OVERDUE, DATED_TODAY,
    DATED, DATED_OVERDUE, UNDATED,
)  # fmt: skip

# The lines of the block that stand for no person.
NOTHING_DUE = "Nothing due today."
LATER_AND_COMING = "Later: {n} more, and what comes up"
LATER = "Later: {n} more"
COMING = "What comes up"
MORE_LATER = "and {n} more: mdnet today --all"
MORE_COMING = "and {n} more coming up: mdnet today --all"
SOAP_HOLD = "SOAP until {day}: {items} to residency programs held (NRMP rule)"
SOAP_HOLD_GUESSED = (
    "SOAP until {day} (date extrapolated: check nrmp.org): "
    "{items} to residency programs held (NRMP rule)"
)
WEEK_BOTH = "This week: {n} of {n} {follow_ups}, {n} of {n} {career_chats}."
WEEK_FOLLOW_UPS = "This week: {n} of {n} {follow_ups}."
WEEK_CAREER_CHATS = "This week: {n} of {n} {career_chats}."
LETTERS = "Letters for {note}: {n} of {n} agreed."
LETTERS_NEXT = "Letters for {note}: {n} of {n} agreed, next step: {step}{guess}."
LINES = (
    NOTHING_DUE, SOAP_HOLD, SOAP_HOLD_GUESSED, WEEK_BOTH, WEEK_FOLLOW_UPS,
    WEEK_CAREER_CHATS, LETTERS, LETTERS_NEXT,
)  # fmt: skip

# A letter's slots, and its next steps: the same words everywhere.
SLOT_WORDS = {
    "pd": "program director's",
    "subspecialty": "subspecialty",
    "research": "research",
    "other": "further",
}
ASK_BY, ASK_NOW = "ask by {day}", "ask now"
STEP_WORDS = {
    "ask": ASK_BY,
    "hear": "hear back by {day}",
    "packet": "packet by {day}",
    "request": "request in the portal by {day}",
    "remind": "reminder on {day}",
    "wait": "needed by {day}",
    "thank": "thank by {day}",
    "assign": "assign in the portal by {day}",
    "tell": "tell the outcome by {day}",
}
UNDATED_STEPS = {
    "ask": ASK_NOW,
    "hear": "hear back",
    "packet": "send the packet",
    "request": "request in the portal",
    "wait": "wait for the upload",
    "thank": "thank",
    "assign": "assign in the portal",
    "tell": "tell the outcome",
}
# The same once the day is past.
STEPS_SINCE = {
    "ask": "ask now, due since {day}",
    "hear": "hear back, due since {day}",
    "packet": "send the packet, due since {day}",
    "request": "request in the portal, due since {day}",
    "remind": "a reminder, due since {day}",
    "wait": "a word in person, late since {day}",
    "thank": "thank, due since {day}",
    "assign": "assign in the portal, due since {day}",
    "tell": "tell the outcome, due since {day}",
}
GUESS = " (date extrapolated: check {site})"
GUESS_BRIEF = " (extrapolated)"

SENT = {
    "email": "mail",
    "text": "text",
    "call": "call",
    "letter": "letter",
    "update": "update",
    "ask": "request",
    "thanks": "thank-you",
    "intro": "introduction",
}
MESSAGE = "message"


def filled(template: str, *values: object) -> str:
    """The template with its holes filled from `values`, in their order."""
    parts = template.split("{")
    rest = (part.split("}", 1)[1] for part in parts[1:])
    pairs = zip(values, rest, strict=True)
    return parts[0] + "".join(f"{value}{text}" for value, text in pairs)


def when(due: date | None, today: date) -> str:
    """How a due day is said in the short form: `by Tue`, `due today`, `no date yet`.

    A day more than six days ahead is given as a date, a past one as "due since".
    """
    if due is None:
        return UNDATED
    ahead = (due - today).days
    if ahead < 0:
        return f"due since {short_day(due, today)}"
    if ahead == 0:
        return DATED_TODAY
    by = WEEKDAYS[due.weekday()] if ahead < 7 else short_day(due, today)
    return f"by {by}"


def counted(count: int, noun: str) -> str:
    """A number with its noun: `1 business day`, `8 business days`."""
    return f"{count} {plural(count, noun)}"


def plural(count: int, noun: str) -> str:
    """The noun for so many: `item`, `items`."""
    return noun if count == 1 else f"{noun}s"
