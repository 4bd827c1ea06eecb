"""Measure how the images of a folder came out, and say which are unlike the others."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.columns import Column
from ajna_desktop.domain.curating.image_measures import WIDTH, unpacked
from ajna_desktop.domain.curating.image_quality import ImageQuality, flaws_by_measure
from ajna_desktop.domain.curating.layout import flaws_by_layout
from ajna_desktop.domain.files import Described, FileToRead, Refused
from ajna_desktop.domain.methods import Pooling
from ajna_desktop.domain.progress import Doing
from ajna_desktop.learning.layout import layout_answers
from ajna_desktop.store.collection import Collection
from ajna_desktop.store.features import FeatureCache
from ajna_desktop.store.scans import ReadableScan
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.describing.extract_features import extract_features

Numbers = npt.NDArray[np.int64]

_MEASURER: Final = "image-measures-1"  # another number whenever something is measured otherwise
_LABEL: Final = Column("label", "label", is_built_in=True)
_GROUP: Final = Column("group", "group", is_built_in=True)
_PAGE: Final = 5000  # scans


class MeasuresFiles(Protocol):
    """The part of the image reader that this task needs."""

    def measure(self, files: Sequence[FileToRead]) -> Iterator[Described | Refused]:
        """Measure each image or say why it cannot be."""
        ...


@dataclass(frozen=True, slots=True)
class ImagesMeasured:
    """How it went."""

    images: int
    flawed: int


def measure_images(
    collection: Collection, images: MeasuresFiles, context: TaskContext
) -> ImagesMeasured:
    """Measure what was not measured yet, compare all, and keep what was found.

    What was measured before a cancellation stays in the cache.
    """
    extract_features(collection, _Measurer(images), context, Doing.INSPECTING)
    context.check()
    scans = _readable(collection)
    cache = _cache(collection)
    rows = cache.rows([scan.content_hash for scan in scans])
    known = [scan for scan, row in zip(scans, rows.tolist(), strict=True) if row >= 0]
    quality = _judged(collection, known)
    context.check()
    changes = collection.image_quality.replace(quality, [scan.content_hash for scan in known])
    context.changed(changes)
    return ImagesMeasured(len(known), int((quality.worst > 0).sum()))


def _judged(collection: Collection, scans: Sequence[ReadableScan]) -> ImageQuality:
    ids = np.array([scan.id for scan in scans], np.int64)
    if not len(ids):
        return ImageQuality(ids, np.empty((0, 0)), {}, ())
    packed = _cache(collection).features([scan.content_hash for scan in scans])
    sizes = {
        scan.id: (scan.width, scan.height) for scan in collection.scans.scans(ids.tolist())
    }
    widths, heights = np.array([sizes[scan_id] for scan_id in ids.tolist()], np.float64).T
    labels = collection.columns.values(_LABEL).of(ids)
    return judge_images(ids, packed, widths, heights, labels, _groups(collection, scans))


def judge_images(
    scan_ids: Numbers,
    packed: npt.NDArray[np.float16],
    widths: npt.NDArray[np.float64],
    heights: npt.NDArray[np.float64],
    labels: npt.NDArray[np.int32],
    groups: Numbers,
) -> ImageQuality:
    """Return which of N images are unlike the others of the folder.

    Args:
        scan_ids: (N,).
        packed: (N, WIDTH) of `MeasuredImage.packed`.
        widths: (N,) pixels, upright.
        heights: (N,) likewise.
        labels: (N,) the label of each as a number, −1 for none.
        groups: (N,) images of one group never teach about each other.
    """
    measures, small = unpacked(packed)
    flaws = flaws_by_measure(measures, widths, heights, labels)
    by_layout, changes = flaws_by_layout(layout_answers(small, groups), len(scan_ids))
    for flaw, beyond in by_layout.items():
        flaws[flaw] = np.maximum(flaws[flaw], beyond)
    return ImageQuality(scan_ids, measures, flaws, tuple(changes))


def _groups(collection: Collection, scans: Sequence[ReadableScan]) -> Numbers:
    """Return a number for each patient or container, else for each content."""
    named = collection.columns.values(_GROUP).of(np.array([scan.id for scan in scans]))
    contents: dict[str, int] = {}
    return np.array(
        [
            code if code >= 0 else -1 - contents.setdefault(scan.content_hash, len(contents))
            for scan, code in zip(scans, named.tolist(), strict=True)
        ],
        np.int64,
    )


def _cache(collection: Collection) -> FeatureCache:
    return collection.features(_MEASURER, WIDTH, (Pooling.AVERAGE,))


def _readable(collection: Collection) -> list[ReadableScan]:
    scans: list[ReadableScan] = []
    while page := collection.scans.readable(scans[-1].id if scans else 0, _PAGE):
        scans += page
    return scans


class _Measurer:
    """Stands for the network whose features are measures: they are kept in the same way."""

    backbone_id = _MEASURER
    feature_width = WIDTH
    pooling_kinds = (Pooling.AVERAGE,)

    def __init__(self, images: MeasuresFiles) -> None:
        self._images = images

    def describe(
        self, files: Sequence[FileToRead], keep_going: Callable[[], bool]
    ) -> Iterator[Described | Refused]:
        """Measure each file, or say why it cannot be."""
        for measured in self._images.measure(files):
            yield measured
            if not keep_going():
                return
