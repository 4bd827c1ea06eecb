"""The window: menus, toolbar, the start page or the open folder, and the task bar."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QEvent, QSettings, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QIcon
from PySide6.QtWidgets import QFileDialog, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ajna_desktop.domain.curating.shortcuts import DIGITS, LETTERS
from ajna_desktop.domain.scan import displayable
from ajna_desktop.ui import icons
from ajna_desktop.ui.about_dialog import AboutDialog
from ajna_desktop.ui.actions import Actions, translated
from ajna_desktop.ui.claimed_keys import claim_while_open
from ajna_desktop.ui.deeds.deed import MENUS
from ajna_desktop.ui.deeds.scan_deeds import key_deed
from ajna_desktop.ui.deeds.table import VIEWS
from ajna_desktop.ui.elsewhere.elsewhere_control import local_file
from ajna_desktop.ui.keys_dialog import KeysDialog
from ajna_desktop.ui.message_bar import MessageBar
from ajna_desktop.ui.start_page import StartPage
from ajna_desktop.ui.task_bar import TaskBar
from ajna_desktop.ui.tool_bar import ToolBar
from ajna_desktop.ui.work_page import WorkPage

_SIZE: Final = (1360, 860)  # before the user resizes it
_ZOOM_STEP: Final = 1.25

OnPage = Callable[[WorkPage], object]


class MainWindow(QMainWindow):
    """Shows a start page or one open folder. Decides nothing that outlives the window."""

    folder_chosen = Signal(object)  # Path
    closed = Signal()

    def __init__(self, geometry: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._geometry = geometry
        self.acts = Actions(self)
        self.page: WorkPage | None = None
        self.start_page = StartPage()
        self.task_bar = TaskBar()
        self.tool_bar = ToolBar(self.acts, self)
        self.messages = MessageBar()
        self._pages = QStackedWidget()
        self._pages.addWidget(self.start_page)
        middle = QWidget()
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.messages)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self.task_bar)
        self.setCentralWidget(middle)
        self.addToolBar(self.tool_bar)
        self.setAcceptDrops(True)
        self.setWindowIcon(program_icon())
        self._fill_menus()
        self._join()
        self.show_start("")
        self.resize(*_SIZE)
        self.restoreGeometry(_bytes(geometry.value("window")))

    def show_start(self, note: str) -> None:
        """Show the start page, and `note` on it."""
        self.start_page.show_note(note)
        self._pages.setCurrentWidget(self.start_page)
        self.setWindowTitle(self.tr("Ajna Desktop"))
        self.acts.enable_for_folder(False)
        self.task_bar.show_facts()
        self.start_page.take_keyboard()

    def show_page(self, page: WorkPage, folder: Path) -> None:
        """Show an open folder."""
        self.page = page
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        page.restore_state(_bytes(self._geometry.value("parts")))
        self.setWindowTitle(self.tr("{0} – Ajna Desktop").format(displayable(folder.name)))
        self.acts.enable_for_folder(True)
        page.gallery.focus_grid()

    def remove_page(self) -> None:
        """Take the open folder off the screen."""
        if self.page is not None:
            self._geometry.setValue("parts", self.page.save_state())
            self._pages.removeWidget(self.page)
            self.page.deleteLater()
            self.page = None

    def ask_folder(self) -> None:
        """Let the user choose a folder."""
        folder = QFileDialog.getExistingDirectory(self, self.tr("Open a folder of scans"))
        if folder:
            self.folder_chosen.emit(Path(folder))

    def show_recent(self, folders: Sequence[str]) -> None:
        """Offer the folders that were open before."""
        self.start_page.show_recent(folders[:5])
        self.tool_bar.show_recent(folders)
        if self.page is None:
            self.start_page.take_keyboard()

    def show_keys(self) -> None:
        """Show the page of keys."""
        self._show_dialog(KeysDialog(self))

    def show_about(self) -> None:
        """Show what this program is."""
        self._show_dialog(AboutDialog(self))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember size and place, and tell."""
        self._geometry.setValue("window", self.saveGeometry())
        if self.page is not None:
            self._geometry.setValue("parts", self.page.save_state())
        super().closeEvent(event)
        self.closed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Draw icons in the ink of the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            icons.retint(self)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a folder, and a file for the folder that it lies in."""
        if _dropped(event.mimeData().urls()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the folder that was dropped; look a file up beside the open folder."""
        folder, file = _dropped(event.mimeData().urls()), local_file(event.mimeData())
        if folder is not None:
            event.acceptProposedAction()
        if file is not None and self.page is not None:
            self.page.neighbours.elsewhere.look_at_file(file)
        elif folder is not None:
            self.folder_chosen.emit(folder)

    def _show_dialog(self, dialog: KeysDialog | AboutDialog) -> None:
        dialog.setModal(True)
        dialog.finished.connect(dialog.deleteLater)
        dialog.show()

    def _fill_menus(self) -> None:
        for title in MENUS:
            menu = self.menuBar().addMenu(translated(title))
            menu.setObjectName(f"menu-{title.replace('&', '')}")
            claim_while_open(menu)
            for deed, action in self.acts.of_menu(title):
                if deed.begins_group:
                    menu.addSeparator()
                menu.addAction(action)

    def _join(self) -> None:
        actions = self.acts
        actions["open"].triggered.connect(self.ask_folder)
        actions["quit"].triggered.connect(self.close)
        actions["keys"].triggered.connect(self.show_keys)
        actions["about"].triggered.connect(self.show_about)
        self.start_page.open_wanted.connect(self.ask_folder)
        self.start_page.folder_chosen.connect(self.folder_chosen)
        self.start_page.demo_wanted.connect(actions["demo"].trigger)
        self.tool_bar.folder_chosen.connect(self.folder_chosen)
        self.task_bar.stop_wanted.connect(actions["stop"].trigger)
        self.task_bar.undo_wanted.connect(actions["undo"].trigger)
        for name, method in _ON_PAGE.items():
            actions[name].triggered.connect(self._on_page(method))
        for key in (*DIGITS, *LETTERS):
            actions[key_deed(key)].triggered.connect(self._on_page(_pressing(key)))

    def _on_page(self, do: OnPage) -> Callable[[], None]:
        def act() -> None:
            if self.page is not None:
                do(self.page)

        return act


def program_icon() -> QIcon:
    """Return the picture that stands for the program."""
    picture = QIcon()
    for side in (16, 32, 48, 64, 128, 256):
        picture.addPixmap(icons.picture("ajna-desktop", side, "#000000", 1.0))
    return picture


def _pressing(key: str) -> OnPage:
    return lambda page: page.judgements.press(key)


def _showing(view: str) -> OnPage:
    return lambda page: page.show_view(view)


_ON_PAGE: Final[dict[str, OnPage]] = {
    "select_all": lambda page: page.covers.select_all(),
    "filter": WorkPage.filter,
    "other_label": lambda page: page.judgements.choose_other_label(),
    "confirm": lambda page: page.judgements.confirm(),
    "ambiguous": lambda page: page.judgements.mark_ambiguous(),
    "bad_image": lambda page: page.judgements.mark_bad_image(),
    "shortlist": lambda page: page.judgements.shortlist(),
    "withdraw": lambda page: page.judgements.withdraw(),
    "tag": lambda page: page.annotating.choose_tag(),
    "note": lambda page: page.annotating.write_note(),
    "rectangle": lambda page: page.annotating.draw_rectangle(),
    "classes": lambda page: page.show_view("curate", "classes"),
    "next_unreviewed": WorkPage.next_unreviewed,
    "review": WorkPage.review_shown,
    "similar": lambda page: page.inspector.focus_neighbours(),
    "compare_scans": WorkPage.compare_scans,
    "show_similar": lambda page: page.neighbours.show_all(),
    "import_table": lambda page: page.table_import.ask(),
    "look_up": lambda page: page.neighbours.elsewhere.choose_file(),
    "paste_image": lambda page: page.neighbours.elsewhere.paste(),
    "part": lambda page: page.neighbours.mark_part(),
    "full_view": WorkPage.toggle_full_view,
    **{name: _showing(name) for name in VIEWS},
    "fit": lambda page: page.covers.looked_at().fit(),
    "invert": lambda page: page.covers.looked_at().invert(),
    "explanation": lambda page: page.looking.explaining.toggle(),
    "learnt": lambda page: page.looking.show_learnt(),
    "reset_window": lambda page: page.covers.looked_at().reset_window(),
    "zoom_in": lambda page: page.covers.zoom_by(_ZOOM_STEP),
    "zoom_out": lambda page: page.covers.zoom_by(1 / _ZOOM_STEP),
}


def _dropped(urls: Sequence[QUrl]) -> Path | None:
    """Return the folder that was dropped, or in which the dropped file lies."""
    for url in urls:
        if url.isLocalFile():
            path = Path(url.toLocalFile())
            return path if path.is_dir() else path.parent
    return None


def _bytes(value: object) -> QByteArray:
    return value if isinstance(value, QByteArray) else QByteArray()
