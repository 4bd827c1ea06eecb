"""What scans can be coloured by, and the kind that each scan is of, whatever the theme."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPalette

from ajna_desktop.domain.columns import Column, ColumnValues
from ajna_desktop.domain.evaluation.scored_scans import ScoredScans
from ajna_desktop.imaging.point_raster import Shape
from ajna_desktop.ui.column_words import column_word, value_words
from ajna_desktop.ui.figures import probability
from ajna_desktop.ui.map.colouring import (
    MOST_KINDS,
    Codes,
    Colouring,
    Kind,
    by_name,
    by_scale,
    steps_of,
)
from ajna_desktop.ui.theme import Colours

Items = npt.NDArray[np.int64]

OUTCOME: Final = "outcome"  # keys beside those of columns
CONFIDENCE: Final = "confidence"
CLUSTER: Final = "cluster"
LABEL: Final = "label"
_BEFORE_COLUMNS: Final = (LABEL, "predicted", OUTCOME, CONFIDENCE, CLUSTER)


class Style(StrEnum):
    """How kinds are told apart."""

    NAMES = "names"
    SCALE = "scale"
    OUTCOME = "outcome"  # right, wrong


@dataclass(frozen=True, slots=True, eq=False)
class ColourData:
    """The kind of each of N scans: `codes` (N,) are indices into `names`, −1 = none."""

    codes: Codes
    names: tuple[str, ...]
    style: Style = Style.NAMES

    def colouring(self, palette: QPalette) -> Colouring:
        """Give the kinds their colours and shapes."""
        none = QCoreApplication.translate("map", "none")
        if self.style is Style.SCALE:
            return by_scale(self.codes, self.names, none, palette)
        if self.style is Style.OUTCOME:
            return self._outcome(palette)
        others = QCoreApplication.translate("map", "{0} others")
        return by_name(self.codes, self.names, none, others, palette)

    def _outcome(self, palette: QPalette) -> Colouring:
        colours = Colours.of(palette)
        looks = (
            (colours.agree, Shape.DISC),
            (colours.disagree, Shape.TRIANGLE),
            (colours.subtle, Shape.PLUS),
        )
        unknown = QCoreApplication.translate("map", "no label or no prediction")
        codes = np.where(self.codes < 0, np.int32(2), self.codes)
        counts = np.bincount(codes, minlength=3).tolist()
        kinds = [
            Kind(name, count, *look)
            for name, count, look in zip((*self.names, unknown), counts, looks, strict=True)
        ]
        return Colouring(codes, tuple(kinds))


def choices(columns: Sequence[Column]) -> list[tuple[str, str]]:
    """Return what there is to colour by: the key and the words of each."""
    translate = QCoreApplication.translate
    words = {
        OUTCOME: translate("map", "right or wrong"),
        CONFIDENCE: translate("map", "probability"),
        CLUSTER: translate("map", "cluster"),
    }
    rest = [column.key for column in columns if column.key not in _BEFORE_COLUMNS]
    return [(key, words.get(key) or column_word(key)) for key in (*_BEFORE_COLUMNS, *rest)]


def of_column(values: ColumnValues, scan_ids: Items) -> ColourData:
    """Colour by a column; one of many numbers becomes steps."""
    codes = values.of(scan_ids)
    if len(values.names) > MOST_KINDS and (numbers := _numbers(values.names)) is not None:
        return of_numbers(np.append(numbers, np.nan)[codes], lambda value: f"{value:g}")
    return ColourData(codes, tuple(value_words(values)))


def of_outcome(label: ColumnValues, predicted: ColumnValues, scan_ids: Items) -> ColourData:
    """Colour by whether label and prediction agree."""
    place = {name: number for number, name in enumerate(label.names)}
    same = np.array([place.get(name, -2) for name in predicted.names] + [-2], np.int32)
    true, told = label.of(scan_ids), predicted.of(scan_ids)
    codes = np.where(same[told] == true, np.int32(0), np.int32(1))
    codes[(true < 0) | (told < 0)] = -1
    translate = QCoreApplication.translate
    return ColourData(
        codes, (translate("map", "right"), translate("map", "wrong")), Style.OUTCOME
    )


def of_confidence(scored: ScoredScans | None, scan_ids: Items) -> ColourData:
    """Colour by the probability of what was decided for."""
    numbers = np.full(len(scan_ids), np.nan)
    if scored is not None and len(scored):
        its = scored.number(scored.label)
        known = np.where(scored.told == its, scored.scores, scored.other_scores)
        places = np.minimum(np.searchsorted(scored.scan_ids, scan_ids), len(scored) - 1)
        found = scored.scan_ids[places] == scan_ids
        numbers[found] = known[places[found]]
    return of_numbers(numbers, probability)


def of_clusters(numbers: Codes) -> ColourData:
    """Colour by cluster; they are counted from 1 on the screen."""
    said = QCoreApplication.translate("map", "cluster {0}")
    count = int(numbers.max(initial=-1)) + 1
    names = tuple(said.format(number + 1) for number in range(count))
    return ColourData(numbers, names)


def of_numbers(numbers: npt.NDArray[np.float64], word: Callable[[float], str]) -> ColourData:
    """Colour by numbers, in steps that hold about as many scans each; NaN is none."""
    codes, steps = steps_of(numbers)
    names = [word(low) if low == high else f"{word(low)} – {word(high)}" for low, high in steps]
    return ColourData(codes, tuple(names), Style.SCALE)


def _numbers(names: Sequence[str]) -> npt.NDArray[np.float64] | None:
    try:
        return np.array([float(name) for name in names])
    except ValueError:
        return None
