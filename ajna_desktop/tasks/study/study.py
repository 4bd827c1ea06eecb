"""Train and evaluate every method on one folder, and write down how they compare."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import ajna_desktop
from ajna_desktop.domain.comparison import Comparison, ComparisonRow
from ajna_desktop.domain.errors import AjnaError, ExportFailed, StoreError
from ajna_desktop.domain.methods import METHODS, Fitting
from ajna_desktop.domain.progress import Doing
from ajna_desktop.domain.training import TrainingSettings
from ajna_desktop.learning.bundles.bundle import ClassifierBundle
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.describing.extract_features import extract_features
from ajna_desktop.tasks.describing.feature_space import space_of
from ajna_desktop.tasks.judging.classify import now_utc
from ajna_desktop.tasks.open_folder import open_folder
from ajna_desktop.tasks.output.atomic_file import can_write, outside
from ajna_desktop.tasks.study.figures import with_figures
from ajna_desktop.tasks.study.given import given_plan, judge_given
from ajna_desktop.tasks.study.kept import (
    Finished,
    KeptStudy,
    Plan,
    bundle_of,
    fingerprint,
    keep_bundle,
    keep_verdicts,
    place_for_bundle,
    plans,
)
from ajna_desktop.tasks.study.noise import filter_noise
from ajna_desktop.tasks.study.references import compare_with_others
from ajna_desktop.tasks.study.scans import StudyScans, study_scans
from ajna_desktop.tasks.study.search import evaluate_search, spaces_of_study
from ajna_desktop.tasks.study.timing import MOST_IMAGES, time_classifiers
from ajna_desktop.tasks.study.training import Trains, judge_test_split, train_for_study
from ajna_desktop.tasks.study.writing import Study, write_study
from ajna_desktop.workers.engine import Engine

_NO_LABELS: Final = (
    "It tells no labels: it serves search and groups, which are evaluated below."
)


def study(
    collection: Collection,
    engine: Engine,
    out: Path,
    context: TaskContext,
    only: Sequence[str] = (),
    given: Sequence[ClassifierBundle] = (),
    *,
    seed: int = 0,
    resample: bool = False,
    again: bool = False,
    settings: Mapping[str, TrainingSettings] | None = None,
    trains: Trains = train_for_study,
) -> Study:
    """Train methods on the training split, choose on the validation split, judge on the test.

    `out` gets study.json, comparison.csv, predictions.csv, disagreements.csv and study.html,
    each whole or not at all, after every method; and in folders what it needs to go on. A
    method that cannot be trained here becomes a row that says why. Whatever a study of the
    same scans, labels, splits and settings left in `out` is not made again.

    Args:
        collection: The folder.
        engine: Reads, trains and judges.
        out: Where to write; never among the scans.
        context: For progress and stopping; what was finished stays.
        only: Names of `METHODS`, and `given_name` of classifiers; none = all methods.
        given: Installed classifiers, of which those in `only` are judged as they are.
        seed: Of splits, trainings and intervals.
        resample: Deal the splits anew, by group, whatever the folder says.
        again: Make everything again that is asked for.
        settings: Other settings than a method has, by its name.
        trains: What trains a method.

    Raises:
        NothingToLearn: too few labels or groups in the folder.
        ExportFailed: a result could not be written, which ends the study.
    """
    outside(out, collection.folder)
    can_write(out)  # told now, not after the first training
    open_folder(collection, engine.images, context)
    extract_features(collection, engine.inference, context)
    scans = study_scans(collection, engine.inference, resample=resample, seed=seed)
    every = [*plans(settings or {}, seed), *map(given_plan, given)]
    work = _Work(collection, engine, out, context, scans, seed, every)
    todo = work.take_kept(frozenset(only or METHODS), again)
    for done, plan in enumerate(todo):
        context.step(Doing.COMPARING, done, len(todo))
        work.make(plan, trains)
        work.write(is_complete=False)
    work.evaluate()
    return replace(work.write(is_complete=True), leaking=scans.every.leaking)


class _Work:
    """One study under way."""

    def __init__(
        self,
        collection: Collection,
        engine: Engine,
        out: Path,
        context: TaskContext,
        scans: StudyScans,
        seed: int,
        every: Sequence[Plan],
    ) -> None:
        self._collection, self._engine, self._context = collection, engine, context
        self._out, self._scans, self._seed = out, scans, seed
        self._every = every
        self._split = scans.test()
        self._by_key: dict[str, Finished] = {}
        self._comparison = Comparison(
            folder=collection.folder.name,
            made_at_utc=now_utc(),
            program_version=ajna_desktop.__version__,
            seed=seed,
            labels=scans.kinds,
            splits=scans.counts(),
        )

    @property
    def _finished(self) -> list[Finished]:
        return [self._by_key[plan.key] for plan in self._every if plan.key in self._by_key]

    def take_kept(self, chosen: frozenset[str], again: bool) -> list[Plan]:
        """Take over what an earlier study left, and return what remains to be done."""
        kept = KeptStudy(self._out, self._split)
        todo = []
        for plan in self._every:
            is_chosen = plan.method.name in chosen
            found = kept.finished(plan, fingerprint(plan, self._scans))
            if found is not None and not (again and is_chosen):
                self._by_key[plan.key] = found
            elif is_chosen:
                todo.append(plan)
        return todo

    def make(self, plan: Plan, trains: Trains) -> None:
        """Train a method and judge the test split; what goes wrong becomes its reason."""
        row = replace(plan.row(), fingerprint=fingerprint(plan, self._scans))
        try:
            self._by_key[plan.key] = self._made(plan, row, trains)
        except (ExportFailed, StoreError):
            raise  # the disk's fault, not the method's: the next could not be kept either
        except AjnaError as error:
            self._by_key[plan.key] = Finished(plan, replace(row, reason=str(error)))

    def write(self, *, is_complete: bool) -> Study:
        """Write down what there is so far."""
        return write_study(
            self._collection,
            self._engine,
            self._out,
            replace(self._comparison, is_complete=is_complete),
            self._split,
            self._finished,
            self._context,
        )

    def evaluate(self) -> None:
        """Measure searches, label noise and speed."""
        collection, engine, context = self._collection, self._engine, self._context
        trained = [(one, bundle_of(self._out, one)) for one in self._finished]
        spaces, absent = spaces_of_study(collection, engine, trained)
        search, clusters = evaluate_search(
            engine, self._scans, spaces, absent, self._seed, context
        )
        context.step(Doing.JUDGING, 0)
        space = space_of(collection, engine.inference)
        self._comparison = replace(
            self._comparison,
            search=search,
            clusters=clusters,
            noise=filter_noise(engine, self._scans, space, context),
        )
        scans = (collection.scans.by_path(path) for path in self._split.paths[:MOST_IMAGES])
        paths = [collection.absolute(scan) for scan in scans if scan is not None]
        for key, rows in time_classifiers(engine, trained, paths, context).items():
            self._by_key[key] = replace(self._by_key[key], timing=rows)

    def _made(self, plan: Plan, row: ComparisonRow, trains: Trains) -> Finished:
        collection, engine, context = self._collection, self._engine, self._context
        if plan.given is not None:
            return judge_given(
                collection, engine, self._out, plan, self._split, row.fingerprint, self._seed,
                context,
            )  # fmt: skip
        twin = self._twin(plan)
        with place_for_bundle(self._out) as place:
            if twin is None:
                made = trains(collection, engine, plan, self._scans, place, context)
            else:
                made = compare_with_others(
                    collection, engine, plan, self._scans, place, context, *twin
                )
            made = replace(made, bundle=keep_bundle(self._out, plan, made.bundle.folder))
        row = made.told(row)
        if not isinstance(made.bundle, ClassifierBundle):
            extract_features(collection, engine.inference_of(made.bundle), context)
            return Finished(plan, replace(row, reason=_NO_LABELS), None, made.trials)
        verdicts = judge_test_split(collection, engine, made.bundle, self._split, context)
        keep_verdicts(self._out, plan, verdicts)
        row = with_figures(row, self._split, verdicts, self._seed)
        return Finished(plan, row, verdicts, made.trials)

    def _twin(self, plan: Plan) -> tuple[ClassifierBundle, ComparisonRow] | None:
        """Return what was made with the same siamese network, None where nothing was."""
        if plan.method.fitting is not Fitting.SIAMESE:
            return None
        for one in self._finished:
            other = one.plan.method
            is_same = (other.fitting, other.network) == (Fitting.SIAMESE, plan.method.network)
            if is_same and one.plan.settings == plan.settings and one.plan != plan:
                bundle = bundle_of(self._out, one)
                if isinstance(bundle, ClassifierBundle):
                    return bundle, one.row
        return None
