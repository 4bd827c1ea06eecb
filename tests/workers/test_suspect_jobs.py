from dataclasses import replace

import numpy as np
import pytest

from ajna_desktop.domain.errors import FeaturesMissing
from ajna_desktop.domain.files import Described
from ajna_desktop.domain.methods import Pooling
from ajna_desktop.domain.progress import Doing
from ajna_desktop.domain.scan import ScanId
from ajna_desktop.store.features import FeatureCache
from ajna_desktop.workers.feature_space import FeaturesOf, FeatureSpace
from ajna_desktop.workers.survey_jobs import SurveyControl
from ajna_desktop.workers.suspect_jobs import NEIGHBOURS, FindWrong

COUNT, WIDTH = 200, 24


@pytest.fixture
def job(tmp_path):
    """Two heaps, in which five labels are wrong; the first ten were reviewed."""
    rng = np.random.default_rng(0)
    classes = np.arange(COUNT) % 2
    rows = np.abs(np.eye(2, WIDTH)[classes] * 4 + rng.normal(0, 0.4, (COUNT, WIDTH)))
    hashes = [f"{number:064x}" for number in range(COUNT)]
    cache = FeatureCache(tmp_path, "net", WIDTH)
    halves = rows.astype(np.float16)
    cache.add(
        [Described(ScanId(0), name, row, row) for name, row in zip(hashes, halves, strict=True)]
    )
    cache.close()
    average, maximum = (
        FeaturesOf.of(FeatureSpace(tmp_path, "net", WIDTH, kind), hashes) for kind in Pooling
    )
    classes[50:55] = 1 - classes[50:55]
    nobody = np.zeros(COUNT, np.bool_)
    return FindWrong(average, maximum, classes, np.arange(COUNT), np.arange(COUNT) < 10, nobody)


def test_that_wrong_labels_are_found_with_what_speaks_against_them(job):
    control = SurveyControl()
    found = job.run(control)
    assert set(found.rows[:5].tolist()) == set(range(50, 55))
    assert len(found.rows) == COUNT - 10
    assert (np.diff(found.odds) <= 0).all()
    assert (found.suggested[:5] == 1 - job.classes[found.rows[:5]]).all()
    assert (found.votes[:5, 0, 0] == NEIGHBOURS).all()
    assert (found.votes[:5, 0, 1] >= NEIGHBOURS - 2).all()
    assert (found.votes[:, 2:] == 0).all()  # nobody has companions or copies
    assert found.otherwise[:5].all()
    progress = control.progress
    assert (progress.doing, progress.done, progress.total) == (
        Doing.SUSPECTING,
        2 * COUNT,
        2 * COUNT,
    )


def test_that_other_labels_of_the_same_images_are_judged_anew(job):
    before = job.run(SurveyControl())
    classes = job.classes.copy()
    classes[100] = 1 - classes[100]
    again = replace(job, classes=classes)
    found = again.run(SurveyControl())
    assert 100 in found.rows[:6]
    assert 100 not in before.rows[:6]


def test_that_missing_features_are_told(job):
    lacking = FeaturesOf.of(job.average.space, [*job.average.hashes[:-1], "f" * 64])
    with pytest.raises(FeaturesMissing):
        replace(job, average=lacking, maximum=None).run(SurveyControl())
