import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageOps

from ajna_desktop.domain.errors import BundleInvalid, ImageUnreadable, WorkerNotStarted
from ajna_desktop.domain.files import Described, FileToRead, Refused
from ajna_desktop.domain.operating_point import decided
from ajna_desktop.domain.scan import ScanId
from ajna_desktop.learning.bundles.bundle import read_classifier, resolve_backbone
from ajna_desktop.learning.runtimes.runtime import ComputeEngine
from ajna_desktop.paths import models
from ajna_desktop.workers.inference import InferenceEngine

BACKBONE = models() / "efficientnet_lite0"
DEADLY = "tests.workers.deadly:DeadlyWorker"

MakeEngine = Callable[..., InferenceEngine]


@pytest.fixture
def make_engine(tmp_path: Path) -> Iterator[MakeEngine]:
    engines = []

    def make(**arguments: object) -> InferenceEngine:
        engines.append(InferenceEngine(BACKBONE, tmp_path, **arguments))  # type: ignore[arg-type]
        return engines[-1]

    yield make
    for engine in engines:
        engine.close()


def files(folder: Path, names: list[str]) -> list[FileToRead]:
    return [FileToRead(ScanId(i), str(folder / name)) for i, name in enumerate(names, 1)]


def described(
    engine: InferenceEngine, wanted: list[FileToRead]
) -> dict[int, Described | Refused]:
    answers = list(engine.describe(wanted, lambda: True))
    by_id = {answer.scan_id: answer for answer in answers}
    assert len(by_id) == len(answers) == len(wanted)  # exactly one answer a file
    return by_id


def test_that_every_file_gets_its_own_answer(make_engine: MakeEngine, tmp_path: Path) -> None:
    names = [f"bad-{i}" if i % 7 == 0 else f"fine-{i}" for i in range(61)]

    answers = described(make_engine(worker=DEADLY), files(tmp_path, names))

    for scan_id, name in enumerate(names, 1):
        answer = answers[scan_id]
        if name.startswith("bad"):
            assert isinstance(answer, Refused)
        else:
            assert isinstance(answer, Described)
            assert answer.average[0] == scan_id
            assert answer.content_hash == f"hash of {scan_id}"


@pytest.mark.parametrize("fault", ["kill-3", "late-3"])
def test_that_a_file_that_kills_the_worker_costs_only_itself(
    fault: str, make_engine: MakeEngine, tmp_path: Path
) -> None:
    # One slow file a batch, so that other batches still wait when the suspects run.
    names = [f"fine-{i}" if i % 8 else f"slow-{i}" for i in range(80)]
    names[3] = fault

    engine = make_engine(worker=DEADLY)
    answers = described(engine, files(tmp_path, names))

    refused = [answer for answer in answers.values() if isinstance(answer, Refused)]
    assert [answer.scan_id for answer in refused] == [4]
    assert refused[0].reason == "reading it ended the reader twice"
    tried = [line.split() for line in (tmp_path / "batches").read_text().splitlines()]
    sizes = [len(batch) for batch in tried if fault in batch]
    assert sizes == [8, 4, 2, 1, 1]
    assert engine.restarts in (len(sizes) - 1, len(sizes))  # started again if wanted again


def test_that_a_file_that_killed_the_worker_once_gets_another_try(
    make_engine: MakeEngine, tmp_path: Path
) -> None:
    answers = described(make_engine(worker=DEADLY), files(tmp_path, ["once-a", "fine-b"]))

    assert all(isinstance(answer, Described) for answer in answers.values())


def test_that_a_crash_is_noticed_within_a_second(
    make_engine: MakeEngine, tmp_path: Path
) -> None:
    engine = make_engine(worker=DEADLY)
    described(engine, files(tmp_path, ["fine-a"]))  # the child is up

    began = time.monotonic()
    answers = engine.describe(files(tmp_path, ["once-b"]), lambda: engine.restarts == 0)
    list(answers)

    assert engine.restarts == 1
    assert time.monotonic() - began < 1.0


def test_that_a_file_that_hangs_is_set_aside(make_engine: MakeEngine, tmp_path: Path) -> None:
    engine = make_engine(worker=DEADLY, grace=0.3, seconds_per_file=0.05)

    answers = described(engine, files(tmp_path, ["fine-a", "hang-b", "fine-c"]))

    assert isinstance(answers[1], Described)
    assert isinstance(answers[2], Refused)
    assert answers[2].reason == "reading it took too long"
    assert isinstance(answers[3], Described)


def test_that_a_bug_costs_only_the_file_that_meets_it(
    make_engine: MakeEngine, tmp_path: Path
) -> None:
    engine = make_engine(worker=DEADLY)

    answers = described(engine, files(tmp_path, ["fine-a", "bug-b", "fine-c"]))

    assert isinstance(answers[2], Refused)
    assert "log" in answers[2].reason
    assert engine.restarts == 0


def test_that_stop_ends_within_a_second_and_keeps_what_is_done(
    make_engine: MakeEngine, tmp_path: Path
) -> None:
    engine = make_engine(worker=DEADLY)
    wanted = files(tmp_path, [f"fine-{i}" for i in range(16)] + ["hang-x"] * 8)
    stopped_at: list[float] = []

    def keep_going() -> bool:
        if len(answers) >= 16 and not stopped_at:
            stopped_at.append(time.monotonic())
        return not stopped_at

    answers: list[Described | Refused] = []
    for answer in engine.describe(wanted, keep_going):
        answers.append(answer)

    assert time.monotonic() - stopped_at[0] < 1.0
    assert sorted(answer.scan_id for answer in answers) == list(range(1, 17))


def test_that_stop_gives_out_batches_that_are_nearly_done(
    make_engine: MakeEngine, tmp_path: Path
) -> None:
    engine = make_engine(worker=DEADLY)
    described(engine, files(tmp_path, ["fine-a"]))  # the child is up

    batches = tmp_path / "batches"

    def is_not_begun() -> bool:
        return "slow-a" not in batches.read_text()

    answers = list(engine.describe(files(tmp_path, ["slow-a"]), is_not_begun))

    assert [answer.scan_id for answer in answers] == [1]


def test_that_nothing_begins_after_a_stop(make_engine: MakeEngine, tmp_path: Path) -> None:
    engine = make_engine(worker=DEADLY)
    described(engine, files(tmp_path, ["fine-a"]))  # the child is up

    assert list(engine.describe(files(tmp_path, ["fine-b"]), lambda: False)) == []
    assert "fine-b" not in (tmp_path / "batches").read_text()


def test_that_describing_goes_on_after_a_stop(make_engine: MakeEngine, tmp_path: Path) -> None:
    engine = make_engine(worker=DEADLY)
    wanted = files(tmp_path, [f"slow-{i}" for i in range(40)])
    first = engine.describe(wanted, lambda: True)
    next(first)
    first.close()  # type: ignore[attr-defined]

    answers = described(engine, files(tmp_path, ["fine-a"]))

    assert isinstance(answers[1], Described)


def test_that_a_closed_engine_says_so(make_engine: MakeEngine, tmp_path: Path) -> None:
    engine = make_engine(worker=DEADLY)
    engine.close()

    with pytest.raises(WorkerNotStarted):
        list(engine.describe(files(tmp_path, ["fine-a"]), lambda: True))


def test_that_weights_that_vanish_before_the_start_are_told(tmp_path: Path) -> None:
    folder = tmp_path / "backbone"
    folder.mkdir()
    for name in ("model.toml", "weights.npz"):
        (folder / name).write_bytes((BACKBONE / name).read_bytes())
    engine = InferenceEngine(folder, tmp_path)
    (folder / "weights.npz").unlink()

    with pytest.raises(BundleInvalid, match="missing"):
        engine.describe_one("any.png")
    engine.close()


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[InferenceEngine]:
    engine = InferenceEngine(
        BACKBONE, tmp_path_factory.mktemp("cache"), engine=ComputeEngine.OPENVINO
    )
    yield engine
    engine.close()


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Synthetic images of every kind of pixels."""
    folder = tmp_path_factory.mktemp("pictures")
    random = np.random.default_rng(0)
    coarse = random.integers(0, 256, (12, 10, 3), np.uint8)
    colour = Image.fromarray(coarse).resize((500, 600), Image.Resampling.BICUBIC)
    grey = ImageOps.autocontrast(colour.convert("L"), cutoff=0.5)
    deep = (np.asarray(grey, np.uint16) * 16) + 1000
    colour.save(folder / "colour.png")
    grey.save(folder / "grey.png")
    grey.save(folder / "grey.jpg", quality=95)
    Image.fromarray(deep).save(folder / "deep.png")
    Image.merge("RGB", [grey] * 3).save(folder / "grey_in_colour.png")
    return [str(folder / name) for name in sorted(p.name for p in folder.iterdir())]


def test_that_an_image_is_described(engine: InferenceEngine, pictures: list[str]) -> None:
    answers = {Path(path).name: engine.describe_one(path) for path in pictures}

    grey = answers["grey.png"]
    assert grey.average.shape == grey.maximum.shape == (engine.feature_width,)
    assert grey.average.dtype == np.float16
    assert (grey.maximum >= grey.average).all()
    assert engine.device == "CPU · OpenVINO float32"
    assert len(grey.content_hash) == 64
    same = answers["grey_in_colour.png"]
    np.testing.assert_array_equal(grey.average, same.average)
    # 16 bits stretched to 8 are the same picture, but for the half percent at either end.
    assert cosine(grey.average, answers["deep.png"].average) > 0.98
    assert cosine(grey.average, answers["colour.png"].average) < 0.999


def test_that_no_image_is_refused_with_the_reason(
    engine: InferenceEngine, tmp_path: Path
) -> None:
    (tmp_path / "text.png").write_text("no image")

    with pytest.raises(ImageUnreadable, match="not an image"):
        engine.describe_one(str(tmp_path / "text.png"))


def test_that_tensorflow_gives_the_same_features(
    engine: InferenceEngine, pictures: list[str], tmp_path: Path
) -> None:
    wanted = [FileToRead(ScanId(i), path) for i, path in enumerate(pictures)]
    tensorflow = InferenceEngine(BACKBONE, tmp_path, engine=ComputeEngine.TENSORFLOW)
    try:
        theirs = described(tensorflow, wanted)
        assert tensorflow.device.endswith("TensorFlow float32")
    finally:
        tensorflow.close()

    for scan_id, ours in described(engine, wanted).items():
        other = theirs[scan_id]
        assert isinstance(ours, Described)
        assert isinstance(other, Described)
        # One step of float16 in [4, 8) is 0.004.
        np.testing.assert_allclose(ours.average, other.average, atol=2e-3)
        np.testing.assert_allclose(ours.maximum, other.maximum, atol=4e-3)


def test_that_the_shipped_classifier_tells_real_radiographs_apart(
    tmp_path: Path, shared_data: Path
) -> None:
    folder = shared_data / "chest_xray_fullres"
    paths = [
        p for kind in ("NORMAL", "PNEUMONIA") for p in sorted((folder / kind).iterdir())[:20]
    ]
    classifier = read_classifier(models() / "chest_xray_pneumonia")
    network = resolve_backbone(classifier, [])
    engine = InferenceEngine(network.folder, tmp_path)
    try:
        files = [FileToRead(ScanId(i), str(p)) for i, p in enumerate(paths)]
        answers = described(engine, files)
    finally:
        engine.close()
    features = np.stack([answers[i].average for i in range(len(paths))])  # type: ignore[union-attr]
    told = decided(
        classifier.labels, classifier.head.probabilities(features), classifier.operating_point
    )
    right = [classifier.labels[b] == p.parent.name for b, p in zip(told, paths, strict=True)]

    assert sum(right) >= 38


def cosine(one: np.ndarray, other: np.ndarray) -> float:
    a, b = one.astype(np.float64), other.astype(np.float64)
    return float(a @ b / np.linalg.norm(a) / np.linalg.norm(b))
