"""Joins the list of clusters to the open folder: reads those that were kept, finds others."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal, Slot

from ajna_desktop.domain.clusters import Cluster, ClusterMethod, ScanClusters
from ajna_desktop.ui.map.cluster_box import ClusterBox
from ajna_desktop.ui.map.folder_maps import FolderMaps
from ajna_desktop.ui.pipeline import Pipeline
from ajna_desktop.ui.reading_thread import ReadingThread
from ajna_desktop.ui.survey import Survey

_Read = tuple[ScanClusters | None, Sequence[Cluster] | None]


class FolderClusters(QObject):
    """The clusters that were found last."""

    changed = Signal()  # others, or none; or the work on them has ended
    failed = Signal(object)  # the Exception of a reading

    def __init__(self, maps: FolderMaps, lane: Pipeline, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.found: ScanClusters | None = None
        self.survey = Survey(lane, self)
        self._maps = maps
        self._box: ClusterBox | None = None
        self._reading = ReadingThread(self)
        self._reading.failed.connect(self.failed)
        self.survey.done.connect(lambda _: self._end(""))
        self.survey.failed.connect(self._end)
        self.survey.stopped.connect(lambda: self._end(""))

    def attach(self, box: ClusterBox) -> None:
        """Show clusters there, and hear what is asked for."""
        self._box = box
        box.find_wanted.connect(self._find)

    def read(self) -> None:
        """Read anew what was kept, and what the clusters hold by the labels of now."""
        self._reading.ask("clusters", self._kept, self._show)

    def stop(self) -> Callable[[], None]:
        """Read nothing more; return what waits for the thread."""
        self._box = None
        return self._reading.stop()

    def _kept(self) -> _Read:
        found = self._maps.kept_clusters()
        return found, None if found is None else self._maps.describe(found)

    def _show(self, read: _Read) -> None:
        self.found, described = read
        if self._box is not None:
            lacking = 0 if self.found is None else self.found.lacking
            self._box.show_clusters(described, lacking)
        self.changed.emit()

    @Slot(object, object)
    def _find(self, method: ClusterMethod, count: int | None) -> None:
        if self.survey.is_running:
            return
        if self._box is not None:
            self._box.set_busy(True)
        self.survey.start(lambda context: self._maps.find_clusters(method, count, context))

    def _end(self, reason: str) -> None:
        if self._box is not None:
            self._box.set_busy(False)
            if reason:
                self._box.note.setText(reason)
                self._box.note.show()
        if reason:
            self.changed.emit()
        else:
            self.read()
