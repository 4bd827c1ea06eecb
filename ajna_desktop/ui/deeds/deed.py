"""One thing that can be done, and the menus it may be in."""

from dataclasses import dataclass
from typing import Final

from ajna_desktop.ui.translations import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that the user can do."""

    name: str
    text: str  # in English; translated when shown
    menu: str  # title of the menu it is in
    keys: tuple[str, ...] = ()
    icon: str = ""
    on_scan: bool = False  # its key works only where a scan is in sight and nobody types
    begins_group: bool = False
    note: str = ""  # what the page of keys adds, in English


FILE: Final = QT_TRANSLATE_NOOP("actions", "&File")
EDIT: Final = QT_TRANSLATE_NOOP("actions", "&Edit")
SCAN: Final = QT_TRANSLATE_NOOP("actions", "&Scan")
CURATE: Final = QT_TRANSLATE_NOOP("actions", "&Curate")
VIEW: Final = QT_TRANSLATE_NOOP("actions", "&View")
HELP: Final = QT_TRANSLATE_NOOP("actions", "&Help")
MENUS: Final = (FILE, EDIT, SCAN, CURATE, VIEW, HELP)
