"""Columns of a table: which scans get them, and why some rows cannot be used."""

import pytest

from ajna_desktop.domain.columns import Column
from ajna_desktop.domain.errors import TableUnreadable
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.importing.import_columns import find_columns, import_columns
from ajna_desktop.tasks.open_folder import open_folder
from tests.fakes import FakeImages


@pytest.fixture
def opened(collection, folder):
    open_folder(collection, FakeImages(), TaskContext())
    return collection


def take(opened, tmp_path, text, key=None, encoding="utf-8"):
    table = tmp_path / "table.csv"
    table.write_bytes(text.encode(encoding))
    return import_columns(opened, table, TaskContext(), key)


def told(collection, title):
    """Return the values of a column by path, those that are there."""
    values = collection.columns.values(Column(f"table:{title}", title))
    scans = collection.scans.scans(values.scan_ids.tolist())
    return {
        scan.path: values.names[code]
        for scan, code in zip(scans, values.codes.tolist(), strict=True)
        if code >= 0
    }


def test_that_rows_find_their_scans_by_path(opened, tmp_path):
    done = take(
        opened,
        tmp_path,
        "terminal,file,date\nT37,train/empty/e1.png,2026-11-03\nT1,.\\TEST\\empty\\E8.png,\n",
    )

    assert (done.columns, done.key, done.matched_by) == (("terminal", "date"), "file", "path")
    assert (done.rows, done.scans, done.refused_rows) == (2, 2, 0)
    assert told(opened, "terminal") == {"train/empty/e1.png": "T37", "test/empty/e8.png": "T1"}
    assert told(opened, "date") == {"train/empty/e1.png": "2026-11-03"}


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("name;terminal\ne1.png;T37\nl9.png;T1\n", "file name"),
        ("name\tterminal\ne1\tT37\nl9\tT1\n", "file name without ending"),
    ],
)
def test_that_names_will_do_where_they_are_unique(opened, tmp_path, text, way):
    done = take(opened, tmp_path, text)

    assert done.matched_by == way
    assert told(opened, "terminal") == {"train/empty/e1.png": "T37", "test/loaded/l9.png": "T1"}


def test_that_rows_without_a_scan_are_refused_one_by_one(opened, folder, tmp_path):
    (folder / "other").mkdir()
    (folder / "other" / "e1.png").write_bytes((folder / "train/empty/e2.png").read_bytes())
    open_folder(opened, FakeImages(), TaskContext())
    done = take(
        opened,
        tmp_path,
        "name,terminal\ne1.png,T37\nnobody.png,T1\ne3.png,T2\ne3.png,T9\ne4.png,T5,more\n",
    )

    assert (done.rows, done.scans, done.refused_rows) == (5, 1, 4)
    assert done.refused == (
        (2, "2 scans have this name"),
        (3, "it names no scan of this folder"),
        (5, "an earlier row names the same scan"),
        (6, "it has 3 cells instead of 2"),
    )
    assert told(opened, "terminal") == {"train/empty/e3.png": "T2"}


def test_that_a_row_may_speak_of_a_whole_group(opened, folder, tmp_path):
    for name in ("person7_bacteria_1.png", "person7_bacteria_2.png"):
        (folder / name).write_bytes((folder / "train/empty/e2.png").read_bytes())
    open_folder(opened, FakeImages(), TaskContext())
    group = opened.scans.by_path("person7_bacteria_1.png").group
    assert group
    done = take(opened, tmp_path, f"patient,age\n{group},4\n")

    assert (done.matched_by, done.scans) == ("group", 2)
    assert set(told(opened, "age").values()) == {"4"}


def test_that_letters_of_an_older_encoding_are_read(opened, tmp_path):
    take(opened, tmp_path, "file;recinto\ne1.png;Santos – Área 2\n", encoding="cp1252")

    assert told(opened, "recinto") == {"train/empty/e1.png": "Santos – Área 2"}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "needs a heading"),
        ("file,terminal\n", "at least one row"),
        ("file\ne1.png\n", "two columns"),
        ("file,file\ne1.png,x\n", "name of its own"),
        ("file,\ne1.png,x\n", "name of its own"),
        ("file,terminal\nnobody.png,x\n", "another folder"),
        ("file,terminal\ne1.png,\0\n", "no table"),
    ],
)
def test_that_what_is_no_table_is_refused_with_a_reason(opened, tmp_path, text, reason):
    take(opened, tmp_path, "file,terminal\ne1.png,T37\n")
    with pytest.raises(TableUnreadable, match=reason):
        take(opened, tmp_path, text)
    assert told(opened, "terminal") == {"train/empty/e1.png": "T37"}


def test_that_the_column_that_names_scans_can_be_said(opened, tmp_path):
    text = "file,second\ne1.png,e2.png\n"

    assert take(opened, tmp_path, text, key="second").key == "second"
    with pytest.raises(TableUnreadable, match="no column “third”"):
        take(opened, tmp_path, text, key="third")


def test_that_a_table_that_is_not_there_is_told(opened, tmp_path):
    with pytest.raises(TableUnreadable, match="cannot be read"):
        import_columns(opened, tmp_path / "nowhere.csv", TaskContext())


def test_that_a_look_tells_the_same_and_changes_nothing(opened, tmp_path):
    table = tmp_path / "table.csv"
    table.write_text("file,terminal\ntrain/empty/e1.png,T37\nnowhere.png,T1\n")
    looked = find_columns(opened, table, TaskContext())
    assert [one.title for one in opened.columns.columns() if not one.is_built_in] == []
    assert import_columns(opened, table, TaskContext()) == looked
    assert (looked.scans, looked.refused_rows) == (1, 1)
