"""What the numbers are that a described network gives, as far as its last layers tell."""

from dataclasses import replace

from ajna_desktop.domain.errors import BundleInvalid
from ajna_desktop.domain.model_file import OutputMeaning
from ajna_desktop.learning.model_files.description import Description, Step


def without_ending(network: Description) -> tuple[Description, OutputMeaning | None]:
    """Return the network up to its logits, and what it gave before.

    Logarithms of probabilities are exact when they are made of logits, so a softmax at the end,
    or the sigmoid of a single output, is taken off. Several sigmoids stay, and what ends in
    neither: only its user knows what that is, and None is returned.

    Raises:
        BundleInvalid: it can only ever give one answer.
    """
    *earlier, last = network.steps
    activation = _activation(last)
    if network.outputs == 1 and activation in ("softmax", "log_softmax"):
        raise BundleInvalid(
            "The model ends in a softmax over a single output, which is always 1: it cannot "
            "tell anything apart. It needs a sigmoid, or two outputs."
        )
    if activation == "sigmoid" and network.outputs > 1:
        return network, OutputMeaning.PROBABILITIES
    if activation not in ("softmax", "log_softmax", "sigmoid"):
        return network, None
    kind = "Activation" if last.kind == "Softmax" else last.kind
    settings = {} if last.kind == "Softmax" else dict(last.settings)
    bare = Step(last.name, kind, {**settings, "activation": "linear"}, last.inputs)
    return replace(network, steps=(*earlier, bare)), OutputMeaning.PROBABILITIES


def _activation(last: Step) -> str:
    return "softmax" if last.kind == "Softmax" else str(last.settings.get("activation", ""))
