"""Import a classifier that others made: check the file, say what it means, try it, save it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ajna_desktop.domain.model_file import ImportChoices, ModelFound
from ajna_desktop.domain.scan import Label, displayable
from ajna_desktop.ui.figures import whole
from ajna_desktop.ui.importing.choices_form import ChoicesForm
from ajna_desktop.ui.importing.import_words import facts
from ajna_desktop.ui.importing.trial_view import Trial, TrialView
from ajna_desktop.ui.message_page import MessagePage
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.text_table import Heading, Row, TextTable
from ajna_desktop.ui.theme import MEDIUM, SMALL
from ajna_desktop.ui.thumbnail_pixmaps import ThumbnailPixmaps

_SIZE: Final = (900, 620)


class ImportDialog(QDialog):
    """One file from checking to saving. What takes long is done by whoever listens."""

    other_file_wanted = Signal()
    try_wanted = Signal(object)  # ImportChoices
    save_wanted = Signal(object)  # ImportChoices
    judge_wanted = Signal()  # judge the open folder with what was saved

    def __init__(
        self,
        known: Sequence[Label],
        pixmaps: ThumbnailPixmaps | None,
        parent: QWidget | None = None,
    ) -> None:
        """Show nothing yet.

        Args:
            known: The classes of the open folder.
            pixmaps: Of its scans; None where no folder is open: then nothing can be tried.
            parent: The window.
        """
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import a classifier"))
        self._known = known
        self._can_try = pixmaps is not None
        self._is_busy = False
        self._form: ChoicesForm | None = None
        self._message = MessagePage()
        self._pages = QStackedWidget()
        self._form_place = QScrollArea()
        self._trial = TrialView(pixmaps)
        self._found = QWidget()
        self._side = QTabWidget(documentMode=True)
        self._told: list[QWidget] = []
        self._problem = PlainLabel(wraps=True)
        self._bar = QProgressBar()
        self._try = QPushButton(self.tr("Try it"))
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._save = self._buttons.addButton(
            self.tr("Save"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._lay_out()
        self._buttons.rejected.connect(self.reject)
        self._save.clicked.connect(lambda: self._ask(self.save_wanted))
        self._try.clicked.connect(lambda: self._ask(self.try_wanted))
        self.resize(*_SIZE)
        self.show_checking("")

    def show_checking(self, name: str) -> None:
        """Say that a file is being looked at."""
        said = self.tr("{0} is read part by part; nothing in it is run.")
        self._message.show_message(self.tr("Checking the file"), said.format(displayable(name)))
        self._show_page(self._message)

    def show_refusal(self, reason: str) -> None:
        """Say why a file is not taken."""
        self._message.show_message(
            self.tr("This file cannot be imported"),
            reason,
            self.tr("Choose another file…"),
            self.other_file_wanted.emit,
        )
        self._show_page(self._message)

    def show_found(self, found: ModelFound) -> None:
        """Show what a file holds, and ask what it does not say."""
        self._form = ChoicesForm(found, self._known)
        self._form.changed.connect(self._check)
        self._form_place.setWidget(self._form)
        for page in self._told:  # of a file before
            self._side.removeTab(self._side.indexOf(page))
            page.deleteLater()
        self._told = [_facts_page(found), self._layers(found)]
        names = (self.tr("What the file says"), self.tr("Layers"))
        for page, name in zip(self._told, names, strict=True):
            self._side.addTab(page, name)
        self._trial.say(
            self.tr(
                "Try it on some scans of this folder before you save it: that shows most "
                "mistakes."
            )
        )
        self._show_page(self._found)
        self._check()

    def show_busy(self, is_busy: bool) -> None:
        """Show that something is being done, or no longer."""
        self._is_busy = is_busy
        self._bar.setVisible(is_busy)
        self._check()

    def show_trials(self, trials: Sequence[Trial]) -> None:
        """Show what came of trying it."""
        self._trial.show_trials(trials)
        self._side.setCurrentWidget(self._trial_page)

    def show_failure(self, reason: str) -> None:
        """Say why trying or saving failed; what was filled in stays."""
        if self._can_try:
            self._trial.say(reason)
            self._side.setCurrentWidget(self._trial_page)
        self._problem.setText(reason)

    def show_saved(self, name: str) -> None:
        """Say that it was saved, and offer to judge the folder with it."""
        title = self.tr("Saved: {0}").format(displayable(name))
        close = self._buttons.button(QDialogButtonBox.StandardButton.Cancel)
        close.setText(self.tr("Close"))
        if self._can_try:
            self._message.show_message(
                title,
                self.tr("It is in the list of classifiers now."),
                self.tr("Judge this folder with it"),
                self._judge,
            )
        else:
            self._message.show_message(
                title, self.tr("It is in the list of classifiers of every folder you open.")
            )
        self._show_page(self._message)
        self._message.take_keyboard()

    def _judge(self) -> None:
        self.judge_wanted.emit()
        self.accept()

    def _ask(self, signal: SignalInstance) -> None:
        if self._form is not None and not self._form.problem():
            choices: ImportChoices = self._form.choices()
            signal.emit(choices)

    def _check(self) -> None:
        problem = "" if self._form is None else self._form.problem()
        is_ready = self._form is not None and not problem and not self._is_busy
        self._problem.setText(problem)
        self._try.setEnabled(is_ready)
        self._save.setEnabled(is_ready and self._pages.currentWidget() is self._found)

    def _show_page(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)
        is_form = page is self._found
        self._save.setVisible(is_form)
        self._problem.setVisible(is_form)
        self._check()

    def _lay_out(self) -> None:
        self._form_place.setFrameShape(QScrollArea.Shape.NoFrame)
        self._form_place.setWidgetResizable(True)
        self._form_place.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._trial_page = QWidget(self)
        trial = QVBoxLayout(self._trial_page)
        trial.setContentsMargins(SMALL, SMALL, 0, 0)
        trial.setSpacing(SMALL)
        trial.addWidget(self._try, 0, Qt.AlignmentFlag.AlignLeft)
        trial.addWidget(self._trial, 1)
        self._trial_page.setVisible(self._can_try)
        if self._can_try:
            self._side.addTab(self._trial_page, self.tr("Trial"))
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self._form_place)
        parts.addWidget(self._side)
        parts.setSizes([_SIZE[0] // 2, _SIZE[0] // 2])
        found = QVBoxLayout(self._found)
        found.setContentsMargins(0, 0, 0, 0)
        found.addWidget(parts)
        self._pages.addWidget(self._message)
        self._pages.addWidget(self._found)
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(SMALL)
        self._bar.hide()
        below = QHBoxLayout()
        below.addWidget(self._problem, 1)
        below.addWidget(self._buttons)
        self._try.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.setSpacing(MEDIUM)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self._bar)
        layout.addLayout(below)

    def _layers(self, found: ModelFound) -> TextTable:
        table = TextTable(self.tr("Layers"))
        headings = [
            Heading(self.tr("Layer"), self.tr("As the file names it")),
            Heading(self.tr("Kind"), self.tr("What it does")),
            Heading(self.tr("Gives"), self.tr("The shape of what it gives on")),
            Heading(self.tr("Learnt"), self.tr("How many numbers it has learnt")),
        ]
        rows = [
            Row((displayable(one.name), one.kind, one.output_shape, whole(one.parameters)))
            for one in found.layers
        ]
        table.show_rows(headings, rows)
        return table


def _facts_page(found: ModelFound) -> QWidget:
    page = QScrollArea()
    page.setFrameShape(QScrollArea.Shape.NoFrame)
    page.setWidgetResizable(True)
    content = QWidget()
    layout = QVBoxLayout(content)
    layout.setSpacing(SMALL)
    for name, value in facts(found):
        layout.addWidget(PlainLabel(f"{name}: {value}", wraps=True))
    for note in found.notes:
        layout.addWidget(PlainLabel(note, wraps=True))
    layout.addStretch(1)
    page.setWidget(content)
    return page
