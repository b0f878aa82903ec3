"""The daemon's end of the line: who asks, and what they are told.

A local socket in the index's folder, which only the user may enter. A question is one
line; the answer is one line, after which the line is closed.
"""

import contextlib
import os
import selectors
import socket
from typing import NamedTuple

from mdnet.workspace.vouching import SOCKET, Address

WAITING = 64
LONGEST = 64


class Question(NamedTuple):
    """A question, and the open line to whoever asked it."""

    text: str
    line: socket.socket


class Server:
    """A pipe that wakes, and the socket, both waited for at once.

    Where there are no such sockets (Windows), nobody asks.
    """

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._selector = selectors.DefaultSelector()
        self._out, self._in = os.pipe()
        for end in (self._out, self._in):
            os.set_blocking(end, False)
        self._selector.register(self._out, selectors.EVENT_READ)
        self._lines: set[socket.socket] = set()
        self._socket: socket.socket | None = None
        self.bind()

    def bind(self) -> None:
        """Open the socket, in place of any other."""
        if self._socket:
            self._selector.unregister(self._socket)
            self._socket.close()
        self._socket = _bound(self._folder)
        if self._socket:
            self._selector.register(self._socket, selectors.EVENT_READ)

    def wake(self) -> None:
        """End `questions` at once, from whatever thread."""
        with contextlib.suppress(BlockingIOError, OSError):
            os.write(self._in, b"!")

    def questions(self, wait: float) -> list[Question]:
        """What has been asked, after at most `wait` seconds, less when woken."""
        found = []
        for key, _ in self._selector.select(max(0.0, wait)):
            if key.fileobj is self._socket:
                self._accept()
            elif key.fd == self._out:
                os.read(self._out, 4096)
            elif isinstance(key.fileobj, socket.socket):
                found += self._read(key.fileobj)
        return found

    def answer(self, line: socket.socket, text: bytes) -> None:
        """Say it, and close the line; who asked may have gone away."""
        with contextlib.suppress(OSError):
            line.sendall(text)
        line.close()

    def close(self) -> None:
        """Take the socket away."""
        for line in self._lines:
            line.close()
        if self._socket:
            self._socket.close()
            with contextlib.suppress(OSError):
                os.unlink(os.path.join(self._folder, SOCKET))
        self._selector.close()
        os.close(self._out)
        os.close(self._in)

    def _accept(self) -> None:
        assert self._socket
        with contextlib.suppress(OSError):
            line, _ = self._socket.accept()
            line.setblocking(False)
            if len(self._lines) >= WAITING:
                line.close()
                return
            self._lines.add(line)
            self._selector.register(line, selectors.EVENT_READ)

    def _read(self, line: socket.socket) -> list[Question]:
        self._selector.unregister(line)
        self._lines.discard(line)
        try:
            text = line.recv(LONGEST).decode("ascii", "replace")
        except OSError:
            text = ""
        if text.endswith("\n"):
            return [Question(text.strip(), line)]
        line.close()
        return []


def _bound(folder: str) -> socket.socket | None:
    """The socket, in place of one that a killed daemon has left."""
    if not hasattr(socket, "AF_UNIX"):
        return None
    with contextlib.suppress(FileNotFoundError):
        os.unlink(os.path.join(folder, SOCKET))
    made = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        with Address(folder) as address:
            made.bind(address)
        made.listen(WAITING)
        made.setblocking(False)
    except OSError:
        made.close()
        return None
    return made
