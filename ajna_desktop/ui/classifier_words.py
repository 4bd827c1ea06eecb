"""What a classifier is, in the user's words."""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from ajna_desktop.learning.bundles.bundle import ClassifierBundle
from ajna_desktop.ui.figures import decimal

_MOST_LABELS: Final = 6
_MOST_FACTS: Final = 6
_LONGEST: Final = 40  # characters of a fact: a digest is for programs


def classifier_words(classifier: ClassifierBundle) -> str:
    """Return what it tells apart, what it learnt from, how it fared and when it decides."""
    translate = QCoreApplication.translate
    shown = ", ".join(classifier.labels[:_MOST_LABELS])
    if len(classifier.labels) > _MOST_LABELS:
        shown += ", …"
    lines = [translate("classifier", "Tells apart: {0}").format(shown)]
    if training := _in_words(classifier.training):
        lines.append(translate("classifier", "Trained on: {0}").format(training))
    if figures := _in_words(classifier.figures):
        lines.append(translate("classifier", "Fared there: {0}").format(figures))
    point = classifier.operating_point
    if point is None:
        lines.append(translate("classifier", "Decides for the most probable class."))
    else:
        said = translate("classifier", "Decides for {0} from a probability of {1} on.")
        lines.append(said.format(point.label, decimal(point.threshold, 2)))
    if classifier.intended_use:
        lines.append(classifier.intended_use)
    return "\n".join(lines)


def _in_words(facts: Mapping[str, Any]) -> str:
    """Return the plain facts among `facts`, the first few."""
    plain = [
        f"{name.replace('_', ' ')} {decimal(value, 3) if isinstance(value, float) else value}"
        for name, value in facts.items()
        if isinstance(value, int | float) or (isinstance(value, str) and len(value) < _LONGEST)
    ]
    return "; ".join(plain[:_MOST_FACTS])
