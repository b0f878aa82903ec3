"""When the daemon syncs: a pure function of the clock and what happened. Pure."""

from typing import NamedTuple

from mdnet.model.settings import SyncSettings

MINUTE = 60


class Moments(NamedTuple):
    """Seconds since the epoch, 0 for never; `failures` in a row since it worked.

    `edited` is the last change of a note that no sync has taken yet.
    """

    edited: int = 0
    synced: int = 0
    tried: int = 0
    failures: int = 0


def next_sync(moments: Moments, settings: SyncSettings) -> int:
    """The moment at which the next sync is due, in seconds since the epoch.

    After an edit, once it has been quiet; else on the timer. When the remote could not
    be reached, the wait doubles each time, up to `retry_minutes`; a clock that was set
    back does not stop it for longer than that.
    """
    timer = settings.fetch_minutes * MINUTE
    if moments.failures:
        longest = settings.retry_minutes * MINUTE
        wait = min(timer << min(moments.failures - 1, 16), longest)
        return moments.tried + max(wait, MINUTE)
    fetch = moments.synced + timer
    if moments.edited > moments.synced:
        return min(fetch, moments.edited + settings.quiet_seconds)
    return fetch


def is_due(now: int, moments: Moments, settings: SyncSettings) -> bool:
    """Whether a sync is due; always when the clock went back behind the last one."""
    return now < moments.tried or now >= next_sync(moments, settings)


def overdue_line(worked: int, now: int, reason: str) -> str:
    """The line under the digest when no sync has worked for a day, else empty."""
    hours = (now - worked) // 3600
    if not worked or hours < 24:
        return ""
    days = hours // 24
    since = "a day" if days == 1 else f"{days} days"
    why = f" ({reason})" if reason else ""
    return f"Sync has not worked for {since}{why}: mdnet sync --status"
