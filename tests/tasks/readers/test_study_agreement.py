import pytest
from sklearn.metrics import cohen_kappa_score

from ajna_desktop.domain.errors import ReadingRefused
from ajna_desktop.tasks.readers.study_agreement import study_agreement
from tests.tasks.readers.studies import EMPTY, LOADED, UNSURE, opened, plan, read_by_two


@pytest.fixture
def study(collection, engine):
    return plan(opened(collection, engine))


def test_that_nothing_is_told_of_a_study_that_is_still_read(collection, study):
    read_by_two(collection, study)
    with pytest.raises(ReadingRefused, match="until it is closed"):
        study_agreement(collection, study.id)


def test_that_a_study_that_nobody_read_has_no_agreement(collection, study):
    collection.readings.close(study.id)
    with pytest.raises(ReadingRefused, match="Nobody has read"):
        study_agreement(collection, study.id)


def test_that_agreement_is_that_of_the_images_that_were_not_planted(collection, study):
    unplanted = read_by_two(collection, study)
    collection.readings.close(study.id)
    found = study_agreement(collection, study.id)

    assert found.readers == ("ana", "bruno")
    assert found.answers == (EMPTY, LOADED, UNSURE)
    (pair,) = found.agreement.pairs
    assert pair.scans == 12
    assert pair.same.value == pytest.approx(9 / 12)
    told = collection.readings.of_all(study.id)
    ana, bruno = (
        [str(told[reader][content]) for content in unplanted] for reader in ("ana", "bruno")
    )
    assert pair.kappa.value == pytest.approx(cohen_kappa_score(ana, bruno))
    assert {one.content_hash for one in found.disputes} == set(unplanted[:3])
    assert [(one.right, one.read) for one in found.planted] == [(4, 4), (4, 4)]
    # Ana says what the labels say, Bruno does not.
    assert [one.kappa.value == 1.0 for one in found.with_labels] == [True, False]
    assert found.absent == 0


def test_that_a_dispute_is_open_until_somebody_decides(collection, study):
    first, second, third, *_ = read_by_two(collection, study)
    collection.readings.close(study.id)
    collection.readings.settle(study.id, {second: LOADED})
    found = study_agreement(collection, study.id)

    settled = {one.content_hash: one.settled for one in found.disputes}
    assert settled == {first: None, second: LOADED, third: None}
    assert {one.content_hash for one in found.open_disputes} == {first, third}
    said = {one.content_hash: one.said for one in found.disputes}[third]
    assert said["bruno"] == UNSURE
    assert said["ana"] in (EMPTY, LOADED)
