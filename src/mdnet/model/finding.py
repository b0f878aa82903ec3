"""What is wrong in a note, with its place."""

from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "info"]


class Finding(NamedTuple):
    """One thing that mdnet could not read as meant, or that a rule of the vault bars.

    `line` and `column` count from 1; both are 0 where the finding is about the whole
    file. `code` is stable (`FM003`, `LINK001`), `message` says what to do.
    """

    path: str
    line: int
    column: int
    code: str
    severity: Severity
    message: str
