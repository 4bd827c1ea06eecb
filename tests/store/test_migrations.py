"""What stores of earlier versions of the program become."""

import json

import numpy as np

from ajna_desktop.domain.runs import RunKind
from ajna_desktop.domain.scan import Label
from ajna_desktop.store import backup
from ajna_desktop.store.database import Database
from ajna_desktop.store.migrations import MIGRATIONS
from ajna_desktop.store.predictions import PredictionStore

# As the first version wrote it.
_SCAN = {
    "path": b"A/1.png",
    "state": "readable",
    "split": "",
    "found_label": "A",
    "label": "A",
    "group_name": "",
    "file_size": 3,
    "mtime_ns": 0,
    "search_text": "a/1.png",
}
_RUN = {
    "classifier": "Shown",
    "classifier_id": "shown-1",
    "kind": RunKind.APPLIED.value,
    "labels": json.dumps(["A", "B"]),
    "backbone": "b",
    "made_at_utc": "t",
    "device": "CPU",
    "seconds": 1.0,
}


def test_that_a_run_of_a_store_without_operating_points_predicts_the_most_probable(tmp_path):
    place = tmp_path / "labels.ajna"
    old = Database(place, migrations=MIGRATIONS[:1])
    with old.transaction() as db:
        scan_id = db["scan"].insert(_SCAN).last_pk
        run_id = db["run"].insert(_RUN).last_pk
        db["current_run"].insert({"only_one": 1, "run_id": run_id})
        chances = np.array([0.25, 0.75], "<f4").tobytes()
        db["prediction"].insert(
            {"run_id": run_id, "scan_id": scan_id, "predicted": "B", "confidence": 0.75}
            | {"probabilities": chances}
        )
    old.close()

    database = Database(place)
    predictions = PredictionStore(database)

    run = predictions.current_run()
    assert run is not None
    assert run.operating_point is None
    assert run.labels == (Label("A"), Label("B"))
    prediction = predictions.predictions([scan_id])[scan_id]
    assert (prediction.label, prediction.confidence) == ("B", 0.75)
    database.close()
    (kept,) = backup.backups(place)
    assert kept.path.name.endswith(f"-before-{len(MIGRATIONS)}")
