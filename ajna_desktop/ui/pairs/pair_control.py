"""Brings scans to a pair view: facts at once, images as they come, then what they share."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

import numpy as np
from PySide6.QtCore import QObject, Signal

from ajna_desktop.domain.errors import AjnaError
from ajna_desktop.domain.scan import Scan, ScanId, ScanState
from ajna_desktop.imaging.alignment import (
    AlignedPair,
    Matrix,
    aligned_pair,
    inverted,
    stretched,
)
from ajna_desktop.imaging.pixels import Pixels
from ajna_desktop.ui.lookup import Lookup
from ajna_desktop.ui.pairs.pair_view import PairView
from ajna_desktop.ui.pairs.scan_panes import MOST_PANES
from ajna_desktop.ui.reading_thread import ReadingThread


class PairSource(Lookup, Protocol):
    """What is known about scans; reading an image may take long and is asked elsewhere."""

    def pixels(self, scan: Scan) -> Pixels:
        """Read an image."""


class _Images(NamedTuple):
    found: list[Pixels | str]  # or why there is none
    matrices: list[Matrix | None]  # from the first image that there is


class _Laid(NamedTuple):
    pair: AlignedPair
    matrix: Matrix  # from the first image to the second
    is_registered: bool  # else the second was stretched


class PairControl(QObject):
    """Shows scans in one pair view, the newest wanted alone."""

    failed = Signal(object)  # the Exception of a reading

    def __init__(
        self, source: PairSource, view: PairView, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._source = source
        self._view = view
        self._ids: tuple[ScanId, ...] = ()
        self._matrix: Matrix | None = None
        self._reading = ReadingThread(self)
        self._reading.failed.connect(self.failed)
        view.swap_wanted.connect(self.swap)

    @property
    def ids(self) -> tuple[ScanId, ...]:
        """The scans that are shown, the first one first."""
        return self._ids

    def show(self, ids: Sequence[ScanId], matrix: Matrix | None = None) -> None:
        """Show scans, at most four.

        Args:
            ids: The first one sets the frame.
            matrix: Of two: leads from the first to the second, as `imaging.alignment` has it.
                None finds it where both show the same, else the second is stretched to the
                size of the first.
        """
        self._reading.forget()
        scans = self._source.scans(list(ids)[:MOST_PANES])
        self._ids = tuple(scan.id for scan in scans)
        self._matrix = matrix if len(scans) == 2 else None
        self._view.show_scans(scans, self._source.predictions(self._ids))
        if scans:
            wanted = self._matrix
            self._reading.ask("images", lambda: self._read(scans, wanted), self._on_images)

    def show_nothing(self) -> None:
        """Show no scan any more."""
        self.show(())

    def swap(self) -> None:
        """Let the second be the first."""
        if len(self._ids) == 2:
            back = None if self._matrix is None else inverted(self._matrix)
            self.show(self._ids[::-1], back)

    def stop(self) -> Callable[[], None]:
        """Read nothing more; return what waits for the thread."""
        return self._reading.stop()

    def _read(self, scans: Sequence[Scan], matrix: Matrix | None) -> _Images:
        found = [self._pixels_or_reason(scan) for scan in scans]
        shapes = [None if isinstance(one, str) else one.array.shape[:2] for one in found]
        frame = next((shape for shape in shapes if shape is not None), None)
        matrices: list[Matrix | None] = [
            None if shape is None or frame is None else _stretched(frame, shape)
            for shape in shapes
        ]
        if matrix is not None and None not in shapes:
            matrices[1] = _at_read_size(matrix, scans, shapes)
        return _Images(found, matrices)

    def _pixels_or_reason(self, scan: Scan) -> Pixels | str:
        if scan.state in (ScanState.UNREADABLE, ScanState.MISSING):
            return scan.reason
        try:
            return self._source.pixels(scan)
        except AjnaError as error:
            return str(error)

    def _on_images(self, images: _Images) -> None:
        self._view.show_images(images.found, images.matrices)
        if len(images.found) != 2:
            return
        first, second = images.found
        matrix = images.matrices[1]
        if isinstance(first, str) or isinstance(second, str) or matrix is None:
            self._view.say_not_aligned(
                self.tr("One of the two has no image: there is nothing to lay over the other.")
            )
            return
        is_known = self._matrix is not None
        self._reading.ask(
            "aligned",
            lambda: _laid(first, second, matrix, is_known),
            lambda laid: self._view.show_aligned(*laid),
        )


def _laid(first: Pixels, second: Pixels, matrix: Matrix, is_known: bool) -> _Laid:
    """Lay one image over another by a known matrix, else as they show the same, if they do."""
    # Here, since what it needs takes a second to load, and this is no UI thread.
    from ajna_desktop.workers.twin_confirmation import registered

    found = None if is_known else registered(first, second)
    if found is not None:
        matrix = np.array(found.matrix, np.float64).reshape(2, 3)
    pair = aligned_pair(first.array, second.array, matrix)
    return _Laid(pair, matrix, is_known or found is not None)


def _stretched(frame: Sequence[int], shape: Sequence[int]) -> Matrix:
    return stretched((frame[0], frame[1]), (shape[0], shape[1]))


def _at_read_size(
    matrix: Matrix, scans: Sequence[Scan], shapes: Sequence[tuple[int, ...] | None]
) -> Matrix:
    """Return a matrix between two files as one between the images that were read of them.

    A large image is read smaller than its file.
    """
    result = np.vstack([matrix, [0, 0, 1]])
    for scan, shape, power in zip(scans, shapes, (-1, 1), strict=True):
        if shape is None or not (scan.width and scan.height):
            continue
        scale = np.diag([shape[1] / scan.width, shape[0] / scan.height, 1.0])
        result = result @ np.linalg.inv(scale) if power < 0 else scale @ result
    return np.asarray(result[:2], np.float64)
