"""Which contents were compared with each other, and which of them show one image."""

import logging
import os
import tempfile
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import numpy as np

from ajna_desktop.domain.errors import StoreError
from ajna_desktop.domain.twins import Likeness, TwinKind
from ajna_desktop.store.disk import make_folder

_log = logging.getLogger(__name__)

HashPair = tuple[str, str]

_DAMAGED: Final = (
    OSError,
    EOFError,
    ValueError,
    LookupError,
    zipfile.BadZipFile,
    zlib.error,
)
_KINDS: Final = tuple(TwinKind)


@dataclass(frozen=True, slots=True, eq=False)
class KnownTwins:
    """What is known about the contents of a folder.

    Attributes:
        made_by: The method; what another one found is not added to.
        hashes: Contents that were compared, each with all others.
        likenesses: By (first, second), the lower hash first.
    """

    made_by: str
    hashes: Sequence[str] = ()
    likenesses: Mapping[HashPair, Likeness] = field(default_factory=dict)


class TwinCache:
    """One file; a damaged or missing one counts as nothing known, and is made again."""

    def __init__(self, folder: Path) -> None:
        """Take the folder, which need not be there."""
        self._file = folder / "twins.npz"

    def load(self, made_by: str) -> KnownTwins:
        """Return what one method found; nothing where it found nothing yet."""
        try:
            with open(self._file, "rb") as file, np.load(file, allow_pickle=False) as arrays:
                if str(arrays["made_by"]) == made_by:
                    return _known(made_by, arrays)
        except FileNotFoundError:
            pass
        except _DAMAGED as error:
            _log.warning("the twins are damaged and are found again: %s", type(error).__name__)
        return KnownTwins(made_by)

    def save(self, known: KnownTwins) -> None:
        """Keep what was found, all of it or, where that fails, what there was before.

        Raises:
            StoreError: it cannot be written.
        """
        place = {name: number for number, name in enumerate(known.hashes)}
        pairs = [(place[one], place[other]) for one, other in known.likenesses]
        all_of = list(known.likenesses.values())
        try:
            make_folder(self._file.parent)
            with tempfile.NamedTemporaryFile(dir=self._file.parent, delete=False) as file:
                np.savez_compressed(
                    file,
                    made_by=np.array(known.made_by),
                    keys=np.frombuffer(bytes.fromhex("".join(known.hashes)), np.uint8),
                    pairs=np.array(pairs, np.int64).reshape(-1, 2),
                    numbers=np.array(
                        [(one.score, *one.matrix, one.overlap) for one in all_of], np.float64
                    ).reshape(-1, 8),
                    kinds=np.array([_KINDS.index(one.kind) for one in all_of], np.int8),
                    flags=np.array(
                        [(one.is_inverted, one.is_mirrored, one.is_poor) for one in all_of],
                        np.bool_,
                    ).reshape(-1, 3),
                )
            os.replace(file.name, self._file)
        except OSError as error:
            raise StoreError(f"The twins cannot be kept: {error.strerror}.") from error


def _known(made_by: str, arrays: Mapping[str, np.ndarray]) -> KnownTwins:
    text = arrays["keys"].tobytes().hex()
    hashes = [text[start : start + 64] for start in range(0, len(text), 64)]
    likenesses = {}
    for (one, other), kind, numbers, flags in zip(
        arrays["pairs"].tolist(),
        arrays["kinds"].tolist(),
        arrays["numbers"].tolist(),
        arrays["flags"].tolist(),
        strict=True,
    ):
        score, a, b, c, d, e, f, overlap = numbers
        likenesses[hashes[one], hashes[other]] = Likeness(
            _KINDS[kind], score, (a, b, c, d, e, f), overlap, *flags
        )
    return KnownTwins(made_by, hashes, likenesses)
