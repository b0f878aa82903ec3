"""How editors and sync tools save a note: the calls to the system they really make.

Each way takes the note's path and its new text. `REAL` runs the programs themselves,
where they are installed.
"""

import os
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

Save = Callable[[Path, str], None]


def in_place(path: Path, text: str) -> None:
    """Obsidian and nano: open, truncated, and written."""
    path.write_text(text)


def truncate_then_write(path: Path, text: str) -> None:
    """VS Code: the file is empty for a moment."""
    with path.open("r+") as file:
        file.truncate(0)
        file.flush()
        time.sleep(0.003)
        file.write(text)


def vim(path: Path, text: str) -> None:
    """vim with `backup` and `backupcopy=no`: a probe, rename away, write anew."""
    probe = path.with_name("4913")
    probe.touch()
    probe.unlink()
    backup = path.with_name(f"{path.name}~")
    path.rename(backup)
    path.write_text(text)
    path.chmod(0o644)
    backup.unlink()


def emacs(path: Path, text: str) -> None:
    """Emacs: a lock, the first save of a session renames the old text away."""
    lock = path.with_name(f".#{path.name}")
    lock.symlink_to("sam@laptop.4711:1700000000")
    path.rename(path.with_name(f"{path.name}~"))
    with path.open("x") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    lock.unlink()


def by_rename(path: Path, text: str) -> None:
    """Sync tools, Kate, gedit: written beside, then renamed over it."""
    new = path.with_name(f".{path.name}.part")
    new.write_text(text)
    new.replace(path)


def piece_by_piece(path: Path, text: str) -> None:
    """A download: the note grows."""
    with path.open("w") as file:
        for start in range(0, len(text), 40):
            file.write(text[start : start + 40])
            file.flush()


def deleted_and_made_anew(path: Path, text: str) -> None:
    """git checkout: unlink, then create."""
    path.unlink(missing_ok=True)
    path.write_text(text)


WAYS: dict[str, Save] = {
    "in place": in_place,
    "truncate, then write": truncate_then_write,
    "vim": vim,
    "Emacs": emacs,
    "by rename": by_rename,
    "piece by piece": piece_by_piece,
    "deleted and made anew": deleted_and_made_anew,
}


def real_vim(path: Path, line: str, *options: str) -> None:
    """Append a line with vim itself."""
    commands = [word for option in options for word in ("-c", f"set {option}")]
    run("vim", "-N", "-u", "NONE", "-es", *commands,
        "-c", f"$put ='{line}'", "-c", "wq", str(path))  # fmt: skip


def real_sed(path: Path, line: str) -> None:
    """Append a line with `sed -i`."""
    run("sed", "-i", f"$ a\\{line}", str(path))


def real_ed(path: Path, line: str) -> None:
    """Append a line with ed."""
    run("ed", "-s", str(path), given=f"$a\n{line}\n.\nw\nq\n")


REAL: dict[str, tuple[str, Callable[[Path, str], None]]] = {
    "vim": ("vim", lambda path, line: real_vim(path, line)),
    "vim, renaming, with a backup": (
        "vim",
        lambda path, line: real_vim(path, line, "backup", "backupcopy=no"),
    ),
    "vim, copying": ("vim", lambda path, line: real_vim(path, line, "backupcopy=yes")),
    "sed -i": ("sed", real_sed),
    "ed": ("ed", real_ed),
}


def is_installed(program: str) -> bool:
    return shutil.which(program) is not None


def run(*command: str, given: str = "", cwd: Path | None = None) -> None:
    subprocess.run(command, input=given, text=True, check=True, cwd=cwd,
                   stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)  # fmt: skip
