"""What happened, in the user's words."""

from PySide6.QtCore import QCoreApplication

from ajna_desktop.domain.readers.history import Happening, HistoryEntry
from ajna_desktop.domain.scan import Label, ReviewStatus, displayable
from ajna_desktop.ui.figures import local_time, probability, whole
from ajna_desktop.ui.wording import label_word, status_word

_SAID_BY_STATUS = (ReviewStatus.CONFIRMED, ReviewStatus.AMBIGUOUS, ReviewStatus.BAD_IMAGE)


def happening_word(happening: Happening) -> str:
    """Return what kind of thing happened, in one or two words."""
    return {
        Happening.LABEL: QCoreApplication.translate("history_words", "Label"),
        Happening.NOTE: QCoreApplication.translate("history_words", "Note"),
        Happening.TAG: QCoreApplication.translate("history_words", "Tag"),
        Happening.RECTANGLE: QCoreApplication.translate("history_words", "Rectangle"),
        Happening.PAIR: QCoreApplication.translate("history_words", "Pair"),
        Happening.SPLIT: QCoreApplication.translate("history_words", "Split"),
        Happening.CLASS: QCoreApplication.translate("history_words", "Class"),
        Happening.READING: QCoreApplication.translate("history_words", "Second reading"),
        Happening.MERGE: QCoreApplication.translate("history_words", "Store merged"),
    }[happening]


def change_words(entry: HistoryEntry) -> str:
    """Return from what to what, or what was done."""
    old, new = _standing(entry.old, entry.old_status), _standing(entry.new, entry.new_status)
    if entry.happening is Happening.MERGE:
        return QCoreApplication.translate("history_words", "{0} new events").format(
            whole(int(entry.new or 0))
        )
    if entry.new_status is ReviewStatus.UNREVIEWED:
        new = QCoreApplication.translate("history_words", "withdrawn, {0}").format(
            label_word(Label(entry.new) if entry.new else None)
        )
    change = " → ".join(filter(None, (old, new)))
    deed = deed_word(entry.deed)
    return f"{deed}: {change}" if deed and change else deed or change


def deed_word(deed: str) -> str:
    """Return what was done with a note, a class or a judgement; "" for what was said."""
    words = {
        "removed": QCoreApplication.translate("history_words", "removed"),
        "edited": QCoreApplication.translate("history_words", "edited"),
        "settled": QCoreApplication.translate("history_words", "settled"),
        "taken back": QCoreApplication.translate("history_words", "taken back"),
        "add": QCoreApplication.translate("history_words", "added"),
        "rename": QCoreApplication.translate("history_words", "renamed"),
        "merge": QCoreApplication.translate("history_words", "merged"),
        "remove": QCoreApplication.translate("history_words", "removed"),
        "take back": QCoreApplication.translate("history_words", "taken back"),
    }
    return words.get(deed, deed)


def said_then(entry: HistoryEntry) -> str:
    """Return what the classifier said on the screen then, "" when it said nothing."""
    if entry.predicted is None or entry.probability is None:
        return ""
    return f"{entry.predicted} {probability(entry.probability)}"


def reader_word(entry: HistoryEntry) -> str:
    """Return who it was, and whether it was in another store."""
    name = displayable(entry.reader)
    if not entry.is_foreign:
        return name
    return QCoreApplication.translate("history_words", "{0} (other store)").format(name)


def entry_sentence(entry: HistoryEntry, image: str) -> str:
    """Return all that is known of what happened, for the line below and screen readers."""
    parts = [
        local_time(entry.at_utc),
        reader_word(entry),
        happening_word(entry.happening),
        image,
        displayable(change_words(entry)),
    ]
    if then := said_then(entry):
        told = QCoreApplication.translate("history_words", "the classifier said {0}")
        parts.append(told.format(then))
    if entry.note:
        parts.append(f"“{displayable(entry.note)}”")
    return " · ".join(filter(None, parts))


def _standing(words: str, status: ReviewStatus | None) -> str:
    if status is None:
        return words
    label = label_word(Label(words) if words else None)
    return f"{label} ({status_word(status)})" if status in _SAID_BY_STATUS else label
