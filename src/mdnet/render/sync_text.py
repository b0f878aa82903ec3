"""What a sync did, what it would do, and what happened to a note: in words."""

from collections.abc import Callable, Iterable, Iterator

from mdnet.sync.history import Event
from mdnet.sync.outcome import Outcome, Undone
from mdnet.sync.piece import Note
from mdnet.sync.preview import Preview
from mdnet.sync.undo import TOOK_BACK, Automatic

SHOWN = 8
_KINDS = {
    "merge": "merged", "repair": "repaired", "copies": "copies merged",
    "undo": "taken back", "snapshot": "", "": "",
}  # fmt: skip
Moment = Callable[[int], str]


def outcome_text(outcome: Outcome) -> str:
    """A few lines about a sync: what went out, what came in, what needs a look."""
    return "\n".join(_outcome(outcome))


def _outcome(outcome: Outcome) -> Iterator[str]:
    if outcome.committed:
        yield f"Committed: {outcome.subject}"
    if outcome.fetched:
        yield f"From other devices: {_listed(outcome.fetched)}"
    merged = [note.path for note in outcome.merged if note not in outcome.conflicts]
    if merged:
        yield f"Merged: {_listed(sorted(set(merged)))}"
    yield from _to_look_at(outcome)
    yield _end(outcome)


def _to_look_at(outcome: Outcome) -> Iterator[str]:
    for undone in outcome.undone:
        yield from _undone(undone)
    for note in outcome.conflicts:
        yield from _conflict(note)
    decisions = [each for note in outcome.conflicts for each in note.decisions]
    if any(decision.kind == "conflict" for decision in decisions):
        yield "Both versions are in the note; `mdnet check` names the lines."
    for held in outcome.held:
        yield f"Left out: {held.path}: {held.reason}"
    for path in outcome.kept:
        yield f"Kept beside its note, merged by the next sync: {path}"
    for path in outcome.unwritable:
        yield f"Not written here: {path!r} is no name for a file of a vault"


def _undone(undone: Undone) -> Iterator[str]:
    said = f"Taken back elsewhere: {undone.path}: {undone.text}"
    if undone.restored:
        yield f"{said}; it is back in the note"
        return
    yield f"{said}. If that was not meant: {undone.undo}"
    yield from _some([f"- {line}" for line in undone.lines])


def _conflict(note: Note) -> Iterator[str]:
    for decision in note.decisions:
        if decision.is_conflict:
            yield f"Please choose: {note.path}: {decision.where}: {decision.text}"


def _end(outcome: Outcome) -> str:
    if not outcome.remote:
        return "Committed on this device alone: mdnet sync --setup URL adds a remote."
    if outcome.offline:
        stop = "" if outcome.offline.endswith("?") else "."
        return f"{outcome.offline}{stop} Everything is committed and goes out later."
    if outcome.pushed:
        return f"Sent to {outcome.remote}."
    return "Up to date." if not outcome.fetched else "Nothing to send."


def preview_text(found: Preview, moment: Moment) -> str:
    """Where the vault stands, and what a sync would do."""
    return "\n".join(_preview(found, moment))


def _preview(found: Preview, moment: Moment) -> Iterator[str]:
    yield f"Branch {found.branch}, {found.remote or 'no remote'}"
    state = found.state
    if state and state.worked:
        yield f"Last sync that worked: {moment(state.worked)}"
    if state and state.failures:
        yield f"Failed since, {state.failures} in a row: {state.reason}"
    if found.subject:
        yield f"To commit: {found.subject}"
    for held in found.held:
        yield f"Left out: {held.path}: {held.reason}"
    if found.incoming:
        yield f"To take over: {_listed(found.incoming)}"
    if found.both:
        yield f"Changed on both sides, to merge: {_listed(found.both)}"
    yield from _sending(found)


def _sending(found: Preview) -> Iterator[str]:
    if found.ahead:
        yield f"To send: {_commits(found.ahead)}"
    if found.offline:
        yield found.offline
    elif not (found.subject or found.incoming or found.ahead):
        yield "Nothing to do."


def automatic_text(changes: Iterable[Automatic], moment: Moment) -> str:
    """The automatic changes, one a line, newest first."""
    rows = [_automatic(change, moment) for change in changes]
    return "\n".join(rows) or "No automatic change in the latest commits."


def _automatic(change: Automatic, moment: Moment) -> str:
    commit = change.commit
    subject = commit.subject
    if change.kind == TOOK_BACK:
        others = f"took back what others wrote in {_listed(change.paths)}"
        subject = f"{change.device} ({subject}) {others}"
    done = "  [taken back]" if change.undone else ""
    return f"{commit.oid[:8]}  {moment(commit.when)}  {subject}{done}"


def history_text(events: Iterable[Event], moment: Moment) -> str:
    """What happened to a note, newest first."""
    return "\n".join(line for event in events for line in _event(event, moment))


def _event(event: Event, moment: Moment) -> Iterator[str]:
    how = _KINDS.get(event.kind, event.kind)
    words = f"{how}: {event.what}" if how else event.what
    yield f"{event.commit[:8]}  {moment(event.when)}  {event.device}: {words}"
    marked = [f"+ {line}" for line in event.added if line.strip()]
    marked += [f"- {line}" for line in event.removed if line.strip()]
    yield from _some(marked)


def _some(lines: list[str]) -> Iterator[str]:
    yield from (f"    {line}" for line in lines[:SHOWN])
    if len(lines) > SHOWN:
        yield f"    … {len(lines) - SHOWN} more lines"


def _commits(count: int) -> str:
    return "one commit" if count == 1 else f"{count} commits"


def _listed(paths: Iterable[str]) -> str:
    known = list(paths)
    more = f" and {len(known) - SHOWN} more" if len(known) > SHOWN else ""
    return ", ".join(known[:SHOWN]) + more
