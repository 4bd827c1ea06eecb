"""Keep where the current predictions decide with the classifier that made them."""

from pathlib import Path

from ajna_desktop.domain.errors import ThresholdImpossible
from ajna_desktop.domain.runs import RunKind
from ajna_desktop.learning.bundles.bundle import ClassifierBundle
from ajna_desktop.learning.bundles.save_operating_point import save_operating_point
from ajna_desktop.store.collection import Collection


def keep_point(
    collection: Collection, classifier: ClassifierBundle, models: Path
) -> ClassifierBundle:
    """Write the operating point of the current predictions into their classifier's bundle.

    The calibration that the threshold is about goes along. A bundle outside `models` is copied
    there first; the bundle that is returned has another id than the one before.

    Args:
        collection: With the predictions.
        classifier: That made them.
        models: The user's folder of bundles.

    Raises:
        ThresholdImpossible: another classifier made the current predictions.
        BundleInvalid: the bundle is not what it was when it was read.
        ExportFailed: it cannot be written.
    """
    run = collection.predictions.current_run()
    if run is None or run.kind is not RunKind.APPLIED or run.classifier_id != classifier.id:
        raise ThresholdImpossible(
            f"The predictions shown are not of “{classifier.name}”: run it, or save the "
            "classifier that this folder teaches, which takes its threshold along."
        )
    return save_operating_point(classifier, run.operating_point, models, run.calibration)
