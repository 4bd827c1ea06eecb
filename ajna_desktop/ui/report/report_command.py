"""The command *Report…*: asks as what and where to, writes it, and shows it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.evaluation.evaluation import Question
from ajna_desktop.tasks.evaluation.wish import Wish
from ajna_desktop.tasks.output.atomic_file import outside, replace_file
from ajna_desktop.tasks.report.report import make_report, write_page
from ajna_desktop.ui.open_collection import OpenCollection
from ajna_desktop.ui.report.report_dialog import PAPER, ReportDialog, ReportWanted
from ajna_desktop.ui.report.report_pdf import report_pdf
from ajna_desktop.ui.task_runner import BackgroundTask

Follow = Callable[[BackgroundTask, Callable[[Path], None]], None]


class ReportCommand(QObject):
    """Reports what is on the screen: the threshold that is tried out, if one is."""

    written = Signal(object)  # Path

    def __init__(self, follow: Follow, parent: QObject | None = None) -> None:
        """Take what runs a task, shows its progress, and calls back when it succeeded."""
        super().__init__(parent)
        self._follow = follow

    def ask(self, opened: OpenCollection, window: QWidget) -> None:
        """Ask for kind and place, then write."""
        name = opened.collection.folder.name
        suggested = Path.home() / self.tr("{0} report").format(name)
        dialog = ReportDialog(suggested, self._told(opened), window)
        dialog.setModal(True)
        dialog.accepted.connect(lambda: self.write(opened, dialog.wanted()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.show()

    def write(self, opened: OpenCollection, wanted: ReportWanted) -> None:
        """Write a report on the task thread."""
        question, classifier = _question(opened), opened.classifier

        def work(context: TaskContext) -> Path:
            outside(wanted.place, opened.collection.folder)  # before the work, not after it
            document = make_report(
                opened.collection,
                opened.engine,
                context,
                question,
                classifier,
                is_anonymous=wanted.is_anonymous,
            )
            if wanted.place.suffix.lower() == PAPER:
                replace_file(wanted.place, report_pdf(document))
            else:
                write_page(opened.collection, document, wanted.place)
            return wanted.place

        self._follow(BackgroundTask(work), self.written.emit)

    def _told(self, opened: OpenCollection) -> str:
        point = opened.trial.point
        said = self.tr(
            "Data, figures with intervals, matrix, curves, slices, errors and the classifier, "
            "as they are now."
        )
        if point is None:
            return said
        tried = self.tr("The threshold is the one that is tried out: {0} for {1}, not saved.")
        return f"{said} {tried.format(f'{point.threshold:g}', point.label)}"


def _question(opened: OpenCollection) -> Question:
    point = opened.trial.point
    if point is None:
        return Question()
    return Question(Wish(threshold=point.threshold), point.label)
