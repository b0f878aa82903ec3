"""Stop a write at every system call that changes the disk: killed, I/O error, full.

    python -m tests.torture.syscalls        (Linux, needs strace; about a minute)

One process rewrites, creates, moves and deletes a note. It is run again and again, and
each time the n-th call of one kind is the one that is killed or that fails. Afterwards
every note is old or new and whole, and the next write leaves nothing over.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from itertools import count, product
from pathlib import Path

from mdnet.errors import MdnetError
from mdnet.model.change import Change, Create, Delete, Move, Rewrite
from mdnet.vault import Vault

CALLS = (
    "renameat2", "renameat", "write", "fsync", "unlinkat", "linkat", "fchmod",
    "fchown", "flock", "mkdirat",
)  # fmt: skip
HARM = ("signal=SIGKILL", "error=EIO", "error=ENOSPC")
OLD = {"a.md": "old\n", "c.md": "c\n", "d.md": "d\n"}
NEW = "new text\n" * 500


def write_once(root: str) -> int:
    vault = Vault(root)
    vault.walk()
    changes: list[Change] = [
        Rewrite("a.md", OLD["a.md"], NEW),
        Create("new/b.md", "b\n"),
        Move("c.md", OLD["c.md"], "new/c.md"),
        Delete("d.md", OLD["d.md"]),
    ]
    try:
        vault.apply(changes)
    except MdnetError as error:
        return error.exit_code
    return 0


def harmed(root: Path, harm: str, call: str, number: int) -> int:
    """The exit code of a write whose call of that number is harmed."""
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir()
    for name, text in OLD.items():
        (root / name).write_text(text)
    strace = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}"]
    inject = ["-e", f"inject={call}:{harm}:when={number}"]
    child = [sys.executable, "-m", "tests.torture.syscalls", "--once", str(root)]
    return subprocess.run([*strace, *inject, *child], check=False).returncode


def problems(root: Path) -> list[str]:
    """What is wrong in the vault afterwards, and after one more write."""
    found = []
    if (root / "a.md").read_text() not in (OLD["a.md"], NEW):
        found.append("a.md is neither old nor new")
    for name, text in (("new/b.md", "b\n"), ("new/c.md", "c\n"), ("d.md", "d\n")):
        if (root / name).exists() and (root / name).read_text() != text:
            found.append(f"{name} is not whole")
    if not ((root / "c.md").exists() or (root / "new/c.md").exists()):
        found.append("c.md is gone")
    vault = Vault(root)
    vault.walk()
    vault.apply([Create("next.md", "x")])
    names = [path.name for path in root.rglob("*")]
    return found + [name for name in names if name[0] == "." or "kept" in name]


def main() -> None:
    if sys.argv[1:2] == ["--once"]:
        os._exit(write_once(sys.argv[2]))
    codes: Counter[str] = Counter()
    bad = []
    with tempfile.TemporaryDirectory() as folder:
        for harm, call in product(HARM, CALLS):
            for number in count(1):
                code = harmed(Path(folder) / "vault", harm, call, number)
                found = problems(Path(folder) / "vault")
                if found or code not in (0, 4, -9):
                    bad.append((harm, call, number, code, found))
                if code == 0:
                    break
                codes[harm] += 1
    print(f"stopped: {dict(codes)}; problems: {bad}")
    raise SystemExit(bool(bad))


if __name__ == "__main__":
    main()
