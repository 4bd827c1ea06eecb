import dataclasses

import numpy as np
import pytest

from ajna_desktop.domain.errors import BundleInvalid
from ajna_desktop.domain.methods import Pooling
from ajna_desktop.learning.bundles.bundle import CodeBundle
from ajna_desktop.learning.heads.dense_layers import DenseLayers
from ajna_desktop.learning.heads.projection import Projection
from ajna_desktop.tasks.context import Cancelled, TaskContext
from ajna_desktop.tasks.describing.build_index import build_index
from ajna_desktop.tasks.describing.codes import codes_of, derive_codes
from ajna_desktop.tasks.describing.feature_space import described_scans, space_of
from ajna_desktop.tasks.open_folder import open_folder
from tests.tasks.conftest import save_scan


@pytest.fixture
def code(engine, tmp_path):
    width = engine.inference.feature_width
    random = np.random.default_rng(0)
    layers = DenseLayers(
        np.zeros(width, np.float32),
        np.ones(width, np.float32),
        (random.normal(size=(width, 6)).astype(np.float32),),
        (np.zeros(6, np.float32),),
    )
    return CodeBundle(
        folder=tmp_path,
        id="made-0123456789ab",
        name="Made",
        projection=Projection(layers),
        pooling=Pooling.MAXIMUM,
        backbone_id=engine.backbone.id,
        licence="CC0-1.0",
        source="made up",
        training={},
        figures={},
    )


def kept(collection, code):
    """Return the scans that have codes, and the codes."""
    scans = described_scans(collection, codes_of(code))
    cache = collection.features(code.id, code.feature_width, (Pooling.AVERAGE,))
    return scans, cache.features(scans.hashes).astype(np.float32)


def test_that_every_scan_gets_the_code_of_its_features(described, engine, code):
    made = derive_codes(described, engine, code, TaskContext())

    scans, codes = kept(described, code)
    features = described.features(
        engine.inference.backbone_id, engine.inference.feature_width
    ).features(scans.hashes, Pooling.MAXIMUM)
    assert made == len(set(scans.hashes)) == 24
    assert scans.lacking == 0
    np.testing.assert_allclose(codes, code.projection.codes(features), atol=1e-3)


def test_that_scans_without_features_are_described_first(collection, engine, code):
    open_folder(collection, engine.images, TaskContext())

    assert derive_codes(collection, engine, code, TaskContext()) == 24


def test_that_only_new_scans_get_a_code(described, engine, code, folder):
    derive_codes(described, engine, code, TaskContext())
    save_scan(folder / "train" / "loaded" / "new.png", 70, 900)
    open_folder(described, engine.images, TaskContext())

    assert derive_codes(described, engine, code, TaskContext()) == 1
    assert derive_codes(described, engine, code, TaskContext()) == 0


def test_that_codes_are_a_space_to_search_in(described, engine, code):
    build_index(described, engine, TaskContext())  # of the features: it must not get in the way
    derive_codes(described, engine, code, TaskContext())
    scans, codes = kept(described, code)
    space = space_of(described, codes_of(code))

    engine.analysis.open_index(
        space, scans.scan_ids, scans.hashes, described.index_folder / "codes"
    )
    near = engine.analysis.neighbours(int(scans.scan_ids[0]), 3).result(timeout=60)

    distances = ((codes - codes[0]) ** 2).sum(axis=1)
    distances[0] = np.inf
    nearest = set(scans.scan_ids[np.argsort(distances)[:3]].tolist())
    assert {one.scan_id for one in near} == nearest


def test_that_a_code_of_another_network_is_refused(described, engine, code):
    other = dataclasses.replace(code, backbone_id="elsewhere-0123456789ab")

    with pytest.raises(BundleInvalid, match="not installed"):
        derive_codes(described, engine, other, TaskContext())


def test_that_it_can_be_cancelled(described, engine, code):
    context = TaskContext()
    context.cancel()

    with pytest.raises(Cancelled):
        derive_codes(described, engine, code, context)
