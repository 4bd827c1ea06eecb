import shutil

import annoy
import numpy as np
import pytest

from ajna_desktop.domain.errors import IndexDamaged
from ajna_desktop.search import generation, neighbour_index
from ajna_desktop.search.exact import nearest, nearest_among
from tests.search.clouds import cloud, contents_of
from tests.search.conftest import BACKBONE, COUNT, say_nothing


@pytest.fixture
def index(built, contents):
    index = neighbour_index.open_current(built, BACKBONE, 24)
    yield index
    index.close()


@pytest.mark.parametrize("count", [1, 20, 100])
def test_that_the_true_neighbours_are_among_the_candidates(index, contents, count):
    rows = contents.vectors.part(contents.find(index.keys))
    queries = rows.take(np.arange(0, COUNT, 50))
    shares = [
        np.isin(truth.items, index.candidates(rows, query, count)).mean()
        for query, truth in zip(queries, nearest(rows, queries, count), strict=True)
    ]
    assert np.mean(shares) >= 0.995


def test_that_the_same_contents_make_the_same_answers(index, contents, tmp_path):
    neighbour_index.build(tmp_path, contents, BACKBONE, say_nothing)
    again = neighbour_index.open_current(tmp_path, BACKBONE, 24)
    assert again.forest == index.forest
    np.testing.assert_array_equal(again.keys, index.keys)
    rows = contents.vectors.part(contents.find(index.keys))
    for query in rows.take(np.arange(0, COUNT, 100)):
        ours, theirs = (
            nearest_among(rows, query, each.candidates(rows, query, 20), 20).items
            for each in (index, again)
        )
        np.testing.assert_array_equal(ours, theirs)
    again.close()


def test_that_the_manifest_says_what_the_index_was_made_of(index):
    forest = index.forest
    assert (forest.items, forest.excluded, forest.width) == (COUNT, 0, 24)
    assert forest.backbone_id == BACKBONE


def test_that_vectors_without_a_direction_are_left_out_and_counted(matrix, tmp_path):
    spoilt = matrix.copy()
    spoilt[3], spoilt[400, 2], spoilt[2_499, 5] = 0, np.nan, np.inf
    forest = neighbour_index.build(tmp_path, contents_of(spoilt), BACKBONE, say_nothing)
    assert (forest.items, forest.excluded) == (COUNT - 3, 3)
    index = neighbour_index.open_current(tmp_path, BACKBONE, 24)
    missing = contents_of(spoilt, rows=[3, 400, 2_499]).find(index.keys)
    assert (missing == -1).all()
    index.close()


def test_that_few_contents_need_no_index(tmp_path):
    few = contents_of(cloud(neighbour_index.FEWEST - 1))
    assert neighbour_index.build(tmp_path / "index", few, BACKBONE, say_nothing) is None
    assert not (tmp_path / "index").exists()
    assert neighbour_index.open_current(tmp_path / "index", BACKBONE, 24) is None


def test_that_very_many_equal_vectors_can_be_indexed(tmp_path):
    matrix = np.ones((COUNT, 24), np.float16)
    neighbour_index.build(tmp_path, contents_of(matrix), BACKBONE, say_nothing)
    index = neighbour_index.open_current(tmp_path, BACKBONE, 24)
    rows = contents_of(matrix).vectors
    assert len(index.candidates(rows, rows.take(np.array([0]))[0], 20)) >= 20
    index.close()


def test_that_progress_goes_up_to_every_content(contents, tmp_path):
    reports = []
    neighbour_index.build(tmp_path, contents, BACKBONE, lambda *report: reports.append(report))
    done = [number for number, _ in reports]
    assert done == sorted(done)
    assert reports[0] == (0, COUNT)
    assert reports[-1] == (COUNT, None)  # nobody can tell how far the trees are


def test_that_a_report_that_raises_ends_the_building_and_leaves_nothing(contents, tmp_path):
    def give_up(done, total):
        if done > COUNT // 2:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        neighbour_index.build(tmp_path / "index", contents, BACKBONE, give_up)
    assert not (tmp_path / "index").exists()


@pytest.mark.parametrize(("backbone", "width"), [("another", 24), (BACKBONE, 25)])
def test_that_an_index_of_other_features_is_refused(built, backbone, width):
    with pytest.raises(IndexDamaged, match="other features"):
        neighbour_index.open_current(built, backbone, width)


def test_that_an_index_tells_its_own_vectors_from_others(index, contents):
    own = contents.find(index.keys)[:5]
    assert index.holds(np.arange(5), contents.vectors.part(own))
    assert not index.holds(np.arange(5), contents.vectors.part(own[::-1]))


def _damage(kind, path, rng):
    """Do to a file of Annoy's what disks, people and other programs do."""
    content = bytearray(path.read_bytes())
    node = 4 * (24 + 3)  # bytes: four numbers before the vector of 24, one of them padded
    match kind:
        case "random bytes in the trees":
            place = int(rng.integers(COUNT * node, len(content) - 64))
            content[place : place + 64] = rng.bytes(64)
        case "one bit":
            content[int(rng.integers(len(content)))] ^= 1 << int(rng.integers(8))
        case "cut anywhere":
            del content[int(rng.integers(len(content))) :]
        case "cut on the border of a node":
            del content[int(rng.integers(len(content) // node)) * node :]
        case "longer":
            content += bytes(int(rng.integers(1, 500)))
        case "last node missing":
            del content[-node:]
        case "cyclic children":
            root = content[-node:]
            content[-2 * node :] = root[: node - 8] + bytes(8) + root
        case "zeros":
            content[:] = bytes(len(content))
        case "ones":
            content[:] = b"\xff" * len(content)
        case "random":
            content[:] = rng.bytes(len(content))
        case "a photograph":
            content[:20] = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(9)
        case "another metric":
            _write_other(path, "manhattan", 24)
            return
        case "another width":
            _write_other(path, "euclidean", 20)
            return
        case "empty":
            content.clear()
    path.write_bytes(content)


def _write_other(path, metric, width):
    forest = annoy.AnnoyIndex(width, metric)
    for number, vector in enumerate(cloud(COUNT, width).tolist()):
        forest.add_item(number, vector)
    forest.build(50)
    forest.save(str(path))
    forest.unload()


KINDS = {
    "random bytes in the trees": 60, "one bit": 60, "cut anywhere": 25,
    "cut on the border of a node": 25, "longer": 12, "random": 10, "last node missing": 1,
    "cyclic children": 1, "zeros": 1, "ones": 1, "a photograph": 1, "another metric": 1,
    "another width": 1, "empty": 1,
}  # fmt: skip


def test_that_two_hundred_damaged_files_are_refused_before_a_query(built, tmp_path):
    assert sum(KINDS.values()) == 200
    rng = np.random.default_rng(0)
    shutil.copytree(built, tmp_path / "index")
    (path,) = (tmp_path / "index").glob("gen-*/index.ann")
    whole = path.read_bytes()
    for kind, times in KINDS.items():
        for _ in range(times):
            path.unlink()  # Annoy truncates what is there, which others may have mapped
            path.write_bytes(whole)
            _damage(kind, path, rng)
            with pytest.raises(IndexDamaged):
                neighbour_index.open_current(tmp_path / "index", BACKBONE, 24)
    path.write_bytes(whole)
    neighbour_index.open_current(tmp_path / "index", BACKBONE, 24).close()


@pytest.mark.parametrize("name", ["index.ann", "keys.npy", "pca.npz", "manifest.json"])
def test_that_a_missing_or_changed_file_is_damage(built, tmp_path, name):
    for number, damage in enumerate([lambda path: path.unlink(), _swap_first_bytes]):
        folder = tmp_path / str(number)
        shutil.copytree(built, folder)
        (path,) = folder.glob(f"gen-*/{name}")
        damage(path)
        with pytest.raises(IndexDamaged):
            neighbour_index.open_current(folder, BACKBONE, 24)


def _swap_first_bytes(path):
    content = path.read_bytes()
    path.write_bytes(content[1::-1] + content[2:])


def test_that_a_forest_which_does_not_find_its_own_vectors_is_damage(contents, tmp_path):
    """A file that was wrong before its checksum was taken."""
    neighbour_index.build(tmp_path, contents, BACKBONE, say_nothing)
    made = generation.current(tmp_path)
    with generation.building(tmp_path) as temporary:
        for path in made.folder.iterdir():
            shutil.copy(path, temporary)
        (temporary / "manifest.json").unlink()
        _write_other(temporary / "index.ann", "manhattan", 20)
        generation.publish(tmp_path, temporary, made.forest)
    with pytest.raises(IndexDamaged):
        neighbour_index.open_current(tmp_path, BACKBONE, 24)
