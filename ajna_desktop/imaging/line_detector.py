"""From metres of steel and goods to the grey picture that a line of detectors makes of them."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.imaging.fan_beam import Floats, Thickness

# A 6 MeV linear accelerator, as three lines of its spectrum. Attenuation in 1/m: NIST XCOM mass
# coefficients at 1.5, 3 and 5 MeV times the density (iron 7.87 g/cm³, water 1 g/cm³). Slow
# photons are stopped first, so thick goods look clearer than one energy would have it.
_SHARES: Final = (0.42, 0.35, 0.23)
_STEEL: Final = (38.4, 28.5, 24.8)
_WATER: Final = (5.75, 3.97, 3.03)


@dataclass(frozen=True, slots=True)
class LineDetector:
    """How one scanner turns what arrives into grey values."""

    photons: float  # counted by one detector in one pulse without anything in the way
    gain_spread: float  # of the detectors against each other, left after calibration
    pulse_spread: float  # of the source from pulse to pulse
    scatter: float  # share of the open beam that arrives everywhere
    white: float  # transmission that is shown as white
    gamma: float
    dead_rows: int = 0
    lost_pulses: int = 0

    def picture(
        self, thickness: Thickness, sway: Floats, rng: np.random.Generator
    ) -> npt.NDArray[np.uint8]:
        """Return the picture, (rows, columns), 255 = nothing in the way.

        Args:
            thickness: What is in the way.
            sway: How far the truck stands too high at each column, (columns,), in rows.
            rng: The chance behind noise and faults.
        """
        arrived = _swayed(transmission(thickness), sway)
        rows, columns = arrived.shape
        arrived += self.scatter
        # Where many photons are counted, Poisson's law is the normal one.
        noise = rng.standard_normal(arrived.shape, dtype=np.float32)
        arrived += np.sqrt(arrived / self.photons) * noise
        arrived *= 1 + self.gain_spread * rng.standard_normal((rows, 1), dtype=np.float32)
        arrived *= 1 + self.pulse_spread * rng.standard_normal(columns, dtype=np.float32)
        self._break(arrived, rng)
        return self._shown(arrived)

    def _shown(self, arrived: Floats) -> npt.NDArray[np.uint8]:
        # The power law is looked up: computed for each pixel it would cost as much as the rest.
        steps = 4095
        grey = (np.linspace(0, 1, steps + 1) ** self.gamma * 255 + 0.5).astype(np.uint8)
        level = (arrived - np.float32(self.scatter)) * np.float32(steps / self.white)
        shown: npt.NDArray[np.uint8] = grey[np.clip(level, 0, steps).astype(np.int16)]
        return shown

    def _break(self, arrived: Floats, rng: np.random.Generator) -> None:
        # A dead detector repeats its neighbour with an error; a pulse that failed leaves a
        # darker column.
        for row in rng.integers(1, arrived.shape[0], self.dead_rows):
            arrived[row] = arrived[row - 1] * np.float32(rng.uniform(0.8, 1.15))
        for column in rng.integers(0, arrived.shape[1], self.lost_pulses):
            arrived[:, column] *= np.float32(rng.uniform(0.2, 0.8))


def transmission(thickness: Thickness) -> Floats:
    """Return the share of the beam's energy that gets through, (rows, columns), in [0, 1].

    Beer and Lambert's law, summed over the lines of the spectrum.
    """
    through = np.zeros_like(thickness.steel)
    for share, steel, water in zip(_SHARES, _STEEL, _WATER, strict=True):
        through += share * np.exp(-(steel * thickness.steel + water * thickness.goods))
    return through


def _swayed(picture: Floats, sway: Floats) -> Floats:
    rows, columns = picture.shape
    whole = np.floor(sway)
    part = sway - whole
    between = picture.copy()
    between[:-1] += (picture[1:] - picture[:-1]) * part
    source = np.arange(rows, dtype=np.intp)[:, None] + whole.astype(np.intp)
    np.clip(source, 0, rows - 1, out=source)
    source *= columns
    source += np.arange(columns)
    moved: Floats = between.ravel().take(source)
    return moved
