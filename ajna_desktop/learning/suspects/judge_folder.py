"""Judge all labels of a folder, in parts where there are more images than memory holds."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from ajna_desktop.learning.fitting.folds import assign_folds
from ajna_desktop.learning.head_arrays import Floats
from ajna_desktop.learning.suspects.judge_labels import (
    Prepared,
    Report,
    judge_labels,
    judgeable,
    settle_copies,
)
from ajna_desktop.learning.suspects.left_out import Numbers

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Labelled:
    """The labels of N images.

    Attributes:
        classes: (N,) numbers from 0 on.
        groups: (N,) numbers of patients, containers or contents, from 0 on.
        contents: (N,) numbers of contents, from 0 on.
        is_reviewed: (N,) a person gave or confirmed the label.
        was_wrong: (N,) a person gave it in the place of another.
    """

    classes: Numbers
    groups: Numbers
    contents: Numbers
    is_reviewed: Mask
    was_wrong: Mask


@dataclass(frozen=True, slots=True, eq=False)
class JudgedFolder:
    """What is said of N images, as `JudgedLabels`; of those not judged, nothing.

    Attributes:
        is_judged: (N,) the others have no label that images of another group have.
        odds: (N,) logarithms, copies of one content settled among themselves.
        suggested: (N,) the likeliest other class.
        label_probability: (N,) of the label that the image has.
        probability: (N,) of the suggested class.
        told: (N,) the class that the judges told together.
        otherwise: (N, 2) whether the kernel and the linear judge told another than the label.
        spread: Standard deviation of the number of wrong labels, from planting to planting.
    """

    is_judged: Mask
    odds: npt.NDArray[np.float64]
    suggested: Numbers
    label_probability: Floats
    probability: Floats
    told: Numbers
    otherwise: Mask
    spread: float


def judge_folder(
    prepare: Callable[[int], Prepared],
    parts: Sequence[Numbers],
    labelled: Labelled,
    report: Report = lambda done, total: None,
) -> JudgedFolder:
    """Judge every label that images of another group of the same part have, too.

    Args:
        prepare: Returns what the features of a part give, by its number.
        parts: Which images are judged together; no group is in two parts.
        labelled: The labels.
        report: Is told how many of how many images are done.
    """
    many = len(labelled.classes)
    judged = JudgedFolder(
        is_judged=np.zeros(many, np.bool_),
        odds=np.full(many, -np.inf),
        suggested=np.zeros(many, np.int64),
        label_probability=np.ones(many, np.float32),
        probability=np.zeros(many, np.float32),
        told=labelled.classes.copy(),
        otherwise=np.zeros((many, 2), np.bool_),
        spread=0.0,
    )
    variance, done = 0.0, 0
    for number, part in enumerate(parts):

        def step(at: int, of: int, first: int = done, size: int = len(part)) -> None:
            report(first + size * at // of, many)

        variance += _judge_part(prepare(number), part, labelled, judged, step) ** 2
        done += len(part)
        report(done, many)
    there = judged.is_judged
    judged.odds[there] = settle_copies(
        judged.odds[there], labelled.classes[there], labelled.contents[there]
    )
    return replace(judged, spread=variance**0.5)


def split_up(classes: Numbers, groups: Numbers, most: int) -> list[Numbers]:
    """Return parts of at most about `most` images that have the classes alike, groups whole."""
    how_many = -(-len(classes) // most)
    if how_many == 1:
        return [np.arange(len(classes))]
    part_of = assign_folds(classes.tolist(), [f"{group}" for group in groups], 0, how_many)
    return [np.flatnonzero(part_of == number) for number in range(how_many)]


def _judge_part(
    prepared: Prepared, part: Numbers, labelled: Labelled, judged: JudgedFolder, report: Report
) -> float:
    """Enter what is said of a part; return the deviation of its number of wrong labels."""
    kinds, classes = np.unique(labelled.classes[part], return_inverse=True)
    groups = np.unique(labelled.groups[part], return_inverse=True)[1]
    is_reviewed, can_be = labelled.is_reviewed[part], judgeable(classes, groups)
    if len(np.unique(classes[can_be])) < 2 or not (can_be & ~is_reviewed).any():
        return 0.0
    was_wrong = labelled.was_wrong[part]
    found = judge_labels(
        prepared, classes, len(kinds), groups, is_reviewed, was_wrong, can_be, report
    )
    # Those that people reviewed are judged as well: what they are told to be helps companions.
    judged.is_judged[part] = can_be
    judged.odds[part] = np.where(is_reviewed, -np.inf, found.odds)
    judged.suggested[part], judged.told[part] = kinds[found.suggested], kinds[found.told]
    judged.label_probability[part] = found.label_probability
    judged.probability[part] = found.probability
    judged.otherwise[part] = np.stack([found.kernel, found.linear], axis=1) != classes[:, None]
    return found.spread
