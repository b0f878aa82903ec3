"""What is due when, by name. Pure but for its own memory."""


class Timers:
    """Moments by name, in seconds of a clock that only goes forward."""

    def __init__(self) -> None:
        self._at: dict[str, float] = {}

    def set(self, name: str, moment: float) -> None:
        """Make it due at `moment`, whenever it was due before."""
        self._at[name] = moment

    def is_due(self, name: str, now: float) -> bool:
        """Whether it is due; it is then no more."""
        if self._at.get(name, now + 1) > now:
            return False
        del self._at[name]
        return True

    def wait(self, now: float) -> float | None:
        """The seconds until the next is due, `None` when nothing is."""
        return min((moment - now for moment in self._at.values()), default=None)
