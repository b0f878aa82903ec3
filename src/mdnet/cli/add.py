"""`mdnet add`: a new person."""

from typing import Any

import click

from mdnet.cli.context import (
    Session,
    dry_run_option,
    fresh_id,
    json_option,
    open_session,
    vault_options,
)
from mdnet.cli.output import quoted, say_json, say_wrapped, warn
from mdnet.cli.write import changed, write
from mdnet.errors import UsageError
from mdnet.model.vocabulary import CIRCLES, GROUP_OF_ROLE, RELATIONSHIPS
from mdnet.note.field_cadence import cadence_of
from mdnet.note.field_dates import birthday_of
from mdnet.note.filenames import fold_accents
from mdnet.operations.new_contact import NewContact, new_contact
from mdnet.who import matches


@click.command(
    "add",
    epilog="""
    \b
    Examples:
      mdnet add "Maria Alvarez" --role attending --why "cardiology, teaches well"
      mdnet add "Priya Nair" --role fellow --institution "Lakeview Children's" \\
          --interest cardiology --met fri --met-at "NICU rotation"
      mdnet add "Tom Reed" --relationship mentor --cadence "6 weeks"
    """,
)
@click.argument("name")
@click.option("--role", default="", help="attending, nurse, fellow, program_director …")
@click.option("--title", default="", help="As on their door: “Associate Professor”.")
@click.option("--institution", default="", help="Where they work.")
@click.option(
    "--circle",
    multiple=True,
    type=click.Choice(CIRCLES, case_sensitive=False),
    help="Else the role's default. May be given again.",
)
@click.option(
    "--relationship",
    multiple=True,
    type=click.Choice(RELATIONSHIPS, case_sensitive=False),
    help="What they are to you. May be given again.",
)
@click.option("--why", default="", help="Why this person, in your words.")
@click.option("--interest", "interests", multiple=True, help="May be given again.")
@click.option("--met", metavar="DATE", help="When you met (default: today).")
@click.option("--met-at", default="", help="Where: a rotation, a conference.")
@click.option("--cadence", default="", help="monthly, quarterly, “6 weeks”, none.")
@click.option("--email", multiple=True)
@click.option("--phone", multiple=True)
@click.option("--birthday", default="", help="1990-04-17, or 04-17.")
@click.option("--tag", "tags", multiple=True)
@click.option("--force", is_flag=True, help="Also when somebody has that name already.")
@vault_options
@dry_run_option
@json_option
def add_command(
    name: str,
    met: str | None,
    force: bool,
    vault: str | None,
    day: str | None,
    dry_run: bool,
    as_json: bool,
    **fields: Any,
) -> None:
    """Make a note for a new person.

    Name and one word of `--why` are enough; the rest can wait, and can be typed in
    Obsidian.
    """
    _check(name, **fields)
    session = open_session(vault, day)
    known = _namesakes(session, name)
    if known and not force:
        raise UsageError(
            f"{known[0]} is in the vault already; `mdnet show`, or --force for a "
            "second person of that name"
        )
    met_day = session.past_day(met) if met else session.today
    contact = NewContact(" ".join(name.split()), fresh_id(), met_day, **fields)
    create = new_contact(contact, session.settings.folders.people)
    changes = write(session, lambda: [create], dry_run, quiet=as_json)
    if contact.role and contact.role not in GROUP_OF_ROLE:
        warn(f"role “{contact.role}” is not in the vocabulary: kept as you typed it")
    if as_json:
        say_json({"name": contact.name, "path": create.path, "id": contact.id,
                  "changed": changed(changes)})  # fmt: skip
    elif not dry_run:
        typed = quoted(contact.name)
        say_wrapped(f'{create.path} is there. Next: `mdnet log {typed} "met: …"`')


def _check(name: str, cadence: str = "", birthday: str = "", **_: Any) -> None:
    """What is typed must read back as meant.

    Raises:
        UsageError: an empty name, or a cadence or birthday that nobody can read.
    """
    if not name.strip():
        raise UsageError("a person needs a name")
    problems = (
        cadence_of(cadence) if cadence else None,
        birthday_of(birthday) if birthday else None,
    )
    for problem in problems:
        if isinstance(problem, str):
            raise UsageError(problem)


def _namesakes(session: Session, name: str) -> list[str]:
    wanted = fold_accents(name)
    found = matches(session.workspace.names(session.today), name)
    return [person.path for person in found if fold_accents(person.name) == wanted]
