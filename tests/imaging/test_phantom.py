from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from ajna_desktop.domain.folder_names import told_by_path
from ajna_desktop.imaging.cargo_models import CARGO
from ajna_desktop.imaging.phantom import (
    COMMENT,
    EMPTY,
    LOADED,
    NOTHING,
    check_digit,
    make_scans,
    plan_scans,
    simulate,
)


def test_that_the_same_seed_gives_the_same_files(tmp_path: Path):
    first = make_scans(tmp_path / "a", 4, seed=3)
    second = make_scans(tmp_path / "b", 4, seed=3)
    assert first == second
    for scan in first:
        assert (tmp_path / "a" / scan.path).read_bytes() == (
            tmp_path / "b" / scan.path
        ).read_bytes()


def test_that_another_seed_gives_other_scans():
    assert plan_scans(20, seed=1) != plan_scans(20, seed=2)


def test_that_every_scan_is_one_grey_jpeg_that_says_it_is_synthetic(tmp_path: Path):
    folder = tmp_path / "synthetic"
    scans = make_scans(folder, 3, seed=5)
    files = sorted(path for path in tmp_path.rglob("*") if path.is_file())
    assert files == sorted(folder / scan.path for scan in scans)
    for path in files:
        with Image.open(path) as image:
            assert (image.format, image.mode) == ("JPEG", "L")
            assert image.info["comment"] == COMMENT.encode()
            assert image.getexif()[0x010E] == COMMENT
            assert "ynthetic" in COMMENT


def test_that_folder_and_file_name_tell_label_and_container():
    for scan in plan_scans(50, seed=8):
        told = told_by_path(scan.path)
        assert told.label == scan.label
        assert told.group == scan.container


def test_that_no_two_scans_share_a_name_though_some_containers_come_twice():
    scans = plan_scans(400, seed=8)
    assert len({scan.path for scan in scans}) == 400
    assert max(Counter(scan.container for scan in scans).values()) > 1


def test_that_check_digits_follow_iso_6346():
    assert check_digit("CSQU305438") == "3"
    for scan in plan_scans(100, seed=1):
        assert check_digit(scan.container[:-1]) == scan.container[-1]


@pytest.mark.parametrize(("asked", "hidden"), [(None, 8), (0, 0), (13, 13)])
def test_that_just_so_many_labels_are_wrong(asked: int | None, hidden: int):
    scans = plan_scans(300, seed=2, mislabelled=asked)
    assert sum(scan.mislabelled for scan in scans) == hidden
    for scan in scans:
        assert (scan.truth == EMPTY) == (scan.cargo == NOTHING)
        assert {scan.truth, scan.label} <= {EMPTY, LOADED}


def test_that_every_kind_of_load_and_many_empty_ones_are_in_a_day():
    scans = plan_scans(300, seed=2)
    kinds = Counter(scan.cargo for scan in scans)
    assert set(kinds) == {NOTHING, *CARGO}
    assert 0.3 < kinds[NOTHING] / 300 < 0.55


@pytest.mark.parametrize("cargo", [*CARGO, NOTHING])
def test_that_a_scan_has_open_beam_around_and_steel_in_it(cargo: str):
    for seed in range(3):
        picture = simulate(cargo, np.random.default_rng(seed))
        height, width = picture.shape
        assert picture.dtype == np.uint8
        assert 1.0 < width / height < 4.5
        assert np.median(picture[:4]) == 255  # above the roof nothing is in the way
        assert (picture < 20).mean() > 0.01  # frame and chassis let next to nothing through


@pytest.mark.parametrize("cargo", [kind for kind in CARGO if kind != "next to nothing"])
def test_that_a_load_darkens_the_scan(cargo: str):
    def dark_share(kind: str) -> float:
        pictures = [simulate(kind, np.random.default_rng(seed)) for seed in range(4)]
        return float(np.mean([(picture < 128).mean() for picture in pictures]))

    assert dark_share(cargo) > dark_share(NOTHING) + 0.03


def test_that_each_scan_is_reported_and_a_stop_keeps_what_was_made(tmp_path: Path):
    class Stopped(Exception):
        pass

    seen: list[tuple[int, int]] = []

    def report(done: int, count: int) -> None:
        seen.append((done, count))
        if done == 2:
            raise Stopped

    with pytest.raises(Stopped):
        make_scans(tmp_path, 5, seed=1, report=report)
    assert seen == [(1, 5), (2, 5)]
    assert len(list(tmp_path.rglob("*.jpg"))) == 2
