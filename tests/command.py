"""The command line as tests use it: in this process, on a day of their choice."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from mdnet.__main__ import run


class Outcome(NamedTuple):
    """What a command printed, and its exit code."""

    out: str
    err: str
    code: int

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class CommandLine:
    """`mdnet("today", "--dry-run")` in `folder`; `at` moves the clock."""

    def __init__(
        self,
        folder: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        self.folder = folder
        self._monkeypatch = monkeypatch
        self._capsys = capsys
        self.at("2026-11-22T12:00")

    def at(self, moment: str) -> None:
        when = datetime.fromisoformat(moment)
        self._monkeypatch.setattr("mdnet.cli.context.moment", lambda: when)

    def __call__(self, *arguments: str, code: int | None = 0) -> Outcome:
        self._capsys.readouterr()
        found = run(arguments)
        out, err = self._capsys.readouterr()
        if code is not None:
            assert found == code, f"exit {found}\n{out}\n{err}"
        return Outcome(out, err, found)

    def write(self, path: str, text: str) -> Path:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
        return file

    def read(self, path: str) -> str:
        return (self.folder / path).read_bytes().decode()
