"""Axes of curves: whole epochs, and figures as the user's language writes them."""

import math
from collections.abc import Sequence

import pyqtgraph

from ajna_desktop.ui.figures import decimal, whole

_APART = 3.2  # widths of the longest number between two epochs
_LINES_APART = 2.6  # line heights between two figures


class EpochAxis(pyqtgraph.AxisItem):  # type: ignore[misc]
    """Epochs, counted from 1; none between two of them."""

    def __init__(self) -> None:
        super().__init__("bottom")
        self.setStyle(tickLength=4, autoExpandTextSpace=True)
        self._character = 8.0

    def measure(self, character: float) -> None:
        """Take the width of a digit in pixels, so that numbers stand apart."""
        self._character = character

    def tickValues(  # noqa: N802 - pyqtgraph's name
        self, low: float, high: float, size: float
    ) -> list[tuple[float, list[float]]]:
        """Return the epochs that are written."""
        digits = len(str(math.floor(high)))
        most = max(size / (self._character * digits * _APART), 1)
        step = _round_up(max((high - low) / most, 1))
        first = math.ceil(max(low, 1) / step) * step
        epochs = [float(epoch) for epoch in range(first, math.floor(high) + 1, step)]
        return [(float(step), epochs)]

    def tickStrings(  # noqa: N802 - pyqtgraph's name
        self, values: Sequence[float], scale: float, spacing: float
    ) -> list[str]:
        """Return the epochs as words."""
        return [whole(round(value)) for value in values]


class FigureAxis(pyqtgraph.AxisItem):  # type: ignore[misc]
    """Values or, where they are shares, percentages."""

    def __init__(self, is_share: bool, side: str = "left") -> None:
        super().__init__(side)
        self._is_share = is_share
        self._line = 16.0
        self.setStyle(tickLength=4)

    def measure(self, line: float) -> None:
        """Take the room of a figure along the axis in pixels, so that figures stand apart."""
        self._line = line

    def tickValues(  # noqa: N802 - pyqtgraph's name
        self, low: float, high: float, size: float
    ) -> list[tuple[float, list[float]]]:
        """Return the figures that are written."""
        most = max(size / (self._line * _LINES_APART), 1)
        exact = max(high - low, 1e-9) / most
        unit = 10.0 ** math.floor(math.log10(exact))
        step = next(unit * part for part in (1, 2, 5, 10) if unit * part >= exact)
        first, last = math.ceil(low / step - 1e-6), math.floor(high / step + 1e-6)
        return [(step, [number * step for number in range(first, last + 1)])]

    def tickStrings(  # noqa: N802 - pyqtgraph's name
        self, values: Sequence[float], scale: float, spacing: float
    ) -> list[str]:
        """Return the figures as words."""
        unit = spacing * 100 if self._is_share else spacing
        digits = max(-math.floor(math.log10(unit) + 1e-9), 0)
        if self._is_share:
            return [f"{decimal(v * 100, digits)}\N{NO-BREAK SPACE}%" for v in values]
        return [decimal(value, digits) for value in values]


def _round_up(step: float) -> int:
    """Return the next of 1, 2, 5, 10, 20 … that is not below `step`."""
    unit = int(10 ** max(math.floor(math.log10(step)), 0))
    return next(unit * part for part in (1, 2, 5, 10) if unit * part >= step)
