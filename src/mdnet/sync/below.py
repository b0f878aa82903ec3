"""The versions that notes had below some commits, asked of git for many at once."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from mdnet.git.diffs import PATHS, literal
from mdnet.git.formats import Entry
from mdnet.git.repository import Commit
from mdnet.sync.known import Known
from mdnet.sync.moves import is_plain
from mdnet.sync.step_back import Version
from mdnet.sync.store import device_of
from mdnet.sync.trees import Changes

# How many earlier versions of a note, and commits of a device, are looked at.
VERSIONS = 100
LATEST = (f"-{VERSIONS}",)


class Made(NamedTuple):
    """A version of a note, and the commit that made it."""

    commit: Commit
    version: Version


class Below:
    """What notes were in a commit and before it; `paths` are those to be asked for."""

    def __init__(self, known: Known, paths: Iterable[str]) -> None:
        self._known = known
        self._paths = sorted(set(paths))
        self._made: dict[str, dict[str, list[Made]]] = {}

    def versions(self, commit: str, path: str) -> list[Made]:
        """The latest versions of a note up to a commit, newest first."""
        if commit not in self._made:
            found = self._made[commit] = {}
            for start in range(0, len(self._paths), PATHS):
                found |= self._read(commit, self._paths[start : start + PATHS])
        there = self._made[commit]
        if path not in there:
            there |= self._read(commit, [path])
        return there[path]

    def _read(self, commit: str, paths: Sequence[str]) -> dict[str, list[Made]]:
        few = LATEST if len(paths) == 1 else ()
        chosen = [literal(path) for path in paths]
        log = self._known.store.repository.log
        commits = log("--full-history", *few, commit, "--", *chosen)
        sides = [(up, each.oid) for each in commits for up in each.parents or ("",)]
        changes = iter(self._known.between(sides, paths))
        found: dict[str, list[Made]] = {path: [] for path in paths}
        for each in commits:
            against = [next(changes) for _ in each.parents or ("",)]
            for path in found.keys() & set().union(*against):
                if len(found[path]) < VERSIONS:
                    found[path].append(Made(each, _version(each, path, against)))
        return found


def _version(commit: Commit, path: str, against: Sequence[Changes]) -> Version:
    """What a commit made of a note that differs from what one parent has."""
    now = next(side[path].new for side in against if path in side)
    before = [side[path].old if path in side else now for side in against]
    old = tuple(map(plain, before)) if commit.parents else ()
    return Version(device_of(commit), plain(now), old)


def plain(entry: Entry | None) -> Entry | None:
    """The entry of a file; `None` for a link, and for nothing."""
    return entry if is_plain(entry) else None
