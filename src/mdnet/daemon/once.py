"""One look and one refresh of today's note, for cron."""

from collections.abc import Mapping
from datetime import datetime

from mdnet.daemon.opened import Opened
from mdnet.daemon.todays_note import Kept, keep_today


def watch_once(root: str, environ: Mapping[str, str], now: datetime) -> Kept:
    """Do what the daemon would do now, beside a running one or without.

    Raises:
        MdnetError: the vault, its settings or today's note cannot be used.
    """
    opened = Opened(root, environ)
    try:
        return keep_today(opened.workspace, opened.settings, now)
    finally:
        opened.close()
