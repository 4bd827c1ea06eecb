"""The methods, and what they are trained with, in the user's language."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from ajna_desktop.domain.methods import Fitting, Method
from ajna_desktop.domain.scan import displayable
from ajna_desktop.domain.training import Optimizer, Trainable
from ajna_desktop.ui.translations import QT_TRANSLATE_NOOP

# As `domain.methods` has them, where the tool that gathers texts does not look.
_TITLES: Final = {
    "cnn-150": QT_TRANSLATE_NOOP("methods", "Simple CNN, 150 px"),
    "cnn-150-pooled": QT_TRANSLATE_NOOP("methods", "Simple CNN, 150 px, pooled"),
    "cnn-224": QT_TRANSLATE_NOOP("methods", "Simple CNN, 224 px"),
    "cnn-224-varied": QT_TRANSLATE_NOOP("methods", "Simple CNN, 224 px, varied images"),
    "cnn-224-gentle": QT_TRANSLATE_NOOP("methods", "Simple CNN, 224 px, gently varied images"),
    "densenet-logistic": QT_TRANSLATE_NOOP("methods", "DenseNet121, logistic head"),
    "densenet-dense-maximum": QT_TRANSLATE_NOOP(
        "methods", "DenseNet121, dense head, max pooling"
    ),
    "densenet-dense-average": QT_TRANSLATE_NOOP(
        "methods", "DenseNet121, dense head, average pooling"
    ),
    "densenet-tuned": QT_TRANSLATE_NOOP("methods", "DenseNet121, tuned head"),
    "densenet-finetuned": QT_TRANSLATE_NOOP("methods", "DenseNet121, fine-tuned"),
    "efficientnet-logistic": QT_TRANSLATE_NOOP("methods", "EfficientNet-Lite0, logistic head"),
    "efficientnet-logistic-maximum": QT_TRANSLATE_NOOP(
        "methods", "EfficientNet-Lite0, logistic head, max pooling"
    ),
    "efficientnet-dense": QT_TRANSLATE_NOOP("methods", "EfficientNet-Lite0, dense head"),
    "efficientnet-tuned": QT_TRANSLATE_NOOP("methods", "EfficientNet-Lite0, tuned head"),
    "efficientnet-finetuned": QT_TRANSLATE_NOOP("methods", "EfficientNet-Lite0, fine-tuned"),
    "code-128": QT_TRANSLATE_NOOP("methods", "Learned code of 128 numbers"),
    "siamese-224": QT_TRANSLATE_NOOP("methods", "Siamese network, one reference"),
    "siamese-224-mean": QT_TRANSLATE_NOOP("methods", "Siamese network, class means"),
    "svm-pixels": QT_TRANSLATE_NOOP("methods", "SVM on 128 × 128 pixels"),
    "svm-features": QT_TRANSLATE_NOOP("methods", "SVM on features"),
    "autoencoder-128": QT_TRANSLATE_NOOP("methods", "Autoencoder"),
}
_ABOUT: Final = {
    "cnn-150": QT_TRANSLATE_NOOP(
        "methods", "A small network that learns from nothing; quick, and the first to overfit."
    ),
    "cnn-150-pooled": QT_TRANSLATE_NOOP(
        "methods", "The small network of the container scans: its last maps are averaged."
    ),
    "cnn-224": QT_TRANSLATE_NOOP(
        "methods",
        "The larger of the small networks; images vary in brightness and are mirrored.",
    ),
    "cnn-224-varied": QT_TRANSLATE_NOOP(
        "methods", "The same network; images are also shifted, and vary more in brightness."
    ),
    "cnn-224-gentle": QT_TRANSLATE_NOOP(
        "methods", "The same network; images are shifted and vary a little in brightness."
    ),
    "densenet-logistic": QT_TRANSLATE_NOOP(
        "methods", "Features of DenseNet121, averaged, and a linear classifier on them."
    ),
    "densenet-dense-maximum": QT_TRANSLATE_NOOP(
        "methods", "Features of DenseNet121, their maxima, and a small network on them."
    ),
    "densenet-dense-average": QT_TRANSLATE_NOOP(
        "methods", "Features of DenseNet121, averaged, and a small network on them."
    ),
    "densenet-tuned": QT_TRANSLATE_NOOP(
        "methods",
        "The head whose settings fare best in cross-validation, by grid and random search.",
    ),
    "densenet-finetuned": QT_TRANSLATE_NOOP(
        "methods", "DenseNet121 itself learns on, in stages; hours without a GPU."
    ),
    "efficientnet-logistic": QT_TRANSLATE_NOOP(
        "methods",
        "Features of EfficientNet-Lite0 and a linear classifier on them: seconds to fit.",
    ),
    "efficientnet-logistic-maximum": QT_TRANSLATE_NOOP(
        "methods", "The same on the maxima of the features."
    ),
    "efficientnet-dense": QT_TRANSLATE_NOOP(
        "methods", "Features of EfficientNet-Lite0 and a small network on them."
    ),
    "efficientnet-tuned": QT_TRANSLATE_NOOP(
        "methods",
        "The head whose settings fare best in cross-validation, by grid and random search.",
    ),
    "efficientnet-finetuned": QT_TRANSLATE_NOOP(
        "methods",
        "EfficientNet-Lite0 itself learns on, in stages: the most accurate, an hour or two.",
    ),
    "code-128": QT_TRANSLATE_NOOP(
        "methods",
        "A code in which scans of one class lie together; the nearest class mean decides.",
    ),
    "siamese-224": QT_TRANSLATE_NOOP(
        "methods",
        "Learns from pairs of images which belong together; one image a class to compare with.",
    ),
    "siamese-224-mean": QT_TRANSLATE_NOOP(
        "methods", "The same, compared with the mean of all images of each class."
    ),
    "svm-pixels": QT_TRANSLATE_NOOP(
        "methods", "The former baseline in production: a kernel on the grey levels themselves."
    ),
    "svm-features": QT_TRANSLATE_NOOP(
        "methods", "The same kernel on the features of EfficientNet-Lite0."
    ),
    "autoencoder-128": QT_TRANSLATE_NOOP(
        "methods",
        "Learns to draw images again from 128 numbers, without labels. For search, groups.",
    ),
}


def method_title(method: Method) -> str:
    """Return the name of a method for people."""
    known = _TITLES.get(method.name)  # one that is installed has the name it was given
    return displayable(method.title) if known is None else _translated(known)


def method_about(method: Method) -> str:
    """Return the sentence about a method."""
    known = _ABOUT.get(method.name)
    return displayable(method.about) if known is None else _translated(known)


def _translated(text: str) -> str:
    return QCoreApplication.translate("methods", text)


def group_word(method: Method) -> str:
    """Return the heading under which a method is listed."""
    if method.fitting is Fitting.NETWORK and method.settings is not None:
        is_staged = len(method.settings.stages) > 1
        return (
            QCoreApplication.translate("methods", "Fine-tuned networks")
            if is_staged
            else QCoreApplication.translate("methods", "Simple networks, from nothing")
        )
    return {
        Fitting.LOGISTIC: QCoreApplication.translate("methods", "On features"),
        Fitting.DENSE: QCoreApplication.translate("methods", "On features"),
        Fitting.TUNED: QCoreApplication.translate("methods", "On features"),
        Fitting.CODE: QCoreApplication.translate("methods", "By likeness"),
        Fitting.SIAMESE: QCoreApplication.translate("methods", "By likeness"),
        Fitting.AUTOENCODER: QCoreApplication.translate("methods", "By likeness"),
    }.get(method.fitting, QCoreApplication.translate("methods", "For comparison"))


def fitting_time(method: Method) -> str:
    """Return how long a training takes on a few thousand scans without a GPU, roughly."""
    translate = QCoreApplication.translate
    match method.fitting:
        case Fitting.LOGISTIC | Fitting.DENSE | Fitting.CODE:
            return translate("methods", "seconds, once the scans have been read")
        case Fitting.TUNED | Fitting.SVM_FEATURES | Fitting.SVM_PIXELS:
            return translate("methods", "minutes")
        case _ if method.network == "densenet121":
            return translate("methods", "hours; much less with a GPU")
        case _ if method.name == "efficientnet-finetuned":
            return translate("methods", "an hour or two; less with a GPU")
        case _:
            return translate("methods", "some minutes to an hour")


def trainable_word(trainable: Trainable) -> str:
    """Return which layers a stage changes."""
    return {
        Trainable.HEAD: QCoreApplication.translate("methods", "Head only"),
        Trainable.LAST_BLOCKS: QCoreApplication.translate("methods", "Last blocks"),
        Trainable.UPPER_HALF: QCoreApplication.translate("methods", "Upper half"),
        Trainable.EVERYTHING: QCoreApplication.translate("methods", "Every layer"),
    }[trainable]


def optimizer_word(optimizer: Optimizer) -> str:
    """Return the name of an optimizer."""
    return {
        Optimizer.ADAM: "Adam",
        Optimizer.RMSPROP: "RMSprop",
        Optimizer.SGD: QCoreApplication.translate("methods", "SGD with momentum"),
    }[optimizer]


def augmentation_word(name: str) -> str:
    """Return how images are varied, for a name of `AUGMENTATIONS`."""
    return {
        "none": QCoreApplication.translate("methods", "Not at all"),
        "study": QCoreApplication.translate("methods", "Shifted, brightness, mirrored"),
        "brightness": QCoreApplication.translate("methods", "Brightness a little, mirrored"),
        "gentle": QCoreApplication.translate("methods", "Shifted a little, mirrored"),
        "robust": QCoreApplication.translate("methods", "Widely: exposure, framing, noise"),
    }.get(name, name)
