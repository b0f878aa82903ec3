"""Notes as people and programs leave them: a seed gives a note whose parts are known.

A `MessyNote` knows the text of each property's lines, so a test can say, without any
parser of mdnet's, which bytes an edit may touch: those of its own entry.
"""

from collections.abc import Callable
from random import Random
from typing import NamedTuple

from hypothesis import strategies as st

WORDS = (
    "Maria", "Alvarez", "Zoë", "Nguyễn", "李", "cardiology", "QI", "e-mail", "O'Neil",
    "nurse", "😀", "👩‍⚕️", "naïve", "PGY-2", "kind", "3pm", "a/b", "x#y", "50%", "(ok)",
)  # fmt: skip
KEYS = (
    "type", "id", "aliases", "tags", "role", "title", "institution", "circle", "why",
    "interests", "met", "cadence", "email", "phone", "birthday", "Notes", "größe",
    "last-contact", "key with spaces", "x2", "on", "url",
)  # fmt: skip
ODD_VALUES = (
    "no", "yes", "true", "null", "~", "12:30", "01234", "1_000", "1e3", "0o17", ".5",
    "2026-03-05", "+4930123", "-", "- x", "a: b", "a #b", "#tag", "@x", "[[Tom Reed]]",
    "it's", 'say "hi"', "x: \"y\"", "{{date}}", "*bold*", "&x", "%", "a:", " lead",
    "trail ", "back\\slash", "a\tb", "two\nlines", "\u2028", "é", "`code`", "|", ">",
    "?", "!x", "[a", "a]", "a, b", "", "=", "<<", "\x07", "\ufeff", "...", "---",
    "https://x.org/a?b=c#d",
)  # fmt: skip


class Entry(NamedTuple):
    """The lines of one property, each with its line end."""

    key: str
    text: str
    members: tuple[str, ...] | None = None
    is_block_scalar: bool = False


class MessyNote(NamedTuple):
    """A note in its parts; without a block `opening` and `closing` are empty."""

    bom: str
    opening: str
    entries: tuple[Entry | str, ...]
    closing: str
    body: str

    @property
    def text(self) -> str:
        front = "".join(e if isinstance(e, str) else e.text for e in self.entries)
        return self.bom + self.opening + front + self.closing + self.body

    @property
    def properties(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if isinstance(entry, Entry))

    def around(self, key: str) -> tuple[str, str]:
        """The text before and behind the entry of `key`, or where one is added."""
        parts = [
            (e.key, e.text) if isinstance(e, Entry) else ("", e) for e in self.entries
        ]
        at = next((i for i, (k, _) in enumerate(parts) if k == key), len(parts))
        before = self.bom + self.opening + "".join(text for _, text in parts[:at])
        behind = "".join(text for _, text in parts[at + 1 :]) + self.closing + self.body
        return before, behind


def messy_note(random: Random) -> MessyNote:
    """One note; the same random state gives the same note."""
    newline = _line_ends(random)
    bom = "\ufeff" if random.random() < 0.15 else ""
    body = _body(random, newline)
    if random.random() < 0.12:
        # A rule on the first line could be closed by a second one, and be a block.
        return MessyNote(bom, "", (), "", body.removeprefix("---"))
    keys = random.sample(KEYS, random.choice((0, 1, 2, 3, 5, 8, 12)))
    entries: list[Entry | str] = []
    for key in keys:
        if random.random() < 0.15:
            entries.append(_between(random, entries) + newline())
        entries.append(_entry(random, key, newline))
    if random.random() < 0.1:
        entries.append("# last words" + newline())
    opening = "---" + random.choice(("", "", "", " ")) + newline()
    fence = "---" + random.choice(("", "", "", "  ", "\t"))
    closing = fence + newline() if body else fence + random.choice(("", newline()))
    return MessyNote(bom, opening, tuple(entries), closing, body)


def _between(random: Random, entries: list[Entry | str]) -> str:
    """A comment or an empty line; an indented one would belong to a block scalar."""
    last = entries[-1] if entries else ""
    in_scalar = isinstance(last, Entry) and last.is_block_scalar
    return random.choice(
        ("# a comment", "", "#x: y", "" if in_scalar else "  # indented")
    )


def _line_ends(random: Random) -> Callable[[], str]:
    kind = random.choice(("\n", "\n", "\n", "\r\n", "mixed"))
    if kind == "mixed":
        return lambda: random.choice(("\n", "\r\n"))
    return lambda: kind


def _words(random: Random, least: int = 1, most: int = 4) -> str:
    return " ".join(random.choices(WORDS, k=random.randint(least, most)))


def _comment(random: Random) -> str:
    return random.choice(("", "", "", "", "  # why", " #", "\t# tab", "   "))


def _quoted(random: Random, text: str) -> str:
    if random.random() < 0.5:
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return "'" + text.replace("'", "''") + "'"


def _word_or_quoted(random: Random) -> tuple[str, str]:
    """How a text is written, and the text."""
    text = _words(random, 1, 2)
    if random.random() < 0.3:
        text = random.choice((text, "a: b", "[[Tom Reed]]", "#x", "a, b", "it's"))
        return _quoted(random, text), text
    return text, text


def _entry(random: Random, key: str, newline: Callable[[], str]) -> Entry:
    name = random.choice((key, key, key, f'"{key}"', f"'{key}'", key + " "))
    write = random.choice(
        (_scalar, _scalar, _empty, _block, _flow, _literal, _folded, _map, _lines)
    )
    text, members = write(random, newline)
    return Entry(key, f"{name}:{text}", members, write in (_literal, _folded))


_Written = tuple[str, tuple[str, ...] | None]


def _scalar(random: Random, newline: Callable[[], str]) -> _Written:
    plain = (
        "1",
        "-4",
        "1.5",
        "true",
        "null",
        "~",
        "2026-03-05",
        "12:30",
        "no",
        "0x1F",
        "01234",
    )
    value = random.choice((
        _words(random), _quoted(random, _words(random)), random.choice(plain),
        _quoted(random, "a: b # c"), '"[[Tom Reed|Tom]]"', '""',
    ))  # fmt: skip
    gap = random.choice((" ", " ", " ", "   ", "\t"))
    return gap + value + _comment(random) + newline(), None


def _empty(random: Random, newline: Callable[[], str]) -> _Written:
    return _comment(random) + newline(), ()


def _block(random: Random, newline: Callable[[], str]) -> _Written:
    indent = random.choice(("", "  ", "  ", "    "))
    lines = _comment(random) + newline()
    members = []
    for _ in range(random.randint(1, 4)):
        if random.random() < 0.1:
            lines += indent + "# among the items" + newline()
        written, text = _word_or_quoted(random)
        lines += (
            f"{indent}-{random.choice((' ', ' ', '   '))}{written}{_comment(random)}"
            + newline()
        )
        members.append(text)
    return lines, tuple(members)


def _flow(random: Random, newline: Callable[[], str]) -> _Written:
    items = [_word_or_quoted(random) for _ in range(random.randint(0, 4))]
    written = [w if w[0] in "\"'" else w.replace("😀", "x") for w, _ in items]
    members = tuple(t if w[0] in "\"'" else t.replace("😀", "x") for w, t in items)
    if items and random.random() < 0.4:
        lines = ("," + newline()).join("  " + each for each in written)
        tail = random.choice(("", ",", " # last"))
        return (
            f" [{newline()}{lines}{tail}{newline()}  ]{_comment(random)}{newline()}",
            members,
        )
    gap = random.choice((", ", ",  ", " , "))
    pad = random.choice(("", "", " "))
    return f" [{pad}{gap.join(written)}{pad}]{_comment(random)}{newline()}", members


def _block_scalar(random: Random, newline: Callable[[], str], mark: str) -> _Written:
    head = mark + random.choice(("", "-", "+")) + random.choice(("", "", " # head"))
    lines = [
        "  " + _words(random) + random.choice(("", "  "))
        for _ in range(random.randint(1, 3))
    ]
    if random.random() < 0.3:
        lines.insert(1, "")
    text = f" {head}{newline()}" + "".join(line + newline() for line in lines)
    return text + random.choice(("", "", newline())), None


def _literal(random: Random, newline: Callable[[], str]) -> _Written:
    return _block_scalar(random, newline, "|")


def _folded(random: Random, newline: Callable[[], str]) -> _Written:
    return _block_scalar(random, newline, ">")


def _map(random: Random, newline: Callable[[], str]) -> _Written:
    if random.random() < 0.4:
        return f" {{a: 1, b: {random.choice(WORDS)}}}{newline()}", None
    return f"{newline()}  first: {_words(random)}{newline()}  last: x{newline()}", None


def _lines(random: Random, newline: Callable[[], str]) -> _Written:
    return (
        f" {_words(random)}{newline()}  {_words(random)}{_comment(random)}{newline()}",
        None,
    )


LINES = (
    "", "---", "...", "key: value", "## Log", "## Notes", "%% hidden %%", "| a | b |",
    "> [!info]- Later", "\t- tab", "<!-- mdnet:today -->", "<!-- /mdnet -->",
    "trailing  ", "### 2026-03-05 call", "```\n- [ ] code\n```", "# {words}", "{words}",
    "{words} ^mdnet-3f9a1c02", "    - nested [[{words}|x]]", "\t\tdeep {words}",
    "- 2026-0{digit}-1{digit} met: {words}", "- [{box}] {words} 📅 2026-11-20",
)  # fmt: skip


def _body(random: Random, newline: Callable[[], str]) -> str:
    lines = [_line(random) for _ in range(random.choice((0, 1, 3, 8, 20)))]
    text = "".join(line.replace("\n", newline()) + newline() for line in lines)
    return text if random.random() < 0.7 else text.rstrip("\r\n")


def _line(random: Random) -> str:
    return random.choice(LINES).format(
        words=_words(random), digit=random.randint(1, 9), box=random.choice(" xX->")
    )


messy_notes = st.integers(0, 2**40).map(lambda seed: messy_note(Random(seed)))
"""A strategy of messy notes."""
