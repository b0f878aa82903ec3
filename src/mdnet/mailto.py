"""`mailto:` links that open the user's mail program with a draft in it (RFC 6068).

Everything but letters, digits and `-._~` is percent-encoded, in UTF-8, so that no text
of a note can add a header or an address; line ends are `%0D%0A`.
"""

import re
from urllib.parse import quote

# What an address may hold unencoded; an odd one is left out rather than guessed at.
_ADDRESS = re.compile(r"[\w.!#$%&'*+/=^`{|}~-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_LINE_END = re.compile(r"\r\n|\r|\n")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")


def mailto(address: str, subject: str, body: str) -> str:
    """The link to a draft to one person, empty without an address that can be used."""
    if not _ADDRESS.fullmatch(address):
        return ""
    # A subject is one line, whatever stood in a name.
    one_line = _CONTROL.sub(" ", subject).strip()
    lines = _LINE_END.sub("\r\n", body)
    to = quote(address, safe="@")
    return f"mailto:{to}?subject={_quoted(one_line)}&body={_quoted(lines)}"


def _quoted(text: str) -> str:
    return quote(text.encode("utf-8", "replace"), safe="")
