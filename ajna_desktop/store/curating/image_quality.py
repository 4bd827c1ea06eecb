"""Keeps how the images of a folder came out, and what is wrong with some of them."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.curating.image_measures import ImageMeasures
from ajna_desktop.domain.curating.image_quality import Flaw, ImageQuality
from ajna_desktop.domain.errors import StoreDamaged
from ajna_desktop.domain.scan import ScanId
from ajna_desktop.store.database import Database
from ajna_desktop.store.queries import SHOWN
from ajna_desktop.store.sought import FLAWED

_BATCH: Final = 2000  # rows in one transaction: some ten milliseconds
_KEPT: Final = ("brightness", "contrast", "entropy", "sharpness")
_LAST: Final = "(SELECT survey_id FROM current_quality)"
_FLAWED: Final = (
    "SELECT scan.id, worst, flaws, change FROM image_quality "  # noqa: S608 - constants
    f"JOIN scan ON scan.id = scan_id WHERE survey_id = {_LAST} AND worst > 0 "
    f"AND {SHOWN} AND {FLAWED} ORDER BY worst DESC, scan.path"
)


@dataclass(frozen=True, slots=True)
class FlawedImage:
    """An image that did not come out well, and that nobody has marked as a bad one."""

    scan_id: ScanId
    worst: float  # how far its worst flaw is beyond what is common; above 1
    flaws: tuple[Flaw, ...]  # the worst first
    change: str  # what was likely done to it, in words of the program; "" for nothing


class QualitySurvey(NamedTuple):
    """The last look at the images of the folder."""

    made_at_utc: str  # ISO 8601
    images: int  # that were looked at
    unmeasured: int  # readable scans that are new, or were replaced since


class ImageQualityStore:
    """One look a folder, which the next one replaces. Not on the UI thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def replace(self, quality: ImageQuality, hashes: list[str]) -> Changes:
        """Make this the last look, all at once, in the place of the one before it.

        Args:
            quality: Of N scans.
            hashes: Their contents, (N,).
        """
        rows = list(_rows(quality, hashes))
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with self._database.transaction() as db:
            number: int = db["quality_survey"].insert({"made_at_utc": now}).last_pk
        for start in range(0, len(rows), _BATCH):
            with self._database.transaction() as db:
                db.conn.executemany(
                    f"INSERT INTO image_quality VALUES ({number}, {', '.join('?' * 10)})",  # noqa: S608 - a number
                    rows[start : start + _BATCH],
                )
        with self._database.transaction() as db:
            row: dict[str, Any] = {"only_one": 1, "survey_id": number}
            db["current_quality"].upsert(row, pk="only_one")
        self._remove_all_but(number)
        return Changes(image_quality=True)

    def survey(self) -> QualitySurvey | None:
        """Return what is known of the last look, None where there was none."""
        with self._database.snapshot() as reader:
            row = reader.execute(
                "SELECT made_at_utc, (SELECT count(*) FROM image_quality WHERE survey_id = id) "
                "FROM quality_survey JOIN current_quality ON id = survey_id"
            ).fetchone()
            if row is None:
                return None
            (unmeasured,) = reader.execute(
                "SELECT count(*) FROM scan WHERE state = 'readable' AND NOT EXISTS (SELECT 1 "  # noqa: S608 - constants
                f"FROM image_quality WHERE survey_id = {_LAST} AND scan_id = scan.id "
                "AND image_quality.content_hash = scan.content_hash)"
            ).fetchone()
        return QualitySurvey(row[0], row[1], unmeasured)

    def flawed(self) -> list[FlawedImage]:
        """Return the images that did not come out well, the worst first."""
        with self._database.snapshot() as reader:
            rows = reader.execute(_FLAWED).fetchall()
        return [
            FlawedImage(ScanId(scan_id), worst, _flaws_of(flaws), change)
            for scan_id, worst, flaws, change in rows
        ]

    def measures(self, column: str) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]:
        """Return the scans (N,), ascending, and one measure of theirs (N,).

        Raises:
            KeyError: that measure is not kept.
        """
        if column not in _KEPT:
            raise KeyError(column)
        with self._database.snapshot() as reader:
            ids, values = reader.execute(
                "SELECT json_group_array(scan_id), json_group_array(value) FROM (SELECT "  # noqa: S608 - constants
                f"scan_id, {column} AS value FROM image_quality WHERE survey_id = {_LAST} "
                "ORDER BY scan_id)"
            ).fetchone()
        return np.array(json.loads(ids), np.int64), np.array(json.loads(values), np.float64)

    def _remove_all_but(self, number: int) -> None:
        deleted = 1
        while deleted:
            with self._database.transaction() as db:
                deleted = db.execute(
                    "DELETE FROM image_quality WHERE (survey_id, scan_id) IN (SELECT "
                    "survey_id, scan_id FROM image_quality WHERE survey_id <> ? LIMIT ?)",
                    (number, _BATCH),
                ).rowcount
        with self._database.transaction() as db:
            db.execute("DELETE FROM quality_survey WHERE id <> ?", (number,))


def _rows(quality: ImageQuality, hashes: list[str]) -> "list[tuple[Any, ...]]":
    kept = [ImageMeasures._fields.index(name) for name in _KEPT]
    worst = quality.worst.tolist()
    measures = quality.measures[:, kept].tolist()
    rows = []
    for number, scan_id in enumerate(quality.scan_ids.tolist()):
        flaws = [flaw.value for flaw in quality.flaws_of(number)] if worst[number] else []
        first = flaws[0] if flaws else ""
        told = (worst[number], first, json.dumps(flaws), quality.changes[number])
        rows.append((scan_id, hashes[number], *told, *measures[number]))
    return rows


def _flaws_of(text: str) -> tuple[Flaw, ...]:
    try:
        return tuple(Flaw(name) for name in json.loads(text))
    except (ValueError, TypeError) as error:
        raise StoreDamaged("The store is damaged: the flaws of an image are none.") from error
