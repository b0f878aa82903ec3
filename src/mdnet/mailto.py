"""Drafts of mails for the user's own mail program, by `mailto:` links (RFC 6068)."""

import re
from collections.abc import Iterable
from urllib.parse import quote

# An address that needs no quoting and cannot be taken for two, nor for a header.
_ADDRESS = re.compile(r"[\w.!#$'*+/=^`{|}~-]+@[\w-]+(?:\.[\w-]+)+")
_LINE_END = re.compile(r"\r\n|\r|\n")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
_SUFFIX = re.compile(
    r"(?:md|m\.d|do|d\.o|phd|ph\.d|mph|mba|ms|msc|mbbs|faap|rn|np|pa|dnp|msw|lcsw|pharmd"
    r"|rrt|jr|sr|ii|iii|iv)\.?\Z",
    re.IGNORECASE,
)
_ROUND = ' \t,;:()[]{}<>"“”'
_TITLE = re.compile(r"(?:dr|prof|mr|mrs|ms)\.?\Z", re.IGNORECASE)


def usable_address(addresses: Iterable[str]) -> str:
    """The first address that a link can hold, empty for none."""
    return next((each for each in addresses if _ADDRESS.fullmatch(each)), "")


def mailto(address: str, subject: str, body: str) -> str:
    """The link that opens a draft to one person; empty without a usable address.

    Everything but letters, digits and `-._~` is percent-encoded, in UTF-8, and line
    ends are `%0D%0A`: no text of a note can become another header or address. Line
    ends around the body are left out.
    """
    if not _ADDRESS.fullmatch(address):
        return ""
    one_line = _CONTROL.sub(" ", subject).strip()
    lines = _LINE_END.sub("\r\n", body.strip("\r\n"))
    to = quote(address, safe="@", errors="replace")
    return f"mailto:{to}?subject={_quoted(one_line)}&body={_quoted(lines)}"


def first_name(name: str) -> str:
    """How a mail begins: the first name, titles left out; a single word as it is.

    `Müller, Anna` is Anna, `Anna Müller, MD` as well.
    """
    surname, _, rest = name.partition(",")
    given = [word for word in _words(rest) if not _SUFFIX.match(word)]
    found = [word for word in given or _words(surname) if not _TITLE.match(word)]
    return found[0] if found else name.strip(_ROUND)


def _words(text: str) -> list[str]:
    """The words of a name without what stands round them: `(Ann)`, `Müller,`."""
    return [word for part in text.split() if (word := part.strip(_ROUND))]


def _quoted(text: str) -> str:
    return quote(text, safe="", errors="replace")
