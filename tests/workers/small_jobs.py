"""Jobs for the training worker that take no network and no time."""

import os
import time
from dataclasses import dataclass

from ajna_desktop.domain.errors import NothingToLearn
from ajna_desktop.domain.progress import Doing
from ajna_desktop.domain.training import TrainingProgress, TrainingState


@dataclass(frozen=True)
class Count:
    """Counts steps until it is told to finish."""

    def run(self, control):
        done = 0
        while not control.is_finishing:
            done += 1
            control.report(TrainingProgress(TrainingState.TRAINING, done=done))
            control.wait_while_paused()
        return done


@dataclass(frozen=True)
class Environment:
    """Tells what Keras will find, and which process it is."""

    def run(self, control):
        return os.getpid(), os.environ["KERAS_HOME"], os.environ["KERAS_BACKEND"]


@dataclass(frozen=True)
class Refuse:
    def run(self, control):
        raise NothingToLearn("Only one class.")


@dataclass(frozen=True)
class Die:
    def run(self, control):
        os._exit(3)


@dataclass(frozen=True)
class Echo:
    value: object

    def run(self, control):
        return self.value


@dataclass(frozen=True)
class ReportForever:
    """A survey that comes to no end."""

    doing: Doing
    total: int

    def run(self, control):
        while True:
            control.report(self.doing, 1, self.total)
            time.sleep(0.01)
