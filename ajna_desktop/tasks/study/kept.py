"""What a study keeps of each classifier, so that it goes on where it was stopped."""

import hashlib
import io
import json
import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np

from ajna_desktop.domain.comparison import Comparison, ComparisonRow, TimingRow, Trial
from ajna_desktop.domain.errors import BundleInvalid, ExportFailed, StudyUnreadable
from ajna_desktop.domain.methods import METHODS, Fitting, Method
from ajna_desktop.domain.records_json import as_plain
from ajna_desktop.domain.training import TrainingSettings
from ajna_desktop.learning.bundles.bundle import Backbone, ClassifierBundle, read_bundle
from ajna_desktop.tasks.output.atomic_file import replace_file
from ajna_desktop.tasks.study.figures import TestSplit, Verdicts
from ajna_desktop.tasks.study.scans import StudyScans
from ajna_desktop.tasks.study.tables import read_comparison

MODELS: Final = "models"  # folder of what was trained
UNWEIGHTED: Final = "without class weights"
_NOT_KEPT: Final = "What was trained cannot be kept in the folder of the study: {reason}."
_VERDICTS: Final = "verdicts"  # folder of the files with what each classifier said


@dataclass(frozen=True, slots=True)
class Plan:
    """A classifier that a study makes."""

    method: Method
    settings: TrainingSettings | None
    variant: str = ""
    given: ClassifierBundle | None = None  # is judged as it is

    def row(self) -> ComparisonRow:
        """Return its row, before anything is known."""
        method = self.method
        return ComparisonRow(method.name, method.title, method.study, self.variant)

    @property
    def key(self) -> str:
        """Of its row."""
        return self.row().key

    @property
    def slug(self) -> str:
        """Of its files."""
        return re.sub(r"[^a-z0-9]+", "-", self.key.lower())


@dataclass(frozen=True, slots=True)
class Finished:
    """A classifier that is made and judged, with what came of it."""

    plan: Plan
    row: ComparisonRow
    verdicts: Verdicts | None = None  # None where it tells no labels
    trials: tuple[Trial, ...] = ()
    timing: tuple[TimingRow, ...] = ()


def plans(settings: Mapping[str, TrainingSettings], seed: int) -> list[Plan]:
    """Return every classifier of a study in order; dense heads also without class weights.

    Args:
        settings: Other ones than the method has, by its name.
        seed: Of all trainings.
    """
    every = []
    for method in METHODS.values():
        wanted = settings.get(method.name, method.settings)
        wanted = replace(wanted, seed=seed) if wanted is not None else None
        every.append(Plan(method, wanted))
        if method.fitting is Fitting.DENSE and wanted is not None and wanted.balanced:
            unweighted = replace(wanted, balanced=False, class_weights={})
            every.append(Plan(method, unweighted, UNWEIGHTED))
    return every


def fingerprint(plan: Plan, scans: StudyScans) -> str:
    """Return a digest of all that decides what comes of a plan."""
    digest = hashlib.sha256(
        json.dumps([as_plain(plan.method), as_plain(plan.settings)], sort_keys=True).encode()
    )
    every = scans.every
    for told in zip(every.contents, every.labels, every.groups, every.splits, strict=True):
        digest.update("\0".join(told).encode("utf-8", "surrogateescape"))
    return digest.hexdigest()[:16]


@contextmanager
def place_for_bundle(out: Path) -> Iterator[Path]:
    """Give a folder for a bundle that is not finished; it is gone at the end.

    Raises:
        ExportFailed: it cannot be made.
    """
    try:
        (out / MODELS).mkdir(parents=True, exist_ok=True)
        place = Path(tempfile.mkdtemp(prefix=".making-", dir=out / MODELS))
    except OSError as error:
        raise ExportFailed(_NOT_KEPT.format(reason=error.strerror or error)) from error
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def keep_bundle(out: Path, plan: Plan, made: Path) -> ClassifierBundle | Backbone:
    """Put what was trained in the place of what there was, and read it there.

    Raises:
        ExportFailed: it cannot be put there.
    """
    kept = out / MODELS / plan.slug
    try:
        if kept.exists():
            shutil.rmtree(kept)
        made.rename(kept)
    except OSError as error:
        raise ExportFailed(_NOT_KEPT.format(reason=error.strerror or error)) from error
    bundle = read_bundle(kept)
    if isinstance(bundle, ClassifierBundle | Backbone):
        return bundle
    raise BundleInvalid(f"{plan.method.title} made a code where a classifier was expected.")


def bundle_of(out: Path, finished: Finished) -> ClassifierBundle | Backbone | None:
    """Return what judged, None where nothing was trained or it is gone."""
    if finished.plan.given is not None:
        return finished.plan.given
    if not finished.row.bundle:
        return None
    try:
        bundle = read_bundle(out / MODELS / finished.row.bundle)
    except BundleInvalid:
        return None
    return bundle if isinstance(bundle, ClassifierBundle | Backbone) else None


def keep_verdicts(out: Path, plan: Plan, verdicts: Verdicts) -> None:
    """Write down what a classifier said.

    Raises:
        ExportFailed: it could not be written.
    """
    file = io.BytesIO()
    np.savez(file, allow_pickle=False, probabilities=verdicts.probabilities, told=verdicts.told)
    replace_file(_file(out, plan), file.getvalue())


class KeptStudy:
    """What an earlier study into the same folder left."""

    def __init__(self, out: Path, split: TestSplit) -> None:
        """Read it; a study that cannot be read left nothing."""
        self._out, self._split = out, split
        try:
            self._comparison: Comparison | None = read_comparison(out)
        except StudyUnreadable:
            self._comparison = None

    def finished(self, plan: Plan, digest: str) -> Finished | None:
        """Return what came of a plan, None where it must be done (again)."""
        if self._comparison is None:
            return None
        for row in self._comparison.rows:
            if (row.key, row.fingerprint) == (plan.key, digest) and (
                row.bundle or plan.given is not None
            ):
                break
        else:
            return None
        verdicts = None
        if row.has_figures:
            verdicts = self._verdicts(plan)
            if verdicts is None:
                return None
        return Finished(
            plan,
            row,
            verdicts,
            tuple(one for one in self._comparison.trials if one.method == row.key),
            tuple(one for one in self._comparison.timing if one.name == row.key),
        )

    def _verdicts(self, plan: Plan) -> Verdicts | None:
        try:
            with np.load(_file(self._out, plan), allow_pickle=False) as arrays:
                probabilities, told = arrays["probabilities"], arrays["told"]
        except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
            return None
        labels = len(self._split.labels)
        fits = probabilities.shape == (len(self._split), labels)
        fits = fits and told.shape == (len(self._split),) and told.dtype == np.int64
        if not fits or told.min() < -1 or told.max() >= labels:
            return None
        return Verdicts(probabilities.astype(np.float32), told)


def _file(out: Path, plan: Plan) -> Path:
    return out / _VERDICTS / f"{plan.slug}.npz"
