"""The fences: clock, home folder, network and the user's cache are out of reach."""

import datetime as real_datetime
import socket
from itertools import count
from pathlib import Path

import hypothesis
import pytest

from tests.command import CommandLine

# How long an example takes says something of the machine, not of the code.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update", action="store_true", help="rewrite golden files and transcripts"
    )


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update"))


@pytest.fixture(autouse=True)
def fences(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Every test lives in its own home, without a clock and without a network."""

    connect = socket.socket.connect

    def no_network(line: socket.socket, address: object) -> None:
        if line.family != getattr(socket, "AF_UNIX", None):
            raise AssertionError("a test reached for the network")
        connect(line, address)  # type: ignore[arg-type]

    def no_clock() -> real_datetime.datetime:
        raise AssertionError("a test read the clock")

    home = tmp_path / "home"
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(home))
    for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(home / name.lower()))
    monkeypatch.setenv("MDNET_CACHE_DIR", str(tmp_path / "cache"))
    for name in ("MDNET_VAULT", "COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(socket.socket, "connect", no_network)
    monkeypatch.setattr("mdnet.cli.context.moment", no_clock)
    ids = (f"5f0c{number:04x}" for number in count(0x93AA))
    monkeypatch.setattr("mdnet.cli.add.fresh_id", lambda: next(ids))


@pytest.fixture
def mdnet(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> CommandLine:
    """The command line in a fresh folder, on 22 November 2026 at noon."""
    folder = tmp_path / "vault"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return CommandLine(folder, monkeypatch, capsys)
