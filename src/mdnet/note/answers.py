"""What the user answered to the digest's items in a daily note.

An item is a line `- [x] **Send** [[Maria Alvarez]] … ^mdnet-3f9a1c02 words`; it is an
answer with `x` (done), `-` (skipped) or `>` (snoozed) in its box, wherever it stands.
"""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from mdnet.model.answer import Answer, Verdict
from mdnet.model.finding import Finding
from mdnet.model.note import Entry
from mdnet.note.body import Body
from mdnet.note.entries import words_below
from mdnet.note.group import Group
from mdnet.note.links import tags, targets
from mdnet.note.log_head import kind_of_verb, undated_head
from mdnet.note.short_dates import iso_date, short_date

_VERDICTS: dict[str, Verdict] = {
    "x": "done", "X": "done", "-": "skipped", ">": "snoozed"
}  # fmt: skip
_RANK = {"done": 2, "snoozed": 1, "skipped": 0}
# What the Tasks plugin adds when it toggles the box, from the first space before it.
_TOGGLED = re.compile(
    r"(?<!\s)\s*+([✅❌])\ufe0f? *([0-9]{4}-[0-9]{2}-[0-9]{2})(?![0-9])"
)
_ISO = re.compile(r"(?<![0-9-])[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?![0-9-])")
_UNTIL = re.compile(r"(?:until|till|to|on|in)\s+", re.IGNORECASE)
_EXPLICIT_KIND = re.compile(r"[\w-]+:")


class Answered(NamedTuple):
    """An answer, and the entry that a tick makes; `None` for an item that is not
    done or is about nobody. `findings` tell of a day that could not be read."""

    answer: Answer
    entry: Entry | None = None
    findings: tuple[Finding, ...] = ()


class _Item(NamedTuple):
    """One answered item; `words` and `below` as in `_words`."""

    group: Group
    verdict: Verdict
    text: str
    words: tuple[str, ...]
    links: tuple[str, ...]
    more_links: tuple[str, ...]
    tags: tuple[str, ...]
    until: date | None
    unread: bool
    ticked: date | None


def answered(
    path: str, body: Body, items: Iterable[Group], day: date, snooze_days: int
) -> list[Answered]:
    """The answers among the digest items of the daily note of `day`, one for each id.

    Of an item answered twice (in two blocks that a merge left), done counts before
    snoozed and snoozed before skipped, and the words of all are kept.
    """
    found: dict[str, list[_Item]] = {}
    for group in items:
        if group.item_id and group.box in _VERDICTS:
            item = _item(body, group, day, snooze_days)
            found.setdefault(group.item_id, []).append(item)
    return [_joined(path, same, day) for same in found.values()]


def _item(body: Body, group: Group, day: date, snooze_days: int) -> _Item:
    id_start = body.masked.index("^mdnet-", group.text)
    id_end = id_start + len("^mdnet-xxxxxxxx")
    item = body.visible(group.text, id_start)
    after = body.visible(id_end, group.line.end)
    typed = _TOGGLED.sub("", f" {after}").split()
    words = [" ".join(typed), *words_below(body, group)]
    verdict, until, unread = _VERDICTS[group.box], None, False
    if verdict == "snoozed":
        until, words[0] = _until(item, words, day)
        unread = until is None and any(c.isdigit() for c in words[0])
        unread = unread or (until is not None and until <= day)
        until = until if until and until > day else day + timedelta(days=snooze_days)
    text = _TOGGLED.sub("", item).replace("**", "")
    toggled = _TOGGLED.search(f"{item} {after}")
    masked = [body.masked[start:end] for start, end in group.spans]
    masked_words = "\n".join([body.masked[id_end : group.line.end], *masked])
    return _Item(
        group, verdict, text, tuple(filter(None, words)),
        targets(body.masked[group.text : id_start]), targets(masked_words),
        tags(masked_words), until, unread,
        iso_date(toggled[2]) if toggled else None,
    )  # fmt: skip


def _until(item: str, words: list[str], day: date) -> tuple[date | None, str]:
    """The day that was typed with a snoozed item, and the first words without it.

    It stands right behind the id, or as `2026-12-01` anywhere in the words, or
    between the box and the bold verb.
    """
    typed = words[0].split()
    skipped = 1 if _UNTIL.match(words[0]) else 0
    for count in (3, 2, 1):
        phrase = " ".join(typed[skipped : skipped + count])
        found = short_date(phrase.strip(",;.:()"), day)
        if found:
            return found, " ".join(typed[skipped + count :])
    for iso in _ISO.findall(" ".join(words)):
        found = short_date(iso, day)
        if found:
            return found, words[0]
    return short_date(item.partition("**")[0], day), words[0]


def _joined(path: str, same: list[_Item], day: date) -> Answered:
    best = max(same, key=lambda item: _RANK[item.verdict])
    words = "; ".join(dict.fromkeys(word for item in same for word in item.words))
    answer = Answer(
        best.group.item_id, best.verdict, day, words, best.until, path,
        best.group.line.number,
    )  # fmt: skip
    more = tuple(dict.fromkeys(link for item in same for link in item.more_links))
    links = (*best.links, *more)
    if best.verdict != "done" or not links:
        return Answered(answer, findings=_unread(path, best, answer))
    kind, text = _kind_and_text(best.text, words)
    entry = Entry(
        best.ticked or day, kind, text, answer.line,
        tuple(dict.fromkeys(tag for item in same for tag in item.tags)), links,
        answer_of=answer.id, choice=len(best.links),
    )  # fmt: skip
    return Answered(answer, entry)


def _unread(path: str, item: _Item, answer: Answer) -> tuple[Finding, ...]:
    """What to say of a day to put off to that is none, or lies behind."""
    if not item.unread:
        return ()
    message = (
        f"No day to come could be read here, so this is put off to {answer.until}: "
        "write 2026-12-01, 1 Dec, mon or 2w right after the id."
    )
    return (Finding(path, answer.line, 1, "ANS001", "warning", message),)


def _kind_and_text(item: str, words: str) -> tuple[str, str]:
    """What a ticked item tells: the user's words if any, else the item itself."""
    if _EXPLICIT_KIND.match(words):
        head = undated_head(words)
        if head.known:
            return head.kind, head.text or item
    return kind_of_verb(item) or "give", words or item
