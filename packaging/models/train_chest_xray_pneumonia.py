"""Make models/chest_xray_pneumonia and models/chest_xray_code from fine-tuned weights.

    python packaging/models/train_chest_xray_pneumonia.py FOLDER WORK

FOLDER is the training split of Kermany et al. (2018), WORK what `finetune_chest_xray.py` left.
Figures, calibration and operating point come from the fifth of the patients that the held-out
network never saw; what is shipped has learnt from all. Uses what the program itself uses: the
same worker, the same codes, the same search.
"""

import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression

from ajna_desktop import __version__
from ajna_desktop.domain.files import Described, FileToRead
from ajna_desktop.domain.folder_names import told_by_path
from ajna_desktop.domain.methods import METHODS, Pooling
from ajna_desktop.domain.operating_point import OperatingPoint
from ajna_desktop.domain.scan import Label, ScanId
from ajna_desktop.learning.architectures.known_networks import KNOWN_NETWORKS
from ajna_desktop.learning.bundles.backbone import Backbone
from ajna_desktop.learning.bundles.bundle import OWN_BACKBONE, read_backbone
from ajna_desktop.learning.bundles.save_backbone import (
    NewBackbone,
    backbone_files,
    known_backbone,
)
from ajna_desktop.learning.bundles.save_classifier import (
    RESEARCH_ONLY,
    About,
    Training,
    content_digest,
    save_classifier,
    save_code,
)
from ajna_desktop.learning.bundles.write_bundle import write_whole
from ajna_desktop.learning.fitting.figures import figures
from ajna_desktop.learning.fitting.fit_code import learn_code
from ajna_desktop.learning.fitting.folds import assign_folds
from ajna_desktop.learning.head_arrays import softmax
from ajna_desktop.learning.heads.linear_head import ClassifierHead
from ajna_desktop.learning.heads.projection import Projection
from ajna_desktop.paths import models
from ajna_desktop.search.evaluation import Searched, held_out_protocol
from ajna_desktop.search.unit_rows import UnitRows
from ajna_desktop.workers.inference import InferenceEngine

SEED: Final = 0
HELD_OUT: Final = 0  # the fold that `finetune_chest_xray.py` left out
LABELS: Final = (Label("NORMAL"), Label("PNEUMONIA"))
# Radiographs of healthy children from elsewhere look less healthy to a classifier than those it
# knows: other exposure and framing. So the threshold is as high as this recall of PNEUMONIA
# among patients never seen allows, and higher than the accuracy here alone would have it.
RECALL: Final = 0.96
SOURCE: Final = (
    "Kermany et al., Identifying Medical Diagnoses and Treatable Diseases by Image-Based "
    "Deep Learning, Cell 172 (2018), doi 10.1016/j.cell.2018.02.010; data set "
    "doi 10.17632/rscbjbr9sj, CC BY 4.0. Children of one to five years, Guangzhou Women "
    "and Children's Medical Center; official training split"
)
LIMITS: Final = (
    f"{RESEARCH_ONLY} It knows one hospital, one age group and front views only, and "
    f"nothing but “normal” and “pneumonia”: on any other image its answer means nothing."
)
LICENCE: Final = "CC BY 4.0, as the images"
RECIPE: Final = "EfficientNet-Lite0, fine-tuned: packaging/models/finetune_chest_xray.py"
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Radiographs:
    """The images of the folder with what is told of them, N each."""

    files: list[FileToRead]
    labels: list[Label]
    hashes: list[str]
    groups: list[str]  # patients; the content where the name tells none
    classes: npt.NDArray[np.int64]
    folds: npt.NDArray[np.int64]


def main(folder: Path, work: Path) -> None:
    """Write both bundles, replacing nothing: remove the old ones first."""
    with tempfile.TemporaryDirectory() as place:
        trial = Path(place, "held_out")
        write_whole(trial, backbone_files(_backbone(work / "held_out_network.npz")[0]))
        radiographs, features = _described(folder, read_backbone(trial), Path(place))
        code_figures = _judge_code(radiographs, features)
        print("search with the code", code_figures)  # noqa: T201 - a script
        head, point, measured = _calibrated(work, radiographs)
        training = _training(radiographs)
        bundle = save_classifier(
            models() / "chest_xray_pneumonia",
            head,
            _backbone(work / "network.npz")[0],
            About("Pneumonia in chest radiographs of children", LICENCE, SOURCE, LIMITS),
            training,
            measured,
            point,
        )
        print(bundle.id, point.in_words(), dict(bundle.figures))  # noqa: T201 - a script
        backbone = read_backbone(bundle.folder / OWN_BACKBONE)
        _, features = _described(folder, backbone, Path(place))
    everything = np.arange(len(radiographs.labels))
    save_code(
        models() / "chest_xray_code",
        _learned(radiographs, features, everything),
        Pooling.AVERAGE,
        backbone,
        About("Likeness of chest radiographs", LICENCE, SOURCE, LIMITS),
        training,
        code_figures,
    )


def _backbone(weights: Path) -> tuple[NewBackbone, dict[str, Floats]]:
    """Return the network of one training, and its arrays with those of its last layer."""
    with np.load(weights, allow_pickle=False) as file:
        arrays = {name: file[name] for name in file.files}
    known = KNOWN_NETWORKS["efficientnet_lite0"]
    network = {name: one for name, one in arrays.items() if not name.startswith("judge/")}
    new = known_backbone(
        known,
        network,
        "chest_xray_efficientnet",
        "EfficientNet-Lite0, fine-tuned on chest radiographs",
        licence="CC BY 4.0, as the images; the weights it began with: Apache-2.0",
        source=f"{SOURCE}; began with the weights of models/efficientnet_lite0",
    )
    return new, arrays


def _calibrated(
    work: Path, radiographs: Radiographs
) -> tuple[ClassifierHead, OperatingPoint, dict[str, Any]]:
    """Return the last layer, its logits scaled so that probabilities hold for unseen patients.

    As in training, both classes weigh the same: 0.5 means as likely as not where there are as
    many healthy as ill.
    """
    with np.load(work / "held_out.npz", allow_pickle=False) as file:
        logits, classes, hashes = file["logits"], file["classes"], file["hashes"]
    held_out = {
        radiographs.hashes[row] for row in np.flatnonzero(radiographs.folds == HELD_OUT)
    }
    assert set(hashes) == held_out  # else the figures would be of images it learnt from
    margin = logits[:, 1] - logits[:, 0]
    fit = LogisticRegression(C=np.inf, class_weight="balanced").fit(margin[:, None], classes)
    slope, offset = float(fit.coef_[0, 0]), float(fit.intercept_[0])
    shift = np.array([-offset / 2, offset / 2], np.float32)
    probabilities = softmax((slope * logits + shift).astype(np.float32))
    reached = float(np.quantile(probabilities[classes == 1, 1], 1 - RECALL))
    point = OperatingPoint(LABELS[1], round(reached, 2))
    _, arrays = _backbone(work / "network.npz")
    width = KNOWN_NETWORKS["efficientnet_lite0"].width
    head = ClassifierHead(
        LABELS,
        np.zeros(width, np.float32),
        np.ones(width, np.float32),
        np.ascontiguousarray(arrays["judge/kernel"].T * np.float32(slope)),
        arrays["judge/bias"] * np.float32(slope) + shift,
    )
    truth = [LABELS[one] for one in classes]
    most = max(np.mean((margin >= one) == classes) for one in margin)
    return (
        head,
        point,
        {
            **figures(LABELS, probabilities, truth, point),
            "accuracy_at_one_half": figures(LABELS, probabilities, truth)["accuracy"],
            "most_accuracy_at_any_threshold": float(most),
        },
    )


def _judge_code(radiographs: Radiographs, features: Floats) -> dict[str, Any]:
    """Return what searching with the code finds for patients that nothing has learnt from."""
    learnt = np.flatnonzero(radiographs.folds != HELD_OUT)
    asked = np.flatnonzero(radiographs.folds == HELD_OUT)
    projection = _learned(radiographs, features, learnt)
    hits = held_out_protocol(
        _searched(radiographs, projection.codes(features[asked]), asked),
        _searched(radiographs, projection.codes(features[learnt]), learnt),
        LABELS,
    )
    return {
        "queries": hits.queries,
        "pool": hits.pool,
        "share_of_20_nearest_with_the_label": {
            "mean_of_classes": hits.at_20.mean,
            **dict(hits.at_20.per_class),
        },
        "share_of_10_nearest_with_the_label": {
            "mean_of_classes": hits.at_10.mean,
            **dict(hits.at_10.per_class),
        },
    }


def _learned(
    radiographs: Radiographs, features: Floats, rows: npt.NDArray[np.int64]
) -> Projection:
    """Learn a code from some images; a fifth of their patients tells when to stop."""
    settings = METHODS["code-128"].settings
    assert settings is not None
    labels = [radiographs.labels[row] for row in rows]
    folds = assign_folds(labels, [radiographs.groups[row] for row in rows], SEED + 1)
    train, validation = rows[folds != 0], rows[folds == 0]
    return learn_code(features, radiographs.classes, train, validation, settings).projection


def _searched(radiographs: Radiographs, codes: Floats, rows: npt.NDArray[np.int64]) -> Searched:
    return Searched(
        UnitRows(codes.astype(np.float16), np.arange(len(rows))),
        radiographs.classes[rows],
        [radiographs.groups[row] for row in rows],
        [radiographs.hashes[row] for row in rows],
    )


def _training(radiographs: Radiographs) -> Training:
    held_out = int((radiographs.folds == HELD_OUT).sum())
    return Training(
        images_per_class=Counter(radiographs.labels),
        split="train",
        content_digest=content_digest(set(radiographs.hashes)),
        folds=0,
        seed=SEED,
        fitted_at_utc=datetime.now(UTC).isoformat(timespec="seconds"),
        program_version=__version__,
        method="efficientnet-finetuned",
        dealt="figures by a network that learnt from four fifths of the patients",
        measured_on=f"{held_out} images of the fifth of the patients held out",
        settings={"recipe": RECIPE},
    )


def _described(folder: Path, backbone: Backbone, cache: Path) -> tuple[Radiographs, Floats]:
    """Return the images of the folder and their average-pooled features, (N, D)."""
    names = sorted(str(path.relative_to(folder)) for path in folder.glob("*/*.jpeg"))
    files = [FileToRead(ScanId(i), str(folder / name)) for i, name in enumerate(names)]
    engine = InferenceEngine(backbone.folder, cache)
    try:
        answers = {answer.scan_id: answer for answer in engine.describe(files, lambda: True)}
    finally:
        engine.close()
    described = [one for file in files if isinstance(one := answers[file.scan_id], Described)]
    if len(described) < len(files):
        raise SystemExit(f"{len(files) - len(described)} images cannot be read.")
    told = [told_by_path(name) for name in names]
    labels = [Label(str(one.label)) for one in told]
    hashes = [image.content_hash for image in described]
    groups = [one.group or own for one, own in zip(told, hashes, strict=True)]
    radiographs = Radiographs(
        files,
        labels,
        hashes,
        groups,
        np.array([LABELS.index(label) for label in labels], np.int64),
        assign_folds(labels, groups, SEED),
    )
    return radiographs, np.stack([image.average for image in described]).astype(np.float32)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
