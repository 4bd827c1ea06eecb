import re
import shutil

import pytest

from ajna_desktop.domain.errors import BundleInvalid
from ajna_desktop.paths import models
from ajna_desktop.tasks.models.list_models import Origin, list_models, remove_model


@pytest.fixture
def own(tmp_path):
    folder = tmp_path / "models"
    folder.mkdir()
    return folder


def by_name(own):
    return {(model.origin, model.name): model for model in list_models(own, models())}


def test_that_shipped_models_are_told_with_what_they_learnt_from(own):
    found = by_name(own)
    classifier = found[Origin.SHIPPED, "chest_xray_pneumonia"]
    assert classifier.kind == "classifier"
    assert classifier.labels == ("NORMAL", "PNEUMONIA")
    assert "5,216 images" in classifier.trained_on
    assert not classifier.broken
    assert found[Origin.SHIPPED, "efficientnet_lite0"].kind == "network"


def test_that_nothing_is_said_of_a_source_that_nobody_stated(own):
    shutil.copytree(models() / "chest_xray_pneumonia", own / "mine")
    shutil.copytree(models() / "efficientnet_lite0", own / "network")
    for name in ("mine", "network"):
        manifest = own / name / "model.toml"
        text = manifest.read_text("utf-8")
        told, count = re.subn(r'(?m)^source = ".*"$', 'source = "not stated"', text)
        assert count == 1
        manifest.write_text(told, "utf-8")
    found = by_name(own)
    assert found[Origin.OWN, "mine"].trained_on == "5,216 images"
    assert found[Origin.OWN, "network"].trained_on == ""


def test_that_broken_models_are_told_with_the_reason(own):
    shutil.copytree(models() / "chest_xray_pneumonia", own / "damaged")
    with open(own / "damaged" / "head.npz", "ab") as file:
        file.write(b"x")
    shutil.copytree(models() / "chest_xray_code", own / "lonely")
    manifest = own / "lonely" / "model.toml"
    text = manifest.read_text("utf-8")
    manifest.write_text(text.replace('"chest_xray_efficientnet"', '"other"'))
    found = by_name(own)
    assert "checksum differs" in found[Origin.OWN, "damaged"].broken
    assert "not installed here" in found[Origin.OWN, "lonely"].broken


def test_that_a_network_that_another_model_needs_is_not_removed(own, tmp_path):
    shutil.copytree(models() / "chest_xray_pneumonia", own / "with_network")
    shutil.copytree(models() / "chest_xray_code", own / "mine")
    with pytest.raises(BundleInvalid, match="Remove that one first"):
        remove_model("with_network", own, tmp_path / "none")
    remove_model("mine", own, tmp_path / "none")
    remove_model("with_network", own, tmp_path / "none")
    assert not list(own.iterdir())


@pytest.mark.parametrize("name", ["", ".", "..", "../models", "none", "/etc"])
def test_that_only_models_of_ones_own_are_removed(own, name):
    with pytest.raises(BundleInvalid, match="no model of your own"):
        remove_model(name, own, models())


def test_that_shipped_models_stay(own):
    with pytest.raises(BundleInvalid, match="comes with the program"):
        remove_model("efficientnet_lite0", own, models())
