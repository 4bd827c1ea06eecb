"""Make models/chest_xray_pneumonia from the radiographs of Kermany et al. (2018).

    python packaging/models/train_chest_xray_pneumonia.py FOLDER

FOLDER is the training split, with the folders NORMAL and PNEUMONIA. The bundle shipped
was made from a copy scaled to 224 x 224 pixels. Uses what the program itself uses: the same
worker, the same out-of-fold judgement, the same fit.
"""

import shutil
import sys
import tempfile
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from ajna_desktop import __version__
from ajna_desktop.domain.files import Described, FileToRead
from ajna_desktop.domain.folder_names import told_by_path
from ajna_desktop.domain.scan import ScanId
from ajna_desktop.learning.bundle import read_backbone
from ajna_desktop.learning.figures import figures
from ajna_desktop.learning.folds import FOLDS
from ajna_desktop.learning.out_of_fold import judge
from ajna_desktop.learning.save_classifier import (
    RESEARCH_ONLY,
    About,
    Training,
    content_digest,
    save_classifier,
)
from ajna_desktop.paths import models
from ajna_desktop.workers.inference import InferenceEngine

SEED = 0
ABOUT = About(
    name="Pneumonia in chest radiographs of children",
    licence="CC BY 4.0, as the images",
    source=(
        "Kermany et al., Identifying Medical Diagnoses and Treatable Diseases by Image-Based "
        "Deep Learning, Cell 172 (2018), doi 10.1016/j.cell.2018.02.010; data set "
        "doi 10.17632/rscbjbr9sj, CC BY 4.0. Children of one to five years, Guangzhou Women "
        "and Children's Medical Center; official training split"
    ),
    intended_use=(
        f"{RESEARCH_ONLY} It knows one hospital, one age group and front views only, and "
        f"nothing but “normal” and “pneumonia”: on any other image its answer means nothing."
    ),
)


def main(folder: Path) -> None:
    """Describe the images, judge them out of fold, fit on all of them, write the bundle."""
    backbone_folder = models() / "efficientnet_lite0"
    names = sorted(str(path.relative_to(folder)) for path in folder.glob("*/*.jpeg"))
    with tempfile.TemporaryDirectory() as cache:
        described = _describe(folder, names, backbone_folder, Path(cache))
    told = [told_by_path(name) for name in names]
    labels = [one.label for one in told if one.label is not None]
    groups = [
        one.group or image.content_hash for one, image in zip(told, described, strict=True)
    ]
    features = np.stack([image.average for image in described]).astype(np.float32)
    judged = judge(features, labels, groups, SEED)
    target = models() / "chest_xray_pneumonia"
    shutil.rmtree(target, ignore_errors=True)
    bundle = save_classifier(
        target,
        judged.head,
        read_backbone(backbone_folder),
        ABOUT,
        Training(
            images_per_class=Counter(labels),
            split="train",
            content_digest=content_digest([image.content_hash for image in described]),
            folds=FOLDS,
            seed=SEED,
            fitted_at_utc=datetime.now(UTC).isoformat(timespec="seconds"),
            program_version=__version__,
        ),
        figures(judged.labels, judged.probabilities, labels),
    )
    print(bundle.id, dict(bundle.figures))  # noqa: T201 - a script


def _describe(folder: Path, names: list[str], backbone: Path, cache: Path) -> list[Described]:
    engine = InferenceEngine(backbone, cache)
    files = [FileToRead(ScanId(i), str(folder / name)) for i, name in enumerate(names)]
    try:
        answers = {answer.scan_id: answer for answer in engine.describe(files, lambda: True)}
    finally:
        engine.close()
    described = [answers[file.scan_id] for file in files]
    refused = [answer for answer in described if not isinstance(answer, Described)]
    if refused:
        raise SystemExit(
            f"{len(refused)} images cannot be read, the first: {refused[0].reason}"
        )
    return [answer for answer in described if isinstance(answer, Described)]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
