"""The table [calibration] of a bundle's manifest: how its probabilities are set right."""

from collections.abc import Mapping
from typing import Any, Final

from ajna_desktop.domain.calibration import Calibration, CalibrationMethod
from ajna_desktop.domain.records_json import NotSuchARecord, as_plain, from_plain
from ajna_desktop.learning.bundles.manifest import Table

_KEY: Final = "calibration"


def calibration_table(calibration: Calibration) -> Mapping[str, Any]:
    """Return the table for a calibration; curves are lists of former and new probabilities."""
    plain = as_plain(calibration)
    table = {"method": plain["method"], "scans": plain["scans"]}
    if calibration.method is CalibrationMethod.TEMPERATURE:
        return {**table, "temperature": plain["temperature"]}
    return {**table, "curves": [[one["at"], one["gives"]] for one in plain["curves"]]}


def calibration_of(manifest: Table, classes: int) -> Calibration | None:
    """Take the table of a manifest; None where there is none.

    Raises:
        BundleInvalid: it is not what `calibration_table` writes, or not for so many classes.
    """
    if not manifest.has(_KEY):
        return None
    facts = manifest.facts(_KEY)
    try:
        curves = [{"at": at, "gives": gives} for at, gives in facts.pop("curves", [])]
        plain = {**facts, "curves": curves, "is_out_of_fold": False}
        calibration: Calibration = from_plain(Calibration, plain)
    except (NotSuchARecord, TypeError, ValueError) as error:
        raise manifest.wrong(_KEY, "a method with its figures") from error
    if not calibration.fits(classes) or calibration.scans < 1:
        raise manifest.wrong(_KEY, "a whole calibration for the labels of the classifier")
    return calibration
