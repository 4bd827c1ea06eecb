"""What a search finds in each feature space that a study came by."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from ajna_desktop.domain.comparison import ClusterRow, SearchRow
from ajna_desktop.domain.errors import AjnaError
from ajna_desktop.domain.methods import Fitting
from ajna_desktop.domain.progress import Doing
from ajna_desktop.domain.training import Split
from ajna_desktop.learning.bundles.backbone import Backbone, Output
from ajna_desktop.learning.bundles.bundle import ClassifierBundle
from ajna_desktop.learning.heads.any_head import ReferenceHead
from ajna_desktop.learning.heads.projection import Projection
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.describing.feature_space import space_of
from ajna_desktop.tasks.study.kept import Finished
from ajna_desktop.tasks.study.scans import StudyScans
from ajna_desktop.workers.engine import Engine
from ajna_desktop.workers.feature_space import FeatureSpace
from ajna_desktop.workers.search_evaluation import EvaluateSearch, FindClusters, LabelledScans

_GONE: Final = "What was trained is no longer in the folder of the study; make it --again."


@dataclass(frozen=True, slots=True, eq=False)
class SearchSpace:
    """Vectors that a search can compare.

    Attributes:
        title: For people.
        space: The features.
        projection: Makes codes of them, which are compared instead.
        is_clustered: Whether groups are looked for, too.
    """

    title: str
    space: FeatureSpace
    projection: Projection | None = None
    is_clustered: bool = False

    @property
    def width(self) -> int:
        """Numbers of an image."""
        return self.projection.code_width if self.projection else self.space.width


def spaces_of_study(
    collection: Collection,
    engine: Engine,
    trained: Sequence[tuple[Finished, ClassifierBundle | Backbone | None]],
) -> tuple[list[SearchSpace], dict[str, str]]:
    """Return every space that the networks of a study span.

    Args:
        collection: Whose images they described.
        engine: Knows the networks.
        trained: What was made, and the bundle of it where it is there.

    Returns:
        The spaces, each once, that of the default network first; and why others are not there,
        by title.
    """
    spaces = _of_network(collection, engine, engine.backbone, engine.backbone.name)
    seen, absent = {engine.backbone.digest}, dict[str, str]()
    lacking: set[str] = set()
    for finished, bundle in trained:
        method, title = finished.plan.method, finished.row.full_title
        if bundle is None:
            if method.network not in lacking:
                lacking.add(method.network)
                absent[title] = finished.row.reason or _GONE
            continue
        backbone = bundle if isinstance(bundle, Backbone) else engine.backbone_of(bundle)
        if backbone.digest not in seen:
            seen.add(backbone.digest)
            own = method.pooling is None  # the network itself was trained
            is_clustered = method.fitting is Fitting.AUTOENCODER
            spaces += _of_network(
                collection, engine, backbone, title if own else backbone.name, is_clustered
            )
        head = None if isinstance(bundle, Backbone) else bundle.head
        if method.fitting is Fitting.CODE and isinstance(head, ReferenceHead):
            space = space_of(collection, engine.inference_of(backbone), head.pooling)
            spaces.append(SearchSpace(title, space, head.projection, is_clustered=True))
    return spaces, absent


def _of_network(
    collection: Collection,
    engine: Engine,
    backbone: Backbone,
    title: str,
    is_clustered: bool = False,
) -> list[SearchSpace]:
    """Return the spaces of one network: none where it tells probabilities."""
    if backbone.output is not Output.VECTOR:
        return []
    inference = engine.inference_of(backbone)
    is_pooled = len(backbone.pooling_kinds) > 1
    return [
        SearchSpace(
            f"{title}, {pooling}" if is_pooled else title,
            space_of(collection, inference, pooling),
            is_clustered=is_clustered,
        )
        for pooling in backbone.pooling_kinds
    ]


def evaluate_search(
    engine: Engine,
    scans: StudyScans,
    spaces: Sequence[SearchSpace],
    absent: Mapping[str, str],
    seed: int,
    context: TaskContext,
) -> tuple[tuple[SearchRow, ...], tuple[ClusterRow, ...]]:
    """Measure every space by both protocols; one that fails says why.

    Args:
        engine: Does it in a process of its own.
        scans: Those of the test split ask, those of the training split are searched.
        spaces: What to measure.
        absent: Spaces that are not there, by title, and why.
        seed: Of what is drawn.
        context: For progress and stopping.
    """
    rows, clusters = [], []
    for done, one in enumerate(spaces):
        context.step(Doing.EVALUATING, done, len(spaces))
        row = SearchRow(_name(one), one.title, one.width)
        test = replace(scans.labelled(one.space, Split.TEST), projection=one.projection)
        try:
            rows.append(_evaluated(engine, scans, row, one, test, seed, context))
            if one.is_clustered:
                job = FindClusters(one.title, test, seed)
                clusters.append(engine.training.run(job, tick=context.check))
        except AjnaError as error:
            rows.append(replace(row, reason=str(error)))
    rows += [SearchRow("", title, reason=reason) for title, reason in absent.items()]
    return tuple(rows), tuple(clusters)


def _evaluated(
    engine: Engine,
    scans: StudyScans,
    row: SearchRow,
    one: SearchSpace,
    test: LabelledScans,
    seed: int,
    context: TaskContext,
) -> SearchRow:
    pool = replace(scans.labelled(one.space, Split.TRAIN), projection=one.projection)
    job = EvaluateSearch(test, pool, scans.kinds, seed)
    by_study, honest = engine.training.run(job, tick=context.check)
    return replace(row, study=by_study, held_out=honest)


def _name(one: SearchSpace) -> str:
    return f"{one.space.name} code" if one.projection else one.space.name
