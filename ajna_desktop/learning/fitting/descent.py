"""Go down several slopes at once: L-BFGS from a curvature that is known beforehand."""

from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np
import numpy.typing as npt

from ajna_desktop.learning.head_arrays import Floats

_MOST_STEPS: Final = 300
_MEMORY: Final = 10  # steps
_HALVINGS: Final = 20
_ARMIJO: Final = 1e-4
# Of a loss: a step that rounding alone makes look worse is not halved.
_ROUNDING: Final = 1e-6
_LEAST: Final = 1e-20

Losses = npt.NDArray[np.float64]
Pair = tuple[Floats, Floats]  # (F, M, D) and (F, M)


@dataclass(frozen=True, slots=True, eq=False)
class Point:
    """Where F searches are: weights (F, M, D), biases (F, M) and scores (N, F, M)."""

    weights: Floats
    biases: Floats
    scores: Floats


class Slopes(Protocol):
    """F convex losses whose scores are linear in weights and biases."""

    @property
    def enough(self) -> Floats:
        """How steep each may still be at the end, (F,)."""

    def scores(self, weights: Floats, biases: Floats) -> Floats:
        """Return the scores of weights and biases."""

    def loss(self, point: Point) -> tuple[Losses, Floats]:
        """Return each loss (F,), and its slope over each score."""

    def slope(self, slopes: Floats, weights: Floats) -> Pair:
        """Return the slope over weights and biases, given that over the scores."""

    def towards(self, weights: Floats, biases: Floats) -> Pair:
        """Return a slope divided by a guess of the curvature."""


def descend(problem: Slopes, start: Point) -> Point:
    """Return where each loss is least, to the slope that is enough (Nocedal and Wright, 7.4).

    A search that is through stands still: what it finds does not depend on the others. A step
    is made over the images twice, however often it is halved: scores are linear.
    """
    point = start
    losses, slopes = problem.loss(point)
    steep = problem.slope(slopes, point.weights)
    memory: list[tuple[Pair, Pair, Floats]] = []
    for _ in range(_MOST_STEPS):
        is_going = _steepest(steep) > problem.enough
        if not is_going.any():
            break
        way = _way(problem, steep, memory)
        along = _product(steep, way)
        ahead = problem.scores(*way)
        length = is_going.astype(np.float32)
        for _ in range(_HALVINGS):
            reached = _moved(point, way, ahead, length)
            new_losses, slopes = problem.loss(reached)
            allowed = losses + _ARMIJO * length * along + _ROUNDING * np.abs(losses)
            is_worse = new_losses > allowed
            if not is_worse.any():
                break
            length = np.where(is_worse, length / 2, length)
        new_steep = problem.slope(slopes, reached.weights)
        memory = [*memory, _step(point, reached, steep, new_steep)][-_MEMORY:]
        point, losses, steep = reached, new_losses, new_steep
    return point


def _way(problem: Slopes, steep: Pair, memory: list[tuple[Pair, Pair, Floats]]) -> Pair:
    """Return the way to go: down, corrected by how the slope changed on the last steps."""
    way = steep
    shares: list[Floats] = []
    for moved, turned, inverse in reversed(memory):
        share = inverse * _product(moved, way)
        shares.append(share)
        way = _added(way, turned, -share)
    way = problem.towards(*way)
    if memory:
        length = _scale(problem, memory[-1])
        way = (way[0] * length[:, None, None], way[1] * length[:, None])
    for (moved, turned, inverse), share in zip(memory, reversed(shares), strict=True):
        way = _added(way, moved, share - inverse * _product(turned, way))
    return -way[0], -way[1]


def _scale(problem: Slopes, last: tuple[Pair, Pair, Floats]) -> Floats:
    """Return by how much the guess of the curvature was off on the last step, (F,)."""
    moved, turned, _ = last
    bent, guessed = _product(moved, turned), _product(turned, problem.towards(*turned))
    is_told = (bent > _LEAST) & (guessed > _LEAST)
    return np.where(is_told, bent / np.maximum(guessed, _LEAST), 1).astype(np.float32)


def _step(
    before: Point, after: Point, steep: Pair, new_steep: Pair
) -> tuple[Pair, Pair, Floats]:
    moved = (after.weights - before.weights, after.biases - before.biases)
    turned = (new_steep[0] - steep[0], new_steep[1] - steep[1])
    bent = _product(moved, turned)
    inverse = np.where(bent > _LEAST, 1 / np.maximum(bent, _LEAST), 0).astype(np.float32)
    return moved, turned, inverse


def _moved(point: Point, way: Pair, ahead: Floats, length: Floats) -> Point:
    return Point(
        point.weights + length[:, None, None] * way[0],
        point.biases + length[:, None] * way[1],
        point.scores + length[:, None] * ahead,
    )


def _added(one: Pair, other: Pair, share: Floats) -> Pair:
    return one[0] + share[:, None, None] * other[0], one[1] + share[:, None] * other[1]


def _product(one: Pair, other: Pair) -> Floats:
    product: Floats = np.einsum("fmd,fmd->f", one[0], other[0])
    product += np.einsum("fm,fm->f", one[1], other[1])
    return product


def _steepest(steep: Pair) -> Floats:
    weights, biases = np.abs(steep[0]).max(axis=(1, 2)), np.abs(steep[1]).max(axis=1)
    steepest: Floats = np.maximum(weights, biases)
    return steepest
