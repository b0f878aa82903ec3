"""Completion of people's names on the command line, from the index."""

import re

import click
from click.shell_completion import CompletionItem

from mdnet.cli.context import open_session
from mdnet.errors import MdnetError
from mdnet.note.filenames import fold_accents
from mdnet.settings import environment
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
        is_bash = environment().get("_MDNET_COMPLETE") == "bash_complete"
        shown = _for_bash if is_bash else str
        return [
            CompletionItem(shown(person.name), help=person.contact.role or None)
            for person in workspace.part_of(today, at(found)).people
            if person.contact.path in found
        ]


def _for_bash(name: str) -> str:
    """A name as bash is to put it on the command line: one word, whatever is in it.

    Other shells do this by themselves. click's script for bash reads the name with
    `read`, which takes one of two backslashes away.
    """
    return re.sub(r"[^\w.-]", r"\\\\\g<0>", name)


PERSON_NAME = PersonName()
