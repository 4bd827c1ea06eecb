from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from ajna_desktop.domain.errors import ImageUnreadable, NotExplainable
from ajna_desktop.domain.runs import RunKind
from ajna_desktop.domain.scan import Label
from ajna_desktop.learning.heads.any_head import ClassifierHead
from ajna_desktop.tasks.context import Cancelled, TaskContext
from ajna_desktop.tasks.judging.classify import judge_out_of_fold
from ajna_desktop.tasks.judging.explain import (
    activations,
    explain,
    first_filters,
    network_layers,
    network_of,
)
from ajna_desktop.tasks.judging.folder_classifier import kept_folder_classifier

EMPTY, LOADED = Label("empty"), Label("loaded")


@pytest.fixture
def judged(described, engine):
    judge_out_of_fold(described, engine, TaskContext())
    return described


def a_scan(collection):
    return collection.scans.by_path("train/empty/e0.png")


def elsewhere(engine, name="Loads"):
    """A classifier made elsewhere, on the same network."""
    width = engine.inference.feature_width
    weights = np.zeros((2, width), np.float32)
    weights[0, :16], weights[1, :16] = 1, -1
    head = ClassifierHead(
        (EMPTY, LOADED),
        np.zeros(width, np.float32),
        np.ones(width, np.float32),
        weights,
        np.zeros(2, np.float32),
    )
    return SimpleNamespace(
        name=name, head=head, backbone_id=engine.backbone.id, check_fits=lambda backbone: None
    )


def test_that_the_predicted_class_is_explained_by_what_the_folder_teaches(judged, engine):
    found = explain(judged, engine, a_scan(judged), None, None, TaskContext())
    assert found.label == EMPTY
    assert found.probability > 0.5
    assert found.cells.shape == (4, 4)
    assert found.classifier == "Mean greys"
    assert "fitted on every label of this folder" in found.note


def test_that_another_class_can_be_asked_for(judged, engine):
    found = explain(judged, engine, a_scan(judged), None, LOADED, TaskContext())
    assert found.label == LOADED
    assert found.probability < 0.5


def test_that_a_classifier_made_elsewhere_is_explained_by_itself(judged, engine):
    found = explain(judged, engine, a_scan(judged), elsewhere(engine), None, TaskContext())
    assert found.classifier == "Loads · Mean greys"
    assert found.note == ""
    assert found.layer == f"cells of {engine.backbone.id}"


def test_that_a_class_that_it_does_not_know_is_refused_with_those_that_it_knows(judged, engine):
    with pytest.raises(NotExplainable, match=r"“half full”.*empty, loaded"):
        explain(judged, engine, a_scan(judged), None, Label("half full"), TaskContext())


def test_that_nothing_is_explained_before_it_was_judged(described, engine):
    with pytest.raises(NotExplainable, match="folder was not judged yet"):
        explain(described, engine, a_scan(described), None, None, TaskContext())
    with pytest.raises(NotExplainable, match="scan was not judged yet"):
        explain(described, engine, a_scan(described), elsewhere(engine), None, TaskContext())


def test_that_the_classifier_that_is_kept_is_the_one_that_judged(judged):
    run = judged.predictions.current_run()
    assert run.kind is RunKind.OUT_OF_FOLD
    head = kept_folder_classifier(judged, run)
    assert head.labels == (EMPTY, LOADED)
    assert head.width == 32


@pytest.mark.parametrize("damage", ["gone", "changed"])
def test_that_another_classifier_is_never_taken_for_it(judged, engine, damage):
    file = judged.classifier_file
    if damage == "gone":
        file.unlink()
    else:
        file.write_bytes(file.read_bytes()[:-1])
    with pytest.raises(NotExplainable, match="Update the predictions"):
        explain(judged, engine, a_scan(judged), None, None, TaskContext())


def test_that_judging_goes_on_where_the_classifier_cannot_be_kept(described, engine):
    described.classifier_file.parent.mkdir(parents=True, exist_ok=True)
    described.classifier_file.mkdir()  # in the way
    assert judge_out_of_fold(described, engine, TaskContext()).judged == 24


def test_that_an_image_that_is_gone_is_told(judged, engine):
    scan = a_scan(judged)
    Path(judged.absolute(scan)).write_bytes(b"no image any more")
    with pytest.raises(ImageUnreadable):
        explain(judged, engine, scan, None, None, TaskContext())


def test_that_it_stops_when_told(judged, engine):
    context = TaskContext()
    context.cancel()
    with pytest.raises(Cancelled):
        explain(judged, engine, a_scan(judged), None, None, context)


def test_that_the_network_itself_can_be_looked_into(judged, engine):
    context, backbone = TaskContext(), network_of(engine, elsewhere(engine))
    (layer,) = network_layers(engine, backbone, context)
    seen = activations(judged, engine, a_scan(judged), backbone, layer.name, context)
    assert seen.maps.shape == (1, layer.height, layer.width)
    assert seen.maps.max() == 255
    assert first_filters(engine, backbone, context).layer == f"first of {backbone.id}"
