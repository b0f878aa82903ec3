"""`mdnet list`: people, filtered and sorted."""

from collections.abc import Collection, Sequence
from itertools import pairwise

import click

from mdnet.cli.context import open_session, vault_options
from mdnet.cli.output import NO_PEOPLE, say, say_json, say_wrapped, terminal_width
from mdnet.query import SORTS
from mdnet.render.json_values import row_value
from mdnet.render.table import people_table
from mdnet.workspace.listed import listed


class QueryCommand(click.Command):
    """A command whose arguments may begin with a minus: `-tag:paused`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click does, with such arguments taken for arguments."""
        options = [
            each for each in self.get_params(ctx) if isinstance(each, click.Option)
        ]
        valued = [name for each in options if not each.is_flag for name in each.opts]
        names = [name for each in options for name in each.opts]
        return super().parse_args(ctx, _minus_last(args, names, valued))


def _minus_last(
    typed: Sequence[str], options: Collection[str], valued: Collection[str]
) -> list[str]:
    """What was typed, with the terms that begin with a minus last, behind a `--`.

    An option that lacks one of its two dashes is no term; nor is what stands behind
    an option of those that want a value.
    """
    end = typed.index("--") if "--" in typed else len(typed)
    kept: list[str] = []
    minus: list[str] = []
    for before, text in pairwise(["", *typed[:end]]):
        is_term = text.startswith("-") and text != "-" and before not in valued
        is_option = text.startswith("--") or text in options or f"-{text}" in options
        (minus if is_term and not is_option else kept).append(text)
    return [*kept, "--", *minus, *typed[end + 1 :]] if minus else list(typed)


@click.command(
    "list",
    cls=QueryCommand,
    epilog="""
    \b
    A query is words and tests; all of them must hold. Quote a test with < or >:
    the shell would take what follows for a file.
      maria                          in the name or an alias
      circle:inner role:nurse        also group, relationship, slot, interest,
                                     institution, tag, why, met_at, email, phone
      circle:mentorship,national     any of several values
      -tag:paused                    a minus turns a test round
      'why:"night shift"'            a value with a space in it
      'due<7d' 'last>90d'            also cadence; 7d, 6w, 3m, 1y, or a date
      is:overdue                     also due, paused, snoozed, never
      has:email                      the property is not empty

    \b
    Examples:
      mdnet list is:overdue --sort due
      mdnet list role:nurse 'last>60d' -tag:paused
      mdnet list interest:cardiology has:email --format names
    """,
)
@click.argument("query", nargs=-1)
@click.option(
    "--sort",
    type=click.Choice(list(SORTS)),
    default="name",
    help="The order; by name, if none is given.",
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
    elif not number:
        say_wrapped(NO_PEOPLE)
    else:
        say(people_table(found, number, terminal_width()))
