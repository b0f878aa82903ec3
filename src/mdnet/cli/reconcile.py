"""`mdnet reconcile`: what plain git calls when it merges a note."""

import click

from mdnet.git.driver import prepare_files
from mdnet.merge import merge_file
from mdnet.model.settings import Settings


@click.command("reconcile")
@click.argument("base")
@click.argument("ours")
@click.argument("theirs")
@click.argument("path", default="note.md")
def reconcile_command(base: str, ours: str, theirs: str, path: str) -> int:
    """Prepare three versions of a note for git's own merge: a merge driver.

    `mdnet sync --setup` configures it. git runs `git merge-file` on the files
    afterwards and has the last word: without mdnet it merges as it always does.

    \b
    Example (in .git/config, section [merge "mdnet"]):
      driver = mdnet reconcile %O %A %B %P ; git merge-file -q %A %O %B
    """

    def merged(old: bytes, one: bytes, other: bytes) -> bytes | None:
        found = merge_file(path, old or None, one, other, Settings())
        copy = any(decision.kind == "copy" for decision in found.decisions)
        return None if copy else found.data

    return 0 if prepare_files(base, ours, theirs, merged) else 1
