"""An order in which classes that are taken for each other stand side by side."""

from typing import Final

import numpy as np
import numpy.typing as npt

_Floats = npt.NDArray[np.float64]
_NONE: Final = -1.0  # below any likeness: the same group, or one that is part of another now


def confusion_order(counts: npt.NDArray[np.int64]) -> list[int]:
    """Return an order of the classes of a confusion matrix by what is taken for what.

    Classes are joined by average linkage (nearest-neighbour chain: O(K²) for all K classes) on
    the mean of the two shares that go from one to the other; of the four ways to put two rows
    of classes end to end the one is taken whose touching ends are most alike. The same counts
    always give the same order; classes that nothing is confused with keep theirs, at the end.

    Args:
        counts: (K, K) int64, rows = true label, columns = predicted label.
    """
    likeness = _likeness(counts)
    is_confused = likeness.any(axis=1)
    confused = np.flatnonzero(is_confused)
    rest: list[int] = np.flatnonzero(~is_confused).tolist()
    if not len(confused):
        return rest
    joined = _Joining(likeness[np.ix_(confused, confused)]).run()
    return [*confused[joined].tolist(), *rest]


def _likeness(counts: npt.NDArray[np.int64]) -> _Floats:
    """Return how much is taken for each other, (K, K) symmetric, 0 on the diagonal."""
    shares = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    likeness: _Floats = (shares + shares.T) / 2
    np.fill_diagonal(likeness, 0.0)
    return likeness


class _Joining:
    """Groups of classes that become fewer and longer."""

    def __init__(self, likeness: _Floats) -> None:
        self._alike = likeness
        self._between = likeness.copy()  # mean likeness of each two groups
        np.fill_diagonal(self._between, _NONE)
        self._members: list[list[int]] = [[number] for number in range(len(likeness))]
        self._path: list[int] = []  # each one's nearest group is the next

    def run(self) -> list[int]:
        """Join until one group is left; return its classes in their order."""
        for _ in range(len(self._members) - 1):
            self._join(*self._nearest_two())
        return next(members for members in self._members if members)

    def _nearest_two(self) -> tuple[int, int]:
        """Follow nearest groups until two are each other's."""
        path = self._path
        if not path:
            path.append(next(n for n, members in enumerate(self._members) if members))
        while True:
            last = path[-1]
            line = self._between[last]
            nearest = int(line.argmax())
            # In a tie the one before counts as the nearest, or the path would never end.
            if len(path) > 1 and line[path[-2]] >= line[nearest]:
                path.pop()
                return path.pop(), last
            path.append(nearest)

    def _join(self, one: int, other: int) -> None:
        members, between = self._members, self._between
        sizes = len(members[one]), len(members[other])
        mean = (sizes[0] * between[one] + sizes[1] * between[other]) / sum(sizes)
        mean[between[one] == _NONE] = _NONE
        mean[[one, other]] = _NONE
        between[one] = between[:, one] = mean
        between[other] = between[:, other] = _NONE
        members[one] = self._end_to_end(members[one], members[other])
        members[other] = []

    def _end_to_end(self, one: list[int], other: list[int]) -> list[int]:
        """Return both in a row, turned so that the most alike ends touch."""
        ways = [(one, other), (one, other[::-1]), (one[::-1], other), (one[::-1], other[::-1])]
        first, second = max(ways, key=lambda way: self._alike[way[0][-1], way[1][0]])
        return first + second
