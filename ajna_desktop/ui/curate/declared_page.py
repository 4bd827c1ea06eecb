"""Which declarations may cost most, and how far opening scans lowers the risk."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from ajna_desktop.domain.columns import Column
from ajna_desktop.domain.curating.declared import DeclaredQueue
from ajna_desktop.domain.runs import Run, RunKind
from ajna_desktop.domain.scan import ScanId
from ajna_desktop.ui.claimed_keys import RETURN, claim
from ajna_desktop.ui.column_words import column_word
from ajna_desktop.ui.curate.queue_page import QueuePage
from ajna_desktop.ui.curate.risk_plot import RiskPlot
from ajna_desktop.ui.figures import decimal, probability, whole
from ajna_desktop.ui.lookalikes.queue_table import QueueColumn, QueueRow
from ajna_desktop.ui.lookup import Lookup
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.thumbnail_loader import ThumbnailLoader
from ajna_desktop.ui.wording import label_word


class DeclaredPage(QWidget):
    """Asks for a column, and shows what it costs to believe it."""

    column_chosen = Signal(object)  # Column
    setting_wanted = Signal()  # meanings and costs

    def __init__(
        self, lookup: Lookup, thumbnails: ThumbnailLoader, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._lookup = lookup
        self._columns: tuple[Column, ...] = ()
        self._shown: DeclaredQueue | None = None
        name = self.tr("Scans by what their declaration may cost")
        self.queue = QueuePage(name, "", lookup, thumbnails, self)
        self._choice = QComboBox(self)
        self._choice.setAccessibleName(self.tr("Declared by the"))
        self._choice.setToolTip(self.tr("The column that says what scans should show"))
        self._choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        claim(self._choice, RETURN)
        self._choice.activated.connect(self._announce_column)
        title = PlainLabel(self.tr("Declared by the"), self)
        title.setBuddy(self._choice)
        self._set = self.queue.button(
            "settings", self.tr("Meanings and costs…"), self.setting_wanted.emit
        )
        self._set.setToolTip(
            self.tr("Which class a value stands for, and what each kind of error costs")
        )
        for part in (title, self._choice, self._set):
            self.queue.put_before_deeds(part)
        self.plot = RiskPlot(self)
        self.queue.put_beside_pictures(self.plot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.queue)
        self.setFocusProxy(self.queue)

    def show_columns(self, columns: Sequence[Column], chosen: str) -> None:
        """Offer columns; `chosen` is the key of the one that is used."""
        self._columns = tuple(columns)
        with QSignalBlocker(self._choice):
            self._choice.clear()
            for column in columns:
                self._choice.addItem(column_word(column.key), column.key)
            self._choice.setCurrentIndex(max(self._choice.findData(chosen), 0))

    def show_declared(self, queue: DeclaredQueue, run: Run) -> None:
        """Show a queue of one scan or more."""
        self._shown = queue
        self.queue.sentence.setText(f"{self._risk_words(queue)} {self._source_words(run)}")
        self.plot.show_risk(queue.remaining, queue.to_reach(0.5))
        self.queue.show_queue(queue.scan_ids, self._headings(queue), self._row)

    def left_out_words(self, queue: DeclaredQueue) -> str:
        """Return how many scans are not in the queue, and why; "" when all are."""
        reasons = (
            (queue.without_value, self.tr("nothing declared: {0}")),
            (queue.without_meaning, self.tr("value stands for no class: {0}")),
            (queue.without_prediction, self.tr("not judged yet: {0}")),
            (queue.reviewed, self.tr("reviewed: {0}")),
        )
        told = [words.format(whole(count)) for count, words in reasons if count]
        return self.tr("Left out: {0}.").format(", ".join(told)) if told else ""

    def _risk_words(self, queue: DeclaredQueue) -> str:
        said = self.tr(
            "Expected loss of {0} declarations: {1}. The first {2} opened halve it, the first "
            "{3} leave a tenth."
        ).format(
            whole(len(queue.scan_ids)),
            decimal(queue.total, 1),
            whole(queue.to_reach(0.5)),
            whole(queue.to_reach(0.1)),
        )
        return f"{said} {self.left_out_words(queue)}".rstrip()

    def _source_words(self, run: Run) -> str:
        said = self.tr("Probabilities of: {0}.").format(run.classifier)
        if run.kind is RunKind.APPLIED:
            said += " " + self.tr(
                "It may have learnt from some of these scans, and be too sure of them."
            )
        return said

    def _headings(self, queue: DeclaredQueue) -> list[QueueColumn]:
        return [
            QueueColumn(self.tr("Scan"), self.tr("Name of the file"), is_figure=False),
            QueueColumn(
                self.tr("Declared"),
                self.tr("The class that the declaration stands for"),
                queue.declared,
                is_figure=False,
            ),
            QueueColumn(
                self.tr("Rather"),
                self.tr("The other class that adds most to the expected loss"),
                queue.actual,
                is_figure=False,
            ),
            QueueColumn(
                self.tr("Probability"),
                self.tr("How probable that other class is"),
                queue.actual_chances,
            ),
            QueueColumn(
                self.tr("Wrong"),
                self.tr("How probable any class but the declared one is"),
                queue.wrong_chances,
            ),
            QueueColumn(
                self.tr("Expected loss"),
                self.tr("Sum over all other classes of probability × cost"),
                queue.losses,
            ),
            QueueColumn(self.tr("Label"), self.tr("The label that holds now"), is_figure=False),
        ]

    def _row(self, number: int) -> QueueRow:
        queue = self._shown
        assert queue is not None
        found = self._lookup.scans([ScanId(int(queue.scan_ids[number]))])
        name = found[0].name if found else self.tr("no longer known")
        declared = queue.labels[int(queue.declared[number])]
        actual = queue.labels[int(queue.actual[number])]
        chance = probability(float(queue.actual_chances[number]))
        loss = decimal(float(queue.losses[number]), 3)
        said = self.tr("{0}: declared {1}, {2} has a probability of {3}; expected loss {4}.")
        return QueueRow(
            (
                name,
                declared,
                actual,
                chance,
                probability(float(queue.wrong_chances[number])),
                loss,
                label_word(found[0].label) if found else "",
            ),
            said.format(name, declared, actual, chance, loss),
        )

    def _announce_column(self, place: int) -> None:
        if 0 <= place < len(self._columns):
            self.column_chosen.emit(self._columns[place])
