"""Scored scans without a store."""

import numpy as np

from ajna_desktop.domain.evaluation.scored_scans import ScoredScans
from ajna_desktop.domain.operating_point import decided
from ajna_desktop.domain.runs import Run, RunKind
from ajna_desktop.domain.scan import Label


def run_of(labels, point=None):
    names = tuple(map(Label, labels))
    return Run("c", "c-1", RunKind.APPLIED, names, "b", "t", "CPU", 1.0, point)


def scored_of(chances, truth, label, labels, *, point=None, found=None, groups=None):
    """Columns by the definitions, scan by scan; ids from 1 on, split "train" and "test"."""
    chances = np.array(chances, np.float32)
    run = run_of(labels, point)
    classes = tuple(sorted({*labels, *(one for one in (*truth, *(found or ())) if one)}))
    its = labels.index(label)
    rest = [[-1 if k == its else p for k, p in enumerate(row)] for row in chances.tolist()]
    others = [max(range(len(row)), key=row.__getitem__) for row in rest]
    place = np.array([classes.index(name) for name in labels], np.int32)

    def numbers(names):
        return np.array([classes.index(name) if name else -1 for name in names], np.int32)

    count = len(chances)
    return ScoredScans(
        Label(label),
        run,
        classes,
        ("train", "test"),
        scan_ids=np.arange(1, count + 1),
        scores=chances[:, its],
        others=place[others],
        other_scores=chances[np.arange(count), others],
        best=place[decided(run.labels, chances)],
        told=place[decided(run.labels, chances, point)],
        truth=numbers(truth),
        found=numbers(found or truth),
        groups=np.array(groups if groups is not None else range(count), np.int32),
        split=(np.arange(count) % 2).astype(np.int16),
    )
