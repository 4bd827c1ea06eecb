"""What the numbers are that a described network gives, as far as its last layers tell."""

from dataclasses import dataclass, replace

from ajna_desktop.domain.errors import BundleInvalid
from ajna_desktop.domain.model_file import OutputMeaning
from ajna_desktop.learning.model_files.description import Description, Step


@dataclass(frozen=True, slots=True)
class Ending:
    """What a network gives.

    Attributes:
        told: As its file has it; None where only its user knows.
        left: The network that is computed: up to its logits where they are known.
        gives: What that one gives; None as above.
    """

    told: OutputMeaning | None
    left: Description
    gives: OutputMeaning | None


def ending_of(network: Description) -> Ending:
    """Look at the last layer of a network.

    Logarithms of probabilities are exact when they are made of logits, so a softmax at the end,
    or the sigmoid of a single output, is taken off. Several sigmoids stay.

    Raises:
        BundleInvalid: it can only ever give one answer.
    """
    *earlier, last = network.steps
    is_softmax_layer = last.kind == "Softmax"
    activation = "softmax" if is_softmax_layer else last.settings.get("activation")
    if network.outputs == 1 and activation in ("softmax", "log_softmax"):
        raise BundleInvalid(
            "The model ends in a softmax over a single output, which is always 1: it cannot "
            "tell anything apart. It needs a sigmoid, or two outputs."
        )
    if activation == "sigmoid" and network.outputs > 1:
        return Ending(OutputMeaning.PROBABILITIES, network, OutputMeaning.PROBABILITIES)
    if activation not in ("softmax", "log_softmax", "sigmoid"):
        return Ending(None, network, None)
    kind = "Activation" if is_softmax_layer else last.kind
    settings = {} if is_softmax_layer else dict(last.settings)
    bare = Step(last.name, kind, {**settings, "activation": "linear"}, last.inputs)
    left = replace(network, steps=(*earlier, bare))
    return Ending(OutputMeaning.PROBABILITIES, left, OutputMeaning.LOGITS)
