"""What the torture of the sync is made of: editors, devices, other clients."""

import os
import random
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from mdnet.__main__ import run

NOTES = 12
GIT = ("-c", "user.name=Plain", "-c", "user.email=plain@example.org",
       "-c", "commit.gpgsign=false", "-c", "gc.auto=0",
       "-c", "core.fsync=none")  # fmt: skip
NOTE = """---
type: contact
id: {id}
role: attending
cadence: monthly
---
# Person {number}

## Log
- 2026-11-01 met: on rounds
"""


def git(folder: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    """Plain git, as somebody else's program runs it."""
    return subprocess.run(("git", "-C", str(folder), *GIT, *words), capture_output=True)


def quiet_home(folder: Path) -> None:
    """Fence this process and its children off from the real home and git config."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        del os.environ[name]
    os.environ |= {
        "HOME": str(folder / "home"),
        "MDNET_CACHE_DIR": str(folder / "cache"),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_MERGE_AUTOEDIT": "no",
        "GIT_EDITOR": "true",
    }
    (folder / "home").mkdir(exist_ok=True)


class Diary:
    """What one process did, a line each, in a file outside of every vault."""

    def __init__(self, folder: Path, name: str) -> None:
        self._file = (folder / f"{name}.diary").open("a", buffering=1)

    def note(self, *words: object) -> None:
        self._file.write(" ".join(map(str, words)) + "\n")


def entries(folder: Path) -> list[list[str]]:
    """All diaries' lines, as words."""
    return [
        line.split()
        for diary in sorted(folder.glob("*.diary"))
        for line in diary.read_text().splitlines()
    ]


def forked(work: Callable[[], object]) -> int:
    """Do something in a process of its own, in a group of its own; its id."""
    child = os.fork()
    if child:
        return child
    try:
        os.setsid()
        work()
    except BaseException:  # a child of ours ends here, whatever happened
        os._exit(70)
    os._exit(0)


def mdnet(folder: Path, *words: str) -> None:
    """One command; what it says goes to a file beside the vault."""
    said = os.open(f"{folder}.said", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(said, 1)
    os.dup2(said, 2)
    os._exit(run([*words, "--vault", str(folder)]))


def killed_or_done(child: int, random_: random.Random, share: float) -> int | None:
    """Wait for a process, or kill it (and perhaps its gits): code, `None` if killed."""
    if random_.random() >= share:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    until = time.monotonic() + random_.random() ** 2 * 0.4
    while time.monotonic() < until:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.002)
    everything = random_.random() < 0.7
    try:
        (os.killpg if everything else os.kill)(child, signal.SIGKILL)
    except ProcessLookupError:
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return None


def save(path: Path, text: str, random_: random.Random) -> None:
    """Save as editors do: in place, or a new file renamed over the old."""
    if random_.random() < 0.5:
        with path.open("w") as file:
            file.write(text)
    else:
        other = path.with_name(f".{path.name}.swp")
        other.write_text(text)
        other.rename(path)


def edited(text: str, token: str, random_: random.Random) -> str:
    """The text with a new line in the log, and now and then another change."""
    lines = text.splitlines(keepends=True)
    lines.append(f"- 2026-11-{random_.randint(2, 27):02d} met: {token}\n")
    if random_.random() < 0.1:
        cadence = random_.choice(("weekly", "monthly", "quarterly"))
        lines = [f"cadence: {cadence}\n" if line.startswith("cadence:") else line
                 for line in lines]  # fmt: skip
    return "".join(lines)


def edit(folder: Path, token: str, random_: random.Random) -> str | None:
    """One edit of one note: its path, `None` when the note was not there just now."""
    notes = sorted(p for p in (folder / "People").glob("*.md") if "(" not in p.name)
    if not notes:
        return None
    path = random_.choice(notes)
    try:
        text = path.read_text()
    except (FileNotFoundError, UnicodeDecodeError):
        return None
    if "## Log" not in text:
        return None
    time.sleep(random_.random() * 0.004)
    save(path, edited(text, token, random_), random_)
    return path.name


def editing(folder: Path, name: str, diary: Diary, stop: Path, seed: str) -> None:
    """An editor that saves until it is told to stop."""
    random_ = random.Random(seed)
    number = 0
    while not stop.exists():
        token = f"{name}-{number}"
        if edit(folder, token, random_):
            diary.note("saved", token)
            number += 1
        time.sleep(random_.random() * 0.03)


def plain_sync(folder: Path) -> None:
    """What a person without mdnet does: add, commit, pull, push, markers and all."""
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "vault backup")
    pulled = git(folder, "pull", "-q", "--no-rebase", "--no-edit", "origin", "main")
    if pulled.returncode:
        git(folder, "add", "-A")
        git(folder, "commit", "-q", "-m", "vault backup: conflict")
    git(folder, "push", "-q", "origin", "main")


def phone_sync(folder: Path) -> None:
    """A phone's client: it merges into a commit, and leaves merged files stale.

    What `docs/sync.md` tells of them: files that only the other side changed arrive;
    files merged from both keep the phone's version on disk, and its next commit takes
    the other side's change back.
    """
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "vault backup")
    git(folder, "fetch", "-q", "origin")
    found = git(folder, "merge-tree", "--write-tree", "HEAD", "origin/main")
    if found.returncode == 0:
        tree = found.stdout.decode().split()[0]
        mine = git(folder, "diff", "--name-only", "-z", "origin/main...HEAD").stdout
        words = ("commit-tree", tree, "-p", "HEAD", "-p", "origin/main", "-m", "merge")
        commit = git(folder, *words).stdout.decode().strip()
        ahead = git(folder, "merge-base", "--is-ancestor", "origin/main", "HEAD")
        if commit and ahead.returncode:
            stale = {p: (folder / p).read_bytes()
                     for p in os.fsdecode(mine).split("\0")
                     if p and (folder / p).is_file()}  # fmt: skip
            git(folder, "reset", "-q", "--hard", commit)
            for path, data in stale.items():
                (folder / path).write_bytes(data)
    git(folder, "push", "-q", "origin", "main")
