"""Joins the Map tab to the open folder: reads and computes maps, shows what is selected."""

from collections.abc import Callable
from functools import partial
from typing import Final, Protocol

import numpy as np
from PySide6.QtCore import QObject, QPointF, Slot
from PySide6.QtWidgets import QWidget

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.columns import Column
from ajna_desktop.domain.scan import ScanId, displayable
from ajna_desktop.domain.scan_map import MapMethod, ScanMap
from ajna_desktop.domain.scan_query import EVERY_SCAN, NamedScans
from ajna_desktop.ui.figures import share, whole
from ajna_desktop.ui.likeness import Likeness
from ajna_desktop.ui.lookup import Lookup
from ajna_desktop.ui.map.colour_data import CLUSTER, LABEL, ColourData, choices
from ajna_desktop.ui.map.folder_clusters import FolderClusters
from ajna_desktop.ui.map.folder_maps import FolderMaps, numbers_of
from ajna_desktop.ui.map.map_panel import MapPanel
from ajna_desktop.ui.map.point_painter import Flags
from ajna_desktop.ui.pipeline import Pipeline
from ajna_desktop.ui.reading_thread import ReadingThread
from ajna_desktop.ui.survey import Survey
from ajna_desktop.ui.thumbnail_loader import ThumbnailLoader
from ajna_desktop.ui.work_view import WorkView

_MOST_NAMED: Final = 4  # labels that are counted in the line about a selection


class FolderWithMaps(Lookup, Protocol):
    """The part of an open folder that the tab needs."""

    maps: FolderMaps
    surveys: Pipeline
    likeness: Likeness
    thumbnails: ThumbnailLoader

    @property
    def is_working(self) -> bool:
        """Whether scans are being read."""

    def compare_by(self, space: str) -> None:
        """Compare scans by another search space from now on, given by its key."""

    def read_folder(self) -> None:
        """Find what is new, read it, judge it, index it."""


class MapView(WorkView):
    """One map at a time, its colours, and what is selected on it."""

    name = "map"

    def __init__(self, opened: FolderWithMaps, parent: QObject | None = None) -> None:
        """Read nothing before the tab is looked at."""
        super().__init__(parent)
        self._opened = opened
        self._maps = opened.maps
        self._panel: MapPanel | None = None
        self._map: ScanMap | None = None
        self._labels: ColourData | None = None
        self._colours: ColourData | None = None
        self._selected: Flags | None = None
        self._selected_as = ""
        self._current: ScanId | None = None
        self._is_stale = True  # what is shown may no longer be true
        self._reading = ReadingThread(self)
        self._reading.failed.connect(self.failed)
        self._clusters = FolderClusters(opened.maps, opened.surveys, self)
        self._clusters.failed.connect(self.failed)
        self._survey = Survey(opened.surveys, self)
        self._survey.done.connect(self._on_made)
        self._survey.failed.connect(self._on_not_made)
        self._survey.stopped.connect(self._on_stopped)
        opened.likeness.changed.connect(self._on_space)

    def title(self) -> str:
        """Return what the tab is called."""
        return self.tr("Map")

    def make(self) -> QWidget:
        """Make the tab, once."""
        panel = self._panel = MapPanel(self._opened.thumbnails)
        panel.shown.connect(self._on_shown)
        panel.method_chosen.connect(lambda _: self._read())
        panel.colour_chosen.connect(lambda _: self._read_colours())
        panel.anew_wanted.connect(lambda: self._compute(anew=True))
        panel.spaces.chosen.connect(self._opened.compare_by)
        panel.canvas.chosen.connect(self._on_chosen)
        panel.canvas.selected.connect(lambda found: self._select(found))
        panel.canvas.hovered.connect(self._on_hovered)
        panel.canvas.accepted.connect(self._show_selected)
        panel.canvas.left.connect(lambda: self._select(None))
        panel.legend.picked.connect(self._on_kind_picked)
        panel.state.show_wanted.connect(self._show_selected)
        panel.state.clear_wanted.connect(lambda: self._select(None))
        panel.state.stop_wanted.connect(self._stop_work)
        self._clusters.attach(panel.clusters)
        self._clusters.changed.connect(self._on_clusters)
        panel.clusters.picked.connect(self._on_cluster_picked)
        for survey in (self._survey, self._clusters.survey):
            survey.progressed.connect(panel.state.show_progress)
        panel.offer_colours(choices([]), LABEL)
        panel.show_message(self.tr("Map"), self.tr("The places of the scans are being read …"))
        return panel

    def show_changes(self, changes: Changes) -> None:
        """Read anew what may have become untrue, once somebody looks."""
        if changes.index_rebuilt or (changes.scans and not self._opened.is_working):
            self._is_stale = True
        if self._panel is None or not self._panel.isVisible():
            self._is_stale |= bool(changes.labelled) or changes.predicted
        elif self._is_stale:
            self._read()
        elif changes.labelled or changes.predicted:
            self._read_colours()
            self._clusters.read()

    def show_scan(self, scan_id: ScanId | None) -> None:
        """Mark the scan that the user is at."""
        self._current = scan_id
        if self._panel is not None:
            self._panel.canvas.set_current(scan_id)

    def stop(self) -> list[Callable[[], None]]:
        """Read nothing more; return what waits for the threads."""
        self._panel = None
        return [self._reading.stop(), self._clusters.stop()]

    # --- the map

    def _on_shown(self) -> None:
        if self._is_stale:
            self._read()

    @Slot()
    def _on_space(self) -> None:
        """Scans are compared in another way, or there are other ways: another map."""
        self._is_stale = True
        if self._panel is not None and self._panel.isVisible():
            self._read()

    def _read(self) -> None:
        panel = self._panel
        if panel is None:
            return
        self._is_stale = False
        likeness = self._opened.likeness
        panel.spaces.show_spaces(likeness.shown(), likeness.chosen.key)
        method = panel.chosen_method
        self._reading.ask("columns", self._maps.columns, self._on_columns)
        self._reading.ask("map", partial(self._maps.kept_map, method), self._on_kept)
        self._clusters.read()

    def _on_columns(self, columns: list[Column]) -> None:
        if self._panel is not None:
            chosen = self._panel.chosen_colour or LABEL
            self._panel.offer_colours(choices(columns), chosen)

    def _on_kept(self, kept: ScanMap | None) -> None:
        if kept is not None:
            self._show(kept)
        if kept is None or kept.lacking:
            self._compute(anew=False)

    def _compute(self, anew: bool) -> None:
        panel = self._panel
        if panel is None:
            return
        if self._survey.is_running:
            self._is_stale = True  # what is being made does not know of the newest scans
            return
        method = panel.chosen_method
        panel.method.setEnabled(False)
        panel.anew.setEnabled(False)
        panel.state.show_waiting(self.tr("The map waits for what is being done …"))
        self._survey.start(lambda context: self._maps.make_map(method, anew, context))

    def _on_made(self, found: ScanMap) -> None:
        self._rest()
        self._show(found)
        if self._is_stale:
            self._read()

    def _on_not_made(self, reason: str) -> None:
        self._rest()
        panel = self._panel
        if panel is None:
            return
        if self._map is not None:
            self._keep_method()
            panel.state.show_about(reason)
        elif self._opened.is_working:
            said = self.tr("The scans are still being read; the map follows.")
            panel.show_message(self.tr("No map yet"), said)
        else:
            button = self.tr("Read the scans")
            read = partial(self._opened.read_folder)
            panel.show_message(self.tr("No map yet"), reason, button, read)

    def _on_stopped(self) -> None:
        self._rest()
        panel = self._panel
        if panel is None:
            return
        if self._map is not None:
            self._keep_method()
        else:
            again = partial(self._compute, anew=False)
            said = self.tr("It was stopped before there was anything to show.")
            panel.show_message(self.tr("No map yet"), said, self.tr("Compute"), again)

    def _rest(self) -> None:
        if self._panel is not None:
            self._panel.method.setEnabled(True)
            self._panel.anew.setEnabled(True)
            if not self._clusters.survey.is_running:
                self._panel.state.show_idle()

    def _keep_method(self) -> None:
        """Name the map that is on the screen, not the one that was wanted."""
        if self._panel is not None and self._map is not None:
            self._panel.choose_method(self._map.method)

    def _show(self, found: ScanMap) -> None:
        panel = self._panel
        if panel is None:
            return
        self._map, self._selected = found, None
        panel.choose_method(found.method)
        panel.canvas.show_points(found.scan_ids, found.places)
        panel.canvas.set_current(self._current)
        panel.state.show_selection("")
        panel.state.show_about(self._about(found))
        panel.show_map()
        self._read_colours()

    def _about(self, found: ScanMap) -> str:
        if found.method is MapMethod.PCA:
            said = self.tr("{0} scans. This plane shows {1} of how their features differ.")
            text = said.format(whole(len(found)), share(found.explained, 0))
        else:
            said = self.tr("{0} scans. Near is alike; far distances mean nothing.")
            text = said.format(whole(len(found)))
        if guesses := int(found.is_guess.sum()):
            newer = self.tr(
                "{0} new ones stand beside what they look most like, until the map is computed "
                "anew."
            )
            text += " " + newer.format(whole(guesses))
        return text

    # --- its colours

    def _read_colours(self) -> None:
        panel, shown = self._panel, self._map
        if panel is None or shown is None:
            return
        key, clusters = panel.chosen_colour, self._clusters.found

        def read() -> tuple[ScanMap, ColourData, ColourData]:
            labels = self._maps.labels(shown.scan_ids)
            if key == LABEL:
                return shown, labels, labels
            return shown, self._maps.colours(key, shown.scan_ids, clusters), labels

        self._reading.ask("colours", read, self._on_colours)

    def _on_colours(self, found: tuple[ScanMap, ColourData, ColourData]) -> None:
        shown, colours, labels = found
        if self._panel is not None and shown is self._map:
            self._colours, self._labels = colours, labels
            self._panel.show_colours(colours)

    def _on_clusters(self) -> None:
        panel = self._panel
        if panel is None:
            return
        if not self._survey.is_running and not self._clusters.survey.is_running:
            panel.state.show_idle()
        if panel.chosen_colour == CLUSTER:
            self._read_colours()

    # --- what the user does on it

    def _on_chosen(self, scan_id: ScanId) -> None:
        self._current = scan_id
        self.scan_wanted.emit(scan_id)

    def _on_hovered(self, row: int | None, at: QPointF) -> None:
        panel, shown = self._panel, self._map
        if panel is None or shown is None:
            return
        if row is None:
            panel.card.hide()
            return
        scan_id = ScanId(int(shown.scan_ids[row]))
        for scan in self._opened.scans([scan_id]):
            prediction = self._opened.predictions([scan_id]).get(scan_id)
            panel.card.show_scan(scan, prediction, self._notes(shown, row), at)

    def _notes(self, shown: ScanMap, row: int) -> list[str]:
        """Return what the map itself knows of a scan."""
        notes = []
        number = numbers_of(self._clusters.found, shown.scan_ids[row : row + 1])[0]
        if number >= 0:
            notes.append(self.tr("Cluster {0}").format(int(number) + 1))
        if shown.is_guess[row]:
            notes.append(self.tr("New: stands beside what it looks most like"))
        return notes

    def _on_kind_picked(self, kind: int) -> None:
        if self._colours is not None and self._panel is not None:
            colouring = self._colours.colouring(self._panel.palette())
            self._select(colouring.codes == kind, colouring.kinds[kind].name)

    def _on_cluster_picked(self, number: int) -> None:
        if self._map is not None:
            numbers = numbers_of(self._clusters.found, self._map.scan_ids)
            name = self.tr("cluster {0}").format(number + 1)
            self._select(numbers == number, name)

    def _select(self, selected: Flags | None, name: str = "") -> None:
        panel = self._panel
        if panel is None:
            return
        self._selected = selected if selected is not None and selected.any() else None
        self._selected_as = displayable(name) or self.tr("selected on the map")
        panel.canvas.select(self._selected)
        panel.state.show_selection(self._said_of_selection())

    def _said_of_selection(self) -> str:
        if self._selected is None:
            return ""
        count = int(self._selected.sum())
        said = self.tr("{0} scans selected").format(whole(count))
        labels = self._labels
        if labels is None or not labels.names:
            return said
        codes = labels.codes[self._selected]
        counts = np.bincount(codes[codes >= 0], minlength=len(labels.names))
        most = np.argsort(-counts, kind="stable")[:_MOST_NAMED]
        named = [f"{labels.names[i]} {whole(int(counts[i]))}" for i in most if counts[i]]
        return f"{said}: {', '.join(named)}" if named else said

    def _show_selected(self) -> None:
        if self._selected is None or self._map is None:
            return
        ids = tuple(ScanId(number) for number in self._map.scan_ids[self._selected].tolist())
        self.query_wanted.emit(EVERY_SCAN.but(among=NamedScans(self._selected_as, ids)))

    def _stop_work(self) -> None:
        self._survey.stop()
        self._clusters.survey.stop()
