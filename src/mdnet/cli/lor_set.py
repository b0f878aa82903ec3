"""`mdnet lor set`: a letter has gone on."""

from collections.abc import Sequence
from datetime import date

import click

from mdnet.cli.context import (
    Session,
    dry_run_option,
    json_option,
    open_session,
    vault_options,
)
from mdnet.cli.output import say_json, say_wrapped
from mdnet.cli.people import person_of
from mdnet.cli.prompt_names import PERSON_NAME
from mdnet.cli.write import changed, write
from mdnet.errors import RefusedError
from mdnet.letters.moves import in_words, refusal
from mdnet.letters.report import application_named, letter_note, letter_of, letters
from mdnet.model.change import Rewrite
from mdnet.model.letter import STATES, Letter
from mdnet.model.network import Network
from mdnet.operations.move_letters import moved_text
from mdnet.rules.link_text import typed_name
from mdnet.rules.wording import SLOT_WORDS


@click.command("set")
@click.argument("name", type=PERSON_NAME)
@click.argument("status", type=click.Choice(STATES), metavar="STATUS")
@click.option("--on", metavar="DATE", help="The day it happened (default: today).")
@click.option("--for", "application", metavar="APPLICATION", help="Which letter.")
@click.option("--force", is_flag=True, help="Also backward, to take a slip back.")
@vault_options
@dry_run_option
@json_option
def set_command(
    name: str,
    status: str,
    on: str | None,
    application: str | None,
    force: bool,
    vault: str | None,
    day: str | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Say how far a letter has come; the day is kept beside it.

    NAME is the writer, or the letter's note where they have two for one application.

    STATUS is idea, asked, agreed_strong, agreed, hesitant, declined, packet_sent,
    request_sent, uploaded, assigned, thanked, outcome_told, imported or void.

    \b
    Examples:
      mdnet lor set Maria asked
      mdnet lor set Maria agreed_strong --on fri
      mdnet lor set "Tom Reed" declined --for cardiology
    """
    session = open_session(vault, day)
    when = session.past_day(on) if on else None
    letter = _letter(session, name, application)
    if not force and (problem := refusal(letter, status)):
        raise RefusedError(problem)
    changes = write(
        session,
        lambda: _changes(session, letter, status, when),
        dry_run,
        quiet=as_json,
    )
    instead = _instead(session, letter, status)
    if as_json:
        value = {"path": letter.path, "from": letter.status, "to": status}
        say_json(value | {"suggest": instead, "changed": changed(changes)})
    elif not dry_run:
        say_wrapped(_told(letter, status, instead, bool(changes)))


def _changes(
    session: Session, letter: Letter, status: str, when: date | None
) -> list[Rewrite]:
    before = session.workspace.read(letter.path)
    after = moved_text(before, letter, status, when, session.today)
    return [Rewrite(letter.path, before, after)] if after != before else []


def _told(letter: Letter, status: str, instead: Sequence[str], moved: bool) -> str:
    if not moved:
        return f"{letter.path}: {in_words(status)} already"
    lines = [f"{letter.path}: {in_words(letter.status)} → {in_words(status)}"]
    if instead:
        slot = SLOT_WORDS.get(letter.slot, "further")
        lines.append(f"For the {slot} letter think of {', '.join(instead)}")
    return "\n".join(lines)


def _letter(session: Session, name: str, application: str | None) -> Letter:
    """The one letter that is meant: by its own note, else by its writer."""
    network = session.workspace.network()
    only = application_named(network, application) if application else None
    note = letter_note(network.letters, name)
    if note:
        return note
    person = person_of(session, name)
    typed = typed_name(network.people, person)
    return letter_of(person, network.letters, only, typed)


def _instead(session: Session, letter: Letter, status: str) -> list[str]:
    """After a no, whom to think of next for the slot."""
    if status not in ("hesitant", "declined"):
        return []
    network = _with_no(session.workspace.network(), letter, status, session.today)
    report = letters(network, session.settings, session.today)
    found = [c for c in report.applications
             if c.application.path == letter.application_path]  # fmt: skip
    near = report.suggested(found[0], letter.slot or "other") if found else ()
    people = session.workspace.network().people
    return [typed_name(people, writer.person) for writer in near]


def _with_no(network: Network, letter: Letter, status: str, today: date) -> Network:
    others = (x for x in network.letters if x.path != letter.path)
    out = letter._replace(status=status, answered_on=letter.answered_on or today)
    return network._replace(letters=(*others, out))
