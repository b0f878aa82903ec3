"""Where the daemon says what it does: standard error and a file that is kept short.

Paths of notes and counts, never what stands in a note.
"""

import logging
import os
import sys
from logging.handlers import RotatingFileHandler

LARGEST = 1_000_000
OLD_ONES = 3
_FORM = logging.Formatter(
    "%(asctime)s %(levelname)-7s %(message)s", "%Y-%m-%d %H:%M:%S"
)


def log_to(path: str) -> list[logging.Handler]:
    """Write the log to standard error and to the file at `path`; what was set up.

    Without a folder that can be written, to standard error only.
    """
    handlers: list[logging.Handler] = [logging.StreamHandler(sys.stderr)]
    try:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        handlers.append(
            RotatingFileHandler(
                path, maxBytes=LARGEST, backupCount=OLD_ONES, encoding="utf-8"
            )
        )
    except OSError as error:
        logging.getLogger("mdnet.watch").warning("no log file: %s", error)
    for handler in handlers:
        handler.setFormatter(_FORM)
        handler.addFilter(_visible)
        logging.getLogger("mdnet.watch").addHandler(handler)
    logging.getLogger("mdnet.watch").setLevel(logging.INFO)
    logging.getLogger("mdnet.watch").propagate = False
    return handlers


def stop_logging(handlers: list[logging.Handler]) -> None:
    """Close what `log_to` has set up."""
    for handler in handlers:
        logging.getLogger("mdnet.watch").removeHandler(handler)
        handler.close()


def _visible(record: logging.LogRecord) -> bool:
    """Make control characters of names visible: a log is read in a terminal."""
    text = record.getMessage()
    if not text.isprintable():
        text = "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text)
    record.msg, record.args = text, None
    return True
