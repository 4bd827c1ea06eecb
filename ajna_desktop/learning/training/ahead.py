"""Have threads make what is needed next, in order, while the present one is used."""

from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Final, TypeVar

Item = TypeVar("Item")
Made = TypeVar("Made")

_THREADS: Final = 2
_MOST_AHEAD: Final = 6


def made_ahead(
    make: Callable[[Item], Made], items: Iterable[Item]
) -> Generator[Made, None, None]:
    """Yield `make(item)` for each item, in order; some are made before they are asked for."""
    with ThreadPoolExecutor(_THREADS, thread_name_prefix="ahead") as threads:
        waiting: deque[Future[Made]] = deque()
        try:
            for item in items:
                waiting.append(threads.submit(make, item))
                if len(waiting) > _MOST_AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for one in waiting:
                one.cancel()  # nobody asks for it any longer
