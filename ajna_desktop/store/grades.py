"""What people said of neighbours: alike or not, for each way to compare."""

from collections.abc import Sequence
from datetime import UTC, datetime

from ajna_desktop.domain.grading import Grade
from ajna_desktop.domain.scan import ScanId
from ajna_desktop.store.database import Database


class GradeStore:
    """One grade for each reader, way to compare, query and neighbour; the last word holds.

    A grade is about two contents: it is left out where a file was changed since.
    """

    def __init__(self, database: Database, reader: str) -> None:
        """Grade in the name of `reader`."""
        self._database = database
        self.reader = reader

    def queries(self, count: int) -> list[ScanId]:
        """Return scans to ask about: as good as drawn by lot, and the same ones every time.

        They are those with the smallest hashes of their content, so that what is added to the
        folder later changes few of them.
        """
        with self._database.snapshot() as reader:
            rows = reader.execute(
                "SELECT min(id) FROM scan WHERE state = 'readable' "
                "AND content_hash IS NOT NULL GROUP BY content_hash "
                "ORDER BY content_hash LIMIT ?",
                (count,),
            )
            return [ScanId(row[0]) for row in rows]

    def give(self, space: str, grade: Grade) -> None:
        """Say whether a neighbour is alike, in one way to compare.

        Raises:
            StoreError: it cannot be written.
        """
        at_utc = datetime.now(UTC).isoformat(timespec="seconds")
        with self._database.transaction(durable=True) as db:
            db.execute(
                "INSERT OR REPLACE INTO grade SELECT ?1, ?2, ?3, ?4, one.content_hash, "
                "other.content_hash, ?5, ?6, ?7 FROM scan AS one, scan AS other "
                "WHERE one.id = ?3 AND other.id = ?4",
                (
                    space,
                    self.reader,
                    grade.query,
                    grade.neighbour,
                    grade.place,
                    int(grade.is_alike),
                    at_utc,
                ),
            )

    def take_back(self, space: str, query: ScanId, neighbour: ScanId) -> None:
        """Unsay it; errors as `give`."""
        with self._database.transaction(durable=True) as db:
            db.execute(
                "DELETE FROM grade WHERE space = ? AND reader = ? AND query_id = ? "
                "AND neighbour_id = ?",
                (space, self.reader, query, neighbour),
            )

    def grades(self, space: str) -> Sequence[Grade]:
        """Return what this reader said, in one way to compare."""
        with self._database.snapshot() as reader:
            rows = reader.execute(
                "SELECT query_id, neighbour_id, place, is_alike FROM grade "
                "JOIN scan AS one ON one.id = query_id AND one.content_hash = query_hash "
                "JOIN scan AS other ON other.id = neighbour_id "
                "AND other.content_hash = neighbour_hash "
                "WHERE space = ? AND reader = ? ORDER BY query_id, place",
                (space, self.reader),
            )
            return [Grade(row[0], row[1], row[2], bool(row[3])) for row in rows]
