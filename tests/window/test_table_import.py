"""Labels of others in the window: a look first, one step back afterwards."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListWidget, QPushButton, QTreeWidget

from ajna_desktop.domain.runs import RunKind
from ajna_desktop.domain.scan import ReviewStatus
from ajna_desktop.ui.table_import.table_import_dialog import TableImportDialog, TableKind


@pytest.fixture
def user(sits_down, folder):
    user = sits_down()
    user.opens(folder)
    return user


def looks_into(user, table):
    user.page.table_import.look_into(table)
    dialog = user.app.window.findChild(TableImportDialog)
    take = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Import")
    return dialog, take


def lines(dialog):
    table = dialog.findChild(QTreeWidget)
    items = [table.topLevelItem(row) for row in range(table.topLevelItemCount())]
    return [(item.text(0), item.text(1)) for item in items]


def test_that_a_table_is_looked_at_then_taken_and_can_be_undone(user, tmp_path, qtbot):
    table = tmp_path / "theirs.csv"
    table.write_text("file,label\ne00.png,loaded\ne01.png,empty\n../x.png,empty\n")
    dialog, take = looks_into(user, table)
    user.sees(take.isEnabled)
    assert lines(dialog) == [
        ("empty → loaded", "1"),
        ("rows say what holds already", "1"),
        ("rows cannot be used", "1"),
    ]
    assert "Line 4" in dialog.findChild(QListWidget).item(0).text()
    assert user.state("empty/e00.png") == ("empty", ReviewStatus.UNREVIEWED)

    qtbot.mouseClick(take, Qt.MouseButton.LeftButton)

    assert user.state("empty/e00.png") == ("loaded", ReviewStatus.RELABELLED)
    user.app.window.acts["undo"].trigger()
    assert user.state("empty/e00.png") == ("empty", ReviewStatus.UNREVIEWED)


def test_that_a_table_without_labels_says_so_and_offers_its_columns(user, tmp_path, qtbot):
    table = tmp_path / "theirs.csv"
    table.write_text("file,terminal\ne00.png,T37\n")
    dialog, take = looks_into(user, table)
    user.sees(lambda: any("No column holds" in w.text() for w in dialog.findChildren(QLabel)))
    assert not take.isEnabled()

    dialog._kinds[TableKind.COLUMNS].click()

    user.sees(take.isEnabled)
    assert lines(dialog) == [("scans get values of terminal", "1")]
    qtbot.mouseClick(take, Qt.MouseButton.LeftButton)
    user.sees(lambda: "terminal" in [one.title for one in user.store.columns.columns()])


def test_that_imported_predictions_stay_when_the_folder_is_opened_again(
    user, sits_down, folder, tmp_path, qtbot
):
    table = tmp_path / "theirs.csv"
    table.write_text("file,p_empty,p_loaded\ne00.png,0.25,0.75\n")
    dialog, take = looks_into(user, table)
    dialog._kinds[TableKind.PREDICTIONS].click()
    user.sees(take.isEnabled)
    qtbot.mouseClick(take, Qt.MouseButton.LeftButton)
    user.sees(lambda: user.app.opened.run.kind is RunKind.IMPORTED)

    again = sits_down()
    again.opens(folder)
    assert again.app.opened.run.kind is RunKind.IMPORTED
