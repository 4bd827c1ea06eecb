import io

import h5py
import numpy as np
import pytest

from ajna_desktop.domain.errors import BundleInvalid
from ajna_desktop.learning.model_files.hdf5 import read_hdf5


def content(write, **options) -> memoryview:
    file = io.BytesIO()
    with h5py.File(file, "w", **options) as group:
        write(group)
    return memoryview(file.getvalue())


def usual(group, many=True):
    rng = np.random.default_rng(0)
    for number in range(40 if many else 5):  # 40: more than one node of a group's tree holds
        group[f"layers/conv2d_{number}/vars/0"] = rng.normal(size=(3, 5)).astype("<f4")
    group["half"] = rng.normal(size=7).astype("<f2")
    group["double"] = rng.normal(size=(2, 2)).astype("<f8")
    group["big"] = rng.normal(size=(2, 3)).astype(">f4")
    group["single"] = np.float32(4)
    group["none"] = np.zeros((0, 4), np.float32)
    group["whole"] = np.arange(3)
    group.attrs["keras_version"] = "3.15.1"
    group.attrs["fixed"] = np.array([b"conv", b"dense_1"])
    group.attrs["any_length"] = ["a", "überlang" * 40]
    group.attrs["nothing"] = np.array([], np.float64)


@pytest.mark.parametrize("version", ["earliest", "v108", "latest"])
def test_that_arrays_and_texts_are_those_that_the_library_reads(version):
    # Later versions give larger groups an index.
    found = content(lambda group: usual(group, many=version == "earliest"), libver=version)
    ours = read_hdf5(found)
    with h5py.File(io.BytesIO(found)) as file:
        theirs = {}
        file.visititems(
            lambda name, item: (
                theirs.update({name: item[()]}) if isinstance(item, h5py.Dataset) else None
            )
        )
    assert ours.arrays.keys() == theirs.keys()
    for name, array in theirs.items():
        assert ours.arrays[name].shape == np.shape(array)
        if name != "whole":
            np.testing.assert_array_equal(ours.array(name), array)
    assert ours.names("", "fixed") == ("conv", "dense_1")
    assert ours.names("", "any_length") == ("a", "überlang" * 40)
    assert ours.names("", "nothing") == ()


def test_that_names_spread_over_several_attributes_are_joined():
    # As Keras does it when they are longer than the header of an object may be.
    def write(group):
        group.attrs["layer_names0"] = [b"a", b"b"]
        group.attrs["layer_names1"] = [b"c"]

    assert read_hdf5(content(write)).names("", "layer_names") == ("a", "b", "c")


def test_that_whole_numbers_are_no_weights():
    with pytest.raises(BundleInvalid, match="Quantised"):
        read_hdf5(content(lambda group: group.create_dataset("w", data=[1, 2]))).array("w")


def external_file(group):
    group.create_dataset("w", (4,), "f4", external=[("/etc/passwd", 0, 16)])


def external_link(group):
    group["w"] = h5py.ExternalLink("/etc/passwd", "/")


def soft_link(group):
    group["w"] = h5py.SoftLink("/somewhere")


def circle(group):
    group.create_group("a")
    group["a/again"] = group["/"]


def pieces(group):
    group.create_dataset("w", (64, 64), "f4", chunks=(8, 8))


def bomb(group):
    data = np.zeros((1 << 20,), "f4")
    group.create_dataset("w", data=data, compression="gzip")


def never_written(group):
    group.create_dataset("w", (1 << 40,), "f4")


@pytest.mark.parametrize("libver", ["earliest", "latest"])
@pytest.mark.parametrize(
    ("write", "reason"),
    [
        (external_file, "another file"),
        (external_link, "another"),
        (soft_link, "another place"),
        (circle, "circle"),
        (pieces, "pieces|compressed"),
        (bomb, "pieces|compressed"),
        (never_written, "not as large as it says"),
    ],
)
def test_that_what_keras_never_writes_is_refused(write, reason, libver):
    with pytest.raises(BundleInvalid, match=reason):
        read_hdf5(content(write, libver=libver))


def test_that_a_group_with_an_index_is_refused_with_advice():
    def write(group):
        for number in range(40):
            group[f"w{number}"] = np.zeros(2, np.float32)

    with pytest.raises(BundleInvalid, match="save it again"):
        read_hdf5(content(write, libver="latest"))


def test_that_a_truncated_file_is_damaged_wherever_it_ends():
    whole = content(usual)
    for end in range(0, len(whole) - 1, 199):
        with pytest.raises(BundleInvalid):
            read_hdf5(whole[:end])


def test_that_arrays_on_top_of_one_another_are_refused():
    # A megabyte, and eight arrays that were never written, made to point at the same megabyte.
    def write(group):
        group["w"] = np.ones(1 << 18, np.float32)
        for number in range(8):
            group.create_dataset(f"w{number}", (1 << 18,), "f4")

    changed = content(write).tobytes()
    with h5py.File(io.BytesIO(changed)) as file:
        start = file["w"].id.get_offset()
    size = (4 << 18).to_bytes(8, "little")
    changed = changed.replace(b"\xff" * 8 + size, start.to_bytes(8, "little") + size)
    with pytest.raises(BundleInvalid, match="on top"):
        read_hdf5(memoryview(changed))
