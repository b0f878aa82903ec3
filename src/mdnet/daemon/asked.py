"""Those who wait to be told that the index is right, each behind a mark."""

from typing import NamedTuple

from mdnet.daemon.server import Question, Server

NO = b"no\n"
# Who asked has long gone its own way.
PATIENCE_S = 2.0


class Waiting(NamedTuple):
    """A question that can be answered when the mark has come out; when it was asked."""

    mark: int
    moment: float
    question: Question


class Asked:
    """The questions that are not answered yet."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._waiting: list[Waiting] = []

    def put(self, mark: int | None, moment: float, question: Question) -> None:
        """Let it wait for its mark; without one the answer is no."""
        if mark is None:
            self._server.answer(question.line, NO)
        else:
            self._waiting.append(Waiting(mark, moment, question))

    def ready(self, reached: int) -> list[Waiting]:
        """Those whose marks have come out."""
        return [waiting for waiting in self._waiting if waiting.mark <= reached]

    def answer(self, those: list[Waiting], text: bytes) -> None:
        """Tell them, and forget them."""
        for waiting in those:
            self._waiting.remove(waiting)
            self._server.answer(waiting.question.line, text)

    def refuse(self, before: float | None = None) -> None:
        """Say no to all, or to those who have asked before a moment."""
        self.answer(
            [w for w in self._waiting if before is None or w.moment < before], NO
        )
