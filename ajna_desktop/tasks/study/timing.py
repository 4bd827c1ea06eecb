"""How fast the classifiers of a study answer, from files on disk and from kept features."""

import os
import statistics
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Final, TypeVar

import numpy as np
import numpy.typing as npt
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

from ajna_desktop.domain.comparison import TimedWay, TimingRow
from ajna_desktop.domain.errors import AjnaError, ImageUnreadable
from ajna_desktop.domain.files import Described, FileToRead
from ajna_desktop.domain.methods import Pooling
from ajna_desktop.domain.progress import Doing
from ajna_desktop.domain.scan import ScanId
from ajna_desktop.learning.bundles.backbone import Output
from ajna_desktop.learning.bundles.bundle import Backbone, ClassifierBundle
from ajna_desktop.learning.heads.any_head import Head
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.study.kept import Finished
from ajna_desktop.workers.engine import Engine
from ajna_desktop.workers.inference import InferenceEngine

MOST_IMAGES: Final = 300  # that a network is timed on
_SINGLE: Final = 40  # images described one by one
_REPEATS: Final = 20  # of judging kept features

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True, eq=False)
class NetworkTimes:
    """How fast a network describes N images.

    Attributes:
        device: What it ran on.
        images: How many could be described.
        cold_seconds: From nothing to the first description.
        first_seconds: For all of them, once the process is up, from files not read lately.
        warm_seconds: For all of them, again.
        one_seconds: For some of them, each alone.
        peak_megabytes: Of its process.
        features: By pooling, (N, D) float16 of all, in any order.
    """

    device: str
    images: int
    cold_seconds: float
    first_seconds: float
    warm_seconds: float
    one_seconds: Sequence[float]
    peak_megabytes: float | None
    features: dict[Pooling, npt.NDArray[np.float16]]


def time_classifiers(
    engine: Engine,
    trained: Sequence[tuple[Finished, ClassifierBundle | Backbone | None]],
    paths: Sequence[str],
    context: TaskContext,
) -> dict[str, tuple[TimingRow, ...]]:
    """Time the classifiers that have not been timed yet; each network once.

    Args:
        engine: Has the networks; the processes of those that are timed start anew.
        trained: The classifiers, and the bundle of each where it is there.
        paths: Absolute, of images.
        context: For progress and stopping.

    Returns:
        The rows of each, by key; a network that cannot answer has none.
    """
    todo = [
        (one, bundle)
        for one, bundle in trained
        if isinstance(bundle, ClassifierBundle) and not one.timing
    ]
    times: dict[str, NetworkTimes] = {}
    rows: dict[str, tuple[TimingRow, ...]] = {}
    for done, (one, bundle) in enumerate(todo):
        context.step(Doing.TIMING, done, len(todo))
        try:
            backbone = engine.backbone_of(bundle)
            if backbone.digest not in times:
                inference = engine.inference_of(backbone)
                times[backbone.digest] = time_network(inference, paths[:MOST_IMAGES], context)
        except AjnaError:
            continue  # it judged a moment ago, so that its figures are there without times
        key, title = one.row.key, one.row.full_title
        network = times[backbone.digest]
        rows[key] = (files_row(key, title, bundle.head, network),)
        if backbone.output is Output.VECTOR:  # else it gave the probabilities themselves
            rows[key] += (features_row(key, title, bundle.head, network),)
    return rows


def time_network(
    inference: InferenceEngine, paths: Sequence[str], context: TaskContext
) -> NetworkTimes:
    """Time a network from the start of its process on.

    Args:
        inference: Its process is ended first.
        paths: Absolute; those that cannot be read do not count.
        context: For progress and stopping.

    Raises:
        ImageUnreadable: none can be read.
    """
    inference.rest()
    forget(paths)
    cold, _ = _timed(lambda: _describe(inference, paths[:1], context))
    forget(paths)
    first, _ = _timed(lambda: _describe(inference, paths, context))
    warm, described = _timed(lambda: _describe(inference, paths, context))
    if not described:
        raise ImageUnreadable("None of the images can be read any longer.")
    single = [
        _timed(lambda path=path: _describe(inference, [path], context))[0]  # type: ignore[misc]
        for path in paths[:_SINGLE]
    ]
    features = {Pooling.AVERAGE: np.stack([one.average for one in described])}
    maxima = [one.maximum for one in described if one.maximum is not None]
    if len(maxima) == len(described):
        features[Pooling.MAXIMUM] = np.stack(maxima)
    return NetworkTimes(
        device=inference.device,
        images=len(described),
        cold_seconds=cold,
        first_seconds=first,
        warm_seconds=warm,
        one_seconds=single,
        peak_megabytes=inference.peak_megabytes,
        features=features,
    )


def files_row(key: str, title: str, head: Head, times: NetworkTimes) -> TimingRow:
    """Return how fast a classifier is from files on disk: its network, then its head."""
    features = times.features[head.pooling].astype(np.float32)
    every = statistics.median(_seconds_of(head, features))
    one = statistics.median(_seconds_of(head, features[:1]))
    single = [1000 * (seconds + one) for seconds in times.one_seconds]
    return TimingRow(
        name=key,
        title=title,
        way=TimedWay.FILES,
        device=times.device,
        images=times.images,
        cold_seconds=times.cold_seconds + one,
        first_pass=times.images / (times.first_seconds + every),
        warm=times.images / (times.warm_seconds + every),
        p50_ms=float(np.percentile(single, 50)),
        p95_ms=float(np.percentile(single, 95)),
        peak_megabytes=times.peak_megabytes,
    )


def features_row(key: str, title: str, head: Head, times: NetworkTimes) -> TimingRow:
    """Return how fast a classifier is from features that are kept: its head alone."""
    features = times.features[head.pooling].astype(np.float32)
    cold = _seconds_of(head, features[:1], 1)[0]
    every = _seconds_of(head, features)
    return TimingRow(
        name=key,
        title=f"{title}, from {features.shape[1]:,} numbers",
        way=TimedWay.FEATURES,
        device="CPU · NumPy float32",
        images=times.images,
        cold_seconds=cold,
        first_pass=times.images / every[0],
        warm=times.images / statistics.median(every),
        p50_ms=1000 * statistics.median(every),
        p95_ms=1000 * float(np.percentile(every, 95)),
        peak_megabytes=None,
    )


def _seconds_of(
    head: Head, features: npt.NDArray[np.float32], repeats: int = _REPEATS
) -> list[float]:
    with threadpool_limits(1, user_api="blas"):  # as in the worker that applies heads
        return [_timed(lambda: head.probabilities(features))[0] for _ in range(repeats)]


def forget(paths: Sequence[str]) -> None:
    """Ask the system to read these files from the disk next time; not every one can."""
    if not hasattr(os, "posix_fadvise"):
        return
    for path in paths:
        with suppress(OSError):
            file = os.open(path, os.O_RDONLY)
            try:
                os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
            finally:
                os.close(file)


def _describe(
    inference: InferenceEngine, paths: Sequence[str], context: TaskContext
) -> list[Described]:
    files = [FileToRead(ScanId(number), path) for number, path in enumerate(paths)]
    answers = list(inference.describe(files, lambda: not context.is_cancelled))
    context.check()
    return [one for one in answers if isinstance(one, Described)]


def _timed(work: Callable[[], Result]) -> tuple[float, Result]:
    began = time.perf_counter()
    result = work()
    return time.perf_counter() - began, result
