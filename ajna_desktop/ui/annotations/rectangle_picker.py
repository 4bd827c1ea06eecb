"""A rectangle drawn over an image to remark on what is there."""

from ajna_desktop.ui.inspector.part_picker import PartPicker


class RectanglePicker(PartPicker):
    """The same as for a search by a part, with other words."""

    def name(self) -> str:
        """Return what it is, for screen readers."""
        return self.tr("Rectangle with a remark")

    def explanation(self) -> str:
        """Return what the mouse and the keys do."""
        return self.tr(
            "Draw a rectangle. Arrows move it, Shift with arrows sizes it, Enter keeps it."
        )

    def hint(self) -> str:
        """Return what is said on the image until there is a rectangle."""
        return self.tr(
            "Draw a rectangle by mouse or arrows to remark on what is there. Esc leaves."
        )
