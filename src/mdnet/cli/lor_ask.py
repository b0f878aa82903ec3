"""`mdnet lor ask`: the note of a letter that you mean to ask for."""

import click

from mdnet.cli.context import (
    Session,
    dry_run_option,
    json_option,
    open_session,
    vault_options,
)
from mdnet.cli.output import say_json, say_wrapped, warn
from mdnet.cli.people import person_of
from mdnet.cli.prompt_names import PERSON_NAME
from mdnet.cli.write import changed, write
from mdnet.errors import UsageError
from mdnet.letters.ask import Ask, ask
from mdnet.letters.draft import TEMPLATE, Draft
from mdnet.letters.readiness import Writer
from mdnet.letters.report import Letters, application_named, letters
from mdnet.model.application import Application
from mdnet.model.change import Change, Create
from mdnet.model.dates import short_day
from mdnet.model.letter import SLOTS
from mdnet.model.network import Network, Person
from mdnet.operations.new_letter import ask_draft, letter_path, new_letter
from mdnet.operations.patient_stop import without_patients
from mdnet.render.letters_json import ask_value
from mdnet.rules.context import context
from mdnet.rules.gates import refuse_in_soap
from mdnet.rules.letter_words import guess
from mdnet.rules.link_text import link_among, typed_name
from mdnet.rules.note_links import note_link, shared_names
from mdnet.rules.wording import SLOT_WORDS

NO_APPLICATION_HINT = (
    ". A note of the type `application` (template Application, in Applications/) says "
    "what for, which season and which slots"
)


@click.command("ask")
@click.argument("name", type=PERSON_NAME)
@click.option("--for", "application", metavar="APPLICATION", help="What it is for.")
@click.option("--slot", type=click.Choice(SLOTS), help="Which slot it is to fill.")
@vault_options
@dry_run_option
@json_option
def ask_command(
    name: str,
    application: str | None,
    slot: str | None,
    vault: str | None,
    day: str | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """The note of a letter: packet as a checklist, the ask as a draft.

    One person at a time, and for one application. The draft keeps the words
    "comfortable" and "strong", which leave a way out; mdnet sends nothing. When you
    have asked, say `mdnet lor set NAME asked`.

    \b
    Examples:
      mdnet lor ask Maria --for cardiology
      mdnet lor ask "Tom Reed" --for job --slot other --dry-run
    """
    session = open_session(vault, day)
    found, mail = _asked(session, name, application, slot or "")
    note = _note(session, found, mail)

    def compute() -> tuple[Change, ...]:
        without_patients(note.path, note.text, session.settings)
        return (note,)

    changes = write(session, compute, dry_run, quiet=as_json)
    if as_json:
        say_json(ask_value(found, mail, note.path) | {"changed": changed(changes)})
        return
    for gate in found.warnings:
        warn(f"{found.person.name}: {gate.text}")
    if not dry_run:
        say_wrapped(_told(found, mail, note.path, session))


def _note(session: Session, found: Ask, mail: Draft) -> Create:
    """The letter's note, with links to where writer and application are."""
    network, notes = session.workspace.network(), session.workspace.vault
    path = letter_path(
        found,
        session.settings.folders.applications,
        lambda wanted: notes.stat(wanted) is not None,
    )
    application = found.coverage.application.path
    writer = link_among(network.people, found.person)
    about = note_link(application, shared_names(network))
    return new_letter(found, mail, path, writer, about)


def _told(found: Ask, mail: Draft, path: str, session: Session) -> str:
    day = found.need_by
    need_by = (
        f", needed by {short_day(day, session.today)}{guess(found.check)}"
        if day
        else ""
    )
    slot = SLOT_WORDS[found.slot]
    lines = [f"{path}: the {slot} letter{need_by}, with packet and draft"]
    if mail.blanks:
        lines.append(f"Before you send it, fill in: {', '.join(mail.blanks)}")
    people, application = session.workspace.network().people, found.coverage.application
    name = typed_name(people, found.person)
    asked = f'mdnet lor set "{name}" asked --for "{application.name}"'
    lines.append(f"When you have asked: {asked}")
    return "\n".join(lines)


def _asked(
    session: Session, name: str, application: str | None, slot: str
) -> tuple[Ask, Draft]:
    network, settings, today = (
        session.workspace.network(),
        session.settings,
        session.today,
    )
    person = person_of(session, name)
    refuse_in_soap(person, context(network, settings, today))
    only = _application(network, application, session)
    report = letters(network, settings, today, only)
    writer = _writer(report, person)
    found = ask(writer, report.applications[0], network, slot, today)
    where = f"{settings.folders.templates}/{TEMPLATE}"
    workspace = session.workspace
    template = workspace.read(where) if workspace.vault.stat(where) else None
    return found, ask_draft(found, network.profile, today, template, where)


def _application(network: Network, typed: str | None, session: Session) -> Application:
    """The one named, else the only one that is open."""
    if typed:
        return application_named(network, typed)
    found = letters(network, session.settings, session.today).applications
    pending = [coverage.application for coverage in found if coverage.is_pending]
    if len(pending) == 1:
        return pending[0]
    names = ", ".join(a.name for a in pending) or "none yet"
    hint = "" if pending else NO_APPLICATION_HINT
    raise UsageError(f"say what the letter is for, with --for: {names}{hint}")


def _writer(report: Letters, person: Person) -> Writer:
    path = person.contact.path
    found = (w for w in report.writers if w.person.contact.path == path)
    writer = next(found, None)
    if writer is None:
        raise UsageError(
            f"{person.name} is no attending, leader or mentor; if they supervised "
            "your work, say so in `role` or `relationship` first"
        )
    return writer
