"""The ZIP archive that a `.keras` file is: looked through before anything is unpacked."""

import io
import zipfile
import zlib
from typing import Final

from ajna_desktop.domain.errors import BundleInvalid
from ajna_desktop.learning.model_files.bounds import MOST_BYTES, damaged

CONFIG: Final = "config.json"
METADATA: Final = "metadata.json"
WEIGHTS: Final = "model.weights.h5"
_MOST: Final = {CONFIG: 16 << 20, METADATA: 1 << 16, WEIGHTS: MOST_BYTES}  # bytes, unpacked
_MOST_MEMBERS: Final = 16
_MOST_RATIO: Final = 200  # unpacked to packed
_END: Final = b"PK\x05\x06"
_END_SIZE: Final = 22
_LARGER_END: Final = b"PK\x06\x07"  # of archives above 4 GB
_LARGER_END_SIZE: Final = 20
_MOST_DIRECTORY: Final = 1 << 16  # bytes
_ENCRYPTED: Final = 1


def unpack(content: memoryview) -> dict[str, bytes]:
    """Return the three members of a `.keras` file that are needed.

    Raises:
        BundleInvalid: it is damaged, holds something else, or would unpack to far too much.
    """
    _check_directory(content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = {member.filename: member for member in archive.infolist()}
            if len(members) != len(archive.infolist()):
                raise damaged("a member of it is there twice")
            for member in members.values():
                _check(member)
            missing = sorted(_MOST.keys() - members.keys())
            if missing:
                raise damaged(f"{missing[0]!r} is not in it")
            return {name: _unpacked(archive, members[name]) for name in _MOST}
    except (
        zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError,
        RuntimeError,
    ) as error:  # fmt: skip
        raise damaged("it is no ZIP archive, as such files are") from error


def _check_directory(content: memoryview) -> None:
    """Refuse a list of members that would fill the memory, before it is read."""
    end = bytes(content[-_END_SIZE:])
    larger = bytes(content[-_END_SIZE - _LARGER_END_SIZE : -_END_SIZE])
    if len(end) < _END_SIZE or not end.startswith(_END) or larger.startswith(_LARGER_END):
        raise damaged("it is no ZIP archive, as such files are")
    members, size = int.from_bytes(end[10:12], "little"), int.from_bytes(end[12:16], "little")
    if members > _MOST_MEMBERS or size > _MOST_DIRECTORY:
        raise BundleInvalid(
            f"The file holds {members:,} members. A model that Keras saves has three: "
            f"{', '.join(_MOST)}."
        )


def _check(member: zipfile.ZipInfo) -> None:
    if member.filename not in _MOST:
        raise BundleInvalid(
            f"The file holds {member.filename[:80]!r} beside the model. What a model needs "
            f"besides its layers and weights, such as vocabularies or code, is refused."
        )
    if member.flag_bits & _ENCRYPTED or member.compress_type not in (
        zipfile.ZIP_STORED,
        zipfile.ZIP_DEFLATED,
    ):
        raise BundleInvalid("The file is encrypted or packed in a way that Keras does not use.")
    most = min(_MOST[member.filename], _MOST_RATIO * max(member.compress_size, 1 << 10))
    if member.file_size > most:
        raise BundleInvalid(
            f"The file's {member.filename!r} would unpack to {member.file_size:,} bytes. Such "
            f"a file is made to fill the memory of a computer; it is refused."
        )


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    with archive.open(member) as file:
        content = file.read(member.file_size + 1)
    if len(content) != member.file_size:
        raise damaged(f"{member.filename!r} is not as large as it says")
    return content
