"""The language of the window: English in the code, others from `resources/translations`."""

import logging
from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from ajna_desktop.paths import resources

logger = logging.getLogger(__name__)

LANGUAGES: Final = {"en": "English", "pt_BR": "Português (Brasil)"}


def speak(application: QCoreApplication, language: str) -> str:
    """Show texts and numbers in `language`, or in the system's when it is ""; return which.

    A system that speaks neither of `LANGUAGES` gets English. Call it before any widget is made.
    """
    locale = QLocale(language) if language else QLocale.system()
    chosen = "pt_BR" if locale.language() is QLocale.Language.Portuguese else "en"
    if language or chosen != "en":
        QLocale.setDefault(QLocale(chosen))
    # English, too: its file holds the plurals ("1 scan", "2 scans").
    _install(application, f"ajna_{chosen}", str(resources() / "translations"))
    if chosen != "en":
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        _install(application, f"qtbase_{chosen}", folder)
    return chosen


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:  # noqa: N802 - the name lupdate looks for
    """Mark a text of a table for translation; Qt's own function loses the type `str`."""
    return text


def _install(application: QCoreApplication, name: str, folder: str) -> None:
    translator = QTranslator(application)
    if translator.load(name, folder):
        application.installTranslator(translator)
    else:
        logger.warning("there is no translation %s", name)
