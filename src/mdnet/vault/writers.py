"""Whether some program still has a file open for writing.

After an exchange, an editor that had opened the note before may write into the file
that was displaced. Linux tells: a read lease is granted only while nobody has the file
open for writing. Elsewhere a short wait and a second look have to do.
"""

import errno
import signal
import time

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

WAIT = 1.0
GRACE = 0.05


def is_quiet(descriptor: int) -> bool:
    """Whether no program has the file open for writing, asked for up to `WAIT` s.

    `descriptor` is open for reading only. Where the system cannot tell, True after a
    pause of `GRACE` seconds, so that a save under way has come to its end.
    """
    until = time.monotonic() + WAIT
    while (answer := _lease(descriptor)) is False:
        if time.monotonic() >= until:
            return False
        time.sleep(0.002)
    if answer is None:
        time.sleep(GRACE)
    return True


def _lease(descriptor: int) -> bool | None:
    """True: nobody writes. False: somebody has it open. None: cannot be known."""
    if not hasattr(fcntl, "F_SETLEASE"):
        return None
    try:
        # The signal for a broken lease would end the process; this one is ignored.
        fcntl.fcntl(descriptor, fcntl.F_SETSIG, signal.SIGURG)
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    except OSError as error:
        return False if error.errno == errno.EAGAIN else None
    return True
