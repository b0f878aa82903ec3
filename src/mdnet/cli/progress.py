"""A progress bar for what takes more than a second on a terminal."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

DELAY_SECONDS = 1.0

Progress = Callable[[int, int], None]


@contextmanager
def bar(label: str) -> Iterator[Progress]:
    """A callback `(done, total)` that draws a bar, on a terminal, after one second.

    rich is imported only when there is something to draw.
    """
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    drawing = _Drawing(label)
    try:
        yield drawing.update
    finally:
        drawing.stop()


class _Drawing:
    """The bar, once it is worth showing."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._begin = time.monotonic()
        self._stop: Callable[[], None] | None = None
        self._draw: Progress | None = None

    def update(self, done: int, total: int) -> None:
        """Note that `done` of `total` are through."""
        is_late = time.monotonic() - self._begin >= DELAY_SECONDS
        if self._draw is None and is_late and done < total:
            self._start(total)
        if self._draw:
            self._draw(done, total)
        if done >= total:
            self.stop()

    def _start(self, total: int) -> None:
        # Only here: rich costs 35 ms, and most runs never draw.
        from rich.console import Console  # noqa: PLC0415
        from rich.progress import Progress as RichProgress  # noqa: PLC0415

        progress = RichProgress(console=Console(stderr=True), transient=True)
        task = progress.add_task(self._label, total=total)
        progress.start()
        self._stop = progress.stop
        self._draw = lambda done, total: progress.update(
            task, completed=done, total=total
        )

    def stop(self) -> None:
        """Take the bar off the screen; another one may follow."""
        if self._stop:
            self._stop()
        self._stop = self._draw = None
