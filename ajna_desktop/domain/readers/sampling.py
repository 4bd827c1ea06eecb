"""Which images a second reading is about: drawn with a seed, so that it can be drawn again."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.readers.second_reading import Drawn
from ajna_desktop.domain.scan import Label


class Candidate(NamedTuple):
    """An image that could be read: one for each content."""

    content_hash: str
    label: Label | None  # that holds now
    is_known: bool = False  # a person gave or confirmed the label


def draw(
    candidates: Sequence[Candidate], size: int, drawn: Drawn, seed: int
) -> list[Candidate]:
    """Return `size` of the candidates, or all where there are fewer, in no order that tells.

    The same candidates, in any order, with the same seed give the same sample.
    """
    rng = np.random.default_rng(seed)
    ordered = sorted(candidates, key=lambda one: one.content_hash)
    shuffled = [ordered[row] for row in rng.permutation(len(ordered))]
    if drawn in (Drawn.RANDOM, Drawn.CHOSEN):
        return shuffled[:size]
    of_label: dict[str, list[Candidate]] = defaultdict(list)
    for one in shuffled:
        of_label["" if one.label is None else f"+{one.label}"].append(one)
    if not shuffled:
        return []
    strata = [of_label[label] for label in sorted(of_label)]
    sizes = np.array([len(stratum) for stratum in strata])
    wanted = np.ones(len(strata)) if drawn is Drawn.BALANCED else sizes
    taken = _shared_out(min(size, len(shuffled)), wanted.astype(np.float64), sizes)
    found = [one for stratum, most in zip(strata, taken, strict=True) for one in stratum[:most]]
    return [found[row] for row in rng.permutation(len(found))]


def draw_known(
    candidates: Sequence[Candidate], size: int, seed: int, but: Sequence[Candidate] = ()
) -> list[Candidate]:
    """Return up to `size` images whose label a person vouches for, of each label as many."""
    taken = {one.content_hash for one in but}
    known = [
        one
        for one in candidates
        if one.is_known and one.label is not None and one.content_hash not in taken
    ]
    return draw(known, size, Drawn.BALANCED, seed)


def _shared_out(
    size: int, wanted: npt.NDArray[np.float64], most: npt.NDArray[np.int64]
) -> list[int]:
    """Return whole numbers that add up to `size`, in proportion to `wanted`, none above `most`.

    Every stratum gets one first where there is enough for all.
    """
    given = np.minimum(most, 1) if size >= len(most) else np.zeros_like(most)
    due = wanted / wanted.sum() * size
    for _ in range(size - int(given.sum())):
        # Who is furthest below its share gets the next one.
        given[np.argmax(np.where(given < most, due - given, -np.inf))] += 1
    return [int(one) for one in given]
