"""Before a training: which method, with which settings, under which name."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QImage, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ajna_desktop.domain.methods import Fitting, Method
from ajna_desktop.domain.training import TrainingSettings
from ajna_desktop.tasks.train.kept_training import Unfinished
from ajna_desktop.ui import icons
from ajna_desktop.ui.claimed_keys import claim_pressing
from ajna_desktop.ui.figures import whole
from ajna_desktop.ui.method_words import fitting_time, method_about, method_title
from ajna_desktop.ui.plain_label import PlainLabel
from ajna_desktop.ui.theme import MEDIUM, SMALL, TIGHT
from ajna_desktop.ui.training.method_list import MethodList
from ajna_desktop.ui.training.notice import Notice
from ajna_desktop.ui.training.settings_form import SettingsForm
from ajna_desktop.ui.training.variants import Variants
from ajna_desktop.ui.training.wanted import Ground, Obstacle, TrainingRequest

_SIDE_BY_SIDE: Final = 78  # characters; in a narrower place the methods stand above
_LONGEST_NAME: Final = 100


class SetupPage(QWidget):
    """The methods at the left; at the right what is known of the chosen one, and *Start*."""

    start_wanted = Signal(object)  # TrainingRequest
    continue_wanted = Signal(object)  # Unfinished
    discard_wanted = Signal(object)  # Unfinished
    help_wanted = Signal(str)  # `Obstacle.help`
    preview_wanted = Signal(str)  # name of an augmentation
    method_chosen = Signal(object)  # Method
    changed = Signal()  # a setting

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ground = Ground()
        self._obstacles: Mapping[str, Obstacle] = {}
        self._lasted = ""  # what a training of this method took, "" for never
        self.methods = MethodList(self)
        self.form = SettingsForm(self)
        self.variants = Variants(self)
        self._unfinished = Notice(self)
        self._obstacle = Notice(self)
        self._title = PlainLabel(parent=self, wraps=True)
        self._about = PlainLabel(parent=self, wraps=True)
        self._facts = PlainLabel(parent=self, wraps=True)
        self._variants_name = PlainLabel(self.tr("What the network sees"), self)
        self._name = QLineEdit(self)
        self._name.setMaxLength(_LONGEST_NAME)
        self._start = QPushButton(self.tr("Start training"), self)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.methods)

    @property
    def method(self) -> Method:
        """The method that is chosen."""
        return self.methods.method

    def show_ground(self, ground: Ground) -> None:
        """Say what the folder offers to learn from."""
        self._ground = ground
        self.form.show_splits(ground.splits)
        self._say_facts()

    def show_obstacles(self, obstacles: Mapping[str, Obstacle]) -> None:
        """Say which methods cannot be trained here, by name, and why."""
        self._obstacles = obstacles
        self.methods.show_obstacles(obstacles)
        self._say_obstacle()

    def show_method(
        self,
        settings: TrainingSettings | None,
        resample: bool,
        seed: int,
        lasted: str,
    ) -> None:
        """Show the chosen method with these settings.

        Args:
            settings: As chosen before, or its defaults; None where it has none.
            resample: Whether splits are dealt anew.
            seed: For methods without settings.
            lasted: What a training took before, "" for never.
        """
        method, self._lasted = self.method, lasted
        self._title.setText(method_title(method))
        self._about.setText(method_about(method))
        self._name.setPlaceholderText(method_title(method))  # where nothing is typed
        self.form.show_method(method, settings, resample, seed)
        self._say_facts()
        self._say_obstacle()

    def show_name(self, name: str) -> None:
        """Propose what the result is called, unless the user said so."""
        if not self._name.isModified():
            self._name.setText(name)
            self._name.setCursorPosition(0)  # its beginning is seen

    def show_unfinished(self, unfinished: Sequence[Unfinished]) -> None:
        """Offer to go on with the training that was broken off last."""
        if not unfinished:
            self._unfinished.hide()
            return
        last = unfinished[0]
        said = self.tr("“{0}” was broken off after {1} of at most {2} epochs.")
        counts = whole(last.epochs_done), whole(last.most_epochs)
        self._unfinished.show_notice(
            said.format(last.name, *counts),
            (self.tr("Continue"), lambda: self.continue_wanted.emit(last)),
            (self.tr("Discard"), lambda: self.discard_wanted.emit(last)),
        )

    def show_variants(self, images: Sequence[QImage]) -> None:
        """Show how a scan is varied."""
        self.variants.show_images(images)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the methods above the settings where there is no room beside them."""
        super().resizeEvent(event)
        wide = self.width() >= _SIDE_BY_SIDE * self.fontMetrics().averageCharWidth()
        self._parts.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )
        least = self.methods.minimumSizeHint()
        self.methods.setMaximumHeight(16777215 if wide else least.height())
        self.methods.setMaximumWidth(self.methods.sizeHint().width() if wide else 16777215)

    def _request(self) -> TrainingRequest:
        form = self.form
        name = self._name.text().strip() or self._name.placeholderText()
        return TrainingRequest(self.method, form.settings, name, form.resample, form.seed)

    def _start_training(self) -> None:
        if self._start.isEnabled():
            self.start_wanted.emit(self._request())

    def _on_method(self, method: Method) -> None:
        self._name.setText("")  # a name is proposed anew for each method
        self.method_chosen.emit(method)

    def _on_augmentation(self, name: str) -> None:
        is_varied = name != "none"
        self._variants_name.setVisible(is_varied)
        self.variants.setVisible(is_varied)
        if is_varied:
            self.preview_wanted.emit(name)

    def _say_facts(self) -> None:
        method = self.method
        parts = []
        if method.study:
            parts.append(self.tr("{0} of the original study").format(method.study))
        parts.append(self.tr("takes {0}").format(fitting_time(method)))
        if self._lasted:
            parts.append(self._lasted)
        scans = self._ground.labelled
        if method.fitting is Fitting.AUTOENCODER:
            scans = self._ground.scans
        parts.append(self.tr("{0} scans to learn from").format(whole(scans)))
        self._facts.setText(" · ".join(parts))

    def _say_obstacle(self) -> None:
        obstacle = self._obstacles.get(self.method.name)
        self._start.setEnabled(obstacle is None)
        if obstacle is None:
            self._obstacle.hide()
            return
        buttons: list[tuple[str, Callable[[], None]]] = []
        if obstacle.help_text:
            wanted = obstacle.help
            buttons.append((obstacle.help_text, lambda: self.help_wanted.emit(wanted)))
        self._obstacle.show_notice(obstacle.sentence, *buttons)

    def _lay_out(self) -> None:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 1.25)
        font.setWeight(QFont.Weight.DemiBold)
        self._title.setFont(font)
        icons.wear(self._start, "run")
        self._start.setDefault(True)
        claim_pressing(self._start)
        content = QWidget(self)
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, SMALL, 0)
        inner.setSpacing(SMALL)
        for part in (self._title, self._about, self._facts, self._obstacle, self.form):
            inner.addWidget(part)
        inner.addWidget(self._variants_name)
        inner.addWidget(self.variants)
        inner.addStretch(1)
        scrolled = QScrollArea(self)
        scrolled.setFrameShape(QScrollArea.Shape.NoFrame)
        scrolled.setWidgetResizable(True)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scrolled.setWidget(content)
        name = PlainLabel(self.tr("&Name of the result"), self)
        name.setBuddy(self._name)
        self._name.setToolTip(self.tr("Under this name it can judge this folder and others"))
        foot = QHBoxLayout()
        foot.setSpacing(SMALL)
        foot.addWidget(name)
        foot.addWidget(self._name, 1)
        foot.addWidget(self._start)
        right = QVBoxLayout()
        right.setSpacing(SMALL)
        right.addWidget(scrolled, 1)
        right.addLayout(foot)
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._parts.setSpacing(MEDIUM)
        self._parts.addWidget(self.methods)
        self._parts.addLayout(right, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(MEDIUM, MEDIUM, MEDIUM, MEDIUM)
        outer.setSpacing(TIGHT)
        outer.addWidget(self._unfinished)
        outer.addLayout(self._parts, 1)

    def _connect(self) -> None:
        self.methods.method_chosen.connect(self._on_method)
        self.form.changed.connect(self.changed)
        self.form.augmentation_changed.connect(self._on_augmentation)
        self._name.returnPressed.connect(self._start_training)
        self._start.clicked.connect(self._start_training)
