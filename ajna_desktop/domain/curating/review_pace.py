"""How fast a reviewer decides, and how long the rest will take."""

from typing import Final

_PAUSE: Final = 60.0  # seconds; who decides nothing for longer is not at work
_LEAST: Final = 5  # decisions before a pace is worth telling


class ReviewPace:
    """Counts decisions of one sitting against the time in which they were made."""

    def __init__(self, now: float) -> None:
        """Begin at `now`, in seconds of any clock that runs evenly."""
        self._last = now
        self._seconds = 0.0
        self._decided = 0

    def decided(self, count: int, now: float) -> None:
        """Note that `count` scans were decided about just now; a pause counts as a minute."""
        self._seconds += min(now - self._last, _PAUSE)
        self._last = now
        self._decided += count

    @property
    def per_hour(self) -> float | None:
        """Decisions an hour of this sitting, None while there are too few to tell."""
        if self._decided < _LEAST or self._seconds <= 0:
            return None
        return self._decided / self._seconds * 3600

    def seconds_for(self, waiting: int) -> float | None:
        """Return how long `waiting` more decisions take at this pace, None while unknown."""
        pace = self.per_hour
        return None if pace is None else waiting / pace * 3600
