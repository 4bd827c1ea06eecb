import numpy as np
import pytest
from PIL import Image, ImageFilter

from ajna_desktop.domain.curating.image_quality import Flaw
from ajna_desktop.domain.scan_query import FLAWED
from ajna_desktop.tasks.context import Cancelled, TaskContext
from ajna_desktop.tasks.curating.measure_images import measure_images
from ajna_desktop.tasks.open_folder import open_folder


def portrait(seed):
    """Bright above, dark at the left below; a little grain, and never quite the same."""
    noise = np.random.default_rng(seed)
    rows, columns = np.mgrid[:60, :80]
    image = 120 + 90 * np.exp(-((rows - 12) ** 2 + (columns - 40) ** 2) / 90)
    image -= 80 * np.exp(-((rows - 42) ** 2 / 140 + (columns - 24) ** 2 / 90))
    image += noise.normal(0, 6, image.shape) + noise.normal(0, 4)
    return np.clip(image, 0, 255).astype(np.uint8)


@pytest.fixture
def folder(tmp_path):
    """Sixty images that came out well; one blurred, one upside down, one black."""
    place = tmp_path / "scans"
    place.mkdir()
    for number in range(60):
        Image.fromarray(portrait(number)).save(place / f"good-{number:02}.png")
    blurred = Image.fromarray(portrait(70)).filter(ImageFilter.GaussianBlur(2))
    blurred.save(place / "bad-blurred.png")
    Image.fromarray(portrait(71)[::-1, ::-1]).save(place / "bad-upside-down.png")
    Image.new("L", (80, 60), 3).save(place / "bad-black.png")
    return place


@pytest.fixture
def opened(collection, engine):
    open_folder(collection, engine.images, TaskContext())
    return collection


def test_that_bad_images_are_found_and_good_ones_left_alone(opened, engine):
    heard = []
    done = measure_images(opened, engine.images, TaskContext(announce=heard.append))
    assert done.images == 63
    found = {opened.scans.scan(one.scan_id).name: one for one in opened.image_quality.flawed()}
    assert {name for name in found if name.startswith("bad")} == {
        "bad-blurred.png",
        "bad-upside-down.png",
        "bad-black.png",
    }
    assert len(found) <= 5
    assert done.flawed == len(found)
    assert found["bad-blurred.png"].flaws[0] is Flaw.BLURRED
    assert found["bad-upside-down.png"].change == "upside down"
    assert Flaw.UNIFORM in found["bad-black.png"].flaws
    assert opened.scans.ids(FLAWED) == [one.scan_id for one in opened.image_quality.flawed()]
    assert any(changes.image_quality for changes in heard)


def test_that_what_was_measured_is_not_measured_again(opened, engine, folder):
    measure_images(opened, engine.images, TaskContext())
    assert len(engine.images.measured) == 63
    Image.fromarray(portrait(99)).save(folder / "new.png")
    open_folder(opened, engine.images, TaskContext())
    assert opened.image_quality.survey().unmeasured == 1
    assert measure_images(opened, engine.images, TaskContext()).images == 64
    assert len(engine.images.measured) == 64
    assert opened.image_quality.survey().unmeasured == 0


def test_that_an_image_that_cannot_be_decoded_is_set_aside(opened, engine, folder):
    (folder / "good-03.png").write_bytes(b"no image any longer")
    assert measure_images(opened, engine.images, TaskContext()).images == 62
    assert opened.scans.by_path("good-03.png").reason


def test_that_it_can_be_stopped(opened, engine):
    context = TaskContext()
    context.cancel()
    with pytest.raises(Cancelled):
        measure_images(opened, engine.images, context)
    assert opened.image_quality.survey() is None
