"""A folder whose trainings do what the test tells them to."""

import threading
from pathlib import Path

import numpy as np

from ajna_desktop.domain.confusion import ConfusionMatrix
from ajna_desktop.domain.methods import METHODS
from ajna_desktop.domain.training import EpochFigures, TrainingProgress, TrainingState
from ajna_desktop.tasks.train.kept_training import Unfinished
from ajna_desktop.ui.training.wanted import Outcome, SplitFigures, TrainingRequest
from tests.ui.fakes import NORMAL, PNEUMONIA

CNN = METHODS["cnn-150"]
TUNED = METHODS["efficientnet-finetuned"]
LOGISTIC = METHODS["efficientnet-logistic"]
CLASSIFIER = object()  # the bundle: views only pass it on
MATRIX = ConfusionMatrix((NORMAL, PNEUMONIA), np.array([[208, 26], [17, 373]], np.int64))
UNFINISHED = Unfinished(
    Path("kept"), CNN, "chest, first try", "chest", 4, 15, "2026-11-23T14:02:11+00:00"
)


def a_request(method=TUNED, **wanted):
    facts = {
        "settings": method.settings,
        "name": "chest, second try",
        "resample": False,
        "seed": 0,
    }
    return TrainingRequest(method, **{**facts, **wanted})


def an_epoch(number, *, stage=0, is_best=True):
    return EpochFigures(number, stage, 1 / number, 0.8, 1.1 / number, 0.75, 1e-4, 41.0, is_best)


def some_progress(epochs=3, state=TrainingState.TRAINING, **known):
    facts = {
        "most_epochs": 16,
        "done": 1204,
        "total": 4172,
        "images_per_second": 31.2,
        "seconds_left": 713.0,
        "device": "CPU · TensorFlow float32",
    }
    done = tuple(an_epoch(number) for number in range(1, epochs + 1))
    return TrainingProgress(state, done, **{**facts, **known})


def an_outcome(request=None, **known):
    facts = {
        "name": "chest, second try",
        "seconds": 4312.0,
        "epochs": tuple(an_epoch(number) for number in range(1, 6)),
        "figures": (
            SplitFigures(False, 0.981, 0.979, 0.998, 1043),
            SplitFigures(True, 0.931, 0.921, 0.975, 624, MATRIX),
        ),
        "classifier": CLASSIFIER,
    }
    return Outcome(request or a_request(), **{**facts, **known})


class FakeTrainings:
    """Tells one progress, then waits until it is told to end or the task is broken off."""

    folder_name = "chest"

    def __init__(self):
        self.asked = []  # what was asked for, in order
        self.error = None  # to be raised by the next training
        self.broken_off = [UNFINISHED]
        self.silent = False  # nothing is told of the training
        self.taken = set()  # names of results
        self.hindered = {}  # name -> Obstacle
        self.images = ()
        self.no_image = None  # to be raised instead
        self.varied = []  # (ScanId, Augmentation)
        self._finish = threading.Event()

    def free_name(self, name):
        return f"{name} 2" if name in self.taken else name

    def train(self, request, context, report):
        self.asked.append(("train", request))
        return self._run(request, context, report)

    def go_on(self, unfinished, context, report):
        self.asked.append(("go on", unfinished))
        return self._run(a_request(unfinished.method), context, report)

    def _run(self, request, context, report):
        self._finish.clear()
        if self.error is not None:
            raise self.error
        if not self.silent:
            report(some_progress())
        while not self._finish.wait(0.01):
            context.check()
        return an_outcome(request)

    def discard(self, unfinished):
        self.asked.append(("discard", unfinished))
        self.broken_off.remove(unfinished)

    def unfinished(self):
        return tuple(self.broken_off)

    def obstacles(self, ground):
        return dict(self.hindered)

    def variants(self, scan_id, wanted):
        self.varied.append((scan_id, wanted))
        if self.no_image is not None:
            raise self.no_image
        return self.images

    def fetch_weights(self, network, file, context):
        self.asked.append(("weights", network, file))
        if self.error is not None:
            raise self.error
        self.hindered = {}

    def pause(self):
        self.asked.append("pause")

    def resume(self):
        self.asked.append("resume")

    def finish(self):
        self.asked.append("finish")
        self._finish.set()
