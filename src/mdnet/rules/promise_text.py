"""A promise's own words, turned into a line of the digest around the person's link."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from mdnet.model.contact import Contact
from mdnet.model.task import Task
from mdnet.rules.plain import folded, one_line

# A verb with what stands between it and the person.
_VERBS = {
    "send": "", "call": "", "email": "", "e-mail": "", "mail": "", "text": "",
    "message": "", "phone": "", "ask": "", "thank": "", "forward": "", "invite": "",
    "tell": "", "give": "", "show": "", "write": "", "remind": "", "update": "",
    "congratulate": "", "introduce": "", "bring": "", "offer": "", "meet": "",
    "share": "with ", "connect": "with ", "follow up": "with ", "check in": "with ",
    "catch up": "with ", "schedule": "with ", "book": "with ", "discuss": "with ",
    "reply": "to ", "reach out": "to ", "talk": "to ", "speak": "to ",
    "review": "for ", "read": "for ", "look": "for ", "find": "for ", "check": "for ",
    "submit": "for ", "draft": "for ", "finish": "for ", "prepare": "for ",
}  # fmt: skip
_TO = frozenset({"to", "with", "for"})
_WORD = re.compile(r"\w+")
KEEP = "Keep"
_KEEP_BEFORE = "your promise to "
_LINK = re.compile(r"\[\[([^\[\]|#]*)(?:#[^\[\]|]*)?(?:\|([^\[\]]*))?\]\]")
_PRONOUN = re.compile(r"^(?:(?:to|with|for) (?:her|him|them)|him|them)\b ?", re.I)
_HER = re.compile(r"^her(?: (?=(?:the|a|an|my|our|about|that|if|when|how)\b)|$)", re.I)
_LAST_PRONOUN = re.compile(r" (?:to|with|for) (?:her|him|them)$", re.I)
_PARTICLE = re.compile(r"(?:up|out|back|off|over|around|through|down)\b", re.I)
_PREPOSITION = re.compile(r"(?:to|with|for|at|in|on|into|up|out|back)\b", re.I)


class Stem(NamedTuple):
    """The line's words around the link: `**action** before[[person]]after`."""

    action: str
    before: str
    after: str


def plain_promise(task: Task) -> str:
    """The promise in the user's words on one line, without tags and comments."""
    return one_line(task.description, task.tags)


def stem(task: Task, contact: Contact) -> Stem:
    """Verb, what stands before the person's link, and what after it.

    A description that begins with no verb of the list, or that would not read well,
    becomes `**Keep** your promise to [[person]]: …`.
    """
    words = plain_promise(task)
    links = _LINK.finditer(words) if "[[" in words else ()
    link = next((m for m in links if _is_person(m, contact)), None)
    if link is None:
        return _around(words, contact)
    left, right = words[: link.start()], words[link.end() :]
    if not left.strip():
        return _around(right.lstrip(" :,–-"), contact)
    verb, rest = _verb(left)
    if verb:
        return Stem(_capital(verb), rest, right)
    return Stem(KEEP, _KEEP_BEFORE, f": {left}{link[2] or link[1]}{right}")


def short_form(task: Task, contact: Contact) -> str:
    """The promise for the list of what did not fit: no link to the person itself."""
    words = plain_promise(task)
    if "[[" in words:
        words = _LINK.sub(
            lambda m: (m[2] or m[1]) if _is_person(m, contact) else m[0], words
        )
    return words[:1].lower() + words[1:] if _verb(words)[0] else words


def _is_person(link: re.Match[str], contact: Contact) -> bool:
    target = folded(link[1])
    names = (contact.name, contact.path, *contact.aliases)
    return target in map(folded, names) or (
        target.rpartition("/")[2] == folded(contact.name)
    )


def _verb(words: str) -> tuple[str, str]:
    """The verb as typed and what follows it, or an empty verb and all the words."""
    for count in (2, 1):
        parts = words.split(" ", count)
        verb = " ".join(parts[:count])
        if verb.casefold() in _VERBS:
            return verb, parts[count] if len(parts) > count else ""
    return "", words


def _around(words: str, contact: Contact) -> Stem:
    """The stem of a description that does not link the person."""
    keep = Stem(KEEP, _KEEP_BEFORE, f": {words}" if words else "")
    verb, rest = _verb(words)
    if not verb:
        return keep
    before = _VERBS[verb.casefold()]
    rest = _without_person(rest, contact)
    bars = _PREPOSITION if before else _PARTICLE
    if bars.match(rest) or _mentions(rest, contact):
        return keep
    return Stem(_capital(verb), before, f" {rest}" if rest else "")


def _without_person(rest: str, contact: Contact) -> str:
    """`the paper` of `her the paper`, `Maria the paper` and `the paper to her`."""
    words = rest.split()
    skipped = 1 if words[:1] and words[0].casefold() in _TO else 0
    named = _named(words[skipped:], contact)
    if named:
        words = words[skipped + named :]
    for count in range(len(contact.name.split()), 0, -1):
        last = words[-count:]
        if words[:-count][-1:] and words[-count - 1].casefold() in _TO:
            words = words[: -count - 1] if _named(last, contact) == count else words
    rest = " ".join(words)
    return _LAST_PRONOUN.sub("", _HER.sub("", _PRONOUN.sub("", rest, 1), 1))


def _named(words: Sequence[str], contact: Contact) -> int:
    """How many words at the start are the person's name, or a part of it."""
    name = contact.name.casefold().split()
    start = [word.casefold() for word in words[: len(name)]]
    if start == name:
        return len(name)
    return 1 if start and start[0] in _tokens(contact) else 0


def _tokens(contact: Contact) -> list[str]:
    return [token for token in contact.name.casefold().split() if len(token) > 2]


def _mentions(rest: str, contact: Contact) -> bool:
    folded_rest = rest.casefold()
    tokens = [token for token in _tokens(contact) if token in folded_rest]
    return bool(tokens) and not set(tokens).isdisjoint(_WORD.findall(folded_rest))


def _capital(verb: str) -> str:
    return verb[:1].upper() + verb[1:]
