from dataclasses import replace

import pytest

from ajna_desktop.domain.errors import ImageUnreadable
from ajna_desktop.domain.operating_point import OperatingPoint
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.describing.find_similar import ImageAskedAbout
from ajna_desktop.tasks.judging.classify import judge_out_of_fold
from ajna_desktop.tasks.judging.judge_image import judge_image
from tests.tasks.conftest import save_scan


@pytest.fixture
def judged(described, engine):
    judge_out_of_fold(described, engine, TaskContext())
    return described


@pytest.mark.parametrize(("level", "label"), [(215, "empty"), (55, "loaded")])
def test_that_an_image_from_elsewhere_is_judged_by_what_the_folder_teaches(
    judged, engine, tmp_path, level, label
):
    save_scan(tmp_path / "new.png", level, 900)
    asked = ImageAskedAbout(str(tmp_path / "new.png"))
    run = judged.predictions.current_run()
    found = judge_image(judged, engine, asked, run, None)
    assert found.label == label
    assert found.confidence > 0.9
    assert sum(found.probabilities.values()) == pytest.approx(1, abs=1e-5)
    assert list(found.probabilities) == list(run.labels)


def test_that_the_threshold_of_the_folder_holds_for_it_too(judged, engine, tmp_path):
    save_scan(tmp_path / "new.png", 215, 900)
    asked = ImageAskedAbout(str(tmp_path / "new.png"))
    run = judged.predictions.current_run()
    certain = judge_image(judged, engine, asked, run, None).probabilities["loaded"]
    strict = replace(run, operating_point=OperatingPoint("loaded", certain / 2))
    assert judge_image(judged, engine, asked, strict, None).label == "loaded"


def test_that_a_classifier_that_was_not_kept_judges_nothing(judged, engine, folder):
    judged.classifier_file.unlink()
    asked = ImageAskedAbout(str(folder / "train" / "empty" / "e0.png"))
    assert judge_image(judged, engine, asked, judged.predictions.current_run(), None) is None


def test_that_a_file_that_is_no_image_is_told(judged, engine, tmp_path):
    (tmp_path / "notes.txt").write_bytes(b"words")
    asked = ImageAskedAbout(str(tmp_path / "notes.txt"))
    with pytest.raises(ImageUnreadable, match=r"notes\.txt"):
        judge_image(judged, engine, asked, judged.predictions.current_run(), None)
