import os
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ajna_desktop.domain.scan import Label, Prediction, Scan, ScanId, ScanState, displayable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a b.png", "a b.png"),
        ("ção 中文 😀", "ção 中文 😀"),
        ("a\nb\tc\x1b[31m", "a�b�c�[31m"),
        ("gnp.\u202eexe", "gnp.�exe"),
        ("a\udcffb", "a�b"),
        ("a\u2028b\u2029c", "a�b�c"),
        ("", ""),
    ],
)
def test_that_only_what_a_screen_would_act_upon_is_replaced(text, shown):
    assert displayable(text) == shown


@given(st.binary(max_size=60))
def test_that_any_file_name_can_be_shown_and_written_as_utf8(name):
    shown = displayable(os.fsdecode(name))
    shown.encode()
    assert not {unicodedata.category(char) for char in shown} & {"Cc", "Cf", "Cs", "Zl", "Zp"}


def test_that_the_name_of_a_scan_is_the_last_part_of_its_path():
    scan = Scan(ScanId(1), "train/NORMAL/a\udcff.png", ScanState.FOUND)
    assert scan.name == "a�.png"


def test_that_the_most_probable_label_is_the_predicted_one_and_the_first_in_a_tie():
    a, b, c = Label("a"), Label("b"), Label("c")
    assert Prediction(ScanId(1), "k", {a: 0.2, b: 0.5, c: 0.3}).label == b
    tie = Prediction(ScanId(1), "k", {c: 0.4, a: 0.4, b: 0.2})
    assert (tie.label, tie.confidence) == (c, 0.4)
