"""Fine-tune EfficientNet-Lite0 on the radiographs of Kermany et al. (2018), for robustness.

    python packaging/models/finetune_chest_xray.py FOLDER WORK --hold-out 0
    python packaging/models/finetune_chest_xray.py FOLDER WORK

FOLDER is the training split, with the folders NORMAL and PNEUMONIA. The first command leaves a
fifth of the patients out and writes what the network says of them: figures, calibration and
operating point come from there. The second learns from all; its weights are shipped. Neither
stops early or chooses anything by what it sees. Some 20 and 25 minutes on two cores.
`train_chest_xray_pneumonia.py` makes the bundle of both.

The recipe goes beyond the program's own fine-tuning by an average of the weights over the
steps, a rate that falls along a cosine, and a second task (bacterial or viral, which the names
of the files tell) that keeps the features from resting on one sign alone.
"""

import argparse
import hashlib
import os
import queue
import threading
import time
from collections.abc import Iterator
from pathlib import Path

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
import numpy as np
import numpy.typing as npt
import tensorflow as tf

from ajna_desktop.domain.folder_names import told_by_path
from ajna_desktop.domain.training import AUGMENTATIONS
from ajna_desktop.imaging.read_image import decode
from ajna_desktop.learning.architectures.build import describing_network, set_weights
from ajna_desktop.learning.bundles.backbone import Backbone
from ajna_desktop.learning.bundles.bundle import read_backbone
from ajna_desktop.learning.fitting.folds import assign_folds
from ajna_desktop.learning.training.augmentation import vary
from ajna_desktop.paths import models

EPOCHS = 9
BATCH = 32
RATE, WARM_UP = 7e-4, 150  # of the cosine; steps until it is reached
WEIGHT_DECAY = 1e-3
DROPOUT = 0.2
SMOOTHING = 0.04  # some labels are wrong: no image is worth certainty
SECOND_TASK = 0.5  # its weight in the loss
AVERAGED = 0.998  # share of the average that a step leaves
ROBUST_SHARE = 0.7  # of the images are varied strongly, the others gently
LAST_FROZEN = "block2_add"  # what the first layers know of edges holds for X-rays too
SEED = 0
LABELS = ("NORMAL", "PNEUMONIA")
Levels = npt.NDArray[np.uint8]


class Radiographs:
    """All images in memory, grey, with what their names tell.

    Attributes:
        pixels: (N, 224, 224) uint8.
        hashes: Of the files, N.
        classes: (N,), into LABELS.
        kinds: (N,), 0 normal, 1 bacterial, 2 viral.
        folds: (N,), by patient.
    """

    def __init__(self, folder: Path, side: int) -> None:
        self.files = sorted(folder.glob("*/*.jpeg"))
        contents = [file.read_bytes() for file in self.files]
        self.hashes = [hashlib.sha256(content).hexdigest() for content in contents]
        self.pixels = np.stack([_grey(content, side) for content in contents])
        told = [told_by_path(f"{file.parent.name}/{file.name}") for file in self.files]
        labels = [one.label for one in told]
        groups = [one.group or own for one, own in zip(told, self.hashes, strict=True)]
        self.classes = np.array([LABELS.index(str(label)) for label in labels])
        self.kinds = np.array(
            [
                0 if label == "NORMAL" else 1 if "bacteria" in file.name else 2
                for label, file in zip(labels, self.files, strict=True)
            ]
        )
        self.folds = assign_folds(labels, groups, SEED)

    def without(self, fold: int | None) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """Return the rows to learn from and those held out; no content is in both."""
        held_out = np.flatnonzero(self.folds == fold)
        others = np.setdiff1d(np.arange(len(self.folds)), held_out)
        seen = {self.hashes[row] for row in held_out}
        return np.array([row for row in others if self.hashes[row] not in seen]), held_out


def _grey(content: bytes, side: int) -> Levels:
    pixels = decode(content).array
    grey = pixels if pixels.ndim == 2 else pixels.mean(axis=2).round().astype(np.uint8)
    if grey.shape != (side, side):
        raise SystemExit("The images must have been scaled to 224 x 224 pixels.")
    return np.asarray(grey, np.uint8)


class Learner:
    """The network, its optimiser, and the average of its weights over the steps."""

    def __init__(self, backbone: Backbone, radiographs: Radiographs, rows: int) -> None:
        keras.utils.set_random_seed(SEED)
        side = backbone.preprocessing.side
        base = describing_network(backbone.network, 3, side)
        set_weights(base.layers, backbone.weights())
        frozen = True
        for layer in base.layers:
            is_normalising = isinstance(layer, keras.layers.BatchNormalization)
            layer.trainable = not frozen and not is_normalising
            frozen = frozen and layer.name != LAST_FROZEN
        self.base = base
        vector = keras.layers.GlobalAveragePooling2D()(base.output)
        dropped = keras.layers.Dropout(DROPOUT)(vector)
        self.judge = keras.layers.Dense(len(LABELS), name="judge")
        self.network = keras.Model(
            base.input, [self.judge(dropped), keras.layers.Dense(3, name="kind")(dropped)]
        )
        self.variables = self.network.trainable_variables
        steps = rows // BATCH * EPOCHS
        rate = keras.optimizers.schedules.CosineDecay(
            RATE / 20, steps - WARM_UP, 0.01, warmup_target=RATE, warmup_steps=WARM_UP
        )
        self.optimizer = keras.optimizers.AdamW(rate, weight_decay=WEIGHT_DECAY)
        self.optimizer.exclude_from_weight_decay(var_names=["bias"])
        self.optimizer.build(self.variables)
        self.average = [tf.Variable(one.value) for one in self.variables]
        self.class_weights = _balance(radiographs.classes)
        self.kind_weights = _balance(radiographs.kinds)

    @tf.function
    def step(self, levels: tf.Tensor, classes: tf.Tensor, kinds: tf.Tensor, kept: tf.Tensor):  # noqa: ANN201 - a tensor
        """Learn from one batch and return its loss."""
        with tf.GradientTape() as tape:
            judged, told = self.network(_input(levels), training=True)
            loss = _loss(judged, classes, self.class_weights, SMOOTHING)
            loss += SECOND_TASK * _loss(told, kinds, self.kind_weights, 1.5 * SMOOTHING)
        gradients = tape.gradient(loss, self.variables)
        self.optimizer.apply(gradients, self.variables)
        for average, now in zip(self.average, self.variables, strict=True):
            average.assign(average * kept + now.value * (1 - kept))
        return loss

    @tf.function
    def logits(self, levels: tf.Tensor):  # noqa: ANN201 - a tensor
        """Return the logits of LABELS."""
        return self.network(_input(levels), training=False)[0]

    def use_average(self) -> None:
        """Give the network the average of its weights."""
        for average, now in zip(self.average, self.variables, strict=True):
            now.assign(average)

    def weights(self) -> dict[str, npt.NDArray[np.float32]]:
        """Return all there is to keep, by `<layer>/<variable>`."""
        layers = [*self.base.layers, self.judge]
        return {f"{one.name}/{v.name}": v.numpy() for one in layers for v in one.weights}


def _input(levels: tf.Tensor) -> tf.Tensor:
    return tf.repeat((tf.cast(levels, tf.float32)[..., None] - 127.0) / 128.0, 3, -1)


def _balance(classes: npt.NDArray[np.int64]) -> tf.Tensor:
    counts = np.bincount(classes)
    return tf.constant(len(classes) / len(counts) / counts, tf.float32)


def _loss(logits: tf.Tensor, classes: tf.Tensor, weights: tf.Tensor, smoothing: float):  # noqa: ANN202 - a tensor
    kinds = logits.shape[-1]
    wanted = tf.one_hot(classes, kinds) * (1 - smoothing) + smoothing / kinds
    losses = tf.nn.softmax_cross_entropy_with_logits(wanted, logits)
    return tf.reduce_mean(tf.gather(weights, classes) * losses)


def varied(levels: Levels, *place: int) -> Levels:
    """Return a variant of one image, always the same one at the same place."""
    random = np.random.default_rng([SEED, *place])
    kind = "robust" if random.random() < ROBUST_SHARE else "gentle"
    return vary(levels, AUGMENTATIONS[kind], random)


def batches(
    radiographs: Radiographs, rows: npt.NDArray[np.int64], epoch: int
) -> Iterator[tuple[Levels, npt.NDArray[np.int64]]]:
    """Yield the batches of an epoch in a fixed order, varied by two threads ahead of it."""
    order = np.random.default_rng([SEED, epoch]).permutation(rows)
    parts = [order[start : start + BATCH] for start in range(0, len(order) - BATCH + 1, BATCH)]
    ready: list[queue.Queue[Levels]] = [queue.Queue(4), queue.Queue(4)]

    def prepare(thread: int) -> None:
        for part in parts[thread :: len(ready)]:
            ready[thread].put(
                np.stack([varied(radiographs.pixels[row], epoch, int(row)) for row in part])
            )

    for thread in range(len(ready)):
        threading.Thread(target=prepare, args=(thread,), daemon=True).start()
    for number, part in enumerate(parts):
        yield ready[number % len(ready)].get(), part


def main() -> None:
    """Train as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--hold-out", type=int, choices=range(5), help="a fold of patients")
    arguments = parser.parse_args()
    backbone = read_backbone(models() / "efficientnet_lite0")
    radiographs = Radiographs(arguments.folder, backbone.preprocessing.side)
    rows, held_out = radiographs.without(arguments.hold_out)
    learner = Learner(backbone, radiographs, len(rows))
    steps = 0
    for epoch in range(EPOCHS):
        began, losses = time.perf_counter(), []
        for levels, part in batches(radiographs, rows, epoch):
            steps += 1
            kept = min(AVERAGED, steps / (steps + 20))
            loss = learner.step(
                tf.constant(levels),
                tf.constant(radiographs.classes[part]),
                tf.constant(radiographs.kinds[part]),
                tf.constant(kept, tf.float32),
            )
            losses.append(float(loss))
        seconds = time.perf_counter() - began
        print(f"epoch {epoch + 1}: loss {np.mean(losses):.4f}, {seconds:.0f} s", flush=True)  # noqa: T201 - a script
    learner.use_average()
    arguments.work.mkdir(parents=True, exist_ok=True)
    if arguments.hold_out is None:
        np.savez(arguments.work / "network.npz", **learner.weights())
        return
    np.savez(arguments.work / "held_out_network.npz", **learner.weights())
    starts = range(0, len(held_out), BATCH)
    logits = [learner.logits(radiographs.pixels[held_out[s : s + BATCH]]) for s in starts]
    np.savez(
        arguments.work / "held_out.npz",
        logits=np.vstack(logits),
        classes=radiographs.classes[held_out],
        hashes=[radiographs.hashes[row] for row in held_out],
    )


if __name__ == "__main__":
    main()
