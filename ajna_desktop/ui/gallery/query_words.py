"""What a query asks, one short phrase for each field that asks something."""

from dataclasses import fields
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from ajna_desktop.domain.scan_query import EVERY_SCAN, ScanQuery
from ajna_desktop.ui.figures import probability
from ajna_desktop.ui.wording import status_word


class Asked(NamedTuple):
    """One thing that a query asks."""

    words: str
    without: ScanQuery  # the same query, this one thing not asked


def asked(query: ScanQuery) -> list[Asked]:
    """Return what `query` asks beyond what every query does; the order asks nothing."""
    return [
        Asked(
            _words(field.name, getattr(query, field.name)),
            query.but(**{field.name: getattr(EVERY_SCAN, field.name)}),
        )
        for field in fields(query)
        if field.name != "order"
        and getattr(query, field.name) != getattr(EVERY_SCAN, field.name)
    ]


def _words(field: str, value: object) -> str:
    yes_no = _yes_no_words().get(field)
    if yes_no is not None:
        return yes_no[bool(value)]
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
        "has_label": (translate("query", "no label"), translate("query", "has a label")),
        "has_prediction": (
            translate("query", "no prediction"),
            translate("query", "has a prediction"),
        ),
        "is_error": (
            translate("query", "label and prediction agree"),
            translate("query", "label and prediction disagree"),
        ),
        # None asks for both, and is no more a filter than True; False is a list of its own.
        "readable": (translate("query", "unreadable"), translate("query", "readable")),
        "judged": (
            translate("query", "ambiguous or bad image"),
            translate("query", "neither ambiguous nor bad image"),
        ),
    }


def _asking_words() -> dict[str, str]:
    translate = QCoreApplication.translate
    return {
        "label": translate("query", "label: {0}"),
        "predicted": translate("query", "predicted: {0}"),
        "split": translate("query", "split: {0}"),
        "status": translate("query", "status: {0}"),
        "lowest_confidence": translate("query", "probability at least {0}"),
        "highest_confidence": translate("query", "probability at most {0}"),
        "text": translate("query", "name has “{0}”"),
    }
