"""The sync as JSON: a stable contract, keys are only ever added."""

from datetime import UTC, datetime
from typing import Any

from mdnet.sync.history import Event
from mdnet.sync.outcome import Outcome, Undone
from mdnet.sync.piece import Note
from mdnet.sync.preview import Preview
from mdnet.sync.snapshot import Held
from mdnet.sync.undo import Automatic


def outcome_value(outcome: Outcome) -> dict[str, Any]:
    """What a sync did."""
    return {
        "committed": list(outcome.committed),
        "fetched": list(outcome.fetched),
        "merged": [_note(note) for note in outcome.merged],
        "pushed": outcome.pushed,
        "conflicts": [_note(note) for note in outcome.conflicts],
        "undone": [_undone(undone) for undone in outcome.undone],
        "message": outcome.subject,
        "held": [held._asdict() for held in outcome.held],
        "kept": list(outcome.kept),
        "offline": outcome.offline,
        "remote": outcome.remote,
        "unwritable": list(outcome.unwritable),
        "cleared_locks": list(outcome.cleared),
    }


def preview_value(found: Preview) -> dict[str, Any]:
    """Where the vault stands."""
    value = found._asdict()
    value["held"] = [_held(held) for held in found.held]
    value["state"] = None
    if found.state:
        value["state"] = {
            "worked": moment_text(found.state.worked) if found.state.worked else None,
            "tried": moment_text(found.state.tried) if found.state.tried else None,
            "failures": found.state.failures,
            "reason": found.state.reason,
        }
    return {key: list(v) if isinstance(v, tuple) else v for key, v in value.items()}


def event_value(event: Event) -> dict[str, Any]:
    """One change of a note."""
    value = event._asdict() | {"when": moment_text(event.when)}
    return value | {"added": list(event.added), "removed": list(event.removed)}


def automatic_value(change: Automatic) -> dict[str, Any]:
    """One automatic change."""
    return {
        "commit": change.commit.oid,
        "when": moment_text(change.commit.when),
        "kind": change.kind,
        "device": change.device,
        "subject": change.commit.subject,
        "paths": list(change.paths),
        "undone": change.undone,
    }


def moment_text(seconds: int) -> str:
    """A moment as ISO 8601, in UTC."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _note(note: Note) -> dict[str, Any]:
    return {"path": note.path, "decisions": [d._asdict() for d in note.decisions]}


def _undone(undone: Undone) -> dict[str, Any]:
    return undone._asdict() | {"lines": list(undone.lines)}


def _held(held: Held) -> dict[str, Any]:
    return held._asdict()
