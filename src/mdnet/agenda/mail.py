"""The short mail to send before a check-in, and its `mailto:` link (RFC 6068)."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from mdnet.agenda.line import AgendaLine, capital, clean
from mdnet.agenda.span import Span
from mdnet.mailto import first_name, mailto, usable_address
from mdnet.model.calendar import Profile
from mdnet.model.dates import week_day
from mdnet.rules.plain import one_line

_SLOT = re.compile(r"\{\{[ \t]*([a-z_]+)[ \t]*\}\}")
MOST_UPDATES, MOST_QUESTIONS, MOST_GOALS = 3, 3, 2


class MailTemplate(NamedTuple):
    """Subject and body with slots: `{{first_name}}`, `{{date}}`, `{{updates}}` …

    A slot that is not known stays as it is, for the user to fill in.
    """

    subject: str
    body: str


class Mail(NamedTuple):
    """A mail ready to send; `mailto` is empty where there is no address to use.

    `body` has `\\n` as line end. `send_by` is the day by which it should go.
    """

    subject: str
    body: str
    address: str
    mailto: str
    send_by: date


DEFAULT = MailTemplate(
    "Before we meet on {{date}}",
    """Dear {{first_name}},

I look forward to {{date}}. So that you do not have to prepare anything, here is what \
I would like to use the time for.

What is new:
{{updates}}

What I would like to ask you:
{{questions}}

What I work towards:
{{goals}}

See you then,
{{my_name}}
""",
)


def mail(
    here: Span,
    updates: Iterable[AgendaLine],
    questions: Iterable[AgendaLine],
    goals: Iterable[AgendaLine],
    template: MailTemplate = DEFAULT,
) -> Mail:
    """The mail for this agenda; a part with nothing to say goes with its heading."""
    profile = here.network.profile or Profile()
    slots = {
        "first_name": first_name(one_line(here.person.name)),
        "name": one_line(here.person.name),
        "date": week_day(here.on, here.on),
        "my_name": one_line(profile.name) or "[your name]",
        "my_program": one_line(profile.program),
        "my_stage": _stage(profile, here.today),
        "updates": _bullets(updates, MOST_UPDATES),
        "questions": _bullets(questions, MOST_QUESTIONS),
        "goals": _bullets(goals, MOST_GOALS),
    }
    subject = one_line(_filled(template.subject, slots))
    body = _body(template.body, slots)
    address = usable_address(here.person.contact.email)
    send_by = here.on - timedelta(days=here.settings.agenda.mail_days)
    return Mail(subject, body, address, mailto(address, subject, body), send_by)


def _stage(profile: Profile, today: date) -> str:
    stage = profile.stage(today)
    return f"PGY-{stage}" if stage else ""


def _bullets(lines: Iterable[AgendaLine], at_most: int) -> str:
    shown = [line for line in lines if line.in_mail][:at_most]
    return "\n".join(f"- {capital(line.plain)}" for line in shown)


def _filled(text: str, slots: Mapping[str, str]) -> str:
    return _SLOT.sub(lambda slot: slots.get(slot[1], slot[0]), text)


def _body(text: str, slots: Mapping[str, str]) -> str:
    """The paragraphs of the template, without those whose list is empty."""
    paragraphs = text.replace("\r\n", "\n").strip("\n").split("\n\n")
    lists = {key for key in ("updates", "questions", "goals") if not slots[key]}
    kept = (p for p in paragraphs if lists.isdisjoint(_SLOT.findall(p)))
    lines = "\n\n".join(_filled(paragraph, slots) for paragraph in kept).split("\n")
    return "\n".join(map(clean, lines))
