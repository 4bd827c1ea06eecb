"""The studies of a folder: how far each has been read, and what can be done with it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QComboBox, QPushButton, QVBoxLayout, QWidget

from ajna_desktop.domain.readers.second_reading import Study
from ajna_desktop.domain.scan import displayable
from ajna_desktop.ui.claimed_keys import RETURN, claim, claim_pressing
from ajna_desktop.ui.figures import local_time, whole
from ajna_desktop.ui.flow_layout import FlowLayout
from ajna_desktop.ui.focused_stack import FocusedStack
from ajna_desktop.ui.icons import wear
from ajna_desktop.ui.lookalikes.queue_table import QueueColumn, QueueRow, QueueTable
from ajna_desktop.ui.message_bar import MessageBar
from ajna_desktop.ui.message_page import MessagePage
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.readers.reading_words import drawn_word, progress_words, state_word
from ajna_desktop.ui.theme import SMALL


class SecondReadingPage(QWidget):
    """Shows studies, the newest first; what is done with them is done elsewhere."""

    new_wanted = Signal()
    take_in_wanted = Signal()
    read_wanted = Signal(object, str)  # Study, reader
    give_out_wanted = Signal(object, str)  # Study, reader
    close_wanted = Signal(object)  # Study
    discard_wanted = Signal(object)  # Study

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studies: Sequence[Study] = ()
        self._usual_reader = ""
        self._offered_of = ""  # the id of the study whose readers are offered
        self._new = self._button("second_reading", self.tr("New second reading…"))
        self._new.clicked.connect(self.new_wanted)
        self._take_in = self._button("open", self.tr("Take a file in…"))
        self._take_in.setToolTip(
            self.tr("A study from another computer, or what a reader sent back")
        )
        self._take_in.clicked.connect(self.take_in_wanted)
        self.messages = MessageBar(self)
        self.table = QueueTable(self.tr("Second readings, the newest first"), self)
        self.table.chosen.connect(self._show_deeds)
        self.table.opened.connect(self._open)
        self.reader = QComboBox(self)
        self.reader.setAccessibleName(self.tr("Who reads"))
        self.reader.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        claim(self.reader, RETURN)
        self.reader.currentIndexChanged.connect(self._show_deeds_of_reader)
        self._read = self._button("review", "")
        self._read.clicked.connect(lambda: self._tell(self.read_wanted))
        self._give_out = self._button("export", self.tr("File for this reader…"))
        self._give_out.setToolTip(
            self.tr(
                "To be read at another computer that has the same images. The file holds "
                "neither their names nor what others said."
            )
        )
        self._give_out.clicked.connect(lambda: self._tell(self.give_out_wanted))
        self._close = self._button("lock", self.tr("Close and compare…"))
        self._close.setToolTip(self.tr("Ends the reading; from then on the readings are seen"))
        self._close.clicked.connect(lambda: self._tell_study(self.close_wanted))
        self._discard = self._button("trash", self.tr("Discard…"))
        self._discard.clicked.connect(lambda: self._tell_study(self.discard_wanted))
        self._sentence = PlainLabel(parent=self, wraps=True)
        self._message = MessagePage(self)
        self._pages, self._shown = FocusedStack(self), QWidget(self)
        self._lay_out()
        self.show_loading()

    @property
    def current(self) -> Study | None:
        """The study that is looked at."""
        number = self.table.current
        if number is None or not number < len(self._studies):
            return None
        return self._studies[number]

    def show_loading(self) -> None:
        """Say that studies are being read."""
        self._message.show_message(self.tr("Looking…"), self.tr("Studies are being read."))
        self._pages.show_page(self._message)

    def show_studies(self, studies: Sequence[Study], reader: str) -> None:
        """Show studies to `reader`, staying at the one that was looked at."""
        former = self.current
        self._studies, self._usual_reader = tuple(studies), reader
        if not studies:
            self._message.show_message(
                self.tr("Two readers, the same images"),
                self.tr(
                    "In a second reading several people judge the same images without seeing "
                    "labels, predictions or each other's words. How far they agree tells how "
                    "sure labels can be at all; where they differ, a third decides."
                ),
                self.tr("New second reading…"),
                self.new_wanted.emit,
            )
            self._pages.show_page(self._message)
            return
        self._pages.show_page(self._shown)
        self.table.show_rows(self._headings(), len(studies), self._row)
        ids = [one.id for one in studies]
        self.table.choose(ids.index(former.id) if former and former.id in ids else 0)

    def choose(self, study_id: str) -> None:
        """Go to a study."""
        for number, one in enumerate(self._studies):
            if one.id == study_id:
                self.table.choose(number)

    def _show_deeds(self) -> None:
        study = self.current
        if study is None:
            return
        names = [displayable(one) for one in study.progress]
        former, offered_of = self.reader.currentData(), self._offered_of
        self.reader.blockSignals(True)
        self.reader.clear()
        for reader, name in zip(study.progress, names, strict=True):
            self.reader.addItem(name, reader)
        # Whoever was chosen for this study; of another, whoever sits here, else whoever was
        # chosen, else the first who has not read all.
        whole_study = len(study.plan.contents)
        unread = [one for one, read in study.progress.items() if read < whole_study]
        usual, self._offered_of = self._usual_reader, study.id
        at_hand = (former, usual) if study.id == offered_of else (usual, former)
        for wanted in (*at_hand, *unread):
            if (place := self.reader.findData(wanted)) >= 0:
                self.reader.setCurrentIndex(place)
                break
        self.reader.blockSignals(False)
        self._show_deeds_of_reader()

    def _show_deeds_of_reader(self) -> None:
        study = self.current
        if study is None:
            return
        reader = str(self.reader.currentData() or "")
        read, every = study.progress.get(reader, 0), len(study.plan.contents)
        words = self.tr("Read on") if 0 < read < every else self.tr("Begin to read")
        self._read.setText(self.tr("Look over") if read >= every else words)
        self._read.setEnabled(not study.is_closed)
        self._give_out.setEnabled(not study.is_closed)
        self._close.setEnabled(not study.is_closed)
        self._sentence.setText(self._in_words(study))

    def _in_words(self, study: Study) -> str:
        said = self.tr("{0} images, chosen {1}.").format(
            whole(len(study.plan.contents)), drawn_word(study.plan.drawn)
        )
        if study.planted:
            said += " " + self.tr("{0} of them are known, and planted.").format(
                whole(study.planted)
            )
        if study.is_closed:
            return said + " " + self.tr("It is closed: “Agreement” tells what came of it.")
        return said + " " + self.tr("Until it is closed, nobody is told what the others said.")

    def _open(self) -> None:
        self._read.click()

    def _tell(self, wanted: SignalInstance) -> None:
        study, reader = self.current, self.reader.currentData()
        if study is not None and reader:
            wanted.emit(study, str(reader))

    def _tell_study(self, wanted: SignalInstance) -> None:
        if (study := self.current) is not None:
            wanted.emit(study)

    def _headings(self) -> list[QueueColumn]:
        return [
            QueueColumn(self.tr("Study"), self.tr("What it is called"), is_figure=False),
            QueueColumn(
                self.tr("Read"), self.tr("How far each reader has come"), is_figure=False
            ),
            QueueColumn(
                self.tr("State"), self.tr("Whether it is still being read"), is_figure=False
            ),
            QueueColumn(self.tr("Made"), self.tr("When it was made"), is_figure=False),
        ]

    def _row(self, number: int) -> QueueRow:
        study = self._studies[number]
        title = displayable(study.plan.title)
        made, by = local_time(study.made_at_utc), displayable(study.made_by)
        progress, state = progress_words(study), state_word(study)
        said = self.tr("{0}: {1}, read by {2}. Made by {3}.")
        return QueueRow((title, progress, state, made), said.format(title, state, progress, by))

    def _lay_out(self) -> None:
        head = FlowLayout(spacing=SMALL)
        for part in (self._new, self._take_in):
            head.addWidget(part)
        deeds = FlowLayout(spacing=SMALL)
        title = PlainLabel(self.tr("Reader"), self)
        title.setBuddy(self.reader)
        parts = (
            title,
            self.reader,
            self._read,
            self._give_out,
            self._close,
            self._discard,
        )
        for one in parts:
            deeds.addWidget(one)
        inner = QVBoxLayout(self._shown)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(SMALL)
        inner.addWidget(self.table, 1)
        inner.addWidget(self._sentence)
        inner.addLayout(deeds)
        self._shown.setFocusProxy(self.table)
        self._pages.addWidget(self._shown)
        self._pages.addWidget(self._message)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SMALL, SMALL, SMALL, SMALL)
        layout.setSpacing(SMALL)
        layout.addWidget(self.messages)
        layout.addLayout(head)
        layout.addWidget(self._pages, 1)
        self.setFocusProxy(self._pages)

    def _button(self, icon: str, words: str) -> QPushButton:
        button = QPushButton(words, self)
        wear(button, icon)
        claim_pressing(button)
        return button
