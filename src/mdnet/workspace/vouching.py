"""Asking a running `mdnet watch` whether the index says what the notes say now.

The daemon answers only when every event of the system from before the question has been
taken in (see `daemon.loop`), and names the database and its state. Anything else than
that very state, and anything odd, means: look at the vault.
"""

import errno
import os
import sys
from collections.abc import Callable

from mdnet.index import Index

SOCKET = "watch.sock"
# Below this a look at the vault takes no longer than loading what asks.
PAYS_FROM = 2_000
# As long as a look at some ten thousand notes takes: a busy daemon costs no more.
PATIENCE_S = 0.06
QUESTION = b"current\n"
LARGEST = 65_536


def is_vouched_for(index: Index, folder: str) -> bool:
    """Whether the daemon of the vault vouches for the index as it is open here.

    `folder` is the index's. False without a daemon, or when asking does not pay.
    """
    if not os.path.lexists(os.path.join(folder, SOCKET)):
        return False
    if not index.path or index.size() < PAYS_FROM:
        return False
    answer = asked(folder, QUESTION, PATIENCE_S)
    return answer == vouch(index.path, index.generation())


def vouch(path: str, generation: int) -> bytes:
    """What the daemon says of a database that is right in this state."""
    return f"{os.path.basename(path)} {generation}\n".encode()


def asked(folder: str, question: bytes, patience: float) -> bytes:
    """The daemon's answer, empty when there is none within `patience` seconds."""
    # Only where there is a daemon: 2 ms.
    import socket  # noqa: PLC0415

    if not hasattr(socket, "AF_UNIX"):
        return b""
    try:
        with (
            socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line,
            Address(folder) as address,
        ):
            line.settimeout(patience)
            line.connect(address)
            line.sendall(question)
            return _received(line.recv)
    except OSError:
        return b""


class Address:
    """The address of the socket in `folder`, while it is entered.

    An address holds about 100 bytes; Linux lends a short name for a longer path.
    """

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._descriptor = -1

    def __enter__(self) -> str:
        path = os.path.join(self._folder, SOCKET)
        if len(os.fsencode(path)) < 100:
            return path
        if sys.platform != "linux":
            raise OSError(errno.ENAMETOOLONG, os.strerror(errno.ENAMETOOLONG), path)
        self._descriptor = os.open(self._folder, os.O_RDONLY)
        return f"/proc/self/fd/{self._descriptor}/{SOCKET}"

    def __exit__(self, *_: object) -> None:
        if self._descriptor >= 0:
            os.close(self._descriptor)


def _received(receive: Callable[[int], bytes]) -> bytes:
    """All that comes until the other side closes or a line is whole."""
    found = b""
    while not found.endswith(b"\n") and len(found) < LARGEST:
        data = receive(4096)
        if not data:
            break
        found += data
    return found
