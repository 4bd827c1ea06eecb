"""What can be said of a model file, in the user's words."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from ajna_desktop.domain.model_file import ModelFound, OutputMeaning, Scaling
from ajna_desktop.domain.scan import displayable
from ajna_desktop.ui.figures import file_size, whole


class Preset(NamedTuple):
    """A way to scale grey levels, and its name."""

    words: str
    scaling: Scaling


def presets(found: ModelFound) -> list[Preset]:
    """Return the usual ways to scale grey levels; what the file suggests is among them."""
    translate = QCoreApplication.translate
    usual = [
        Preset(translate("import", "0 to 1 (divided by 255)"), Scaling()),
        Preset(translate("import", "−1 to 1"), Scaling((127.5,), (127.5,))),
        Preset(translate("import", "0 to 255, as they are"), Scaling((0.0,), (1.0,))),
    ]
    if found.channels == 3:
        imagenet = Scaling((123.675, 116.28, 103.53), (58.395, 57.12, 57.375))
        usual.append(
            Preset(translate("import", "ImageNet: mean 0, deviation 1 a channel"), imagenet)
        )
    if not any(is_same(preset.scaling, found.scaling) for preset in usual):
        usual.insert(0, Preset(translate("import", "As the file suggests"), found.scaling))
    return usual


def is_same(one: Scaling, other: Scaling) -> bool:
    """Say whether two scalings do the same, whatever the reason."""
    return (one.offset, one.divisor) == (other.offset, other.divisor)


def facts(found: ModelFound) -> list[tuple[str, str]]:
    """Return what the file says, as names and values."""
    translate = QCoreApplication.translate
    made_with = found.made_with or translate("import", "unknown")
    side = translate("import", "any size") if found.side is None else f"{found.side} px"
    kind = (
        translate("import", "grey")
        if found.channels == 1
        else translate("import", "three channels, as for colour")
    )
    return [
        (translate("import", "Format"), found.format.value),
        (translate("import", "Made with"), displayable(made_with)),
        (translate("import", "Size"), file_size(found.size)),
        (translate("import", "Input"), f"{side}, {kind}"),
        (translate("import", "Outputs"), whole(found.outputs)),
        (translate("import", "Learnt numbers"), whole(found.parameters)),
    ]


def output_word(meaning: OutputMeaning) -> str:
    """Return what the numbers are that a network gives out."""
    return {
        OutputMeaning.PROBABILITIES: QCoreApplication.translate(
            "import", "Probabilities, as they are"
        ),
        OutputMeaning.LOGITS: QCoreApplication.translate(
            "import", "Scores, of which probabilities are made (logits)"
        ),
    }[meaning]


def filter_word(name: str) -> str:
    """Return how images are brought to size, for a key of `RESIZE_FILTERS`."""
    return {
        "nearest": QCoreApplication.translate("import", "Nearest pixel, as Keras does"),
        "bilinear": QCoreApplication.translate("import", "Bilinear"),
        "bicubic": QCoreApplication.translate("import", "Bicubic"),
        "lanczos": QCoreApplication.translate("import", "Lanczos"),
    }.get(name, name)


def listed(names: Sequence[str]) -> str:
    """Return names with commas, shortened where they are many."""
    shown = ", ".join(names[:4])
    return shown if len(names) <= 4 else f"{shown}, …"
