"""Images that are read before they are wanted, so that the next one is there at once."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from ajna_desktop.domain.errors import AjnaError
from ajna_desktop.domain.scan import Scan, ScanId
from ajna_desktop.imaging.pixels import Pixels

Found = Pixels | AjnaError

_THREADS: Final = 2  # they wait for the processes that decode
_MOST_BYTES: Final = 384 * 2**20  # some twenty images of 4,096 x 4,096 pixels in grey


class ReadAhead(QObject):
    """Reads images in the order in which they are likely wanted, and keeps the last ones."""

    arrived = Signal(object)  # ScanId whose image, or reason against it, is there now
    failed = Signal(object)  # an Exception that is no AjnaError

    _read = Signal(object, object)  # ScanId, Found

    def __init__(
        self,
        read: Callable[[Scan], Pixels],
        most_bytes: int = _MOST_BYTES,
        parent: QObject | None = None,
    ) -> None:
        """Read by `read`, which may take long, and keep about `most_bytes` of pixels."""
        super().__init__(parent)
        self._source = read
        self._most_bytes = most_bytes
        self._executor = ThreadPoolExecutor(_THREADS, thread_name_prefix="read-ahead")
        self._found: OrderedDict[ScanId, Found] = OrderedDict()  # the last wanted is last
        self._lock = threading.Lock()
        self._wanted: OrderedDict[ScanId, Scan] = OrderedDict()  # to be read, in this order
        self._reading: set[ScanId] = set()
        self._read.connect(self._keep)

    def get(self, scan_id: ScanId) -> Found | None:
        """Return the image of a scan, or why there is none; None while it is being read."""
        return self._found.get(scan_id)

    def want(self, scans: Sequence[Scan]) -> None:
        """Read these, the first one first; what was wanted before and is not among them waits
        no longer."""
        for scan in reversed(scans):
            if scan.id in self._found:
                self._found.move_to_end(scan.id)
        with self._lock:
            self._wanted = OrderedDict(
                (scan.id, scan)
                for scan in scans
                if scan.id not in self._found and scan.id not in self._reading
            )
            count = len(self._wanted)
        for _ in range(count):
            self._executor.submit(self._read_next)

    def forget(self) -> None:
        """Keep nothing: another review begins, or none."""
        self.want(())
        self._found.clear()

    def stop(self) -> Callable[[], None]:
        """Read nothing more; return what waits for the threads."""
        with self._lock:
            self._wanted.clear()
        self._executor.shutdown(wait=False, cancel_futures=True)
        return self._executor.shutdown

    def _read_next(self) -> None:
        with self._lock:
            if not self._wanted:
                return
            scan_id, scan = self._wanted.popitem(last=False)
            self._reading.add(scan_id)
        try:
            found: Found = self._source(scan)
        except AjnaError as error:
            found = error
        except Exception as error:  # noqa: BLE001 - the thread's edge: nothing above could catch it
            self.failed.emit(error)
            return
        finally:
            with self._lock:
                self._reading.discard(scan_id)
        self._read.emit(scan_id, found)

    @Slot(object, object)
    def _keep(self, scan_id: ScanId, found: Found) -> None:
        self._found[scan_id] = found
        kept = sum(_bytes_of(one) for one in self._found.values())
        while kept > self._most_bytes and len(self._found) > 1:
            kept -= _bytes_of(self._found.popitem(last=False)[1])
        self.arrived.emit(scan_id)


def _bytes_of(found: Found) -> int:
    return found.array.nbytes if isinstance(found, Pixels) else 0
