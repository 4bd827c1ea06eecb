import pytest

from ajna_desktop.domain.errors import FeaturesMissing, ImageUnreadable
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.describing.build_index import build_index
from ajna_desktop.tasks.describing.extract_features import extract_features
from ajna_desktop.tasks.describing.find_similar import find_similar, find_similar_to_file
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
        searched, engine, str(tmp_path / "elsewhere.png"), TaskContext(), 3
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
    with pytest.raises(ImageUnreadable, match=r"^“notes\.jpg” cannot be compared: .+\.$"):
        find_similar_to_file(searched, engine, str(tmp_path / "notes.jpg"), TaskContext())
