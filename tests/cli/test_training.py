"""`train` and `augment` as users meet them: a process, its output, its exit code."""

import signal

import pytest

from tests.tasks.conftest import save_scan
from tests.test_cli import CommandLine

pytestmark = pytest.mark.timeout(300)  # TensorFlow starts several times

SHORT = ("--network", "cnn-150-pooled", "--batch", "8")


@pytest.fixture(scope="module")
def ajna(tmp_path_factory):
    return CommandLine(tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="module")
def scans(tmp_path_factory):
    folder = tmp_path_factory.mktemp("port") / "scans"
    for number in range(20):
        save_scan(folder / "empty" / f"e{number}.png", 210, number)
        save_scan(folder / "loaded" / f"l{number}.png", 60, 100 + number)
    return folder


def test_that_a_network_is_trained_kept_and_can_be_used(ajna, scans):
    wanted = ("--name", "mine", "--augmentation", "none", "--class-weight", "loaded=3")
    told = ajna.json("train", scans, *SHORT, "--epochs", "2", *wanted)
    assert told["epochs"] == 2
    assert told["settings"]["weights_by_label"] == {"loaded": 3.0}
    assert told["settings"]["augmentation"] == "none"
    assert told["splits"].startswith("dealt anew by group")
    assert told["test"]["n"] == 8
    assert told["validation"]["n"] in (6, 7)
    used = ajna.json("analyse", scans, "--out", ajna.home / "out", "--classifier", "mine")
    assert used["classifier"] == "mine"
    assert used["n"] == 40


def test_that_a_second_training_has_a_name_of_its_own(ajna, scans):
    models = ajna.home / "data" / "ajna-desktop" / "models"
    for name in ("scans cnn-150-pooled", "taken"):
        (models / name).mkdir(parents=True)
    told = ajna.json("train", scans, *SHORT, "--epochs", "1")
    assert told["name"] == "scans cnn-150-pooled 2"
    said = ajna("train", scans, *SHORT, "--name", "taken", code=1)
    assert "another name with --name" in said


def test_that_ctrl_c_keeps_what_was_learned_and_resume_goes_on(ajna, scans):
    process = ajna.start("train", scans, *SHORT, "--epochs", "60", "--name", "later")
    said = []
    for line in process.stderr:
        said.append(line)
        if line.startswith("epoch 1 of 60"):
            process.send_signal(signal.SIGINT)
            break
    _, rest = process.communicate(timeout=60)
    assert process.returncode == 130, said
    assert "--resume` goes on" in rest
    assert "Traceback" not in rest

    process = ajna.start("train", scans, "--resume")
    first = next(line for line in process.stderr if line.startswith("epoch"))
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)
    assert first.startswith("epoch 1 of 60")  # told again, not learned again

    assert "Forgotten: 1." in ajna("train", scans, "--discard")
    assert "none can go on" in ajna("train", scans, "--resume", code=1)


def test_that_a_head_takes_no_epochs(ajna, scans):
    wanted = ("--network", "efficientnet-logistic", "--epochs", "3")
    assert "takes no --epochs" in ajna("train", scans, *wanted, code=2)


@pytest.mark.parametrize("weight", ["loaded", "=3", "loaded=much", "loaded=-1", "loaded=nan"])
def test_that_a_weight_that_is_none_is_told(ajna, scans, weight):
    wanted = (*SHORT, "--class-weight", weight)
    assert "is no LABEL=FACTOR" in ajna("train", scans, *wanted, code=2)


@pytest.mark.parametrize("seed", ["-1", str(2**31)])
def test_that_a_seed_that_is_none_is_told(ajna, scans, seed):
    for wanted in (("train", *SHORT), ("augment", "--out", ajna.home / "none")):
        said = ajna(wanted[0], scans, *wanted[1:], "--seed", seed, code=2)
        assert "0<=x<=2147483647" in said


def test_that_either_a_network_or_resume_must_be_given(ajna, scans):
    assert "Give --network NAME, or --resume" in ajna("train", scans, code=2)


def test_that_an_augmented_base_is_written_and_shown(ajna, scans):
    out, picture = ajna.home / "base", ajna.home / "preview.png"
    told = ajna.json(
        "augment", scans, "--out", out, "--copies", "1", "--side", "48", "--preview", picture
    )
    assert told["files"] == len(list(out.rglob("*.png"))) == 80
    assert told["images"] == {"empty": 20, "loaded": 20}
    assert picture.read_bytes().startswith(b"\x89PNG")
    said = ajna("augment", scans, "--out", out, code=1)
    assert "choose an empty folder" in said


def test_that_augment_must_be_told_where_to(ajna, scans):
    assert "Give --out DIR" in ajna("augment", scans, code=2)
