"""Whether a network may be computed in bfloat16: measured once, on images of the user's own.

bfloat16 keeps eight bits of each number. Where a processor has it, networks run at up to four
times the speed; some lose what tells images apart. So features in float32 and in bfloat16 of
the same images are compared once for each network and processor, and the answer is kept.
"""

import contextlib
import json
import os
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import numpy as np

from ajna_desktop.learning.head_arrays import Floats

F32: Final = "f32"
BF16: Final = "bf16"
IMAGES: Final = 32  # that are compared
LEAST_COSINE: Final = 0.99  # of each image's features, the mean of all images taken off
MOST_DIFFERENCE: Final = 0.005  # of any probability
_FOLDER: Final = "precision"
# Features that lie nearer to the mean than this share of its length tell nothing apart.
_NO_DISTANCE: Final = 1e-3

Judge = Callable[[Sequence[Floats]], Floats]


@dataclass(frozen=True, slots=True)
class Decision:
    """What was found about one network on one processor."""

    precision: str  # F32 or BF16
    processor: str  # with the version of the engine
    images: int
    lowest_centred_cosine: float
    largest_probability_difference: float | None  # None where nothing judges the features


def decide(
    exact: Sequence[Floats], quick: Sequence[Floats], processor: str, judge: Judge | None
) -> Decision | None:
    """Say whether features may be computed quickly; None when these images cannot tell.

    Args:
        exact: Features in float32, (N, D) of each kind of pooling.
        quick: The same in bfloat16.
        processor: What it holds for.
        judge: Makes probabilities (N, K) of features of each kind, where something does.
    """
    cosine = min(map(lowest_centred_cosine, exact, quick))
    if np.isnan(cosine):
        return None
    difference = None
    if judge is not None:
        difference = float(np.abs(judge(exact) - judge(quick)).max())
    agrees = cosine >= LEAST_COSINE and (difference is None or difference <= MOST_DIFFERENCE)
    count = len(exact[0])
    return Decision(BF16 if agrees else F32, processor, count, cosine, difference)


def lowest_centred_cosine(exact: Floats, quick: Floats) -> float:
    """Return how far apart two descriptions of the same images are, at worst, in [-1, 1].

    The mean of all images is taken off first: most of a feature vector is common to all, and
    would hide the difference. NaN when no image differs from the mean, or one is not finite.

    Args:
        exact, quick: (N, D).
    """
    mean = exact.mean(axis=0, dtype=np.float64)
    ours, theirs = exact - mean, quick - mean
    lengths = np.linalg.norm(ours, axis=1)
    tells = lengths > _NO_DISTANCE * np.linalg.norm(mean)
    if not tells.any() or not np.isfinite(theirs).all():
        return float("nan")
    products = np.einsum("nd,nd->n", ours[tells], theirs[tells])
    both = lengths[tells] * np.maximum(
        np.linalg.norm(theirs[tells], axis=1), np.finfo(float).tiny
    )
    return float((products / both).min())


def kept_decision(cache: Path, digest: str) -> Decision | None:
    """Return what was found about a network earlier, on whatever processor.

    Args:
        cache: Where `keep_decision` kept it.
        digest: Of the backbone.
    """
    try:
        fields = json.loads(_file(cache, digest).read_bytes())
        return Decision(**fields)
    except (OSError, ValueError, TypeError):
        return None  # never measured, or damaged: it is measured again


def keep_decision(cache: Path, digest: str, decision: Decision) -> None:
    """Keep what was found; where the disk does not take it, it is measured again next time."""
    file = _file(cache, digest)
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent)
        with open(handle, "w", encoding="ascii") as temporary:
            json.dump(asdict(decision), temporary)
        os.replace(name, file)


def _file(cache: Path, digest: str) -> Path:
    return cache / _FOLDER / f"{digest[:24]}.json"
