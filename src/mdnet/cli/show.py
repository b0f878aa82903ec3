"""`mdnet show`: one person."""

import click

from mdnet.cli.context import json_option, open_session, vault_options
from mdnet.cli.output import say_json, say_wrapped
from mdnet.cli.prompt_names import PERSON_NAME
from mdnet.render.json_values import (
    interaction_value,
    item_value,
    person_value,
    promise_value,
    waiting_value,
)
from mdnet.render.letters_json import of_application
from mdnet.render.person_text import person_text
from mdnet.workspace.about import report_on

HISTORY = 12


@click.command("show")
@click.argument("name", nargs=-1, required=True, type=PERSON_NAME)
@click.option("--all", "everything", is_flag=True, help="The whole history.")
@vault_options
@json_option
def show_command(
    name: tuple[str, ...],
    everything: bool,
    vault: str | None,
    day: str | None,
    as_json: bool,
) -> None:
    """One person: facts, what is due, open promises both ways, history.

    The history comes from every note: the person's own, daily notes, agendas.

    \b
    Examples:
      mdnet show Maria
      mdnet show tom reed --all
    """
    session = open_session(vault, day)
    found = report_on(
        session.workspace, session.settings, session.today, " ".join(name)
    )
    if as_json:
        say_json(
            {
                "person": person_value(found.row),
                "interactions": [interaction_value(i) for i in found.interactions],
                "promises": [promise_value(t, due) for t, due in found.promises],
                "waiting": [waiting_value(waiting) for waiting in found.waiting],
                "items": [item_value(item) for item in found.items],
                "questions": [promise_value(t, t.due) for t in found.questions],
                "owed_to_me": [promise_value(t, t.due) for t in found.owed_to_me],
                "letters": [of_application(row) for row in found.letters],
            }
        )
    else:
        say_wrapped(
            person_text(found, len(found.interactions) if everything else HISTORY)
        )
