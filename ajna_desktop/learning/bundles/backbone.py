"""Backbone bundles: a network that turns an image into a vector, with its weights."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from ajna_desktop.domain.errors import BundleInvalid
from ajna_desktop.domain.methods import Pooling
from ajna_desktop.learning.architectures.known_networks import KNOWN_NETWORKS, NETWORK_NAMES
from ajna_desktop.learning.bundles.checked_file import checked_content, told
from ajna_desktop.learning.bundles.manifest import Table
from ajna_desktop.learning.head_arrays import Floats, from_npz
from ajna_desktop.learning.preprocessing import (
    DECODING_VERSION,
    GEOMETRIES,
    RESIZE_FILTERS,
    Preprocessing,
)

MEASURED: Final = "measured"
PRECISIONS: Final = ("f32", "bf16", MEASURED)
POOLED: Final = "average and maximum"
_POOLINGS: Final = (POOLED, "none")
_DIGITS_IN_ID: Final = 12


class Output(StrEnum):
    """What the numbers that leave a network are, and so how they become features."""

    VECTOR = "vector"  # features as they are
    # The features are K logarithms of probabilities, whatever of these comes out.
    LOG_PROBABILITIES = "log-probabilities"
    PROBABILITIES = "probabilities"  # K of them
    PROBABILITY = "probability"  # one, of the second of two classes
    LOGITS = "logits"  # K, before a softmax
    LOGIT = "logit"  # one, before a sigmoid, of the second of two classes


@dataclass(frozen=True, slots=True, eq=False)
class Backbone:
    """A network that describes images by features.

    Attributes:
        short_name: What the id begins with.
        name: For people.
        network: One of `NETWORK_NAMES`.
        layers: Whose activations are pooled, in order, or the layer that gives the vector;
            none where the network's own output is meant.
        feature_width: D, of each kind of pooling.
        is_pooled: Whether average and maximum of activations are the features.
        output: What the network gives, where it is not pooled.
        openvino_precision: One of PRECISIONS: what it may be computed in on processors.
        network_file: What an imported Keras network is made of, else None.
        measured: What was found about it, for people.
    """

    folder: Path
    short_name: str
    name: str
    network: str
    preprocessing: Preprocessing
    layers: tuple[str, ...]
    feature_width: int
    is_pooled: bool
    output: Output
    openvino_precision: str
    licence: str
    source: str
    weights_file: Path
    weights_sha256: str
    network_file: Path | None
    network_sha256: str
    measured: Mapping[str, Any]

    @property
    def id(self) -> str:
        """Name and digest of all that changes the features; keys the feature cache."""
        return bundle_id(self.short_name, self.digest)

    @property
    def digest(self) -> str:
        """SHA-256 over all that changes the features: it tells them from all others."""
        telling = {
            "decoding": DECODING_VERSION,
            "network": self.network,
            "weights": self.weights_sha256,
            "network_file": self.network_sha256,
            "input": asdict(self.preprocessing),
            "layers": self.layers,
            "pooled": self.is_pooled,
            "output": self.output,
            "width": self.feature_width,
        }
        return hashlib.sha256(json.dumps(telling, sort_keys=True).encode()).hexdigest()

    @property
    def pooling_kinds(self) -> tuple[Pooling, ...]:
        """Which features there are; a network that is not pooled has one kind."""
        return tuple(Pooling) if self.is_pooled else (Pooling.AVERAGE,)

    def content(self) -> bytes:
        """Return the file of the weights as it is.

        Raises:
            BundleInvalid: it is missing, or not the one that the manifest names.
        """
        return checked_content(self.weights_file, self.weights_sha256)

    def network_content(self) -> bytes:
        """Return the file that tells what an imported Keras network is made of.

        Raises:
            BundleInvalid: as `content`.
        """
        if self.network_file is None:
            raise BundleInvalid(f"{self.name} has no file of its network.")
        return checked_content(self.network_file, self.network_sha256)

    def weights(self) -> dict[str, Floats]:
        """Return the arrays by name, float32, finite.

        Raises:
            BundleInvalid: they are missing, not those that the manifest names, or compressed:
                then they might unfold to any size.
        """
        content = self.content()
        try:
            return from_npz(content)
        except BundleInvalid as error:
            raise BundleInvalid(
                f"{told(self.weights_file)} cannot be read: it must hold plain float32 numbers."
            ) from error


def bundle_id(name: str, digest: str) -> str:
    """Return the name that stands for these very contents."""
    return f"{name}-{digest[:_DIGITS_IN_ID]}"


def backbone_of(manifest: Table, folder: Path) -> Backbone:
    """Read the rest of a backbone's manifest, and check that its files are those it names.

    Raises:
        BundleInvalid: with a sentence that says what is wrong.
    """
    network = manifest.one_of("network", NETWORK_NAMES)
    weights, features = manifest.table("weights"), manifest.table("features")
    openvino = manifest.table("openvino")
    network_file, network_sha256 = _network_file(manifest, folder, network)
    weights_sha256 = weights.sha256("sha256")
    preprocessing = preprocessing_of(manifest.table("input"))
    layers = features.texts("layers") if _names_layers(network, features) else ()
    is_pooled = (
        not features.has("pooling") or features.one_of("pooling", _POOLINGS) == POOLED
    ) and bool(layers)
    output = Output.VECTOR
    if features.has("output"):
        output = Output(features.one_of("output", tuple(Output)))
    backbone = Backbone(
        folder=folder,
        short_name=manifest.text("id"),
        name=manifest.text("name"),
        network=network,
        preprocessing=preprocessing,
        layers=layers,
        feature_width=features.whole("width", 1, 65_536),
        is_pooled=is_pooled,
        output=output,
        openvino_precision=openvino.one_of("precision", PRECISIONS),
        licence=manifest.text("licence"),
        source=manifest.text("source"),
        weights_file=weights.file("file", folder),
        weights_sha256=weights_sha256,
        network_file=network_file,
        network_sha256=network_sha256,
        measured=manifest.facts("measured"),
    )
    for table in (manifest, weights, features, openvino):
        table.finish()
    backbone.content()
    if network_file is not None:
        backbone.network_content()
    return backbone


def preprocessing_of(table: Table) -> Preprocessing:
    """Read the table [input] of a manifest.

    Raises:
        BundleInvalid: a value is missing or impossible.
    """
    wanted = Preprocessing(
        side=table.whole("side", 32, 4096),
        resize=table.one_of("resize", tuple(RESIZE_FILTERS)),
        geometry=table.one_of("geometry", GEOMETRIES),
        offset=table.numbers("offset", -1e6, 1e6),
        divisor=table.numbers("divisor", 1e-6, 1e6),
        low_percentile=table.number("low_percentile", 0, 49),
        high_percentile=table.number("high_percentile", 51, 100),
        decode_at_least=table.whole("decode_at_least", 32, 65_536),
        channels=table.whole("channels", 1, 3) if table.has("channels") else 3,
    )
    if wanted.channels == 2:
        raise table.wrong("channels", "1 or 3")
    for name in ("offset", "divisor"):
        value = getattr(wanted, name)
        if isinstance(value, tuple) and len(value) != wanted.channels:
            raise table.wrong(name, "one number, or one for each channel")
    table.finish()
    return wanted


def _names_layers(network: str, features: Table) -> bool:
    """Only of networks written elsewhere the output itself may be meant."""
    return network in KNOWN_NETWORKS or features.has("layers")


def _network_file(manifest: Table, folder: Path, network: str) -> tuple[Path | None, str]:
    if network != "keras":
        return None, ""
    table = manifest.table("network_file")
    file, sha256 = table.file("file", folder), table.sha256("sha256")
    table.finish()
    return file, sha256
