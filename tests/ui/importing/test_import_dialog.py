import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTabWidget,
)

from ajna_desktop.domain.model_file import (
    LayerFound,
    ModelFormat,
    ModelFound,
    OutputMeaning,
    Scaling,
)
from ajna_desktop.domain.scan import Label
from ajna_desktop.ui.importing.import_dialog import ImportDialog
from ajna_desktop.ui.importing.trial_view import Trial
from ajna_desktop.ui.thumbnail_pixmaps import ThumbnailPixmaps
from tests.ui.fakes import NORMAL, PNEUMONIA, a_prediction, a_scan


@pytest.fixture(autouse=True)
def english():
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    yield
    QLocale.setDefault(before)


def found(**known):
    facts = {
        "path": "/somewhere/vazio_01b3.h5",
        "format": ModelFormat.KERAS_HDF5,
        "made_with": "Keras 2.4.0",
        "sha256": "ab" * 32,
        "size": 6_400_000,
        "side": 224,
        "channels": 3,
        "outputs": 1,
        "output": OutputMeaning.PROBABILITIES,
        "layers": (LayerFound("conv2d", "Conv2D", "222 × 222 × 16", 448),),
        "parameters": 1_589_281,
        "scaling": Scaling(reason="Most Keras models take grey levels from 0 to 1."),
        "notes": ("It was saved by an old Keras.",),
    }
    return ModelFound(**{**facts, **known})


@pytest.fixture
def pixmaps(thumbnails):
    return ThumbnailPixmaps(thumbnails)


@pytest.fixture
def dialog(qtbot, pixmaps):
    dialog = ImportDialog([NORMAL, PNEUMONIA], pixmaps)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.show_found(found())
    return dialog


def words(dialog):
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


def button(dialog, text):
    return next(b for b in dialog.findChildren(QPushButton) if b.text() == text)


def field(dialog, text):
    """Return the field beside a name."""
    named = [one for one in dialog.findChildren(QLabel) if one.text().replace("&", "") == text]
    return named[0].buddy()


def type_into(choice, text):
    editor = choice.lineEdit()
    editor.selectAll()
    QTest.keyClicks(editor, text)


def test_that_classes_of_the_folder_are_filled_in_and_the_positive_one_is_named(dialog, qtbot):
    assert field(dialog, "A high output means").currentText() == "PNEUMONIA"
    assert field(dialog, "A low output means").currentText() == "NORMAL"
    with qtbot.waitSignal(dialog.save_wanted) as wanted:
        QTest.mouseClick(button(dialog, "Save"), Qt.MouseButton.LeftButton)
    (choices,) = wanted.args
    assert (choices.labels, choices.positive) == ((NORMAL, PNEUMONIA), PNEUMONIA)
    assert (choices.name, choices.side) == ("vazio_01b3", 224)
    assert (choices.scaling.offset, choices.scaling.divisor) == ((0.0,), (255.0,))
    assert (choices.resize, choices.output) == ("bilinear", OutputMeaning.PROBABILITIES)


def test_that_the_polarity_can_be_turned_round_by_keys(dialog, qtbot):
    type_into(field(dialog, "A high output means"), "vazio")
    type_into(field(dialog, "A low output means"), "nvazio")
    with qtbot.waitSignal(dialog.save_wanted) as wanted:
        QTest.mouseClick(button(dialog, "Save"), Qt.MouseButton.LeftButton)
    assert wanted.args[0].labels == (Label("nvazio"), Label("vazio"))
    assert wanted.args[0].positive == Label("vazio")


def test_that_nothing_is_saved_while_a_class_is_missing_or_there_twice(dialog):
    choice = field(dialog, "A high output means")
    choice.lineEdit().selectAll()
    QTest.keyClick(choice.lineEdit(), Qt.Key.Key_Delete)
    assert not button(dialog, "Save").isEnabled()
    assert not button(dialog, "Try it").isEnabled()
    assert any(text.startswith("Class 2:") for text in words(dialog))
    type_into(choice, "NORMAL")
    assert "“NORMAL” is there twice." in words(dialog)
    type_into(choice, "PNEUMONIA")
    assert button(dialog, "Save").isEnabled()


def test_that_outputs_of_unknown_meaning_must_be_told(qtbot, pixmaps):
    dialog = ImportDialog([NORMAL, PNEUMONIA], pixmaps)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.show_found(found(output=None, outputs=2))
    assert "Say what its outputs are: the file does not tell." in words(dialog)
    assert not button(dialog, "Save").isEnabled()
    choice = field(dialog, "Outputs are")
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_End)
    assert button(dialog, "Save").isEnabled()
    with qtbot.waitSignal(dialog.save_wanted) as wanted:
        QTest.mouseClick(button(dialog, "Save"), Qt.MouseButton.LeftButton)
    assert wanted.args[0].output is OutputMeaning.LOGITS
    assert wanted.args[0].positive is None


def test_that_what_the_file_says_of_its_outputs_cannot_be_overruled(dialog):
    assert not field(dialog, "Outputs are").isEnabled()


def test_that_many_classes_are_typed_a_line_each(qtbot, pixmaps):
    dialog = ImportDialog([NORMAL, PNEUMONIA], pixmaps)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.show_found(found(outputs=40))
    lines = dialog.findChild(QPlainTextEdit)
    QTest.keyClicks(lines, "0202")
    assert any("40 class names are needed" in text for text in words(dialog))
    lines.setPlainText("\n".join(f"{number:04}" for number in range(40)))
    assert button(dialog, "Save").isEnabled()
    QTest.keyClick(lines, Qt.Key.Key_Tab)
    assert not lines.hasFocus()


def test_that_size_and_scaling_are_asked_where_the_file_does_not_say(qtbot, pixmaps):
    dialog = ImportDialog([NORMAL, PNEUMONIA], pixmaps)
    qtbot.addWidget(dialog)
    dialog.show()
    own = Scaling((12.0,), (99.0,))
    dialog.show_found(found(side=None, scaling=own))
    field(dialog, "Image size").setValue(160)
    scaling = field(dialog, "Grey levels become")
    assert scaling.currentText() == "As the file suggests"
    scaling.setFocus()
    QTest.keyClick(scaling, Qt.Key.Key_End)
    assert "ImageNet" in scaling.currentText()
    with qtbot.waitSignal(dialog.try_wanted) as wanted:
        QTest.mouseClick(button(dialog, "Try it"), Qt.MouseButton.LeftButton)
    assert wanted.args[0].side == 160
    assert len(wanted.args[0].scaling.divisor) == 3


def test_that_a_grey_network_is_offered_no_scaling_by_channel(qtbot, pixmaps):
    dialog = ImportDialog([NORMAL, PNEUMONIA], pixmaps)
    qtbot.addWidget(dialog)
    dialog.show_found(found(channels=1))
    scaling = field(dialog, "Grey levels become")
    texts = [scaling.itemText(number) for number in range(scaling.count())]
    assert len(texts) == 3
    assert not any("ImageNet" in text for text in texts)


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ([NORMAL, PNEUMONIA], "1 of 2 get the label that they have. Does this look right?"),
        ([PNEUMONIA, PNEUMONIA], "All get the same answer: perhaps the grey levels are"),
    ],
)
def test_that_a_trial_shows_what_it_says_and_what_may_be_wrong(dialog, told, sentence):
    dialog.show_trials(
        [Trial(a_scan(n), a_prediction(n, label)) for n, label in enumerate(told)]
    )
    assert any(text.startswith(sentence) for text in words(dialog))
    assert any("scan-000000.png · labelled NORMAL" in text for text in words(dialog))


def test_that_classes_in_another_order_are_suspected(dialog):
    dialog.show_trials(
        [
            Trial(a_scan(0, label=NORMAL), a_prediction(0, PNEUMONIA)),
            Trial(a_scan(1, label=PNEUMONIA), a_prediction(1, NORMAL)),
        ]
    )
    assert "None is right: perhaps the classes are in another order." in words(dialog)


def test_that_a_refusal_says_why_and_offers_another_file(dialog, qtbot):
    dialog.show_refusal("It holds a Lambda layer, which is program code.")
    assert "It holds a Lambda layer, which is program code." in words(dialog)
    assert not button(dialog, "Save").isVisible()
    with qtbot.waitSignal(dialog.other_file_wanted):
        QTest.keyClick(button(dialog, "Choose another file…"), Qt.Key.Key_Return)


def test_that_a_failure_leaves_what_was_filled_in(dialog):
    type_into(field(dialog, "A high output means"), "vazio")
    dialog.show_busy(True)
    assert not button(dialog, "Save").isEnabled()
    dialog.show_busy(False)
    dialog.show_failure("There is a classifier of this name already.")
    assert "There is a classifier of this name already." in words(dialog)
    assert field(dialog, "A high output means").currentText() == "vazio"
    assert button(dialog, "Save").isEnabled()


def test_that_a_saved_one_can_judge_the_folder(dialog, qtbot):
    dialog.show_saved("vazio_01b3")
    assert "Saved: vazio_01b3" in words(dialog)
    with qtbot.waitSignals([dialog.judge_wanted, dialog.accepted]):
        QTest.keyClick(button(dialog, "Judge this folder with it"), Qt.Key.Key_Return)


def test_that_without_a_folder_nothing_is_tried_or_judged(qtbot):
    dialog = ImportDialog([], None)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.show_found(found())
    assert not button(dialog, "Try it").isVisible()
    dialog.show_saved("vazio")
    assert not any(
        "Judge" in b.text() for b in dialog.findChildren(QPushButton) if b.isVisible()
    )


def test_that_facts_and_layers_of_the_file_can_be_read(dialog):
    assert dialog.findChild(QLineEdit) is not None
    assert len(dialog.findChildren(QComboBox)) == 5
    tabs = dialog.findChild(QTabWidget)
    tabs.setCurrentIndex(1)
    assert "Made with: Keras 2.4.0" in words(dialog)
    assert "It was saved by an old Keras." in words(dialog)
    tabs.setCurrentIndex(2)
    table = tabs.currentWidget()
    assert [table.model().index(0, column).data() for column in range(4)] == [
        "conv2d",
        "Conv2D",
        "222 × 222 × 16",
        "448",
    ]
