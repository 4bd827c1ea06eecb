from dataclasses import replace

import pytest
from PySide6.QtCore import QSettings

from ajna_desktop.domain.methods import METHODS
from ajna_desktop.domain.training import Stage, Trainable
from ajna_desktop.ui.training.memory import FILE, Chosen, Lasted, TrainingMemory
from tests.ui.training.fakes import CNN, LOGISTIC, TUNED


@pytest.fixture
def memory(tmp_path):
    return TrainingMemory(tmp_path)


@pytest.mark.parametrize("name", METHODS)
def test_that_at_first_a_method_has_its_defaults(memory, name):
    assert memory.chosen(METHODS[name]) == Chosen(METHODS[name].settings)
    assert memory.lasted(METHODS[name]) is None


def test_that_what_was_chosen_comes_back_after_a_restart(memory, tmp_path):
    chosen = Chosen(replace(CNN.settings, batch=7), resample=True, seed=3)
    memory.remember(CNN, chosen)
    memory.remember(LOGISTIC, Chosen(None, seed=5))
    memory.remember_lasted(CNN, Lasted(12.5, 40))
    memory.method = "cnn-150"
    del memory
    again = TrainingMemory(tmp_path)
    assert again.chosen(CNN) == chosen
    assert again.chosen(LOGISTIC) == Chosen(None, seed=5)
    assert again.lasted(CNN) == Lasted(12.5, 40)
    assert again.method == "cnn-150"


def test_that_what_is_damaged_is_forgotten(memory, tmp_path):
    file = QSettings(str(tmp_path / FILE), QSettings.Format.IniFormat)
    file.setValue("cnn-150/set", '{"settings": {"stages": "many"}}')
    file.setValue("cnn-150/lasted", "an hour")
    file.sync()
    again = TrainingMemory(tmp_path)
    assert again.chosen(CNN) == Chosen(CNN.settings)
    assert again.lasted(CNN) is None


def test_that_stages_of_another_version_are_forgotten(memory):
    other = replace(TUNED.settings, stages=(Stage(Trainable.HEAD, 3, 1e-3),))
    memory.remember(TUNED, Chosen(other))
    assert memory.chosen(TUNED) == Chosen(TUNED.settings)
    memory.remember(CNN, Chosen(replace(CNN.settings, augmentation="no longer there")))
    assert memory.chosen(CNN) == Chosen(CNN.settings)
