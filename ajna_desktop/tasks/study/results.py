"""Look into what a study wrote: which scans were told what; and take it along."""

import csv
import re
import shutil
import uuid
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from ajna_desktop.domain.errors import BundleInvalid, ExportFailed, StudyUnreadable
from ajna_desktop.domain.scan import Label, ScanId
from ajna_desktop.learning.bundles.bundle import ClassifierBundle, read_classifier
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.output.atomic_file import outside, replace_file
from ajna_desktop.tasks.study.kept import MODELS
from ajna_desktop.tasks.study.tables import STUDY
from ajna_desktop.tasks.study.writing import PAGE

_PREDICTIONS: Final = "predictions.csv"
_DISAGREEMENTS: Final = "disagreements.csv"
_RESULTS: Final = (PAGE, STUDY, "comparison.csv", _PREDICTIONS, _DISAGREEMENTS, "duels.csv")
_GONE: Final = "The tables of the comparison cannot be read any more: run it again."
_BYTE: Final = re.compile(r"\\x([89a-f][0-9a-f])")

Line = Mapping[str, str]


def scans_told(
    collection: Collection, out: Path, key: str, truth: Label, told: Label
) -> list[ScanId]:
    """Return the scans labelled `truth`, then, for which one classifier told `told`.

    Args:
        collection: The folder of the study.
        out: Where the study was written.
        key: Of the row of the classifier.
        truth: The label that held when the study was made.
        told: The label that the classifier decided for.

    Raises:
        StudyUnreadable: the tables of the study are gone.
    """
    return _scans(
        collection,
        out / _PREDICTIONS,
        lambda line: (_text(line["truth"]), _text(line[f"{key}: told"])) == (truth, told),
    )


def scans_apart(collection: Collection, out: Path, one: str, other: str) -> list[ScanId]:
    """Return the scans for which two classifiers told different labels; see `scans_told`."""
    first, second = f"{one}: told", f"{other}: told"
    return _scans(
        collection,
        out / _PREDICTIONS,
        lambda line: "" != line[first] != line[second] != "",
    )


def scans_contested(collection: Collection, out: Path) -> list[ScanId]:
    """Return every scan on which classifiers disagree, most contested first."""
    return _scans(collection, out / _DISAGREEMENTS, lambda line: True)


def export_study(collection: Collection, out: Path, place: Path) -> Path:
    """Write the page, the tables and the JSON of a study into a folder; return the page.

    Raises:
        ExportFailed: there is such a file already, the place lies among the scans, or no space.
    """
    outside(place, collection.folder)
    there = next((name for name in _RESULTS if (place / name).exists()), None)
    if there is not None:
        raise ExportFailed(f"There is a “{there}” already: choose another folder.")
    for name in _RESULTS:
        try:
            content = (out / name).read_bytes()
        except OSError as error:
            raise ExportFailed(_GONE) from error
        replace_file(place / name, content)
    return place / PAGE


def keep_classifier(out: Path, bundle: str, models: Path) -> ClassifierBundle:
    """Put a classifier of a study among those of the user.

    Args:
        out: Where the study was written.
        bundle: Name of its folder there; see `ComparisonRow.bundle`.
        models: The folder of the user's classifiers.

    Raises:
        BundleInvalid: it is gone or damaged, or tells no labels.
        ExportFailed: it cannot be put there.
    """
    found = read_classifier(out / MODELS / bundle)
    kept = models / f"{bundle}-{found.id.rpartition('-')[2]}"
    with suppress(BundleInvalid):
        return read_classifier(kept)  # the very same was kept before
    temporary = models / f".part-{uuid.uuid4().hex}"
    try:
        models.mkdir(parents=True, exist_ok=True)
        try:
            shutil.copytree(found.folder, temporary)
            temporary.rename(kept)
        finally:
            shutil.rmtree(temporary, ignore_errors=True)
    except OSError as error:
        raise ExportFailed(f"It could not be kept: {error.strerror or error}.") from error
    return read_classifier(kept)


def _scans(
    collection: Collection, table: Path, is_wanted: Callable[[Line], bool]
) -> list[ScanId]:
    try:
        with table.open(encoding="utf-8", newline="") as file:
            paths = [_text(line["scan"]) for line in csv.DictReader(file) if is_wanted(line)]
    except (OSError, KeyError, UnicodeDecodeError, csv.Error) as error:
        raise StudyUnreadable(_GONE) from error
    found = (collection.scans.by_path(_path(path)) for path in paths)
    return [scan.id for scan in found if scan is not None]


def _text(cell: str) -> str:
    """Return what `safe_cell` made a cell of."""
    return cell.removeprefix("'")


def _path(text: str) -> str:
    # Bytes of a file name that are no UTF-8 were written as "\\xe9".
    return _BYTE.sub(lambda found: chr(0xDC00 + int(found[1], 16)), text)
