"""What a query asks, one short phrase for each field that asks something."""

from dataclasses import fields
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from ajna_desktop.domain.scan import Certainty, displayable
from ajna_desktop.domain.scan_query import EVERY_SCAN, NamedScans, ScanQuery
from ajna_desktop.ui.column_words import column_word
from ajna_desktop.ui.figures import probability
from ajna_desktop.ui.wording import certainty_word, status_word


class Asked(NamedTuple):
    """One thing that a query asks."""

    words: str
    without: ScanQuery  # the same query, this one thing not asked


def asked(query: ScanQuery, some_set_aside: bool = True) -> list[Asked]:
    """Return what `query` asks beyond what every query does; the order asks nothing.

    Leaving out ambiguous and bad images asks nothing either unless `some_set_aside` are so.
    """
    return [
        *_columns_asked(query),
        *(
            Asked(_words(name, getattr(query, name)), _without(query, name))
            for name in (field.name for field in fields(query))
            if name not in ("order", "columns")
            and getattr(query, name) != getattr(EVERY_SCAN, name)
            # What is no longer there is neither readable nor unreadable.
            and not (name == "readable" and query.missing)
            and not (name == "judged" and query.judged and not some_set_aside)
        ),
    ]


def _columns_asked(query: ScanQuery) -> list[Asked]:
    said = QCoreApplication.translate("query", "{0}: {1}")
    none = QCoreApplication.translate("query", "none")
    return [
        Asked(
            said.format(column_word(one.column), displayable(one.value) or none),
            query.but(columns=tuple(other for other in query.columns if other is not one)),
        )
        for one in query.columns
    ]


def _without(query: ScanQuery, name: str) -> ScanQuery:
    if name == "missing":
        return query.but(missing=False, readable=EVERY_SCAN.readable)
    return query.but(**{name: getattr(EVERY_SCAN, name)})


def _words(field: str, value: object) -> str:
    if field == "readable" and value is None:
        return QCoreApplication.translate("query", "readable or not")
    yes_no = _yes_no_words().get(field)
    if yes_no is not None:
        return yes_no[bool(value)]
    if isinstance(value, Certainty):
        return certainty_word(value)
    if isinstance(value, NamedScans):
        return value.name
    if field == "status":
        value = status_word(value)  # type: ignore[arg-type]
    elif field in ("lowest_confidence", "highest_confidence"):
        value = probability(value)  # type: ignore[arg-type]
    return _asking_words()[field].format(value)


def _yes_no_words() -> dict[str, tuple[str, str]]:
    """Return the phrases for no and for yes."""
    translate = QCoreApplication.translate
    return {
        "reviewed": (translate("query", "not reviewed"), translate("query", "reviewed")),
        "is_suspect": (translate("query", "no suspect"), translate("query", "suspect")),
        "has_flaw": (
            translate("query", "no poor image quality"),
            translate("query", "poor image quality"),
        ),
        "shortlisted": (
            translate("query", "not on the shortlist"),
            translate("query", "shortlist"),
        ),
        "has_note": (translate("query", "no note"), translate("query", "has a note")),
        "has_rectangle": (
            translate("query", "no rectangle"),
            translate("query", "has a rectangle"),
        ),
        "has_label": (translate("query", "no label"), translate("query", "has a label")),
        "has_prediction": (
            translate("query", "no prediction"),
            translate("query", "has a prediction"),
        ),
        "is_error": (
            translate("query", "label and prediction agree"),
            translate("query", "label and prediction disagree"),
        ),
        "readable": (translate("query", "unreadable"), translate("query", "readable")),
        "missing": (translate("query", "in the folder"), translate("query", "missing")),
        "judged": (
            translate("query", "ambiguous or bad image"),
            translate("query", "no ambiguous or bad images"),
        ),
    }


def _asking_words() -> dict[str, str]:
    translate = QCoreApplication.translate
    return {
        "label": translate("query", "label: {0}"),
        "predicted": translate("query", "predicted: {0}"),
        "found_label": translate("query", "folder says: {0}"),
        "changed_label": translate("query", "relabelled to or from: {0}"),
        "split": translate("query", "split: {0}"),
        "tag": translate("query", "tag: {0}"),
        "status": translate("query", "status: {0}"),
        "lowest_confidence": translate("query", "probability at least {0}"),
        "highest_confidence": translate("query", "probability at most {0}"),
        "text": translate("query", "name has “{0}”"),
    }
