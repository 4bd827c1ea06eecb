from ajna_desktop.domain.curating.shortcuts import (
    DIGITS,
    LETTERS,
    Shortcut,
    ShortcutKind,
    chosen_with,
    in_order,
    keys_of,
    meanings,
)
from ajna_desktop.domain.scan import Label
from ajna_desktop.ui.deeds.table import DEEDS

A, B = Label("A"), Label("B")
CLASS, TAG = ShortcutKind.CLASS, ShortcutKind.TAG


def test_that_the_classes_have_digits_in_their_order():
    assert meanings([A, B], {}) == {"1": Shortcut(CLASS, A), "2": Shortcut(CLASS, B)}
    assert keys_of(CLASS, [A, B], {}) == {A: "1", B: "2"}
    many = [Label(str(number)) for number in range(12)]
    assert len(meanings(many, {})) == len(DIGITS)


def test_that_a_chosen_key_goes_before_the_digit():
    chosen = {"0": Shortcut(CLASS, B), "U": Shortcut(TAG, "urgent")}
    assert keys_of(CLASS, [A, B], chosen) == {A: "1", B: "0"}
    assert meanings([A, B], chosen)["2"] == Shortcut(CLASS, B)  # goes on to work
    assert keys_of(TAG, [A, B], chosen) == {"urgent": "U"}


def test_that_a_digit_may_be_taken_from_a_class():
    chosen = {"1": Shortcut(TAG, "urgent")}
    assert meanings([A, B], chosen)["1"] == Shortcut(TAG, "urgent")
    assert keys_of(CLASS, [A, B], chosen) == {B: "2"}


def test_that_the_key_of_a_class_that_is_gone_is_as_if_it_had_not_been_chosen():
    chosen = {"1": Shortcut(CLASS, "gone"), "0": Shortcut(CLASS, "gone")}
    assert meanings([A], chosen) == {"1": Shortcut(CLASS, A)}


def test_that_a_key_gives_one_thing_and_a_thing_has_one_key():
    urgent, b = Shortcut(TAG, "urgent"), Shortcut(CLASS, B)
    chosen = chosen_with({"U": urgent}, b, "0")
    assert chosen == {"U": urgent, "0": b}
    assert chosen_with(chosen, b, "U") == {"U": b}
    assert chosen_with(chosen, urgent, "") == {"0": b}


def test_that_classes_keep_their_places():
    former = [B, A]
    assert in_order(former, [A, B]) == [B, A]
    assert in_order(former, [A, B, Label("C")]) == [B, A, "C"]
    assert in_order(former, [A]) == [A]
    assert in_order(former, [A, Label("C")]) == ["C", A]  # B was renamed
    assert in_order([], [A, B]) == [A, B]


def test_that_no_command_has_a_key_that_may_be_chosen():
    taken = {
        key
        for deed in DEEDS
        for key in deed.keys
        if not deed.name.startswith(("label_", "chosen_"))
    }
    assert not taken & {*DIGITS, *LETTERS}
