import numpy as np
import pytest

from ajna_desktop.domain.errors import BundleInvalid
from ajna_desktop.learning.model_files.onnx_file import read_onnx
from ajna_desktop.learning.model_files.protobuf import fields, signed
from tests.learning.model_files import made_onnx
from tests.learning.model_files.made_onnx import model, node, tensor


def test_that_the_layout_and_the_size_of_images_are_told():
    first = read_onnx(memoryview(made_onnx.small()))
    last = read_onnx(memoryview(made_onnx.small(last=True, side=64)))
    assert (first.is_channels_last, first.side) == (False, 32)
    assert (last.is_channels_last, last.side) == (True, 64)
    assert first.takes_many


def test_that_a_fixed_number_of_images_is_noticed():
    content = model([node("Softmax", ["image"], "out")], [], (1, 3, 32, 32), (1, 3))
    assert not read_onnx(memoryview(content)).takes_many


def test_that_the_last_operation_is_seen_through_what_changes_no_number():
    nodes = [node("Softmax", ["image"], "p"), node("Identity", ["p"], "out")]
    assert read_onnx(memoryview(model(nodes, []))).ending == "Softmax"


@pytest.mark.parametrize(
    ("image", "classes", "reason"),
    [
        (("N", 3, 32, 64), ("N", 3), "not square"),
        (("N", 5, 32, 32), ("N", 3), "1 or 3 channels"),
        (("N", 100), ("N", 3), "does not take images"),
        (("N", 3, 8, 8), ("N", 3), "8 pixels"),
        (("N", 3, 32, 32), ("N", "K"), "how many classes"),
        (("N", 3, 32, 32), ("N", 3, 4, 4), "how many classes"),
        (("N", 3, 32, 32), ("N", 1 << 20), "how many classes"),
    ],
)
def test_that_only_classifiers_of_square_images_are_taken(image, classes, reason):
    content = model([node("Softmax", ["image"], "out")], [], image, classes)
    with pytest.raises(BundleInvalid, match=reason):
        read_onnx(memoryview(content))


def test_that_tensors_may_hold_their_numbers_one_by_one():
    listed = made_onnx.field(1, 2) + made_onnx.field(2, 7) + made_onnx.field(8, "axes")
    numbers = made_onnx.field(7, made_onnx.varint(2) + made_onnx.varint(-1))
    content = model([node("Softmax", ["image"], "out")], [listed + numbers])
    assert read_onnx(memoryview(content)).parameters == {"axes": 2}


def test_that_a_tensor_within_a_constant_is_checked_too():
    lying = tensor("", np.zeros(4, np.float32), [1 << 30])
    constant = node("Constant", [], "c", value=lying)
    with pytest.raises(BundleInvalid, match="not as large"):
        read_onnx(memoryview(model([constant, node("Softmax", ["image"], "out")], [])))


def test_that_numbers_are_read_as_they_were_written():
    content = made_onnx.field(1, 300) + made_onnx.field(2, -5) + made_onnx.field(3, "text")
    found = list(fields(memoryview(content)))
    assert found[0] == (1, 300)
    assert signed(found[1][1]) == -5
    assert bytes(found[2][1]) == b"text"


@pytest.mark.parametrize(
    "content", [b"\xff" * 12, b"\x0a\xff\x01", b"\x0b", b"\x02\x01", b"\x08"]
)
def test_that_what_is_no_message_is_damaged(content):
    with pytest.raises(BundleInvalid, match="damaged"):
        list(fields(memoryview(content)))
