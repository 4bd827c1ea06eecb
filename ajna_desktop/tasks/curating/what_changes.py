"""What relabelling changes: refit, compare with the predictions that are there, accept."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.curating.what_changes import (
    NONE,
    BeforeAndAfter,
    HeldOutPart,
    Judgement,
    count_cells,
)
from ajna_desktop.domain.errors import NothingToLearn, PredictionsReplaced
from ajna_desktop.domain.labels import Decision
from ajna_desktop.domain.progress import Doing
from ajna_desktop.domain.runs import Run, RunKind
from ajna_desktop.domain.scan import Label, ReviewStatus, ScanId
from ajna_desktop.learning.fitting.judged import Refitted, Relabelled
from ajna_desktop.learning.heads.any_head import ClassifierHead
from ajna_desktop.store.calibrated import RunProbabilities
from ajna_desktop.store.collection import Collection
from ajna_desktop.store.curating.refits import CuratedScans, Learnt, Then
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.describing.feature_space import described_scans, space_of
from ajna_desktop.tasks.judging.classify import run_out_of_fold
from ajna_desktop.tasks.judging.folder_classifier import (
    id_of_folder_classifier,
    keep_folder_classifier,
)
from ajna_desktop.tasks.judging.save_run import Settled, settle, write_settled
from ajna_desktop.workers.engine import Engine

Numbers = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]

_ASIDE: Final = (ReviewStatus.AMBIGUOUS, ReviewStatus.BAD_IMAGE)
_NOTHING_YET: Final = (
    "There are no predictions yet that labels could change: label scans of two classes or more."
)
_BY_ANOTHER: Final = (
    "The predictions are by “{0}”, which learns nothing from the labels of this folder."
)
_REPLACED: Final = (
    "There are other predictions by now than those that were compared: nothing was replaced."
)


@dataclass(frozen=True, slots=True, eq=False)
class WhatChanges:
    """What a refit with the labels of now would change; nothing is saved yet.

    Attributes:
        run: Whose predictions there are now.
        after_event: The last label event that the refit knows.
        changed: What held of each scan about which something was said since, then.
        scans: By label and prediction, before and after.
        held_out: How both classifiers fare on a part that neither has learnt from.
        seconds: From the question to the answer, of which
        fitting: Is the fit itself.
        settled: What `accept` saves,
        head: The classifier fitted on all labels, and
        folds: The fold of each group.
    """

    run: Run
    after_event: int
    changed: Mapping[ScanId, Then]
    scans: BeforeAndAfter
    held_out: HeldOutPart
    seconds: float
    fitting: float
    settled: Settled
    head: ClassifierHead
    folds: Mapping[str, int]

    @property
    def to_take_back(self) -> dict[ScanId, Decision]:
        """The decisions that bring back what held, of what people alone have changed."""
        return {
            scan_id: then.decision for scan_id, then in self.changed.items() if then.by_people
        }


def what_changes(collection: Collection, engine: Engine, context: TaskContext) -> WhatChanges:
    """Fit anew on cached features with the labels of now, and compare; nothing is replaced.

    "Before" are the predictions that are there, and the labels that they were learnt from.

    Raises:
        NothingToLearn: there are no predictions out of fold, or too few labels.
        FeaturesMissing: a scan has no features in the cache.
    """
    began = time.perf_counter()
    context.step(Doing.JUDGING, 0)
    last_event = collection.refits.last_event()
    before = _predictions(collection)
    learnt = collection.refits.learnt(before.run)
    every = _Scans(collection, engine, learnt)
    folds = learnt.folds or collection.refits.folds()
    refitted = engine.analysis.refit(
        space_of(collection, engine.inference),
        every.hashes,
        every.relabelled,
        context.check,
        folds,
    )
    raw = refitted.probabilities.copy()
    raw[every.relabelled.now] = refitted.judged.probabilities
    head = refitted.judged.head
    run = run_out_of_fold(engine, refitted.judged, id_of_folder_classifier(head), began)
    settled = settle(collection, engine, context, run, every.table.ids, raw)
    scans = every.compared(before, settled)
    held_out = every.judged(collection, engine, context, refitted)
    context.step(Doing.JUDGING, len(every.hashes), len(every.hashes))
    return WhatChanges(
        before.run,
        last_event,
        every.changed,
        scans,
        held_out,
        time.perf_counter() - began,
        refitted.judged.seconds,
        settled,
        head,
        dict(zip(every.relabelled.groups, refitted.judged.folds.tolist(), strict=True)),
    )


def accept(collection: Collection, changes: WhatChanges, context: TaskContext) -> Run:
    """Replace the predictions by exactly those that were shown, and return their run.

    Raises:
        PredictionsReplaced: they are not those any more that were compared.
    """
    if collection.predictions.current_run() != changes.run:
        raise PredictionsReplaced(_REPLACED)
    ids = changes.scans.scan_ids
    keep_folder_classifier(collection, changes.head)
    run, announced = write_settled(collection, changes.settled, ids)
    collection.refits.keep_learnt(run, Learnt(changes.after_event, changes.folds))
    context.changed(announced)
    return run


def _predictions(collection: Collection) -> RunProbabilities:
    run = collection.predictions.current_run()
    if run is not None and run.kind is not RunKind.OUT_OF_FOLD:
        raise NothingToLearn(_BY_ANOTHER.format(run.classifier))
    found = collection.predictions.probabilities()
    if found is None:
        raise NothingToLearn(_NOTHING_YET)
    return found


class _Scans:
    """The N described scans, in id order, and what they teach now and taught then."""

    def __init__(self, collection: Collection, engine: Engine, learnt: Learnt) -> None:
        described = described_scans(collection, engine.inference)
        self.hashes = described.hashes
        self.table = table = _those(collection.refits.scans(), described.scan_ids)
        self.changed = collection.refits.changed_since(learnt.after_event)
        held_out = collection.refits.held_out(table)
        self._since_utc = held_out.since_utc
        self._held = np.flatnonzero([group in held_out.groups for group in table.groups])
        self._now = [
            None if status in _ASIDE else label
            for label, status in zip(table.labels, table.statuses, strict=True)
        ]
        self._then = [
            label if then is None else None if then.status in _ASIDE else then.label
            for label, then in zip(
                self._now, map(self.changed.get, table.ids.tolist()), strict=True
            )
        ]
        now, then = _taught(self._now), _taught(self._then)
        self.relabelled = Relabelled(
            now,
            [label for label in self._now if label is not None],
            [table.groups[row] for row in now.tolist()],
            then,
            [label for label in self._then if label is not None],
            self._unlearnt(),
        )

    def _unlearnt(self) -> Numbers:
        """Return the part held out, and all that shows the same under another group's name."""
        held = {self.hashes[row] for row in self._held.tolist()}
        return np.flatnonzero([content in held for content in self.hashes])

    def compared(self, before: RunProbabilities, after: Settled) -> BeforeAndAfter:
        """Return labels and predictions of each scan, before and after."""
        kinds = sorted(
            {*before.run.labels, *after.run.labels, *filter(None, self._now + self._then)}
        )
        predicted = np.full(len(self.hashes), NONE)
        there, old, new = np.intersect1d(
            before.scan_ids, self.table.ids, assume_unique=True, return_indices=True
        )
        if len(there):
            predicted[new] = _places(before.run.labels, kinds)[before.decided[old]]
        return BeforeAndAfter(
            tuple(kinds),
            self.table.ids,
            _numbers(self._then, kinds),
            _numbers(self._now, kinds),
            predicted,
            _places(after.run.labels, kinds)[after.decided],
        )

    def judged(
        self, collection: Collection, engine: Engine, context: TaskContext, by: Refitted
    ) -> HeldOutPart:
        """Return how the classifiers fare that learnt nothing of the part held out.

        The most probable class is their answer: where else to decide was chosen with an eye on
        all scans.
        """
        table, rows = self.table, self._held.tolist()
        space = space_of(collection, engine.inference)
        hashes = [self.hashes[row] for row in rows]
        found = [table.found_labels[row] for row in rows]
        curated = [self._now[row] for row in rows]
        heads = [head for head in (by.then, by.now) if head is not None]
        kinds = sorted(
            {*filter(None, found + curated), *(one for head in heads for one in head.labels)}
        )
        answers: list[Numbers | None] = []
        for head in (by.then, by.now):
            said = None
            if head is not None and rows:
                probabilities = engine.analysis.apply(space, hashes, head, context.check)
                said = _places(head.labels, kinds)[probabilities.argmax(axis=1)]
            answers.append(said)
        aside = [row for row in rows if table.statuses[row] in _ASIDE]
        return HeldOutPart(
            len({table.groups[row] for row in rows}),
            len(rows),
            self._since_utc,
            tuple(ScanId(one) for one in table.ids[aside].tolist()),
            sum(label is None for label in curated) - len(aside),
            _judgement(kinds, found, answers),
            _judgement(kinds, curated, answers),
        )


def _judgement(
    kinds: Sequence[Label],
    truth: Sequence[Label | None],
    answers: Sequence[Numbers | None],
) -> Judgement:
    numbers = _numbers(truth, kinds)
    return Judgement(
        *(None if said is None else count_cells(kinds, numbers, said) for said in answers)
    )


def _those(table: CuratedScans, ids: Numbers) -> CuratedScans:
    """Return the scans of `ids`, which are in id order, as those of the table are."""
    kept = np.flatnonzero(np.isin(table.ids, ids)).tolist()
    return CuratedScans(
        table.ids[kept],
        tuple(table.groups[row] for row in kept),
        tuple(table.found_labels[row] for row in kept),
        tuple(table.labels[row] for row in kept),
        tuple(table.statuses[row] for row in kept),
        tuple(table.found_splits[row] for row in kept),
    )


def _taught(labels: Sequence[Label | None]) -> Numbers:
    return np.flatnonzero([label is not None for label in labels])


def _numbers(labels: Sequence[Label | None], kinds: Sequence[Label]) -> Numbers:
    number: dict[Label | None, int] = {label: place for place, label in enumerate(kinds)}
    return np.array([number.get(label, NONE) for label in labels], np.int64)


def _places(labels: Sequence[Label], kinds: Sequence[Label]) -> Numbers:
    """Return where each of some labels is among all kinds."""
    return np.array([kinds.index(label) for label in labels], np.int64)
