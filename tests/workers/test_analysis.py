import multiprocessing
import os
import subprocess
import sys
import time

import numpy as np
import pytest

from ajna_desktop.domain.errors import (
    FeaturesMissing,
    IndexDamaged,
    NothingToLearn,
    NotOpened,
    WorkerNotStarted,
)
from ajna_desktop.domain.files import Described
from ajna_desktop.domain.scan import ScanId
from ajna_desktop.search import generation
from ajna_desktop.search.unit_rows import as_float32
from ajna_desktop.store.features import FeatureCache
from ajna_desktop.workers.analysis import AnalysisEngine
from ajna_desktop.workers.feature_space import FeaturesOf, FeatureSpace
from tests.search.clouds import cloud, hashes_of, true_neighbours

COUNT, WIDTH = 2_500, 24
IDS = np.arange(1_000, 1_000 + COUNT)
HASHES = hashes_of(COUNT)


class Stop(Exception):
    """What a task raises that was told to stop."""


@pytest.fixture(scope="module")
def matrix():
    return cloud(COUNT, WIDTH)


@pytest.fixture(scope="module")
def space(matrix, tmp_path_factory):
    folder = tmp_path_factory.mktemp("cache")
    _keep(folder, matrix, HASHES)
    return FeatureSpace(folder, "test-backbone", WIDTH)


def _keep(folder, matrix, hashes):
    cache = FeatureCache(folder, "test-backbone", WIDTH)
    cache.add(
        [
            Described(ScanId(0), content_hash, row, row)
            for content_hash, row in zip(hashes, matrix, strict=True)
        ]
    )
    cache.close()


@pytest.fixture(scope="module")
def engine():
    """For tests that leave it as it was."""
    engine = AnalysisEngine()
    yield engine
    engine.close()


@pytest.fixture
def engine_to_break():
    engine = AnalysisEngine()
    yield engine
    engine.close()


@pytest.fixture
def labels(matrix):
    features = as_float32(matrix)
    return [
        "bright" if bright else "dark" for bright in features[:, 0] > np.median(features[:, 0])
    ]


def _ids(neighbours):
    return [neighbour.scan_id for neighbour in neighbours]


def test_that_every_image_is_judged_out_of_fold(engine, space, labels):
    groups = [str(number // 3) for number in range(COUNT)]
    judged = engine.judge_out_of_fold(space, HASHES, labels, groups)
    assert judged.labels == ("bright", "dark")
    assert judged.probabilities.shape == (COUNT, 2)
    right = np.array(judged.labels)[judged.probabilities.argmax(axis=1)] == np.array(labels)
    assert right.mean() > 0.95
    assert (judged.folds.reshape(-1)[: COUNT // 3 * 3].reshape(-1, 3).std(axis=1) == 0).all()


def test_that_a_head_fitted_there_says_the_same_here_and_there(engine, space, labels, matrix):
    head = engine.fit(space, HASHES[:500], labels[:500])
    there = engine.apply(space, HASHES, head)
    np.testing.assert_allclose(there, head.probabilities(as_float32(matrix)), atol=1e-5)


def test_that_features_are_read_in_the_order_asked(engine, space, labels):
    head = engine.fit(space, HASHES[:500], labels[:500])
    forwards = engine.apply(space, HASHES[:50], head)
    backwards = engine.apply(space, HASHES[:50][::-1], head)
    np.testing.assert_array_equal(forwards, backwards[::-1])


def test_that_what_cannot_be_done_is_said(engine, space):
    with pytest.raises(NothingToLearn):
        engine.fit(space, HASHES[:10], ["dark"] * 10)
    with pytest.raises(FeaturesMissing):
        engine.fit(space, ["ab" * 32, *HASHES[:9]], ["dark", "bright"] * 5)


def test_that_stopping_ends_the_work_at_once_and_the_next_begins(
    engine_to_break, space, labels
):
    began = []

    def stop():
        began.append(time.monotonic())
        if len(began) == 3:
            raise Stop

    endless = HASHES * 40
    with pytest.raises(Stop):
        engine_to_break.judge_out_of_fold(
            space, endless, labels * 40, [str(n) for n in range(len(endless))], stop
        )
    assert time.monotonic() - began[-1] < 1
    assert engine_to_break.fit(space, HASHES[:500], labels[:500]).width == WIDTH


def test_that_neighbours_are_found_before_there_is_an_index(engine, space, matrix, tmp_path):
    state = engine.open_index(space, IDS, HASHES, tmp_path)
    assert (state.scans, state.without_features, state.newer) == (COUNT, 0, COUNT)
    assert state.needs_building
    assert not state.problem
    ids, distances = true_neighbours(matrix, 7, 20)
    found = engine.neighbours(1_007).result()
    assert _ids(found) == ids
    np.testing.assert_allclose([each.distance for each in found], distances, atol=1e-6)


def test_that_an_index_is_built_reported_and_used(engine, space, matrix, tmp_path):
    reports = []
    state = engine.build_index(
        space, IDS, HASHES, tmp_path, lambda done, total: reports.append((done, total))
    )
    assert (state.newer, state.needs_building, state.problem) == (0, False, "")
    assert 0.995 <= state.recall <= 1
    assert all(0 <= done <= COUNT and total in (None, COUNT) for done, total in reports)
    found = [
        len(
            set(_ids(engine.neighbours(1_000 + row).result()))
            & set(true_neighbours(matrix, row, 20)[0])
        )
        for row in range(0, COUNT, 50)
    ]
    assert np.mean(found) >= 0.995
    assert engine.recall(queries=50).recall >= 0.995


def test_that_an_image_from_elsewhere_finds_its_like(engine, space, matrix, tmp_path):
    engine.open_index(space, IDS, HASHES, tmp_path)
    found = engine.neighbours_of(matrix[123] * np.float16(2), 5).result()
    assert found[0].scan_id == 1_123
    assert found[0].distance < 0.01


def test_that_scans_without_features_are_left_out_and_counted(engine, space, tmp_path):
    ids = np.append(IDS[:100], [5_000, 5_001])
    state = engine.open_index(space, ids, [*HASHES[:100], "cd" * 32, "ef" * 32], tmp_path)
    assert (state.scans, state.without_features) == (100, 2)
    with pytest.raises(FeaturesMissing):
        engine.neighbours(5_000).result()


def test_that_an_answer_takes_less_than_five_milliseconds(engine, space, tmp_path):
    engine.build_index(space, IDS, HASHES, tmp_path)
    seconds = []
    for row in range(200):
        began = time.perf_counter()
        engine.neighbours(1_000 + row).result()
        seconds.append(time.perf_counter() - began)
    # The quickest fifth: the others wait for whatever else a test machine is busy with.
    assert np.percentile(seconds, 20) < 0.005


def test_that_neighbours_are_answered_while_a_fit_runs(engine, space, labels, tmp_path):
    engine.open_index(space, IDS, HASHES, tmp_path)
    answers = []
    many = HASHES * 8
    engine.judge_out_of_fold(
        space, many, labels * 8, [str(number) for number in range(len(many))],
        lambda: answers.append(engine.neighbours(1_001).result()),
    )  # fmt: skip
    assert len(answers) > 1
    assert all(len(answer) == 20 for answer in answers)


def test_that_a_stopped_building_leaves_the_index_before_it(engine_to_break, space, tmp_path):
    engine_to_break.build_index(space, IDS[:2_100], HASHES[:2_100], tmp_path)
    before = generation.current(tmp_path)

    def stop(done, total):
        raise Stop

    with pytest.raises(Stop):
        engine_to_break.build_index(space, IDS, HASHES, tmp_path, stop)
    assert generation.current(tmp_path) == before
    assert len(engine_to_break.neighbours(1_000).result()) == 20


def test_that_a_damaged_index_is_told_and_every_scan_compared(engine, space, matrix, tmp_path):
    engine.build_index(space, IDS, HASHES, tmp_path)
    (path,) = tmp_path.glob("gen-*/index.ann")
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.unlink()
    path.write_bytes(content)
    state = engine.open_index(space, IDS, HASHES, tmp_path)
    assert state.problem == "The index of look-alikes is damaged."
    assert state.needs_building
    assert _ids(engine.neighbours(1_000).result()) == true_neighbours(matrix, 0, 20)[0]
    assert not engine.build_index(space, IDS, HASHES, tmp_path).problem


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not let a mapped file be cut")
def test_that_an_index_cut_while_in_use_is_built_again(
    engine_to_break, space, matrix, tmp_path
):
    engine = engine_to_break
    engine.build_index(space, IDS, HASHES, tmp_path)
    old = generation.current(tmp_path).folder
    os.truncate(old / "index.ann", 0)  # the next look at it ends the process
    # The answer comes all the same, and is the true one.
    assert _ids(engine.neighbours(1_000).result(30)) == true_neighbours(matrix, 0, 20)[0]
    deadline = time.monotonic() + 30
    while generation_or_none(tmp_path) in (None, old):
        assert time.monotonic() < deadline
        engine.neighbours(1_001).result(30)
    assert not engine.open_index(space, IDS, HASHES, tmp_path).problem


def generation_or_none(folder):
    try:
        return generation.current(folder).folder
    except IndexDamaged:  # until it is built again
        return None


@pytest.mark.skipif(sys.platform == "win32", reason="kills by signal")
def test_that_a_killed_worker_comes_back_with_its_scans(engine_to_break, space, tmp_path):
    others = set(multiprocessing.active_children())
    engine = engine_to_break
    engine.open_index(space, IDS, HASHES, tmp_path)
    before = engine.neighbours(1_000).result()
    for child in set(multiprocessing.active_children()) - others:
        child.kill()
    assert engine.neighbours(1_000).result(30) == before


def test_that_nobody_is_near_before_scans_were_opened(engine_to_break):
    with pytest.raises(NotOpened):
        engine_to_break.neighbours(1).result(10)


def test_that_a_closed_engine_answers_no_more_and_ends_within_a_second(space, labels):
    engine = AnalysisEngine()
    engine.warm_up()
    engine.open_index(space, IDS[:50], HASHES[:50], space.cache / "none")
    began = time.monotonic()
    engine.close()
    assert time.monotonic() - began < 1
    with pytest.raises(WorkerNotStarted):
        engine.fit(space, HASHES, labels)


def test_that_the_window_imports_neither_annoy_nor_scikit_learn():
    code = (
        "import sys, ajna_desktop.workers.analysis;"
        "print([name for name in ('annoy', 'sklearn', 'tensorflow', 'keras', 'openvino',"
        " 'sqlite_utils') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_that_a_request_carries_the_hashes_it_was_made_of(space):
    request = FeaturesOf.of(space, HASHES[:3])
    assert request.hashes == HASHES[:3]
    assert request.digest == FeaturesOf.of(space, HASHES[:3]).digest
    assert request.digest != FeaturesOf.of(space, HASHES[2::-1]).digest
    other = FeatureSpace(space.cache, "another", WIDTH)
    assert request.digest != FeaturesOf.of(other, HASHES[:3]).digest
