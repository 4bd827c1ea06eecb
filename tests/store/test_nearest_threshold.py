from dataclasses import replace

import pytest

from ajna_desktop.domain.operating_point import OperatingPoint
from ajna_desktop.domain.scan import Label
from ajna_desktop.domain.scan_query import ERRORS, Order, ScanQuery
from ajna_desktop.store.nearest_threshold import nearest_first
from tests.store.folders import at, predict, read, run_of

FOLDER = {f"{label}/{n}.png": f"{label}{n}" for label in "AB" for n in range(3)}
NEAREST = ScanQuery(order=Order.NEAREST_THRESHOLD)


@pytest.fixture
def ids(scans):
    read(scans, FOLDER)
    return [at(scans, path).id for path in FOLDER]


def test_that_without_predictions_the_order_is_that_of_the_files(scans, ids):
    assert scans.ids(NEAREST) == ids


def test_that_the_smallest_lead_of_several_classes_comes_first(scans, predictions, ids):
    chances = {
        ids[0]: [0.6, 0.3, 0.1],  # 0.3
        ids[1]: [0.45, 0.1, 0.45],  # 0
        ids[2]: [0.2, 0.3, 0.5],  # 0.2
        ids[4]: [0.0, 1.0, 0.0],
    }
    predict(predictions, run_of("A", "B", "C"), chances)
    assert scans.ids(NEAREST) == [ids[1], ids[2], ids[0], ids[4], ids[3], ids[5]]


def test_that_with_a_threshold_the_distance_from_it_counts(scans, predictions, ids):
    run = replace(run_of("A", "B"), operating_point=OperatingPoint(Label("B"), 0.8))
    shares = [0.5, 0.9, 0.75, 0.1, 1.0, 0.79]
    predict(predictions, run, {one: [1 - p, p] for one, p in zip(ids, shares, strict=True)})
    assert scans.ids(NEAREST) == [ids[n] for n in (5, 2, 1, 4, 0, 3)]
    errors = ERRORS.but(order=Order.NEAREST_THRESHOLD)
    assert scans.ids(errors) == [ids[n] for n in (5, 1, 3)]


def test_that_pages_come_together_to_the_same_order(database, scans, predictions, ids):
    chances = {one: [0.5 + n / 20, 0.5 - n / 20] for n, one in enumerate(reversed(ids))}
    predict(predictions, run_of("A", "B"), chances)
    whole = scans.ids(NEAREST)
    assert whole == ids[::-1]
    with database.snapshot() as reader:
        assert nearest_first(reader, ids, most_numbers=4) == whole
