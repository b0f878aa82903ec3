"""Each note in a process of its own, under the limits of the system."""

import json
import os
import resource
import signal
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any, NamedTuple

from mdnet.model.note import Note
from tests.hostile import guard
from tests.hostile.cases import Case


class Verdict(NamedTuple):
    """What a note did: a fault or nothing, and each finding's code and line."""

    fault: str
    codes: tuple[tuple[str, int], ...] = ()


def verdicts(
    cases: Iterable[Case], megabytes: int = guard.MEGABYTES
) -> dict[str, Verdict]:
    """The verdict on each case, by its name.

    From a fresh process: what the tests before have used and left is not at hand.
    """
    with ProcessPoolExecutor(1, get_context("spawn")) as fresh:
        return fresh.submit(_verdicts, tuple(cases), megabytes).result()


def _verdicts(cases: tuple[Case, ...], megabytes: int) -> dict[str, Verdict]:
    beside = guard.others()
    return {case.name: _verdict(case, beside, megabytes) for case in cases}


def _verdict(case: Case, beside: tuple[Note, ...], megabytes: int) -> Verdict:
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        _in_child(case, beside, megabytes, writer)
    os.close(writer)
    with open(reader, "rb") as pipe:  # noqa: PTH123 - a descriptor
        said = pipe.read()
    _, status, _ = os.wait4(child, 0)
    if os.WIFSIGNALED(status):
        return Verdict(f"ended by {signal.Signals(os.WTERMSIG(status)).name}")
    if not said:
        return Verdict("ended without a word")
    found: Any = json.loads(said)
    return Verdict(found["fault"], tuple(map(tuple, found["codes"])))


def _in_child(
    case: Case, beside: tuple[Note, ...], megabytes: int, writer: int
) -> None:
    """Read and judge the note, say what happened, and end without the parent's exits.

    The memory is what this note takes on top of the cases that the process holds.
    """
    try:
        used = _data_in_use()
        limit = used + megabytes * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
        resource.setrlimit(resource.RLIMIT_CPU, (10, 10))
        fault = guard.fault_of(case.path, case.data, beside)
        codes = []
        if not fault:
            note = guard.note_of(case.path, case.data)
            codes = [(finding.code, finding.line) for finding in note.findings]
        os.write(writer, json.dumps({"fault": fault, "codes": codes[:1000]}).encode())
    finally:
        os._exit(0)


def _data_in_use() -> int:
    """The bytes of this process that the limit counts: private and writable."""
    with open("/proc/self/status") as file:  # noqa: PTH123 - no file of the disk
        line = next(line for line in file if line.startswith("VmData"))
    return int(line.split()[1]) * 1024
