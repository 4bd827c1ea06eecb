"""The composition root of the window: the one place that builds its objects and joins them."""

import faulthandler
import gc
import os
import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop, QObject, QSettings, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QInputDialog

from ajna_desktop import __version__
from ajna_desktop.domain.errors import ExportFailed, StoreDamaged, StoreError
from ajna_desktop.domain.scan import displayable
from ajna_desktop.domain.settings import Settings, account_name
from ajna_desktop.paths import UserFolders
from ajna_desktop.store.collection import Collection, usual_place
from ajna_desktop.store.settings_file import SettingsFile
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.make_scans import make_demo_scans
from ajna_desktop.ui import icons
from ajna_desktop.ui.backups.backups_command import BackupsCommand
from ajna_desktop.ui.commands import Commands
from ajna_desktop.ui.crash_handler import CrashHandler, start_logging
from ajna_desktop.ui.importing.import_command import ImportCommand
from ajna_desktop.ui.main_window import MainWindow
from ajna_desktop.ui.open_collection import OpenCollection
from ajna_desktop.ui.process_signals import ProcessSignals
from ajna_desktop.ui.settings_dialog import SettingsDialog
from ajna_desktop.ui.task_runner import BackgroundTask, TaskRunner
from ajna_desktop.ui.theme import apply_theme
from ajna_desktop.ui.translations import speak
from ajna_desktop.ui.work_page import WorkPage
from ajna_desktop.workers.engine import Engine

MakeEngine = Callable[[UserFolders, Settings], Engine]

_MOST_RECENT: Final = 10
_PICTURE_SIZE: Final = (1360, 860)
_SETTLE_MILLISECONDS: Final = 1500


class App(QObject):
    """Owns every long-lived object of the window. Tests build one on a temporary folder."""

    folder_shown = Signal()  # what is known of a folder is on the screen
    settled = Signal()  # a folder was opened and all work on it is done, or it failed

    def __init__(
        self, users: UserFolders, make_engine: MakeEngine, crashes: CrashHandler
    ) -> None:
        super().__init__()
        self._users = users
        self._make_engine = make_engine
        self._settings_file = SettingsFile.of(users)
        self.settings = self._settings_file.load()
        geometry = QSettings(str(users.config / "window.ini"), QSettings.Format.IniFormat)
        self.tasks = TaskRunner(self)
        self.window = MainWindow(geometry)
        self.commands = Commands(self.window, self.tasks, crashes, self)
        self.opened: OpenCollection | None = None
        self._engine: Engine | None = None
        self._is_closing = False
        self._asked: tuple[Path, Path | None] | None = None  # folder and store, opened last
        self._backups = BackupsCommand(self.window, self._reopen, self)
        self._imports = ImportCommand(
            self.window, self._engine_now, users.data / "models", lambda: self.opened, self
        )
        self._join()

    @property
    def reader(self) -> str:
        """The name that label events carry."""
        return self.settings.reader or account_name()

    # --- folders

    @Slot(object)
    def open_folder(self, folder: Path, store: Path | None = None) -> None:
        """Open `folder` instead of the one that is open now."""
        self.close_folder(self.tr("Opening the folder…"))
        self._asked = folder, store
        users, reader = self._users, self.reader
        task = BackgroundTask(lambda _: Collection.open(folder, users, reader, store))
        task.succeeded.connect(self._on_opened)
        task.failed.connect(self._on_not_opened)
        self.tasks.start(task)

    def close_folder(self, note: str = "") -> None:
        """Stop all work on the open folder and close its store."""
        opened, self.opened = self.opened, None
        if opened is not None:
            opened.stop()
            self.commands.detach()
            page = self.window.page
            wait_for_page = page.stop() if page is not None else None
            self.window.remove_page()

            # Its task and its threads may need a moment; the store is closed after them.
            def close_store(_: TaskContext) -> None:
                if wait_for_page is not None:
                    wait_for_page()
                opened.shut_down()

            task = BackgroundTask(close_store)
            task.failed.connect(self.commands.show_error)
            task.finished.connect(opened.deleteLater)
            self.tasks.start(task)
        self.window.show_start(note)

    @Slot()
    def _close(self) -> None:
        self._asked = None
        self.close_folder()

    @Slot()
    def _show_backups(self) -> None:
        if self.opened is not None:
            self._backups.show(self.opened.collection.database.path)

    @Slot()
    def open_demo(self) -> None:
        """Make the synthetic scans and open them."""
        self.close_folder(self.tr("Making synthetic scans…"))
        place = self._users.data / "demo"
        task = BackgroundTask(lambda context: make_demo_scans(place, context)[0])
        task.progressed.connect(self.window.task_bar.show_progress)
        task.succeeded.connect(self.open_folder)
        task.failed.connect(self._on_not_opened)
        task.cancelled.connect(lambda: self.window.show_start(""))
        task.finished.connect(self.window.task_bar.show_idle)
        self.window.acts["stop"].setEnabled(True)
        self.tasks.start(task)

    @Slot(object)
    def _on_opened(self, collection: Collection) -> None:
        if self._is_closing:
            collection.close()
            return
        space = self.settings.search_space
        opened = OpenCollection(
            collection, self._engine_now(), self.tasks, self._users, self, space
        )
        opened.likeness.chosen_by_user.connect(self._on_search_space)
        self.opened = opened
        page = WorkPage(opened, self.window.acts, lambda: self.settings.move_on_after_label)
        page.gallery.set_thumbnail_size(self.settings.thumbnail_size)
        page.gallery.thumbnail_size_changed.connect(self._on_thumbnail_size)
        page.looking.explaining.set_strength(self.settings.explanation_strength)
        page.looking.explaining.strength_changed.connect(self._on_explanation_strength)
        # In turns of the event loop, so that none of them takes long.
        QTimer.singleShot(0, lambda: self._show(opened, page))

    def _show(self, opened: OpenCollection, page: WorkPage) -> None:
        if self.opened is not opened:  # closed meanwhile
            page.stop()()
            page.deleteLater()
            return
        self.window.messages.hide()
        self.window.show_page(page, opened.collection.folder)
        self.commands.attach(opened, page)
        opened.pipeline.ended.connect(lambda _: self.settled.emit())
        self.folder_shown.emit()
        QTimer.singleShot(0, lambda: self._begin(opened, page))

    def _begin(self, opened: OpenCollection, page: WorkPage) -> None:
        if self.opened is opened:
            self._remember(opened.collection.folder)
            page.answers.read_all()
            opened.resume()

    @Slot(object)
    def _on_not_opened(self, error: Exception) -> None:
        self.window.show_start("")
        self.commands.show_error(error)
        if isinstance(error, StoreDamaged) and self._asked is not None:
            store = self._asked[1] or usual_place(self._asked[0].resolve(), self._users)
            self.window.messages.show_message(
                str(error), self.tr("Backups…"), lambda: self._backups.show(store)
            )
        self.settled.emit()

    def _engine_now(self) -> Engine:
        if self._engine is None:
            self._engine = self._make_engine(self._users, self.settings)
        return self._engine

    def _remember(self, folder: Path) -> None:
        others = [one for one in self.settings.recent_folders if one != str(folder)]
        recent = (str(folder), *others)[:_MOST_RECENT]
        self._set(replace(self.settings, recent_folders=recent))
        self.window.show_recent(recent)

    # --- settings

    @Slot()
    def show_settings(self) -> None:
        """Let the user change the settings."""
        dialog = SettingsDialog(
            self.settings, account_name(), self._users, self._clear_cache, self.window
        )
        dialog.setModal(True)
        dialog.accepted.connect(lambda: self._apply(dialog.settings()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.show()

    def _apply(self, settings: Settings) -> None:
        is_other_limit = settings.most_megapixels != self.settings.most_megapixels
        self._set(settings)
        self._dress()
        self.window.tool_bar.show_reader(self.reader)
        if self.opened is not None:
            self.opened.collection.change_reader(self.reader)
        if is_other_limit:
            self._reopen(self._forget_engine)

    @Slot()
    def _dress(self) -> None:
        """Put on the theme that is set, or the one that the system has now."""
        application = QApplication.instance()
        if isinstance(application, QApplication):
            apply_theme(application, self.settings.theme)

    def _set(self, settings: Settings) -> None:
        self.settings = settings
        task = BackgroundTask(lambda _: self._settings_file.save(settings))
        task.failed.connect(self.commands.show_error)
        self.tasks.start(task)

    @Slot()
    def _ask_reader(self) -> None:
        name, is_given = QInputDialog.getText(
            self.window,
            self.tr("Reader"),
            self.tr("The name written beside every label you give:"),
            text=self.reader,
        )
        if is_given:
            self._apply(replace(self.settings, reader=name.strip()))

    @Slot(int)
    def _on_thumbnail_size(self, size: int) -> None:
        self.settings = replace(self.settings, thumbnail_size=size)  # saved at the end

    @Slot(int)
    def _on_explanation_strength(self, percent: int) -> None:
        self.settings = replace(self.settings, explanation_strength=percent)  # likewise

    @Slot(str)
    def _on_search_space(self, space: str) -> None:
        self._set(replace(self.settings, search_space=space))

    @Slot()
    def _clear_cache(self) -> None:
        """Delete thumbnails, features and indexes; they are made again when needed."""

        def clear() -> None:
            self._forget_engine()
            shutil.rmtree(self._users.cache, ignore_errors=True)

        self._reopen(clear)

    def _reopen(self, change: Callable[[], object]) -> None:
        """Close the folder, do what `change` does on the task thread, and open it again."""
        asked = self._asked
        self.close_folder(self.tr("One moment…") if asked else "")
        task = BackgroundTask(lambda _: change())
        task.failed.connect(self.commands.show_error)
        if asked is not None:
            task.finished.connect(lambda: self.open_folder(*asked))
        self.tasks.start(task)

    def _forget_engine(self) -> None:
        engine, self._engine = self._engine, None
        if engine is not None:
            engine.close()

    # --- beginning and end

    def _join(self) -> None:
        window = self.window
        window.folder_chosen.connect(self.open_folder)
        window.closed.connect(self.shut_down)
        window.tool_bar.reader_wanted.connect(self._ask_reader)
        window.acts["demo"].triggered.connect(self.open_demo)
        window.acts["settings"].triggered.connect(self.show_settings)
        self._imports.control.failed.connect(self.commands.show_error)
        window.acts["close"].triggered.connect(self._close)
        window.acts["backups"].triggered.connect(self._show_backups)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._dress)
        window.show_recent(self.settings.recent_folders)
        window.tool_bar.show_reader(self.reader)

    @Slot()
    def shut_down(self) -> None:
        """Stop tasks and threads, close the store, end the workers, in this order."""
        if self._is_closing:
            return
        self._is_closing = True
        opened, self.opened = self.opened, None
        self.commands.detach()
        self.tasks.stop()
        if opened is not None:
            opened.stop()
        wait_for_import = self._imports.control.stop()
        self._backups.stop()()
        if self.window.page is not None:
            self.window.page.stop()()
        wait_for_import()
        self.tasks.shut_down()
        if opened is not None:
            opened.shut_down()
        self._forget_engine()
        with suppress(StoreError):  # nobody is left to be told
            self._settings_file.save(self.settings)


def open_window(folder: Path | None, store: Path | None) -> int:
    """Show the window until it is closed and return the exit code."""
    users = UserFolders.of_this_user()
    crash_file = start_logging(users.log)
    application, app = start(users)
    ending = ProcessSignals(app.window.close, app)
    app.window.closed.connect(application.quit)  # whatever dialogs are open besides
    app.window.show()
    if folder is not None:
        app.open_folder(folder, store)
    try:
        return application.exec()
    finally:
        app.shut_down()
        ending.stop()
        if crash_file is not None:
            faulthandler.disable()
            crash_file.close()


def take_picture(folder: Path, store: Path | None, picture: Path) -> None:
    """Open `folder` in a window that nobody sees, wait until all is done, and save a picture.

    Raises:
        ExportFailed: the picture could not be written.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application, app = start(UserFolders.of_this_user())
    app.window.resize(*_PICTURE_SIZE)
    app.window.show()
    app.open_folder(folder, store)
    loop = QEventLoop()
    app.settled.connect(loop.quit)
    loop.exec()
    QTimer.singleShot(_SETTLE_MILLISECONDS, loop.quit)  # the last thumbnails
    loop.exec()
    is_saved = app.window.grab().save(str(picture))
    app.shut_down()
    application.quit()
    if not is_saved:
        raise ExportFailed(f"The picture {displayable(picture.name)} could not be written.")


def start(users: UserFolders) -> tuple[QApplication, App]:
    """Make the program, its language, its looks and its window, not shown yet."""
    # The interpreter hands over between threads ten times as often as usual: a thread that
    # computes in Python would otherwise hold the window up for 5 ms at a time.
    sys.setswitchinterval(0.0005)
    settings = SettingsFile.of(users).load()
    QGuiApplication.setDesktopFileName("ajna-desktop")
    application = QApplication([sys.argv[0]])
    application.setApplicationName("Ajna Desktop")
    application.setApplicationVersion(__version__)
    speak(application, settings.language)
    apply_theme(application, settings.theme)
    icons.draw_all()
    crashes = CrashHandler(application)
    crashes.install()
    app = App(users, _engine, crashes)
    # What is there by now stays: the collector need not look through it again and again.
    gc.collect()
    gc.freeze()
    return application, app


def _engine(users: UserFolders, settings: Settings) -> Engine:
    return Engine(users, settings.most_megapixels)
