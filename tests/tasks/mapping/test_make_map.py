"""Maps of a folder: made, kept, and what is new in the folder beside what it looks like."""

import numpy as np
import pytest

from ajna_desktop.domain.errors import FeaturesMissing, TooFewScans
from ajna_desktop.domain.scan_map import MapMethod
from ajna_desktop.tasks.context import Cancelled, TaskContext
from ajna_desktop.tasks.describing.extract_features import extract_features
from ajna_desktop.tasks.describing.search_space import APPEARANCE, SearchSpace, SpaceKind
from ajna_desktop.tasks.mapping.make_map import kept_map, make_map
from ajna_desktop.tasks.open_folder import open_folder
from tests.tasks.conftest import save_scan


def read_again(collection, engine):
    open_folder(collection, engine.images, TaskContext())
    extract_features(collection, engine.inference, TaskContext())


def test_that_the_axes_of_a_map_are_the_principal_components(described, engine):
    found = make_map(described, engine, MapMethod.PCA, TaskContext())
    inference = engine.inference
    cache = described.features(inference.backbone_id, inference.feature_width)
    scans = described.scans.scans(found.scan_ids.tolist())
    rows = cache.features([scan.content_hash for scan in scans]).astype(np.float64)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    rows -= rows.mean(axis=0)
    left, strength, _ = np.linalg.svd(rows, full_matrices=False)
    expected = (left * strength)[:, :2]
    signs = np.sign((expected * found.places).sum(axis=0))
    assert len(found) == 24
    assert np.allclose(expected * signs, found.places, atol=1e-4)
    assert found.explained == pytest.approx((strength**2)[:2].sum() / (strength**2).sum(), 1e-3)
    assert not found.is_guess.any()


def test_that_the_two_classes_lie_apart_on_it(described, engine):
    found = make_map(described, engine, MapMethod.PCA, TaskContext())
    labels = [scan.label for scan in described.scans.scans(found.scan_ids.tolist())]
    is_empty = np.array([label == "empty" for label in labels])
    across = found.places[:, 0]
    assert (
        across[is_empty].min() > across[~is_empty].max()
        or across[is_empty].max() < across[~is_empty].min()
    )


def test_that_a_map_is_kept(described, engine):
    assert kept_map(described, engine, MapMethod.PCA) is None
    made = make_map(described, engine, MapMethod.PCA, TaskContext())
    engine.surveys = None  # nobody may be asked again
    for found in (
        kept_map(described, engine, MapMethod.PCA),
        make_map(described, engine, MapMethod.PCA, TaskContext()),
    ):
        assert found.places.tolist() == made.places.tolist()
        assert found.scan_ids.tolist() == made.scan_ids.tolist()
        assert (found.explained, found.lacking) == (made.explained, 0)


def test_that_each_way_to_compare_scans_has_a_map_of_its_own(described, engine):
    make_map(described, engine, MapMethod.PCA, TaskContext(), APPEARANCE)
    assert kept_map(described, engine, MapMethod.PCA, SearchSpace(SpaceKind.MAXIMUM)) is None
    assert kept_map(described, engine, MapMethod.TSNE, APPEARANCE) is None


def test_that_a_new_scan_lies_beside_what_it_looks_most_like_until_the_map_is_made_anew(
    described, engine, folder
):
    made = make_map(described, engine, MapMethod.TSNE, TaskContext())
    save_scan(folder / "test" / "empty" / "new.png", 210, seed=500)
    read_again(described, engine)
    kept = kept_map(described, engine, MapMethod.TSNE)
    assert (len(kept), kept.lacking) == (24, 1)
    found = make_map(described, engine, MapMethod.TSNE, TaskContext())
    (new,) = np.flatnonzero(found.is_guess)
    assert described.scans.scan(int(found.scan_ids[new])).path.endswith("new.png")
    (beside,) = np.flatnonzero((made.places == found.places[new]).all(axis=1))
    assert described.scans.scan(int(made.scan_ids[beside])).label == "empty"
    anew = make_map(described, engine, MapMethod.TSNE, TaskContext(), anew=True)
    assert len(anew) == 25
    assert not anew.is_guess.any()


def test_that_principal_components_are_found_anew_at_once_when_a_scan_is_new(
    described, engine, folder
):
    make_map(described, engine, MapMethod.PCA, TaskContext())
    save_scan(folder / "test" / "empty" / "new.png", 210, seed=500)
    read_again(described, engine)
    found = make_map(described, engine, MapMethod.PCA, TaskContext())
    assert len(found) == 25
    assert not found.is_guess.any()


def test_that_scans_of_the_same_content_lie_at_the_same_place(described, engine, folder):
    copy = folder / "train" / "empty" / "copy.png"
    copy.write_bytes((folder / "train" / "empty" / "e0.png").read_bytes())
    read_again(described, engine)
    found = make_map(described, engine, MapMethod.PCA, TaskContext())
    one, other = (
        described.scans.by_path(f"train/empty/{name}.png").id for name in ("copy", "e0")
    )
    rows = [int(np.flatnonzero(found.scan_ids == scan_id)[0]) for scan_id in (one, other)]
    assert (found.places[rows[0]] == found.places[rows[1]]).all()
    assert len(found) == 25


def test_that_a_folder_that_was_not_described_says_what_to_do(collection, engine):
    open_folder(collection, engine.images, TaskContext())
    with pytest.raises(FeaturesMissing, match="has been read in this way"):
        make_map(collection, engine, MapMethod.PCA, TaskContext())


def test_that_too_few_scans_for_t_sne_are_told(collection, engine, folder):
    for file in list(folder.rglob("*.png"))[5:]:
        file.unlink()
    read_again(collection, engine)
    with pytest.raises(TooFewScans, match="at least 8"):
        make_map(collection, engine, MapMethod.TSNE, TaskContext())


def test_that_a_map_that_is_no_longer_wanted_is_not_made(described, engine):
    context = TaskContext()
    context.cancel()
    with pytest.raises(Cancelled):
        make_map(described, engine, MapMethod.PCA, context)
    assert kept_map(described, engine, MapMethod.PCA) is None
