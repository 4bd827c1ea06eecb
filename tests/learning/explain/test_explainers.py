"""The same evidence by two engines and by the book, for networks of every kind."""

from pathlib import Path

import numpy as np
import pytest

from ajna_desktop.domain.errors import NotExplainable
from ajna_desktop.domain.explanation import Explanation
from ajna_desktop.domain.methods import Pooling
from ajna_desktop.domain.scan import Label
from ajna_desktop.imaging.read_image import decode
from ajna_desktop.learning.bundles.bundle import OWN_BACKBONE, read_backbone, read_classifier
from ajna_desktop.learning.heads.any_head import ClassifierHead
from ajna_desktop.paths import models
from ajna_desktop.workers.process import WorkerProcess

CHILD = "tests.learning.explain.explain_child:ExplainChild"
MAKER = "tests.learning.explain.network_maker:NetworkMaker"
SHIPPED = models() / "efficientnet_lite0"
TWO = (Label("A"), Label("B"))
SIDES = {"cnn_150": 150, "cnn_150_pooled": 150, "cnn_224": 224, "densenet121": 96}


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return tmp_path_factory.mktemp("networks")


@pytest.fixture(scope="module")
def maker(place):
    process = WorkerProcess("maker", MAKER, (str(place / "cache"),))
    yield process
    process.close()


@pytest.fixture(scope="module", params=["efficientnet_lite0", *SIDES])
def backbone(request, maker, place):
    if request.param == "efficientnet_lite0":
        return SHIPPED
    folder = place / request.param
    return Path(maker.call("make_known", request.param, str(folder), SIDES[request.param]))


@pytest.fixture(scope="module")
def engines(backbone, place):
    """OpenVINO and TensorFlow, each in a process of its own."""
    pair = [
        WorkerProcess(engine, CHILD, (str(backbone), str(place / "cache"), engine))
        for engine in ("openvino", "tensorflow")
    ]
    yield pair
    for process in pair:
        process.close()


def a_head(width, pooling=Pooling.AVERAGE):
    random = np.random.default_rng(3)
    return ClassifierHead(
        TWO,
        random.normal(size=width).astype(np.float32),
        random.uniform(0.5, 2, width).astype(np.float32),
        random.normal(size=(2, width)).astype(np.float32),
        random.normal(size=2).astype(np.float32),
        pooling,
    )


def an_image(height=180, width=240):
    random = np.random.default_rng(5)
    blocks = random.integers(0, 255, (height // 20, width // 20))
    return np.kron(blocks, np.ones((20, 20))).astype(np.uint8)


@pytest.mark.timeout(300)
def test_that_evidence_is_grad_cam_by_either_engine_and_by_the_book(backbone, engines):
    openvino, tensorflow = engines
    head, image = a_head(read_backbone(backbone).feature_width), an_image()

    fast = openvino.call("evidence", image, head, 1)
    exact = tensorflow.call("evidence", image, head, 1)
    book = tensorflow.call("by_the_book", image, head, 1, fast.layer)

    assert fast.layer == exact.layer
    assert fast.cells.shape == exact.cells.shape
    assert min(fast.cells.shape) >= 3
    assert np.ptp(fast.cells) > 0.1
    np.testing.assert_allclose(fast.cells, book, atol=2e-3)
    np.testing.assert_allclose(exact.cells, book, atol=2e-3)
    assert fast.probability == pytest.approx(exact.probability, abs=1e-3)
    assert fast.reach == exact.reach


def test_that_the_other_of_two_classes_has_the_opposite_evidence(backbone, engines):
    head = a_head(read_backbone(backbone).feature_width)
    one, other = (engines[0].call("evidence", an_image(), head, number) for number in (0, 1))
    np.testing.assert_allclose(one.cells, -other.cells, atol=1e-5)
    assert one.probability + other.probability == pytest.approx(1)


def test_that_a_head_on_the_maxima_is_explained_by_them(backbone, engines):
    if not read_backbone(backbone).is_pooled:
        pytest.skip("this network has features of one kind")
    head = a_head(read_backbone(backbone).feature_width, Pooling.MAXIMUM)
    fast, exact = (engine.call("evidence", an_image(), head, 1) for engine in engines)
    np.testing.assert_allclose(fast.cells, exact.cells, atol=2e-3)
    assert fast.probability == pytest.approx(exact.probability, abs=1e-3)


def test_that_every_layer_that_is_offered_can_be_seen(backbone, engines):
    layers = engines[0].call("layers")
    assert len(layers) >= 5
    for layer in (layers[0], layers[len(layers) // 2], layers[-1]):
        seen = engines[0].call("activations", an_image(), layer.name)
        assert seen.maps.shape == (layer.maps, layer.height, layer.width)
        assert seen.maps.dtype == np.uint8
        alike = engines[1].call("activations", an_image(), layer.name)
        assert np.abs(seen.maps.astype(int) - alike.maps).max() <= 2
        np.testing.assert_allclose(seen.highest, alike.highest, rtol=1e-2, atol=1e-2)


def test_that_a_layer_without_maps_is_refused_in_a_sentence(engines):
    with pytest.raises(NotExplainable, match="“nowhere”"):
        engines[0].call("activations", an_image(), "nowhere")


def test_that_the_first_filters_are_those_of_the_network(backbone, engines):
    filters = engines[0].call("filters")
    weights = read_backbone(backbone).weights()
    kernel = weights[f"{filters.layer}/kernel"]
    height, width, channels, count = kernel.shape
    colours = (3,) if channels == 3 else ()
    assert filters.pictures.shape == (count, height, width, *colours)
    shown = kernel if channels == 3 else kernel.mean(axis=2, keepdims=True)
    largest = np.unravel_index(np.abs(shown[..., 0]).argmax(), shown.shape[:3])
    seen = filters.pictures[0].reshape(height, width, -1)[largest]
    assert seen == (255 if shown[..., 0][largest] > 0 else 0)


@pytest.mark.parametrize(("height", "width"), [(600, 300), (300, 600)])
@pytest.mark.parametrize("corner", [(0, 0), (1, 0), (0, 1), (1, 1)])
def test_that_a_bright_object_is_found_where_it_lies(place, height, width, corner):
    """A head that asks how much there is at all: everything that answers lies on the object."""
    process = WorkerProcess("corner", CHILD, (str(SHIPPED), str(place / "cache"), "openvino"))
    ones = np.ones((1, 1280), np.float32)
    head = ClassifierHead(
        TWO,
        np.zeros(1280, np.float32),
        np.ones(1280, np.float32),
        np.vstack([-ones, ones]),
        np.zeros(2, np.float32),
    )
    image = np.full((height, width), 20, np.uint8)
    top, left = (
        round(0.75 * side * place)
        for side, place in zip((height, width), corner[::-1], strict=True)
    )
    texture = np.random.default_rng(1).integers(80, 255, (height // 4, width // 4))
    image[top : top + height // 4, left : left + width // 4] = texture

    found = process.call("evidence", image, head, 1)
    process.close()

    shown = Explanation(found.cells, found.reach, TWO[1], 1.0, "", found.layer)
    evidence = shown.map(height, width)
    quarters = [
        evidence[y * height // 2 : (y + 1) * height // 2, x * width // 2 : (x + 1) * width // 2]
        for x, y in [(0, 0), (1, 0), (0, 1), (1, 1)]
    ]
    sums = [float(quarter.sum()) for quarter in quarters]
    assert [(0, 0), (1, 0), (0, 1), (1, 1)][int(np.argmax(sums))] == corner


def conv(kernel, **settings):
    return "Conv2D", {"filters": 2, "kernel_size": kernel, **settings}


@pytest.mark.parametrize(
    ("layers", "side", "reach"),
    [
        ([conv(3, padding="same")], 20, (0, 0, 1, 1)),
        ([conv(3, padding="same", strides=2)], 20, (0, 0, 1, 1)),
        ([conv(5)], 20, (0.1, 0.1, 0.9, 0.9)),
        ([("MaxPooling2D", {})], 20, (0, 0, 1, 1)),
        ([conv(3), ("MaxPooling2D", {})], 20, (0.05, 0.05, 0.95, 0.95)),
        ([("ZeroPadding2D", {"padding": 1}), conv(3)], 20, (0, 0, 1, 1)),
        ([("Cropping2D", {"cropping": ((0, 0), (5, 0))})], 20, (0.25, 0, 1, 1)),
        ([("MaxPooling2D", {}), ("UpSampling2D", {})], 20, (0, 0, 1, 1)),
        ([conv((1, 3))], 10, (0.1, 0, 0.9, 1)),
    ],
)
def test_that_cells_are_where_their_layers_look(maker, layers, side, reach):
    assert maker.call("reach", layers, side) == pytest.approx(reach)


@pytest.mark.timeout(300)
def test_that_the_shipped_classifier_sees_pneumonia_inside_the_chest(place, shared_data):
    classifier = read_classifier(models() / "chest_xray_pneumonia")
    network = str(classifier.folder / OWN_BACKBONE)
    process = WorkerProcess("chest", CHILD, (network, str(place / "cache"), "openvino"))
    number = classifier.labels.index("PNEUMONIA")
    sums, inside = {}, []
    for label in ("PNEUMONIA", "NORMAL"):
        sums[label] = []
        for path in sorted((shared_data / "chest_xray_fullres" / label).iterdir())[:12]:
            image = decode(path.read_bytes(), at_least=768).array
            found = process.call("evidence", image, classifier.head, number)
            sums[label].append(float(found.cells.mean()))
            shown = Explanation(found.cells, found.reach, TWO[1], 1.0, "", "").map(40, 40)
            if label == "PNEUMONIA":
                inside.append(shown[6:34, 4:36].sum() / shown.sum())
    process.close()
    assert np.median(sums["PNEUMONIA"]) > np.median(sums["NORMAL"]) + 0.1
    assert np.mean(inside) > 0.62  # of 56 % of the area
