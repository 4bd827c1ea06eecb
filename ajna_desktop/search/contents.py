"""The distinct images of a collection: scans of the same content share one vector."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from ajna_desktop.search.allowed import Allowed
from ajna_desktop.search.unit_rows import Halves, Items, UnitRows

Mask = npt.NDArray[np.bool_]
Keys = npt.NDArray[np.bytes_]  # dtype S32: the 32 bytes of a SHA-256


def keys_of(hashes: Sequence[str]) -> Keys:
    """Return content hashes, 64 hexadecimal digits each, as an array of 32 bytes each."""
    return np.frombuffer(bytes.fromhex("".join(hashes)), dtype="S32")


class Contents:
    """Every distinct content, by growing key, with its vector and its scans."""

    def __init__(self, scan_ids: Items, keys: Keys, matrix: Halves, rows: Items) -> None:
        """Take N scans: ids (N,), content keys (N,) and rows (N,) of `matrix` (R, D)."""
        order = np.argsort(keys, kind="stable")
        self.keys, self._starts = np.unique(keys[order], return_index=True)
        self._scan_ids = scan_ids[order]
        self._ends = np.append(self._starts[1:], len(keys))
        self.vectors = UnitRows(matrix, rows[order][self._starts])
        by_id = np.argsort(self._scan_ids)
        self._sorted_ids = self._scan_ids[by_id]
        self._content_by_id = np.repeat(np.arange(len(self)), self._ends - self._starts)[by_id]

    def __len__(self) -> int:
        return len(self.keys)

    @property
    def scan_count(self) -> int:
        """Number of scans, twins counted each."""
        return len(self._scan_ids)

    def scans(self, content: int, allowed: Mask | None = None) -> list[int]:
        """Return the ids of the scans of one content; `allowed` is that of `allowed_scans`."""
        part = slice(self._starts[content], self._ends[content])
        found = self._scan_ids[part]
        ids: list[int] = (found if allowed is None else found[allowed[part]]).tolist()
        return ids

    def allowed_scans(self, allowed: Allowed) -> Mask:
        """Return which scans a search may find, (scan_count,), for the two methods beside."""
        return allowed.mask(self._scan_ids)

    def having(self, allowed: Mask) -> Mask:
        """Return which contents have one of the allowed scans, (contents,)."""
        if not len(self):
            return np.empty(0, np.bool_)
        having: Mask = np.logical_or.reduceat(allowed, self._starts)
        return having

    def content_of(self, scan_id: int) -> int | None:
        """Return the content of a scan, None when it is not among the scans."""
        place = int(np.searchsorted(self._sorted_ids, scan_id))
        if place == len(self._sorted_ids) or self._sorted_ids[place] != scan_id:
            return None
        return int(self._content_by_id[place])

    def find(self, keys: Keys) -> Items:
        """Return the content of each key, (n,); −1 where there is none."""
        if not len(self):
            return np.full(len(keys), -1)
        places = np.minimum(np.searchsorted(self.keys, keys), len(self) - 1)
        return np.where(self.keys[places] == keys, places, -1)
