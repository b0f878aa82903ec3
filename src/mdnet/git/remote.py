"""The other end of a sync, and what git's complaints about it mean."""

from pathlib import Path
from typing import NamedTuple

from mdnet.errors import GitError
from mdnet.git.run import Output, failure

_UNREACHABLE = (
    "could not resolve host", "could not resolve hostname", "connection refused",
    "connection timed out", "network is unreachable", "no route to host",
    "operation timed out", "connection reset", "temporary failure in name resolution",
    "failed to connect", "couldn't connect", "unable to connect", "timed out",
    "the remote end hung up", "early eof", "returned error: 5", "operation too slow",
    "connection closed by", "kex_exchange_identification", "port 22:",
)  # fmt: skip
_REFUSED = (
    "authentication failed", "permission denied", "could not read username",
    "could not read password", "repository not found", "returned error: 4",
    "host key verification failed",
)  # fmt: skip
_NO_REPOSITORY = "does not appear to be a git repository"
NO_BRANCH = ("couldn't find remote ref", "could not find remote ref")


class Remote(NamedTuple):
    """A remote by name, its address, and the branch of it that the vault follows."""

    name: str
    url: str
    branch: str

    @property
    def tracking(self) -> str:
        """The reference that holds what the remote had at the last fetch."""
        return f"refs/remotes/{self.name}/{self.branch}"

    @property
    def shown(self) -> str:
        """The address without a password in it."""
        scheme, mark, rest = self.url.partition("://")
        if not mark or "@" not in rest.partition("/")[0]:
            return self.url
        return f"{scheme}://{rest.partition('@')[2]}"

    def refused(self, doing: str, found: Output) -> str:
        """The message for a remote that answered with no."""
        said = failure((doing.split()[0],), found)
        low = found.err.lower()
        if any(word in low for word in _REFUSED):
            return (
                f"{self.shown} does not let this device in ({said}). Check that a "
                f"plain git fetch {self.name} works in the vault: credentials are "
                "git's business."
            )
        if "dubious ownership" in low:
            return (
                f"git does not trust {self.shown}, because another user owns it; the "
                f"command that allows it is in git's own words: {found.err.strip()}"
            )
        return f"cannot {doing} {self.shown}: {said}"


def unreachable(found: Output, remote: Remote, doing: str) -> str:
    """Why the remote is out of reach, after a call of git that failed.

    Raises:
        GitError: the remote answers and refuses, or sends what git does not accept.
    """
    low = found.err.lower()
    gone = is_folder(remote.url) and _NO_REPOSITORY in low
    if gone or (is_folder(remote.url) and not Path(folder_of(remote.url)).is_dir()):
        return f"{remote.url} is not there: is the disk or stick plugged in?"
    refused = any(word in low for word in _REFUSED)
    if not refused and any(word in low for word in _UNREACHABLE):
        return f"{remote.shown} cannot be reached now"
    raise GitError(remote.refused(doing, found))


def is_folder(url: str) -> bool:
    """Whether an address is a folder on this machine, a stick's included."""
    if url.startswith("file://"):
        return True
    head = url.partition("/")[0]
    return "://" not in url and (":" not in head or head[1:] == ":")


def folder_of(url: str) -> str:
    """The folder of such an address."""
    return url.removeprefix("file://")
