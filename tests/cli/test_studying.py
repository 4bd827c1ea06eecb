import pytest

from ajna_desktop.imaging.phantom import make_scans
from tests.test_cli import CommandLine


@pytest.fixture
def ajna(tmp_path):
    return CommandLine(tmp_path)


@pytest.mark.timeout(300)
def test_that_methods_are_compared_on_a_folder(ajna, tmp_path):
    make_scans(tmp_path / "port", 60, seed=5, mislabelled=0)
    out = tmp_path / "out"
    names = "efficientnet-logistic,densenet-logistic"
    found = ajna.json("study", tmp_path / "port", "--out", out, "--only", names)
    rows = {row["name"]: row for row in found["rows"]}
    assert "weights are not installed" in rows["densenet-logistic"]["reason"]
    assert rows["efficientnet-logistic"]["accuracy"]["value"] > 0.7
    assert found["splits"]["test"] == rows["efficientnet-logistic"]["scans"]
    assert found["search"][0]["held_out"]["pool"] == found["splits"]["train"]
    names = {path.name for path in out.iterdir() if path.is_file()}
    assert names == {
        "study.html", "study.json", "comparison.csv", "predictions.csv", "disagreements.csv",
        "duels.csv",
    }  # fmt: skip
    again = ajna("study", tmp_path / "port", "--out", out, "--only", "efficientnet-logistic")
    assert "accuracy" in again
    assert "densenet-logistic" not in again  # it was not asked for, and had no figures


def test_that_a_study_in_which_nothing_could_be_judged_ends_as_a_failure(ajna, tmp_path):
    make_scans(tmp_path / "port", 24, seed=5, mislabelled=0)
    wanted = ("--out", tmp_path / "out", "--only", "densenet-logistic")
    assert "None of the methods" in ajna("study", tmp_path / "port", *wanted, code=1)
    assert (tmp_path / "out" / "study.html").is_file()


def test_that_a_name_that_is_no_method_is_not_understood(ajna, tmp_path):
    told = ajna("study", tmp_path, "--out", tmp_path / "o", "--only", "resnet", code=2)
    assert "“resnet” is none of the methods" in told


def test_that_the_help_names_every_method(ajna):
    told = ajna("study", "--help")
    assert "efficientnet-finetuned" in told
    assert "SVM on 128 × 128 pixels" in told
