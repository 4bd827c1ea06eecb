"""Progress on standard error: a changing line on a terminal, a line at times elsewhere."""

import sys
import time
from typing import Final, TextIO

from ajna_desktop.domain.progress import Doing, Progress

_SECONDS_BETWEEN_LINES: Final = 10.0  # where lines cannot be overwritten: log files
_ERASE: Final = "\r\x1b[K"


class ProgressLine:
    """Shows what a task reports."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream if stream is not None else sys.stderr
        self._is_terminal = self._stream.isatty()
        self._doing: Doing | None = None
        self._next_line = 0.0

    def show(self, progress: Progress) -> None:
        """Show one report."""
        is_last = progress.done == progress.total
        is_new = progress.doing is not self._doing
        self._doing = progress.doing
        if self._is_terminal:
            self._stream.write(_ERASE + in_words(progress))
            self._stream.flush()
        elif is_new or is_last or time.monotonic() >= self._next_line:
            self._next_line = time.monotonic() + _SECONDS_BETWEEN_LINES
            self._stream.write(in_words(progress) + "\n")

    def say(self, text: str) -> None:
        """Say something that stays, above the changing line."""
        self._stream.write((_ERASE if self._is_terminal else "") + text + "\n")
        self._stream.flush()

    def clear(self) -> None:
        """Take the line away, so that something else can be said."""
        if self._is_terminal and self._doing is not None:
            self._stream.write(_ERASE)
            self._stream.flush()
        self._doing = None


def in_words(progress: Progress) -> str:
    """Return one report as a line: what, how many, how fast, how long still."""
    count = f"{progress.done:,}"
    if progress.total is not None:
        count += f" / {progress.total:,}"
    parts = [f"{progress.doing.value}  {count}"]
    if progress.rate and progress.seconds >= 1:
        parts.append(
            f"{progress.rate:,.0f}/s" if progress.rate >= 10 else f"{progress.rate:.1f}/s"
        )
        left = progress.seconds_left
        if left is not None and left >= 1:
            parts.append(f"{duration(left)} left")
    return " · ".join(parts)


def duration(seconds: float) -> str:
    """Return a time span in words: "42 s", "3 min 20 s", "2 h 05 min"."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60:02} s"
    return f"{whole // 3600} h {whole % 3600 // 60:02} min"
