import json

import pytest
from sklearn.metrics import cohen_kappa_score

from ajna_desktop.domain.labels import Decision
from ajna_desktop.domain.scan import Label, ReviewStatus
from ajna_desktop.domain.scan_query import EVERY_SCAN
from ajna_desktop.imaging.phantom import make_scans
from ajna_desktop.paths import UserFolders
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.readers.study_file import give_out, take_in
from tests.test_cli import CommandLine


@pytest.fixture
def ajna(tmp_path):
    return CommandLine(tmp_path)


@pytest.fixture
def day(tmp_path):
    make_scans(tmp_path / "day", 24, seed=5, mislabelled=0)
    return tmp_path / "day"


@pytest.fixture
def place(tmp_path):
    return tmp_path / "here" / "labels.ajna"


def collection_of(day, tmp_path, reader, store):
    return Collection.open(day, UserFolders.below(tmp_path / "user"), reader, store)


def read_elsewhere(day, tmp_path, reader, said):
    """Read at another computer what the file for a reader asks, and write it back."""
    there = collection_of(day, tmp_path, reader, tmp_path / reader / "labels.ajna")
    (file,) = (tmp_path / "out").glob(f"*-{reader}.json")
    study = take_in(there, file).study
    answers = {
        content: Decision(Label(said(number)), ReviewStatus.CONFIRMED)
        for number, content in enumerate(study.plan.contents)
    }
    there.readings.read(study.id, reader, answers)
    give_out(there, study.id, reader, file)
    there.close()
    return file, [answer.label for answer in answers.values()]


@pytest.mark.timeout(300)
def test_that_a_second_reading_goes_from_the_sample_to_its_agreement(
    ajna, day, place, tmp_path
):
    planned = ajna.json(
        "review-sample", day, "--store", place, "--size", "20", "--reader", "ana",
        "--reader", "bruno", "--draw", "stratified", "--out", tmp_path / "out", "--seed", "3",
    )  # fmt: skip
    assert (planned["images"], planned["planted"], planned["seed"]) == (20, 0, 3)

    first, ana = read_elsewhere(day, tmp_path, "ana", lambda n: "empty" if n % 2 else "boxes")
    second, bruno = read_elsewhere(
        day, tmp_path, "bruno", lambda n: "empty" if n % 2 or n < 6 else "boxes"
    )
    at = ("agreement", day, "--store", place)
    progress = ajna.json(*at, "--take-in", first)
    assert progress["progress"] == {"ana": 20, "bruno": 0}
    assert "kappa" not in json.dumps(progress)

    told = ajna.json(*at, "--take-in", second, "--take-in", first, "--close")
    (pair,) = told["pairs"]
    assert pair["cohen_kappa"]["value"] == pytest.approx(cohen_kappa_score(ana, bruno))
    assert pair["cohen_kappa"]["low"] < pair["cohen_kappa"]["value"]
    assert len(told["disputes"]) == 3
    assert told["disputes"][0]["said"] == {"ana": "boxes", "bruno": "empty"}
    assert told["disputes"][0]["path"]
    # Once closed it is told again without being changed, also for people.
    assert ajna.json(*at) == told
    assert f"Cohen's kappa {pair['cohen_kappa']['value']:.3f} (" in ajna(*at)


@pytest.mark.timeout(300)
def test_that_known_images_are_planted_and_judged(ajna, day, place, tmp_path):
    ajna(
        "review-sample", day, "--store", place, "--size", "1", "--reader", "ana",
        "--reader", "bruno",
    )  # fmt: skip
    here = collection_of(day, tmp_path, "eva", place)
    scans = here.scans.scans(here.scans.ids(EVERY_SCAN))
    confirmed = {
        scan.id: Decision(scan.label, ReviewStatus.CONFIRMED) for scan in scans if scan.label
    }
    here.labels.decide(confirmed)
    here.close()
    planned = ajna.json(
        "review-sample", day, "--store", place, "--size", "6", "--reader", "ana",
        "--reader", "bruno", "--plant", "5", "--out", tmp_path / "out",
    )  # fmt: skip
    assert (planned["images"], planned["planted"]) == (11, 5)
    file, _ = read_elsewhere(day, tmp_path, "ana", lambda _: "empty")
    told = ajna.json("agreement", day, "--store", place, "--take-in", file, "--close")
    (ana,) = told["planted_images"]
    assert (ana["reader"], ana["read"]) == ("ana", 5)
    assert ana["right"] < 5
    assert told["pairs"] == []


@pytest.mark.timeout(300)
def test_that_it_is_said_what_is_missing(ajna, day, place, tmp_path):
    plan = ("review-sample", day, "--store", place, "--size", "5", "--reader", "ana")
    assert "two readers or more" in ajna(*plan, code=1)
    assert "nobody has confirmed" in ajna(*plan, "--reader", "eva", "--plant", "2", code=1)
    assert "no second reading of this folder" in ajna(
        "agreement", day, "--store", place, code=1
    )
