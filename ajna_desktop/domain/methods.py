"""The classifiers that can be trained and compared, by name, with sensible settings.

Numbers such as 01b2 are those of the notebooks of the original study.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ajna_desktop.domain.training import Optimizer, Stage, Trainable, TrainingSettings


class Fitting(StrEnum):
    """What is fitted, and on what."""

    NETWORK = "network"  # a network, on the images themselves
    LOGISTIC = "logistic head"  # on the features of a network that stays as it is
    DENSE = "dense head"  # likewise
    TUNED = "tuned head"  # dense or logistic, its settings found by cross-validation
    CODE = "learned code"  # 128 numbers from features, in which classes lie apart; nearest mean
    SIAMESE = "siamese network"  # 128 numbers from the image itself; nearest references
    AUTOENCODER = "autoencoder"  # 128 numbers that suffice to draw the image again
    SVM_FEATURES = "SVM on features"
    SVM_PIXELS = "SVM on pixels"
    GIVEN = "given"  # nothing: it is installed, and judges as it is


class Pooling(StrEnum):
    """How the activations of a layer become one number a channel."""

    AVERAGE = "average"
    MAXIMUM = "maximum"


@dataclass(frozen=True, slots=True)
class Method:
    """One way to a classifier.

    Attributes:
        name: As the command line has it.
        title: For people.
        study: Which notebooks of the original study it comes from, "" for none.
        about: A sentence for people.
        fitting: What is fitted.
        network: Architecture that is trained, or backbone whose features are used.
        pooling: Of the features; None where a network is trained.
        settings: None where nothing is trained by epochs.
        references: How many images of each class a new one is compared with; 0: the mean of
            each class. Only for learned codes and siamese networks.
    """

    name: str
    title: str
    study: str
    about: str
    fitting: Fitting
    network: str
    pooling: Pooling | None = None
    settings: TrainingSettings | None = None
    references: int = 0


def _epochs(
    most: int, rate: float, trainable: Trainable = Trainable.EVERYTHING
) -> tuple[Stage, ...]:
    return (Stage(trainable, most, rate),)


_FINE_TUNING: Final = (
    Stage(Trainable.HEAD, 4, 1e-3),
    Stage(Trainable.LAST_BLOCKS, 4, 1e-4),
    Stage(Trainable.EVERYTHING, 8, 5e-5),
)
_DENSE: Final = TrainingSettings(
    stages=_epochs(200, 4e-4, Trainable.HEAD), batch=128, patience=10, dropout=0.2
)
_DEFINED: Final = (
    Method(
        "cnn-150", "Simple CNN, 150 px", "01",
        "A small network that learns from nothing; quick, and the first to overfit.",
        Fitting.NETWORK, "cnn_150",
        settings=TrainingSettings(_epochs(15, 1e-3), 64, Optimizer.RMSPROP),
    ),
    Method(
        "cnn-150-pooled", "Simple CNN, 150 px, pooled", "01",
        "The small network of the container scans: its last maps are averaged.",
        Fitting.NETWORK, "cnn_150_pooled",
        settings=TrainingSettings(_epochs(30, 1e-3), 64, Optimizer.RMSPROP, "study",
                                  patience=4),
    ),
    Method(
        "cnn-224", "Simple CNN, 224 px", "01b",
        "The larger of the small networks; images vary in brightness and are mirrored.",
        Fitting.NETWORK, "cnn_224",
        settings=TrainingSettings(_epochs(50, 4e-4), 64, Optimizer.ADAM, "brightness"),
    ),
    Method(
        "cnn-224-varied", "Simple CNN, 224 px, varied images", "01b2",
        "The same network; images are also shifted, and vary more in brightness.",
        Fitting.NETWORK, "cnn_224",
        settings=TrainingSettings(_epochs(50, 4e-4), 64, Optimizer.ADAM, "study"),
    ),
    Method(
        "cnn-224-gentle", "Simple CNN, 224 px, gently varied images", "01b3",
        "The same network; images are shifted and vary a little in brightness.",
        Fitting.NETWORK, "cnn_224",
        settings=TrainingSettings(_epochs(50, 4e-4), 64, Optimizer.ADAM, "gentle"),
    ),
    Method(
        "densenet-logistic", "DenseNet121, logistic head", "02c",
        "Features of DenseNet121, averaged, and a linear classifier on them.",
        Fitting.LOGISTIC, "densenet121", Pooling.AVERAGE,
    ),
    Method(
        "densenet-dense-maximum", "DenseNet121, dense head, max pooling", "02c, 02c2, 02c3",
        "Features of DenseNet121, their maxima, and a small network on them.",
        Fitting.DENSE, "densenet121", Pooling.MAXIMUM, _DENSE,
    ),
    Method(
        "densenet-dense-average", "DenseNet121, dense head, average pooling", "02c2, 02c3",
        "Features of DenseNet121, averaged, and a small network on them.",
        Fitting.DENSE, "densenet121", Pooling.AVERAGE, _DENSE,
    ),
    Method(
        "densenet-tuned", "DenseNet121, tuned head", "02d",
        "The head whose settings fare best in cross-validation, by grid and random search.",
        Fitting.TUNED, "densenet121", Pooling.AVERAGE, _DENSE,
    ),
    Method(
        "densenet-finetuned", "DenseNet121, fine-tuned", "02, 02b, 02e",
        "DenseNet121 itself learns on, in stages; hours without a GPU.",
        Fitting.NETWORK, "densenet121",
        settings=TrainingSettings(_FINE_TUNING, augmentation="robust"),
    ),
    Method(
        "efficientnet-logistic", "EfficientNet-Lite0, logistic head", "",
        "Features of EfficientNet-Lite0 and a linear classifier on them: seconds to fit.",
        Fitting.LOGISTIC, "efficientnet_lite0", Pooling.AVERAGE,
    ),
    Method(
        "efficientnet-logistic-maximum", "EfficientNet-Lite0, logistic head, max pooling", "",
        "The same on the maxima of the features.",
        Fitting.LOGISTIC, "efficientnet_lite0", Pooling.MAXIMUM,
    ),
    Method(
        "efficientnet-dense", "EfficientNet-Lite0, dense head", "02c2",
        "Features of EfficientNet-Lite0 and a small network on them.",
        Fitting.DENSE, "efficientnet_lite0", Pooling.AVERAGE, _DENSE,
    ),
    Method(
        "efficientnet-tuned", "EfficientNet-Lite0, tuned head", "02d",
        "The head whose settings fare best in cross-validation, by grid and random search.",
        Fitting.TUNED, "efficientnet_lite0", Pooling.AVERAGE, _DENSE,
    ),
    Method(
        "efficientnet-finetuned", "EfficientNet-Lite0, fine-tuned", "02e",
        "EfficientNet-Lite0 itself learns on, in stages: the most accurate, an hour or two.",
        Fitting.NETWORK, "efficientnet_lite0",
        settings=TrainingSettings(_FINE_TUNING, augmentation="robust"),
    ),
    Method(
        "code-128", "Learned code of 128 numbers", "03b, 04b",
        "A code in which scans of one class lie together; the nearest class mean decides.",
        Fitting.CODE, "efficientnet_lite0", Pooling.AVERAGE,
        TrainingSettings(_epochs(60, 1e-3, Trainable.HEAD), 256, patience=10),
    ),
    Method(
        "siamese-224", "Siamese network, one reference", "04, 04b",
        "Learns from pairs of images which belong together; one image a class to compare with.",
        Fitting.SIAMESE, "siamese_224",
        settings=TrainingSettings(_epochs(40, 4e-4), 64, Optimizer.RMSPROP, "brightness",
                                  patience=10),
        references=1,
    ),
    Method(
        "siamese-224-mean", "Siamese network, class means", "04, 04b",
        "The same, compared with the mean of all images of each class.",
        Fitting.SIAMESE, "siamese_224",
        settings=TrainingSettings(_epochs(40, 4e-4), 64, Optimizer.RMSPROP, "brightness",
                                  patience=10),
    ),
    Method(
        "svm-pixels", "SVM on 128 × 128 pixels", "SVM",
        "The former baseline in production: a kernel on the grey levels themselves.",
        Fitting.SVM_PIXELS, "pixels_128",
    ),
    Method(
        "svm-features", "SVM on features", "SVM",
        "The same kernel on the features of EfficientNet-Lite0.",
        Fitting.SVM_FEATURES, "efficientnet_lite0", Pooling.AVERAGE,
    ),
    Method(
        "autoencoder-128", "Autoencoder", "AE",
        "Learns to draw images again from 128 numbers, without labels. For search, groups.",
        Fitting.AUTOENCODER, "autoencoder_128",
        settings=TrainingSettings(_epochs(100, 1e-3), 128, patience=10),
    ),
)  # fmt: skip
METHODS: Final[Mapping[str, Method]] = {method.name: method for method in _DEFINED}
