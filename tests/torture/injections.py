"""Stop a piece of work at one chosen system call: killed, I/O error, disk full.

`points` runs the work once under strace and says at which calls it can be harmed: those
on files below a folder, in the process itself and in each git that it starts. `harmed`
runs it again and harms one of them. The work runs in a fork of this process, so that no
call of Python's own start is counted, and each git is traced by itself: one that fails
early hides nothing of the later ones. Linux only.
"""

import os
import re
import shutil
import signal
import subprocess
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

Work = Callable[[], int]

# What changes a disk is killed and refused; what only looks at it is refused.
CHANGES = (
    "rename", "renameat", "renameat2", "write", "pwrite64", "writev", "fsync",
    "fdatasync", "sync_file_range", "ftruncate", "fallocate", "unlink", "unlinkat",
    "link", "linkat", "symlink", "symlinkat", "mkdir", "mkdirat", "rmdir", "chmod",
    "fchmod", "fchmodat", "fchown", "utimensat", "fsetxattr", "setxattr", "flock",
    "openat",
)  # fmt: skip
LOOKS = ("read", "pread64", "getdents64", "newfstatat", "lstat", "stat", "statx",
         "readlink", "readlinkat", "access", "faccessat2", "mmap")  # fmt: skip
KILL, ERROR, FULL = "signal=SIGKILL", "error=EIO", "error=ENOSPC"
BUG = 70
# Of looks at files of one folder, each the n-th at its file: one read note is like the
# next one.
ALIKE = 2
LIMIT = 120
_CALL = re.compile(r"^(\w+)\(")
_OUTPUT = re.compile(r"^write\([12]<")
_PLACE = re.compile(r"[\"<](/[^\">]*)")
_WRAPPER = """#!/bin/sh
number=$(($(cat "$TORTURE/count") + 1))
echo $number > "$TORTURE/count"
case $TORTURE_AT in
  all) exec strace -ff -y -qq -o "$TORTURE/git-$number" -e "$TORTURE_WHAT" {git} "$@" ;;
  $number) exec strace -f --seccomp-bpf -qq -o /dev/null -e "$TORTURE_WHAT" \\
    -e "$TORTURE_HARM" {git} "$@" ;;
esac
exec {git} "$@"
"""


class Point(NamedTuple):
    """The n-th call of a kind; `git` counts the gits from 1, 0 is mdnet itself.

    `line` is the call as strace shows it.
    """

    git: int
    harm: str
    call: str
    number: int
    line: str

    def __str__(self) -> str:
        where = f"git {self.git}" if self.git else "mdnet"
        return f"{where}: {self.call} {self.number}, {self.harm}: {self.line[:160]}"


def points(work: Work, top: Path, tools: Path) -> list[Point]:
    """Where the work can be harmed. `tools` is a folder for what the harness needs."""
    _prepare(tools)
    trace = f"trace={','.join((*CHANGES, *LOOKS))}"
    code = _run(work, tools, "all", trace, "", ["-y", "-o", f"{tools}/self.0"])
    assert code == 0, f"unharmed, the work gives {code}"
    found: dict[tuple[object, ...], Point] = {}
    for log in sorted(tools.glob("self.*")) + sorted(tools.glob("git-*")):
        git = int(log.name[4:].split(".")[0]) if log.name.startswith("git-") else 0
        found |= {point[:4]: point for point in _points_of(log, git, str(top))}
    return sorted(found.values())


def _points_of(log: Path, git: int, top: str) -> Iterator[Point]:
    numbers: Counter[str] = Counter()
    alike: Counter[tuple[str, str, int]] = Counter()
    times: Counter[tuple[str, str]] = Counter()
    for line in log.read_text(errors="replace").splitlines():
        found = _CALL.match(line)
        if found is None:
            continue
        call = found[1]
        numbers[call] += 1
        places = _PLACE.findall(line)
        if (
            _OUTPUT.match(line)
            or "<pipe:" in line
            or "<socket:" in line
            or (places and not any(place.startswith(top) for place in places))
        ):
            continue
        changes = _changes(call, line)
        if not changes:
            place = "/".join(places) or line
            times[call, place] += 1
            like = call, str(Path(place).parent), times[call, place]
            alike[like] += 1
            if alike[like] > ALIKE:
                continue
        for harm in (KILL, ERROR, FULL) if changes else (ERROR,):
            yield Point(git, harm, call, numbers[call], line)


def harmed(work: Work, tools: Path, point: Point) -> int:
    """The exit code of the work, harmed at that point; minus the signal if killed."""
    _prepare(tools)
    what = f"trace={point.call}"
    harm = f"inject={point.call}:{point.harm}:when={point.number}"
    if point.git:
        return _run(work, tools, str(point.git), what, harm, [])
    return _run(work, tools, "none", what, harm, ["-o", "/dev/null"])


def _prepare(tools: Path) -> None:
    shutil.rmtree(tools, ignore_errors=True)
    (tools / "bin").mkdir(parents=True)
    (tools / "count").write_text("0\n")
    wrapper = tools / "bin" / "git"
    wrapper.write_text(_WRAPPER.replace("{git}", str(shutil.which("git"))))
    wrapper.chmod(0o755)


def _run(
    work: Work, tools: Path, at: str, what: str, harm: str, self_: list[str]
) -> int:
    """Run the work in a fork; `self_` are strace's options for it, if any."""
    child = os.fork()
    if not child:
        _child(work, tools, at, what, harm)
    os.waitpid(child, os.WUNTRACED)
    tracer = None
    if self_:
        words = ["strace", "-qq", *self_, "-e", what, *(["-e", harm] if harm else [])]
        tracer = subprocess.Popen([*words, "-p", str(child)], stderr=subprocess.DEVNULL)
        while "TracerPid:\t0\n" in Path(f"/proc/{child}/status").read_text():
            time.sleep(0.001)
    os.kill(child, signal.SIGCONT)
    code = _ended(child)
    if tracer:
        tracer.wait()
    return code


def _child(work: Work, tools: Path, at: str, what: str, harm: str) -> None:
    """Stop until somebody traces this process, then work and end."""
    os.environ |= {"TORTURE": str(tools), "TORTURE_AT": at, "TORTURE_WHAT": what,
                   "TORTURE_HARM": harm}  # fmt: skip
    os.environ["PATH"] = f"{tools}/bin:{os.environ['PATH']}"
    said = os.open(tools / "said", os.O_WRONLY | os.O_CREAT, 0o600)
    os.dup2(said, 1)
    os.dup2(said, 2)
    os.kill(os.getpid(), signal.SIGSTOP)
    time.sleep(0.003)
    try:
        code = work()
    except BaseException:  # a child of ours ends here, whatever happened
        os.write(2, traceback.format_exc().encode())
        code = BUG
    os._exit(code)


def _ended(child: int) -> int:
    until = time.monotonic() + LIMIT
    while time.monotonic() < until:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.002)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return -1


def is_look(point: Point) -> bool:
    """Whether the call changes nothing on the disk."""
    return not _changes(point.call, point.line)


def _changes(call: str, line: str) -> bool:
    return call in CHANGES and (call != "openat" or "O_CREAT" in line)


def chosen(
    found: Iterable[Point], every: int, seed: int, changes: bool = False
) -> list[Point]:
    """Every n-th of the points, which of them the seed says; perhaps only `changes`."""
    wanted = [point for point in found if not (changes and is_look(point))]
    return wanted[seed % every :: every]


def said(tools: Path) -> str:
    """What the work last wrote to its output: the end of it."""
    return (tools / "said").read_text(errors="replace")[-1500:]
