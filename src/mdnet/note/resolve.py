"""Which note a wikilink means, by Obsidian's rules; see `Names.resolve`."""

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple

from mdnet.note.filenames import fold

_RELATIVE = re.compile(r"(?:\.{0,2}/)+")

How = Literal["path", "name", "alias", "display", "ambiguous", "none"]


class Resolution(NamedTuple):
    """What a link means.

    `path` is the note, `None` for `ambiguous` (then `candidates` are the notes that
    it may mean, sorted) and `none`. `how` tells what matched: the note's `path` or
    its unique `name`; the `display` text, which picked one of several; or a bare
    `alias`, which Obsidian does not resolve.
    """

    path: str | None
    candidates: tuple[str, ...]
    how: How


NOTHING = Resolution(None, (), "none")


class Names:
    """The names of a vault's notes; built once, then asked for each link."""

    def __init__(self) -> None:
        self._paths: dict[str, str] = {}
        self._names: dict[str, list[str]] = {}
        self._aliases: dict[str, list[str]] = {}
        self._people: set[str] = set()
        self._known: dict[tuple[str, str], Resolution] = {}
        self._linked: dict[tuple[str, ...], tuple[str, ...]] = {}

    @classmethod
    def build(cls, notes: Iterable[tuple[str, str, str, Iterable[str]]]) -> "Names":
        """The names of all `notes`: path, title, kind and aliases of each."""
        names = cls()
        for path, title, kind, aliases in notes:
            names._paths.setdefault(_without_extension(fold(path)), path)
            names._names.setdefault(fold(title), []).append(path)
            if kind == "contact":
                names._people.add(path)
            for alias in aliases:
                paths = names._aliases.setdefault(fold(alias), [])
                if path not in paths:
                    paths.append(path)
        return names

    def resolve(self, target: str, display: str = "") -> Resolution:
        """What `[[target|display]]` means.

        The vault path, with or without `.md`; else the note's name, or the end of
        its path, if only one note has it; else, of several, the one that has the
        display text as its name or alias; else the one note (or the one person) that
        has the target as an alias. Case and Unicode form do not matter. A display
        text alone finds nothing.
        """
        key = (target, display)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._resolve(target, display)
        return known

    def people(self, targets: tuple[str, ...]) -> tuple[str, ...]:
        """The paths of the contacts among these link targets, each once."""
        known = self._linked.get(targets)
        if known is None:
            resolved = (self.resolve(target).path for target in targets)
            people = dict.fromkeys(p for p in resolved if p in self._people)
            known = self._linked[targets] = tuple(p for p in people if p)
        return known

    def _resolve(self, target: str, display: str) -> Resolution:
        wanted = wanted_by(target)
        if not wanted:
            return NOTHING
        if wanted in self._paths:
            return _one(self._paths[wanted], "path")
        paths = self._named(wanted)
        if len(paths) == 1:
            return _one(paths[0], "name")
        if paths:
            return self._picked(paths, fold(display.strip()))
        return self._aliased(wanted)

    def _named(self, wanted: str) -> list[str]:
        """The notes with this name, or whose path ends so."""
        if "/" not in wanted:
            return self._names.get(wanted, [])
        paths = self._names.get(wanted.rsplit("/", 1)[1], [])
        end = f"/{wanted}"
        return [p for p in paths if _without_extension(fold(p)).endswith(end)]

    def _picked(self, paths: list[str], display: str) -> Resolution:
        also = {*self._aliases.get(display, ()), *self._names.get(display, ())}
        picked = [path for path in paths if path in also]
        if len(picked) == 1:
            return _one(picked[0], "display")
        return Resolution(None, tuple(sorted(paths)), "ambiguous")

    def _aliased(self, wanted: str) -> Resolution:
        paths = self._aliases.get(wanted, [])
        if not paths:
            return NOTHING
        people = [path for path in paths if path in self._people]
        for found in (paths, people):
            if len(found) == 1:
                return _one(found[0], "alias")
        return Resolution(None, tuple(sorted(people or paths)), "ambiguous")


def wanted_by(target: str) -> str:
    """What a link target looks for: a folded path or name, or the end of a path."""
    return _without_extension(_from_root(fold(target.strip())))


def _one(path: str, how: How) -> Resolution:
    return Resolution(path, (path,), how)


def _without_extension(path: str) -> str:
    return path.removesuffix(".md")


def _from_root(target: str) -> str:
    """A relative target is read as the end of a path."""
    found = _RELATIVE.match(target)
    return target[found.end() :] if found else target
