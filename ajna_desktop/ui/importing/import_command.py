"""What *Import a classifier…* does: with a folder open, and without one."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from ajna_desktop.learning.bundles.bundle import ClassifierBundle
from ajna_desktop.ui.importing.import_control import ImportControl
from ajna_desktop.ui.importing.imports import FolderImports
from ajna_desktop.ui.main_window import MainWindow
from ajna_desktop.ui.open_collection import OpenCollection
from ajna_desktop.workers.engine import Engine


class ImportCommand(QObject):
    """Joins the action of the window, the import, and the folder that is open."""

    def __init__(
        self,
        window: MainWindow,
        engine: Callable[[], Engine],
        models: Path,
        opened: Callable[[], OpenCollection | None],
        parent: QObject | None = None,
    ) -> None:
        """Wait until the user asks for it.

        Args:
            window: Has the action.
            engine: Gives the engine of now.
            models: The folder of the user's classifiers.
            opened: Gives the folder that is open.
            parent: Of Qt.
        """
        super().__init__(parent)
        self.control = ImportControl(window, self)
        self._engine = engine
        self._models = models
        self._opened = opened
        self.control.saved.connect(self._on_saved)
        self.control.judge_wanted.connect(self._judge)
        window.acts["import_classifier"].triggered.connect(self.begin)

    @Slot()
    def begin(self) -> None:
        """Let the user choose a file."""
        opened, engine = self._opened(), self._engine()
        if opened is None:
            self.control.begin(FolderImports(engine, self._models, None), (), None)
        else:
            imports = FolderImports(engine, self._models, opened.collection)
            self.control.begin(imports, opened.classes, opened.thumbnails)

    @Slot(object)
    def _on_saved(self, bundle: ClassifierBundle) -> None:
        if (opened := self._opened()) is not None:
            opened.look_for_installed()

    @Slot(object)
    def _judge(self, bundle: ClassifierBundle) -> None:
        if (opened := self._opened()) is not None:
            opened.adopt(bundle)
