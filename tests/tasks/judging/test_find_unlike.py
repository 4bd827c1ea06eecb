import numpy as np
import pytest
from PIL import Image

from ajna_desktop.domain.errors import NothingToLearn
from ajna_desktop.domain.scan_query import UNLIKE
from ajna_desktop.paths import UserFolders
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import Cancelled, TaskContext
from ajna_desktop.tasks.describing.extract_features import extract_features
from ajna_desktop.tasks.judging.classify import apply_classifier
from ajna_desktop.tasks.judging.find_unlike import find_unlike
from ajna_desktop.tasks.judging.fit_classifier import fit_classifier
from ajna_desktop.tasks.open_folder import open_folder
from tests.tasks.conftest import save_scan


@pytest.fixture
def many(tmp_path, engine):
    """Two classes of sixty, two scans nobody labelled, and one that is like neither."""
    folder = tmp_path / "many"
    for number in range(60):
        save_scan(folder / "empty" / f"e{number}.png", 210, number)
        save_scan(folder / "loaded" / f"l{number}.png", 60, 100 + number)
    save_scan(folder / "new.png", 210, 300)
    save_scan(folder / "newer.png", 60, 301)
    stripes = np.zeros((24, 32), np.uint8)
    stripes[:, ::2] = 255
    stripes[:12] = 0
    Image.fromarray(stripes).save(folder / "strange.png")
    (folder / "broken.png").write_bytes(b"no image")
    collection = Collection.open(folder, UserFolders.below(tmp_path / "user"), "ana")
    open_folder(collection, engine.images, TaskContext())
    extract_features(collection, engine.inference, TaskContext())
    yield collection
    collection.close()


def test_that_what_is_like_nothing_learnt_is_found_first(many, engine):
    heard, told = [], []
    done = find_unlike(many, engine, None, TaskContext(told.append, heard.append))
    strange = many.scans.by_path("strange.png").id
    found = many.scans.ids(UNLIKE)
    assert (done.scans, done.without_features, done.learnt) == (123, 0, 120)
    assert found[0] == strange
    assert done.unlike == len(found) <= 4
    assert many.certainty.survey().learnt == 120
    assert any(changes.predicted for changes in heard)
    assert told[-1].done == 123


def test_that_the_features_of_the_classifier_count(many, engine, tmp_path):
    bundle = fit_classifier(many, engine, "Mine", tmp_path / "models", TaskContext())
    apply_classifier(many, engine, bundle, TaskContext())
    find_unlike(many, engine, bundle, TaskContext())
    assert many.certainty.survey().backbone == bundle.backbone_id
    assert many.scans.by_path("strange.png").id in many.scans.ids(UNLIKE)


def test_that_too_few_labelled_scans_are_told(described, engine):
    with pytest.raises(NothingToLearn, match="there are 24, and 99 are needed"):
        find_unlike(described, engine, None, TaskContext())
    assert described.certainty.survey() is None


def test_that_a_stopped_search_keeps_what_was_there(many, engine):
    find_unlike(many, engine, None, TaskContext())
    before = many.certainty.survey()
    context = TaskContext()
    context.cancel()
    with pytest.raises(Cancelled):
        find_unlike(many, engine, None, context)
    assert many.certainty.survey() == before
