"""Exports that say nothing of whom the images are."""

import re
from concurrent.futures import Future

import pytest
from PIL import Image

from ajna_desktop.domain.curating.export_wish import ExportShape, Files
from ajna_desktop.domain.errors import ExportFailed
from ajna_desktop.domain.labels import Decision
from ajna_desktop.domain.scan import ReviewStatus
from ajna_desktop.domain.scan_query import EVERY_SCAN
from ajna_desktop.imaging.read_image import decode
from ajna_desktop.store.collection import Collection
from ajna_desktop.store.curating.export_numbers import Named
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.open_folder import open_folder
from tests.fakes import FakeImages
from tests.imaging.made import gradient
from tests.imaging.test_deidentify_dicom import planted as planted_dicom
from tests.imaging.test_deidentify_dicom import read as read_dicom
from tests.imaging.test_without_metadata import NAME, planted_jpeg, planted_png, planted_tiff
from tests.tasks.exporting.conftest import files_below, manifest_of, rows_of, say, take_out

PERSON = "Maria da Silva"
LEFT_BEHIND = [NAME, b"Silva", b"SILVA", b"Souza", b"person4711", b"ABCU1234567"]


@pytest.fixture
def named(folder, users):
    """Scans of a person whose name is in every place that can hold one."""
    person = folder / "train" / "loaded"
    (person / f"person4711_{PERSON} 1.jpg").write_bytes(planted_jpeg(gradient()))
    (person / f"person4711_{PERSON} 2.png").write_bytes(planted_png(gradient(41)))
    (person / f"ABCU1234567 {PERSON}.tif").write_bytes(planted_tiff(gradient(42)))
    collection = Collection.open(folder, users, "Dr. Souza")
    open_folder(collection, FakeImages(), TaskContext())
    say(collection, f"train/loaded/person4711_{PERSON} 1.jpg", "empty")
    yield collection
    collection.close()


def every_byte(out):
    """Return all names and contents, with what PNG files pack unpacked."""
    names = "\n".join(files_below(out)).encode()
    return names + b"".join((out / name).read_bytes() for name in files_below(out))


@pytest.mark.parametrize("shape", list(ExportShape))
def test_that_no_name_is_left_in_any_byte_of_an_export(named, tmp_path, shape):
    take_out(named, tmp_path / "out", shape, is_deidentified=True, query=EVERY_SCAN)
    found = every_byte(tmp_path / "out")
    for name in LEFT_BEHIND:
        assert name not in found
    for scan in named.scans.scans(named.scans.ids(EVERY_SCAN)):
        if PERSON in scan.path:  # whoever has the original could find it by its digest
            assert scan.content_hash.encode() not in found


def test_that_the_images_are_the_same_but_for_what_was_written_beside_them(
    named, folder, tmp_path
):
    take_out(named, tmp_path / "out", is_deidentified=True)
    for path, row in _by_original(named, tmp_path / "out"):
        exported = (tmp_path / "out" / row["exported"]).read_bytes()
        before, after = decode((folder / path).read_bytes()), decode(exported)
        assert (before.array == after.array).all()


def _by_original(collection, out):
    ids = collection.scans.ids(EVERY_SCAN)
    scans = {scan.id: scan for scan in collection.scans.scans(ids)}
    told = collection.export_numbers.numbers(Named.SCAN, [str(one) for one in ids])
    original = {number: scans[int(name)].path for name, number in told.items()}
    for row in rows_of(out / "exported.csv"):
        yield original[int(re.search(r"scan(\d{6})", row["path"])[1])], row


def test_that_scans_of_one_patient_still_show_as_such(named, users, tmp_path):
    take_out(named, tmp_path / "out", is_deidentified=True)
    exported = Collection.open(tmp_path / "out", users, "bia")
    open_folder(exported, FakeImages(), TaskContext())
    scans = exported.scans.scans(exported.scans.ids(EVERY_SCAN))
    groups = [scan.group for scan in scans if scan.group]
    exported.close()
    assert len(groups) == 3
    assert len(set(groups)) == 2


def test_that_a_scan_has_the_same_number_every_time_and_updates_go_on(named, tmp_path):
    take_out(named, tmp_path / "one", is_deidentified=True)
    take_out(named, tmp_path / "two", is_deidentified=True, query=EVERY_SCAN.but(split="test"))
    one, two = (files_below(tmp_path / name) for name in ("one", "two"))
    assert {name for name in two if name.endswith("png")} <= one

    say(named, "train/loaded/l1.png", "empty")
    done = take_out(named, tmp_path / "one", is_deidentified=True)
    assert (done.changed.moved, done.changed.removed) == (1, 0)


def test_that_the_order_of_the_lists_does_not_tell_the_order_of_the_names(named, tmp_path):
    for shape in (ExportShape.FOLDERS, ExportShape.CSV):
        take_out(named, tmp_path / shape, shape, is_deidentified=True)
        numbers = [one["scan"] for one in manifest_of(tmp_path / shape)["files"]]
        assert numbers == sorted(numbers)


def test_that_what_was_said_at_once_does_not_tell_the_order_of_the_names(named, tmp_path):
    scans = named.scans.scans(named.scans.ids(EVERY_SCAN.but(split="train")))
    confirmed = {
        one.id: Decision(one.found_label, ReviewStatus.CONFIRMED)
        for one in sorted(scans, key=lambda one: one.path)
    }
    named.labels.decide(confirmed)
    take_out(named, tmp_path / "out", is_deidentified=True)
    told = manifest_of(tmp_path / "out")
    assert [one["seq"] for one in told["events"]] == list(range(1, len(told["events"]) + 1))
    assert [one["scan"] for one in told["events"]] == sorted(
        one["scan"] for one in told["events"]
    )
    told_of = {one["scan"]: one["events"] for one in told["files"]}
    for event in told["events"]:
        assert event["seq"] in told_of[event["scan"]]
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", event["at_utc"])


@pytest.mark.parametrize("shape", [ExportShape.CSV, ExportShape.JSON_LINES, ExportShape.COCO])
def test_that_lists_tell_the_day_of_a_decision_and_not_the_moment(named, tmp_path, shape):
    take_out(named, tmp_path / "out", shape, is_deidentified=True)
    event = named.labels.events()[-1]
    found = every_byte(tmp_path / "out")
    assert event.at_utc[:10].encode() in found
    assert event.at_utc.encode() not in found


def test_that_a_link_is_refused_for_it_is_the_original(named, tmp_path):
    with pytest.raises(ExportFailed, match="original"):
        take_out(named, tmp_path / "out", files=Files.LINK, is_deidentified=True)


def test_that_a_tiff_that_cannot_be_copied_as_it_is_is_written_anew(named, folder, tmp_path):
    # Compressed with the JPEG of TIFF 6.0 itself, which was given up.
    data = bytearray(planted_tiff(gradient(64, 64), compression="jpeg"))
    at = data.index(b"\x03\x01\x03\x00\x01\x00\x00\x00\x07\x00")
    data[at + 8] = 6
    images = FakeImages()
    decoded = decode(planted_tiff(gradient(64, 64), compression="jpeg"))
    images.pixels = lambda path, most_side=None: _answer(decoded)
    (folder / "train" / "loaded" / "old.tif").write_bytes(bytes(data))
    open_folder(named, FakeImages(), TaskContext())
    take_out(named, tmp_path / "out", images=images, is_deidentified=True)
    (row,) = (row for path, row in _by_original(named, tmp_path / "out") if "old.tif" in path)
    with Image.open(tmp_path / "out" / row["exported"]) as image:
        assert image.format == "PNG"
    assert row["exported"].endswith(".png")


def _answer(pixels):
    answer = Future()
    answer.set_result(pixels)
    return answer


def test_that_dicom_files_go_with_the_others_by_the_same_numbers(named, folder, tmp_path):
    for number in (1, 2):
        file = folder / "train" / "loaded" / f"person4711_{PERSON} {number}.dcm"
        file.write_bytes(planted_dicom())
    open_folder(named, FakeImages(), TaskContext())
    take_out(named, tmp_path / "out", is_deidentified=True)
    exported = sorted((tmp_path / "out" / "train" / "loaded").glob("*.dcm"))
    notes = {one["scan"]: one["note"] for one in manifest_of(tmp_path / "out")["files"]}

    found = every_byte(tmp_path / "out")
    for name in LEFT_BEHIND:
        assert name not in found
    assert len(exported) == 2
    patients = {read_dicom(file.read_bytes()).PatientID for file in exported}
    assert patients == {exported[0].name.partition("_")[0]}
    assert "written into the image" in notes[exported[0].stem]
