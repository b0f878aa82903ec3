"""`mdnet search`: full text."""

import click

from mdnet.cli.context import json_option, open_session, vault_options
from mdnet.cli.output import say_json, say_wrapped


@click.command(
    "search",
    epilog="""
    \b
    Examples:
      mdnet search growth chart           notes with both words
      mdnet search '"growth chart"'       the phrase
      mdnet search cardio*                words that begin so
    """,
)
@click.argument("text", nargs=-1, required=True)
@click.option("--limit", default=20, show_default=True, help="At most so many notes.")
@vault_options
@json_option
def search_command(
    text: tuple[str, ...], limit: int, vault: str | None, day: str | None, as_json: bool
) -> int:
    """Notes that contain TEXT, the best match first, with a line of each.

    Accents and case do not matter. Exit code 1 when nothing was found.
    """
    session = open_session(vault, day)
    hits = session.workspace.search(" ".join(text), limit)
    if as_json:
        say_json({"hits": [hit._asdict() for hit in hits]})
    for hit in () if as_json else hits:
        say_wrapped(f"{hit.path}:{hit.line}: {hit.snippet}")
    return 0 if hits else 1
