"""What a threshold means, in the user's words."""

from PySide6.QtCore import QCoreApplication

from ajna_desktop.domain.evaluation.choose_threshold import ChosenThreshold
from ajna_desktop.domain.operating_point import OperatingPoint
from ajna_desktop.domain.runs import Run
from ajna_desktop.domain.scan import Label
from ajna_desktop.ui.curves.quarters import Quarter
from ajna_desktop.ui.figures import decimal, share, whole

_MANY = 20  # scans a day; of fewer, a decimal says something


def state_words(trial: OperatingPoint | None, run: Run) -> str:
    """Return at which threshold the folder is, and which one is only tried out."""
    translate, kept = QCoreApplication.translate, run.operating_point
    if kept is not None:
        said = translate("curves", "Kept: {0} from a probability of {1} on.")
        now = said.format(kept.label, decimal(kept.threshold, 3))
    elif len(run.labels) == 2:
        now = translate("curves", "Kept: the more probable class.")
    else:
        now = translate("curves", "Kept: the most probable class.")
    if trial is None:
        return now
    said = translate("curves", "Tried out, not saved: {0} from {1} on.")
    return f"{now} {said.format(trial.label, decimal(trial.threshold, 3))}"


def quarter_name(quarter: Quarter, label: Label) -> str:
    """Return what the scans of a cell are, for a chip."""
    translate = QCoreApplication.translate
    return {
        Quarter.CAUGHT: translate("curves", "{0} caught"),
        Quarter.MISSED: translate("curves", "{0} missed"),
        Quarter.FALSE_ALARM: translate("curves", "false alarms for {0}"),
        Quarter.LEFT: translate("curves", "rightly not {0}"),
    }[quarter].format(label)


def chosen_words(chosen: ChosenThreshold, label: Label) -> str:
    """Return what is to be expected of a threshold that was found for a wish."""
    translate, decided = QCoreApplication.translate, chosen.decided
    said = translate(
        "curves",
        "From {0} on: {1} of {2} {3} are missed and {4} of {5} others raise a false alarm.",
    )
    words = [
        said.format(
            decimal(chosen.threshold, 3),
            whole(decided.fn),
            whole(decided.positives),
            label,
            whole(decided.fp),
            whole(decided.negatives),
        )
    ]
    alarms, misses, per_day = chosen.alarms_a_day, chosen.misses_a_day, chosen.per_day
    if alarms is not None and misses is not None and per_day is not None:
        said = translate(
            "curves",
            "Of {0} scans a day, {1} of them {2}, expect {3} alarms, and {4} missed.",
        )
        expected = whole(round(per_day)), share(chosen.prevalence), label
        words.append(said.format(*expected, _a_day(alarms), _a_day(misses)))
    return " ".join([*words, chosen.caution]).strip()


def _a_day(number: float) -> str:
    return whole(round(number)) if number >= _MANY else decimal(number, 1)
