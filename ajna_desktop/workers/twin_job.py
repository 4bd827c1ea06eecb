"""Finds images that are one image, in the process for surveys."""

import hashlib
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.errors import ImageUnreadable
from ajna_desktop.domain.progress import Doing
from ajna_desktop.domain.twins import Likeness
from ajna_desktop.workers.feature_space import FeaturesOf
from ajna_desktop.workers.survey_jobs import SurveyControl

if TYPE_CHECKING:
    from ajna_desktop.store.features import FeatureCache

_SQUARES: Final = "squares-64"
_SIDE: Final = 64
_BY_STRUCTURE: Final = 3  # candidates of each image
_BY_FEATURES: Final = 2
_COMPONENTS: Final = 128  # of features
_THREADS: Final = 2
_AT_ONCE: Final = 256  # images or pairs: a step takes a second

Bytes = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class TwinsOfContents:
    """What was found.

    Attributes:
        likenesses: By the numbers of two contents, the lower first.
        unreadable: Numbers of contents whose file could not be read, or is another by now.
    """

    likenesses: dict[tuple[int, int], Likeness]
    unreadable: frozenset[int]


@dataclass(frozen=True, slots=True, eq=False)
class FindTwins:
    """Compare images that are new with all.

    Attributes:
        features: Of N contents, each there once.
        paths: A file of each.
        is_new: (N,); False where a content was compared with all that is not new.
        most_megapixels: Larger images are refused.
    """

    features: FeaturesOf
    paths: Sequence[str]
    is_new: npt.NDArray[np.bool_]
    most_megapixels: int

    def run(self, control: SurveyControl) -> TwinsOfContents:
        """Do it.

        Raises:
            FeaturesMissing: an image has no features in the cache.
            StoreError: what was read of the images cannot be kept.
        """
        hashes = self.features.hashes
        squares, readable = self._squares(hashes, control)
        numbers = np.flatnonzero(readable)
        unreadable = frozenset(np.flatnonzero(~readable).tolist())
        new = np.flatnonzero(self.is_new[numbers])
        if len(numbers) < 2 or not len(new):
            return TwinsOfContents({}, unreadable)
        pairs = self._candidates(squares, numbers, new, control)
        found = self._confirmed(squares, numbers, pairs, control)
        return TwinsOfContents(
            {
                (int(numbers[one]), int(numbers[other])): likeness
                for (one, other), likeness in found.items()
            },
            unreadable,
        )

    def _squares(
        self, hashes: Sequence[str], control: SurveyControl
    ) -> tuple[Bytes, npt.NDArray[np.bool_]]:
        """Return the squares of the readable contents, and which those are.

        They are kept from one search to the next: a kind of features, two bytes in each.
        """
        from ajna_desktop.domain.methods import Pooling
        from ajna_desktop.store.features import FeatureCache

        width = _SIDE * _SIDE // 2
        cache = FeatureCache(self.features.space.cache, _SQUARES, width, [Pooling.AVERAGE])
        try:
            self._read_squares(cache, hashes, control)
            rows = cache.rows(hashes)
            readable = rows >= 0
            halves = np.asarray(cache.mapped())[rows[readable]]
        finally:
            cache.close()
        return halves.view(np.uint8).reshape(-1, _SIDE, _SIDE), readable

    def _read_squares(
        self, cache: "FeatureCache", hashes: Sequence[str], control: SurveyControl
    ) -> None:
        from ajna_desktop.domain.files import Described
        from ajna_desktop.domain.scan import ScanId

        path_of = dict(zip(hashes, self.paths, strict=True))
        missing = cache.missing(hashes)
        with ThreadPoolExecutor(_THREADS) as threads:
            for start in range(0, len(missing), _AT_ONCE):
                control.report(Doing.DECODING, start, len(missing))
                some = missing[start : start + _AT_ONCE]
                read = threads.map(lambda name: self._square(path_of[name], name), some)
                cache.add(
                    [
                        Described(ScanId(0), name, square.reshape(-1).view(np.float16))
                        for name, square in zip(some, read, strict=True)
                        if square is not None
                    ]
                )

    def _square(self, path: str, content_hash: str) -> Bytes | None:
        from ajna_desktop.imaging.read_file import read_file
        from ajna_desktop.imaging.read_image import decode
        from ajna_desktop.imaging.squares import grey_levels, squashed

        try:
            data = read_file(path)
            if hashlib.sha256(data).hexdigest() != content_hash:
                return None
            pixels = decode(data, at_least=2 * _SIDE, most_megapixels=self.most_megapixels)
        except ImageUnreadable:
            return None
        return squashed(grey_levels(pixels), _SIDE)

    def _candidates(
        self,
        squares: Bytes,
        numbers: npt.NDArray[np.int64],
        new: npt.NDArray[np.int64],
        control: SurveyControl,
    ) -> npt.NDArray[np.int64]:
        from ajna_desktop.search.principal_components import fit_projection
        from ajna_desktop.search.twins.candidates import (
            Structures,
            by_structure,
            by_vectors,
            joined,
        )
        from ajna_desktop.search.unit_rows import UnitRows, as_unit
        from ajna_desktop.workers.cached_features import map_features

        total = len(numbers) + 2 * len(new)

        def report(before: int, done: int) -> None:
            control.report(Doing.PAIRING, before + done, total)

        matrix, rows = map_features(self.features)
        features = UnitRows(matrix, rows[numbers])
        projection = fit_projection(features, _COMPONENTS, seed=0)
        vectors = np.empty((len(numbers), projection.count), np.float32)
        for first, block in features.blocks():
            vectors[first : first + len(block)] = as_unit(projection.apply(block))
        structures = Structures(squares, lambda done: report(0, done))
        described, through = len(numbers), len(numbers) + len(new)
        return joined(
            by_structure(structures, new, _BY_STRUCTURE, lambda done: report(described, done)),
            by_vectors(vectors, new, _BY_FEATURES, lambda done: report(through, done)),
        )

    def _confirmed(
        self,
        squares: Bytes,
        numbers: npt.NDArray[np.int64],
        pairs: npt.NDArray[np.int64],
        control: SurveyControl,
    ) -> dict[tuple[int, int], Likeness]:
        from ajna_desktop.search.twins.decision import are_one_image
        from ajna_desktop.workers.twin_confirmation import Confirmer

        confirmer = Confirmer([self.paths[number] for number in numbers], self.most_megapixels)
        scores = np.zeros(len(pairs))
        likenesses: list[Likeness | None] = []
        with ThreadPoolExecutor(_THREADS) as threads:
            parts = [
                pairs[start : start + _AT_ONCE] for start in range(0, len(pairs), _AT_ONCE)
            ]
            judged = threads.map(lambda part: confirmer.likenesses(squares, part), parts)
            for likeness in _flat(judged):
                if len(likenesses) % _AT_ONCE == 0:
                    control.report(Doing.CONFIRMING, len(likenesses), len(pairs))
                scores[len(likenesses)] = likeness.score if likeness else 0.0
                likenesses.append(likeness)
        accepted = are_one_image(pairs, scores)
        return {
            (int(one), int(other)): likeness
            for (one, other), likeness, is_one in zip(pairs, likenesses, accepted, strict=True)
            if is_one and likeness is not None
        }


def _flat(parts: Iterator[list[Likeness | None]]) -> Iterator[Likeness | None]:
    for part in parts:
        yield from part
