"""Commands use the index without a look at the vault, and are never wrong for it."""

import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from mdnet.daemon.server import Server
from mdnet.index import index_folder
from mdnet.index.row import digest_of
from mdnet.model.change import Create
from mdnet.model.settings import Settings
from mdnet.workspace import Workspace, vouching
from tests.editors import WAYS

NOTE = "People/Maria.md"
ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def always_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vouching, "PAYS_FROM", 0)
    # This machine may be busy with other tests: patience changes no answer.
    monkeypatch.setattr(vouching, "PATIENCE_S", 5.0)


@contextmanager
def opened(root: Path, cache: Path) -> Iterator[Workspace]:
    with Workspace.open(root, Settings(), {"MDNET_CACHE_DIR": str(cache)}) as found:
        yield found


def looked(workspace: Workspace) -> bool:
    """Whether this command looked at the vault itself."""
    return bool(workspace._walk.notes)


def known(workspace: Workspace, path: str = NOTE) -> bytes | None:
    return workspace._index.asked(lambda index: index.digest(path))


@pytest.fixture
def daemon(root: Path, tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A daemon in a process of its own, ended by its number after the test."""
    environ = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path / "home"),
        "MDNET_CACHE_DIR": str(tmp_path / "cache"),
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "mdnet", "watch", "--vault", str(root)],
        env=environ, cwd=ROOT, stderr=subprocess.PIPE,
    )  # fmt: skip
    folder = index_folder(str(tmp_path / "cache"), str(root))
    until = time.monotonic() + 30
    while not vouching.asked(folder, b"status\n", 5):
        assert time.monotonic() < until
        time.sleep(0.05)
    yield process
    process.send_signal(signal.SIGCONT)
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=30)


def test_a_command_does_not_look_at_the_vault(daemon, root: Path, tmp_path: Path):
    with opened(root, tmp_path / "cache") as workspace:
        assert not looked(workspace)
        assert known(workspace) == digest_of((root / NOTE).read_bytes())
        assert [person.name for person in workspace.network().people] == [
            "Maria",
            "Tom",
        ]


def test_a_small_vault_is_looked_at_without_asking(
    daemon, root: Path, tmp_path: Path, monkeypatch
):
    monkeypatch.setattr(vouching, "PAYS_FROM", 2_000)
    with opened(root, tmp_path / "cache") as workspace:
        assert looked(workspace)


def test_a_save_right_before_a_command_is_seen_every_time(
    daemon, root: Path, tmp_path: Path
):
    chance = random.Random(1)
    wrong, looks = [], 0
    for number in range(200):
        way = chance.choice([*WAYS])
        (root / NOTE).with_name(f"{Path(NOTE).name}~").unlink(missing_ok=True)
        text = f"---\ntype: contact\n---\nsave {number}\n"
        WAYS[way](root / NOTE, text)
        with opened(root, tmp_path / "cache") as workspace:
            looks += looked(workspace)
            if known(workspace) != digest_of(text.encode()):
                wrong.append((number, way))
    assert wrong == []
    assert looks < 100


def test_a_new_note_and_one_that_is_gone_are_seen_every_time(
    daemon, root: Path, tmp_path: Path
):
    for number in range(20):
        folder = root / f"New {number}"
        folder.mkdir()
        (folder / "Ann.md").write_text("---\ntype: contact\n---\n")
        with opened(root, tmp_path / "cache") as workspace:
            assert known(workspace, f"New {number}/Ann.md") is not None
        (folder / "Ann.md").unlink()
        with opened(root, tmp_path / "cache") as workspace:
            assert known(workspace, f"New {number}/Ann.md") is None


def test_a_daemon_that_hangs_is_not_waited_for(
    daemon, root: Path, tmp_path: Path, monkeypatch
):
    monkeypatch.setattr(vouching, "PATIENCE_S", 0.06)
    daemon.send_signal(signal.SIGSTOP)
    (root / NOTE).write_text("written while the daemon was stopped\n")
    with opened(root, tmp_path / "cache") as workspace:
        assert looked(workspace)
        assert known(workspace) == digest_of((root / NOTE).read_bytes())


def test_a_daemon_that_was_stopped_vouches_only_for_what_is_there(
    daemon, root: Path, tmp_path: Path
):
    daemon.send_signal(signal.SIGSTOP)
    (root / NOTE).write_text("written while the daemon was stopped\n")
    daemon.send_signal(signal.SIGCONT)
    with opened(root, tmp_path / "cache") as workspace:
        assert known(workspace) == digest_of((root / NOTE).read_bytes())


def test_a_daemon_that_was_killed_leaves_nothing_in_the_way(
    daemon, root: Path, tmp_path: Path
):
    daemon.send_signal(signal.SIGKILL)
    daemon.wait(20)
    (root / NOTE).write_text("written after the daemon died\n")
    with opened(root, tmp_path / "cache") as workspace:
        assert looked(workspace)
        assert known(workspace) == digest_of((root / NOTE).read_bytes())


def test_what_another_command_put_in_is_looked_up_before_it_is_vouched_for(
    daemon, root: Path, tmp_path: Path
):
    with opened(root, tmp_path / "cache") as workspace:
        workspace.apply([Create("People/Ann.md", "---\ntype: contact\n---\n")])
    for _ in range(5):
        with opened(root, tmp_path / "cache") as workspace:
            assert known(workspace, "People/Ann.md") is not None


@pytest.fixture
def linked(root: Path, tmp_path: Path) -> None:
    os.link(root / NOTE, tmp_path / "second name")


def test_a_note_with_a_second_name_is_looked_at_every_time(
    linked, daemon, root: Path, tmp_path: Path
):
    for number in range(5):
        (tmp_path / "second name").write_text(f"by its other name {number}\n")
        with opened(root, tmp_path / "cache") as workspace:
            assert looked(workspace)
            assert known(workspace) == digest_of((root / NOTE).read_bytes())


def test_a_deleted_cache_is_built_anew_and_vouched_for_again(
    daemon, root: Path, tmp_path: Path
):
    shutil.rmtree(tmp_path / "cache")
    with opened(root, tmp_path / "cache") as workspace:
        assert known(workspace) == digest_of((root / NOTE).read_bytes())
    until = time.monotonic() + 30
    while time.monotonic() < until:
        with opened(root, tmp_path / "cache") as workspace:
            if not looked(workspace):
                return
        time.sleep(0.2)
    pytest.fail("nobody vouches for the new index")


def test_an_address_too_long_for_a_socket_is_lent_a_short_one(tmp_path: Path):
    deep = tmp_path / ("long" * 40)
    deep.mkdir()
    server = Server(str(deep))
    assert vouching.asked(str(deep), b"status\n", 0.01) == b""
    found = server.questions(1) or server.questions(1)
    assert [question.text for question in found] == ["status"]
    server.answer(found[0].line, b"late\n")
    server.close()
    assert not (deep / vouching.SOCKET).exists()


def test_who_says_nothing_is_no_bother(tmp_path: Path):
    server = Server(str(tmp_path))
    silent = socket.socket(socket.AF_UNIX)
    silent.connect(str(tmp_path / vouching.SOCKET))
    assert server.questions(0.1) == []
    silent.close()
    assert server.questions(0.1) == []
    server.close()
