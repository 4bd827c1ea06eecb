"""Every damaged, odd or hostile file that was collected is shown or refused with a reason."""

import csv
import sys

import pytest

from ajna_desktop.domain.errors import ImageUnreadable
from ajna_desktop.imaging.read_file import read_file
from ajna_desktop.imaging.read_image import decode, identify
from ajna_desktop.imaging.thumbnails import make_thumbnail

READ = {"JPEG", "PNG", "TIFF"}


@pytest.fixture(scope="session")
def awkward(shared_data):
    return shared_data / "awkward"


def shown(path):
    """Return the header and pixels of a file, or the reason of its refusal."""
    try:
        data = read_file(str(path))
        header, pixels = identify(data), decode(data)
        thumbnail = make_thumbnail(data, 192)
    except ImageUnreadable as error:
        return None, str(error)
    assert max(thumbnail.width, thumbnail.height) <= 192
    return header, pixels


def test_that_every_file_is_shown_or_refused_with_a_short_reason(awkward):
    files = [path for path in awkward.iterdir() if path.suffix != ".csv"]
    assert len(files) > 200
    for path in files:
        header, outcome = shown(path)
        if header is None:
            assert 0 < len(outcome) < 110
            assert str(awkward) not in outcome
        else:
            assert outcome.array.shape[:2] == (header.height, header.width), path.name


def test_that_what_another_reader_could_decode_is_shown_and_nothing_else(awkward):
    with (awkward / "index.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        could = row["format"] in READ and row["pillow_verdict"].startswith("ok")
        header, outcome = shown(awkward / row["file"])
        assert (header is not None) == could, (row["file"], outcome)
        if header is not None:
            assert header.format == row["format"]


@pytest.mark.skipif(sys.platform != "linux", reason="reads the memory high-water mark")
def test_that_no_file_takes_much_memory(awkward):
    import resource

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for path in awkward.iterdir():
        shown(path)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300 * 1024


def test_that_one_radiograph_looks_the_same_however_it_is_stored(awkward):
    reference = decode(read_file(str(awkward / "cxr_trailing_garbage.jpg"))).array
    for name in ("cxr_progressive.jpg", "jpeg_named.png", "cxr_palette.png"):
        array = decode(read_file(str(awkward / name))).array
        assert array.shape == reference.shape
        assert abs(array.astype(float) - reference).mean() < 3, name
