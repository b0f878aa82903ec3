"""The names of temporary files, and what they give away after a kill.

A file that is being written is `.mdnet-PID-N.new.tmp`: it never held anything of the
user's. Just before it takes the note's place it is renamed to
`.mdnet-BEFORE-AFTER-PID.tmp`, and after the exchange that name holds what the note was.
The two hashes tell, at any later time, whether its content is one of the two texts
that mdnet knew about. If it is, the file may go; if not, an editor saved into it.
"""

import re

from mdnet.blake import blake2b

PREFIX = ".mdnet-"
NEW_SUFFIX = ".new.tmp"
_NAMED = r"\.mdnet-(?:\d+-\d+\.new|[0-9a-f]{16}-[0-9a-f]{16}-\d+(?:-b)?)\.tmp"


def text_hash(data: bytes) -> str:
    """16 hex digits of the hash of a note's bytes."""
    return blake2b(data, digest_size=8).hexdigest()


def new_name(process: int, number: int) -> str:
    """The name of a file that is being written."""
    return f"{PREFIX}{process}-{number}{NEW_SUFFIX}"


def swap_name(before: bytes, after: bytes, process: int) -> str:
    """The name under which a file is exchanged with the note."""
    return f"{PREFIX}{text_hash(before)}-{text_hash(after)}-{process}.tmp"


def is_temporary(name: str) -> bool:
    """Whether it is one of the names above."""
    return name.startswith(PREFIX) and re.fullmatch(_NAMED, name) is not None


def is_spare(name: str, data: bytes) -> bool:
    """Whether a leftover of this name and content holds nothing of its own."""
    return name.endswith(NEW_SUFFIX) or text_hash(data) in name.split("-")[1:3]


def after_hash(name: str) -> str:
    """The hash of the text that was to take the note's place, empty if none."""
    return "" if name.endswith(NEW_SUFFIX) else name.split("-")[2]


def hashes(path: str) -> tuple[str, ...]:
    """The hashes of the texts before and after the exchange, empty if none."""
    name = path.rpartition("/")[2]
    return () if name.endswith(NEW_SUFFIX) else tuple(name.split("-")[1:3])
