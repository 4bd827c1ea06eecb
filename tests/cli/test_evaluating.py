import html
import json

import numpy as np
import pytest

from ajna_desktop.domain.operating_point import OperatingPoint
from ajna_desktop.domain.scan import Label
from tests.learning import tiny_networks
from tests.tasks.conftest import save_scan
from tests.test_cli import CommandLine, table


@pytest.fixture(scope="module")
def ajna(tmp_path_factory):
    return CommandLine(tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="module")
def scans(tmp_path_factory):
    """Empty ones are bright and loaded ones dark, more or less."""
    folder = tmp_path_factory.mktemp("port") / "scans"
    levels = np.random.default_rng(0).normal([[200], [90]], 45, (2, 20)).clip(20, 235)
    for label, of_label in zip(("empty", "loaded"), levels, strict=True):
        for number, level in enumerate(of_label):
            split = "train" if number < 10 else "test"
            save_scan(folder / split / label / f"{number}.png", int(level), number)
    return folder


@pytest.fixture(scope="module")
def tiny(ajna):
    installed = ajna.home / "data" / "ajna-desktop" / "models" / "tiny"
    point = OperatingPoint(Label("loaded"), 0.5001)
    tiny_networks.classifier(installed, tiny_networks.new_encoder(), point)
    return "tiny"


def test_that_a_classifier_is_evaluated_and_figures_are_written(ajna, scans, tiny):
    out = ajna.home / "evaluated"
    found = ajna.json("evaluate", scans, "--classifier", tiny, "--split", "test", "--out", out)
    assert (found["n"], found["split"], found["chosen"]) == (20, "test", None)
    assert found["operating_point"] == {"label": "loaded", "threshold": 0.5001}
    assert json.loads((out / "metrics.json").read_text("utf-8")) == found
    assert [row["class"] for row in table(out / "per_class.csv")] == ["empty", "loaded"]


def test_that_a_threshold_is_tried_then_kept_then_honoured_by_classify(ajna, scans, tiny):
    ajna("classify", scans, "--classifier", tiny)
    said = ajna("evaluate", scans, "--target-recall", "0.9", "--per-day", "1000")
    assert "positives are missed" in said
    assert "Of 1,000 scans a day" in said
    assert "Scans that would flip:" in said
    recall = ["--target-recall", "1", "--label", "empty"]
    kept = ajna.json("evaluate", scans, *recall, "--keep")["operating_point"]
    assert kept["label"] == "empty"
    assert ajna.json("classify", scans, "--classifier", tiny)["operating_point"] == kept
    outright = ["--threshold", "0.25"]
    found = ajna.json("classify", scans, "--classifier", tiny, *outright)
    assert found["operating_point"] == {"label": "loaded", "threshold": 0.25}
    assert ajna.json("classify", scans, "--classifier", tiny)["operating_point"] == kept
    assert ajna.json("evaluate", scans)["operating_point"] == kept


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["--threshold", "1"], 2, "0<x<1"),
        (["--target-recall", "0"], 2, "0<x<=1"),
        (["--threshold", "0.5", "--target-recall", "0.9"], 2, "Choose by one of"),
        (["--cost-missed", "3"], 2, "go together"),
        (["--capacity", "40"], 2, "--per-day"),
        (["--prevalence", "0.01"], 2, "go with a way"),
        (["--keep"], 2, "--keep goes with"),
        (["--threshold", "0.5", "--label", "half"], 1, "It knows: empty, loaded"),
        (["--split", "val"], 1, "Splits: test, train"),
    ],
)
def test_that_what_cannot_be_is_told(ajna, scans, tiny, arguments, code, told):
    ajna("classify", scans, "--classifier", tiny)
    assert told in ajna("evaluate", scans, *arguments, code=code)


def test_that_classify_wants_a_class_that_the_classifier_knows(ajna, scans, tiny):
    wrong = ["--threshold", "0.5", "--label", "half"]
    assert "It knows" in ajna("classify", scans, "--classifier", tiny, *wrong, code=1)
    alone = ["--label", "empty"]
    assert "--threshold" in ajna("classify", scans, "--classifier", tiny, *alone, code=2)


def test_that_a_report_answers_what_was_asked(ajna, scans, tiny):
    page, paper = ajna.home / "reports" / "report.html", ajna.home / "report.PDF"
    asked = ["--threshold", "0.75", "--label", "empty", "--split", "test", "--found"]
    said = ajna("evaluate", scans, "--classifier", tiny, *asked, "--report", page)
    assert f"The report is {page}" in said
    told = page.read_text("utf-8")
    assert OperatingPoint(Label("empty"), 0.75).in_words() in html.unescape(told)
    assert "Scans of the split “test”, against the labels of the folder." in told
    assert "Curves of empty" in told
    ajna.json("evaluate", scans, *asked, "--report", paper)
    assert paper.read_bytes().startswith(b"%PDF")


def test_that_a_report_tells_of_the_classifier_that_judged_before(ajna, scans, tiny):
    page = ajna.home / "later.html"
    ajna("evaluate", scans, "--classifier", tiny)
    ajna("evaluate", scans, "--report", page)
    told = page.read_text("utf-8")
    assert "learnt from the labels of this very folder" not in told
    assert "unlike those it was fitted on" in told


def test_that_a_report_leaves_names_out_on_request(ajna, scans, tiny):
    page = ajna.home / "anonymous.html"
    ajna("evaluate", scans, "--classifier", tiny, "--threshold", "0.999999", "--report", page)
    assert "/loaded/" in page.read_text("utf-8")
    ajna("evaluate", scans, "--threshold", "0.999999", "--report", page, "--anonymous")
    assert "/loaded/" not in page.read_text("utf-8")


def test_that_a_report_that_cannot_be_written_is_told(ajna, scans, tiny):
    assert ".html or .pdf" in ajna("evaluate", scans, "--report", "report.txt", code=2)
    assert "--report" in ajna("evaluate", scans, "--anonymous", code=2)
    among = ajna("evaluate", scans, "--report", scans / "report.html", code=1)
    assert "never written into the folder of the scans" in among
    (ajna.home / "file").touch()
    nowhere = ajna("evaluate", scans, "--report", ajna.home / "file" / "r.html", code=1)
    assert "Nothing can be written" in nowhere


def test_that_without_labels_a_classifier_is_asked_for_and_nothing_is_compared(ajna, tiny):
    folder = ajna.home / "unlabelled"
    for number in range(3):
        save_scan(folder / f"{number}.png", 60 * number, number)
    assert "Use --classifier NAME" in ajna("evaluate", folder, code=1)
    said = ajna("evaluate", folder, "--classifier", tiny)
    assert "There is no label to compare" in said
    assert "recall" not in said


def test_that_neighbours_can_be_wished_for_by_label_and_split(ajna, scans):
    near = ajna.json("similar", scans, "train/empty/0.png", "--label", "other", "-k", "4")
    assert [one["label"] for one in near] == ["loaded"] * 4
    assert ajna.json("similar", scans, "train/empty/0.png", "--split", "val") == []
