"""Make the demo's synthetic scans, and keep the key to the wrong labels apart from them."""

from pathlib import Path
from typing import Final

from ajna_desktop.domain.errors import ExportFailed
from ajna_desktop.domain.progress import Doing
from ajna_desktop.imaging.phantom import FOLDER_NAME, PhantomScan, make_scans, plan_scans
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.output.safe_csv import write_table

COUNT: Final = 240
SEED: Final = 2026
_KEY: Final = "answer-key.csv"


def make_demo_scans(
    place: Path, context: TaskContext, count: int = COUNT
) -> tuple[Path, list[PhantomScan]]:
    """Write a day's synthetic scans below `place`, or take those of an earlier time.

    Returns:
        The folder of the scans, and what is true of each. The same is written to
        `answer-key.csv` beside the folder, where no program that opens the folder finds it.

    Raises:
        ExportFailed: they could not be written.
    """
    folder = place / FOLDER_NAME
    scans = plan_scans(count, SEED)
    context.step(Doing.MAKING_SCANS, 0, count)
    try:
        if not all((folder / scan.path).is_file() for scan in scans):
            make_scans(
                folder,
                count,
                SEED,
                lambda done, total: context.step(Doing.MAKING_SCANS, done, total),
            )
    except OSError as error:
        raise ExportFailed(
            f"The demo's scans could not be written: {error.strerror}."
        ) from error
    write_table(
        place / _KEY,
        ["path", "label", "truth", "wrong label"],
        [(s.path, s.label, s.truth, "yes" if s.mislabelled else "") for s in scans],
    )
    return folder, scans
