import csv

import pytest

from ajna_desktop.domain.errors import StudyUnreadable
from ajna_desktop.domain.scan import Label
from ajna_desktop.tasks.study.tables import (
    read_comparison,
    write_comparison,
    write_disagreements,
    write_duels,
    write_predictions,
)
from tests.tasks.studies import a_split, a_study, verdicts


def rows_of(file):
    with file.open(newline="", encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def test_that_a_study_is_read_back_as_it_was_written(tmp_path):
    comparison, _ = a_study()
    write_comparison(tmp_path, comparison)
    assert read_comparison(tmp_path) == comparison


def test_that_the_table_has_a_row_for_each_classifier_and_its_reason(tmp_path):
    comparison, _ = a_study()
    write_comparison(tmp_path, comparison)
    first, *_, failed = rows_of(tmp_path / "comparison.csv")
    row = comparison.rows[0]
    assert float(first["accuracy"]) == row.accuracy.value
    assert float(first["auc_low"]) == row.auc.low
    assert float(first["f_beta loaded"]) == row.per_class[1].f_beta
    assert first["images_per_second"] == "60"
    assert failed["reason"] == "It needs its weights."
    assert failed["accuracy"] == ""


def test_that_every_scan_is_there_with_what_each_told(tmp_path):
    split = a_split(6)
    every = {"a": verdicts(split, 1), "b": verdicts(split, 2, unread=[1])}
    write_predictions(tmp_path, split, every)
    rows = rows_of(tmp_path / "predictions.csv")
    assert [row["scan"] for row in rows] == split.paths
    assert rows[1]["b: told"] == rows[1]["b: p empty"] == ""
    told = [
        max(("empty", "loaded"), key=lambda name: float(row[f"a: p {name}"])) for row in rows
    ]
    assert told == [row["a: told"] for row in rows]


def test_that_of_many_classes_only_those_that_matter_have_columns(tmp_path):
    labels = tuple(Label(f"{number:04}") for number in range(30))
    split = a_split(60, labels)
    comparison, every = a_study(split)
    write_predictions(tmp_path, split, every)
    write_comparison(tmp_path, comparison)
    row = rows_of(tmp_path / "predictions.csv")[7]
    assert len(row) == 2 + 3 * 3
    assert float(row["method-0: p truth"]) <= float(row["method-0: p told"])
    assert not any("0007" in name for name in rows_of(tmp_path / "comparison.csv")[0])
    assert read_comparison(tmp_path) == comparison


def test_that_disagreements_are_listed_with_every_opinion(tmp_path):
    comparison, every = a_study()
    write_disagreements(tmp_path, tuple(every), comparison.disagreements)
    rows = rows_of(tmp_path / "disagreements.csv")
    assert len(rows) == len(comparison.disagreements) > 0
    assert rows[0]["method-1"] == comparison.disagreements[0].told["method-1"]
    right = sum(rows[0][name] == rows[0]["truth"] for name in every)
    assert int(rows[0]["right"]) == right


@pytest.mark.parametrize("content", [None, b"{}", b"\xff\xfe"])
def test_that_a_folder_without_a_study_is_told_so(tmp_path, content):
    if content is not None:
        (tmp_path / "study.json").write_bytes(content)
    with pytest.raises(StudyUnreadable):
        read_comparison(tmp_path)


def test_that_each_two_are_compared_in_a_table(tmp_path):
    comparison, _ = a_study()
    write_duels(tmp_path, comparison.duels)
    rows = rows_of(tmp_path / "duels.csv")
    assert [(row["one"], row["other"]) for row in rows] == [
        (one.one, one.other) for one in comparison.duels
    ]
    assert float(rows[0]["p_value"]) == comparison.duels[0].p_value
    assert float(rows[0]["difference_low"]) == comparison.duels[0].difference.low
