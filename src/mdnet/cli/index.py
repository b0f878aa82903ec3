"""`mdnet index`: the state of the cache."""

import time

import click

from mdnet.cli.context import json_option, open_session, vault_options
from mdnet.cli.output import say, say_json, say_wrapped
from mdnet.cli.progress import bar
from mdnet.workspace import State

RIGHT = "Every row says what its note says."
REBUILT = "The index was not right, and is built anew."


@click.command("index")
@click.option("--rebuild", is_flag=True, help="Throw it away and read every note.")
@click.option("--verify", is_flag=True, help="Compare every row with its note.")
@vault_options
@json_option
def index_command(
    rebuild: bool, verify: bool, vault: str | None, day: str | None, as_json: bool
) -> int:
    """State of the index: how many notes and people, where it lies, is it fresh.

    The index is only a cache. It may be deleted at any time; nothing but speed is lost.
    Exit code 1 when --verify finds a difference or damage (and then it is rebuilt).

    \b
    Examples:
      mdnet index
      mdnet index --verify
    """
    begin = time.perf_counter()
    workspace = open_session(vault, day).workspace
    with bar("Reading notes") as progress:
        if rebuild:
            workspace.rebuild(progress)
        differences = workspace.verify(progress) if verify else ()
        if differences:
            workspace.rebuild(progress)
    state = workspace.state()
    seconds = round(time.perf_counter() - begin, 3)
    wrong = verify and (bool(differences) or workspace.was_damaged)
    if as_json:
        value = {"notes": state.notes, "people": state.people, "path": state.path}
        value |= {"fresh": not wrong, "seconds": seconds}
        say_json(value | {"differences": list(differences)})
    else:
        for difference in differences:
            say_wrapped(f"differs: {difference}")
        if verify:
            say(REBUILT if wrong else RIGHT)
        say_wrapped(_counted(state, seconds))
    return 1 if wrong else 0


def _counted(state: State, seconds: float) -> str:
    notes = "note" if state.notes == 1 else "notes"
    people = "person" if state.people == 1 else "people"
    return f"{state.notes} {notes}, {state.people} {people}, {seconds} s; {state.path}"
