"""What the user typed, as a full-text query that cannot be a syntax error."""

import re

_TERM = re.compile(r'(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))(?P<star>\*?)')


def match_of(text: str) -> str:
    """An FTS5 query: all words, `"phrases"` as they stand, `prefix*`.

    Every word is quoted, so that no character has a meaning of its own. Empty when
    there is nothing to look for.
    """
    return " ".join(f'"{term}"{star}' for term, star in terms(text))


def terms(text: str) -> list[tuple[str, str]]:
    """The words and phrases, each with its `*` or the empty string."""
    found = []
    for match in _TERM.finditer(text.replace("\0", " ")):
        phrase = match["phrase"]
        term = match["word"] if phrase is None else phrase
        star = match["star"]
        if phrase is None and term.endswith("*"):
            term, star = term.rstrip("*"), "*"
        if any(character.isalnum() for character in term):
            found.append((term, star))
    return found
