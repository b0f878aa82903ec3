"""The console script: one boundary for errors, one exit code for each kind."""

import atexit
import os
import sys
import threading
from collections.abc import Sequence
from typing import NoReturn

import click

from mdnet.cli import main as group
from mdnet.cli.output import warn
from mdnet.errors import MdnetError

BUG = 70
INTERRUPTED = 130


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command line; the exit code.

    0 done, 1 the answer is no, 2 usage, 3 no vault or bad settings, 4 the disk,
    5 git, 70 a bug (with its traceback).
    """
    try:
        result = group.main(arguments, prog_name="mdnet", standalone_mode=False)
    except MdnetError as error:
        warn(str(error))
        return error.exit_code
    except click.exceptions.Abort:
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except Exception:
        from traceback import print_exc  # noqa: PLC0415 - only for a bug

        print_exc()
        warn("this is a bug in mdnet; no note was harmed.")
        return BUG
    return result if isinstance(result, int) else 0


def main() -> None:
    """Run the command line of this process and leave with its exit code."""
    leave(run())


def leave(code: int) -> NoReturn:
    """End this process at once: commands have closed what they opened.

    To take apart all modules and values takes as long as a look at 1,500 notes. Beside
    another thread, and where the output is refused, Python ends it in its own way.
    """
    if threading.active_count() > 1:
        sys.exit(code)
    atexit._run_exitfuncs()
    try:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
    except (OSError, ValueError, AttributeError):
        sys.exit(code)
    os._exit(code)


if __name__ == "__main__":
    main()
