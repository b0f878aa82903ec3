"""A small share of the torture of the sync, with every test run."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_no_save_is_lost_while_devices_sync_and_are_killed():
    words = ["-m", "tests.torture.sync", "--seconds", "6", "--seed", "1", "--others"]
    found = subprocess.run(
        [sys.executable, *words], cwd=ROOT, capture_output=True, text=True
    )
    assert found.returncode == 0, found.stdout + found.stderr
    assert "missing=0 lost=0 broken=0 left=0 differ=0" in found.stdout
