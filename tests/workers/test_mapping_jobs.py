import numpy as np
import pytest
from sklearn.decomposition import PCA

from ajna_desktop.domain.clusters import ClusterMethod
from ajna_desktop.domain.errors import FeaturesMissing
from ajna_desktop.domain.files import Described
from ajna_desktop.domain.methods import Pooling
from ajna_desktop.domain.progress import Doing
from ajna_desktop.domain.scan import ScanId
from ajna_desktop.domain.scan_map import MapMethod
from ajna_desktop.store.features import FeatureCache
from ajna_desktop.workers.feature_space import FeaturesOf, FeatureSpace
from ajna_desktop.workers.mapping_jobs import GroupImages, PlaceBeside, PlaceImages
from ajna_desktop.workers.survey_jobs import SurveyControl

WIDTH = 12


def kept(tmp_path, rows):
    """Keep features and return how they are asked for."""
    cache = FeatureCache(tmp_path, "net", rows.shape[1], (Pooling.AVERAGE,))
    hashes = [f"{number:064x}" for number in range(len(rows))]
    cache.add(
        [
            Described(ScanId(0), name, row.astype(np.float16))
            for name, row in zip(hashes, rows, strict=True)
        ]
    )
    cache.close()
    return FeaturesOf.of(FeatureSpace(tmp_path, "net", rows.shape[1]), hashes)


@pytest.fixture
def rows():
    rng = np.random.default_rng(0)
    heap = np.arange(90) % 3
    return np.abs(np.eye(3, WIDTH)[heap] * 4 + rng.normal(0, 0.3, (90, WIDTH)))


def units(rows):
    halves = rows.astype(np.float16).astype(np.float64)
    return halves / np.linalg.norm(halves, axis=1, keepdims=True)


def test_that_places_are_those_of_scikit_learn(tmp_path, rows):
    control = SurveyControl()
    found = PlaceImages(kept(tmp_path, rows), MapMethod.PCA).run(control)
    plain = PCA(2, svd_solver="full").fit(units(rows))
    expected = plain.transform(units(rows))
    signs = np.sign((expected * found.places).sum(axis=0))
    assert np.allclose(found.places, expected * signs, atol=2e-4)
    assert found.explained == pytest.approx(plain.explained_variance_ratio_.sum(), abs=1e-3)
    assert control.progress.doing is Doing.MAPPING


def test_that_features_of_one_number_lie_on_a_line(tmp_path):
    rows = np.random.default_rng(0).uniform(-1, 1, (9, 1))
    found = PlaceImages(kept(tmp_path, rows), MapMethod.PCA).run(SurveyControl())
    assert found.places.shape == (9, 2)
    assert (found.places[:, 1] == 0).all()


def test_that_images_that_are_all_the_same_lie_at_one_place(tmp_path):
    found = PlaceImages(kept(tmp_path, np.ones((5, WIDTH))), MapMethod.PCA).run(SurveyControl())
    assert np.allclose(found.places, 0, atol=1e-3)
    assert 0 <= found.explained <= 1


def test_that_each_new_image_is_beside_the_one_of_the_smallest_angle(tmp_path, rows):
    features = kept(tmp_path, rows)
    new, known = (
        FeaturesOf(features.space, part) for part in (features.keys[:20], features.keys[20:])
    )
    nearest = PlaceBeside(new, known).run(SurveyControl())
    cosines = units(rows)[:20] @ units(rows)[20:].T
    assert nearest.tolist() == cosines.argmax(axis=1).tolist()


@pytest.mark.parametrize("method", ClusterMethod)
def test_that_heaps_are_found(tmp_path, rows, method):
    found = GroupImages(kept(tmp_path, rows), method).run(SurveyControl())
    assert len(found.medoids) == 3
    for heap in range(3):
        members = found.numbers[heap::3]
        assert len(np.unique(members[members >= 0])) == 1
    assert sorted(found.numbers[found.medoids]) == [0, 1, 2]


def test_that_missing_features_are_told(tmp_path, rows):
    features = kept(tmp_path, rows)
    more = FeaturesOf.of(features.space, [*features.hashes, "f" * 64])
    with pytest.raises(FeaturesMissing):
        PlaceImages(more, MapMethod.PCA).run(SurveyControl())
