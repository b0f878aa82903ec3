"""The digest as JSON; see `render.json_values` for the contract."""

from mdnet.render.json_values import Json, day_value, item_value
from mdnet.today import Today

_VERDICTS = {"x": "done", "X": "done", "-": "skipped", ">": "snoozed"}


def today_value(today: Today) -> Json:
    """The answer of `mdnet today --json`.

    `answered` are the items of the note that have an answer, as id and verdict;
    `season` the dates of the application season that come up, `agendas` the notes of
    check-ins that were written.
    """
    digest = today.digest
    return {
        "date": day_value(digest.date),
        "limit": digest.limit,
        "items": [item_value(item) for item in digest.items],
        "later": [item_value(item) for item in digest.later],
        "coming": [item_value(item) for item in digest.coming],
        "season": [
            {
                "date": day_value(event.day),
                "label": event.label,
                "basis": event.basis,
                "path": event.path,
            }
            for event in digest.season
        ],
        "answered": [
            {"id": item.id, "answer": _VERDICTS[item.mark]} for item in digest.answered
        ],
        "week": digest.week._asdict(),
        "notes": list(digest.notes),
        "note": {"path": today.path, "changed": today.changes_note},
        "agendas": list(today.agendas),
    }
