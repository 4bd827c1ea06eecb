"""Colours that tell kinds of things apart, also for those who see colours otherwise."""

from typing import Final

# After Okabe and Ito (2008), darkened or lightened until they have 3:1 on the ground. Always
# with a second sign: a shape, or a word.
DISTINCT_ON_LIGHT: Final = (
    "#0b5fa5", "#d55e00", "#008a63", "#b3508a", "#8a6d00", "#3d9bd6", "#7a3b00", "#5b4fb5",
)  # fmt: skip
DISTINCT_ON_DARK: Final = (
    "#6cb4f5", "#ff8f45", "#3ecb9b", "#e892c3", "#f0c63c", "#a8dcff", "#c98a5c", "#a79cf0",
)  # fmt: skip
FAINT: Final = "#59626e"  # what has no kind, on a light ground
