"""How far a task has come, how fast it goes and how long it will still take."""

from dataclasses import dataclass
from enum import StrEnum


class Doing(StrEnum):
    """What a task is at; the window translates it."""

    FINDING = "Finding files"
    IDENTIFYING = "Opening files"
    DESCRIBING = "Reading features"
    JUDGING = "Judging every scan"
    DECODING = "Decoding images"
    TRAINING = "Training"
    COMPARING = "Comparing methods"
    EVALUATING = "Evaluating searches"
    TIMING = "Timing classifiers"
    CHECKING = "Checking the model"
    DOWNLOADING = "Downloading kilobytes"
    CALIBRATING = "Calibrating"
    COMPARING_WITH_LEARNT = "Comparing with what was learnt"
    INDEXING = "Building the index"
    PAIRING = "Looking for copies"
    CONFIRMING = "Comparing likely copies"
    MAPPING = "Placing scans on the map"
    CLUSTERING = "Finding clusters"
    MEASURING = "Comparing companions"
    INSPECTING = "Measuring images"
    EXPORTING = "Exporting"
    REPORTING = "Writing the report"
    MATCHING = "Matching rows with scans"
    SUSPECTING = "Looking for wrong labels"
    MAKING_SCANS = "Making synthetic scans"


@dataclass(frozen=True, slots=True)
class Progress:
    """One report of a task."""

    doing: Doing
    done: int
    total: int | None  # None while it is not known
    seconds: float  # since this step began
    warm_up: float = 0.0  # of these seconds, before the first item was done
    is_paused: bool = False

    @property
    def rate(self) -> float:
        """Items a second, 0 while nothing is done.

        The time until the first item was done does not count: a worker process may have to
        start first, and would make the time left look ten times as long as it is.
        """
        working = self.seconds - self.warm_up
        return self.done / working if self.done and working > 0 else 0.0

    @property
    def seconds_left(self) -> float | None:
        """Seconds that the step will still take at this rate; None when nobody can tell."""
        if self.total is None or not self.rate:
            return None
        return max(self.total - self.done, 0) / self.rate
