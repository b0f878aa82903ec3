"""`mdnet init`: a new vault, or adopt the one that is there."""

from pathlib import Path

import click

from mdnet.cli.context import dry_run_option, json_option
from mdnet.cli.output import say, say_json, say_wrapped
from mdnet.cli.write import changed, show_diff
from mdnet.template import plan_init, survey
from mdnet.vault.lay_down import lay_down


@click.command("init")
@click.argument("folder", default=".", metavar="[DIR]", type=click.Path(path_type=Path))
@dry_run_option
@json_option
def init_command(folder: Path, dry_run: bool, as_json: bool) -> None:
    """Lay a vault down in DIR, or adopt the Obsidian vault that is there.

    An existing vault only gets what is missing: settings are merged key by key, and no
    note is ever changed. Run it again whenever you like.

    \b
    Examples:
      mdnet init ~/Network
      mdnet init ~/MyVault --dry-run
    """
    root = folder.expanduser().absolute()
    plan = plan_init(survey(root))
    if not dry_run:
        lay_down(root, plan.folders, plan.changes)
    if as_json:
        report = {"path": str(root), "report": list(plan.report)}
        say_json(report | {"changed": changed(plan.changes)})
    elif dry_run:
        show_diff(plan.changes)
        say("\nNothing was changed yet. Without --dry-run:")
        for line in plan.report:
            say_wrapped(f"  {line}")
    else:
        for line in plan.report:
            say_wrapped(line)
        say_wrapped(
            f"{root} is a vault of mdnet. Next: open “Start here” in it, or mdnet add"
        )
