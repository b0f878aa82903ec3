"""`mdnet list`: people, filtered and sorted."""

import click

from mdnet.cli.context import open_session, vault_options
from mdnet.cli.output import say, say_json, terminal_width
from mdnet.query import SORTS
from mdnet.render.json_values import row_value
from mdnet.render.table import people_table
from mdnet.workspace.listed import listed


@click.command(
    "list",
    epilog="""
    \b
    A query is words and tests; all of them must hold.
      maria                          in the name or an alias
      circle:inner role:nurse        also group, relationship, slot, interest,
                                     institution, tag, why, met_at, email, phone
      circle:mentorship,national     any of several values
      -tag:paused                    a minus turns a test round
      due<7d   last>90d   cadence<=60d    d, w, m, y, or a date (due<2026-12-01)
      is:overdue                     also due, paused, snoozed, never
      has:email                      the property is not empty

    \b
    Examples:
      mdnet list is:overdue --sort due
      mdnet list role:nurse last>60d
      mdnet list interest:cardiology has:email --format names
    """,
)
@click.argument("query", nargs=-1)
@click.option(
    "--sort",
    type=click.Choice(list(SORTS)),
    default="name",
    help="name, due, last, circle, institution or role.",
)
@click.option("--reverse", is_flag=True, help="The other way round.")
@click.option(
    "--format",
    "shape",
    type=click.Choice(["table", "names", "json"]),
    default="table",
    help="A table, one name a line, or JSON.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@vault_options
def list_command(
    query: tuple[str, ...],
    sort: str,
    reverse: bool,
    shape: str,
    as_json: bool,
    vault: str | None,
    day: str | None,
) -> None:
    """People that a QUERY describes; without one, everybody."""
    session = open_session(vault, day)
    people, number = listed(
        session.workspace, session.settings, session.today, " ".join(query)
    )
    found = sorted(people, key=SORTS[sort], reverse=reverse)
    if as_json or shape == "json":
        say_json([row_value(row) for row in found])
    elif shape == "names":
        for row in found:
            say(row.contact.name)
    else:
        say(people_table(found, number, terminal_width()))
