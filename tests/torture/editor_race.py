"""An editor that saves all the time against a command that writes all the time.

    python -m tests.torture.editor_race --seconds 60 --seed 1

The editor reads the note, adds a numbered line and saves: in place, by rename, or
through a descriptor that it opened a while before. The command reads, adds a line and
applies. At the end of a round every line that the editor saved must be in the note or
in a copy kept beside it. (A line of the command may be missing: the editor may save a
text that it read before.) For comparison, `--plain` replaces notes as most tools do.
"""

import argparse
import os
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from mdnet.errors import ChangedOnDiskError, VaultError
from mdnet.model.change import Rewrite
from mdnet.vault import Vault

SAVES = 150
NOTE = "Anna.md"


class Result(NamedTuple):
    """Saves of the editor, writes of ours, refusals, copies kept, saves lost."""

    saves: int = 0
    writes: int = 0
    refused: int = 0
    kept: int = 0
    lost: int = 0

    def plus(self, other: "Result") -> "Result":
        return Result(*(a + b for a, b in zip(self, other, strict=True)))


def read(path: Path, mine: str) -> str:
    """The note; without the editor's own last line it is read again a little later.

    An editor has what was typed in its buffer and does not take a text without it.
    """
    for _ in range(20):
        text = path.read_text()
        if mine in text:
            break
        time.sleep(0.002)
    return text


def save_in_place(path: Path, mine: str, line: str, random_: random.Random) -> None:
    text = read(path, mine)
    with path.open("w") as file:
        file.write(text + line)


def save_by_rename(path: Path, mine: str, line: str, random_: random.Random) -> None:
    new = path.with_name("4913")
    new.write_text(read(path, mine) + line)
    new.replace(path)


def save_late(path: Path, mine: str, line: str, random_: random.Random) -> None:
    read(path, mine)
    with path.open("r+") as file:
        text = file.read()
        time.sleep(random_.uniform(0, 0.002))
        file.seek(0)
        file.write(text + line)


WAYS = {"in place": save_in_place, "by rename": save_by_rename, "late": save_late}


def edit(
    path: Path, save: Callable[[Path, str, str, random.Random], None], seed: int
) -> None:
    random_ = random.Random(seed)
    mine = ""
    for number in range(SAVES):
        line = f"- editor {number}.\n"
        save(path, mine, line, random_)
        mine = line
        time.sleep(random_.choice((0, 0, 0.0005, 0.003)))


def write(vault: Vault, line: str) -> bool:
    try:
        before = vault.read(NOTE)
        vault.apply([Rewrite(NOTE, before, before + line)])
    except ChangedOnDiskError:
        return False
    except VaultError as error:
        if "is being saved" not in str(error):
            raise
        return False
    return True


def write_plainly(vault: Vault, line: str) -> bool:
    path = Path(vault.root) / NOTE
    new = path.with_name("new")
    new.write_text(path.read_text() + line)
    new.replace(path)
    return True


def round_of(root: Path, way: str, seed: int, plain: bool = False) -> Result:
    root.mkdir()
    (root / NOTE).write_text("- begin\n")
    editor = os.fork()
    if editor == 0:
        edit(root / NOTE, WAYS[way], seed)
        os._exit(0)
    vault = Vault(root)
    writes = refused = 0
    while os.waitpid(editor, os.WNOHANG)[0] == 0:
        done = (write_plainly if plain else write)(vault, f"- ours {writes}.\n")
        writes += done
        refused += not done
    texts = [path.read_text() for path in root.glob("*.md")]
    saved = {line for text in texts for line in text.splitlines()}
    lost = sum(f"- editor {number}." not in saved for number in range(SAVES))
    return Result(SAVES, writes, refused, len(texts) - 1, lost)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seconds", type=float, default=60)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--plain", action="store_true", help="the control run")
    chosen = options.parse_args()
    print(f"seed {chosen.seed}")
    lost = 0
    for way in WAYS:
        total, number = Result(), 0
        until = time.monotonic() + chosen.seconds / len(WAYS)
        with tempfile.TemporaryDirectory() as folder:
            while time.monotonic() < until:
                seed = chosen.seed * 100_000 + number
                root = Path(folder) / str(number)
                total = total.plus(round_of(root, way, seed, chosen.plain))
                number += 1
        print(f"{way:10} {total}")
        lost += total.lost
    raise SystemExit(bool(lost))


if __name__ == "__main__":
    main()
