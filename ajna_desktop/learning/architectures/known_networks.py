"""The networks that the program knows by name: what they are fed with, and what they give."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from ajna_desktop.domain.training import Trainable
from ajna_desktop.learning.preprocessing import PerChannel, Preprocessing

# A network written elsewhere: its own file says what it is made of.
IMPORTED: Final = ("keras", "onnx")
SVM_PIXELS: Final = "svm_pixels"  # a kernel on grey levels, the only one that is no network

VECTOR: Final = "features"  # the layer whose activations are the features of a trained network


@dataclass(frozen=True, slots=True)
class KnownNetwork:
    """An architecture of `learning.architectures`, without any weights.

    Attributes:
        name: As manifests have it.
        preprocessing: As it is trained from nothing, or as its published weights want it.
        layers: Whose activations are pooled, or the layer that gives the vector.
        width: D, how many features there are.
        is_pooled: Whether average and maximum of `layers` are the features.
        dense_after: Width of the dense layer that training adds after the mean of a pooled
            network, as the study has it; 0 for none. Its output is then the vector.
        last_blocks, upper_half: Names that begin so are of the layers that fine-tuning opens.
    """

    name: str
    preprocessing: Preprocessing
    layers: tuple[str, ...]
    width: int
    is_pooled: bool = False
    dense_after: int = 0
    last_blocks: tuple[str, ...] = ()
    upper_half: tuple[str, ...] = ()

    @property
    def is_pretrained(self) -> bool:
        """Whether it begins with published weights, so that fine-tuning goes by stages."""
        return bool(self.last_blocks)

    @property
    def stages(self) -> tuple[Trainable, ...]:
        """Which parts of it a training may open."""
        return tuple(Trainable) if self.is_pretrained else (Trainable.EVERYTHING,)

    def input_for(self, channels: int) -> Preprocessing:
        """Return the preprocessing for images of 1 or 3 channels."""
        if self.is_pretrained:  # its first layer wants three; grey comes thrice
            return self.preprocessing
        return replace(self.preprocessing, channels=channels)

    def trained(self, channels: int) -> "KnownNetwork":
        """Return what it is once it was trained: its vector may be another one."""
        preprocessing = self.input_for(channels)
        if not self.dense_after:
            return replace(self, preprocessing=preprocessing)
        return replace(
            self,
            preprocessing=preprocessing,
            layers=(VECTOR,),
            width=self.dense_after,
            is_pooled=False,
        )


def _grey(side: int, decode_at_least: int) -> Preprocessing:
    return _input(side, 0.0, 255.0, decode_at_least, 1)


def _input(
    side: int, offset: PerChannel, divisor: PerChannel, decode_at_least: int, channels: int = 3
) -> Preprocessing:
    return Preprocessing(
        side, "bilinear", "stretch", offset, divisor, 0.5, 99.5, decode_at_least, channels
    )


_DEFINED: Final = (
    KnownNetwork(
        "efficientnet_lite0",
        _input(224, 127.0, 128.0, 768),
        ("head_relu",),
        1280,
        is_pooled=True,
        last_blocks=("block11_", "block12_", "block13_", "block14_", "block15_", "head_"),
        upper_half=(*(f"block{number}_" for number in range(5, 16)), "head_"),
    ),
    KnownNetwork(
        "densenet121",
        # The mean and the deviation of ImageNet's colours, as Keras' "torch" mode has them.
        _input(224, (123.675, 116.28, 103.53), (58.395, 57.12, 57.375), 448),
        ("relu",),
        1024,
        is_pooled=True,
        dense_after=256,
        last_blocks=("conv5_", "bn"),
        upper_half=("conv4_", "pool4_", "conv5_", "bn"),
    ),
    KnownNetwork("cnn_150", _grey(150, 300), (VECTOR,), 512),
    KnownNetwork("cnn_150_pooled", _grey(150, 300), (VECTOR,), 256),
    KnownNetwork("cnn_224", _grey(224, 448), (VECTOR,), 256),
    KnownNetwork("siamese_224", _grey(224, 448), (VECTOR,), 128),
    KnownNetwork("autoencoder_128", _grey(128, 256), (VECTOR,), 128),
)
KNOWN_NETWORKS: Final[Mapping[str, KnownNetwork]] = {one.name: one for one in _DEFINED}
NETWORK_NAMES: Final = (*KNOWN_NETWORKS, SVM_PIXELS, *IMPORTED)
