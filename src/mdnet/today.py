"""Today's note: what was ticked is taken in, and the digest written, as one plan.

The command `today` does this once, and so can anything else that keeps the note fresh.
"""

from collections.abc import Mapping
from datetime import date, time
from typing import NamedTuple

from mdnet.digest import BlockItem, Digest, digest
from mdnet.errors import NotEditableError, VaultError
from mdnet.model.change import Change, Create, Rewrite
from mdnet.model.everybody import OvertakenError
from mdnet.model.network import Network
from mdnet.model.settings import Settings
from mdnet.note.moment import format_date
from mdnet.operations.daily import daily
from mdnet.operations.new_daily import new_daily_text
from mdnet.operations.take_in import taken_in
from mdnet.operations.write_digest import block_items
from mdnet.rules.known import promise_stems
from mdnet.workspace import Workspace


class Today(NamedTuple):
    """The digest, its items as they stand in the note, and what is to be written.

    `path` is the daily note's. `problems` are sentences about what could not be done;
    with any about the daily note itself, `changes` leaves it alone. `put_off` maps the
    id of an item that was answered with "later" to the day it comes back.
    """

    digest: Digest
    path: str
    items: tuple[BlockItem, ...]
    changes: tuple[Change, ...]
    problems: tuple[str, ...] = ()
    put_off: Mapping[str, date] = {}

    @property
    def changes_note(self) -> bool:
        """Whether the daily note itself is to be written."""
        return any(change.path == self.path for change in self.changes)

    @property
    def ticked(self) -> tuple[str, ...]:
        """The other notes that answers have changed: promises ticked, letters moved."""
        return tuple(c.path for c in self.changes if c.path != self.path)


def daily_path(settings: Settings, day: date) -> str:
    """The path of the day's note.

    Raises:
        SettingsError: the format of daily notes has a token that mdnet cannot write.
    """
    name = format_date(settings.daily.format, day)
    folder = settings.daily.folder.strip("/")
    return f"{folder}/{name}.md" if folder else f"{name}.md"


def plan_today(
    workspace: Workspace, settings: Settings, today: date, now: time
) -> Today:
    """What `mdnet today` would write now: nothing is written here.

    Raises:
        SettingsError: the format of daily notes cannot be used.
    """
    try:
        return _planned(workspace.network_of(today), workspace, settings, today, now)
    except OvertakenError:
        return _planned(workspace.network(), workspace, settings, today, now)


def _planned(
    network: Network, workspace: Workspace, settings: Settings, today: date, now: time
) -> Today:
    path = daily_path(settings, today)
    closed = taken_in(network, settings, today, workspace.read)
    network = closed.network
    texts: dict[str, Change] = {change.path: change for change in closed.changes}
    try:
        change, text = _opened(workspace, settings, path, today, now, texts)
        found = daily(text, network, settings, today, path)
        stems = promise_stems(network, found.text)
        items = block_items(found.text, settings, stems, path)
    except (NotEditableError, VaultError) as error:
        rest = tuple(c for c in texts.values() if c.path != path)
        plain = digest(network, settings, today)
        return Today(plain, path, (), rest, (*closed.problems, str(error)))
    if change is None or found.text != text or path in texts:
        texts[path] = _changed(change, path, found.text)
    changes = tuple(c for c in texts.values() if not _is_idle(c))
    put_off = {a.id: a.until for a in network.answers.values() if a.until}
    return Today(found.digest, path, items, changes, closed.problems, put_off)


def _opened(
    workspace: Workspace,
    settings: Settings,
    path: str,
    today: date,
    now: time,
    closed: Mapping[str, Change],
) -> tuple[Rewrite | None, str]:
    """The change so far of today's note (`None`: there is no note) and its text.

    Obsidian makes an empty file for a new daily note: it counts as a note.
    """
    before = closed.get(path)
    if isinstance(before, Rewrite):
        return before, before.text
    stat = workspace.vault.stat(path)
    if stat is None:
        template = _template(workspace, settings.daily.template)
        title = path.rpartition("/")[2].removesuffix(".md")
        return None, new_daily_text(template, title, today, now)
    text = workspace.read(path) if stat.size else ""
    return Rewrite(path, text, text), text


def _template(workspace: Workspace, template: str) -> str | None:
    """The text of the template for daily notes, `None` when there is none."""
    if not template:
        return None
    path = template if template.endswith(".md") else f"{template}.md"
    return workspace.read(path) if workspace.vault.stat(path) else None


def _changed(change: Rewrite | None, path: str, text: str) -> Change:
    return Create(path, text) if change is None else Rewrite(path, change.before, text)


def _is_idle(change: Change) -> bool:
    return isinstance(change, Rewrite) and change.before == change.text


def items_of(workspace: Workspace, settings: Settings, path: str) -> list[BlockItem]:
    """The items that stand in a daily note, in its order; empty without the note.

    Raises:
        NotEditableError: a mark of the block without its partner.
    """
    if workspace.vault.stat(path) is None:
        return []
    text = workspace.read(path)
    stems = promise_stems(workspace.network(), text)
    return list(block_items(text, settings, stems, path))
