from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.columns import BUILT_IN
from ajna_desktop.domain.curating.declared import Cost, cost_table, declared_queue
from ajna_desktop.domain.errors import NothingToReport
from ajna_desktop.domain.runs import Run, RunKind
from ajna_desktop.domain.scan_query import Order
from ajna_desktop.store.columns import column_of_table
from ajna_desktop.ui.curate.declared_dialog import DeclaredDialog
from ajna_desktop.ui.curate.declared_view import DeclaredView
from ajna_desktop.ui.curate_memory import CurateMemory
from ajna_desktop.ui.folder_curating import DeclaredRead
from tests.ui.fakes import NORMAL, PNEUMONIA

CARGO, LABEL = column_of_table("cargo"), BUILT_IN[1]
LABELS = (NORMAL, PNEUMONIA)
RUN = Run("Out of fold", "oof", RunKind.OUT_OF_FOLD, LABELS, "b", "2026-11-23", "CPU", 1.0)
IDS = np.array([3, 4, 5, 6])
CHANCES = np.array([[0.9, 0.1], [0.2, 0.8], [0.6, 0.4], [0.7, 0.3]])  # all declared NORMAL


class FakeCurating:
    """Compares four scans, by the meanings and costs that it is asked for."""

    def __init__(self):
        self.asked = []
        self.error = None
        self.values = [("NORMAL", 3), ("maybe", 1)]
        self.exported = []

    def declarable(self):
        return [LABEL, CARGO]

    def values_declared(self, column):
        return self.values

    def classes_predicted(self):
        return LABELS

    def declared(self, declaration):
        self.asked.append(declaration)
        if self.error is not None:
            raise self.error
        costs = cost_table(declaration.costs, LABELS)
        return DeclaredRead(
            declared_queue(LABELS, IDS, np.zeros(4, np.int64), CHANCES, costs), RUN
        )

    def export_declared(self, queue, place):
        self.exported.append((queue.scan_ids.tolist(), place))
        return place


@pytest.fixture
def curating():
    return FakeCurating()


@pytest.fixture
def opened(lookup, thumbnails, curating, tmp_path):
    return SimpleNamespace(
        curating=curating,
        curate_memory=CurateMemory(tmp_path),
        thumbnails=thumbnails,
        scans=lookup.scans,
        predictions=lookup.predictions,
    )


@pytest.fixture
def view(opened):
    view = DeclaredView(opened)
    yield view
    for wait in view.stop():
        wait()


@pytest.fixture
def page(qtbot, view):
    page = view.make()
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    qtbot.waitUntil(lambda: bool(len(page.queue.ids)) or bool(message(page)))
    return page


def message(page):
    said = page.queue._message.accessibleName()
    return said if page.queue._message.isVisible() and "Looking" not in said else ""


def texts(page, row):
    model = page.queue.table.model()
    return [model.index(row, column).data() for column in range(model.columnCount())]


def test_that_the_dearest_declaration_comes_first_by_a_column_of_a_table(page, curating):
    assert curating.asked[0].column == CARGO
    assert curating.asked[0].meaning == {"NORMAL": NORMAL}
    assert page.queue.ids.tolist() == [4, 5, 6, 3]
    assert texts(page, 0) == [
        "scan-000004.png", "NORMAL", "PNEUMONIA", "0.80", "0.80", "0.800", "NORMAL",
    ]  # fmt: skip
    # 0.8 + 0.4 + 0.3 + 0.1 = 1.6: one opened leaves exactly half.
    assert "Expected loss of 4 declarations: 1.6. The first 1 opened halve" in (
        page.queue.sentence.text()
    )
    assert "1 of 4 scans" in page.plot.accessibleName()


def test_that_another_column_is_remembered(qtbot, page, view, opened, curating):
    view._choose(LABEL)
    qtbot.waitUntil(lambda: len(curating.asked) == 2)
    assert curating.asked[1].column == LABEL
    assert opened.curate_memory.column == "label"


def test_that_meanings_and_costs_are_asked_and_remembered(qtbot, page, opened, curating):
    page.setting_wanted.emit()
    dialog = page.findChild(DeclaredDialog)
    assert [dialog.choice(row).currentText() for row in (0, 1)] == [
        "NORMAL",
        "nothing: leave out",
    ]
    dialog.choice(1).setCurrentText("PNEUMONIA")
    dialog.choice(0).setCurrentIndex(0)
    model = dialog.costs_table.model()
    assert model.setData(model.index(0, 1), 20.0)
    assert not model.setData(model.index(1, 1), 5.0)
    assert not model.setData(model.index(1, 0), -1.0)
    dialog.accept()
    qtbot.waitUntil(lambda: len(curating.asked) == 2)
    assert curating.asked[1].meaning == {"maybe": PNEUMONIA}
    assert curating.asked[1].costs == (Cost(NORMAL, PNEUMONIA, 20.0),)
    assert opened.curate_memory.meaning(CARGO.key) == {"NORMAL": "", "maybe": PNEUMONIA}
    qtbot.waitUntil(lambda: texts(page, 0)[5] == "16.000")


def test_that_enter_shows_the_list_in_the_gallery_in_its_order(qtbot, view, page):
    with qtbot.waitSignal(view.query_wanted) as asked:
        QTest.keyClick(page.queue.table, Qt.Key.Key_Return)
    query = asked.args[0]
    assert (query.among.ids, query.order) == ((4, 5, 6, 3), Order.AS_LISTED)


def test_that_selected_scans_are_reviewed_with_what_is_seen_as_the_suggestion(
    qtbot, view, page
):
    page.queue.table.choose(0)
    QTest.keyClick(page.queue.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(view.review_wanted) as asked:
        page.queue._review.click()
    wish = asked.args[0]
    assert list(wish.ids) == [4, 5]
    assert wish.suggestions[4].label == PNEUMONIA
    assert wish.suggestions[4].reason == "declared NORMAL; PNEUMONIA has a probability of 0.80"
    # The declaration is the likelier one here.
    assert wish.suggestions[5].label == NORMAL
    assert wish.suggestions[5].reason == "declared NORMAL; PNEUMONIA has a probability of 0.40"
    assert page.queue._review.text() == "Review 2 selected"


def test_that_a_row_is_the_current_scan(qtbot, view, page):
    with qtbot.waitSignal(view.scan_wanted) as wanted:
        page.queue.table.choose(2)
    assert wanted.args == [6]
    assert page.queue.about.text().startswith("scan-000006.png: declared NORMAL")
    with qtbot.waitSignal(view.scan_wanted) as wanted:
        page.queue.grid.scan_chosen.emit(3)
    assert page.queue.current == 3


def test_that_new_labels_are_compared_anew(qtbot, view, page, curating):
    view.show_changes(Changes(labelled=frozenset({3})))
    qtbot.waitUntil(lambda: len(curating.asked) == 2)


@pytest.fixture
def strange_values(curating):
    curating.values = [("yes", 3), ("no", 1)]


def test_that_values_without_meaning_lead_to_the_question(strange_values, page, curating):
    assert "What do these values mean?" in message(page)
    assert curating.asked == []
    page.queue._message._button.click()
    assert page.findChild(DeclaredDialog) is not None


@pytest.fixture
def no_values(curating):
    curating.values = []


def test_that_an_empty_column_says_what_to_do(no_values, page):
    assert "Nothing is declared" in message(page)


@pytest.fixture
def no_predictions(curating):
    curating.error = NothingToReport("There are no predictions yet.")


def test_that_without_predictions_there_is_a_sentence(no_predictions, page):
    assert message(page) == "Nothing was predicted yet. There are no predictions yet."


def test_that_the_whole_list_is_exported(qtbot, view, page, curating):
    with qtbot.waitSignal(view.exported) as written:
        view.export(Path("list.csv"))
    assert written.args == [Path("list.csv")]
    assert curating.exported == [([4, 5, 6, 3], Path("list.csv"))]


def test_that_answers_after_the_folder_was_closed_are_dropped(view, page):
    view.refresh()
    view.stop()
