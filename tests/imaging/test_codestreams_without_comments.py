import struct
from io import BytesIO

import pytest
from PIL import Image

from ajna_desktop.domain.errors import ImageUnreadable
from ajna_desktop.imaging.codestreams_without_comments import (
    jpeg2000_without_comments,
    jpeg_ls_without_comments,
)
from tests.imaging.made import gradient

NAME = b"SILVA^MARIA"


def jpeg2000(**options):
    buffer = BytesIO()
    Image.fromarray(gradient()).save(buffer, "JPEG2000", irreversible=False, **options)
    return buffer.getvalue()


def comment(text):
    return struct.pack(">HHH", 0xFF64, len(text) + 4, 1) + text


def box(kind, content):
    return struct.pack(">I4s", len(content) + 8, kind) + content


def planted_codestream():
    """Return a codestream with a name in its head, in the head of its tile, and behind it."""
    plain = jpeg2000(no_jp2=True, comment=NAME)
    tile = plain.index(b"\xff\x90")
    (size,) = struct.unpack_from(">I", plain, tile + 6)
    added = comment(NAME * 2)
    longer = plain[:tile] + plain[tile : tile + 6] + struct.pack(">I", size + len(added))
    return longer + plain[tile + 10 : tile + 12] + added + plain[tile + 12 :] + NAME


def pixels(data):
    return Image.open(BytesIO(data)).tobytes()


def test_that_no_comment_of_a_codestream_is_left_and_its_pixels_are():
    before = planted_codestream()
    after = jpeg2000_without_comments(before)
    assert before.count(NAME) == 4
    assert NAME not in after
    assert len(after) == len(before)
    assert pixels(after) == pixels(before) == gradient().tobytes()


def test_that_a_codestream_whose_tile_goes_to_the_end_is_cleaned_as_well():
    before = bytearray(planted_codestream().removesuffix(NAME))
    tile = before.index(b"\xff\x90")
    before[tile + 6 : tile + 10] = bytes(4)
    after = jpeg2000_without_comments(bytes(before))
    assert NAME not in after
    assert pixels(after) == gradient().tobytes()


def test_that_a_comment_behind_the_last_tile_goes_too():
    whole = planted_codestream().removesuffix(NAME)
    before = whole.removesuffix(b"\xff\xd9") + comment(NAME) + b"\xff\xd9"
    after = jpeg2000_without_comments(before)
    assert NAME not in after
    assert len(after) == len(before)


def test_that_boxes_which_only_tell_something_are_emptied():
    plain = jpeg2000(comment=NAME)
    at = plain.index(b"jp2c") - 4
    told = box(b"xml ", b"<x>" + NAME + b"</x>") + box(b"uuid", bytes(16) + NAME)
    before = plain[:at] + told + plain[at:]
    after = jpeg2000_without_comments(before)
    assert NAME not in after
    assert pixels(after) == pixels(before) == gradient().tobytes()


@pytest.mark.parametrize("data", [b"", b"\xff", b"\xff\x4f\xff", b"no image at all", bytes(64)])
def test_that_what_is_no_codestream_is_refused(data):
    with pytest.raises(ImageUnreadable):
        jpeg2000_without_comments(data)


def segment(marker, payload):
    return struct.pack(">BBH", 0xFF, marker, len(payload) + 2) + payload


def test_that_jpeg_ls_keeps_its_data_and_how_colours_are_stored_and_nothing_else_to_read():
    frame = segment(0xF7, bytes.fromhex("08000400040101 1100".replace(" ", "")))
    data = b"\x12\xff\x7f\x34\xff\x00"  # as markers are kept out of it
    scan = segment(0xDA, bytes.fromhex("010100000000")) + data
    colours = segment(0xE8, b"mrfx\1")
    planted = segment(0xE1, NAME) + segment(0xFE, NAME) + segment(0xE8, NAME)
    before = (
        b"\xff\xd8" + planted + colours + frame + scan + planted + scan + b"\xff\xd9" + NAME
    )
    after = jpeg_ls_without_comments(before)
    assert NAME not in after
    assert len(after) == len(before)
    assert after.count(data) == 2
    for kept in (colours, frame, scan):
        assert kept in after


def test_that_a_jpeg_ls_stream_that_ends_in_a_segment_is_refused():
    with pytest.raises(ImageUnreadable):
        jpeg_ls_without_comments(b"\xff\xd8\xff\xf7\0")
