from contextlib import closing

import pytest

from ajna_desktop.domain.errors import BundleInvalid
from ajna_desktop.domain.progress import Doing
from ajna_desktop.domain.training import Split
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import Cancelled, TaskContext
from ajna_desktop.tasks.describing.search_space import APPEARANCE, SearchSpace, SpaceKind
from ajna_desktop.tasks.models.find_installed import Installed
from ajna_desktop.tasks.open_folder import open_folder
from ajna_desktop.tasks.search_quality.measure import (
    NamedSpace,
    kept_quality,
    measure_search,
)
from ajna_desktop.tasks.search_quality.spaces import spaces_here
from ajna_desktop.tasks.study.scans import study_scans
from tests.tasks.conftest import save_scan
from tests.tasks.describing.test_search_space import a_code


@pytest.fixture
def opened(collection, engine):
    open_folder(collection, engine.images, TaskContext())
    return collection


def test_that_every_space_is_measured_by_both_protocols_and_the_figures_are_kept(
    opened, engine, tmp_path
):
    code = a_code(tmp_path, engine.backbone.id)
    heard = []
    context = TaskContext(lambda one: heard.append(one.doing))
    spaces = spaces_here(engine, Installed(codes=(code,)))
    assert kept_quality(opened) is None
    found = measure_search(opened, engine, spaces, context)

    titles = [row.title for row in found.spaces]
    assert titles == ["Mean greys, average", "Mean greys, maximum", "First square"]
    assert [row.width for row in found.spaces] == [32, 32, 2]
    scans = study_scans(opened, engine.inference, resample=False, seed=0)
    pool = scans.labels(scans.rows(Split.TRAIN))
    for row in found.spaces:
        honest = row.held_out
        assert (honest.queries, honest.pool) == (8, len(pool))
        # All of its label are nearer than any other.
        hits = {label: pool.count(label) / 10 for label in ("empty", "loaded")}
        assert honest.at_10.per_class == pytest.approx(hits)
        assert honest.chance.mean == pytest.approx(0.5)
        for label, share in hits.items():
            low, high = honest.at_10.class_intervals[label]
            assert low < share <= high  # four queries a class do not make it certain
        # Of the eight scans, itself among them, four are of its label.
        assert row.study.at_10.mean == pytest.approx(0.5)
    assert scans.every.how in found.how
    assert "flatters itself" in found.how  # the code may have learned from these very scans
    assert (found.asking, found.asked_of) == (8, 8)
    assert found.forests is None  # 24 images need no index
    assert heard[0] is Doing.DESCRIBING
    assert Doing.EVALUATING in heard
    assert kept_quality(opened) == found


def test_that_a_space_whose_network_is_missing_tells_why(opened, engine, tmp_path):
    gone = a_code(tmp_path, "another-network-0123")
    spaces = [
        NamedSpace("gone", SearchSpace(SpaceKind.CODE, gone)),
        NamedSpace("there", APPEARANCE),
    ]
    found = measure_search(opened, engine, spaces, TaskContext())
    assert [(row.title, bool(row.reason)) for row in found.spaces] == [
        ("there", False),
        ("gone", True),
    ]
    with pytest.raises(BundleInvalid) as told:
        engine.backbone_of(gone)
    assert found.spaces[1].reason == str(told.value)


def test_that_a_folder_without_labels_still_has_its_index_measured(users, engine, tmp_path):
    folder = tmp_path / "unlabelled"
    for number in range(110):
        save_scan(folder / f"scan{number}.png", 40 + number, number)
    with closing(Collection.open(folder, users, "ana")) as collection:
        open_folder(collection, engine.images, TaskContext())
        found = measure_search(
            collection, engine, [NamedSpace("greys", APPEARANCE)], TaskContext()
        )
    assert found.spaces == ()
    assert found.how.startswith("Hits are counted by labels")
    assert found.forests.contents == 110
    assert max(row.recall for row in found.forests.rows) == 1.0
    assert sum(row.is_used for row in found.forests.rows) == 1


def test_that_a_stopped_measurement_keeps_nothing(opened, engine):
    context = TaskContext()
    context.cancel()
    with pytest.raises(Cancelled):
        measure_search(opened, engine, [NamedSpace("greys", APPEARANCE)], context)
    assert kept_quality(opened) is None


def test_that_damaged_figures_are_as_good_as_none(opened, engine):
    measure_search(opened, engine, [NamedSpace("greys", APPEARANCE)], TaskContext())
    (opened.index_folder / "search_quality.json").write_bytes(b"{\xff")
    assert kept_quality(opened) is None


def test_that_where_no_scan_is_held_back_some_are(users, engine, tmp_path):
    folder = tmp_path / "train only"
    for number in range(30):
        save_scan(folder / "train" / "empty" / f"e{number}.png", 210, number)
        save_scan(folder / "train" / "loaded" / f"l{number}.png", 60, 100 + number)
    with closing(Collection.open(folder, users, "ana")) as collection:
        open_folder(collection, engine.images, TaskContext())
        found = measure_search(
            collection, engine, [NamedSpace("greys", APPEARANCE)], TaskContext()
        )
        dealt = study_scans(collection, engine.inference, resample=True, seed=0)
    (row,) = found.spaces
    assert row.held_out.queries == len(dealt.rows(Split.TEST)) > 0
    assert dealt.every.how in found.how
    assert "flatters" not in found.how
