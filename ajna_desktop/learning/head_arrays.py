"""The arrays of a head: as a file, checked when read, and the sums that all heads share."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from typing import Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.errors import BundleInvalid

Floats = npt.NDArray[np.float32]
Features = npt.NDArray[np.floating]

ROWS_AT_ONCE: Final = 512  # their centred copy stays in the processor's cache
_FEW: Final = 4  # products with a row that are summed here, without BLAS
_UNREADABLE: Final = "The file of the classifier's weights cannot be read."
_UNFIT: Final = "The classifier's weights do not fit one another."


def to_npz(arrays: Mapping[str, Floats]) -> bytes:
    """Return the content of an .npz file; the same arrays give the same bytes."""
    file = io.BytesIO()
    np.savez(file, allow_pickle=False, **dict(arrays))
    return file.getvalue()


def from_npz(content: bytes) -> dict[str, Floats]:
    """Return the arrays of an .npz file by name: float32, finite.

    Raises:
        BundleInvalid: it is no such file, or holds anything else.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as members:
            # NumPy does not compress; what is compressed may unfold to any size.
            if any(one.compress_type != zipfile.ZIP_STORED for one in members.infolist()):
                raise BundleInvalid(_UNREADABLE)
        with np.load(io.BytesIO(content), allow_pickle=False) as file:
            arrays = {name: np.asarray(file[name]) for name in file.files}
    except (OSError, ValueError, EOFError, MemoryError, zipfile.BadZipFile) as error:
        raise BundleInvalid(_UNREADABLE) from error
    if not all(
        array.dtype == np.float32 and np.isfinite(array).all() for array in arrays.values()
    ):
        raise BundleInvalid("The classifier's weights hold something other than numbers.")
    return arrays


def taken(arrays: dict[str, Floats], name: str, *shape: int | None) -> Floats:
    """Take an array of that shape out of `arrays`; None in `shape` stands for any length.

    Raises:
        BundleInvalid: it is missing, or of another shape.
    """
    array = arrays.pop(name, None)
    if array is None or array.ndim != len(shape):
        raise BundleInvalid(_UNFIT)
    if any(want not in (None, have) for want, have in zip(shape, array.shape, strict=True)):
        raise BundleInvalid(_UNFIT)
    return array


def finish(arrays: Mapping[str, Floats], *, fits: bool = True) -> None:
    """Refuse arrays that nobody took, or numbers that do not fit.

    Raises:
        BundleInvalid: see above.
    """
    if arrays or not fits:
        raise BundleInvalid(_UNFIT)


def softmax(logits: Floats) -> Floats:
    """Return probabilities that sum to 1 along the last axis."""
    exponentials: Floats = np.exp(logits - logits.max(axis=-1, keepdims=True))
    exponentials /= exponentials.sum(axis=-1, keepdims=True)
    return exponentials


def inner_products(rows: Floats, others: Floats) -> Floats:
    """Return the inner product of each row (N, D) with each of `others` (R, D), (N, R).

    With few of these, memory is what counts, and BLAS's threads would wait for one another: on
    a busy machine for a tenth of a second, where the sums take one millisecond.
    """
    products: Floats = (
        np.einsum("nd,rd->nr", rows, others) if len(others) <= _FEW else rows @ others.T
    )
    return products


def squared_lengths(rows: Floats) -> Floats:
    """Return the sum of the squares of each row, (N,)."""
    lengths: Floats = np.einsum("nd,nd->n", rows, rows)
    return lengths


def squared_distances(rows: Floats, others: Floats, lengths: Floats) -> Floats:
    """Return the squared Euclidean distance of each row to each of `others`, (N, R).

    Args:
        rows: (N, D).
        others: (R, D).
        lengths: (R,), the squared lengths of `others`.
    """
    distances = inner_products(rows, others)
    distances *= -2
    distances += squared_lengths(rows)[:, None]
    distances += lengths
    return np.maximum(distances, 0, out=distances)


def centred(features: Features, mean: Floats) -> Iterator[tuple[slice, Floats]]:
    """Yield some rows at a time, float32 and without `mean`, and which rows they are.

    The array that is yielded is written over by the next one.
    """
    buffer = np.empty((min(ROWS_AT_ONCE, len(features)), len(mean)), np.float32)
    for start in range(0, len(features), ROWS_AT_ONCE):
        rows = slice(start, min(start + ROWS_AT_ONCE, len(features)))
        part = buffer[: rows.stop - start]
        np.subtract(features[rows], mean, out=part, dtype=np.float32, casting="same_kind")
        yield rows, part
