import hashlib
import itertools
import json
import multiprocessing
import os
import random
import shutil
import signal
import sys

import pytest

from ajna_desktop.domain.errors import IndexDamaged, IndexNotBuilt
from ajna_desktop.search import generation, neighbour_index
from ajna_desktop.search.generation import Forest
from tests.search.clouds import cloud, contents_of
from tests.search.conftest import BACKBONE, say_nothing

FOREST = Forest("backbone", 24, 24, "euclidean", 10, 5, 1, "1.17.3", 0, 1, 1.0)
KILLS = 200 if os.environ.get("AJNA_LONG_TESTS") else 20


class GivenUpError(Exception):
    """Raised by a report when the user has pressed Stop."""


def _give_up_half_way(folder):
    with generation.building(folder) as temporary:
        (temporary / "part").write_bytes(b"half")
        raise GivenUpError


def _publish(folder, content=b"content"):
    with generation.building(folder) as temporary:
        (temporary / "part").write_bytes(content)
        generation.publish(folder, temporary, FOREST)


def test_that_what_was_published_is_current(tmp_path):
    assert generation.current(tmp_path / "index") is None
    _publish(tmp_path / "index", b"first")
    made = generation.current(tmp_path / "index")
    assert made.forest == FOREST
    assert (made.folder / "part").read_bytes() == b"first"


def test_that_a_new_generation_replaces_the_old_one_and_leaves_nothing_else(tmp_path):
    for number in range(3):
        _publish(tmp_path, str(number).encode())
    made = generation.current(tmp_path)
    assert (made.folder / "part").read_bytes() == b"2"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["CURRENT", made.folder.name]


def test_that_what_a_killed_building_left_is_removed_by_the_next(tmp_path):
    (tmp_path / ".building-abc").mkdir()
    (tmp_path / ".building-abc" / "index.ann").write_bytes(bytes(100))
    (tmp_path / "gen-0007").mkdir()
    _publish(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["CURRENT", "gen-0008"]


def test_that_a_building_that_fails_leaves_the_generation_before_it(tmp_path):
    _publish(tmp_path)
    before = generation.current(tmp_path)
    with pytest.raises(GivenUpError):
        _give_up_half_way(tmp_path)
    assert generation.current(tmp_path) == before
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize(
    "pointer",
    [
        b"",
        b"gen-0001",
        b"gen-0001 " + b"0" * 64,
        b"../elsewhere " + b"0" * 64,
        b"\xff\xfe",
        b"a b c",
    ],
)
def test_that_a_damaged_pointer_is_damage(tmp_path, pointer):
    _publish(tmp_path)
    (tmp_path / "CURRENT").write_bytes(pointer)
    with pytest.raises(IndexDamaged):
        generation.current(tmp_path)


def test_that_every_byte_of_every_file_is_verified(tmp_path):
    _publish(tmp_path)
    for path in generation.current(tmp_path).folder.iterdir():
        whole = path.read_bytes()
        for place in range(len(whole)):
            path.write_bytes(whole[:place] + bytes([whole[place] ^ 4]) + whole[place + 1 :])
            with pytest.raises(IndexDamaged):
                generation.current(tmp_path)
        path.write_bytes(whole)
    assert generation.current(tmp_path) is not None


def test_that_an_index_of_another_format_is_refused(tmp_path):
    _publish(tmp_path)
    made = generation.current(tmp_path)
    manifest = json.loads((made.folder / "manifest.json").read_text())
    manifest["format"] += 1
    text = json.dumps(manifest).encode()
    (made.folder / "manifest.json").write_bytes(text)
    digest = hashlib.sha256(text).hexdigest()
    (tmp_path / "CURRENT").write_text(f"{made.folder.name} {digest}\n")
    with pytest.raises(IndexDamaged):
        generation.current(tmp_path)


def test_that_a_folder_that_is_a_file_cannot_hold_an_index(tmp_path):
    (tmp_path / "index").write_bytes(b"")
    with pytest.raises(IndexNotBuilt, match="could not be written"):
        _publish(tmp_path / "index")


posix = pytest.mark.skipif(sys.platform == "win32", reason="limits and signals of POSIX")


@pytest.fixture(scope="module")
def forks():
    """Children that start within milliseconds, since they have imported everything already."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.search.test_generation"])
    return context


def _small():
    return contents_of(cloud(neighbour_index.FEWEST + 200, width=8))


def _build_with_little_room(folder, bytes_allowed, outcome):
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_allowed, bytes_allowed))
    try:
        neighbour_index.build(folder, _small(), BACKBONE, say_nothing)
        outcome.send("built")
    except IndexNotBuilt as error:
        outcome.send(str(error))


@posix
@pytest.mark.parametrize("bytes_allowed", [0, 4_000, 100_000])
def test_that_a_full_disk_keeps_the_index_before_and_leaves_no_rest(
    forks, built, tmp_path, bytes_allowed
):
    folder = tmp_path / "index"
    shutil.copytree(built, folder)
    before = generation.current(folder)
    ours, theirs = forks.Pipe()
    child = forks.Process(target=_build_with_little_room, args=(folder, bytes_allowed, theirs))
    child.start()
    assert ours.recv().startswith("The index of look-alikes could not be written")
    child.join()
    assert generation.current(folder) == before
    assert sorted(path.name for path in folder.iterdir()) == ["CURRENT", before.folder.name]


def _build_and_die(folder, at_event, after_seconds):
    """Build again and again; die at the nth thing done to a file, or after some time."""
    seen = itertools.count()

    def watch(event, arguments):
        if (
            event.split(".")[0] in ("open", "os", "shutil", "tempfile")
            and next(seen) == at_event
        ):
            os.kill(os.getpid(), signal.SIGKILL)

    contents = _small()
    if after_seconds is not None:
        signal.setitimer(signal.ITIMER_REAL, after_seconds)  # the default of SIGALRM is to end
    sys.addaudithook(watch)
    while True:
        neighbour_index.build(folder, contents, BACKBONE, say_nothing)


def _died_building(forks, folder, at_event=None, after_seconds=None):
    child = forks.Process(target=_build_and_die, args=(folder, at_event, after_seconds))
    child.start()
    child.join(60)
    assert child.exitcode in (-signal.SIGKILL, -signal.SIGALRM)


def _assert_valid(folder):
    index = neighbour_index.open_current(folder, BACKBONE, 8)
    if index is not None:
        assert index.forest.items + index.forest.excluded == neighbour_index.FEWEST + 200
        index.close()
    return index is not None


@posix
def test_that_killed_at_any_step_the_index_is_the_old_or_the_new_one(forks, tmp_path):
    """At each thing that the first building and the one after it do to files, in turn."""
    there = []
    for at_event in range(KILLS):
        folder = tmp_path / str(at_event)
        _died_building(forks, folder, at_event=3 * at_event if KILLS == 20 else at_event)
        there.append(_assert_valid(folder))
        shutil.rmtree(folder, ignore_errors=True)
    assert not there[0]
    assert there[-1]
    assert there == sorted(there)  # once there, it is there whatever comes


@posix
def test_that_killed_at_any_moment_the_index_is_the_old_or_the_new_one(forks, tmp_path):
    chance = random.Random(1)
    for _ in range(KILLS):
        _died_building(forks, tmp_path, after_seconds=0.05 + 0.5 * chance.random())
        _assert_valid(tmp_path)
    neighbour_index.build(tmp_path, _small(), BACKBONE, say_nothing)
    assert _assert_valid(tmp_path)
    assert len(list(tmp_path.iterdir())) == 2
