"""Fitting heads on cached features, as jobs for the training worker."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.errors import TrainingFailed
from ajna_desktop.domain.methods import Pooling
from ajna_desktop.domain.scan import Label
from ajna_desktop.domain.training import TrainingProgress, TrainingSettings, TrainingState
from ajna_desktop.learning.fitting.fitted import Fitted
from ajna_desktop.learning.head_arrays import Floats
from ajna_desktop.learning.preprocessing import Preprocessing, scaled
from ajna_desktop.learning.training.pixel_cache import PixelCache
from ajna_desktop.workers.cached_features import read_features
from ajna_desktop.workers.feature_space import FeaturesOf
from ajna_desktop.workers.image_decoder import ImageDecoder
from ajna_desktop.workers.training_jobs import TrainingControl

Rows = npt.NDArray[np.int64]

_ATTEMPTS: Final = "attempts.txt"
_NONE_LEFT: Final = "None of the images can be read any more: {reason}."


@dataclass(frozen=True, slots=True, eq=False)
class Lesson:
    """N images to learn from or to validate on. Images of the test split are not among them.

    Attributes:
        features: Of each.
        classes: (N,), indices into `kinds`.
        kinds: What shall be told apart; every one has an image to learn from.
        groups: Patient, container or content of each.
        train: Rows to learn from.
        validation: The other rows.
    """

    features: FeaturesOf
    classes: Rows
    kinds: tuple[Label, ...]
    groups: tuple[str, ...]
    train: Rows
    validation: Rows

    @property
    def pooling(self) -> Pooling:
        """Of the features."""
        return self.features.space.pooling


@dataclass(frozen=True, slots=True, eq=False)
class LogisticJob:
    """Fit logistic regression; takes a second or so."""

    lesson: Lesson

    def run(self, control: TrainingControl) -> Fitted:
        """Return the head, fitted on the images to learn from."""
        from ajna_desktop.learning.fitting.fit_head import blas_threads, fit_rows

        lesson = self.lesson
        features = read_features(lesson.features)
        began = time.perf_counter()
        with blas_threads(len(lesson.train), len(lesson.kinds)):
            head = fit_rows(features[lesson.train], lesson.classes[lesson.train], lesson.kinds)
        return Fitted(
            replace(head, pooling=lesson.pooling),
            device="CPU · scikit-learn",
            seconds=time.perf_counter() - began,
        )


@dataclass(frozen=True, slots=True, eq=False)
class DenseHeadJob:
    """Fit dense layers."""

    lesson: Lesson
    settings: TrainingSettings

    def run(self, control: TrainingControl) -> Fitted:
        """Return the head with the lowest loss on the validation images."""
        from ajna_desktop.learning.fitting.fit_dense import fit_dense

        lesson = self.lesson
        return fit_dense(
            read_features(lesson.features),
            lesson.classes,
            lesson.kinds,
            lesson.train,
            lesson.validation,
            self.settings,
            steering=control,
            pooling=lesson.pooling,
        )


@dataclass(frozen=True, slots=True, eq=False)
class TuneJob:
    """Find the settings of a head by cross-validation, and fit it."""

    lesson: Lesson
    settings: TrainingSettings

    def run(self, control: TrainingControl) -> Fitted:
        """Return the head, and what was tried."""
        from ajna_desktop.learning.fitting.tune_head import tune_head

        lesson = self.lesson
        return tune_head(
            read_features(lesson.features),
            lesson.classes,
            lesson.kinds,
            lesson.groups,
            lesson.train,
            lesson.validation,
            self.settings,
            steering=control,
            pooling=lesson.pooling,
        )


@dataclass(frozen=True, slots=True, eq=False)
class CodeJob:
    """Learn a code, and what to compare with in it."""

    lesson: Lesson
    settings: TrainingSettings
    references: int = 0

    def run(self, control: TrainingControl) -> Fitted:
        """Return a head that makes codes and compares them; its projection is the code."""
        from ajna_desktop.learning.fitting.fit_code import fit_code

        lesson = self.lesson
        return fit_code(
            read_features(lesson.features),
            lesson.classes,
            lesson.kinds,
            lesson.train,
            lesson.validation,
            self.settings,
            self.references,
            control,
            lesson.pooling,
        )


@dataclass(frozen=True, slots=True, eq=False)
class SvmJob:
    """Fit a support vector machine on features."""

    lesson: Lesson

    def run(self, control: TrainingControl) -> Fitted:
        """Return the head with the settings that fare best in cross-validation."""
        from ajna_desktop.learning.fitting.fit_svm import fit_svm

        lesson = self.lesson
        return fit_svm(
            read_features(lesson.features),
            lesson.classes,
            lesson.kinds,
            lesson.groups,
            lesson.train,
            steering=control,
            pooling=lesson.pooling,
        )


@dataclass(frozen=True, slots=True, eq=False)
class SvmPixelsJob:
    """Fit a support vector machine on the grey levels of N images to learn from.

    Attributes:
        contents: Hash of the content of each.
        path_of: The absolute path of each content.
        classes: (N,), indices into `kinds`.
        kinds: What shall be told apart.
        groups: Patient, container or content of each.
        wanted: How the levels are made; of one channel.
        cache: The folder of the caches of decoded images.
        most_megapixels: Larger images are refused.
    """

    contents: tuple[str, ...]
    path_of: Mapping[str, str]
    classes: Rows
    kinds: tuple[Label, ...]
    groups: tuple[str, ...]
    wanted: Preprocessing
    cache: Path
    most_megapixels: int

    def run(self, control: TrainingControl) -> Fitted:
        """Return a head for levels as `wanted` makes them, row by row."""
        from ajna_desktop.learning.fitting.fit_svm import fit_svm

        levels, there = self._levels(control)
        return fit_svm(
            levels,
            self.classes[there],
            self.kinds,
            [self.groups[row] for row in there],
            np.arange(len(there)),
            standardised=False,
            steering=control,
        )

    def _levels(self, control: TrainingControl) -> tuple[Floats, Rows]:
        """Return the numbers (n, S × S) of the images that can be read, and which they are."""

        def report(done: int, total: int) -> None:
            control.report(TrainingProgress(TrainingState.PREPARING, done=done, total=total))
            control.wait_while_paused()

        cache = PixelCache(self.cache, self.wanted)
        try:
            attempts = self.cache / _ATTEMPTS
            decoder = ImageDecoder(self.wanted, self.most_megapixels, attempts)
            refused = decoder.fill(cache, self.path_of, report)
            there = [row for row, one in enumerate(self.contents) if one not in refused]
            if not there:
                raise TrainingFailed(_NONE_LEFT.format(reason=next(iter(refused.values()))))
            levels = np.empty((len(there), self.wanted.side**2), np.float32)
            for number, row in enumerate(there):
                image = scaled(cache.levels(self.contents[row]), self.wanted)
                levels[number] = image.reshape(-1)
        finally:
            cache.close()
        return levels, np.array(there, np.int64)
