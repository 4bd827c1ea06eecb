import csv
import shutil

import pytest

from ajna_desktop.domain.errors import ExportFailed
from ajna_desktop.domain.twins import PairJudgement
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.open_folder import open_folder
from ajna_desktop.tasks.twins.export_twins import export_twins
from ajna_desktop.tasks.twins.read_twins import read_twins


@pytest.fixture
def found(collection, engine, folder):
    shutil.copy(folder / "train" / "empty" / "e0.png", folder / "test" / "loaded" / "again.png")
    open_folder(collection, engine.images, TaskContext())
    pair = read_twins(collection).pairs[0]
    collection.pair_judgements.judge([pair.scan_ids], PairJudgement.EXPLAINED, "=a demo")
    return read_twins(collection)


def test_that_each_pair_is_a_row_with_what_was_said(collection, found, tmp_path):
    place = export_twins(collection, found, tmp_path / "pairs.csv")
    with place.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert {row["first"], row["second"]} == {"test/loaded/again.png", "train/empty/e0.png"}
    assert {row["first_split"], row["second_split"]} == {"train", "test"}
    assert (row["means"], row["kind"], row["score"]) == ("leak", "same file", "1.0")
    assert (row["judged"], row["reader"], row["note"]) == ("explained", "ana", "'=a demo")


def test_that_what_cannot_be_written_is_told(collection, found, tmp_path):
    (tmp_path / "taken").mkdir()
    with pytest.raises(ExportFailed):
        export_twins(collection, found, tmp_path / "taken")
