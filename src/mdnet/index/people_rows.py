"""What is kept of people, as rows: see `index.people`. Days are ordinals."""

import json
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from mdnet.index.row import checksum
from mdnet.model.dates import monday

if TYPE_CHECKING:
    from mdnet.model.network import Person
    from mdnet.rules.brief import Brief


class State(NamedTuple):
    """The days on which what is kept holds, and what the week's order rests on.

    `until` is the first on which it does not hold for those of whom rules may speak.
    """

    day: int
    until: int
    basis: str

    def holds_on(self, day: int) -> bool:
        """Whether what is kept says how it is on a day."""
        return self.day <= day < self.until


class Called(NamedTuple):
    """A folded name or alias and the note that has it; `alias` is as it is written."""

    key: str
    path: str
    kind: str
    alias: str


class Pending(NamedTuple):
    """A note that has changed: the payload of its older and its present row, if any."""

    path: str
    before: str
    after: str


class PersonRow(NamedTuple):
    """A person as rows: the columns of the brief, the body with its check, promises."""

    columns: tuple[Any, ...]
    body: str
    check: int
    items: tuple[str, ...]


def row_of_person(person: "Person", brief: "Brief") -> PersonRow:
    """What is kept of a person."""
    from mdnet.index.rows import encoded_person  # noqa: PLC0415 - all of the model

    body = encoded_person(person)
    return PersonRow(
        columns_of(brief), body, checksum(brief.path, body, ""), brief.open_items
    )


def holds_for(
    kept: PersonRow | None, fresh: PersonRow | None, day: int, owed_after: int
) -> bool:
    """Whether what is kept of a person is right from `day` on, by what is so now.

    Of what was kept on an earlier day, what was sent before the week of `day` and what
    was due up to `owed_after` counts no more.
    """
    if kept is None or fresh is None:
        return False
    path, quiet, *others, sent, owed = kept.columns
    now_path, now_quiet, *now_others, now_sent, now_owed = fresh.columns
    first = monday(date.fromordinal(day)).toordinal()
    return (
        (path, others, *kept[1:3], sorted(kept.items))
        == (now_path, now_others, *fresh[1:3], sorted(fresh.items))
        and (quiet <= day or quiet <= now_quiet)
        and [one for one in _listed(sent) if one[0] >= first] == _listed(now_sent)
        and [one for one in _listed(owed) if one[2] > owed_after] == _listed(now_owed)
    )


def _listed(text: str) -> list[Any]:
    return list(json.loads(text)) if text else []


def columns_of(brief: "Brief") -> tuple[Any, ...]:
    """A brief as the columns of its row."""
    sent = [(s.day.toordinal(), s.is_chat, s.answer_of) for s in brief.lately.sent]
    owed = [(o.path, o.line, o.due.toordinal(), o.is_kept) for o in brief.owed]
    return (*brief[:13], _json(sent), _json(owed))


def _json(values: list[Any]) -> str:
    return json.dumps(values, ensure_ascii=False) if values else ""
