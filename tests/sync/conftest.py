from pathlib import Path

import pytest

from tests.sync.devices import Device, devices


@pytest.fixture
def two(tmp_path: Path) -> tuple[Device, ...]:
    """A laptop and a desktop, both with Ana's note."""
    return devices(tmp_path, "laptop", "desktop")
