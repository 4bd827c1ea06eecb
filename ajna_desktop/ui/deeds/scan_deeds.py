"""What is done with the scan that one looks at, or with the selected ones."""

from typing import Final

from ajna_desktop.domain.curating.shortcuts import DIGITS, LETTERS
from ajna_desktop.ui.deeds.deed import SCAN, Deed
from ajna_desktop.ui.translations import QT_TRANSLATE_NOOP


def key_deed(key: str) -> str:
    """Return the name of what a key does that gives a class or a tag."""
    return f"label_{key}" if key in DIGITS else f"chosen_{key}"


SCAN_DEEDS: Final = (
    *(
        Deed(
            key_deed(digit),
            QT_TRANSLATE_NOOP("actions", "Label as class {0}"),
            SCAN,
            (digit,),
            on_scan=True,
        )
        for digit in DIGITS
    ),
    *(
        Deed(
            key_deed(letter),
            QT_TRANSLATE_NOOP("actions", "Key of your choice"),
            SCAN,
            (letter,),
            on_scan=True,
        )
        for letter in LETTERS
    ),
    Deed(
        "other_label",
        QT_TRANSLATE_NOOP("actions", "Other label…"),
        SCAN,
        ("L",),
        "label",
        on_scan=True,
        note=QT_TRANSLATE_NOOP("actions", "type to find one, or to make a new one"),
    ),
    Deed(
        "confirm",
        QT_TRANSLATE_NOOP("actions", "Confirm"),
        SCAN,
        ("Return", "Enter"),
        "confirm",
        on_scan=True,
        begins_group=True,
        note=QT_TRANSLATE_NOOP(
            "actions", "the label; where there is none, the prediction becomes the label"
        ),
    ),
    Deed(
        "ambiguous",
        QT_TRANSLATE_NOOP("actions", "Ambiguous"),
        SCAN,
        ("A",),
        "ambiguous",
        on_scan=True,
        note=QT_TRANSLATE_NOOP("actions", "nobody can tell; left out of learning and figures"),
    ),
    Deed(
        "bad_image",
        QT_TRANSLATE_NOOP("actions", "Bad image"),
        SCAN,
        ("X",),
        "bad_image",
        on_scan=True,
        note=QT_TRANSLATE_NOOP("actions", "left out of learning and figures"),
    ),
    Deed(
        "withdraw",
        QT_TRANSLATE_NOOP("actions", "Withdraw"),
        SCAN,
        ("Backspace",),
        "withdraw",
        on_scan=True,
        note=QT_TRANSLATE_NOOP("actions", "the label of the folder holds again"),
    ),
    Deed(
        "shortlist",
        QT_TRANSLATE_NOOP("actions", "Put on the shortlist"),
        SCAN,
        ("K",),
        "shortlist",
        on_scan=True,
        begins_group=True,
        note=QT_TRANSLATE_NOOP("actions", "again takes it off; the navigator has the list"),
    ),
    Deed(
        "tag",
        QT_TRANSLATE_NOOP("actions", "Tag…"),
        SCAN,
        ("T",),
        "tag",
        on_scan=True,
        note=QT_TRANSLATE_NOOP("actions", "type to find one, or to make a new one"),
    ),
    Deed(
        "note",
        QT_TRANSLATE_NOOP("actions", "Note…"),
        SCAN,
        ("M",),
        "note",
        on_scan=True,
        note=QT_TRANSLATE_NOOP("actions", "what you saw, in your words"),
    ),
    Deed(
        "rectangle",
        QT_TRANSLATE_NOOP("actions", "Rectangle with a remark"),
        SCAN,
        ("E",),
        "mark",
        on_scan=True,
        note=QT_TRANSLATE_NOOP("actions", "draw it on the image; E or Esc ends it"),
    ),
    Deed(
        "next_unreviewed",
        QT_TRANSLATE_NOOP("actions", "Next not reviewed"),
        SCAN,
        ("N",),
        "next_unreviewed",
        on_scan=True,
        begins_group=True,
    ),
    Deed(
        "similar",
        QT_TRANSLATE_NOOP("actions", "Similar scans"),
        SCAN,
        ("S",),
        "similar",
        on_scan=True,
        note=QT_TRANSLATE_NOOP("actions", "arrows move among them, Enter goes to one"),
    ),
    Deed(
        "compare_scans",
        QT_TRANSLATE_NOOP("actions", "Compare side by side"),
        SCAN,
        ("D",),
        "lookalikes",
        on_scan=True,
        note=QT_TRANSLATE_NOOP(
            "actions", "what is selected; among similar scans, that one with the current one"
        ),
    ),
    Deed(
        "show_similar",
        QT_TRANSLATE_NOOP("actions", "Show similar scans in the gallery"),
        SCAN,
        ("Ctrl+G",),
        "gallery",
        note=QT_TRANSLATE_NOOP("actions", "the 200 nearest of those that are wanted"),
    ),
    Deed(
        "part",
        QT_TRANSLATE_NOOP("actions", "Search by a part"),
        SCAN,
        ("R",),
        "part",
        on_scan=True,
        note=QT_TRANSLATE_NOOP("actions", "draw a rectangle on the image; R or Esc ends it"),
    ),
)
