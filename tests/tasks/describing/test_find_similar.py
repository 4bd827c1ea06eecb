from contextlib import closing

import numpy as np
import pytest
from PIL import Image

from ajna_desktop.domain.errors import FeaturesMissing, ImageUnreadable
from ajna_desktop.domain.files import Part
from ajna_desktop.domain.labels import decision_for
from ajna_desktop.domain.neighbour_filter import EVERY_NEIGHBOUR, LabelWanted, NeighbourFilter
from ajna_desktop.domain.scan_query import ScanQuery
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.describing.build_index import build_index
from ajna_desktop.tasks.describing.extract_features import extract_features
from ajna_desktop.tasks.describing.find_similar import (
    ImageAskedAbout,
    find_similar,
    find_similar_to_file,
)
from ajna_desktop.tasks.judging.classify import judge_out_of_fold
from ajna_desktop.tasks.open_folder import open_folder
from tests.tasks.conftest import save_scan


@pytest.fixture
def searched(described, engine, folder):
    twin = folder / "train" / "loaded" / "twin of e0.png"
    twin.write_bytes((folder / "train" / "empty" / "e0.png").read_bytes())
    open_folder(described, engine.images, TaskContext())
    extract_features(described, engine.inference, TaskContext())
    judge_out_of_fold(described, engine, TaskContext())
    heard = []
    build_index(described, engine, TaskContext(announce=heard.append))
    assert [changes.index_rebuilt for changes in heard] == [True]
    return described


def test_that_a_twin_comes_first_and_the_scan_itself_never(searched, engine):
    scan = searched.scans.by_path("train/empty/e0.png")
    near = find_similar(searched, engine, scan, TaskContext(), 5)

    assert len(near) == 5
    assert near[0].scan.name == "twin of e0.png"
    assert near[0].same_content
    assert near[0].distance == pytest.approx(0, abs=1e-3)
    assert [one.distance for one in near] == sorted(one.distance for one in near)
    assert scan.id not in [one.scan.id for one in near]
    assert all(one.prediction for one in near)


def test_that_an_image_from_elsewhere_finds_its_like(searched, engine, tmp_path):
    save_scan(tmp_path / "elsewhere.png", 60, 900)
    near = find_similar_to_file(
        searched, engine, ImageAskedAbout(str(tmp_path / "elsewhere.png")), TaskContext(), 3
    )
    assert [one.scan.label for one in near] == ["loaded"] * 3
    assert not any(one.same_content for one in near)


def test_that_an_image_without_features_is_told(searched, engine, folder):
    save_scan(folder / "train" / "empty" / "new.png", 200, 901)
    open_folder(searched, engine.images, TaskContext())
    scan = searched.scans.by_path("train/empty/new.png")
    with pytest.raises(FeaturesMissing):
        find_similar(searched, engine, scan, TaskContext())


def test_that_a_file_that_is_no_image_is_named_and_the_reason_told(searched, engine, tmp_path):
    (tmp_path / "notes.jpg").write_bytes(b"not an image at all")
    asked = ImageAskedAbout(str(tmp_path / "notes.jpg"))
    with pytest.raises(ImageUnreadable, match=r"^“notes\.jpg” cannot be compared: .+\.$"):
        find_similar_to_file(searched, engine, asked, TaskContext())


def _paths(near):
    return [one.scan.path for one in near]


def test_that_neighbours_can_be_of_the_same_label_or_of_another(searched, engine):
    scan = searched.scans.by_path("train/empty/e0.png")
    same = NeighbourFilter(label=LabelWanted.SAME)
    near = find_similar(searched, engine, scan, TaskContext(), 50, same)
    assert {one.scan.label for one in near} == {"empty"}
    assert len(near) == 11  # all but itself, though the twin is nearer
    other = NeighbourFilter(label=LabelWanted.OTHER)
    near = find_similar(searched, engine, scan, TaskContext(), 50, other)
    assert {one.scan.label for one in near} == {"loaded"}
    assert len(near) == 13
    assert near[0].same_content


def test_that_neighbours_can_be_of_a_split_reviewed_or_of_any_question(searched, engine):
    scan = searched.scans.by_path("train/empty/e0.png")
    of_test = NeighbourFilter(split="test")
    near = find_similar(searched, engine, scan, TaskContext(), 50, of_test)
    assert len(near) == 8
    assert all(one.scan.split == "test" for one in near)
    looked_at = searched.scans.by_path("train/loaded/l3.png")
    searched.labels.decide({looked_at.id: decision_for(looked_at.found_label, "loaded")})
    reviewed = NeighbourFilter(reviewed=True)
    near = find_similar(searched, engine, scan, TaskContext(), 50, reviewed)
    assert _paths(near) == ["train/loaded/l3.png"]
    asked = NeighbourFilter(query=ScanQuery(text="l3"), split="train")
    near = find_similar(searched, engine, scan, TaskContext(), 50, asked)
    assert _paths(near) == ["train/loaded/l3.png"]


def test_that_the_same_patient_is_left_out_unless_wanted(users, engine, tmp_path):
    folder = tmp_path / "patients"
    for number in range(6):
        save_scan(folder / "NORMAL" / f"person1_bacteria_{number}.png", 200, number)
        save_scan(folder / "NORMAL" / f"person{number + 2}_bacteria_1.png", 150, 50 + number)
    with closing(Collection.open(folder, users, "ana")) as collection:
        open_folder(collection, engine.images, TaskContext())
        extract_features(collection, engine.inference, TaskContext())
        build_index(collection, engine, TaskContext())
        scan = collection.scans.by_path("NORMAL/person1_bacteria_0.png")
        assert scan.group
        near = find_similar(collection, engine, scan, TaskContext(), 20)
        assert len(near) == 6
        assert scan.group not in {one.scan.group for one in near}
        near = find_similar(collection, engine, scan, TaskContext(), 20, EVERY_NEIGHBOUR)
        assert [one.scan.group for one in near[:5]] == [scan.group] * 5
        assert len(near) == 11


def test_that_a_part_of_an_image_finds_what_looks_like_that_part(searched, engine, tmp_path):
    half = np.hstack([np.full((24, 16), 210, np.uint8), np.full((24, 16), 60, np.uint8)])
    Image.fromarray(half).save(tmp_path / "half.png")
    left, right = Part(0, 0, 0.5, 1), Part(0.5, 0, 1, 1)
    for part, label in ((left, "empty"), (right, "loaded")):
        asked = ImageAskedAbout(str(tmp_path / "half.png"), part)
        near = find_similar_to_file(searched, engine, asked, TaskContext(), 3)
        assert [one.scan.name for one in near if one.scan.label != label] in (
            [],
            ["twin of e0.png"],
        )
        assert not any(one.same_content for one in near)
