"""On which mounts events are not to be relied on, from /proc/self/mountinfo."""

import pytest

from mdnet.daemon.mounts import silent_mount

ROOT = "27 1 254:0 / / rw,relatime - ext4 /dev/vda rw\n"


def mount(place: str, kind: str) -> str:
    return f"40 27 0:50 / {place} rw,relatime shared:1 - {kind} source rw\n"


@pytest.mark.parametrize(
    ("mounts", "silent"),
    [
        pytest.param(ROOT, "", id="a local disk"),
        pytest.param("", "", id="no such file"),
        pytest.param("nonsense\n", "", id="not to be read"),
        pytest.param(ROOT + mount("/home", "btrfs"), "", id="another local disk"),
        pytest.param(ROOT + mount("/home", "nfs4"), "nfs4 at /home", id="nfs"),
        pytest.param(ROOT + mount("/home", "9p"), "9p at /home", id="wsl"),
        pytest.param(
            ROOT + mount("/home", "fuse.sshfs"), "fuse.sshfs at /home", id="fuse"
        ),
        pytest.param(ROOT + mount("/", "overlay"), "overlay at /", id="a container"),
        pytest.param(
            ROOT + mount("/", "overlay") + mount("/home/sam/Vault", "ext4"), "",
            id="a volume in a container",
        ),
        pytest.param(
            ROOT + mount("/home/sam/Vault/Shared", "cifs"),
            "cifs at /home/sam/Vault/Shared",
            id="a share inside of the vault",
        ),
        pytest.param(ROOT + mount("/home/samuel", "nfs"), "", id="a neighbour"),
        pytest.param(ROOT + mount("/mnt/my\\040share", "cifs"), "", id="elsewhere"),
        pytest.param(
            ROOT + mount("/home", "nfs") + mount("/home", "ext4"), "",
            id="the later mount covers the earlier",
        ),
    ],
)  # fmt: skip
def test_silent_mount(mounts: str, silent: str):
    assert silent_mount(mounts, "/home/sam/Vault") == silent


def test_a_place_with_a_space():
    mounts = ROOT + mount("/mnt/my\\040share", "cifs")
    assert silent_mount(mounts, "/mnt/my share/Vault") == "cifs at /mnt/my share"
