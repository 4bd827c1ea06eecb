import pytest

from ajna_desktop.domain.methods import METHODS
from ajna_desktop.domain.training import AUGMENTATIONS, Optimizer, Trainable
from ajna_desktop.ui.method_words import (
    augmentation_word,
    fitting_time,
    group_word,
    method_about,
    method_title,
    optimizer_word,
    trainable_word,
)


@pytest.mark.parametrize("name", METHODS)
def test_that_the_window_says_of_a_method_what_the_command_line_says(name):
    method = METHODS[name]
    assert (method_title(method), method_about(method)) == (method.title, method.about)


def test_that_methods_of_a_kind_stand_under_one_heading():
    headings = {name: group_word(method) for name, method in METHODS.items()}
    assert headings["cnn-150"] == "Simple networks, from nothing"
    assert headings["densenet-finetuned"] == headings["efficientnet-finetuned"]
    assert headings["siamese-224"] == headings["code-128"] != headings["svm-pixels"]
    assert headings["densenet-logistic"] == headings["efficientnet-tuned"] == "On features"


def test_that_what_takes_hours_says_so():
    times = {name: fitting_time(method) for name, method in METHODS.items()}
    assert times["densenet-finetuned"].startswith("hours")
    assert times["efficientnet-logistic"].startswith("seconds")
    assert times["densenet-finetuned"] != times["cnn-150"]


def test_that_every_setting_has_its_own_words():
    for words, values in (
        (augmentation_word, AUGMENTATIONS),
        (optimizer_word, Optimizer),
        (trainable_word, Trainable),
    ):
        said = [words(value) for value in values]
        assert len(set(said)) == len(said)
        assert all(said)
