"""How alike two units are in their words."""

import re
from collections import Counter

_WORD = re.compile(r"\w+")
# Where all words of one are in the other, that has just grown.
_GROWN = 0.6
_FEWEST = 2


def likeness(left: str, right: str) -> float:
    """From 0, no word in common, to 1, all of them."""
    mine, yours = Counter(_WORD.findall(left)), Counter(_WORD.findall(right))
    total, common = mine.total() + yours.total(), (mine & yours).total()
    least = min(mine.total(), yours.total())
    if least < _FEWEST:
        return 2 * common / total if total else 0.0
    return max(2 * common / total, _GROWN * common / least)
