"""A promise's own words, turned into a line of the digest around the person's link."""

import re
from typing import NamedTuple

from mdnet.model.contact import Contact
from mdnet.model.task import Task
from mdnet.rules.plain import folded, one_line

# A verb with what stands between it and the person. Those of the first group take
# nothing but the person, those of the second a thing as well.
_TO_PERSON = {
    "call": "", "email": "", "e-mail": "", "mail": "", "text": "", "message": "",
    "phone": "", "ask": "", "thank": "", "invite": "", "tell": "", "remind": "",
    "update": "", "congratulate": "", "introduce": "", "meet": "",
    "connect": "with ", "follow up": "with ", "check in": "with ", "catch up": "with ",
    "reply": "to ", "reach out": "to ", "talk": "to ", "speak": "to ",
}  # fmt: skip
_WITH_THING = {
    "send": "", "forward": "", "give": "", "show": "", "write": "", "bring": "",
    "offer": "", "share": "with ", "schedule": "with ", "book": "with ",
    "discuss": "with ", "review": "for ", "read": "for ", "look": "for ",
    "find": "for ", "check": "for ", "submit": "for ", "draft": "for ",
    "finish": "for ", "prepare": "for ",
}  # fmt: skip
_VERBS = _TO_PERSON | _WITH_THING
_TO = frozenset({"to", "with", "for"})
_WORD = re.compile(r"\w+")
KEEP = "Keep"
_KEEP_BEFORE, _KEEP_IN_PLACE = "your promise to ", "your promise: "
_LINK = re.compile(r"\[\[([^\[\]|#]*)(?:#[^\[\]|]*)?(?:\|([^\[\]]*))?\]\]")
# A word that goes on after the person: "ask [[person]] about the rota".
_ON = (
    r"(?:about|after|again|and|as|at|because|before|by|for|from|if|in|next|of|on|re"
    r"|regarding|soon|that|this|to|today|tomorrow|tonight|what|when|where|whether|which"
    r"|who|why|how)\b"
)
_GOES_ON = re.compile(_ON, re.I)
_PRONOUN = re.compile(r"^(?:(?:to|with|for) (?:her|him|them)|him|them)\b ?", re.I)
_HER = re.compile(rf"^her(?: (?=(?:the|a|an|my|our|with)\b|{_ON})|$)", re.I)
_LAST_PRONOUN = re.compile(r" (?:to|with|for) (?:her|him|them)$", re.I)
_AWAY = r"(?:up|out|back|off|over|around|through|down)\b"
_PARTICLE = re.compile(_AWAY, re.I)
_PREPOSITION = re.compile(rf"{_AWAY}|(?:to|with|for|at|in|on|into)\b", re.I)
_NO_THING = re.compile(rf"{_AWAY}|(?:to|with|for|at|in|on|into|by|from|of|and)\b", re.I)
_ARTICLES = frozenset({"A", "An", "The", "My", "Our", "Her", "His", "Their"})


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

    The link stands where the description has it, or the person's full name. Else it
    goes behind the verb, where that reads well; if not, or if there is no verb of the
    list, the line becomes `**Keep** your promise to [[person]]: …`.
    """
    words = plain_promise(task)
    links = _LINK.finditer(words) if "[[" in words else ()
    link = next((m.span() for m in links if _is_person(m, contact)), None)
    place = link or name_span(words, contact.name)
    if place is None:
        return _around(words, contact)
    left, right = words[: place[0]], words[place[1] :]
    if not left.strip():
        return _around(right.lstrip(" :,–-"), contact)
    verb, rest = _verb(left)
    if verb:
        return Stem(_capital(verb), rest, right)
    return Stem(KEEP, f"{_KEEP_IN_PLACE}{left}", right)


def name_span(words: str, name: str) -> tuple[int, int] | None:
    """Where a person's full name stands in a text, outside of links.

    A name of several words is found in any case, one word only as it is written.
    """
    if name.casefold() not in words.casefold():
        return None
    case = re.IGNORECASE if " " in name else re.NOFLAG
    pattern = rf"\[\[[^\[\]]*\]\]|(?<!\w)({re.escape(name)})(?!\w)"
    found = (m.span(1) for m in re.finditer(pattern, words, case) if m[1])
    return next(found, None)


def short_line(short: str, name: str, link: str) -> str:
    """A line of the list of what did not fit, the link in place of the full name."""
    place = name_span(short, name)
    if place is None:
        return f"{link}: {short}"
    return short[: place[0]] + link + short[place[1] :]


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
    stood_there, rest = _without_person(rest, contact)
    bars = _PREPOSITION if before else _PARTICLE
    reads_well = not rest or stood_there or _may_follow(verb.casefold(), rest)
    if not reads_well or bars.match(rest) or _mentions(rest, contact):
        return keep
    return Stem(_capital(verb), before, f" {rest}" if rest else "")


def _may_follow(verb: str, rest: str) -> bool:
    """Whether `verb [[person]] rest` reads well though `rest` names nobody so far.

    A thing may follow a verb that takes one; behind "ask" or "call" it would be
    somebody else, whom the user meant to ask.
    """
    if verb in _TO_PERSON:
        return _GOES_ON.match(rest) is not None
    first = rest.split(" ", 1)[0]
    is_thing = first[0].isalnum() and not first[0].isupper()
    return first in _ARTICLES or (is_thing and not _NO_THING.match(rest))


def _without_person(rest: str, contact: Contact) -> tuple[bool, str]:
    """`the paper` of `her the paper`, `Maria the paper` and `the paper to her`.

    And whether a pronoun or a part of the name stood right behind the verb. The full
    name is found before, see `name_span`; a first name with another last name is
    somebody else.
    """
    words, tokens = rest.split(), _tokens(contact)
    skipped = 1 if words[:1] and words[0].casefold() in _TO else 0
    named = [word for word in words[skipped : skipped + 1] if word.casefold() in tokens]
    if named:
        words = words[skipped + 1 :]
        if words and words[0][0].isupper():
            return False, rest
    last = [word.casefold() for word in words[-2:]]
    if len(words) > 2 and last[0] in _TO and last[1] in tokens:
        words = words[:-2]
    left = " ".join(words)
    short = _HER.sub("", _PRONOUN.sub("", left, 1), 1)
    return bool(named) or short != left, _LAST_PRONOUN.sub("", short)


def _tokens(contact: Contact) -> list[str]:
    return [token for token in contact.name.casefold().split() if len(token) > 2]


def _mentions(rest: str, contact: Contact) -> bool:
    folded_rest = rest.casefold()
    tokens = [token for token in _tokens(contact) if token in folded_rest]
    return bool(tokens) and not set(tokens).isdisjoint(_WORD.findall(folded_rest))


def _capital(verb: str) -> str:
    return verb[:1].upper() + verb[1:]
