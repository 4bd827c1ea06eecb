"""The command line as users meet it: a process, its output, its exit code, the real network."""

import base64
import csv
import json
import os
import signal
import subprocess
import sys

import pytest

from ajna_desktop.domain.operating_point import OperatingPoint
from ajna_desktop.domain.scan import Label
from ajna_desktop.imaging.phantom import make_scans
from ajna_desktop.learning.bundles.bundle import find_bundles
from ajna_desktop.paths import models
from tests.learning import tiny_networks
from tests.tasks.conftest import save_scan


class CommandLine:
    """Runs `python -m ajna_desktop` as a user whose files all lie in one temporary folder."""

    def __init__(self, home):
        self.home = home
        places = {"DATA": "data", "CACHE": "cache", "CONFIG": "config", "STATE": "state"}
        folders = {f"XDG_{name}_HOME": str(home / place) for name, place in places.items()}
        self.environment = os.environ | folders | {"HOME": str(home)}
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
            self.environment.pop(name, None)

    def start(self, *arguments):
        return subprocess.Popen(
            [sys.executable, "-m", "ajna_desktop", *map(os.fspath, arguments)],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def __call__(self, *arguments, code=0):
        """Run a command and return what it printed; fail unless it ends with `code`."""
        process = self.start(*arguments)
        out, err = process.communicate(timeout=110)
        assert process.returncode == code, err
        assert "Traceback" not in err
        return out if code == 0 else err

    def json(self, *arguments):
        return json.loads(self(*arguments, "--json"))


@pytest.fixture(scope="module")
def day(tmp_path_factory):
    """A small synthetic day at a port, in which one file is damaged."""
    folder = tmp_path_factory.mktemp("port") / "scans"
    make_scans(folder, 60, seed=5, mislabelled=2)
    damaged = folder / "empty" / "damaged.jpg"
    damaged.write_bytes(next((folder / "empty").glob("*.jpg")).read_bytes()[:2000])
    return folder


@pytest.fixture(scope="module")
def ajna(tmp_path_factory):
    return CommandLine(tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="module")
def analysed(ajna, day):
    out = ajna.home / "out"
    return ajna.json("analyse", day, "--out", out), out


def table(file, encoding="utf-8"):
    with open(file, newline="", encoding=encoding) as stream:
        return list(csv.DictReader(stream))


def test_that_a_folder_is_analysed_from_end_to_end(analysed):
    figures, out = analysed
    rows = table(out / "predictions.csv")

    assert (figures["n"], figures["skipped"]) == (60, 1)
    assert len(rows) == 60
    assert sum(map(sum, figures["confusion"]["counts"])) == 60
    right = sum(row["label"] == row["predicted"] for row in rows)
    assert figures["accuracy"] == pytest.approx(right / 60)
    assert figures["accuracy"] > 0.75  # 58 of the labels are right
    assert table(out / "skipped.csv")[0]["path"] == "empty/damaged.jpg"
    assert json.loads((out / "metrics.json").read_text("utf-8")) == figures
    assert "<h1>scans</h1>" in (out / "report.html").read_text("utf-8")


def test_that_the_most_alike_scans_are_of_the_folder_and_in_order(ajna, day, analysed):
    image = sorted((day / "empty").glob("*T*.jpg"))[0]
    inside = ajna.json("similar", day, f"empty/{image.name}", "-k", "5")
    outside = ajna.home / "copy.jpg"
    outside.write_bytes(image.read_bytes())
    elsewhere = ajna.json("similar", day, outside, "-k", "5")

    assert [one["distance"] for one in inside] == sorted(one["distance"] for one in inside)
    assert f"empty/{image.name}" not in [one["path"] for one in inside]
    assert elsewhere[0]["path"] == f"empty/{image.name}"
    assert elsewhere[0]["same_content"]
    assert elsewhere[0]["distance"] == pytest.approx(0, abs=0.01)


def test_that_a_relabelling_is_told_listed_verified_and_exported(ajna, day, analysed):
    name = sorted((day / "loaded").glob("*.jpg"))[0].name
    said = ajna("relabel", day, f"loaded/{name}", "=odd", "--reader", "ana", "--note", "why")
    again = ajna("relabel", day, day / "loaded" / name, "=odd", "--reader", "ana")
    (event,) = ajna.json("labels", day)
    ajna("labels", day, "--csv", ajna.home / "events.csv")
    checked = ajna.json("verify", day)
    ajna("export", day, "--as", "csv", "--out", ajna.home / "table")
    ajna("export", day, "--as", "folders", "--out", ajna.home / "folders")

    assert "loaded (unreviewed) → =odd (relabelled)" in said
    assert event["hash"][:12] in said
    assert "already" in again
    assert (event["path"], event["reader"], event["note"]) == (f"loaded/{name}", "ana", "why")
    assert checked == {"sound": True, "events": 1, "head": event["hash"], "problem": ""} | {
        "heads": [{"chain": "label", "events": 1, "hash": event["hash"]}]
    }
    assert table(ajna.home / "events.csv")[0]["new_label"] == "'=odd"
    rows = {row["path"]: row for row in table(ajna.home / "table/scans.csv", "utf-8-sig")}
    assert rows[f"loaded/{name}"]["label"] == "'=odd"
    assert (ajna.home / "folders" / "=odd" / name).is_file()
    assert len(list((ajna.home / "folders").rglob("*.jpg"))) == 60


def test_that_a_table_brings_columns_along_and_one_is_removed(ajna, day, tmp_path):
    name = sorted((day / "loaded").glob("*.jpg"))[0].name
    (tmp_path / "manifest.csv").write_text(f"file;terminal\n{name};T37\nnobody.jpg;T1\n")
    done = ajna.json("columns", "import", day, tmp_path / "manifest.csv")
    there = {one["column"]: one for one in ajna.json("columns", "list", day)}
    ajna("columns", "remove", day, "terminal")

    assert (done["scans"], done["matched_by"], done["refused_rows"]) == (1, "file name", 1)
    assert done["refused"] == [{"line": 3, "reason": "it names no scan of this folder"}]
    assert (there["terminal"]["scans"], there["terminal"]["built_in"]) == (1, False)
    assert (there["bits per sample"]["values"], there["split"]["values"]) == (1, 0)
    assert "There are: none" in ajna("columns", "remove", day, "terminal", code=1)


def test_that_a_flat_folder_needs_a_classifier_and_is_told_so(ajna, tmp_path):
    for number in range(3):
        save_scan(tmp_path / "flat" / f"{number}.png", 90, number)
    said = ajna("analyse", tmp_path / "flat", "--out", tmp_path / "out", code=1)
    assert "--classifier" in said
    assert not (tmp_path / "out").exists()
    unknown = ("--classifier", "nonesuch")
    said = ajna("analyse", tmp_path / "flat", "--out", tmp_path / "o", *unknown, code=1)
    assert "“nonesuch”" in said


def test_that_radiographs_are_judged_by_the_classifier_that_is_shipped(
    ajna, shared_data, tmp_path
):
    bundles = {bundle.folder.name for bundle in find_bundles([models()])}
    assert "chest_xray_pneumonia" in bundles
    (tmp_path / "flat").mkdir()
    truth = {}
    for label in ("NORMAL", "PNEUMONIA"):
        for image in sorted((shared_data / "chest_xray_fullres" / label).iterdir())[:15]:
            (tmp_path / "flat" / image.name).write_bytes(image.read_bytes())
            truth[image.name] = label
    arguments = ("--classifier", "chest_xray_pneumonia", "--out", tmp_path / "out")
    figures = ajna.json("analyse", tmp_path / "flat", *arguments)
    rows = table(tmp_path / "out" / "predictions.csv")

    assert figures["unlabelled"] == figures["n"] == len(rows) == 30
    right = sum(truth[row["path"]] == row["predicted"] for row in rows)
    assert right >= 27


def test_that_labels_which_a_classifier_does_not_know_are_named(ajna, day, analysed, tmp_path):
    arguments = ("--classifier", "chest_xray_pneumonia", "--out", tmp_path / "out")
    said = ajna("analyse", day, *arguments)
    assert "knows NORMAL, PNEUMONIA" in said
    assert "empty, loaded counts as an error" in said


def test_that_an_empty_name_is_no_classifier(ajna, day, tmp_path):
    said = ajna("analyse", day, "--classifier", "", "--out", tmp_path / "out", code=1)
    assert "There is no classifier" in said


def test_that_a_stopped_analysis_ends_soon_and_goes_on_where_it_was(day, tmp_path):
    ajna = CommandLine(tmp_path / "home")  # where no features are known yet
    arguments = ("analyse", day, "--out", tmp_path / "out")
    with ajna.start(*arguments) as process:
        told = ""
        while "Reading features" not in told:
            line = process.stderr.readline()
            assert line, f"it ended before it was stopped: {told}"
            told += line
        process.send_signal(signal.SIGINT)
        _, rest = process.communicate(timeout=20)

    assert process.returncode == 130
    assert "Stopped" in rest
    assert "Traceback" not in rest
    assert not (tmp_path / "out").exists()
    assert ajna.json(*arguments)["n"] == 60


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["analyse"], 2),
        (["nonsense"], 2),
        (["relabel", ".", "a", "b"], 2),
        (["export", ".", "--out", "x", "--as", "pdf"], 2),
        (["export", ".", "--out", "x", "--as", "csv", "--sheets"], 2),
        (["export", ".", "--out", "x", "--as", "pictures", "--link"], 2),
        (["export", ".", "--out", "x", "--as", "pictures", "--deidentify"], 2),
        (["analyse", "/nowhere", "--out", "x"], 1),
        (["open", "/nowhere"], 1),
        (["open"], 1),  # there is no display
        (["labels", "/" + "n" * 300], 1),  # longer than a name may be
        (["open", "/" + "n" * 300], 1),
        (["similar", ".", "nowhere.png"], 1),
    ],
)
def test_that_what_cannot_be_done_ends_with_the_right_code_and_few_words(
    ajna, arguments, code, tmp_path
):
    said = ajna(*arguments, code=code)
    assert len(said.strip().splitlines()) <= (1 if code == 1 else 5)


def test_that_the_doctor_finds_everything_well(ajna):
    findings = {one["subject"]: one for one in ajna.json("doctor")}
    assert all(one["is_well"] for one in findings.values())
    assert {"image reader", "inference worker", "analysis worker"} <= findings.keys()


def test_that_names_that_are_no_utf8_are_told_and_none_of_their_bytes_lost(ajna, tmp_path):
    if sys.platform != "linux":
        pytest.skip("other systems have no such names")
    folder = tmp_path / "scans"
    save_scan(folder / "a.png", 90)
    odd = os.fsencode(folder) + b"/sc\xe9n.png"
    os.rename(os.fsencode(folder / "a.png"), odd)
    ajna("relabel", folder, os.fsdecode(b"sc\xe9n.png"), "new", "--reader", "ana")
    (event,) = ajna.json("labels", folder)
    assert event["path"] == "sc�n.png"
    assert base64.b64decode(event["path_bytes"]) == b"sc\xe9n.png"


def test_that_a_folder_is_classified_by_a_classifier_that_brings_its_network(ajna, day):
    installed = ajna.home / "data" / "ajna-desktop" / "models" / "tiny"
    point = OperatingPoint(Label("loaded"), 0.5001)
    tiny_networks.classifier(installed, tiny_networks.new_encoder(), point)
    out = ajna.home / "classified"

    figures = ajna.json("classify", day, "--classifier", "tiny", "--out", out)

    assert (figures["n"], figures["skipped"]) == (60, 1)
    assert figures["operating_point"] == {"label": "loaded", "threshold": 0.5001}
    assert figures["backbone"].startswith("encoder0-")
    assert sum(figures["predicted"].values()) == len(table(out / "predictions.csv")) == 60
    assert json.loads((out / "metrics.json").read_text("utf-8")) == figures
    said = ajna("classify", day, "--classifier", installed)
    assert "Operating point: threshold 0.5001 for loaded." in said
    assert "Images judged: 60; skipped: 1." in said


def test_that_a_classifier_without_its_network_is_told(ajna, day, tmp_path):
    elsewhere = tiny_networks.encoder(tmp_path / "elsewhere", seed=9)
    tiny_networks.classifier(tmp_path / "alone", elsewhere)

    said = ajna("classify", day, "--classifier", tmp_path / "alone", code=1)

    assert "needs the network encoder9-" in said
    assert "not installed" in said
