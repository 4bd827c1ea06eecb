import hashlib

import numpy as np
import pytest
from PIL import Image

from ajna_desktop.learning.preprocessing import Preprocessing
from ajna_desktop.learning.training.pixel_cache import PixelCache
from ajna_desktop.workers.image_decoder import ImageDecoder

WANTED = Preprocessing(32, "bilinear", "stretch", 127.0, 128.0, 0.5, 99.5, 64)


@pytest.fixture
def cache(tmp_path):
    cache = PixelCache(tmp_path / "pixels", WANTED)
    yield cache
    cache.close()


@pytest.fixture
def attempts(tmp_path):
    return tmp_path / "attempts.txt"


@pytest.fixture
def decoder(attempts):
    return ImageDecoder(WANTED, 120, attempts)


def saved(folder, count):
    """Return the path of each content."""
    path_of = {}
    for number in range(count):
        path = folder / f"{number}.png"
        levels = np.random.default_rng(number).integers(0, 256, (40, 48), np.uint8)
        Image.fromarray(levels).save(path)
        path_of[hashlib.sha256(path.read_bytes()).hexdigest()] = str(path)
    return path_of


def say_nothing(done, total):
    pass


def test_that_every_image_is_decoded_once_and_told(tmp_path, cache, decoder, attempts):
    path_of = saved(tmp_path, 20)
    reports = []
    assert decoder.fill(cache, path_of, lambda *report: reports.append(report)) == {}
    assert reports == [(done, 20) for done in range(1, 21)]
    for content, path in path_of.items():
        expected = Image.open(path).resize((32, 32), Image.Resampling.BILINEAR)
        assert np.array_equal(cache.levels(content), np.asarray(expected))
    reports.clear()
    decoder.fill(cache, path_of, lambda *report: reports.append(report))
    assert reports == []
    assert not attempts.exists()


def test_that_a_bad_file_costs_only_itself(tmp_path, cache, decoder):
    path_of = saved(tmp_path, 5)
    bad, gone, changed, *good = path_of
    content = b"no image at all"
    (tmp_path / "0.png").write_bytes(content)
    path_of[hashlib.sha256(content).hexdigest()] = path_of.pop(bad)
    (tmp_path / "1.png").unlink()
    (tmp_path / "2.png").write_bytes((tmp_path / "3.png").read_bytes())
    refused = decoder.fill(cache, path_of, say_nothing)
    assert refused.keys() == path_of.keys() - set(good)
    assert refused[gone] == "no longer there"
    assert "was changed" in refused[changed]
    assert cache.missing(good) == []


def test_that_16_bit_images_are_stretched_to_8(tmp_path, cache, decoder):
    path = tmp_path / "deep.png"
    levels = np.tile(np.linspace(1000, 3000, 64).astype(np.uint16), (64, 1))
    Image.fromarray(levels).save(path)
    content = hashlib.sha256(path.read_bytes()).hexdigest()
    decoder.fill(cache, {content: str(path)}, say_nothing)
    kept = cache.levels(content)
    assert kept.min() <= 8
    assert kept.max() >= 247


def test_that_what_was_decoded_before_an_end_is_kept(tmp_path, cache, decoder):
    path_of = saved(tmp_path, 12)

    class EndedEarly(Exception):
        pass

    def end(done, total):
        if done == 5:
            raise EndedEarly

    with pytest.raises(EndedEarly):
        decoder.fill(cache, path_of, end)
    assert cache.missing(list(path_of)) == list(path_of)[5:]


def test_that_what_ended_the_process_twice_is_not_read_a_third_time(
    tmp_path, cache, decoder, attempts
):
    path_of = saved(tmp_path, 3)
    deadly, suspect, innocent = path_of
    attempts.write_text(f"{deadly}\n{suspect}\n{deadly}\n")
    refused = decoder.fill(cache, path_of, say_nothing)
    assert refused == {deadly: "reading it ended the reader twice"}
    assert cache.missing([suspect, innocent]) == []
