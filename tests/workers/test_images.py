import hashlib
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from ajna_desktop.domain.curating.image_measures import SMALL_SIDE, ImageMeasures, unpacked
from ajna_desktop.domain.errors import ImageUnreadable, WorkerNotStarted
from ajna_desktop.domain.files import FileToRead, Identified, Refused
from ajna_desktop.domain.scan import ScanId
from ajna_desktop.workers.images import ImageReader
from tests.imaging.made import file_of, gradient

FAULTY = "tests.workers.faulty:FaultyImageWorker"
PNG = file_of(gradient(), "PNG")


@pytest.fixture
def reader():
    images = ImageReader()
    yield images
    images.close()


@pytest.fixture
def faulty_reader():
    images = ImageReader(factory=FAULTY, deadline=0.5)
    yield images
    images.close()


def files(folder, *contents):
    """Write one file for each content and return them as an image reader wants them."""
    for number, content in enumerate(contents):
        (folder / f"{number}").write_bytes(content)
    return [FileToRead(ScanId(n), str(folder / f"{n}")) for n in range(len(contents))]


def test_that_a_file_is_identified_by_its_content(reader, tmp_path):
    deep = file_of(gradient(most=60_000, dtype=np.uint16), "TIFF")
    assert list(reader.identify(files(tmp_path, PNG, deep))) == [
        Identified(ScanId(0), hashlib.sha256(PNG).hexdigest(), 60, 40, 8, "PNG"),
        Identified(ScanId(1), hashlib.sha256(deep).hexdigest(), 60, 40, 16, "TIFF"),
    ]


def test_that_a_refused_file_has_a_reason_and_the_hash_of_what_was_read(reader, tmp_path):
    wanted = [*files(tmp_path, b"", b"hello"), FileToRead(ScanId(2), str(tmp_path / "gone"))]
    assert list(reader.identify(wanted)) == [
        Refused(ScanId(0), "empty file"),
        Refused(ScanId(1), "not an image", hashlib.sha256(b"hello").hexdigest()),
        Refused(ScanId(2), "no longer there"),
    ]


def test_that_images_are_measured_under_the_hash_of_what_was_read(reader, tmp_path):
    wanted = files(tmp_path, PNG, b"hello", *[PNG] * 20)
    first, refused, *rest = reader.measure(wanted)
    assert (first.scan_id, first.content_hash) == (0, hashlib.sha256(PNG).hexdigest())
    measures, small = unpacked(first.average[None])
    assert 0 < measures[0, ImageMeasures._fields.index("contrast")] <= 1
    assert small.shape == (1, SMALL_SIDE, SMALL_SIDE)
    assert refused == Refused(ScanId(1), "not an image", hashlib.sha256(b"hello").hexdigest())
    assert [answer.scan_id for answer in rest] == list(range(2, 22))


def test_that_every_one_of_many_files_is_answered_in_order(reader, tmp_path):
    wanted = files(tmp_path, *[PNG, b"", b"text"] * 100)
    assert [answer.scan_id for answer in reader.identify(wanted)] == list(range(300))


def test_that_no_files_give_no_answers(reader):
    assert list(reader.identify([])) == []


def test_that_the_limit_on_pixels_is_kept(tmp_path):
    images = ImageReader(most_megapixels=1)
    wanted = files(tmp_path, file_of(gradient(1200, 1000), "PNG"))
    answer = next(images.identify(wanted))
    with pytest.raises(ImageUnreadable, match="larger than 1 megapixels"):
        images.pixels(wanted[0].path).result()
    images.close()
    assert "larger than 1 megapixels" in answer.reason


def test_that_a_thumbnail_comes_as_a_jpeg(reader, tmp_path):
    (file,) = files(tmp_path, file_of(gradient(300, 400), "PNG"))
    thumbnail = reader.thumbnail(file.path, 100).result()
    with Image.open(BytesIO(thumbnail.jpeg)) as image:
        assert (image.format, image.size) == ("JPEG", (100, 75))


def test_that_pixels_come_whole_or_averaged_down(reader, tmp_path):
    deep = gradient(300, 400, most=60_000, dtype=np.uint16)
    (file,) = files(tmp_path, file_of(deep, "PNG"))
    np.testing.assert_array_equal(reader.pixels(file.path).result().array, deep)
    small = reader.pixels(file.path, 100).result()
    assert (small.array.shape, small.array.dtype, small.bits) == ((75, 100), np.uint16, 16)


def test_that_an_unreadable_file_fails_with_its_reason(reader, tmp_path):
    (file,) = files(tmp_path, PNG[:100])
    for future in (reader.thumbnail(file.path, 100), reader.pixels(file.path)):
        with pytest.raises(ImageUnreadable, match=r"^truncated$"):
            future.result()


def test_that_files_that_crash_hang_or_stumble_cost_only_themselves(
    faulty_reader, tmp_path, caplog
):
    contents = [PNG] * 90
    contents[3] = contents[40] = b"crash"
    contents[50], contents[60] = b"hang", b"stumble"
    contents[70] = b"crash once" + PNG
    answers = sorted(
        faulty_reader.identify(files(tmp_path, *contents)), key=lambda answer: answer.scan_id
    )
    assert [answer.scan_id for answer in answers] == list(range(90))
    refused = {
        answer.scan_id: answer.reason for answer in answers if isinstance(answer, Refused)
    }
    assert refused == {
        3: "reading it ended the reader twice",
        40: "reading it ended the reader twice",
        50: "reading it took too long",
        60: "reading it failed for a reason that the log tells",
    }


def test_that_a_picture_is_made_although_another_file_ends_the_reader(
    faulty_reader, tmp_path, caplog
):
    wanted = files(tmp_path, *[PNG] * 20, b"crash")
    pictures = [faulty_reader.thumbnail(file.path, 50) for file in wanted]
    with pytest.raises(ImageUnreadable, match="ended the reader twice"):
        pictures.pop().result()
    assert {picture.result().width for picture in pictures} == {50}


def test_that_a_file_on_which_the_reader_hangs_is_given_up(faulty_reader, tmp_path, caplog):
    (file,) = files(tmp_path, b"hang")
    with pytest.raises(ImageUnreadable, match="took too long"):
        faulty_reader.thumbnail(file.path, 50).result()


def test_that_closing_the_reader_is_no_fault_of_any_file(reader, tmp_path):
    wanted = files(tmp_path, *[PNG] * 100)
    answers = reader.identify(wanted)
    next(answers)
    reader.close()
    with pytest.raises(WorkerNotStarted):
        list(answers)
    with pytest.raises(WorkerNotStarted):
        reader.thumbnail(wanted[0].path, 50).result()
