"""A small vault, and daemons on it that are ended after the test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.daemon.played import Played

MARIA = """---
type: contact
cadence: none
---

## Log

- 2026-11-20 met: on rounds

## Promises

- [ ] Send the growth chart ➕ 2026-11-20 📅 2026-11-21
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "vault"
    for path, text in {
        "mdnet.toml": "",
        "People/Maria.md": MARIA,
        "People/Tom.md": "---\ntype: contact\ncadence: none\n---\n",
        "Daily/2026-11-21.md": "- call: [[Maria]] about the poster\n",
        "Archive/Old.md": "- 2020-01-01 met: [[Tom]]\n",
    }.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    return folder


@pytest.fixture
def play(root: Path, tmp_path: Path) -> Iterator[Callable[..., Played]]:
    played: list[Played] = []

    def begin(**more) -> Played:
        played.append(Played(root, tmp_path / "cache", **more))
        return played[-1]

    yield begin
    for one in played:
        one.close()
