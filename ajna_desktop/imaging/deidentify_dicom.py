"""DICOM files without names: DICOM PS3.15, Basic Application Level Confidentiality Profile."""

import hashlib
import hmac
import logging
import uuid
import warnings
from collections.abc import Callable
from io import BytesIO
from typing import Any, Final

import pydicom
from pydicom import Dataset
from pydicom.config import IGNORE
from pydicom.dataelem import DataElement
from pydicom.dataset import FileMetaDataset
from pydicom.encaps import encapsulate, generate_frames
from pydicom.sequence import Sequence as Items
from pydicom.tag import BaseTag
from pydicom.uid import UID

from ajna_desktop import __version__
from ajna_desktop.domain.errors import ImageUnreadable
from ajna_desktop.imaging.codestreams_without_comments import (
    jpeg2000_without_comments,
    jpeg_ls_without_comments,
)
from ajna_desktop.imaging.dicom_profile import ACTIONS, Action
from ajna_desktop.imaging.without_metadata import jpeg_without_metadata

# It logs and warns with what is inside of files, and that may name a patient.
logging.getLogger("pydicom").setLevel(logging.CRITICAL + 1)

METHOD: Final = "DICOM PS3.15 Basic Application Level Confidentiality Profile"

_STANDARD_UIDS: Final = "1.2.840.10008."  # classes and transfer syntaxes: of no one
_IMPLEMENTATION: Final = "2.25.319265127431104826451377129826542193871"
_DEFLATED: Final = b"1.2.840.10008.1.2.1.99"
_CLEANERS: Final[dict[str, Callable[[bytes], bytes]]] = {
    f"1.2.840.10008.1.2.4.{number}": cleaner
    for cleaner, numbers in (
        (jpeg_without_metadata, (50, 51, 57, 70)),
        (jpeg_ls_without_comments, (80, 81)),
        (jpeg2000_without_comments, (90, 91, 92, 93, 201, 202, 203)),
    )
    for number in numbers
}
_CURVES, _OVERLAYS = 0x5000, 0x6000
_GROUPS: Final = 0xFF00  # of curves and overlays there may be sixteen
_PIXELS: Final = 0x7FE00010
_WHERE_FRAMES_WERE: Final = (0x7FE00001, 0x7FE00002)  # the extended offset table
_CLASS_UIDS: Final = frozenset({0x00080016, 0x00081150, 0x00041510, 0x0008001A, 0x0008010C})
# The profile leaves these where the table does not name the attribute; a reader's remark and
# what nobody knows the kind of stay with those who know whom they are about.
_FREE_TEXT: Final = frozenset({"PN", "LT", "ST", "UT", "UN", "AE"})
_DUMMIES: Final[dict[str, Any]] = {
    "AE": "ANONYMIZED", "AS": "000Y", "CS": "ANONYMIZED", "DA": "19000101", "DS": "0",
    "DT": "19000101000000", "FD": 0.0, "FL": 0.0, "IS": "0", "LO": "ANONYMIZED",
    "LT": "ANONYMIZED", "PN": "ANONYMIZED", "SH": "ANONYMIZED", "SL": 0, "SS": 0,
    "ST": "ANONYMIZED", "SV": 0, "TM": "000000", "UC": "ANONYMIZED", "UL": 0,
    "UR": "urn:anonymized", "US": 0, "UT": "ANONYMIZED", "UV": 0,
}  # fmt: skip


class DicomDeidentifier:
    """Takes names out of DICOM files; the same UID becomes the same new one in every file."""

    def __init__(self, secret: bytes) -> None:
        """Make new UIDs with a secret: whoever lacks it cannot tell which was which."""
        self._secret = secret

    def without_names(self, data: bytes, name: str, patient: str = "") -> bytes:
        """Return a DICOM file by the Basic Profile, and stricter in this.

        Person names, free texts, titles of applications and values of unknown kind go wherever
        they are, also where the table does not list the attribute; every UID that is not the
        standard's own is replaced. Sequences that the profile has replaced are emptied. JPEG,
        JPEG-LS and JPEG 2000 pixels lose their comments. What is drawn in the image stays:
        `may_show_names` tells where the file does not deny that.

        Args:
            data: A whole file.
            name: What stands for the patient's name and number.
            patient: The same of one patient in all files, where that is known.

        Raises:
            ImageUnreadable: it is no DICOM file, or not built as one.
        """
        if _DEFLATED in data[:2048]:
            raise ImageUnreadable("its content is deflated: it cannot be freed of names here")
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                return self._rewritten(data, patient or name)
        except ImageUnreadable:
            raise
        except Exception as error:  # pydicom raises anything on damaged data
            raise ImageUnreadable("damaged: its DICOM attributes make no sense") from error

    def _rewritten(self, data: bytes, patient: str) -> bytes:
        settings = pydicom.config.settings
        before = settings.reading_validation_mode, settings.writing_validation_mode
        settings.reading_validation_mode = settings.writing_validation_mode = IGNORE
        try:
            file = pydicom.dcmread(BytesIO(data))
            syntax = file.file_meta.TransferSyntaxUID
            self._clean(file)
            file.PatientID = file.PatientName = patient
            _say_so(file)
            if syntax in _CLEANERS and "PixelData" in file:
                _clean_streams(file, _CLEANERS[syntax])
            written = Dataset()
            written.update(file)
            meta = self._meta(file)
            buffer = BytesIO()
            encoding = {"implicit_vr": syntax.is_implicit_VR}
            encoding["little_endian"] = syntax.is_little_endian
            written.file_meta = meta
            written.preamble = bytes(128)
            pydicom.dcmwrite(buffer, written, enforce_file_format=True, **encoding)
            return buffer.getvalue()
        finally:
            settings.reading_validation_mode, settings.writing_validation_mode = before

    def _clean(self, dataset: Dataset) -> None:
        """Do what the profile says, to the items of sequences as well."""
        for tag in list(dataset.keys()):
            if tag.is_private or tag.group & _GROUPS in (_CURVES, _OVERLAYS):
                del dataset[tag]
                continue
            action = ACTIONS.get(int(tag))
            if action is Action.REMOVE or tag.element == 0:  # the length of a group
                del dataset[tag]
                continue
            self._clean_element(dataset, tag, action)

    def _clean_element(self, dataset: Dataset, tag: BaseTag, action: Action | None) -> None:
        element = dataset[tag]
        if element.VR == "SQ":
            if action in (Action.EMPTY, Action.DUMMY):
                element.value = Items([])
            for item in element.value or ():
                self._clean(item)
        elif element.VR == "UI":
            if int(tag) not in _CLASS_UIDS:
                element.value = self._new_uids(element.value)
        elif action is Action.EMPTY:
            element.clear()
        elif action in (Action.DUMMY, Action.NEW_UID):
            _make_dummy(element)
        elif element.VR in _FREE_TEXT:
            del dataset[tag]

    def _new_uids(self, value: Any) -> Any:
        if isinstance(value, str) or not value:
            return self._new_uid(str(value or ""))
        return [self._new_uid(str(one)) for one in value]

    def _new_uid(self, uid: str) -> str:
        """Return what a UID is called from now on, below the root of UUIDs (PS3.5, B.2)."""
        if not uid or uid.startswith(_STANDARD_UIDS):
            return uid
        digest = hmac.digest(self._secret, uid.encode("utf-8", "replace"), hashlib.sha256)
        return f"2.25.{uuid.UUID(bytes=digest[:16], version=4).int}"

    def _meta(self, file: Any) -> FileMetaDataset:
        meta = FileMetaDataset()
        of_class = file.file_meta.get("MediaStorageSOPClassUID") or file.get("SOPClassUID", "")
        meta.MediaStorageSOPClassUID = of_class
        old = file.file_meta.get("MediaStorageSOPInstanceUID")
        # The data set has its new ones already.
        new = self._new_uid(str(old)) if old else str(file.get("SOPInstanceUID", ""))
        meta.MediaStorageSOPInstanceUID = UID(new)
        meta.TransferSyntaxUID = file.file_meta.TransferSyntaxUID
        meta.ImplementationClassUID = UID(_IMPLEMENTATION)
        meta.ImplementationVersionName = f"AJNA {__version__}"[:16]
        return meta


def may_show_names(data: bytes) -> bool:
    """Return whether a DICOM file does not say that nothing is written into its image."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        file = pydicom.dcmread(BytesIO(data), stop_before_pixels=True)
    return str(file.get("BurnedInAnnotation", "")).strip().upper() != "NO"


def _make_dummy(element: DataElement) -> None:
    if element.VR in _DUMMIES:
        element.value = _DUMMIES[element.VR]
    else:  # bytes
        element.value = b"\0\0"


def _say_so(dataset: Dataset) -> None:
    """Write down that names were taken out, and how: PS3.15, E.1.1, and PS3.16, CID 7050."""
    dataset.PatientIdentityRemoved = "YES"
    dataset.DeidentificationMethod = METHOD
    code = Dataset()
    code.CodeValue = "113100"
    code.CodingSchemeDesignator = "DCM"
    code.CodeMeaning = "Basic Application Confidentiality Profile"
    dataset.DeidentificationMethodCodeSequence = Items([code])
    dataset.LongitudinalTemporalInformationModified = "REMOVED"


def _clean_streams(file: Any, cleaner: Callable[[bytes], bytes]) -> None:
    """Take comments and application data out of the compressed streams of the pixels."""
    count = int(file.get("NumberOfFrames", 1) or 1)
    frames = generate_frames(file.PixelData, number_of_frames=count)
    file.PixelData = encapsulate([cleaner(frame) for frame in frames])
    for tag in _WHERE_FRAMES_WERE:
        file.pop(tag, None)
    element = file[_PIXELS]
    element.VR = "OB"
    element.is_undefined_length = True
