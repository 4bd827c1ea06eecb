import numpy as np
import pytest

from ajna_desktop.domain.errors import BundleInvalid
from ajna_desktop.domain.methods import Pooling
from ajna_desktop.learning.bundles.bundle import CodeBundle
from ajna_desktop.learning.heads.dense_layers import DenseLayers
from ajna_desktop.learning.heads.projection import Projection
from ajna_desktop.tasks.context import Cancelled, TaskContext
from ajna_desktop.tasks.describing.build_index import build_index
from ajna_desktop.tasks.describing.codes import derive_codes
from ajna_desktop.tasks.describing.find_similar import find_similar
from ajna_desktop.tasks.describing.search_space import (
    APPEARANCE,
    SearchSpace,
    SpaceKind,
    describe_in,
    index_folder,
    where,
)
from ajna_desktop.tasks.open_folder import open_folder

WIDTH = 32  # of the features of the fake network


def a_code(tmp_path, backbone_id, column=0):
    """Return a code of two numbers: one of the features, and a constant."""
    weights = np.zeros((WIDTH, 2), np.float32)
    weights[column, 0] = 1
    layers = DenseLayers(
        np.zeros(WIDTH, np.float32),
        np.ones(WIDTH, np.float32),
        (weights,),
        (np.array([0, 0.5], np.float32),),
    )
    return CodeBundle(
        tmp_path, f"code-{column:012}", "First square", Projection(layers), Pooling.AVERAGE,
        backbone_id, "CC0", "a test", {}, {},
    )  # fmt: skip


@pytest.fixture
def code(tmp_path, engine):
    return SearchSpace(SpaceKind.CODE, a_code(tmp_path, engine.backbone.id))


def near(collection, engine, path):
    scan = collection.scans.by_path(path)
    return [one.scan.path for one in find_similar(collection, engine, scan, TaskContext(), 8)]


def test_that_neighbours_by_a_code_are_those_of_the_code(described, engine, code):
    describe_in(described, engine, code, TaskContext())
    build_index(described, engine, TaskContext(), code)
    found = near(described, engine, "train/empty/e0.png")
    by_code = {}
    for scan in described.scans.scans(range(1, 40)):
        features = described.features(engine.inference.backbone_id, WIDTH)
        if not features.missing([scan.content_hash]):
            row = features.features([scan.content_hash]).astype(np.float32)
            by_code[scan.path] = code.bundle.projection.codes(row)[0]
    own = by_code.pop("train/empty/e0.png")
    expected = sorted(by_code, key=lambda path: float(np.linalg.norm(by_code[path] - own)))
    assert len(found) == 8
    # Codes are kept in 16 bits: near ties may change places.
    assert len(set(found) & set(expected[:10])) == 8


def test_that_codes_are_made_once_and_of_what_is_new(described, engine, code, folder):
    assert derive_codes(described, engine, code.bundle, TaskContext()) == 24
    assert derive_codes(described, engine, code.bundle, TaskContext()) == 0


def test_that_codes_describe_first_what_their_network_has_not_seen(collection, engine, code):
    open_folder(collection, engine.images, TaskContext())
    assert derive_codes(collection, engine, code.bundle, TaskContext()) == 24
    assert len(engine.inference.described) == 24


def test_that_a_stopped_coding_goes_on_later(described, engine, code):
    context = TaskContext()
    context.cancel()
    with pytest.raises(Cancelled):
        derive_codes(described, engine, code.bundle, context)
    assert derive_codes(described, engine, code.bundle, TaskContext()) == 24


def test_that_each_space_has_an_index_and_vectors_of_its_own(described, engine, code):
    spaces = [APPEARANCE, SearchSpace(SpaceKind.MAXIMUM), code]
    features = [where(described, engine, space) for space in spaces]
    folders = [
        index_folder(described, space, at) for space, at in zip(spaces, features, strict=True)
    ]
    assert len({one.name for one in features}) == 3
    assert len(set(folders)) == 3
    assert folders[0] == described.index_folder  # where it has always been
    assert [space.key for space in spaces] == ["average", "maximum", "code code-000000000000"]


def test_that_a_code_without_its_network_is_refused(described, engine, tmp_path):
    stranger = SearchSpace(SpaceKind.CODE, a_code(tmp_path, "nobody-000000000000"))
    with pytest.raises(BundleInvalid, match="not installed"):
        describe_in(described, engine, stranger, TaskContext())
