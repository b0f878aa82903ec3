"""Where in a note a full-text search found its words."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence

from mdnet.errors import VaultError
from mdnet.index.query import terms
from mdnet.workspace.hit import Hit

WIDTH = 160


def hits_in(
    paths: Iterable[str], text: str, read: Callable[[str], str]
) -> tuple[Hit, ...]:
    """A hit in each of these notes for what was looked for; `read` gives their texts.

    A note that cannot be read now is left out.
    """
    words, hits = terms(text), []
    for path in paths:
        try:
            hits.append(hit_in(path, read(path), words))
        except VaultError:
            continue
    return tuple(hits)


def hit_in(path: str, text: str, terms: Sequence[tuple[str, str]]) -> Hit:
    """The line of a note with most of the words, the first of these.

    `terms` are words or phrases, each with `*` when it may go on, else nothing.
    """
    title = path.rpartition("/")[2].removesuffix(".md")
    wanted = [_pattern(plain(term), star) for term, star in terms]
    best, number, where = 0, 0, ""
    for position, line in enumerate(text.split("\n"), 1):
        folded = plain(line)
        found = sum(pattern.search(folded) is not None for pattern in wanted)
        if found > best:
            best, number, where = found, position, line
    return Hit(path, title, number, _cut(where, wanted) if number else title)


def plain(text: str) -> str:
    """Without accents and case, as the full text compares."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(c for c in apart if not unicodedata.combining(c)).casefold()


def _pattern(term: str, star: str) -> re.Pattern[str]:
    """The term as whole words, whatever stands between them."""
    words = r"\W+".join(re.escape(word) for word in re.findall(r"\w+", term))
    return re.compile(rf"(?<!\w){words}" + ("" if star else r"(?!\w)"))


def _cut(line: str, wanted: Sequence[re.Pattern[str]]) -> str:
    line = line.strip()
    if len(line) <= WIDTH:
        return line
    folded = plain(line)
    found = [match.start() for p in wanted if (match := p.search(folded))]
    start = max(0, min(len(line) - WIDTH, min(found) - WIDTH // 3))
    ends = ("…" if start else "", "…" if start + WIDTH < len(line) else "")
    return f"{ends[0]}{line[start : start + WIDTH].strip()}{ends[1]}"
