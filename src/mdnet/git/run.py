"""One call of git: options, environment, and errors in words.

Every call sets the options that keep a remote, a config or an attribute from running a
program, asking a question, rewriting bytes or following a link.
"""

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from mdnet.errors import GitError

OLDEST = (2, 38)
_OPTIONS = {
    "core.hooksPath": os.devnull,
    "core.fsmonitor": "false",
    "core.untrackedCache": "false",
    "core.attributesFile": os.devnull,
    "core.fsync": "all,-index",
    "core.fsyncMethod": "batch",
    "core.symlinks": "false",
    "core.fileMode": "false",
    "core.autocrlf": "false",
    "core.quotePath": "false",
    "core.protectHFS": "true",
    "core.protectNTFS": "true",
    "core.alternateRefsCommand": "",
    "core.pager": "cat",
    "core.editor": "true",
    "color.ui": "false",
    "protocol.ext.allow": "never",
    "submodule.recurse": "false",
    "fetch.recurseSubmodules": "false",
    "push.recurseSubmodules": "no",
    "push.followTags": "false",
    "push.gpgSign": "false",
    "transfer.fsckObjects": "true",
    "fetch.fsck.badTimezone": "warn",
    "fetch.fsck.zeroPaddedFilemode": "warn",
    "fetch.fsck.missingSpaceBeforeDate": "warn",
    "merge.renames": "false",
    "diff.renames": "false",
    "status.renames": "false",
    "diff.orderFile": os.devnull,
    "log.showSignature": "false",
    "log.follow": "false",
    "log.showRoot": "true",
    "log.diffMerges": "separate",
    "maintenance.auto": "false",
    "http.lowSpeedLimit": "500",
    "http.lowSpeedTime": "30",
}
# Where the user says how to reach the remote, and where their own settings lie.
_KEPT = (
    "GIT_SSH", "GIT_SSH_COMMAND", "GIT_SSH_VARIANT", "GIT_ASKPASS", "GIT_SSL_NO_VERIFY",
    "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_EXEC_PATH",
)  # fmt: skip
_SET = {
    "LC_ALL": "C.UTF-8",
    "LANGUAGE": "",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_ATTR_NOSYSTEM": "1",
    "GIT_MERGE_AUTOEDIT": "no",
}
_QUIET_SSH = "ssh -o BatchMode=yes -o ConnectTimeout=15 -o ServerAliveInterval=15"


class Output(NamedTuple):
    """What a call left: its exit code, output and errors."""

    code: int
    out: bytes
    err: str


class Git:
    """git in one vault; `asks` tells that a person is there to be asked a password."""

    def __init__(
        self,
        root: str,
        git_dir: str,
        environ: Mapping[str, str],
        asks: bool = False,
    ) -> None:
        self.root = root
        self.git_dir = git_dir
        self._environ = clean_environment(environ, asks)
        pairs = (("-c", f"{key}={value}") for key, value in _OPTIONS.items())
        self._options = [word for pair in pairs for word in pair]

    def words(self, arguments: Sequence[str]) -> list[str]:
        """The whole command line of a call in the vault."""
        place = [f"--git-dir={self.git_dir}", f"--work-tree={self.root}"]
        return ["git", *self._options, *place, *arguments]

    def run(
        self, *arguments: str, data: bytes = b"", extra: Mapping[str, str] | None = None
    ) -> Output:
        """Run git to its end, whatever its exit code.

        Raises:
            GitError: there is no git.
        """
        return run(
            self.words(arguments), self.root, {**self._environ, **(extra or {})}, data
        )

    def out(self, *arguments: str, data: bytes = b"") -> bytes:
        """The output of a call that must succeed.

        Raises:
            GitError: it did not; says what git said.
        """
        found = self.run(*arguments, data=data)
        if found.code:
            raise GitError(failure(arguments, found))
        return found.out

    def started(self, *arguments: str) -> "subprocess.Popen[bytes]":
        """A git that goes on running, with pipes to ask it things."""
        return subprocess.Popen(
            self.words(arguments),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=self.root,
            env=self._environ,
        )


def clean_environment(environ: Mapping[str, str], asks: bool) -> dict[str, str]:
    """The environment for git: nothing that points it elsewhere or makes it ask."""
    kept = {
        name: value
        for name, value in environ.items()
        if not name.startswith("GIT_") or name in _KEPT
    }
    kept |= _SET
    if not asks:
        kept["GIT_TERMINAL_PROMPT"] = "0"
        kept.setdefault("GIT_SSH_COMMAND", kept.get("GIT_SSH") or _QUIET_SSH)
    return kept


def run(
    words: Sequence[str], folder: str, environ: Mapping[str, str], data: bytes = b""
) -> Output:
    """Run a command line of git in a folder."""
    try:
        done = subprocess.run(
            words, input=data, capture_output=True, cwd=folder, env=environ, check=False
        )
    except FileNotFoundError as error:
        if not Path(folder).is_dir():
            raise GitError(f"{folder} is not there (any more).") from error
        raise GitError(
            "git is not installed, or not on the PATH; mdnet sync needs git "
            f"{OLDEST[0]}.{OLDEST[1]} or newer: https://git-scm.com/downloads"
        ) from error
    return Output(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"))


def failure(arguments: Sequence[str], found: Output) -> str:
    """What git said about a call that failed, as a sentence of ours."""
    said = [line.strip() for line in found.err.splitlines() if line.strip()]
    wanted = [line for line in said if line.startswith(("fatal:", "error:"))] or said
    text = " ".join(wanted[:3]) or f"exit code {found.code}"
    return f"git {arguments[0]} failed: {text}"


def check_version(found: Output) -> None:
    """Raise `GitError` when what `git version` said is too old."""
    words = found.out.decode("utf-8", "replace").split()
    numbers = words[2].split(".") if len(words) > 2 else []
    version = tuple(int(n) for n in numbers[:2] if n.isdigit())
    if version < OLDEST:
        raise GitError(
            f"git {'.'.join(numbers) or '?'} is too old: mdnet sync needs git "
            f"{OLDEST[0]}.{OLDEST[1]} or newer. Your system's packages, or "
            "https://git-scm.com/downloads, have one."
        )
