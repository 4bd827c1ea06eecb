"""Install DenseNet121: its published weights, fetched because the user asks, or from a file."""

import contextlib
import hashlib
import http.client
import tempfile
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Final

from ajna_desktop.domain.errors import DownloadFailed, ExportFailed
from ajna_desktop.domain.progress import Doing
from ajna_desktop.learning.bundles.bundle import Backbone, read_backbone
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.output.new_folder import new_folder
from ajna_desktop.workers.engine import Engine

DENSENET: Final = "densenet121"
_ABOUT: Final = {
    "licence": "BSD-3-Clause, as Keras states for these weights",
    "source": "Keras Applications: DenseNet121 trained on ImageNet, without its classes",
}
_PIECE: Final = 1 << 18  # bytes
_MOST: Final = 200 << 20  # bytes; the file has 29 MB
_PATIENCE: Final = 15.0  # seconds without a byte
_ADVICE: Final = (
    "Without a network, fetch Keras' file of DenseNet121 that ends in “notop.h5” elsewhere and "
    "give it with --weights FILE."
)

Open = Callable[[str], contextlib.AbstractContextManager[IO[bytes]]]


@contextlib.contextmanager
def open_address(address: str) -> Iterator[IO[bytes]]:
    """Open a file on the network; the certificate of the server is checked."""
    if not address.startswith("https://"):
        raise DownloadFailed("The weights are only fetched over an encrypted connection.")
    with urllib.request.urlopen(address, timeout=_PATIENCE) as response:
        yield response


def fetch_densenet(
    engine: Engine,
    models: Path,
    context: TaskContext,
    weights: Path | None = None,
    open_file: Open = open_address,
) -> Backbone:
    """Install DenseNet121 below `models`.

    Where it is downloaded from and what its checksum is, Keras says. This is the only time that
    the program uses the network, and it sends nothing but the request.

    Args:
        engine: Checks and builds the network.
        models: The user's folder of bundles.
        context: For progress and stopping; a download that was stopped leaves nothing.
        weights: The file, where it is there already.
        open_file: Opens an address.

    Raises:
        DownloadFailed: there is no network, or what came is not the file that was meant.
        BundleInvalid: the file holds something else.
        ExportFailed: it is installed already, or cannot be written.
    """
    target = models / DENSENET
    with new_folder(target) as folder, tempfile.TemporaryDirectory(prefix="ajna-") as place:
        context.step(Doing.CHECKING, 0, None)
        address, md5 = engine.model_files.published_densenet(context.check)
        file = weights
        if file is None:
            file = Path(place, "weights.h5")
            _download(open_file, address, md5, file, context)
        context.step(Doing.CHECKING, 0, 1)
        engine.model_files.write_densenet(str(file), folder, md5, _ABOUT, context.check)
        context.step(Doing.CHECKING, 1, 1)
    return read_backbone(target)


def _keep(piece: bytes, file: IO[bytes]) -> None:
    try:
        file.write(piece)
    except OSError as error:  # no fault of the network
        raise ExportFailed(f"The weights cannot be kept: {error.strerror}.") from error


def _download(
    open_file: Open, address: str, md5: str, file: Path, context: TaskContext
) -> None:
    found = hashlib.md5(usedforsecurity=False)  # Keras publishes no other checksum
    size = 0
    try:
        with open_file(address) as source, open(file, "wb") as kept:
            headers = getattr(source, "headers", None) or {}
            told = str(headers.get("Content-Length", ""))
            total = int(told) // 1000 if told.isdecimal() else None
            while piece := source.read(_PIECE):
                size += len(piece)
                if size > _MOST:
                    raise DownloadFailed("Far more came than the weights of DenseNet121 have.")
                found.update(piece)
                _keep(piece, kept)
                context.step(Doing.DOWNLOADING, size // 1000, total)
    except (OSError, http.client.HTTPException) as error:
        raise DownloadFailed(
            f"The weights of DenseNet121 cannot be fetched: the network does not answer. "
            f"{_ADVICE}"
        ) from error
    if found.hexdigest() != md5:
        raise DownloadFailed(
            f"What came is not the file that Keras publishes: its checksum differs. {_ADVICE}"
        )
