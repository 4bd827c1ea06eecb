"""How large and how intricate a model file may be, and how a refusal is worded."""

from typing import Final

from ajna_desktop.domain.errors import BundleInvalid

MOST_BYTES: Final = 1 << 30  # of a file, and of what it unpacks to
MOST_PARAMETERS: Final = 200_000_000  # VGG19, the largest of the usual ones, has 144 million
MOST_LAYERS: Final = 4_000
MOST_ACTIVATIONS: Final = 1 << 27  # numbers that one layer may give out for one image
MOST_OUTPUTS: Final = 10_000
SIDES: Final = (32, 4096)  # pixels of the input


def damaged(what: str) -> BundleInvalid:
    """Return the error for a file that breaks the rules of its own format."""
    return BundleInvalid(
        f"The file is damaged, or is not what it claims to be: {what}. Fetch it again, or "
        f"save the model again."
    )
