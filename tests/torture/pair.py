"""Two devices with one remote, in rounds: what is written, and what must be there."""

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

from mdnet.errors import MdnetError
from tests.sync.devices import Device, devices

ID = re.compile(r"^id: (\w+)$", re.MULTILINE)
NOTE = """---
type: contact
id: {id}
role: attending
cadence: monthly
tags:
  - cardiology
---
# {name}

## Log
- 2026-11-01 met: on rounds

## Notes
Met on the ward.
"""


def fresh(folder: Path, *names: str) -> tuple[Device, ...]:
    """Devices of these names, in an empty folder of their own."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return devices(folder, *names)


class Writing:
    """Makes lines that can be told from each other, and remembers who wrote them."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self._count = 0

    def token(self, device: Device) -> str:
        """A word that stands nowhere else."""
        self._count += 1
        return f"{device.name}{self._count}x"

    def line(self, device: Device) -> tuple[str, str]:
        """A line of the log on some day, and the word that tells it."""
        word = self.token(device)
        day = self.random.randint(2, 28)
        kind = self.random.choice(("met", "call", "email"))
        return f"- 2026-11-{day:02d} {kind}: {word}\n", word

    def note(self, name: str) -> str:
        """A new note, as its template gives it."""
        return NOTE.format(id=f"{self.random.randrange(16**10):010x}", name=name)

    def add(self, device: Device, path: str) -> str:
        """Write a line into the log of a note; its word."""
        line, word = self.line(device)
        above, mark, below = device.read(path).partition("\n## Notes\n")
        device.write(path, f"{above}{line}{mark}{below}")
        return word


def unsound(*all_devices: Device) -> Iterator[str]:
    """What must never be after a sync, whatever was merged."""
    first = all_devices[0].notes()
    for device in all_devices:
        git_dir = device.root / ".git"
        if (git_dir / "MERGE_HEAD").exists():
            yield f"{device.name}: MERGE_HEAD"
        for lock in git_dir.rglob("*.lock"):
            yield f"{device.name}: {lock.name} left"
        if device.git("status", "--porcelain"):
            yield f"{device.name}: git status is not clean"
        if device.notes() != first:
            yield f"{device.name}: another vault than on {all_devices[0].name}"
    for path, text in first.items():
        yield from (f"{path}: {what}" for what in broken(path, text))


def doubled(device: Device) -> set[str]:
    """The ids that more than one note of a device has."""
    ids = Counter(ID.findall("\n".join(device.notes().values())))
    return {name for name, count in ids.items() if count > 1}


def broken(path: str, text: str) -> Iterator[str]:
    """Markers, a property twice, or no front matter where every note has one."""
    if "<<<<<<< " in text or ">>>>>>> " in text:
        yield "markers"
    if not path.endswith(".md") or not text.startswith("---\n"):
        return
    head, end, _ = text[4:].partition("\n---\n")
    keys = [line.partition(":")[0] for line in head.splitlines() if line[:1].isalpha()]
    if not end or len(keys) != len(set(keys)):
        yield "properties"


def missing(words: set[str], device: Device) -> set[str]:
    """The words that no file of a device has."""
    everything = "\n".join(device.notes().values())
    return {word for word in words if word not in everything}


def all_sync(*all_devices: Device, rounds: int = 2) -> Iterator[str]:
    """Sync each in turn; what goes wrong. Deletions are meant here."""
    for _ in range(rounds):
        for device in all_devices:
            try:
                device.sync(yes_delete=True)
            except MdnetError as error:
                yield f"{device.name}: {error}"
