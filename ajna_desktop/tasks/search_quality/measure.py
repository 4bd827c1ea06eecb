"""Measure how well each way to compare scans does in a folder, and keep what was found."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np

from ajna_desktop.domain.comparison import SearchRow
from ajna_desktop.domain.errors import AjnaError, ExportFailed, NothingToLearn
from ajna_desktop.domain.records_json import NotSuchARecord, from_json, to_json
from ajna_desktop.domain.search_quality import ForestFigures, SearchQuality
from ajna_desktop.domain.training import Split
from ajna_desktop.learning.bundles.bundle import ClassifierBundle, CodeBundle
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.describing.feature_space import described_scans
from ajna_desktop.tasks.describing.search_space import (
    SearchSpace,
    describe_in,
    index_folder,
    maker_of,
    where,
)
from ajna_desktop.tasks.judging.classify import now_utc
from ajna_desktop.tasks.output.atomic_file import replace_file
from ajna_desktop.tasks.study.scans import StudyScans, study_scans
from ajna_desktop.workers.engine import Engine
from ajna_desktop.workers.feature_space import FeaturesOf, SearchedScans
from ajna_desktop.workers.search_evaluation import EvaluateSearch, LabelledScans
from ajna_desktop.workers.search_quality_jobs import Hits, MeasureForests, MeasureHits

_MOST_ASKING: Final = 2_000  # scans: each is compared with all that are searched
_KEPT: Final = "search_quality.json"
_HOW: Final = (
    "Scans of the test split ask; the {count:,} scans to learn from are searched, but never "
    "those of the same patient or container, nor the same image. Splits: {dealt}."
)
_NO_LABELS: Final = (
    "Hits are counted by labels, and these scans have too few: at least two labels are needed, "
    "each on scans of several patients, containers or other groups."
)
_LEARNED: Final = (
    " What was learned from labels flatters itself where it learned from these very scans."
)


@dataclass(frozen=True, slots=True)
class NamedSpace:
    """A way to compare scans, and what people call it."""

    title: str
    space: SearchSpace


def measure_search(
    collection: Collection,
    engine: Engine,
    spaces: Sequence[NamedSpace],
    context: TaskContext,
    seed: int = 0,
) -> SearchQuality:
    """Measure hits in every space, and indexes in the first; keep the figures.

    Scans that a space has not described yet are described first. A space that fails tells why.
    Of more than 2,000 scans that can ask, as many are drawn.

    Args:
        collection: Whose scans.
        engine: Describes them, and measures in a process of its own.
        spaces: At least one.
        context: For progress and stopping.
        seed: Of all that is drawn.
    """
    problems = {one.title: _describe(collection, engine, one.space, context) for one in spaces}
    usable = [one for one in spaces if not problems[one.title]]
    how, rows, asking, asked_of = "", [], 0, 0
    try:
        scans = _scans(collection, engine, seed)
    except NothingToLearn:
        how = _NO_LABELS
    else:
        asked = _drawn(scans.rows(Split.TEST), seed)
        asking, asked_of = len(asked), len(scans.rows(Split.TEST))
        how = _HOW.format(count=len(scans.rows(Split.TRAIN)), dealt=scans.every.how)
        if any(isinstance(one.space.bundle, CodeBundle | ClassifierBundle) for one in usable):
            how += _LEARNED
        rows = _rows(collection, engine, usable, scans, asked, seed, context)
    rows += [
        SearchRow(one.space.id, one.title, reason=problems[one.title])
        for one in spaces
        if problems[one.title]
    ]
    forests = _forests(collection, engine, usable[0], context) if usable else None
    quality = SearchQuality(how, asking, asked_of, tuple(rows), forests, now_utc())
    with suppress(ExportFailed):  # a full disk: they can be measured again
        replace_file(_place(collection), to_json(quality).encode())
    return quality


def kept_quality(collection: Collection) -> SearchQuality | None:
    """Return what was measured last, None where nothing was, or not by this version."""
    try:
        return from_json(SearchQuality, _place(collection).read_text("utf-8"))
    except (OSError, ValueError, NotSuchARecord):
        return None


def _place(collection: Collection) -> Path:
    return collection.index_folder / _KEPT


def _scans(collection: Collection, engine: Engine, seed: int) -> StudyScans:
    """Return the labelled scans, dealt out anew where the folder holds none back."""
    try:
        return study_scans(collection, engine.inference, resample=False, seed=seed)
    except NothingToLearn:
        return study_scans(collection, engine.inference, resample=True, seed=seed)


def _describe(
    collection: Collection, engine: Engine, space: SearchSpace, context: TaskContext
) -> str:
    """Have the scans described in a space; return why they cannot be, "" when they are."""
    try:
        describe_in(collection, engine, space, context)
    except AjnaError as error:
        return str(error)
    return ""


def _rows(
    collection: Collection,
    engine: Engine,
    spaces: Sequence[NamedSpace],
    scans: StudyScans,
    asked: Sequence[int],
    seed: int,
    context: TaskContext,
) -> list[SearchRow]:
    jobs = []
    for one in spaces:
        features = where(collection, engine, one.space)
        asking = LabelledScans(
            FeaturesOf.of(features, scans.contents(asked)),
            scans.classes(asked),
            scans.groups(asked),
        )
        pool = scans.labelled(features, Split.TRAIN)
        jobs.append(EvaluateSearch(asking, pool, scans.kinds, seed))
    found: list[Hits | str] = engine.surveys.survey(
        MeasureHits(jobs), context.step, context.check
    )
    return [
        _row(SearchRow(one.space.id, one.title, job.pool.features.space.width), hits)
        for one, job, hits in zip(spaces, jobs, found, strict=True)
    ]


def _row(row: SearchRow, hits: Hits | str) -> SearchRow:
    if isinstance(hits, str):
        return replace(row, reason=hits)
    by_study, honest = hits
    return replace(row, study=by_study, held_out=honest)


def _forests(
    collection: Collection, engine: Engine, one: NamedSpace, context: TaskContext
) -> ForestFigures | None:
    features = where(collection, engine, one.space)
    scans = described_scans(collection, maker_of(engine, one.space))
    searched = SearchedScans(
        FeaturesOf.of(features, scans.hashes),
        scans.scan_ids,
        index_folder(collection, one.space, features),
    )
    found: ForestFigures | None = engine.surveys.survey(
        MeasureForests(one.title, searched), context.step, context.check
    )
    return found


def _drawn(rows: Sequence[int], seed: int) -> list[int]:
    if len(rows) <= _MOST_ASKING:
        return list(rows)
    drawn = np.random.default_rng(seed).permutation(len(rows))[:_MOST_ASKING]
    return [rows[number] for number in np.sort(drawn).tolist()]
