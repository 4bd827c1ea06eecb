"""The four cells of the matrix of one class against the rest."""

from enum import Enum

from ajna_desktop.domain.scan_query import Order, ScanQuery
from ajna_desktop.ui.curves.class_curve import ClassCurve


class Quarter(Enum):
    """One cell, by the name of its count in `Decided`."""

    CAUGHT = "tp"
    MISSED = "fn"
    FALSE_ALARM = "fp"
    LEFT = "tn"

    @property
    def is_its(self) -> bool:
        """Whether its scans are of the class."""
        return self in (Quarter.CAUGHT, Quarter.MISSED)

    @property
    def is_told(self) -> bool:
        """Whether its scans are told to be of the class."""
        return self in (Quarter.CAUGHT, Quarter.FALSE_ALARM)


def quarter_query(shown: ClassCurve, quarter: Quarter, split: str | None) -> ScanQuery | None:
    """Return the question whose answer are the scans of a cell, at any threshold.

    None where no question asks for just these: they have to be found and named.
    """
    label, of_run = shown.label, shown.scored.run.labels
    asked = ScanQuery(split=split, judged=True, order=Order.CONFIDENCE)
    if not shown.is_curated:
        is_caught = quarter is Quarter.CAUGHT
        return asked.but(found_label=label, predicted=label) if is_caught else None
    match quarter:
        case Quarter.CAUGHT:
            return asked.but(label=label, predicted=label)
        case Quarter.MISSED:
            return asked.but(label=label, is_error=True)
        case Quarter.FALSE_ALARM:
            return asked.but(predicted=label, is_error=True)
    others = [one for one in shown.scored.classes if one != label]
    if len(of_run) == 2 and len(others) == 1:
        return asked.but(label=others[0], predicted=others[0])
    return None
