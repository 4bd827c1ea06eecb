"""Trainings on the open folder, as the Training tab asks for them."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtGui import QImage

from ajna_desktop.domain.scan import ScanId
from ajna_desktop.domain.training import Augmentation, TrainingProgress
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.train.kept_training import Unfinished
from ajna_desktop.ui.training.wanted import (
    Ground,
    Obstacle,
    Outcome,
    TrainingRequest,
)

Report = Callable[[TrainingProgress], None]


class Trainings(Protocol):
    """Trainings on one folder."""

    @property
    def folder_name(self) -> str:
        """What the folder is called."""

    def free_name(self, name: str) -> str:
        """Return `name`, with a number where a result is called so; on the reading thread."""

    def train(self, request: TrainingRequest, context: TaskContext, report: Report) -> Outcome:
        """Train, on the task thread."""

    def go_on(self, unfinished: Unfinished, context: TaskContext, report: Report) -> Outcome:
        """Go on with a training that was broken off, on the task thread."""

    def discard(self, unfinished: Unfinished) -> None:
        """Forget a training that was broken off; on the reading thread."""

    def unfinished(self) -> Sequence[Unfinished]:
        """Return what was broken off, the last one first; on the reading thread."""

    def obstacles(self, ground: Ground) -> Mapping[str, Obstacle]:
        """Return why methods cannot be trained here, by name; on the reading thread."""

    def fetch_weights(self, network: str, file: Path | None, context: TaskContext) -> None:
        """Install a network that others trained, from a file or else from the network."""

    def variants(self, scan_id: ScanId, wanted: Augmentation) -> Sequence[QImage]:
        """Return a scan as it is and variants of it; on the reading thread."""

    def pause(self) -> None:
        """Let the training under way wait."""

    def resume(self) -> None:
        """Let it go on."""

    def finish(self) -> None:
        """Let it end now with the best weights so far."""
