"""Trainings that are not done: what each needs to go on, in a folder of its own."""

import shutil
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from ajna_desktop.domain.errors import AjnaError, ExportFailed, TrainingFailed
from ajna_desktop.domain.methods import METHODS, Method
from ajna_desktop.domain.records_json import NotSuchARecord, from_json, to_json
from ajna_desktop.domain.training import TrainingSettings
from ajna_desktop.learning.fitting.schedule import Schedule
from ajna_desktop.learning.training.checkpoints import load_state
from ajna_desktop.paths import UserFolders
from ajna_desktop.tasks.train.training_scans import TrainingScans
from ajna_desktop.workers.engine import trainings_of
from ajna_desktop.workers.network_job import CHECKPOINT

_REQUEST: Final = "request.json"
_SCANS: Final = "scans.json"
# Bytes of a path that are no UTF-8 come back as they were.
_LOSSLESS: Final = "surrogateescape"
_DAMAGED: Final = "What was kept of this training is damaged: discard it and start anew."


@dataclass(frozen=True, slots=True)
class TrainingRequest:
    """A training of a network as it was asked for.

    Attributes:
        method: A key of METHODS.
        settings: How.
        name: Of what comes of it, for people.
        folder: Of the scans, absolute.
        batch: Images a step, where memory was too small for those of the settings.
    """

    method: str
    settings: TrainingSettings
    name: str
    folder: str
    batch: int = 0


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A training that was broken off and can go on."""

    place: Path  # its folder
    method: Method
    name: str
    folder: str  # of the scans
    epochs_done: int
    most_epochs: int
    stopped_at_utc: str  # ISO 8601

    @property
    def key(self) -> str:
        """Tells it from others."""
        return self.place.name


def begin_training(place: Path, request: TrainingRequest, scans: TrainingScans) -> Path:
    """Make the folder of a new training below `place` and return it.

    Raises:
        ExportFailed: it cannot be made.
    """
    folder = place / f"{datetime.now(UTC):%Y%m%d-%H%M%S}-{uuid.uuid4().hex[:8]}"
    try:
        folder.mkdir(mode=0o700, parents=True)
        (folder / _SCANS).write_text(to_json(scans), "utf-8", _LOSSLESS)
    except OSError as error:
        raise ExportFailed(f"The training cannot be kept: {error.strerror}.") from error
    write_request(folder, request)
    return folder


def write_request(folder: Path, request: TrainingRequest) -> None:
    """Write down what was asked for.

    Raises:
        ExportFailed: it cannot be written.
    """
    try:
        (folder / _REQUEST).write_text(to_json(request), "utf-8", _LOSSLESS)
    except OSError as error:
        raise ExportFailed(f"The training cannot be kept: {error.strerror}.") from error


def read_training(folder: Path) -> tuple[TrainingRequest, TrainingScans]:
    """Return what was asked for, and on which scans.

    Raises:
        TrainingFailed: it is damaged.
    """
    try:
        return (
            from_json(TrainingRequest, (folder / _REQUEST).read_text("utf-8", _LOSSLESS)),
            from_json(TrainingScans, (folder / _SCANS).read_text("utf-8", _LOSSLESS)),
        )
    except (OSError, NotSuchARecord) as error:
        raise TrainingFailed(_DAMAGED) from error


def unfinished(users: UserFolders, folder: Path | None = None) -> list[Unfinished]:
    """Return the trainings that can go on, the last one first; of one folder of scans, or all.

    Not on the UI thread. What is damaged is left out.
    """
    found = []
    for place in trainings_of(users).glob(f"*/{CHECKPOINT}"):
        try:
            one = _unfinished(place.parent)
        except (AjnaError, NotSuchARecord, OSError):
            continue
        if folder is None or one.folder == str(folder):
            found.append(one)
    return sorted(found, key=lambda one: one.stopped_at_utc, reverse=True)


def discard_training(place: Path) -> None:
    """Forget a training; nothing happens where it is gone already."""
    shutil.rmtree(place, ignore_errors=True)


def can_go_on(place: Path) -> bool:
    """Return whether a training has learned anything yet."""
    return (place / CHECKPOINT).exists()


def _unfinished(place: Path) -> Unfinished:
    text = (place / _REQUEST).read_text("utf-8", _LOSSLESS)
    request = from_json(TrainingRequest, text)
    if request.method not in METHODS:
        raise TrainingFailed(_DAMAGED)
    schedule = Schedule.from_json(request.settings, load_state(place / CHECKPOINT))
    stopped = datetime.fromtimestamp((place / CHECKPOINT).stat().st_mtime, UTC)
    return Unfinished(
        place,
        METHODS[request.method],
        request.name,
        request.folder,
        len(schedule.epochs),
        schedule.most_epochs,
        stopped.isoformat(timespec="seconds"),
    )
