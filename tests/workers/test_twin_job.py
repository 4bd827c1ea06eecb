"""Whole searches, in this process."""

import hashlib

import numpy as np
import pytest
from PIL import Image

from ajna_desktop.domain.files import Described
from ajna_desktop.domain.methods import Pooling
from ajna_desktop.domain.scan import ScanId
from ajna_desktop.domain.twins import TwinKind
from ajna_desktop.store.features import FeatureCache
from ajna_desktop.workers.feature_space import FeaturesOf, FeatureSpace
from ajna_desktop.workers.survey_jobs import SurveyControl
from ajna_desktop.workers.twin_job import FindTwins
from tests.search.twins.scenes import cut, scene

COUNT = 12


@pytest.fixture
def files(tmp_path):
    """12 scenes; of the first, the same pixels in another file; of the next two, copies."""
    folder = tmp_path / "scans"
    folder.mkdir()
    levels = [scene(seed) for seed in range(COUNT)]
    for number, image in enumerate(levels):
        Image.fromarray(image).save(folder / f"{number:02d}.png")
    Image.fromarray(levels[0]).save(folder / "12.tif")
    Image.fromarray(cut(levels[1], 0, 0.1, 0.9, 1)).save(folder / "13.jpg", quality=80)
    Image.fromarray(255 - levels[2][:, ::-1]).save(folder / "14.jpg", quality=70)
    return sorted(folder.iterdir())


def job_of(tmp_path, files, is_new=None):
    space = FeatureSpace(tmp_path / "features", "by-chance", 16)
    hashes = [hashlib.sha256(path.read_bytes()).hexdigest() for path in files]
    cache = FeatureCache(space.cache, space.backbone_id, space.width, [Pooling.AVERAGE])
    cache.add([Described(ScanId(0), name, _of_no_use(name)) for name in hashes])
    cache.close()
    is_new = np.ones(len(files), np.bool_) if is_new is None else is_new
    return FindTwins(FeaturesOf.of(space, hashes), [str(path) for path in files], is_new, 120)


def test_that_copies_are_found_and_told_by_what_they_are(tmp_path, files):
    found = job_of(tmp_path, files).run(SurveyControl())

    assert found.unreadable == frozenset()
    assert set(found.likenesses) == {(0, 12), (1, 13), (2, 14)}
    assert found.likenesses[0, 12].kind is TwinKind.PIXELS
    part, negative = found.likenesses[1, 13], found.likenesses[2, 14]
    assert part.kind is TwinKind.NEAR
    assert part.matrix == pytest.approx((1, 0, -30, 0, 1, 0), abs=0.7)
    assert part.overlap == pytest.approx(0.81, abs=0.02)
    assert (negative.is_inverted, negative.is_mirrored) == (True, True)
    assert negative.matrix == pytest.approx((-1, 0, 300, 0, 1, 0), abs=0.7)


def test_that_only_what_is_new_is_compared(tmp_path, files):
    is_new = np.zeros(len(files), np.bool_)
    is_new[13] = True

    found = job_of(tmp_path, files, is_new).run(SurveyControl())

    assert set(found.likenesses) == {(1, 13)}


def test_that_a_file_that_is_gone_or_another_by_now_costs_only_itself(tmp_path, files):
    job = job_of(tmp_path, files)
    files[5].unlink()
    files[6].write_bytes(files[7].read_bytes())

    found = job.run(SurveyControl())

    assert found.unreadable == {5, 6}
    assert set(found.likenesses) == {(0, 12), (1, 13), (2, 14)}


def test_that_images_are_read_once_and_again_where_what_was_kept_is_damaged(tmp_path, files):
    job_of(tmp_path, files).run(SurveyControl())
    (kept,) = (tmp_path / "features").glob("squares*/average.f16")
    before = kept.read_bytes()

    job_of(tmp_path, files).run(SurveyControl())
    assert kept.read_bytes() == before

    kept.write_bytes(before[:4096] + b"\0" * 4096 + before[8192:])
    found = job_of(tmp_path, files).run(SurveyControl())
    assert set(found.likenesses) == {(0, 12), (1, 13), (2, 14)}


def test_that_one_image_has_no_copy(tmp_path, files):
    assert job_of(tmp_path, files[:1]).run(SurveyControl()).likenesses == {}


def _of_no_use(name):
    """Features that tell nothing, so that the structure of the images must."""
    chance = np.random.default_rng(int(name[:12], 16))
    return chance.normal(size=16).astype(np.float16)
