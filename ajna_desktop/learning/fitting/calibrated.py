"""What calibration gives. Needs NumPy alone, so that any process may receive it."""

from dataclasses import dataclass

from ajna_desktop.domain.calibration import Calibration
from ajna_desktop.learning.heads.any_head import Floats


@dataclass(frozen=True, slots=True, eq=False)
class Calibrated:
    """A correction fitted on N labelled scans, and what it makes of them.

    Attributes:
        calibration: Fitted on all of them, for scans that are not among them.
        probabilities: (N, K) float32, each scan corrected without its own group.
    """

    calibration: Calibration
    probabilities: Floats
