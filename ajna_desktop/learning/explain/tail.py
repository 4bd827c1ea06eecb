"""What a network does after its last maps, in plain NumPy, there and back.

Most networks average, maximise or lay out their last maps and pass them through a few dense
layers. The gradient of a class's score with respect to the maps needs no more than these, so it
is exact without an engine that has gradients.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

import numpy as np
import numpy.typing as npt

from ajna_desktop.learning.heads.any_head import Floats


class Step(Protocol):
    """One layer, for one image."""

    def run(self, values: Floats) -> Floats:
        """Return what it makes of `values`."""
        ...

    def pull_back(self, values: Floats, gradient: Floats) -> Floats:
        """Return the gradient with respect to `values`, given that of what it made of them."""
        ...


class OfMap(StrEnum):
    """How each map becomes one number."""

    MEAN = "mean"
    MAXIMUM = "maximum"


@dataclass(frozen=True, slots=True)
class Pool:
    """Maps (C, h, w) to (C,)."""

    how: OfMap

    def run(self, values: Floats) -> Floats:
        """Return a number for each map."""
        flat = values.reshape(len(values), -1)
        pooled = flat.mean(axis=1) if self.how is OfMap.MEAN else flat.max(axis=1)
        return np.asarray(pooled, np.float32)

    def pull_back(self, values: Floats, gradient: Floats) -> Floats:
        """Return the gradient: shared by all cells, or that of the first of the highest."""
        flat = values.reshape(len(values), -1)
        spread = np.zeros_like(flat)
        if self.how is OfMap.MEAN:
            spread[:] = (gradient / flat.shape[1])[:, None]
        else:
            spread[np.arange(len(flat)), flat.argmax(axis=1)] = gradient
        return spread.reshape(values.shape)


@dataclass(frozen=True, slots=True)
class PoolCells:
    """Maps (C, h, w) to coarser ones: each `rows` × `columns` cells become one, rests none."""

    how: OfMap
    rows: int
    columns: int

    def run(self, values: Floats) -> Floats:
        """Return the coarser maps."""
        blocks = self._blocks(values)
        pooled = blocks.mean(-1) if self.how is OfMap.MEAN else blocks.max(-1)
        return np.asarray(pooled, np.float32)

    def pull_back(self, values: Floats, gradient: Floats) -> Floats:
        """Return the gradient: shared by the cells of a block, or that of the first highest."""
        blocks = self._blocks(values)
        spread = np.zeros_like(blocks)
        if self.how is OfMap.MEAN:
            spread[:] = (gradient / blocks.shape[-1])[..., None]
        else:
            highest = blocks.argmax(axis=-1)[..., None]
            np.put_along_axis(spread, highest, gradient[..., None], axis=-1)
        channels, height, width = gradient.shape
        cells = spread.reshape(channels, height, width, self.rows, self.columns)
        result = np.zeros_like(values)
        result[:, : height * self.rows, : width * self.columns] = cells.transpose(
            0, 1, 3, 2, 4
        ).reshape(channels, height * self.rows, width * self.columns)
        return result

    def _blocks(self, values: Floats) -> Floats:
        """Return (C, height, width, cells of a block)."""
        height, width = values.shape[1] // self.rows, values.shape[2] // self.columns
        whole = values[:, : height * self.rows, : width * self.columns]
        blocks = whole.reshape(-1, height, self.rows, width, self.columns)
        cells = self.rows * self.columns
        return blocks.transpose(0, 1, 3, 2, 4).reshape(-1, height, width, cells)


@dataclass(frozen=True, slots=True)
class LayOut:
    """Maps (C, h, w) to (h · w · C,), in the order of Keras: whatever the order of its axes."""

    def run(self, values: Floats) -> Floats:
        """Return every cell, the maps of one after those of another."""
        return values.transpose(1, 2, 0).ravel()

    def pull_back(self, values: Floats, gradient: Floats) -> Floats:
        """Return the gradient in the shape of the maps."""
        channels, height, width = values.shape
        return gradient.reshape(height, width, channels).transpose(2, 0, 1)


@dataclass(frozen=True, slots=True, eq=False)
class Dense:
    """A dense layer without activation: weights (inputs, outputs), bias (outputs,)."""

    weights: npt.NDArray[np.floating]
    bias: npt.NDArray[np.floating]

    def run(self, values: Floats) -> Floats:
        """Return what the layer gives."""
        return np.asarray(values @ self.weights + self.bias, np.float32)

    def pull_back(self, values: Floats, gradient: Floats) -> Floats:
        """Return the gradient with respect to its inputs."""
        return np.asarray(self.weights @ gradient, np.float32)


@dataclass(frozen=True, slots=True)
class Relu:
    """What is below 0 becomes 0."""

    def run(self, values: Floats) -> Floats:
        """Return what is left."""
        return np.maximum(values, np.float32(0))

    def pull_back(self, values: Floats, gradient: Floats) -> Floats:
        """Return the gradient of what passed."""
        return gradient * (values > 0)


@dataclass(frozen=True, slots=True)
class Tail:
    """Layers in a row, from maps (C, h, w) to a vector."""

    steps: tuple[Step, ...]

    def run(self, maps: Floats) -> Floats:
        """Return the vector that the network gives."""
        for step in self.steps:
            maps = step.run(maps)
        return maps

    def pull_back(self, maps: Floats, gradient: Floats) -> Floats:
        """Return the gradient with respect to the maps, given that to the vector."""
        given = [maps]
        for step in self.steps[:-1]:
            given.append(step.run(given[-1]))
        for step, values in zip(reversed(self.steps), reversed(given), strict=True):
            gradient = step.pull_back(values, gradient)
        return gradient
