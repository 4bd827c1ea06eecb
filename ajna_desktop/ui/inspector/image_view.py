"""One image, as near as one likes to look."""

from PySide6.QtWidgets import QWidget


class ImageView(QWidget):
    """Zoom, pan, window and invert; the pixels themselves are never changed."""

    def fit(self) -> None:
        """Show the whole image."""

    def actual_size(self) -> None:
        """Show one pixel of the image on one pixel of the screen."""

    def invert(self) -> None:
        """Swap black and white."""

    def reset_window(self) -> None:
        """Show the grey levels as at first, not inverted."""

    def zoom_by(self, factor: float) -> None:
        """Enlarge about the middle of the view."""
