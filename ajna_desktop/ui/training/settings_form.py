"""The settings of a training in a compact form, and which of them the method has."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, QSize, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QPushButton,
    QSpinBox,
    QWidget,
)

from ajna_desktop.domain.methods import Fitting, Method
from ajna_desktop.domain.training import AUGMENTATIONS, Optimizer, TrainingSettings
from ajna_desktop.ui.claimed_keys import claim_pressing
from ajna_desktop.ui.method_words import augmentation_word, optimizer_word
from ajna_desktop.ui.theme import SMALL, TIGHT
from ajna_desktop.ui.training.stages_form import StagesForm

_MOST_BATCH = 1024
_MOST_SEED = 2**31 - 1
_WIDTH_OF_CHOICES = 28  # characters


class SettingsForm(QWidget):
    """Shows what the method can be told; `settings` and `resample` are what was chosen."""

    changed = Signal()
    augmentation_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._method: Method | None = None
        self._settings: TrainingSettings | None = None
        self._stages = StagesForm(self)
        self._batch = QSpinBox(self, minimum=1, maximum=_MOST_BATCH)
        self._optimizer = QComboBox(self)
        self._augmentation = QComboBox(self)
        self._balanced = QCheckBox(self.tr("Every class weighs the same"), self)
        self._patience = QSpinBox(self, minimum=1, maximum=1000)
        self._split = _SplitChoice(self)
        self._seed = QSpinBox(self, minimum=0, maximum=_MOST_SEED)
        self._defaults = QPushButton(self.tr("Defaults"), self)
        claim_pressing(self._defaults)
        self._fill()
        self._form = QFormLayout(self)
        self._lay_out()
        self._connect()

    @property
    def settings(self) -> TrainingSettings | None:
        """The settings as they were chosen, None where the method has none."""
        if self._settings is None:
            return None
        return replace(
            self._settings,
            stages=self._stages.stages,
            batch=self._batch.value(),
            optimizer=Optimizer(self._optimizer.currentData()),  # Qt made a text of it
            augmentation=self._augmentation.currentData(),
            balanced=self._balanced.isChecked(),
            patience=self._patience.value(),
            seed=self._seed.value(),
        )

    @property
    def resample(self) -> bool:
        """Whether train, validation and test are to be dealt anew."""
        return bool(self._split.currentData())

    @property
    def seed(self) -> int:
        """What chance starts from."""
        return self._seed.value()

    def show_method(
        self, method: Method, settings: TrainingSettings | None, resample: bool, seed: int
    ) -> None:
        """Show what was chosen for a method before, or its defaults."""
        self._method, self._settings = method, settings
        with QSignalBlocker(self):
            self._split.setCurrentIndex(int(resample))
            self._seed.setValue(settings.seed if settings is not None else seed)
            if settings is not None:
                self._show_settings(settings)
        trains = settings is not None
        varies = trains and method.fitting in (Fitting.NETWORK, Fitting.SIAMESE)
        for part, is_there in (
            (self._stages, trains),
            (self._batch, trains),
            (self._optimizer, trains),
            (self._augmentation, varies),
            (self._balanced, trains and method.fitting is not Fitting.AUTOENCODER),
            (self._patience, trains),
        ):
            self._form.setRowVisible(part, is_there)
        self.augmentation_changed.emit(self._augmentation.currentData() if varies else "none")

    def show_splits(self, splits: tuple[str, ...]) -> None:
        """Say which parts the folder has; without any, all scans are dealt out anew."""
        has_train = "train" in splits
        text = self.tr("As the folder has it: {0}").format(", ".join(splits))
        none = self.tr("Dealt out by group: the folder has no split")
        self._split.setItemText(0, text if has_train else none)
        self._split.setEnabled(has_train)

    def _show_settings(self, settings: TrainingSettings) -> None:
        self._stages.show_stages(settings.stages)
        self._batch.setValue(settings.batch)
        self._optimizer.setCurrentIndex(self._optimizer.findData(settings.optimizer))
        place = self._augmentation.findData(settings.augmentation)
        self._augmentation.setCurrentIndex(max(place, 0))
        self._balanced.setChecked(settings.balanced)
        self._patience.setValue(settings.patience)

    def _fill(self) -> None:
        for optimizer in Optimizer:
            self._optimizer.addItem(optimizer_word(optimizer), optimizer)
        for name in AUGMENTATIONS:
            self._augmentation.addItem(augmentation_word(name), name)
        self._split.addItem("", False)
        self._split.addItem(self.tr("Dealt anew by group, whatever the folder says"), True)
        self._batch.setSuffix(" " + self.tr("scans a step"))
        self._patience.setSuffix(" " + self.tr("epochs without gain"))
        for combo in (self._optimizer, self._augmentation):
            combo.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            combo.setMinimumContentsLength(_WIDTH_OF_CHOICES)
        for part, tip in (
            (self._batch, self.tr("More need more memory")),
            (self._augmentation, self.tr("Varied scans are only learnt from, never judged")),
            (
                self._balanced,
                self.tr("Else every scan weighs the same, and rare classes little"),
            ),
            (self._patience, self.tr("Then a stage ends, and the best weights are kept")),
            (
                self._split,
                self.tr(
                    "Validation scans decide when to stop; test scans are judged once, at the "
                    "end. Scans of one patient or container stay together."
                ),
            ),
            (self._seed, self.tr("The same number repeats a training as far as possible")),
            (self._defaults, self.tr("Takes back what was changed for this method")),
        ):
            part.setToolTip(tip)

    def _lay_out(self) -> None:
        form = self._form
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(SMALL)
        form.setVerticalSpacing(TIGHT + 2)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        form.addRow(self._stages)
        form.addRow(self.tr("&Batch"), self._batch)
        form.addRow(self.tr("&Optimizer"), self._optimizer)
        form.addRow(self.tr("&Vary scans"), self._augmentation)
        form.addRow(self.tr("Classes"), self._balanced)
        form.addRow(self.tr("Stop &after"), self._patience)
        form.addRow(self.tr("&Split"), self._split)
        form.addRow(self.tr("Seed"), self._seed)
        form.addRow("", self._defaults)

    def _connect(self) -> None:
        self._stages.changed.connect(self.changed)
        for field in (self._batch, self._patience, self._seed):
            field.valueChanged.connect(self.changed)
        for combo in (self._optimizer, self._augmentation, self._split):
            combo.currentIndexChanged.connect(self.changed)
        self._balanced.toggled.connect(self.changed)
        self._augmentation.currentIndexChanged.connect(
            lambda: self.augmentation_changed.emit(self._augmentation.currentData())
        )
        self._defaults.clicked.connect(self._take_defaults)

    def _take_defaults(self) -> None:
        if self._method is not None:
            self.show_method(self._method, self._method.settings, False, 0)
            self.changed.emit()


class _SplitChoice(QComboBox):
    """As wide as its sentences, where there is room for them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def minimumSizeHint(self) -> QSize:
        """Give way in a narrow window."""
        least = super().minimumSizeHint()
        width = _WIDTH_OF_CHOICES * self.fontMetrics().averageCharWidth()
        return QSize(min(width, least.width()), least.height())
