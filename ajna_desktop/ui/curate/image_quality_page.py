"""Images that did not come out as the others of the folder did, and what is wrong with them."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from ajna_desktop.domain.curating.image_quality import Flaw
from ajna_desktop.store.curating.image_quality import FlawedImage
from ajna_desktop.ui.claimed_keys import RETURN, claim
from ajna_desktop.ui.curate.flaw_words import flaw_word, flaw_words
from ajna_desktop.ui.curate.queue_page import QueuePage
from ajna_desktop.ui.figures import decimal, local_time, whole
from ajna_desktop.ui.folder_curating import FlawedRead
from ajna_desktop.ui.lookalikes.queue_table import QueueColumn, QueueRow
from ajna_desktop.ui.lookup import Lookup
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.thumbnail_loader import ThumbnailLoader
from ajna_desktop.ui.wording import label_word


class ImageQualityPage(QWidget):
    """Lists images by how far beyond what is common they are."""

    bad_wanted = Signal(object)  # list of ScanId, to be marked as bad images

    def __init__(
        self, lookup: Lookup, thumbnails: ThumbnailLoader, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._lookup = lookup
        self._read: FlawedRead | None = None
        self._shown: Sequence[FlawedImage] = ()
        self.queue = QueuePage(
            self.tr("Images by how poorly they came out"),
            self.tr("Measure images"),
            lookup,
            thumbnails,
            self,
        )
        self.queue.run_button.setToolTip(
            self.tr("Measures images that are new, and compares all with each other")
        )
        self._flaw = QComboBox(self)
        self._flaw.setAccessibleName(self.tr("Flaw"))
        self._flaw.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        claim(self._flaw, RETURN)
        self._flaw.activated.connect(self._list)
        title = PlainLabel(self.tr("Flaw"), self)
        title.setBuddy(self._flaw)
        self._bad = self.queue.button("bad_image", self.tr("Bad image"), self._mark)
        self._bad.setToolTip(self.tr("Marks the selected scans as bad images (X)"))
        for part in (title, self._flaw, self._bad):
            self.queue.put_before_deeds(part)
        self.queue.selection_changed.connect(self._show_markable)
        self._name_flaws(())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.queue)
        self.setFocusProxy(self.queue)

    @property
    def shown(self) -> Sequence[FlawedImage]:
        """The images that are listed."""
        return self._shown

    @property
    def shows_any(self) -> bool:
        """Whether images are listed whatever their flaw."""
        return not self._flaw.currentData()

    def show_images(self, read: FlawedRead) -> None:
        """Show what was found: one image or more."""
        self._read = read
        self._name_flaws(read.images)
        self.queue.sentence.setText(self.in_words(read))
        self._list()

    def show_nothing(self) -> None:
        """Take note that there is no list; why is said in the page."""
        self._read, self._shown = None, ()
        self._name_flaws(())
        self._show_markable()

    def in_words(self, read: FlawedRead) -> str:
        """Return what a look at the images found in all."""
        said = self.tr(
            "{0} of {1} images are unlike the others in how they came out. Measured {2}."
        ).format(
            whole(len(read.images)),
            whole(read.survey.images),
            local_time(read.survey.made_at_utc),
        )
        if read.survey.unmeasured:
            newer = self.tr("Not measured yet: {0}.").format(whole(read.survey.unmeasured))
            said = f"{said} {newer}"
        return said

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Mark bad images with X."""
        if event.key() == Qt.Key.Key_X and not event.modifiers():
            self._mark()
        else:
            super().keyPressEvent(event)

    def _mark(self) -> None:
        chosen = self.queue.selected
        if chosen:
            self.bad_wanted.emit(chosen)

    def _show_markable(self) -> None:
        self._bad.setEnabled(bool(self.queue.selected))

    def _list(self) -> None:
        if self._read is None:
            return
        wanted = self._flaw.currentData()
        self._shown = [one for one in self._read.images if not wanted or wanted in one.flaws]
        ids = np.array([one.scan_id for one in self._shown], np.int64)
        self.queue.show_queue(ids, self._headings(), self._row)
        self._show_markable()

    def _name_flaws(self, images: Sequence[FlawedImage]) -> None:
        counts = Counter(flaw for one in images for flaw in one.flaws)
        former = self._flaw.currentData()
        with QSignalBlocker(self._flaw):
            self._flaw.clear()
            self._flaw.addItem(self.tr("any ({0})").format(whole(len(images))), "")
            for flaw in Flaw:
                if counts[flaw]:
                    self._flaw.addItem(f"{flaw_word(flaw)} ({whole(counts[flaw])})", flaw)
            self._flaw.setCurrentIndex(max(self._flaw.findData(former), 0))

    def _headings(self) -> list[QueueColumn]:
        worst = np.array([one.worst for one in self._shown])
        kinds = list(Flaw)
        first = np.array([-kinds.index(one.flaws[0]) for one in self._shown])
        return [
            QueueColumn(self.tr("Scan"), self.tr("Name of the file"), is_figure=False),
            QueueColumn(
                self.tr("What is wrong"),
                self.tr("The worst flaw first"),
                first,
                is_figure=False,
            ),
            QueueColumn(
                self.tr("Beyond"),
                self.tr(
                    "How far beyond what is common: 1 is the limit of 3.5 robust standard "
                    "deviations from the median of the folder and of the label"
                ),
                worst,
            ),
            QueueColumn(self.tr("Label"), self.tr("The label that holds now"), is_figure=False),
        ]

    def _row(self, number: int) -> QueueRow:
        one = self._shown[number]
        found = self._lookup.scans([one.scan_id])
        name = found[0].name if found else self.tr("no longer known")
        flaws, worst = flaw_words(one), decimal(one.worst, 1)
        label = label_word(found[0].label) if found else ""
        said = self.tr("{0}: {1}; {2} times as far from the others as is common.")
        return QueueRow((name, flaws, worst, label), said.format(name, flaws, worst))
