"""Write an augmented base: the scans to learn from, varied, in a folder of its own."""

import os
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from ajna_desktop.domain.errors import NothingToLearn
from ajna_desktop.domain.folder_names import group_of
from ajna_desktop.domain.progress import Doing
from ajna_desktop.domain.runs import RunKind
from ajna_desktop.domain.scan import Label, Scan, ScanId
from ajna_desktop.domain.training import Augmentation, Split, TrainingProgress, TrainingState
from ajna_desktop.learning.fitting.label_noise import suspects
from ajna_desktop.learning.preprocessing import Preprocessing
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.open_folder import open_folder
from ajna_desktop.tasks.output.atomic_file import outside, replace_file
from ajna_desktop.tasks.output.export_names import NamesInUse, folder_name
from ajna_desktop.tasks.output.new_folder import empty_folder
from ajna_desktop.workers.augment_job import AugmentJob, ImageToVary, SheetJob, Variation
from ajna_desktop.workers.engine import Engine

SIDE: Final = 224  # pixels, as the original study had them
_AT_ONCE: Final = 5000  # scans asked of the store
_DIGITS: Final = 16  # of a content hash in a name: 64 bits
_ROWS: Final = 6  # images on a sheet
_COLUMNS: Final = 8  # pictures of each, the image itself among them
_NO_TRAIN: Final = "There is no labelled scan to learn from in this folder, so none is varied."
_NOT_JUDGED: Final = (
    "Which labels are suspect is told by predictions out of fold, and this folder has none: "
    "run `ajna-desktop analyse` on it without --classifier first."
)


@dataclass(frozen=True, slots=True)
class Augmented:
    """What was written.

    Attributes:
        files: Altogether.
        images: By label, of which there are variants.
        suspects: By label, images left out because their labels are suspect.
        refused: Why images could not be read, by path relative to the folder.
    """

    files: int
    images: Mapping[Label, int]
    suspects: Mapping[Label, int]
    refused: Mapping[str, str]


def augment(
    collection: Collection,
    engine: Engine,
    out: Path,
    wanted: Augmentation,
    context: TaskContext,
    *,
    copies: int = 2,
    seed: int = 0,
    side: int = SIDE,
    without_suspects: bool = False,
) -> Augmented:
    """Write each scan to learn from, as it is and varied, to `out`/train/LABEL.

    Only the training split is varied: variants of a scan that judges would make it worthless.
    A folder without splits is taken as one to learn from. Names hold the content hash and a
    number, so that no two collide, and the patient or container, so that variants of one group
    are never on two sides later on. `out` is there whole or not at all: on a full disk, and
    when it is stopped, nothing is left that could be taken for a finished base.

    Args:
        collection: The folder.
        engine: Reads and varies.
        out: An empty folder, or one to be made; never among the scans.
        wanted: What may be varied.
        context: For progress and stopping; a base that is broken off leaves nothing.
        copies: Variants of each scan.
        seed: The same seed gives the same variants.
        side: Height and width of what is written, in pixels.
        without_suspects: Leave out scans whose label the predictions out of fold firmly
            contradict; see `learning.label_noise`.

    Raises:
        ExportFailed: `out` is not empty or lies among the scans, or cannot be written to.
        NothingToLearn: there is nothing to vary, or nothing to tell suspects by.
    """
    outside(out, collection.folder)
    with empty_folder(out) as filled:
        return _augmented(
            collection,
            engine,
            filled,
            _variation(engine, wanted, copies, seed, side),
            context,
            without_suspects,
        )


def _augmented(
    collection: Collection,
    engine: Engine,
    out: Path,
    variation: Variation,
    context: TaskContext,
    without_suspects: bool,
) -> Augmented:
    open_folder(collection, engine.images, context)
    scans = _to_learn_from(collection)
    suspect = _suspects(collection, scans) if without_suspects else frozenset()
    kept = [scan for scan in scans if scan.id not in suspect]
    images = _to_vary(collection, kept)
    job = AugmentJob(images, variation, os.fspath(out))

    def report(progress: TrainingProgress) -> None:
        if progress.state is TrainingState.TRAINING:
            context.step(Doing.EXPORTING, progress.done, progress.total)

    written, refused = engine.training.run(job, report, context.check)
    by_path = {collection.absolute(scan): scan for scan in kept}
    return Augmented(
        written,
        _counted([scan for path, scan in by_path.items() if path not in refused]),
        _counted([scan for scan in scans if scan.id in suspect]),
        {by_path[path].path: reason for path, reason in refused.items()},
    )


def preview(
    collection: Collection,
    engine: Engine,
    file: Path,
    wanted: Augmentation,
    context: TaskContext,
    *,
    seed: int = 0,
    side: int = SIDE,
) -> None:
    """Write a picture of some scans of every label, each in a row with variants of it.

    Arguments and errors as `augment`.
    """
    outside(file, collection.folder)
    open_folder(collection, engine.images, context)
    scans = _to_learn_from(collection)
    labels = sorted({scan.label for scan in scans if scan.label is not None})
    rows: list[Scan] = []
    for number in range(_ROWS):  # every label in turn
        of_label = [scan for scan in scans if scan.label == labels[number % len(labels)]]
        if number // len(labels) < len(of_label):
            rows.append(of_label[number // len(labels)])
    variation = _variation(engine, wanted, _COLUMNS - 1, seed, side)
    job = SheetJob(_to_vary(collection, rows), variation)
    replace_file(file, engine.training.run(job, tick=context.check))


def _to_learn_from(collection: Collection) -> list[Scan]:
    """Return the labelled scans of the training split; of all, where there are no splits."""
    table = collection.scans.training_table()
    ids = [
        ScanId(int(scan_id))
        for scan_id, label in zip(table.scan_ids, table.labels, strict=True)
        if label is not None
    ]
    scans: list[Scan] = []
    for start in range(0, len(ids), _AT_ONCE):
        scans += collection.scans.scans(ids[start : start + _AT_ONCE])
    if any(scan.split for scan in scans):
        scans = [scan for scan in scans if scan.split == Split.TRAIN]
    if not scans:
        raise NothingToLearn(_NO_TRAIN)
    return scans


def _suspects(collection: Collection, scans: list[Scan]) -> frozenset[ScanId]:
    run = collection.predictions.current_run()
    if run is None or run.kind is not RunKind.OUT_OF_FOLD:
        raise NothingToLearn(_NOT_JUDGED)
    column = {label: number for number, label in enumerate(run.labels)}
    predictions = collection.predictions.predictions([scan.id for scan in scans])
    judged = [scan for scan in scans if scan.id in predictions and scan.label in column]
    if not judged:
        raise NothingToLearn(_NOT_JUDGED)
    classes = np.array([column[scan.label] for scan in judged if scan.label], np.int64)
    probabilities = np.array(
        [
            [predictions[scan.id].probabilities[label] for label in run.labels]
            for scan in judged
        ],
        np.float32,
    )
    found = suspects(classes, probabilities)
    return frozenset(scan.id for scan, is_it in zip(judged, found, strict=True) if is_it)


def _to_vary(collection: Collection, scans: list[Scan]) -> tuple[ImageToVary, ...]:
    """Return each content of a label once, with what its variants are called."""
    names, folders = NamesInUse(), dict[Label, str]()
    images: dict[tuple[Label, str], ImageToVary] = {}
    for scan in scans:
        if scan.label is None or scan.content_hash is None:
            continue
        if scan.label not in folders:
            folders[scan.label] = names.free(folder_name(scan.label))
        group = group_of(scan.path.rpartition("/")[2]) or "variant"
        stem = f"{Split.TRAIN}/{folders[scan.label]}/{group}_{scan.content_hash[:_DIGITS]}"
        images.setdefault(
            (scan.label, scan.content_hash),
            ImageToVary(collection.absolute(scan), scan.content_hash, stem),
        )
    return tuple(images.values())


def _variation(
    engine: Engine, wanted: Augmentation, copies: int, seed: int, side: int
) -> Variation:
    size = Preprocessing(side, "bilinear", "stretch", 0.0, 1.0, 0.5, 99.5, 2 * side)
    return Variation(wanted, copies, seed, size, engine.most_megapixels)


def _counted(scans: list[Scan]) -> dict[Label, int]:
    counts = Counter(scan.label for scan in scans if scan.label is not None)
    return dict(sorted(counts.items()))
