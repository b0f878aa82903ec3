"""Completion of people's names on the command line, from the index."""

import click
from click.shell_completion import CompletionItem

from mdnet.cli.context import open_session
from mdnet.errors import MdnetError
from mdnet.note.filenames import fold_accents
from mdnet.workspace.whom import at


class PersonName(click.ParamType[str]):
    """A person's name; completes to every name that has the typed text in it."""

    name = "name"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Names for what was typed so far; nothing when there is no vault."""
        try:
            session = open_session(ctx.params.get("vault"), None)
        except MdnetError:
            return []
        workspace, today = session.workspace, session.today
        typed = fold_accents(incomplete)
        found = {
            each.path
            for each in workspace.names(today)
            if typed in fold_accents(each.name)
        }
        return [
            CompletionItem(person.name, help=person.contact.role or None)
            for person in workspace.part_of(today, at(found)).people
            if person.contact.path in found
        ]


PERSON_NAME = PersonName()
