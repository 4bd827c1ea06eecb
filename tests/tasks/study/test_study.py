import csv
from dataclasses import replace

import numpy as np
import pytest

from ajna_desktop.domain.comparison import Trial, comparison_from_json
from ajna_desktop.domain.errors import BundleInvalid, ExportFailed, NothingToLearn, StoreError
from ajna_desktop.domain.labels import Decision
from ajna_desktop.domain.methods import METHODS
from ajna_desktop.domain.scan import Label, ReviewStatus
from ajna_desktop.domain.training import EpochFigures, Split
from ajna_desktop.learning.bundles.save_classifier import About, Training, save_classifier
from ajna_desktop.learning.heads.linear_head import ClassifierHead
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import Cancelled, TaskContext
from ajna_desktop.tasks.describing.feature_space import space_of
from ajna_desktop.tasks.study.given import given_name
from ajna_desktop.tasks.study.study import study
from ajna_desktop.tasks.study.training import Made
from tests.tasks.conftest import save_scan

CHOSEN = ("efficientnet-logistic", "efficientnet-dense", "densenet-logistic")


class Trainer:
    """Fits the logistic head of the default features, whatever is asked for."""

    def __init__(self):
        self.asked = []  # keys of plans
        self.saw = set()  # contents that were learned from
        self.before_each = lambda: None

    def __call__(self, collection, engine, plan, scans, models, context):
        self.asked.append(plan.key)
        self.before_each()
        context.check()
        if plan.method.network == "densenet121":
            raise BundleInvalid("DenseNet121 needs its weights: install them first.")
        rows = scans.rows(Split.TRAIN)
        contents = scans.contents(rows)
        self.saw |= set(contents)
        space = space_of(collection, engine.inference)
        head = engine.analysis.fit(space, contents, scans.labels(rows))
        training = Training({}, "train", "", 0, 0, "2026-03-01T00:00:00+00:00", "1")
        folder = models / plan.slug
        bundle = save_classifier(
            folder, head, engine.backbone, About(plan.key, "none", "made"), training, {}
        )
        curve = EpochFigures(1, 0, 0.5, 0.9, 0.4, 0.9, 1e-3, 1.0, True)
        trial = Trial(plan.key, "grid", {"rate": 0.1}, 0.9, 0.01, 1.0, True)
        return Made(bundle, (curve,), (trial,), {"batch": 4}, "CPU", 1.0, "2026-03-01")


@pytest.fixture
def folder(tmp_path):
    """Two classes that are easily told apart, in three splits."""
    scans = tmp_path / "scans"
    for number in range(50):
        split = "train" if number < 40 else "val" if number < 44 else "test"
        save_scan(scans / split / "empty" / f"e{number}.png", 190, number)
        save_scan(scans / split / "loaded" / f"l{number}.png", 60, 100 + number)
    # One label of the test split is wrong.
    (scans / "test" / "loaded" / "l49.png").rename(scans / "test" / "empty" / "l49.png")
    return scans


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


def rows_of(file):
    with file.open(newline="", encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def test_that_a_study_writes_down_all_that_it_found(collection, engine, out):
    trainer = Trainer()
    found = study(collection, engine, out, TaskContext(), CHOSEN, trains=trainer)
    comparison = comparison_from_json((out / "study.json").read_text("utf-8"))
    assert comparison == found.comparison
    assert comparison.is_complete
    rows = {row.key: row for row in comparison.rows}
    assert set(rows) == {
        "densenet-logistic",
        "efficientnet-logistic",
        "efficientnet-dense",
        "efficientnet-dense, without class weights",
    }
    row = rows["efficientnet-logistic"]
    assert row.scans == 12
    assert row.accuracy.value == pytest.approx(11 / 12)  # the wrong label
    assert row.curves
    assert row.bundle == "efficientnet-logistic"
    assert "needs its weights" in rows["densenet-logistic"].reason
    assert comparison.splits.test == 12
    assert comparison.agreement.same[0][1] == 1.0

    assert len(rows_of(out / "comparison.csv")) == 4
    predictions = rows_of(out / "predictions.csv")
    assert {row["scan"].split("/")[0] for row in predictions} == {"test"}
    page = (out / "study.html").read_text("utf-8")
    assert "DenseNet121 needs its weights" in page
    assert rows_of(out / "disagreements.csv") == []


def test_that_the_test_split_teaches_nothing(collection, engine, out):
    trainer = Trainer()
    study(collection, engine, out, TaskContext(), CHOSEN, trains=trainer)
    tested = [
        scan.content_hash
        for scan in collection.scans.scans(
            [row.id for row in collection.scans.readable(0, 999)]
        )
        if scan.split == "test"
    ]
    assert tested
    assert not trainer.saw & set(tested)


def test_that_searches_labels_and_speed_are_measured_too(collection, engine, out):
    found = study(collection, engine, out, TaskContext(), CHOSEN, trains=Trainer()).comparison
    by_title = {row.title: row for row in found.search}
    average = by_title["Mean greys, average"]
    assert average.held_out.at_10.mean > 0.8
    assert average.held_out.pool == 80
    assert average.study.pool == 12
    assert by_title["Mean greys, maximum"].width == 32
    assert "weights" in by_title["DenseNet121, logistic head"].reason

    assert found.noise.test_suspects == 1  # the wrong label
    assert found.noise.train_suspects == 0
    tried = {(one.trained_without, one.tested_without): one for one in found.noise.figures}
    assert tried[False, False].tested_on == 12
    assert tried[False, True].tested_on == 11
    assert tried[False, True].accuracy == 1.0

    assert len(found.timing) == 2 * 3
    assert found.timing[0].images == 12
    assert found.timing[0].peak_megabytes == 1.5
    assert {one.method for one in found.trials} == {row.key for row in found.compared}


def test_that_what_is_finished_is_not_made_again(collection, engine, out):
    first = study(
        collection, engine, out, TaskContext(), ["efficientnet-logistic"], trains=Trainer()
    )
    trainer = Trainer()
    found = study(collection, engine, out, TaskContext(), CHOSEN, trains=trainer).comparison
    assert "efficientnet-logistic" not in trainer.asked
    assert "densenet-logistic" in trainer.asked
    kept = next(row for row in found.rows if row.name == "efficientnet-logistic")
    assert kept == first.comparison.rows[0]
    assert len(found.agreement.names) == 3  # what it said is still known
    assert first.comparison.timing[0] in found.timing

    only = study(collection, engine, out, TaskContext(), ["densenet-logistic"], trains=trainer)
    assert kept in only.comparison.rows  # other methods stay


def installed(engine, collection, place, labels=("empty", "loaded")):
    """Return a classifier that always tells the second label."""
    width = engine.backbone.feature_width
    head = ClassifierHead(
        tuple(map(Label, labels)),
        mean=np.zeros(width, np.float32),
        scale=np.ones(width, np.float32),
        weights=np.zeros((2, width), np.float32),
        bias=np.array([0, 1], np.float32),
    )
    training = Training({}, "elsewhere", "", 0, 0, "2026-03-01T00:00:00+00:00", "1")
    return save_classifier(
        place, head, engine.backbone, About("From afar", "none", "made"), training, {}
    )


def test_that_an_installed_classifier_is_judged_as_it_is_beside_the_others(
    collection, engine, out, tmp_path
):
    trainer = Trainer()
    given = installed(engine, collection, tmp_path / "bundle")
    other = installed(engine, collection, tmp_path / "other", ("cat", "dog"))
    names = ["efficientnet-logistic", given_name(given), given_name(other)]
    found = study(
        collection, engine, out, TaskContext(), names, [given, other], trains=trainer
    ).comparison

    assert trainer.asked == ["efficientnet-logistic"]
    made, judged, refused = found.rows
    assert (judged.title, judged.classifier_id) == ("From afar", given.id)
    assert judged.scans == made.scans == len(rows_of(out / "predictions.csv"))
    assert {one.label: one.recall for one in judged.per_class} == {"empty": 0, "loaded": 1}
    assert (found.duels[0].one, found.duels[0].other) == (made.key, judged.key)
    assert not refused.has_figures
    assert "cat, dog" in refused.reason

    again = study(collection, engine, out, TaskContext(), names[:1], [given], trains=trainer)
    assert [row.key for row in again.comparison.rows] == [made.key, judged.key]
    assert trainer.asked == ["efficientnet-logistic"]


def test_that_another_label_or_setting_makes_it_again(collection, engine, out):
    names = ["efficientnet-dense"]
    both = ["efficientnet-dense", "efficientnet-dense, without class weights"]

    def asked_for(**how):
        trainer = Trainer()
        study(collection, engine, out, TaskContext(), names, trains=trainer, **how)
        return trainer.asked

    assert asked_for() == both
    assert asked_for() == []
    assert asked_for(again=True) == both
    settings = replace(METHODS["efficientnet-dense"].settings, batch=7)
    assert asked_for(settings={"efficientnet-dense": settings}) == both
    assert asked_for(settings={"efficientnet-dense": settings}) == []
    assert asked_for(seed=1, settings={"efficientnet-dense": settings}) == both
    scan = collection.scans.by_path("train/empty/e0.png")
    collection.labels.decide({scan.id: Decision(Label("loaded"), ReviewStatus.RELABELLED)})
    assert asked_for(seed=1, settings={"efficientnet-dense": settings}) == both
    assert sorted(path.name for path in (out / "models").iterdir()) == [
        "efficientnet-dense",
        "efficientnet-dense-without-class-weights",
    ]


def test_that_a_study_that_is_stopped_keeps_what_was_finished(collection, engine, out):
    context, trainer = TaskContext(), Trainer()

    def stop_at_the_second():
        if len(trainer.asked) == 2:
            context.cancel()

    trainer.before_each = stop_at_the_second
    names = ("efficientnet-logistic", "efficientnet-dense")
    with pytest.raises(Cancelled):
        study(collection, engine, out, context, names, trains=trainer)
    comparison = comparison_from_json((out / "study.json").read_text("utf-8"))
    assert [row.name for row in comparison.compared] == ["efficientnet-logistic"]
    assert not comparison.is_complete
    assert "This study was stopped" in (out / "study.html").read_text("utf-8")

    trainer = Trainer()
    study(collection, engine, out, TaskContext(), names, trains=trainer)
    assert trainer.asked == ["efficientnet-dense", "efficientnet-dense, without class weights"]


@pytest.mark.parametrize("damage", ["study.json", "verdicts/efficientnet-logistic.npz"])
def test_that_a_damaged_result_is_made_again(collection, engine, out, damage):
    names = ["efficientnet-logistic"]
    study(collection, engine, out, TaskContext(), names, trains=Trainer())
    (out / damage).write_bytes(b"{}")
    trainer = Trainer()
    study(collection, engine, out, TaskContext(), names, trains=trainer)
    assert trainer.asked == names


DISK_FAULTS = (ExportFailed("No space left on device"), StoreError("It is full"))


@pytest.mark.parametrize("fault", DISK_FAULTS)
def test_that_a_study_ends_where_nothing_can_be_kept(collection, engine, out, fault):
    trainer = Trainer()

    def fail():
        raise fault

    trainer.before_each = fail
    with pytest.raises(type(fault), match=str(fault)):
        study(collection, engine, out, TaskContext(), CHOSEN, trains=trainer)
    assert len(trainer.asked) == 1


def test_that_a_study_which_cannot_be_written_trains_nothing(collection, engine, out):
    out.write_text("a file")
    trainer = Trainer()
    with pytest.raises(ExportFailed, match="Nothing can be written"):
        study(collection, engine, out, TaskContext(), CHOSEN, trains=trainer)
    assert trainer.asked == []


def test_that_nothing_is_written_among_the_scans(collection, engine, folder):
    with pytest.raises(ExportFailed):
        study(collection, engine, folder / "results", TaskContext(), trains=Trainer())


def test_that_a_folder_without_a_test_split_is_dealt_anew(tmp_path, users, engine, out):
    for number in range(20):
        save_scan(tmp_path / "flat" / "empty" / f"e{number}.png", 190, number)
        save_scan(tmp_path / "flat" / "loaded" / f"l{number}.png", 60, 100 + number)
    collection = Collection.open(tmp_path / "flat", users, "ana")
    try:
        names = ["efficientnet-logistic"]
        found = study(collection, engine, out, TaskContext(), names, trains=Trainer())
        assert 6 <= found.comparison.splits.test <= 10
        assert found.comparison.rows[0].accuracy.value == 1.0
    finally:
        collection.close()


def test_that_a_folder_of_one_label_is_told_so(tmp_path, users, engine, out):
    for number in range(6):
        save_scan(tmp_path / "flat" / "empty" / f"e{number}.png", 190, number)
    collection = Collection.open(tmp_path / "flat", users, "ana")
    try:
        with pytest.raises(NothingToLearn):
            study(collection, engine, out, TaskContext(), trains=Trainer())
        assert not (out / "study.json").exists()
    finally:
        collection.close()
