"""A command line ends its process at once, and nothing is lost by that."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# Without the caller's: it may turn off the buffer that is to be seen emptied.
ENVIRONMENT = {"PYTHONPATH": "src"}


def ended(script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", script, *arguments],
        capture_output=True, text=True, cwd=ROOT, check=False, env=ENVIRONMENT,
    )  # fmt: skip


def test_what_was_written_and_what_was_to_be_done_at_the_end_is_done():
    found = ended(
        "import atexit, sys\n"
        "from mdnet.__main__ import leave\n"
        "atexit.register(lambda: sys.stdout.write('last'))\n"
        "sys.stdout.write('first ')\n"
        "sys.stderr.write('warning')\n"
        "leave(3)\n"
    )
    assert (found.stdout, found.stderr, found.returncode) == (
        "first last",
        "warning",
        3,
    )


def test_a_thread_that_works_is_waited_for():
    found = ended(
        "import sys, threading, time\n"
        "from mdnet.__main__ import leave\n"
        "def work():\n"
        "    time.sleep(0.2)\n"
        "    sys.stdout.write('done')\n"
        "threading.Thread(target=work).start()\n"
        "leave(0)\n"
    )
    assert (found.stdout, found.returncode) == ("done", 0)


@pytest.mark.skipif(sys.platform != "linux", reason="needs a device that is full")
def test_an_output_that_takes_nothing_is_no_success():
    with Path("/dev/full").open("w") as full:
        found = subprocess.run(
            [sys.executable, "-c",
             "import sys\nfrom mdnet.__main__ import leave\n"
             "sys.stdout.write('lost')\nleave(0)\n"],
            stdout=full, stderr=subprocess.PIPE, cwd=ROOT, check=False, env=ENVIRONMENT,
        )  # fmt: skip
    assert found.returncode == 120


def test_the_database_is_closed_before(vault_with_a_note: tuple[Path, Path]):
    vault, cache = vault_with_a_note
    found = subprocess.run(
        [sys.executable, "-m", "mdnet", "list", "--vault", str(vault)],
        capture_output=True, text=True, cwd=ROOT, check=False,
        env=ENVIRONMENT | {"MDNET_CACHE_DIR": str(cache)},
    )  # fmt: skip
    assert "Ana" in found.stdout
    assert [path.suffix for path in cache.rglob("*.db*")] == [".db"]


@pytest.fixture
def vault_with_a_note(tmp_path: Path) -> tuple[Path, Path]:
    (tmp_path / "vault/People").mkdir(parents=True)
    (tmp_path / "vault/mdnet.toml").touch()
    (tmp_path / "vault/People/Ana.md").write_text("---\ntype: contact\n---\n")
    return tmp_path / "vault", tmp_path / "cache"
