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
    id of an item that was answered with "later" to the day it comes back. `agendas`
    are the notes of check-ins that are made or brought up to date.
    """

    digest: Digest
    path: str
    items: tuple[BlockItem, ...]
    changes: tuple[Change, ...]
    problems: tuple[str, ...] = ()
    put_off: Mapping[str, date] = {}
    agendas: tuple[str, ...] = ()

    @property
    def changes_note(self) -> bool:
        """Whether the daily note itself is to be written."""
        return any(change.path == self.path for change in self.changes)

    @property
    def ticked(self) -> tuple[str, ...]:
        """The other notes that answers have changed: promises ticked, letters moved."""
        others = {self.path, *self.agendas}
        return tuple(c.path for c in self.changes if c.path not in others)


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
    if not settings.agenda.in_today:  # an agenda tells of people who are not due
        try:
            network = workspace.network_of(today)
            return _planned(network, workspace, settings, today, now)
        except OvertakenError:
            pass
    return _planned(workspace.network(), workspace, settings, today, now)


def _planned(
    network: Network, workspace: Workspace, settings: Settings, today: date, now: time
) -> Today:
    path = daily_path(settings, today)
    closed = taken_in(network, settings, today, workspace.read)
    network = closed.network
    texts: dict[str, Change] = {change.path: change for change in closed.changes}
    made, network, problems = _agendas(workspace, settings, network, today, texts)
    problems = (*closed.problems, *problems)
    try:
        change, text = _opened(workspace, settings, path, today, now, texts)
        found = daily(text, network, settings, today, path)
        stems = promise_stems(network, found.text)
        items = block_items(found.text, settings, stems, path)
    except (NotEditableError, VaultError) as error:
        rest = tuple(c for c in texts.values() if c.path != path)
        plain = digest(network, settings, today)
        problems = (*problems, str(error))
        return Today(plain, path, (), rest, problems, agendas=made)
    if change is None or found.text != text or path in texts:
        texts[path] = _changed(change, path, found.text)
    changes = tuple(c for c in texts.values() if not _is_idle(c))
    put_off = {a.id: a.until for a in network.answers.values() if a.until}
    return Today(found.digest, path, items, changes, problems, put_off, made)


def _agendas(
    workspace: Workspace,
    settings: Settings,
    network: Network,
    today: date,
    texts: dict[str, Change],
) -> tuple[tuple[str, ...], Network, tuple[str, ...]]:
    """The agendas of those who are due, where the settings ask for them.

    Their changes are added to `texts`. Gives back their paths, the network that knows
    them, and what kept some from being made.
    """
    if not settings.agenda.in_today:
        return (), network, ()
    # Only for those who ask for it: `mdnet today` starts without agendas.
    from mdnet.check_ins import due_people, prepare_due, with_agendas  # noqa: PLC0415

    def read(path: str) -> str:
        change = texts.get(path)
        return change.text if isinstance(change, Rewrite) else workspace.read(path)

    people = due_people(network, settings, today)
    found = prepare_due(workspace, settings, today, people, read=read)
    for change in found.changes:
        before = texts.get(change.path)
        if isinstance(before, Rewrite) and isinstance(change, Rewrite):
            change = change._replace(before=before.before)
        texts[change.path] = change
    made = tuple(change.path for change in found.changes)
    return made, with_agendas(network, found.prepared), found.problems


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


def items_of(
    workspace: Workspace, settings: Settings, path: str, today: date
) -> list[BlockItem]:
    """The items that stand in a daily note, in its order; empty without the note.

    Raises:
        NotEditableError: a mark of the block without its partner.
    """
    if workspace.vault.stat(path) is None:
        return []
    text = workspace.read(path)
    try:
        stems = promise_stems(workspace.network_of(today), text)
    except OvertakenError:
        stems = promise_stems(workspace.network(), text)
    return list(block_items(text, settings, stems, path))
