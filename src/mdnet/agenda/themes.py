"""What a text is about, as a set of words: enough to tell whether two texts touch."""

import re
from collections.abc import Iterable

from mdnet.model.specialties import specialty_of
from mdnet.note.filenames import fold_accents

_WORD = re.compile(r"\w+")
_SHORTEST = 4
_COMMON = frozenset(
    {"about", "after", "also", "been", "before", "from", "have", "into", "more",
     "next", "once", "than", "that", "them", "then", "they", "this", "want", "week",
     "what", "when", "which", "with", "work", "year", "your", "pediatric",
     "pediatrics", "medicine", "general"}
)  # fmt: skip


def themes(texts: Iterable[str]) -> frozenset[str]:
    """The words of these texts that mean something; a specialty by its one name."""
    found = set()
    for text in texts:
        found.add(specialty_of(text))
        for word in _WORD.findall(fold_accents(text)):
            if len(word) >= _SHORTEST and word not in _COMMON:
                found.update((word, specialty_of(word)))
    return frozenset(found - {""})
