"""Judge an image that is not in the folder, as the folder's scans were judged."""

import numpy as np

from ajna_desktop.domain.operating_point import decided
from ajna_desktop.domain.runs import Run
from ajna_desktop.domain.scan import Prediction, ScanId
from ajna_desktop.learning.bundles.bundle import ClassifierBundle
from ajna_desktop.learning.heads.any_head import Head
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.describing.find_similar import ImageAskedAbout, described_image
from ajna_desktop.tasks.judging.folder_classifier import kept_folder_classifier
from ajna_desktop.workers.engine import Engine


def judge_image(
    collection: Collection,
    engine: Engine,
    image: ImageAskedAbout,
    run: Run,
    classifier: ClassifierBundle | None,
) -> Prediction | None:
    """Return what the classifier of a run says of an image, calibrated and decided as there.

    Args:
        collection: The folder that was judged.
        engine: Describes the image.
        image: It need not be in the folder.
        run: The current one.
        classifier: That made it; None where the folder's own labels taught it. That one has
            learned from every label, so that it may know an image that is in the folder.

    Returns:
        None where the folder's own classifier was not kept.

    Raises:
        ImageUnreadable: it is no image that can be read.
        BundleInvalid: the classifier's network is not installed.
    """
    head: Head | None
    if classifier is None:
        head, inference = kept_folder_classifier(collection, run), engine.inference
    else:
        head = classifier.head
        inference = engine.inference_of(engine.backbone_of(classifier))
    if head is None:
        return None
    features = described_image(inference, image).features(head.pooling)
    probabilities = head.probabilities(features[np.newaxis].astype(np.float32))
    if run.calibration is not None:
        probabilities = run.calibration.apply(probabilities)
    chosen = int(decided(run.labels, probabilities, run.operating_point)[0])
    shares = dict(zip(run.labels, map(float, probabilities[0]), strict=True))
    return Prediction(ScanId(0), run.classifier, shares, run.labels[chosen])
