from dataclasses import replace

import numpy as np
import pytest

from ajna_desktop.domain.errors import FeaturesMissing
from ajna_desktop.domain.files import Described
from ajna_desktop.domain.methods import Pooling
from ajna_desktop.domain.scan import Label, ScanId
from ajna_desktop.learning.heads.dense_layers import DenseLayers
from ajna_desktop.learning.heads.projection import Projection
from ajna_desktop.store.features import FeatureCache
from ajna_desktop.workers.feature_space import FeaturesOf, FeatureSpace
from ajna_desktop.workers.search_evaluation import EvaluateSearch, FindClusters, LabelledScans
from ajna_desktop.workers.training_jobs import TrainingControl

LABELS = (Label("empty"), Label("loaded"))
WIDTH = 8


@pytest.fixture
def hashes(tmp_path):
    """Features of 60 images; classes take turns. Maxima tell them apart, averages do not."""
    rng = np.random.default_rng(0)
    cache = FeatureCache(tmp_path, "net", WIDTH)
    hashes = [f"{number:064x}" for number in range(60)]
    cache.add(
        [
            Described(
                ScanId(number),
                name,
                rng.normal(0, 1, WIDTH).astype(np.float16),
                (rng.normal(0, 1, WIDTH) + 18 * (number % 2) - 9).astype(np.float16),
            )
            for number, name in enumerate(hashes)
        ]
    )
    cache.close()
    return hashes


def scans(tmp_path, hashes, numbers, pooling=Pooling.MAXIMUM):
    space = FeatureSpace(tmp_path, "net", WIDTH, pooling)
    return LabelledScans(
        FeaturesOf.of(space, [hashes[number] for number in numbers]),
        np.array([number % 2 for number in numbers]),
        [f"p{number}" for number in numbers],
    )


def test_that_a_space_in_which_classes_lie_apart_finds_them_and_another_does_not(
    tmp_path, hashes
):
    found = {}
    for pooling in Pooling:
        queries = scans(tmp_path, hashes, range(40, 60), pooling)
        pool = scans(tmp_path, hashes, range(40), pooling)
        job = EvaluateSearch(queries, pool, LABELS)
        found[pooling] = job.run(TrainingControl())
    by_study, honest = found[Pooling.MAXIMUM]
    assert (by_study.pool, honest.pool, honest.queries) == (20, 40, 20)
    assert by_study.at_10.mean == honest.at_20.mean == 1.0
    assert honest.average_precision == 1.0
    assert 0.3 < found[Pooling.AVERAGE][1].at_20.mean < 0.7


def test_that_a_code_made_of_the_features_is_searched_instead_of_them(tmp_path, hashes):
    # The same for every image: its bias.
    weights = np.zeros((WIDTH, 1), np.float32)
    projection = Projection(
        DenseLayers(
            np.zeros(WIDTH, np.float32),
            np.ones(WIDTH, np.float32),
            (weights,),
            (np.ones(1, np.float32),),
        )
    )
    queries = replace(scans(tmp_path, hashes, range(40, 60)), projection=projection)
    pool = replace(scans(tmp_path, hashes, range(40)), projection=projection)
    _, honest = EvaluateSearch(queries, pool, LABELS).run(TrainingControl())
    assert honest.at_20.mean == pytest.approx(0.5)  # all codes are alike: the first 20 of 40


def test_that_groups_are_compared_with_the_labels(tmp_path, hashes):
    row = FindClusters("Code", scans(tmp_path, hashes, range(60))).run(TrainingControl())
    assert (row.title, row.clusters, row.scans) == ("Code", 2, 60)
    assert row.rand_index == row.purity == 1.0
    assert row.purity_by_chance == 0.5


def test_that_scans_without_features_are_no_crash(tmp_path, hashes):
    queries = scans(tmp_path, [*hashes[:59], "f" * 64], range(40, 60))
    with pytest.raises(FeaturesMissing):
        EvaluateSearch(queries, queries, LABELS).run(TrainingControl())
