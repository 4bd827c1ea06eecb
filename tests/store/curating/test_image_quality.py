import numpy as np
import pytest

from ajna_desktop.domain.columns import MEASURED, ColumnIs
from ajna_desktop.domain.curating.image_measures import ImageMeasures
from ajna_desktop.domain.curating.image_quality import Flaw, ImageQuality
from ajna_desktop.domain.files import FoundFile, Identified
from ajna_desktop.domain.labels import Decision
from ajna_desktop.domain.scan import ReviewStatus
from ajna_desktop.domain.scan_query import EVERY_SCAN, FLAWED, ScanQuery
from ajna_desktop.store.columns import ColumnStore
from ajna_desktop.store.curating.image_quality import FlawedImage, ImageQualityStore

PATHS = ["A/a.png", "A/b.png", "B/c.png", "B/d.png"]
HASHES = ["a" * 64, "b" * 64, "c" * 64, "d" * 64]


@pytest.fixture
def ids(scans):
    walk = scans.begin_walk()
    scans.record_walk(walk, [FoundFile(path, 10, 1) for path in PATHS])
    scans.finish_walk(walk)
    found = scans.ids(EVERY_SCAN)
    identify(scans, found, HASHES)
    return found


@pytest.fixture
def store(database):
    return ImageQualityStore(database)


def identify(scans, ids, hashes):
    scans.record_identified(
        [
            Identified(scan_id, digest, 8, 8, 8, "PNG")
            for scan_id, digest in zip(ids, hashes, strict=True)
        ]
    )


def quality(ids, blurred=(0.0, 2.0, 0.0, 1.5), small=(0.0, 0.0, 0.0, 4.0)):
    measures = np.zeros((len(ids), len(ImageMeasures._fields)))
    measures[:, ImageMeasures._fields.index("brightness")] = [0.1, 0.25, 0.5, 0.757]
    flaws = {Flaw.BLURRED: np.array(blurred), Flaw.SIZE: np.array(small)}
    return ImageQuality(np.array(ids), measures, flaws, ("", "turned left", "", ""))


def test_that_the_worst_image_comes_first_with_its_flaws(store, scans, ids):
    assert store.survey() is None
    assert store.replace(quality(ids), HASHES).image_quality
    assert store.flawed() == [
        FlawedImage(ids[3], 4.0, (Flaw.SIZE, Flaw.BLURRED), ""),
        FlawedImage(ids[1], 2.0, (Flaw.BLURRED,), "turned left"),
    ]
    assert scans.ids(FLAWED) == [ids[3], ids[1]]
    assert scans.ids(ScanQuery(has_flaw=False)) == [ids[0], ids[2]]
    assert scans.counts().flawed == 2
    assert store.survey()[1:] == (4, 0)


def test_that_before_a_look_nothing_is_known(store, scans, ids):
    assert store.flawed() == []
    assert scans.counts().flawed is None
    assert scans.ids(FLAWED) == []


def test_that_another_look_takes_the_place_of_the_first(store, scans, ids, database):
    store.replace(quality(ids), HASHES)
    store.replace(quality(ids, blurred=(9.0, 0, 0, 0), small=(0.0,) * 4), HASHES)
    assert [one.scan_id for one in store.flawed()] == [ids[0]]
    with database.snapshot() as reader:
        assert reader.execute("SELECT count(*) FROM image_quality").fetchone() == (4,)
        assert reader.execute("SELECT count(*) FROM quality_survey").fetchone() == (1,)


def test_that_measures_are_columns_to_filter_by(store, scans, ids, database):
    columns = ColumnStore(database)
    assert not set(MEASURED) & set(columns.columns())
    store.replace(quality(ids), HASHES)
    assert set(MEASURED) <= set(columns.columns())
    known = {column.key: column for column in MEASURED}
    brightness = columns.values(known["brightness"])
    assert [brightness.names[code] for code in brightness.codes] == [
        "0.10", "0.25", "0.50", "0.76",
    ]  # fmt: skip
    query = ScanQuery(columns=(ColumnIs("flaw", Flaw.BLURRED.value),))
    assert scans.ids(query) == [ids[1]]
    numbers, values = store.measures("brightness")
    assert (numbers.tolist(), values.tolist()) == (ids, [0.1, 0.25, 0.5, 0.757])
    with pytest.raises(KeyError):
        store.measures("flaws; DROP TABLE scan")


def test_that_a_replaced_file_and_a_marked_one_have_no_flaw(store, scans, ids, labels):
    store.replace(quality(ids), HASHES)
    labels.decide({ids[1]: Decision(None, ReviewStatus.BAD_IMAGE)})
    assert scans.ids(FLAWED) == [ids[3]]
    identify(scans, [ids[3]], ["e" * 64])
    assert scans.ids(FLAWED) == []
    assert store.flawed() == []
    assert store.survey().unmeasured == 1
