"""What a task does, how far it is and how long it will take, in the user's words."""

from PySide6.QtCore import QCoreApplication

from ajna_desktop.domain.progress import Doing, Progress
from ajna_desktop.ui.figures import decimal, whole

_LEAST_SECONDS = 1.0  # before that, a rate is a guess


def doing_word(doing: Doing) -> str:
    """Return what a task is at."""
    return {
        Doing.FINDING: QCoreApplication.translate("task", "Finding files"),
        Doing.IDENTIFYING: QCoreApplication.translate("task", "Opening files"),
        Doing.DESCRIBING: QCoreApplication.translate("task", "Reading features"),
        Doing.JUDGING: QCoreApplication.translate("task", "Judging every scan"),
        Doing.DECODING: QCoreApplication.translate("task", "Decoding images"),
        Doing.TRAINING: QCoreApplication.translate("task", "Training"),
        Doing.COMPARING: QCoreApplication.translate("task", "Comparing methods"),
        Doing.EVALUATING: QCoreApplication.translate("task", "Evaluating searches"),
        Doing.TIMING: QCoreApplication.translate("task", "Timing classifiers"),
        Doing.CHECKING: QCoreApplication.translate("task", "Checking the model"),
        Doing.DOWNLOADING: QCoreApplication.translate("task", "Downloading kilobytes"),
        Doing.CALIBRATING: QCoreApplication.translate("task", "Calibrating"),
        Doing.COMPARING_WITH_LEARNT: QCoreApplication.translate(
            "task", "Comparing with what was learnt"
        ),
        Doing.INDEXING: QCoreApplication.translate("task", "Building the index"),
        Doing.PAIRING: QCoreApplication.translate("task", "Looking for copies"),
        Doing.CONFIRMING: QCoreApplication.translate("task", "Comparing likely copies"),
        Doing.MAPPING: QCoreApplication.translate("task", "Placing scans on the map"),
        Doing.CLUSTERING: QCoreApplication.translate("task", "Finding clusters"),
        Doing.MEASURING: QCoreApplication.translate("task", "Comparing companions"),
        Doing.INSPECTING: QCoreApplication.translate("task", "Measuring images"),
        Doing.EXPORTING: QCoreApplication.translate("task", "Exporting"),
        Doing.REPORTING: QCoreApplication.translate("task", "Writing the report"),
        Doing.MATCHING: QCoreApplication.translate("task", "Matching rows with scans"),
        Doing.SUSPECTING: QCoreApplication.translate("task", "Looking for wrong labels"),
        Doing.MAKING_SCANS: QCoreApplication.translate("task", "Making synthetic scans"),
    }[doing]


def progress_line(progress: Progress) -> str:
    """Return one line: "Reading features  3,912 / 5,216 · 212 a second · 6 s left"."""
    parts = [f"{doing_word(progress.doing)}  {_count(progress)}".rstrip()]
    if progress.is_paused:
        parts.append(QCoreApplication.translate("training", "Paused"))
    elif progress.seconds >= _LEAST_SECONDS and progress.rate:
        rate = QCoreApplication.translate("task", "{0} a second")
        parts.append(rate.format(_rate(progress.rate)))
        if (seconds := progress.seconds_left) is not None:
            parts.append(
                QCoreApplication.translate("task", "{0} left").format(duration(seconds))
            )
    return " · ".join(parts)


def duration(seconds: float) -> str:
    """Return a time span, rounded as one would say it: "6 s", "3 min", "2 h 10 min"."""
    if seconds < 59.5:
        return QCoreApplication.translate("task", "{0} s").format(max(round(seconds), 1))
    minutes = round(seconds / 60)
    if minutes < 60:
        return QCoreApplication.translate("task", "{0} min").format(minutes)
    hours, minutes = divmod(minutes, 60)
    return QCoreApplication.translate("task", "{0} h {1} min").format(hours, minutes)


def _count(progress: Progress) -> str:
    if progress.total is None:
        return whole(progress.done) if progress.done else ""
    return f"{whole(progress.done)} / {whole(progress.total)}" if progress.total else ""


def _rate(rate: float) -> str:
    return whole(round(rate)) if rate >= 10 else decimal(rate, 1)
