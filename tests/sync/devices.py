"""Devices that share a vault: real git in folders of their own, plain git beside."""

import os
import subprocess
from pathlib import Path
from typing import Any

from mdnet.model.finding import Finding
from mdnet.model.settings import Settings
from mdnet.sync.now import Caller, sync_now, syncer_of
from mdnet.sync.options import Options
from mdnet.sync.outcome import Outcome
from mdnet.vault import Vault

START = 1_795_000_000
ME = ("-c", "user.name=Plain", "-c", "user.email=plain@example.org",
      "-c", "commit.gpgsign=false", "-c", "protocol.file.allow=always",
      "-c", "advice.detachedHead=false")  # fmt: skip

ANA = """---
type: contact
id: aaaa1111
role: attending
cadence: monthly
---
# Ana Lopez

## Log
- 2026-11-01 met: on rounds
"""


def git(folder: Path, *words: str, code: int | None = 0) -> str:
    """What plain git prints, run in a folder as a user would."""
    environ = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
    environ |= {"GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C.UTF-8"}
    environ |= {"GIT_EDITOR": "true", "GIT_MERGE_AUTOEDIT": "no"}
    found = subprocess.run(
        ("git", "-C", str(folder), *ME, *words), capture_output=True, env=environ
    )
    out = found.stdout.decode("utf-8", "replace")
    assert code is None or found.returncode == code, (words, out, found.stderr)
    return out


class Device:
    """A folder with a vault that syncs with the remote beside it."""

    clock = START

    def __init__(self, folder: Path, remote: Path | None, branch: str = "main") -> None:
        self.root = folder
        self.name = folder.name
        folder.mkdir(parents=True, exist_ok=True)
        git(folder, "init", "-q", "-b", branch)
        if remote:
            git(folder, "remote", "add", "origin", str(remote))
        self.slips: Any = lambda path, text: ()

    @property
    def caller(self) -> Caller:
        Device.clock += 60
        return Caller(dict(os.environ), self.name, Device.clock, "+0000", self.slips)

    def sync(self, **options: Any) -> Outcome:
        vault, settings = Vault(self.root), Settings()
        return sync_now(vault, settings, self.caller, Options(**options))

    def syncer(self) -> Any:
        return syncer_of(Vault(self.root), Settings(), self.caller)

    def write(self, path: str, text: str | bytes, later: int = 3600) -> None:
        """Save a file as if somebody had read it `later` seconds after a sync."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        if later:
            moment = file.stat().st_mtime + later
            os.utime(file, (moment, moment))

    def append(self, path: str, text: str) -> None:
        self.write(path, self.read(path) + text)

    def edit(self, path: str, old: str, new: str) -> None:
        text = self.read(path)
        assert old in text
        self.write(path, text.replace(old, new))

    def read(self, path: str) -> str:
        return (self.root / path).read_bytes().decode()

    def move(self, path: str, target: str) -> None:
        (self.root / target).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).rename(self.root / target)

    def delete(self, path: str) -> None:
        (self.root / path).unlink()

    def notes(self) -> dict[str, str]:
        """Every file of the vault but git's, by path."""
        return {
            str(path.relative_to(self.root)): path.read_bytes().decode(
                "utf-8", "replace"
            )
            for path in sorted(self.root.rglob("*"))
            if path.is_file() and ".git" not in path.relative_to(self.root).parts
        }

    def git(self, *words: str, code: int | None = 0) -> str:
        return git(self.root, *words, code=code)

    def commit_plainly(self, message: str = "vault backup") -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message, code=None)


def devices(folder: Path, *names: str) -> tuple[Device, ...]:
    """Devices of these names with one bare remote; the first has Ana's note, synced."""
    remote = folder / "remote.git"
    git(folder, "init", "-q", "--bare", "-b", "main", str(remote))
    found = tuple(Device(folder / name, remote) for name in names)
    found[0].write("People/Ana Lopez.md", ANA)
    for device in found:
        device.sync()
    return found


def settle(*all_devices: Device, rounds: int = 2) -> None:
    """Sync all in turn until each has everything."""
    for _ in range(rounds):
        for device in all_devices:
            device.sync()


def slip(path: str, line: int) -> Finding:
    return Finding(path, line, 1, "PHI001", "error", "looks like a record number")
