"""How prediction sets are made in a folder, and which scans are unlike anything learnt."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.evaluation.prediction_sets import SetChoice, left_out_at
from ajna_desktop.store.database import Database

_BATCH: Final = 2000  # rows in one transaction: some ten milliseconds


@dataclass(frozen=True, slots=True)
class NoveltySurvey:
    """One look at how far every scan lies from what was learnt."""

    backbone: str  # whose features were compared
    learnt: int  # contents that were learnt from
    scans: int  # that were looked at
    made_at_utc: str  # ISO 8601


class CertaintyStore:
    """Keeps the choice and the last survey."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def choice(self) -> SetChoice:
        """Return how prediction sets are made."""
        with self._database.snapshot() as reader:
            row = reader.execute("SELECT level, per_class FROM set_choice").fetchone()
        return SetChoice(row[0], bool(row[1])) if row else SetChoice()

    def choose(self, choice: SetChoice) -> Changes:
        """Make prediction sets so from now on; `per_class` holds from the next judging on."""
        # A person waits for it: it goes before the batches of a task.
        with self._database.transaction(durable=True) as db:
            row = {
                "only_one": 1,
                "level": choice.level,
                "left_out": left_out_at(choice.level),
                "per_class": int(choice.per_class),
            }
            db["set_choice"].upsert(row, pk="only_one")
        return Changes(predicted=True)

    def survey(self) -> NoveltySurvey | None:
        """Return what is known about the last look for scans unlike what was learnt."""
        with self._database.snapshot() as reader:
            row = reader.execute(
                "SELECT backbone, learnt, (SELECT count(*) FROM novelty WHERE survey_id = id), "
                "made_at_utc FROM novelty_survey JOIN current_novelty ON id = survey_id"
            ).fetchone()
        return NoveltySurvey(*row) if row else None

    def replace_survey(
        self,
        backbone: str,
        learnt: int,
        scan_ids: npt.NDArray[np.int64],
        hashes: list[str],
        distances: npt.NDArray[np.float32],
        p_values: npt.NDArray[np.float32],
    ) -> Changes:
        """Make this the last survey, all at once, in the place of the one before it.

        Args:
            backbone: Whose features were compared.
            learnt: How many contents were learnt from.
            scan_ids: (N,).
            hashes: The content of each, which the figures are about.
            distances: (N,) mean distance to the nearest that were learnt from.
            p_values: (N,) share of what was learnt from that lies as far out, in (0, 1].
        """
        rows = zip(
            scan_ids.tolist(), hashes, distances.tolist(), p_values.tolist(), strict=True
        )
        every = list(rows)
        with self._database.transaction() as db:
            table = db["novelty_survey"].insert(
                {
                    "backbone": backbone,
                    "learnt": learnt,
                    "made_at_utc": datetime.now(UTC).isoformat(timespec="seconds"),
                }
            )
            number: int = table.last_pk
        for start in range(0, len(every), _BATCH):
            with self._database.transaction() as db:
                db.conn.executemany(
                    "INSERT INTO novelty VALUES (?, ?, ?, ?, ?)",
                    [(number, *row) for row in every[start : start + _BATCH]],
                )
        with self._database.transaction() as db:
            row: dict[str, Any] = {"only_one": 1, "survey_id": number}
            db["current_novelty"].upsert(row, pk="only_one")
        self._remove_all_but(number)
        return Changes(predicted=True)

    def _remove_all_but(self, number: int) -> None:
        deleted = 1
        while deleted:
            with self._database.transaction() as db:
                deleted = db.execute(
                    "DELETE FROM novelty WHERE (survey_id, scan_id) IN "
                    "(SELECT survey_id, scan_id FROM novelty WHERE survey_id <> ? LIMIT ?)",
                    (number, _BATCH),
                ).rowcount
        with self._database.transaction() as db:
            db.execute("DELETE FROM novelty_survey WHERE id <> ?", (number,))
