"""The list of the gallery as something to review."""

from PySide6.QtCore import QCoreApplication

from ajna_desktop.ui.gallery.gallery_panel import GalleryPanel
from ajna_desktop.ui.gallery.query_words import asked
from ajna_desktop.ui.review.review_wish import ReviewWish


def wish_for(gallery: GalleryPanel) -> ReviewWish:
    """Return what is selected in the gallery, if that is more than one scan, else its list."""
    words = " · ".join(one.words for one in asked(gallery.query))
    title = words or QCoreApplication.translate("review", "All scans")
    selected = gallery.selected()
    if len(selected) < 2:
        return ReviewWish(title, gallery.shown)
    said = QCoreApplication.translate("review", "{0}, selected")
    return ReviewWish(said.format(title), selected)
