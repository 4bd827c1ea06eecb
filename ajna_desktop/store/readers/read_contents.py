"""The images of the folder as a second reading knows them: by their content."""

import json
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from ajna_desktop.domain.readers.sampling import Candidate
from ajna_desktop.domain.scan import Label, ScanId
from ajna_desktop.store.database import Database

# Of the scans of one content the one that people reviewed, else the first by its path.
_CANDIDATES: Final = """SELECT content_hash, label, status IN ('confirmed', 'relabelled'),
        row_number() OVER (PARTITION BY content_hash
            ORDER BY status = 'unreviewed', path) AS place
    FROM scan WHERE state = 'readable' AND content_hash IS NOT NULL {among}"""
_AMONG: Final = "AND id IN (SELECT value FROM json_each(?))"
_SCANS: Final = """SELECT content_hash, id, group_name, label, found_label
    FROM scan WHERE state = 'readable'
        AND content_hash IN (SELECT value FROM json_each(?)) ORDER BY path DESC"""


class ContentScan(NamedTuple):
    """A scan that shows a content."""

    scan_id: ScanId
    group: str  # patient, container or lot; "" when the name does not tell
    label: Label | None  # that holds now
    found_label: Label | None


class ReadContents:
    """Finds images to read, and the scans that show them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def candidates(self, scan_ids: Sequence[ScanId] | None = None) -> list[Candidate]:
        """Return each image once, of these scans or of all that can be read."""
        asked = () if scan_ids is None else (json.dumps(list(scan_ids)),)
        sql = _CANDIDATES.format(among="" if scan_ids is None else _AMONG)
        with self._database.snapshot() as reader:
            rows = reader.execute(
                f"SELECT * FROM ({sql}) WHERE place = 1 ORDER BY content_hash",  # noqa: S608 - constants
                asked,
            ).fetchall()
        return [
            Candidate(content, label and Label(label), bool(is_known))
            for content, label, is_known, _ in rows
        ]

    def scans(self, contents: Iterable[str]) -> dict[str, ContentScan]:
        """Return the first scan by its path of each content that is in the folder."""
        with self._database.snapshot() as reader:
            rows = reader.execute(_SCANS, (json.dumps(list(contents)),)).fetchall()
        return {
            content: ContentScan(ScanId(scan_id), *rest) for content, scan_id, *rest in rows
        }
