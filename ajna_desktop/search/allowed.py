"""Which scans a search may find."""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

Ids = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Allowed:
    """Scans by their ids, in any order; ids that no scan has are no harm."""

    ids: Ids | None = None  # (n,) only these may be found; None = every scan
    but: Ids = field(default_factory=lambda: np.empty(0, np.int64))  # (m,) never these

    def mask(self, scan_ids: Ids) -> npt.NDArray[np.bool_]:
        """Return which of `scan_ids` (N,) may be found, (N,)."""
        if self.ids is None:
            mask = np.ones(len(scan_ids), np.bool_)
        else:
            mask = np.isin(scan_ids, self.ids)
        if len(self.but):
            mask &= ~np.isin(scan_ids, self.but)
        return mask
