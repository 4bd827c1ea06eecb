"""Whether what a user says about a model fits its file."""

from ajna_desktop.domain.errors import BundleInvalid
from ajna_desktop.domain.model_file import ImportChoices, ModelFound
from ajna_desktop.domain.scan import Label


def check_choices(found: ModelFound, choices: ImportChoices) -> None:
    """Make sure that what the user says fits the file: nothing is guessed.

    Raises:
        BundleInvalid: with what does not fit.
    """
    labels, scaling = choices.labels, choices.scaling
    if len(labels) != found.labels_wanted or len(set(labels)) != len(labels):
        told = (
            "one output, which tells two classes apart"
            if found.needs_positive
            else (f"{found.outputs} outputs")
        )
        raise BundleInvalid(
            f"The model has {told}: it needs {found.labels_wanted} different class names, not "
            f"{len(set(labels))}."
        )
    if found.needs_positive and choices.positive not in labels:
        raise BundleInvalid(
            "The model has one output. Say which of the two classes it is the probability of: "
            "the other way round, every answer would be wrong."
        )
    if not found.needs_positive and choices.positive is not None:
        raise BundleInvalid(
            "The model has an output for each class: leave out the positive one."
        )
    if found.side not in (None, choices.side):
        raise BundleInvalid(f"The model takes images of {found.side} × {found.side} pixels.")
    if found.output not in (None, choices.output):
        raise BundleInvalid(f"The file says that the model gives {found.output}.")
    for numbers in (scaling.offset, scaling.divisor):
        if len(numbers) not in (1, found.channels):
            raise BundleInvalid(
                f"The scaling needs one number, or {found.channels}: one for each channel."
            )
    if not all(1e-6 <= each <= 1e6 for each in scaling.divisor):
        raise BundleInvalid("Grey levels can be divided by numbers above 0 only.")
    if not all(abs(each) <= 1e6 for each in scaling.offset):
        raise BundleInvalid("Grey levels are from 0 to 255: the offset is far outside of them.")


def labels_in_order(choices: ImportChoices) -> tuple[Label, ...]:
    """Return the labels in the order of the features: that of a single output comes last."""
    if choices.positive is None:
        return choices.labels
    return tuple(sorted(choices.labels, key=lambda label: label == choices.positive))
