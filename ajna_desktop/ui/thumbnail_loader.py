"""Make thumbnails on threads of their own, most recently wanted first."""

import logging
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from ajna_desktop.domain.errors import AjnaError
from ajna_desktop.domain.scan import ScanId

logger = logging.getLogger(__name__)

LoadThumbnail = Callable[[ScanId, int], QImage]

# Device pixels of the longer side. Few sizes, so that the cache on disk is hit whatever the
# slider of the gallery says.
SIDES: Final = (160, 320, 640)


class ThumbnailLoader(QObject):
    """Loads what is on the screen now; forgets requests that were scrolled past."""

    ready = Signal(object, QImage)  # ScanId, image
    failed = Signal(object, str)  # ScanId, reason for the user

    MOST_WANTED = 512  # some screens; older wishes were scrolled past

    def __init__(
        self, load: LoadThumbnail, threads: int = 2, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._load = load
        self._executor = ThreadPoolExecutor(threads, thread_name_prefix="thumbnail")
        # Started now: the first request comes in the midst of a paint, and starting a thread
        # waits for it.
        all_there = threading.Barrier(threads)
        for _ in range(threads):
            self._executor.submit(all_there.wait)
        self._wanted: OrderedDict[ScanId, None] = OrderedDict()  # the most wanted is last
        self._lock = threading.Lock()
        self._side = SIDES[0]
        self._is_open = True

    def another(self, parent: QObject | None = None) -> "ThumbnailLoader":
        """Return a loader of the same pictures, in a size of its own."""
        return ThumbnailLoader(self._load, parent=parent)

    @property
    def side(self) -> int:
        """Device pixels of the longer side of what is loaded now."""
        return self._side

    def set_least_side(self, pixels: int) -> bool:
        """Load thumbnails of at least `pixels` from now on; say whether that is a change."""
        side = next((side for side in SIDES if side >= pixels), SIDES[-1])
        if side == self._side:
            return False
        with self._lock:
            self._side = side
            self._wanted.clear()
        return True

    def request(self, scan_id: ScanId, ahead: bool = False) -> None:
        """Want a thumbnail: `ready` or `failed` follows unless many newer ones are wanted.

        Args:
            scan_id: Whose.
            ahead: It is not on the screen yet; what is comes first.
        """
        with self._lock:
            if not self._is_open:
                return
            is_new = scan_id not in self._wanted
            if ahead and not is_new:
                return
            self._wanted[scan_id] = None
            self._wanted.move_to_end(scan_id, last=not ahead)
            if len(self._wanted) > self.MOST_WANTED:
                self._wanted.popitem(last=False)
        if is_new:
            self._executor.submit(self._load_most_wanted)

    def forget(self, ids: Iterable[ScanId]) -> None:
        """Drop the requests for `ids`; a thumbnail that is being made still arrives."""
        with self._lock:
            for scan_id in ids:
                self._wanted.pop(scan_id, None)

    def shut_down(self) -> None:
        """Drop what is still wanted and wait for the threads."""
        with self._lock:
            self._is_open = False
            self._wanted.clear()
        self._executor.shutdown(wait=True, cancel_futures=True)

    def _load_most_wanted(self) -> None:
        with self._lock:
            if not self._wanted:
                return
            scan_id, _ = self._wanted.popitem(last=True)
            side = self._side
        try:
            image = self._load(scan_id, side)
        except AjnaError as error:
            self.failed.emit(scan_id, str(error))
        except Exception:  # the edge of the thread: nobody above would see it
            logger.exception("no thumbnail of scan %d", scan_id)
            self.failed.emit(scan_id, self.tr("No picture could be made of this image."))
        else:
            if side == self._side:  # else the gallery has asked anew, for another size
                self.ready.emit(scan_id, image)
