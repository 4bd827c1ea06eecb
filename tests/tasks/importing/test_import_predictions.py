"""Predictions out of a table: taken as they are, or refused with a reason."""

import pytest

from ajna_desktop.domain.errors import TableUnreadable
from ajna_desktop.domain.runs import RunKind
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.importing.import_predictions import find_predictions, take_predictions
from ajna_desktop.tasks.open_folder import open_folder
from tests.fakes import FakeImages


@pytest.fixture
def opened(collection, folder):
    open_folder(collection, FakeImages(), TaskContext())
    return collection


def find(opened, tmp_path, content):
    file = tmp_path / "theirs.csv"
    file.write_text(content, encoding="utf-8")
    return find_predictions(opened, file, TaskContext())


def test_that_probabilities_are_taken_as_they_are(opened, tmp_path):
    found = find(
        opened,
        tmp_path,
        "path,predicted,p_empty,p_loaded\ntrain/empty/e1.png,empty,0.75,0.25\n"
        "test/loaded/l9.png,loaded,0.125,0.875\n",
    )
    assert (found.labels, found.rows, found.refused_rows) == (("empty", "loaded"), 2, 0)
    assert opened.predictions.current_run() is None

    take_predictions(opened, found)

    run = opened.predictions.current_run()
    assert (run.kind, run.classifier) == (RunKind.IMPORTED, "theirs.csv")
    scan = opened.scans.by_path("train/empty/e1.png")
    told = opened.predictions.predictions([scan.id])[scan.id]
    assert told.probabilities == {"empty": 0.75, "loaded": 0.25}
    assert told.label == "empty"


def test_that_rows_whose_figures_are_none_are_refused(opened, tmp_path):
    found = find(
        opened,
        tmp_path,
        "path,p_empty,p_loaded\ntrain/empty/e1.png,0.7,0.7\ntrain/empty/e2.png,nan,0.5\n"
        "test/empty/e8.png,much,0\ntrain/loaded/l4.png,-0.5,1.5\n"
        "test/loaded/l9.png,0.333,0.667\n../l9.png,0,1\ntest/loaded/l9.png,0,1\n",
    )
    reasons = [reason for _, reason in found.refused]
    assert [line for line, _ in found.refused] == [2, 3, 4, 5, 7, 8]
    assert "add up to 1.4" in reasons[0]
    assert reasons[1] == reasons[3] == "one of its probabilities is not in 0 to 1"
    assert "no number" in reasons[2]
    assert "(..)" in reasons[4]
    assert "earlier row" in reasons[5]
    assert len(found.probabilities) == 1


def test_that_a_table_without_a_probability_for_each_class_is_refused(opened, tmp_path):
    with pytest.raises(TableUnreadable, match="one column of probabilities for each class"):
        find(opened, tmp_path, "path,predicted\ntrain/empty/e1.png,empty\n")
