"""Which scans of a folder a classifier is trained on, and what each is for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Self

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.errors import NothingToLearn
from ajna_desktop.domain.scan import Label
from ajna_desktop.domain.splits import deal
from ajna_desktop.domain.training import Split
from ajna_desktop.store.collection import Collection

_AT_ONCE: Final = 5000  # scans asked of the store
_MOST_NAMED: Final = 3  # groups and contents on two sides
_NO_SCANS: Final = "There is no scan in this folder that can be read."


@dataclass(frozen=True, slots=True)
class TrainingScans:
    """N scans, in id order.

    Attributes:
        paths: Relative to the folder.
        contents: Hash of the content of each.
        labels: That hold; "" of a scan without one, where none is needed.
        groups: Patient, container or content of each.
        splits: What each is for.
        how: That was decided, for people.
        leaks: How many groups and contents the folder itself has on two sides.
        leaking: Some of those by name: a group, or the path of a scan with the content.
        left_out: Held-back scans of labels that no scan to learn from has.
        seed: Of the chance in it.
    """

    paths: tuple[str, ...]
    contents: tuple[str, ...]
    labels: tuple[Label, ...]
    groups: tuple[str, ...]
    splits: tuple[Split, ...]
    how: str
    leaks: int = 0
    leaking: tuple[str, ...] = ()
    left_out: int = 0
    seed: int = 0

    @property
    def kinds(self) -> tuple[Label, ...]:
        """The labels to be told apart, sorted: the order of the classes."""
        return tuple(sorted({self.labels[row] for row in self.rows(Split.TRAIN).tolist()}))

    @property
    def classes(self) -> npt.NDArray[np.int64]:
        """The index of the label of each into `kinds`, (N,)."""
        number = {label: index for index, label in enumerate(self.kinds)}
        return np.array([number[label] for label in self.labels], np.int64)

    def rows(self, split: Split) -> npt.NDArray[np.int64]:
        """Return the numbers of the scans of a split, in order."""
        return np.flatnonzero([one is split for one in self.splits])

    def chosen(self, rows: Sequence[int]) -> Self:
        """Return some of them."""
        return replace(
            self,
            paths=tuple(self.paths[row] for row in rows),
            contents=tuple(self.contents[row] for row in rows),
            labels=tuple(self.labels[row] for row in rows),
            groups=tuple(self.groups[row] for row in rows),
            splits=tuple(self.splits[row] for row in rows),
        )

    def that_can_be_judged(self) -> Self:
        """Return those whose labels can be learned; the others are counted as left out."""
        known = frozenset(self.kinds)
        rows = [row for row, label in enumerate(self.labels) if label in known]
        left_out = self.left_out + len(self.labels) - len(rows)
        return replace(self.chosen(rows), left_out=left_out)


def training_scans(
    collection: Collection, *, resample: bool, seed: int, needs_labels: bool = True
) -> TrainingScans:
    """Return the scans of a folder that can be learned from, dealt out.

    Scans that are ambiguous or bad images are not among them.

    Args:
        collection: The folder.
        resample: Deal anew, whatever the folder says.
        seed: See `domain.splits.deal`.
        needs_labels: False takes scans without a label as well, and any label.

    Raises:
        NothingToLearn: too few labels or groups, or no scans at all.
    """
    table = collection.scans.training_table()
    there = [
        row for row, label in enumerate(table.labels) if label is not None or not needs_labels
    ]
    if not len(table.labels):
        raise NothingToLearn(_NO_SCANS)
    scan_ids = table.scan_ids[there].tolist()
    labels = [table.labels[row] or Label("") for row in there]
    groups = [table.groups[row] for row in there]
    paths: list[str] = []
    contents: list[str] = []
    found: list[str] = []
    for start in range(0, len(scan_ids), _AT_ONCE):
        for scan in collection.scans.scans(scan_ids[start : start + _AT_ONCE]):
            paths.append(scan.path)
            contents.append(scan.content_hash or "")
            found.append(scan.split)
    dealt = deal(
        labels,
        groups,
        contents,
        found,
        resample=resample,
        seed=seed,
        least_classes=2 if needs_labels else 0,
    )
    scans = TrainingScans(
        tuple(paths),
        tuple(contents),
        tuple(labels),
        tuple(groups),
        dealt.splits,
        dealt.in_words(),
        len(dealt.leaks),
        _named(dealt.leaks, groups, contents, paths),
        seed=seed,
    )
    return scans.that_can_be_judged() if needs_labels else scans


def _named(
    leaks: Sequence[str], groups: Sequence[str], contents: Sequence[str], paths: Sequence[str]
) -> tuple[str, ...]:
    """Return names of some groups, or else of scans: nobody knows a content by its hash."""
    path_of = dict(zip(contents, paths, strict=True))
    named = [one for one in leaks if one in set(groups) - path_of.keys()]
    named += [path_of[one] for one in leaks if one in path_of]
    return tuple(named[:_MOST_NAMED])
