import warnings
from io import BytesIO

import pydicom
import pytest
from PIL import Image
from pydicom.datadict import dictionary_VR
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.encaps import encapsulate, encapsulate_extended, generate_frames
from pydicom.sequence import Sequence
from pydicom.uid import (
    JPEG2000,
    ExplicitVRBigEndian,
    ExplicitVRLittleEndian,
    ImplicitVRLittleEndian,
    JPEG2000Lossless,
    JPEGBaseline8Bit,
)

from ajna_desktop.domain.errors import ImageUnreadable
from ajna_desktop.imaging.deidentify_dicom import DicomDeidentifier, may_show_names
from ajna_desktop.imaging.dicom_profile import ACTIONS, Action
from tests.imaging.made import gradient
from tests.imaging.test_without_metadata import planted_jpeg

NAME = "SILVA^MARIA"
MARKER = b"SILVA"
UID = "1.2.826.0.1.3680043.9.4711.1948.3.12"
SECRET = b"s" * 32

# One value with the name in it for each kind that can hold one; numbers that stand for it.
VALUES = {
    "AE": "SILVA", "CS": "SILVA", "LO": NAME, "LT": NAME, "PN": NAME, "SH": "SILVA",
    "ST": NAME, "UC": NAME, "UR": "urn:SILVA", "UT": NAME, "OB": b"SILVA^", "UN": b"SILVA^",
    "OW": b"SILVA^", "AS": "066Y", "DA": "19480312", "DS": "1948.0312", "DT": "19480312091500",
    "IS": "19480312", "TM": "091500.4711", "UI": UID, "FD": 1948.0312, "FL": 1948.0,
    "SL": 19480312, "UL": 19480312, "US": 1948, "SS": 1948, "OB or OW": b"SILVA^",
}  # fmt: skip
TOLD_BY = [MARKER, b"19480312", b"1948.0312", b"4711", b"1.2.826"]


def meta_of(syntax):
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = "1.2.840.10008.5.1.4.1.1.1"
    meta.MediaStorageSOPInstanceUID = UID
    meta.TransferSyntaxUID = syntax
    meta.SourceApplicationEntityTitle = "SILVA"
    return meta


def with_everything(dataset):
    """Put a telling value into every attribute that the profile lists, and into others."""
    for tag in ACTIONS:
        kind = dictionary_VR(tag)
        if tag >> 16 in (0x0000, 0x0002, 0x0004, 0xFFFA, 0xFFFC):
            continue
        if kind == "SQ":
            inner = Dataset()
            inner.PatientName = NAME
            inner.add_new(0x00091001, "LO", NAME)
            dataset.add_new(tag, "SQ", Sequence([inner]))
        elif kind in VALUES:
            dataset.add_new(tag, kind.partition(" ")[0], VALUES[kind])
    dataset.add_new(0x00110010, "LO", "SILVA PRIVATE")
    dataset.add_new(0x00111001, "UN", b"SILVA^")
    dataset.add_new(0x50000010, "US", 1948)
    dataset.add_new(0x60003000, "OW", b"SILVA^")
    dataset.add_new(0x60020022, "LO", NAME)
    return dataset


def planted(syntax=ExplicitVRLittleEndian):
    file = with_everything(Dataset())
    file.SOPClassUID = "1.2.840.10008.5.1.4.1.1.1"
    file.Rows = file.Columns = 4
    file.BitsAllocated = file.BitsStored = 8
    file.HighBit, file.PixelRepresentation, file.SamplesPerPixel = 7, 0, 1
    file.PhotometricInterpretation = "MONOCHROME2"
    file.Manufacturer, file.Modality = "ACME", "DX"
    file.PixelData = bytes(range(16))
    referenced = Dataset()
    referenced.ReferencedSOPClassUID = "1.2.840.10008.5.1.4.1.1.1"
    referenced.ReferencedSOPInstanceUID = UID
    with_everything(referenced)
    file.SourceImageSequence = Sequence([referenced])
    code = Dataset()
    code.CodeMeaning = "Chest"
    code.add_new(0x00080115, "UT", NAME)
    file.AnatomicRegionSequence = Sequence([code])
    file.file_meta = meta_of(syntax)
    file.preamble = b"SILVA".ljust(128, b"\0")
    buffer = BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pydicom.dcmwrite(
            buffer,
            file,
            implicit_vr=syntax == ImplicitVRLittleEndian,
            little_endian=syntax != ExplicitVRBigEndian,
        )
    return buffer.getvalue()


def read(data):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        file = pydicom.dcmread(BytesIO(data))
        list(file.iterall())
    return file


SYNTAXES = [ExplicitVRLittleEndian, ImplicitVRLittleEndian, ExplicitVRBigEndian]


@pytest.mark.parametrize("syntax", SYNTAXES)
def test_that_no_byte_of_a_name_is_left_in_any_kind_of_attribute(syntax):
    before = planted(syntax)
    after = DicomDeidentifier(SECRET).without_names(before, "scan000012")
    for told in (MARKER, b"1948.0312", b"1.2.826"):
        assert told in before
    for told in TOLD_BY:
        assert told not in after
    file = read(after)
    assert file.PixelData == bytes(range(16))
    assert (file.Rows, file.Manufacturer, file.Modality) == (4, "ACME", "DX")
    assert file.file_meta.TransferSyntaxUID == syntax


def test_that_each_attribute_gets_what_the_profile_says():
    file = read(DicomDeidentifier(SECRET).without_names(planted(), "scan000012"))
    missing = {tag for tag, action in ACTIONS.items() if action is Action.REMOVE} & set(
        map(int, file.keys())
    )
    assert missing == set()
    for tag, action in ACTIONS.items():
        if tag not in file or tag in (0x00100010, 0x00100020):
            continue
        element = file[tag]
        if action is Action.EMPTY:
            assert element.is_empty
        if action is Action.DUMMY and element.VR != "SQ":
            assert not element.is_empty
    assert file.PatientID == file.PatientName == "scan000012"
    assert not any(element.tag.is_private for element in file)
    assert not any(element.tag.group in (0x5000, 0x6000, 0x6002) for element in file)


def test_that_the_file_says_that_names_were_taken_out_and_how():
    file = read(DicomDeidentifier(SECRET).without_names(planted(), "scan000012"))
    assert file.PatientIdentityRemoved == "YES"
    assert "PS3.15" in file.DeidentificationMethod
    (code,) = file.DeidentificationMethodCodeSequence
    assert (code.CodeValue, code.CodingSchemeDesignator) == ("113100", "DCM")
    assert file.LongitudinalTemporalInformationModified == "REMOVED"


def test_that_one_uid_becomes_the_same_new_one_everywhere_and_only_with_the_same_secret():
    deidentifier = DicomDeidentifier(SECRET)
    one = read(deidentifier.without_names(planted(), "a"))
    two = read(deidentifier.without_names(planted(ImplicitVRLittleEndian), "b"))
    other = read(DicomDeidentifier(b"t" * 32).without_names(planted(), "a"))
    assert one.SOPInstanceUID == two.SOPInstanceUID == one.file_meta.MediaStorageSOPInstanceUID
    assert one.SourceImageSequence[0].ReferencedSOPInstanceUID == one.SOPInstanceUID
    assert one.SOPInstanceUID != other.SOPInstanceUID
    assert one.SOPInstanceUID.startswith("2.25.")
    assert one.SOPInstanceUID.is_valid
    assert one.SOPClassUID == "1.2.840.10008.5.1.4.1.1.1"
    assert one.SourceImageSequence[0].ReferencedSOPClassUID == one.SOPClassUID


def test_that_a_file_whose_head_lacks_its_uids_gets_them_from_its_content():
    file = read(planted())
    del file.file_meta.MediaStorageSOPInstanceUID
    del file.file_meta.MediaStorageSOPClassUID
    buffer = BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pydicom.dcmwrite(buffer, file, implicit_vr=False, little_endian=True)
    after = read(DicomDeidentifier(SECRET).without_names(buffer.getvalue(), "a"))
    assert after.file_meta.MediaStorageSOPInstanceUID == after.SOPInstanceUID
    assert after.file_meta.MediaStorageSOPClassUID == "1.2.840.10008.5.1.4.1.1.1"


def test_that_a_file_that_may_show_names_in_its_image_is_told_apart():
    assert may_show_names(planted())
    file = read(planted())
    file.BurnedInAnnotation = "NO"
    buffer = BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        file.save_as(buffer)
    assert not may_show_names(buffer.getvalue())


@pytest.mark.parametrize("data", [b"", b"no DICOM at all", bytes(128) + b"DICM" + b"\xff" * 40])
def test_that_what_is_no_dicom_is_refused(data):
    with pytest.raises(ImageUnreadable):
        DicomDeidentifier(SECRET).without_names(data, "scan000001")


def test_that_real_files_keep_their_pixels_and_lose_every_name(shared_data):
    done = refused = baseline = 0
    for path in sorted((shared_data / "dicom").rglob("*")):
        data = path.read_bytes() if path.is_file() else b""
        if data[128:132] != b"DICM":
            continue
        try:
            after = DicomDeidentifier(SECRET).without_names(data, "scan000001")
        except ImageUnreadable:
            refused += 1
            continue
        before, file = read(data), read(after)
        done += 1
        for element in before.iterall():
            if element.VR == "PN" and len(told := str(element.value)) > 5:
                assert told.encode() not in after.replace(b"scan000001", b""), path.name
        for element in file.iterall():
            assert not element.tag.is_private
            assert element.VR not in ("PN", "LT", "ST", "UT") or _is_ours(element), path.name
        if "PixelData" in before:
            assert "PixelData" in file
            syntax = before.file_meta.TransferSyntaxUID
            if not syntax.is_compressed:
                assert file.PixelData[: len(before.PixelData)] == before.PixelData
            elif syntax == JPEGBaseline8Bit:
                assert _decoded(before) == _decoded(file)
                baseline += 1
    assert done > 90
    assert baseline > 3
    assert refused < 15


def _decoded(file):
    frames = generate_frames(
        file.PixelData, number_of_frames=int(file.get("NumberOfFrames", 1))
    )
    return [Image.open(BytesIO(frame)).tobytes() for frame in frames]


def test_that_comments_in_the_jpeg_streams_of_the_pixels_go_too():
    stream = planted_jpeg(gradient())
    file = read(planted())
    file.file_meta.TransferSyntaxUID = JPEGBaseline8Bit
    file.PixelData = encapsulate([stream, stream])
    file["PixelData"].VR = "OB"
    file["PixelData"].is_undefined_length = True
    file.NumberOfFrames = 2
    buffer = BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pydicom.dcmwrite(buffer, file, implicit_vr=False, little_endian=True)
    after = DicomDeidentifier(SECRET).without_names(buffer.getvalue(), "scan000001")
    assert MARKER not in after
    assert _decoded(read(after)) == [Image.open(BytesIO(stream)).tobytes()] * 2


def test_that_no_table_says_where_frames_were_before_they_lost_their_comments():
    stream = planted_jpeg(gradient())
    file = read(planted())
    file.file_meta.TransferSyntaxUID = JPEGBaseline8Bit
    file.PixelData, offsets, lengths = encapsulate_extended([stream, stream])
    file.ExtendedOffsetTable, file.ExtendedOffsetTableLengths = offsets, lengths
    file["PixelData"].VR = "OB"
    file["PixelData"].is_undefined_length = True
    file.NumberOfFrames = 2
    buffer = BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pydicom.dcmwrite(buffer, file, implicit_vr=False, little_endian=True)
    after = read(DicomDeidentifier(SECRET).without_names(buffer.getvalue(), "scan000001"))
    assert "ExtendedOffsetTable" not in after
    assert "ExtendedOffsetTableLengths" not in after
    assert _decoded(after) == [Image.open(BytesIO(stream)).tobytes()] * 2


def test_that_comments_in_real_jpeg_2000_streams_go_and_every_pixel_stays(shared_data):
    compared = 0
    for path in sorted((shared_data / "dicom").glob("*.dcm")):
        data = path.read_bytes()
        if data[128:132] != b"DICM":
            continue
        file = read(data)
        syntax = file.file_meta.get("TransferSyntaxUID", "")
        if syntax not in (JPEG2000, JPEG2000Lossless) or "PixelData" not in file:
            continue
        try:
            after = DicomDeidentifier(SECRET).without_names(data, "scan000001")
        except ImageUnreadable:
            continue
        for who_wrote_it in (b"OpenJPEG", b"Kakadu", b"JasPer", b"Pegasus", b"AVLT_114"):
            assert who_wrote_it not in after, path.name
        try:
            before = _decoded(file)
        except (OSError, OverflowError):
            continue  # Pillow does not read it
        assert before == _decoded(read(after)), path.name
        compared += 1
    assert compared > 10


def _is_ours(element):
    return element.value in ("", None, "scan000001", "ANONYMIZED")
