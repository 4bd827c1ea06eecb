"""The files of a backbone bundle, to be written by whoever writes the whole bundle."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from ajna_desktop.learning.architectures.known_networks import KnownNetwork
from ajna_desktop.learning.bundles.backbone import MEASURED, POOLED, Output
from ajna_desktop.learning.bundles.manifest import MANIFEST, as_toml
from ajna_desktop.learning.head_arrays import Floats, to_npz
from ajna_desktop.learning.preprocessing import Preprocessing

_FORMAT: Final = 1
_WEIGHTS: Final = "weights.npz"
_README: Final = "README.md"


@dataclass(frozen=True, slots=True)
class NetworkFile:
    """A file of a network: its name in the bundle, and its content."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class NewBackbone:
    """What a backbone bundle is made of.

    Attributes:
        short_name: What its id begins with: small letters, digits, "_" and "-".
        name, licence, source: For people.
        network: One of `known_networks.NETWORK_NAMES`.
        preprocessing: Of the images.
        layers: Whose activations are pooled, or the layer of the vector; none for the output.
        width: D, how many features there are of each kind.
        weights: `weights_file` makes it of arrays.
        is_pooled: Whether average and maximum of `layers` are the features.
        output: What the network gives, where it is not pooled.
        network_file: Of an imported Keras network, its description.
        precision: What it may be computed in on processors.
        measured: What was found about it, for people.
    """

    short_name: str
    name: str
    network: str
    preprocessing: Preprocessing
    layers: tuple[str, ...]
    width: int
    weights: NetworkFile
    is_pooled: bool = False
    output: Output = Output.VECTOR
    network_file: NetworkFile | None = None
    precision: str = MEASURED
    licence: str = "not stated"
    source: str = "not stated"
    measured: Mapping[str, Any] = field(default_factory=dict)


def weights_file(arrays: Mapping[str, Floats]) -> NetworkFile:
    """Return the file of a network's weights, by `<layer>/<variable>`."""
    return NetworkFile(_WEIGHTS, to_npz(arrays))


def known_backbone(
    known: KnownNetwork, weights: Mapping[str, Floats], short_name: str, name: str, **about: Any
) -> NewBackbone:
    """Return the backbone that a known network is with these weights.

    Args:
        known: With the input that it was trained with; see `KnownNetwork.trained`.
        weights: As `architectures.weights_of` returns them.
        short_name, name: See `NewBackbone`.
        about: Its other fields, for people.
    """
    return NewBackbone(
        short_name=short_name,
        name=name,
        network=known.name,
        preprocessing=known.preprocessing,
        layers=known.layers,
        width=known.width,
        weights=weights_file(weights),
        is_pooled=known.is_pooled,
        **about,
    )


def backbone_files(new: NewBackbone) -> dict[str, bytes]:
    """Return the files of a backbone bundle by name: manifest, weights and README."""
    features: dict[str, Any] = {"width": new.width}
    if new.layers:
        features["layers"] = list(new.layers)
        features["pooling"] = POOLED if new.is_pooled else "none"
    if new.output is not Output.VECTOR:
        features["output"] = str(new.output)
    manifest: dict[str, Any] = {
        "format": _FORMAT,
        "kind": "backbone",
        "id": new.short_name,
        "name": new.name,
        "network": new.network,
        "licence": new.licence,
        "source": new.source,
        "weights": _file(new.weights),
        "input": _input(new.preprocessing),
        "features": features,
        "openvino": {"precision": new.precision},
        "measured": dict(new.measured),
    }
    files = {new.weights.name: new.weights.content, _README: _readme(new).encode()}
    if new.network_file is not None:
        manifest["network_file"] = _file(new.network_file)
        files[new.network_file.name] = new.network_file.content
    return {MANIFEST: as_toml(manifest).encode(), **files}


def _file(file: NetworkFile) -> dict[str, str]:
    return {"file": file.name, "sha256": hashlib.sha256(file.content).hexdigest()}


def _input(wanted: Preprocessing) -> dict[str, Any]:
    return {
        "side": wanted.side,
        "channels": wanted.channels,
        "resize": wanted.resize,
        "geometry": wanted.geometry,
        "offset": wanted.offset,
        "divisor": wanted.divisor,
        "low_percentile": wanted.low_percentile,
        "high_percentile": wanted.high_percentile,
        "decode_at_least": wanted.decode_at_least,
    }


def _readme(new: NewBackbone) -> str:
    wanted = new.preprocessing
    return "\n".join(
        [
            f"# {new.name}",
            "",
            f"A network that describes an image of {wanted.side} × {wanted.side} pixels by "
            f"{new.width} numbers. Its architecture is `{new.network}`.",
            "",
            f"- Source: {new.source}",
            f"- Licence: {new.licence}",
            "",
        ]
    )
