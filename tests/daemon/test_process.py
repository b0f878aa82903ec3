"""`mdnet watch` as a process: its lock, signals, status, log; and what it installs."""

import json
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


class Process:
    """A running `mdnet watch` on a vault of its own."""

    def __init__(self, root: Path, tmp_path: Path) -> None:
        self.root = root
        self.state = tmp_path / "state"
        self.environ = {
            "PATH": os.environ["PATH"],
            "HOME": str(tmp_path / "home"),
            "MDNET_CACHE_DIR": str(tmp_path / "cache"),
            "XDG_STATE_HOME": str(self.state),
        }
        self.started = self.begin()

    def begin(self) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "mdnet", "watch", "--vault", str(self.root)],
            env=self.environ, cwd=ROOT, text=True, stderr=subprocess.PIPE,
        )  # fmt: skip

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "mdnet", *words, "--vault", str(self.root)],
            env=self.environ, cwd=ROOT, text=True, capture_output=True, check=False,
        )  # fmt: skip

    def status(self) -> Any:
        return json.loads(self.run("watch", "--status", "--json").stdout)

    def wait_until_it_runs(self) -> None:
        until = time.monotonic() + 30
        while not self.status()["running"]:
            assert time.monotonic() < until

    def end(self, number: int = signal.SIGTERM) -> tuple[int, str]:
        """Its exit code and all that it said."""
        if self.started.poll() is None:
            self.started.send_signal(signal.SIGCONT)
            self.started.send_signal(number)
        said = self.started.communicate(timeout=30)[1]
        return self.started.returncode, said

    @property
    def log(self) -> str:
        (file,) = self.state.glob("mdnet/watch/*.log")
        return file.read_text()


@pytest.fixture
def process(root: Path, tmp_path: Path) -> Iterator[Process]:
    found = Process(root, tmp_path)
    found.wait_until_it_runs()
    yield found
    found.end()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_cleanly(process: Process, number: signal.Signals):
    code, said = process.end(number)
    assert code == 0
    assert f"{number.name} received" in said
    assert "Traceback" not in said
    assert process.status() == {"running": False, "process": None}


def test_there_is_one_for_a_vault(process: Process):
    second = process.run("watch")
    assert second.returncode == 4
    assert second.stderr == (
        f"mdnet: Another `mdnet watch` (process {process.started.pid}) keeps "
        f"{process.root} already. See `mdnet watch --status`.\n"
    )


def test_a_killed_one_leaves_the_vault_to_the_next(process: Process):
    process.end(signal.SIGKILL)
    process.started = process.begin()
    process.wait_until_it_runs()
    assert process.status()["process"] == process.started.pid


def test_status(process: Process):
    found = process.status()
    assert (found["running"], found["process"]) == (True, process.started.pid)
    assert (found["polls"], found["backlog"], found["trouble"]) == ("", 0, "")
    assert found["folders"] == 4
    said = process.run("watch", "--status")
    assert said.returncode == 0
    assert said.stdout.startswith(f"running since {found['since']} (process ")
    assert "told by the system of changes in 4 folders" in said.stdout
    assert said.stdout.endswith("no error\n")


def test_status_of_one_that_hangs(process: Process):
    process.started.send_signal(signal.SIGSTOP)
    said = process.run("watch", "--status")
    assert said.returncode == 1
    assert f"(process {process.started.pid}) does not answer" in said.stdout


def test_status_of_none(process: Process):
    process.end()
    said = process.run("watch", "--status")
    assert said.returncode == 1
    assert said.stdout == f"No `mdnet watch` runs for {process.root}.\n"


def test_hup_reads_the_settings_again(process: Process):
    (process.root / "mdnet.toml").write_text("[watch]\nquiet = 3\n")
    process.started.send_signal(signal.SIGHUP)
    until = time.monotonic() + 20
    while "the settings were read again" not in process.log:
        assert time.monotonic() < until
        time.sleep(0.05)
    assert process.status()["running"] is True


def test_the_log_is_a_file_without_a_word_of_the_notes(process: Process):
    note = process.root / "People/Maria.md"
    note.write_text(note.read_text() + "- 2026-11-21 call: a secret about zebras\n")
    (process.root / "Daily/x.md").write_bytes(b"\xff zebras\n")
    time.sleep(0.5)
    _, said = process.end()
    assert said == process.log
    assert "watching" in said
    assert "zebras" not in said


def test_once_leaves_a_note_that_is_being_edited_and_writes_it_later(
    process: Process, root: Path
):
    process.end()
    (today,) = {*(root / "Daily").iterdir()} - {root / "Daily/2026-11-21.md"}
    note = root / "People/Maria.md"
    note.write_text(note.read_text() + "- [ ] Send it ➕ 2026-11-20 📅 2026-11-21\n")
    first = process.run("watch", "--once")
    assert first.stdout == "today's note is being edited: left for the next time\n"
    then = time.time() - 60
    os.utime(today, (then, then))
    second = process.run("watch", "--once")
    assert second.stdout == f"Daily/{today.name}: written\n"
    assert "Send** [[Maria]] it" in today.read_text()
    assert process.run("watch", "--once").stdout == "up to date\n"


def test_install_shows_asks_and_writes(process: Process, tmp_path: Path):
    if sys.platform != "linux":
        pytest.skip("the unit is systemd's")
    asked = process.run("watch", "--install")
    assert "Nothing was written" in asked.stdout or asked.returncode != 0
    units = tmp_path / "home/.config/systemd/user"
    assert not units.exists()
    said = process.run("watch", "--install", "--yes")
    assert said.returncode == 0
    (unit,) = units.iterdir()
    assert unit.read_text() in said.stdout
    assert f'"--vault" "{process.root}"' in unit.read_text()
    assert f"systemctl --user enable --now {unit.name}" in said.stdout
    gone = process.run("watch", "--uninstall", "--yes")
    assert gone.returncode == 0
    assert f"systemctl --user disable --now {unit.name}" in gone.stdout
    assert list(units.iterdir()) == []
    assert process.run("watch", "--uninstall", "--yes").returncode == 1


def test_only_the_user_may_ask(process: Process, tmp_path: Path):
    (line,) = (tmp_path / "cache/vaults").glob("*/watch.sock")
    assert stat.S_IMODE(line.parent.stat().st_mode) == 0o700


def test_memory_and_descriptors_are_flat(process: Process):
    def held() -> tuple[int, int]:
        proc = Path(f"/proc/{process.started.pid}")
        return len(list((proc / "fd").iterdir())), int(
            (proc / "statm").read_text().split()[1]
        ) * 4096

    note = process.root / "People/Maria.md"
    text = note.read_text()

    def edits(number: int) -> None:
        for n in range(number):
            note.write_text(f"{text}\n{n}\n")
            time.sleep(0.01)
        time.sleep(0.5)

    edits(50)
    before = held()
    edits(150)
    after = held()
    assert after[0] == before[0]
    assert after[1] - before[1] < 8 * 2**20
