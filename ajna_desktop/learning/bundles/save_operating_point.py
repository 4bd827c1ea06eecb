"""Write into the bundle of a classifier where it is to decide."""

import os
import tempfile
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from ajna_desktop.domain.calibration import Calibration
from ajna_desktop.domain.errors import BundleInvalid, ExportFailed
from ajna_desktop.domain.operating_point import OperatingPoint
from ajna_desktop.learning.bundles.bundle import ClassifierBundle, read_classifier
from ajna_desktop.learning.bundles.calibration_table import calibration_table
from ajna_desktop.learning.bundles.manifest import MANIFEST, as_toml
from ajna_desktop.learning.bundles.write_bundle import write_whole

_CHOSEN: Final = "operating_point_chosen_by"
_MEASURED_AT: Final = "measured_deciding_for"
_MOST_PROBABLE: Final = "the most probable class"


def save_operating_point(
    bundle: ClassifierBundle,
    point: OperatingPoint | None,
    models: Path,
    calibration: Calibration | None = None,
) -> ClassifierBundle:
    """Keep an operating point with its classifier, and return the bundle as it is now.

    A bundle that lies in `models` is changed; any other, as those that come with the program,
    is copied there, and the copy says in its name where it decides. Its id is another from
    then on, since it decides otherwise.

    Args:
        bundle: The classifier.
        point: From where on it decides for a class; None: for the most probable.
        models: The user's folder of bundles.
        calibration: Of the probabilities that `point` is about; None: those of the network.

    Raises:
        BundleInvalid: the bundle is not what it was when it was read.
        ExportFailed: it cannot be written.
        ValueError: the point is of none of its classes.
    """
    if point is not None and point.label not in bundle.labels:
        raise ValueError(f"{point.in_words()} does not fit the classes {list(bundle.labels)}")
    if read_classifier(bundle.folder).id != bundle.id:
        raise BundleInvalid(
            f"The classifier “{bundle.name}” was changed in the meantime: choose it again."
        )
    if (point, calibration) == (bundle.operating_point, bundle.calibration):
        return bundle
    manifest = tomllib.loads((bundle.folder / MANIFEST).read_text("utf-8"))
    manifest = _deciding(manifest, bundle.operating_point, point, calibration)
    if bundle.folder.parent.resolve() == models.resolve():
        _replace(bundle.folder / MANIFEST, as_toml(manifest).encode())
        return read_classifier(bundle.folder)
    manifest["name"] = f"{bundle.name} ({point.in_words() if point else _MOST_PROBABLE})"
    folder = _free(models / bundle.folder.name)
    write_whole(folder, {**_files(bundle.folder), MANIFEST: as_toml(manifest).encode()})
    return read_classifier(folder)


def _deciding(
    manifest: Mapping[str, Any],
    former: OperatingPoint | None,
    point: OperatingPoint | None,
    calibration: Calibration | None,
) -> dict[str, Any]:
    changed = {
        key: value
        for key, value in manifest.items()
        if key not in ("operating_point", "calibration")
    }
    # Its figures were measured where it decided at first, and say so from now on.
    measured = former.in_words() if former else _MOST_PROBABLE
    figures = {_MEASURED_AT: measured, **manifest["figures"], _CHOSEN: "a person"}
    changed["figures"] = figures
    if point is not None:
        changed["operating_point"] = {"label": point.label, "threshold": point.threshold}
    if calibration is not None:
        changed["calibration"] = calibration_table(calibration)
    return changed


def _files(folder: Path) -> dict[str, bytes]:
    """Return what lies in a bundle, by its name within."""
    try:
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }
    except OSError as error:
        raise ExportFailed(f"The classifier cannot be copied: {error.strerror}.") from error


def _replace(file: Path, content: bytes) -> None:
    """Put a file in the place of another, whole or not at all."""
    try:
        handle, temporary = tempfile.mkstemp(prefix=".part-", dir=file.parent)
        try:
            with open(handle, "wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            os.chmod(temporary, 0o644)  # `mkstemp` makes it private
            os.replace(temporary, file)
        finally:
            Path(temporary).unlink(missing_ok=True)
    except OSError as error:
        raise ExportFailed(f"The classifier cannot be saved: {error.strerror}.") from error


def _free(folder: Path) -> Path:
    number, candidate = 1, folder
    while os.path.lexists(candidate):
        number += 1
        candidate = folder.with_name(f"{folder.name} ({number})")
    return candidate
