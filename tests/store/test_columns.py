"""Columns: what every scan has in them, and which scans a value finds."""

import os

import numpy as np
import pytest

from ajna_desktop.domain.columns import BUILT_IN, Column, ColumnIs
from ajna_desktop.domain.scan_query import EVERY_SCAN
from ajna_desktop.store.columns import ColumnStore, column_of_table
from tests.store.folders import at, predict, read, run_of

FOLDER = {
    "train/A/one.png": "1",
    "train/A/p2_two.png": "2",
    "train/B/three.png": "3",
    "val/B/four.png": "4",
    os.fsdecode(b"caf\xe9/five.png"): "5",
    "bad.png": "bad",
}
TERMINAL = column_of_table("terminal")


@pytest.fixture
def columns(database, scans):
    read(scans, FOLDER)
    return ColumnStore(database)


def told(columns, key):
    """Return the value of each scan, by id."""
    values = columns.values(Column(key, key))
    return {
        scan_id: values.names[code] if code >= 0 else ""
        for scan_id, code in zip(values.scan_ids.tolist(), values.codes.tolist(), strict=True)
    }


def test_that_built_in_columns_say_what_the_scan_says(columns, scans, predictions):
    ids = [at(scans, path).id for path in list(FOLDER)[:3]]
    predict(predictions, run_of("A", "B"), {one: [0.3, 0.7] for one in ids})
    shown = scans.scans(scans.ids(EVERY_SCAN))
    assert len(shown) == len(FOLDER) - 1

    assert told(columns, "split") == {scan.id: scan.split for scan in shown}
    assert told(columns, "label") == {scan.id: scan.label or "" for scan in shown}
    assert told(columns, "status") == {scan.id: scan.status for scan in shown}
    assert told(columns, "group") == {scan.id: scan.group for scan in shown}
    assert told(columns, "format") == {scan.id: scan.format for scan in shown}
    assert told(columns, "bits") == {scan.id: str(scan.bits) for scan in shown}
    assert told(columns, "size") == {scan.id: f"{scan.width} × {scan.height}" for scan in shown}
    assert told(columns, "folder") == {scan.id: scan.path.rpartition("/")[0] for scan in shown}
    assert told(columns, "predicted") == {
        scan.id: "B" if scan.id in ids else "" for scan in shown
    }


@pytest.mark.parametrize("key", [column.key for column in BUILT_IN])
def test_that_asking_for_a_value_finds_the_scans_that_have_it(columns, scans, key):
    values = told(columns, key)
    for value in {*values.values(), "nobody's", ""}:
        query = EVERY_SCAN.but(columns=(ColumnIs(key, value),))
        assert set(scans.ids(query)) == {one for one, its in values.items() if its == value}


def test_that_a_table_brings_columns_along(columns, scans):
    one, three = at(scans, "train/A/one.png").id, at(scans, "train/B/three.png").id
    changes = columns.replace(
        ["terminal", "weight"], [(one, ["T37", "9"]), (three, ["", "10"])]
    )

    assert changes.scans
    assert [column.title for column in columns.columns()[len(BUILT_IN) :]] == [
        "terminal",
        "weight",
    ]
    weights = columns.values(column_of_table("weight"))
    assert weights.names == ("9", "10")  # by size, not by alphabet
    assert told(columns, TERMINAL.key)[one] == "T37"
    assert told(columns, TERMINAL.key)[three] == ""
    both = (ColumnIs(TERMINAL.key, "T37"), ColumnIs("split", "train"))
    assert scans.ids(EVERY_SCAN.but(columns=both)) == [one]
    assert not scans.ids(EVERY_SCAN.but(columns=(*both, ColumnIs("split", "val"))))


def test_that_a_column_entered_again_replaces_the_former_one(columns, scans, database):
    one, three = at(scans, "train/A/one.png").id, at(scans, "train/B/three.png").id
    columns.replace(["terminal", "weight"], [(one, ["T37", "9"])])
    columns.replace(["terminal"], [(three, ["T1"])])

    assert told(columns, TERMINAL.key)[one] == ""
    assert told(columns, TERMINAL.key)[three] == "T1"
    assert told(columns, "table:weight")[one] == "9"
    columns.remove(TERMINAL)
    assert [column.title for column in columns.columns()[len(BUILT_IN) :]] == ["weight"]
    with database.snapshot() as reader:
        assert reader.execute("SELECT count(*) FROM metadata").fetchone() == (1,)


def test_that_a_table_that_breaks_off_changes_nothing(columns, scans, database):
    one = at(scans, "train/A/one.png").id
    columns.replace(["terminal"], [(one, ["T37"])])

    def rows():
        yield one, ["T1"]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        columns.replace(["terminal", "new"], rows())
    assert told(columns, TERMINAL.key)[one] == "T37"
    assert [column.title for column in columns.columns()[len(BUILT_IN) :]] == ["terminal"]
    columns.replace(["other"], [(one, ["x"])])
    with database.snapshot() as reader:
        assert reader.execute("SELECT count(*) FROM metadata").fetchone() == (2,)


def test_that_codes_are_looked_up_by_scan(columns, scans):
    values = columns.values(Column("split", "split"))
    ids = values.scan_ids[::-1]

    assert values.of(ids).tolist() == values.codes[::-1].tolist()
    assert values.of(np.array([0, 10_000])).tolist() == [-1, -1]
