"""What makes probabilities of a network's features, where its folder tells."""

from collections.abc import Sequence

import numpy as np

from ajna_desktop.domain.errors import BundleInvalid
from ajna_desktop.learning.bundles.backbone import Backbone, Output
from ajna_desktop.learning.bundles.bundle import OWN_BACKBONE, read_classifier
from ajna_desktop.learning.bundles.precision import Judge
from ajna_desktop.learning.head_arrays import Floats, softmax


def judge_of(backbone: Backbone) -> Judge | None:
    """Return what judges the features of a network; None where nobody knows.

    It is the classifier in whose folder the network lies, or the network itself where its
    features are logarithms of probabilities.
    """
    if backbone.output is not Output.VECTOR:
        return lambda kinds: softmax(kinds[0])
    if backbone.folder.name != OWN_BACKBONE:
        return None
    try:
        classifier = read_classifier(backbone.folder.parent)
        classifier.check_fits(backbone)
    except BundleInvalid:
        return None  # a code has its network there as well, and nobody judges by that
    head, number = classifier.head, backbone.pooling_kinds.index(classifier.head.pooling)

    def judge(kinds: Sequence[Floats]) -> Floats:
        # As the features are kept.
        return head.probabilities(kinds[number].astype(np.float16))

    return judge
