"""One line of an agenda, and how words of the vault become one."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from mdnet.model.item import Source
from mdnet.model.network import Network
from mdnet.note.field_links import unlinked
from mdnet.note.links import tags
from mdnet.rules.link_text import link
from mdnet.rules.made import item_id
from mdnet.rules.plain import folded, one_line

KIND = "agenda"
LONGEST = 160
# What would open a code block, or a box where the line begins.
_FENCE = re.compile(r"`{3,}|~{3,}")
_BOX = re.compile(r"\[(?!\[)")


class AgendaLine(NamedTuple):
    """What to tell, ask or aim for, on one line.

    `text` may hold wikilinks; `link` leads to its source, empty where `text` does.
    `id` is eight hex digits that stand for what it tells of, so that it is known again
    when its words change. `in_mail`: it may go into the mail to send beforehand.
    """

    text: str
    id: str
    day: date | None = None
    source: Source | None = None
    link: str = ""
    in_mail: bool = True

    @property
    def plain(self) -> str:
        """The text as it is read, without links."""
        return unlinked(self.text).removeprefix("\\")


class Titles:
    """How the notes of a network are linked: by name where only one has it."""

    def __init__(self, network: Network) -> None:
        paths = (
            *(person.contact.path for person in network.people),
            *(rotation.path for rotation in network.rotations),
            *(project.path for project in network.projects),
            *(agenda.path for agenda in network.agendas),
        )
        self._count = Counter(folded(_title(path)) for path in paths)

    def link(self, path: str, shown: str = "") -> str:
        """The wikilink to the note at `path`, shown as `shown` if that is given."""
        title = _title(path)
        shared = self._count[folded(title)] > 1
        if shown:
            target = path.removesuffix(".md") if shared else title
            return one_line(f"[[{target}|{shown}]]")
        return one_line(link(title, path, shared))


def _title(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".md")


def words(text: str) -> str:
    """Words of the vault as one clean line, without tags, at most 160 characters."""
    line = clean(text, tags(text))
    if len(line) > LONGEST:
        cut = unlinked(line)[: LONGEST - 1].rpartition(" ")[0]
        line = f"{cut or unlinked(line)[: LONGEST - 1]}…"
    return f"\\{line}" if _BOX.match(line) else line


def capital(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def clean(text: str, without: Iterable[str] = ()) -> str:
    """One line that opens no code block and no comment, without these tags."""
    return one_line(_FENCE.sub("", text), without)


def line_id(key: str, *parts: object) -> str:
    """The id of a line of the agenda for the person with this key."""
    return item_id(KIND, key, "|".join(str(part) for part in parts))


def unique(lines: Iterable[AgendaLine]) -> tuple[AgendaLine, ...]:
    """The lines that say something, each id once, in their order."""
    found: dict[str, AgendaLine] = {}
    for line in lines:
        if line.text:
            found.setdefault(line.id, line)
    return tuple(found.values())
