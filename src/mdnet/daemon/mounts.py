"""On which file systems the system tells of every change. Pure.

A share's other computers, the host of a container or a program behind FUSE change
files without a word to this kernel: there only looking helps. (Reported for WSL's 9p,
Docker's bind mounts, SMB and NFS.)
"""

import re
from collections.abc import Iterator

_SILENT = re.compile(
    r"9p|afs|ceph|cifs|coda|davfs|drvfs|fuse.*|gfs2|glusterfs|lustre|ncpfs|nfs\d?|ocfs2"
    r"|orangefs|overlay|prl_fs|smb\w*|vboxsf|virtiofs|vmhgfs|.*sshfs"
)


def silent_mount(mountinfo: str, root: str) -> str:
    """The mount at, above or below `root` that tells of no changes, as `type at place`.

    `mountinfo` is the text of `/proc/self/mountinfo`, `root` a real path. Empty when
    every mount tells.
    """
    over, below = "", []
    kind_over = ""
    for place, kind in _mounts(mountinfo):
        if _is_within(root, place) and len(place) >= len(over):
            over, kind_over = place, kind
        elif _is_within(place, root):
            below.append((kind, place))
    for kind, place in ((kind_over, over), *below):
        if _SILENT.fullmatch(kind):
            return f"{kind} at {place}"
    return ""


def _mounts(mountinfo: str) -> Iterator[tuple[str, str]]:
    """Place and type of each mount, the later over the earlier."""
    for line in mountinfo.splitlines():
        before, dash, after = line.partition(" - ")
        words = before.split()
        if dash and len(words) > 4:
            yield _plain(words[4]), after.split(" ", 1)[0]


def _plain(place: str) -> str:
    """A place with the kernel's `\\040` as the space that it is."""
    return re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), place)


def _is_within(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip("/") + "/")
