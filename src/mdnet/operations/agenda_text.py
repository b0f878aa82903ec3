"""The lines of an agenda's note: what stands in its blocks and around them."""

from mdnet.agenda.line import AgendaLine
from mdnet.agenda.mail import Mail
from mdnet.agenda.plan import AgendaPlan
from mdnet.model.agenda import SECTIONS
from mdnet.model.dates import short_day, week_day
from mdnet.note.compose_front import front_matter
from mdnet.operations.agenda_block import Bullet, bullet_line, check_of
from mdnet.rules.made import item_id

MAIL = "mail"
# The block of each generated section, in their order.
BLOCKS = {title.casefold(): f"## {title}" for title in SECTIONS[:3]}
# M13: a prompt that Obsidian shows only where one writes.
KEEP = "%% Worth a line: one piece of advice, feedback or guidance. %%"
# More lines than fit on a phone are no agenda.
MOST_UPDATES = 8


def bullets(plan: AgendaPlan, block: str) -> tuple[Bullet, ...]:
    """The generated lines of one section; never none: M9 wants no section empty."""
    if block == "updates":
        return _updates(plan)
    if block == "goals":
        return tuple(_bullet(line, plan) for line in plan.goals) or (_no_goal(plan),)
    asked = tuple(_bullet(line, plan) for line in plan.questions)
    owed = (
        *(_owed("I owe", line) for line in plan.owed_by_me),
        *(_owed("I wait for", line) for line in plan.owed_to_me),
    )
    return (*(asked or (_no_question(plan),)), *owed)


def new_note(plan: AgendaPlan) -> str:
    """The text of a new agenda, front matter and all."""
    pairs = (
        ("type", "agenda"),
        ("contact", plan.link),
        ("date", plan.on),
        ("status", "draft"),
    )
    parts = [_block(MAIL, mail_lines(plan.mail, plan))]
    for block, heading in BLOCKS.items():
        lines = [bullet_line(block, bullet) for bullet in bullets(plan, block)]
        parts.append(f"{heading}\n{_block(block, lines)}")
    parts.append(f"## {SECTIONS[3]}\n\n- [ ] Met {plan.link}\n\n{KEEP}\n")
    return front_matter(pairs) + "\n".join(parts)


def mail_lines(mail: Mail, plan: AgendaPlan) -> list[str]:
    """The mail as a folded callout, with a check of its words as its block id."""
    by, on = week_day(mail.send_by, plan.on), week_day(plan.on, plan.on)
    body = [f"> {line}".rstrip() for line in mail.body.split("\n")]
    if mail.mailto:
        link = f"> [Write it]({mail.mailto})"
    else:
        link = f"> No e-mail address is in {plan.link}: copy it from here."
    lines = [
        f"> [!note]- Mail to send by {by}",
        f"> **To:** {mail.address}" if mail.address else f"> For {on}",
        f"> **Subject:** {mail.subject}",
        ">",
        *body,
        ">",
        link,
    ]
    found = item_id("agenda", plan.person.contact.key, MAIL)
    mark = f"^ag-{found}-{check_of(MAIL, chr(10).join(lines))}"
    return [*lines, "", mark, ""]


def _block(name: str, lines: list[str]) -> str:
    return "\n".join((f"<!-- mdnet:{name} -->", *lines, "<!-- /mdnet -->", ""))


def _updates(plan: AgendaPlan) -> tuple[Bullet, ...]:
    shown = [_bullet(line, plan, dated=True) for line in plan.updates[:MOST_UPDATES]]
    more = len(plan.updates) - len(shown)
    if more > 0:
        key = plan.person.contact.key
        text = f"and {more} more since {short_day(plan.since, plan.on)}"
        shown.append(Bullet(item_id("agenda", key, "more"), text))
    return tuple(shown) or (_no_update(plan),)


def _bullet(line: AgendaLine, plan: AgendaPlan, dated: bool = False) -> Bullet:
    """`20 Oct: Discussion drafted ([[Growth]])`."""
    day = f"{short_day(line.day, plan.on)}: " if dated and line.day else ""
    return Bullet(line.id, f"{day}{_linked(line)}")


def _owed(start: str, line: AgendaLine) -> Bullet:
    return Bullet(line.id, f"{start}: {_linked(line)}")


def _linked(line: AgendaLine) -> str:
    return f"{line.text} ({line.link})" if line.link else line.text


def _nothing(plan: AgendaPlan, block: str, text: str) -> Bullet:
    return Bullet(item_id("agenda", plan.person.contact.key, f"no {block}"), text)


def _no_update(plan: AgendaPlan) -> Bullet:
    me = plan.profile or "a note `Me.md`"
    since = short_day(plan.since, plan.on)
    text = f"Nothing new is written down since {since}: Updates in {me} come here"
    return _nothing(plan, "updates", text)


def _no_question(plan: AgendaPlan) -> Bullet:
    text = f"No question yet: tasks tagged `#question` in {plan.link} come here"
    return _nothing(plan, "questions", text)


def _no_goal(plan: AgendaPlan) -> Bullet:
    me = plan.profile or "a note `Me.md`"
    text = f"No goal is written down yet: Goals in {me} come here"
    return _nothing(plan, "goals", text)
