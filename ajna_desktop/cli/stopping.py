"""Ctrl+C and SIGTERM: the first asks the task to stop, the second ends the program."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import click

from ajna_desktop.cli.progress_line import ProgressLine
from ajna_desktop.tasks.context import Cancelled, TaskContext

_CODES = {signal.SIGINT: 130, signal.SIGTERM: 143}  # 128 + number, as shells have it


class Stopped(Exception):
    """The user stopped the command; what was done is kept."""

    def __init__(self, exit_code: int) -> None:
        super().__init__(exit_code)
        self.exit_code = exit_code


@contextmanager
def task_context(line: ProgressLine | None = None) -> Iterator[TaskContext]:
    """Give a task what it needs to report on standard error and to be stopped.

    Args:
        line: Where it reports, for whoever has more to say there.

    Raises:
        Stopped: a signal asked for it.
    """
    line = line or ProgressLine()
    context = TaskContext(report=line.show)
    heard: list[int] = []

    def stop(number: int, _: FrameType | None) -> None:
        if heard:
            raise KeyboardInterrupt
        heard.append(number)
        context.cancel()

    former = {}
    # Only the main thread may do so; elsewhere whoever called decides.
    if threading.current_thread() is threading.main_thread():
        former = {number: signal.signal(number, stop) for number in _CODES}
    try:
        yield context
    except Cancelled:
        raise Stopped(_CODES[signal.Signals(heard[0])] if heard else 130) from None
    finally:
        for number, handler in former.items():
            signal.signal(number, handler)
        line.clear()


def say(text: str) -> None:
    """Say something on standard error, beside what the command prints."""
    click.echo(text, err=True)
