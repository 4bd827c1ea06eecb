"""How far a training is, in one line."""

from PySide6.QtCore import QCoreApplication

from ajna_desktop.domain.training import TrainingProgress, TrainingState
from ajna_desktop.ui.figures import decimal, whole
from ajna_desktop.ui.task_wording import duration


def progress_words(progress: TrainingProgress) -> str:
    """Return "Epoch 3 of at most 16 · 31 scans a second · at most 12 min left"."""
    translate = QCoreApplication.translate
    match progress.state:
        case TrainingState.PREPARING:
            parts = [translate("training", "Preparing the scans") + _count(progress)]
        case TrainingState.FINISHING:
            parts = [translate("training", "Keeping the best weights and judging with them")]
            parts[0] += _count(progress)
        case TrainingState.PAUSED:
            parts = [translate("training", "Paused") + " · " + _epoch(progress)]
        case _:
            parts = [_epoch(progress) + _count(progress)]
    if progress.images_per_second > 0 and progress.state is not TrainingState.PAUSED:
        rate = progress.images_per_second
        number = whole(round(rate)) if rate >= 10 else decimal(rate, 1)
        parts.append(translate("training", "{0} scans a second").format(number))
    if progress.seconds_left is not None and progress.state is TrainingState.TRAINING:
        left = duration(progress.seconds_left)
        parts.append(translate("training", "at most {0} left").format(left))
    return " · ".join(parts)


def _epoch(progress: TrainingProgress) -> str:
    done = len(progress.epochs)
    if not progress.most_epochs:
        return QCoreApplication.translate("training", "Learning")
    now = min(done + 1, progress.most_epochs)
    said = QCoreApplication.translate("training", "Epoch {0} of at most {1}")
    return said.format(whole(now), whole(progress.most_epochs))


def _count(progress: TrainingProgress) -> str:
    if not progress.total:
        return ""
    return f"  {whole(progress.done)} / {whole(progress.total)}"
