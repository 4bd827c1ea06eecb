"""Made-up features: a cloud a class."""

import numpy as np

from ajna_desktop.domain.scan import Label


def clouds(counts, width=16, apart=4.0, seed=0):
    """Return features, classes, labels: clouds of deviation 1 whose centres are `apart`."""
    random = np.random.default_rng(seed)
    centres = np.eye(len(counts), width)
    if len(counts) > width:
        centres = random.normal(size=(len(counts), width)) / np.sqrt(width)
    centres *= apart / np.sqrt(2)
    classes = np.repeat(np.arange(len(counts)), counts)
    rows = centres[classes] + random.normal(0, 1, (len(classes), width))
    order = random.permutation(len(classes))
    labels = tuple(Label(f"class {number:03}") for number in range(len(counts)))
    return rows[order].astype(np.float32), classes[order].astype(np.int64), labels


def parts(count):
    """Return every third row to validate on, and the others."""
    rows = np.arange(count)
    return rows[rows % 3 != 0], rows[rows % 3 == 0]


def accuracy(head, features, classes):
    return np.mean(head.probabilities(features).argmax(axis=1) == classes)
