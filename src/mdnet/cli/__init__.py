"""Options in, one call, text out: the only package with click.

A command's module is imported when the command is called, so that `mdnet today` does
not pay for the others.
"""

from importlib import import_module

import click

import mdnet

# Command, its module in this package, and its line in `mdnet --help`. The order is
# the order of a user's day.
COMMANDS: dict[str, tuple[str, str]] = {
    "today": (
        "today",
        "Who to write to today, and why: printed and in the daily note.",
    ),
    "done": ("answer", "Tick item N of today's digest."),
    "snooze": ("answer", "Put item N of today's digest off."),
    "skip": ("answer", "Pass over item N of today's digest this time."),
    "log": ("log", "One dated line in a person's note."),
    "add": ("add", "A new person."),
    "show": ("show", "One person: facts, history, promises, what is due."),
    "agenda": ("agenda", "Prepare a check-in: updates, questions, goals, a mail."),
    "list": ("list", "People, filtered and sorted."),
    "lor": ("lor", "Letters of recommendation: what is there, who could write."),
    "panel": ("panel", "Mentors and sponsors: who is there, what is missing."),
    "search": ("search", "Full-text search over all notes."),
    "check": ("check", "What is wrong in the vault, with line and column."),
    "watch": ("watch", "The daemon: index and today's note kept fresh."),
    "sync": ("sync", "One vault on every device: commit, merge, push."),
    "undo": ("undo", "Take an automatic change back, or bring a version back."),
    "history": ("history", "What happened to a note, and on which device."),
    "reconcile": ("reconcile", "Merge a note for plain git: its merge driver."),
    "index": ("index", "State of the index; rebuild or verify it."),
    "init": ("init", "A new vault, or adopt an existing one."),
    "demo": ("demo", "A vault full of life to try things on."),
}


class LazyGroup(click.Group):
    """A group whose commands are imported by name, on use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of the day."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command's object, imported now; `None` for an unknown name."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"mdnet.cli.{COMMANDS[cmd_name][0]}")
        command = getattr(module, f"{cmd_name}_command")
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with the closest name suggested for a slip."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            close = [name for name in COMMANDS if name.startswith(args[0][:2])]
            if close:
                hint = f"{error.message} Did you mean {' or '.join(close)}?"
                raise click.UsageError(hint, ctx) from None
            raise

    def format_commands(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """The list in `--help`, without importing a single command."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="""
    \b
    Start:
      mdnet demo                     a made-up vault, and today's digest on it
      mdnet init ~/Vault             lay a vault down, or adopt the one you have
      mdnet add "Maria Alvarez" --role attending --why "cardiology mentor?"
      mdnet log Maria "met: coffee after rounds" --promise "Send the paper"
      mdnet today                    who, what, why now

    \b
    Names complete on TAB after one of
      eval "$(_MDNET_COMPLETE=bash_source mdnet)"
      eval "$(_MDNET_COMPLETE=zsh_source mdnet)"
      _MDNET_COMPLETE=fish_source mdnet | source
    """,
)
@click.version_option(mdnet.__version__, prog_name="mdnet")
def main() -> None:
    """mdnet keeps a professional network as plain Markdown notes.

    People are notes. What you write in them, or in your daily note, is the log.
    `mdnet today` turns it into a few lines: who, what, why now.
    """
