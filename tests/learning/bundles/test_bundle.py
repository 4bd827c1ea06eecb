import hashlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from ajna_desktop.domain.errors import BundleInvalid, ExportFailed
from ajna_desktop.domain.methods import Pooling
from ajna_desktop.domain.scan import Label
from ajna_desktop.learning.bundles.bundle import (
    Backbone,
    BrokenBundle,
    ClassifierBundle,
    CodeBundle,
    find_bundles,
    read_backbone,
    read_bundle,
    read_classifier,
    read_code,
    resolve_backbone,
)
from ajna_desktop.learning.bundles.save_classifier import (
    About,
    Training,
    content_digest,
    save_classifier,
)
from ajna_desktop.learning.heads.any_head import ClassifierHead
from ajna_desktop.paths import models

BACKBONE = models() / "efficientnet_lite0"
LABELS = (Label("empty"), Label('vazio com “ção” \\ "x"'))


def a_head(width: int = 1280) -> ClassifierHead:
    random = np.random.default_rng(0)
    return ClassifierHead(
        LABELS,
        random.normal(size=width).astype(np.float32),
        random.uniform(1, 2, width).astype(np.float32),
        random.normal(size=(2, width)).astype(np.float32),
        np.array([0.5, -0.5], np.float32),
    )


def save(folder: Path, head: ClassifierHead | None = None) -> ClassifierBundle:
    return save_classifier(
        folder,
        head or a_head(),
        read_backbone(BACKBONE),
        About("Empty or not", "CC0-1.0", "made up"),
        Training(
            dict.fromkeys(LABELS, 7), "", content_digest(["b", "a"]), 5, 0, "2026", "0.1.0"
        ),
        {
            "accuracy": 0.9,
            "balanced_accuracy": 0.8,
            "auc": None,
            "per_class": {
                label: {"precision": 0.9, "recall": 0.8, "f1": 0.85, "support": 7}
                for label in LABELS
            },
        },
    )


def rewrite(folder: Path, old: str, new: str) -> None:
    """Change the manifest of a bundle."""
    manifest = (folder / "model.toml").read_text()
    assert old in manifest
    (folder / "model.toml").write_text(manifest.replace(old, new, 1))


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the backbone, to be damaged."""
    folder = tmp_path / "backbone"
    folder.mkdir()
    for name in ("model.toml", "weights.npz"):
        (folder / name).write_bytes((BACKBONE / name).read_bytes())
    return folder


def test_that_the_shipped_bundles_are_whole() -> None:
    bundles = find_bundles([models()])

    assert not [bundle for bundle in bundles if isinstance(bundle, BrokenBundle)]
    assert {type(bundle) for bundle in bundles} == {Backbone, ClassifierBundle, CodeBundle}
    assert all((bundle.folder / "README.md").is_file() for bundle in bundles)


def test_that_the_shipped_classifier_is_as_good_as_it_must_be() -> None:
    bundle = read_classifier(models() / "chest_xray_pneumonia")

    resolve_backbone(bundle, [])  # it brings its own
    assert bundle.labels == ("NORMAL", "PNEUMONIA")
    assert bundle.figures["accuracy_at_one_half"] >= 0.98
    assert bundle.figures["auc"] >= 0.998
    assert bundle.figures["per_class"]["PNEUMONIA"]["recall"] >= 0.96
    assert bundle.operating_point is not None
    assert bundle.training["images"] == 5216
    assert "Not a medical device" in bundle.intended_use


def test_that_the_shipped_code_finds_radiographs_with_the_same_label() -> None:
    code = read_code(models() / "chest_xray_code")

    assert resolve_backbone(code, [models()]).short_name == "chest_xray_efficientnet"
    assert code.feature_width == 128
    found = code.figures["share_of_20_nearest_with_the_label"]
    assert found["mean_of_classes"] >= 0.95


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("side = 224", "side = 240"),
        ("offset = 127.0", "offset = [127.0, 127.0, 126.0]"),
        ("decode_at_least = 768", "decode_at_least = 448"),
        ("decode_at_least = 768", "decode_at_least = 768\nchannels = 1"),
        ('layers = ["head_relu"]', 'layers = ["block15_project_norm"]'),
        ("width = 1280", 'width = 1280\npooling = "none"'),
    ],
)
def test_that_an_id_names_everything_that_changes_the_features(
    copy: Path, old: str, new: str
) -> None:
    before = read_backbone(copy)
    assert before.id == f"efficientnet_lite0-{before.digest[:12]}"

    rewrite(copy, old, new)

    assert read_backbone(copy).id != before.id


def test_that_an_id_stays_when_only_words_change(copy: Path) -> None:
    before = read_backbone(copy).id

    rewrite(copy, 'name = "EfficientNet-Lite0"', 'name = "Another name"')
    rewrite(copy, 'precision = "f32"', 'precision = "measured"')

    assert read_backbone(copy).id == before
    assert all(array.dtype == np.float32 for array in read_backbone(copy).weights().values())


def test_that_a_backbone_tells_which_features_it_gives(copy: Path) -> None:
    assert read_backbone(copy).pooling_kinds == (Pooling.AVERAGE, Pooling.MAXIMUM)

    rewrite(copy, "width = 1280", 'width = 1280\npooling = "none"')

    assert read_backbone(copy).pooling_kinds == (Pooling.AVERAGE,)


def test_that_missing_weights_say_what_to_do(copy: Path) -> None:
    (copy / "weights.npz").unlink()

    with pytest.raises(BundleInvalid, match=r"weights.npz are missing. Put the file back"):
        read_bundle(copy)


@pytest.mark.parametrize("place", [0, 1000, -1])
def test_that_one_changed_byte_of_the_weights_is_noticed(copy: Path, place: int) -> None:
    content = bytearray((copy / "weights.npz").read_bytes())
    content[place] ^= 1
    (copy / "weights.npz").write_bytes(content)

    with pytest.raises(BundleInvalid, match="checksum"):
        read_bundle(copy)


def test_that_weights_swapped_after_the_check_are_noticed(copy: Path) -> None:
    backbone = read_backbone(copy)
    (copy / "weights.npz").write_bytes(b"something else")

    with pytest.raises(BundleInvalid, match="checksum"):
        backbone.weights()


@pytest.mark.parametrize("array", [np.zeros(3), np.full(3, np.nan, np.float32)])
def test_that_weights_other_than_plain_numbers_are_refused(
    copy: Path, array: np.ndarray
) -> None:
    exchange_weights(copy, np.savez, array)

    with pytest.raises(BundleInvalid, match="plain float32 numbers"):
        read_backbone(copy).weights()


def test_that_compressed_weights_are_not_unfolded(copy: Path) -> None:
    exchange_weights(copy, np.savez_compressed, np.zeros(1_000_000, np.float32))

    with pytest.raises(BundleInvalid, match="plain float32 numbers"):
        read_backbone(copy).weights()


def exchange_weights(folder: Path, save: Callable[..., None], array: np.ndarray) -> None:
    """Put another file of weights into a bundle, and its checksum into the manifest."""
    before = read_backbone(folder).weights_sha256
    save(folder / "weights.npz", array=array)
    digest = hashlib.sha256((folder / "weights.npz").read_bytes()).hexdigest()
    rewrite(folder, before, digest)


def test_that_a_pickle_inside_the_weights_never_runs(copy: Path, tmp_path: Path) -> None:
    marker = tmp_path / "ran"

    class Evil:
        def __reduce__(self):
            return Path.touch, (marker,)

    np.savez(copy / "weights.npz", evil=np.array([Evil()], object))
    digest = hashlib.sha256((copy / "weights.npz").read_bytes()).hexdigest()
    manifest = (copy / "model.toml").read_text()
    (copy / "model.toml").write_text(
        manifest.replace(read_backbone(BACKBONE).weights_sha256, digest)
    )

    with pytest.raises(BundleInvalid, match="cannot be read"):
        read_backbone(copy).weights()
    assert not marker.exists()


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("side = 224", "side = 224.5", "'side' must be a whole number"),
        ("side = 224", "side = true", "'side' must be a whole number"),
        ("side = 224", "side = 7", "'side' must be a whole number from 32 to 4096"),
        ("side = 224", "", "'side' is missing"),
        ("side = 224", "side = 224\nsidee = 1", "'sidee' is not a known key"),
        ("divisor = 128.0", "divisor = 0", "'divisor' must be a number"),
        ("divisor = 128.0", "divisor = nan", "'divisor' must be a number"),
        (
            'kind = "backbone"',
            'kind = "pickle"',
            "'kind' must be 'backbone' or 'classifier' or",
        ),
        ("side = 224", "side = 224\nchannels = 2", "'channels' must be 1 or 3"),
        ("offset = 127.0", "offset = [1, 2]", "'offset' must be a number from"),
        ("offset = 127.0", "offset = [1, 2, true]", "'offset' must be a number from"),
        ("width = 1280", 'width = 1280\noutput = "tea"', "'output' must be"),
        ('precision = "f32"', 'precision = "int8"', "'precision' must be"),
        ('network = "eff', 'network = "ff', "'network' must be"),
        ("format = 1", "format = 2", "'format' must be a whole number from 1 to 1"),
        ('resize = "bilinear"', 'resize = "sharp"', "'resize' must be"),
        ('layers = ["head_relu"]', "layers = []", "'layers' must be a list"),
        ('file = "weights.npz"', 'file = "../weights.npz"', "'file' must be the name"),
        ('sha256 = "', 'sha256 = "0', "'sha256' must be 64 hexadecimal"),
        ("[input]", "[input", "is no TOML file"),
    ],
)
def test_that_a_manifest_is_read_strictly(
    copy: Path, old: str, new: str, sentence: str
) -> None:
    manifest = (copy / "model.toml").read_text()
    assert old in manifest
    (copy / "model.toml").write_text(manifest.replace(old, new, 1))

    with pytest.raises(BundleInvalid) as caught:
        read_bundle(copy)
    assert sentence in str(caught.value)


def test_that_a_broken_bundle_is_listed_beside_the_good_ones(
    copy: Path, tmp_path: Path
) -> None:
    (copy / "model.toml").write_bytes(b"\xff\x00")
    save(tmp_path / "mine")

    broken, mine = find_bundles([tmp_path, tmp_path / "not there"])

    assert isinstance(broken, BrokenBundle)
    assert broken.folder == copy
    assert isinstance(mine, ClassifierBundle)


def test_that_a_saved_classifier_comes_back_as_it_was(tmp_path: Path) -> None:
    head = a_head()
    save(tmp_path / "mine", head)

    bundle = read_classifier(tmp_path / "mine")

    features = np.random.default_rng(1).normal(size=(5, 1280)).astype(np.float16)
    assert bundle.labels == LABELS
    np.testing.assert_array_equal(
        bundle.head.probabilities(features), head.probabilities(features)
    )
    assert bundle.training["images"] == 14
    assert bundle.training["images_per_class"] == dict.fromkeys(LABELS, 7)
    assert "auc" not in bundle.figures
    bundle.check_fits(read_backbone(BACKBONE))
    assert sorted(p.name for p in tmp_path.iterdir()) == ["mine"]  # nothing temporary is left


def test_that_a_classifier_is_never_written_over(tmp_path: Path) -> None:
    save(tmp_path / "mine")

    with pytest.raises(ExportFailed, match="already"):
        save(tmp_path / "mine")


def test_that_a_classifier_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(ExportFailed, match="cannot be saved"):
        save(tmp_path / "file" / "mine")


def test_that_a_classifier_of_another_backbone_is_refused(tmp_path: Path, copy: Path) -> None:
    bundle = save(tmp_path / "mine", a_head(width=640))

    with pytest.raises(BundleInvalid, match="was made for features of"):
        bundle.check_fits(read_backbone(BACKBONE))


def test_that_a_content_digest_knows_no_order() -> None:
    assert content_digest(["a", "b"]) == content_digest(["b", "a"]) != content_digest(["a"])
