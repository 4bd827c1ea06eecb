"""A threshold that is tried out: what is on the screen follows it, nothing is saved."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

import numpy as np
from PySide6.QtCore import QObject, Signal

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.evaluation.scored_scans import ScoredScans
from ajna_desktop.domain.operating_point import OperatingPoint
from ajna_desktop.domain.runs import FolderCounts, Run, Tally
from ajna_desktop.domain.scan import Label, Prediction, ScanId
from ajna_desktop.domain.scan_query import ScanQuery
from ajna_desktop.ui.reading_thread import ReadingThread
from ajna_desktop.ui.trial_answers import KeptAnswers, TrialAnswers, tried

_EVEN: Final = 0.5  # where the more probable of two classes is decided for


class TrialPoint(QObject):
    """Knows the scores of one class, and at which threshold the user looks at them.

    On the UI thread, but for `ids` and `counts`.
    """

    changed = Signal()  # another threshold is tried out, or none any more
    scored_changed = Signal()  # other columns: of another class, or read anew
    failed = Signal(object)  # the Exception of a reading

    def __init__(
        self,
        kept: KeptAnswers,
        run: Callable[[], Run | None],
        parent: QObject | None = None,
    ) -> None:
        """Read nothing yet; `kept` are the decisions that are saved, of `run`."""
        super().__init__(parent)
        self._run = run
        self.point: OperatingPoint | None = None
        self.scored: ScoredScans | None = None
        self._kept = kept
        self._wanted: OperatingPoint | None = None  # until its columns are there
        self._label: Label | None = None
        self._is_asked = False  # somebody wants columns
        self._answers: TrialAnswers | None = None
        # One value, so that another thread never sees the one without the other.
        self._now: tuple[TrialAnswers, OperatingPoint] | None = None
        self._parts: dict[str | None, ScoredScans] = {}
        self._thread = ReadingThread(self)
        self._thread.failed.connect(self.failed)

    @property
    def run(self) -> Run | None:
        """Where the predictions come from."""
        return self._run()

    def look_at(self, label: Label | None = None) -> None:
        """Have the columns of a class read; None: of the one that the folder is at."""
        self._is_asked = True
        self._label = label
        self._thread.ask("scored", lambda: self._kept.scored(label), self._on_read)

    def try_out(self, point: OperatingPoint) -> None:
        """Show everything as if `point` decided, once the scores of its class are there."""
        run = self.run
        if run is not None and point == run.operating_point:
            self.drop()
            return
        self._wanted = point
        if self.scored is not None and _fits(point, self.scored):
            self._set(point)
        else:
            self.look_at(point.label)

    def drop(self) -> None:
        """Go back to what is saved."""
        self._wanted = None
        self._set(None)

    def threshold_of(self, label: Label) -> float | None:
        """Return from which probability on `label` is decided for; see `threshold_of`."""
        run = self.run
        if run is None:
            return None
        return threshold_of(label, self.point or run.operating_point, run)

    def show_changes(self, changes: Changes) -> None:
        """Read anew what `changes` made untrue; other predictions end a trial."""
        if changes.predicted:
            self.drop()
        if self._is_asked and (changes.predicted or changes.scans or changes.labelled):
            self.look_at(self._label)

    def stop(self) -> Callable[[], None]:
        """Read nothing more; return what waits for the thread."""
        return self._thread.stop()

    # --- what is on the screen, as the point would have it

    def part(self, split: str | None) -> ScoredScans | None:
        """Return the columns of one split, None for all; quick when asked again."""
        if self.scored is None:
            return None
        if split not in self._parts:
            self._parts[split] = self.scored.part(split)
        return self._parts[split]

    def predictions(self, kept: dict[ScanId, Prediction]) -> dict[ScanId, Prediction]:
        """Return what would be predicted."""
        if (point := self.point) is None:
            return kept
        # Columns know it; of hundreds of classes, looking for the best one takes long.
        told = self._told(list(kept), point)
        return {
            scan_id: replace(said, decided=told[scan_id])
            if scan_id in told
            else tried(said, point)
            for scan_id, said in kept.items()
        }

    def tally(self, kept: Tally, split: str | None) -> Tally:
        """Return how labels and predictions would meet."""
        part = self.part(split)
        if self.point is None or part is None:
            return kept
        found = None if kept.as_found is None else part.matrix(self.point, curated=False)
        return replace(kept, matrix=part.matrix(self.point), as_found=found)

    def ids(self, query: ScanQuery) -> list[ScanId]:
        """Return the scans that would answer `query`, in its order. Reading threads only."""
        if (now := self._now) is None:
            return self._kept.ids(query)
        answers, point = now
        return answers.ids(query, point)

    def counts(self) -> FolderCounts:
        """Return the counts of the folder as they would be. Reading threads only."""
        if (now := self._now) is None:
            return self._kept.counts()
        answers, point = now
        return answers.counts(point)

    def _told(self, ids: list[ScanId], point: OperatingPoint) -> dict[ScanId, Label]:
        """Return what `point` decides of those of `ids` that are among the columns."""
        scored = self.scored
        if scored is None or not ids:
            return {}
        rows = np.flatnonzero(np.isin(scored.scan_ids, ids))
        some = scored.rows(rows)
        told = some.decided(point).tolist()
        return {
            ScanId(scan_id): scored.classes[number]
            for scan_id, number in zip(some.scan_ids.tolist(), told, strict=True)
        }

    def _set(self, point: OperatingPoint | None) -> None:
        if point != self.point:
            self._remember(point)
            self.changed.emit()

    def _remember(self, point: OperatingPoint | None) -> None:
        self.point = point
        answers = self._answers
        self._now = None if answers is None or point is None else (answers, point)

    def _on_read(self, scored: ScoredScans | None) -> None:
        was = self.point
        self.scored = scored
        self._parts = {}
        self._answers = None if scored is None else TrialAnswers(scored, self._kept)
        if self._wanted is not None and (scored is None or not _fits(self._wanted, scored)):
            self._wanted = None
        self._remember(self._wanted)
        self.scored_changed.emit()
        if was is not None or self.point is not None:
            self.changed.emit()


def _fits(point: OperatingPoint, scored: ScoredScans) -> bool:
    """Say whether these columns tell what `point` decides."""
    labels = scored.run.labels
    return point.label == scored.label or (len(labels) == 2 and point.label in labels)


def threshold_of(label: Label, point: OperatingPoint | None, run: Run) -> float | None:
    """Return from which probability on `label` is decided for at `point`, as a single number.

    None where there is no such number. Of two classes there always is one: a half unless a
    point is set, and the threshold of one is that of the other, taken from 1.
    """
    if point is not None and point.label == label:
        return point.threshold
    if len(run.labels) != 2:
        return None
    return _EVEN if point is None else 1 - point.threshold
