"""A near scan, as the inspector shows it."""

from dataclasses import dataclass

from ajna_desktop.domain.scan import Prediction, Scan


@dataclass(frozen=True, slots=True)
class NeighbourShown:
    """One of the scans nearest to the current one."""

    scan: Scan
    prediction: Prediction | None
    distance: float  # 0 = same features
    is_twin: bool = False  # the very same content in another file
