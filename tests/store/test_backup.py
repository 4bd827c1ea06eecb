import hashlib
import shutil
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ajna_desktop.domain.errors import StoreDamaged, StoreError
from ajna_desktop.domain.labels import Decision
from ajna_desktop.domain.scan import Label, ReviewStatus
from ajna_desktop.domain.scan_query import EVERY_SCAN
from ajna_desktop.store import backup
from ajna_desktop.store.database import Database
from ajna_desktop.store.labels import BULK, LabelStore
from ajna_desktop.store.migrations import MIGRATIONS
from ajna_desktop.store.scans import ScanStore
from ajna_desktop.store.splits import SplitStore
from tests.store.folders import at, read

LATER = (*MIGRATIONS, ("CREATE TABLE later (a INTEGER) STRICT",))


@pytest.fixture
def labelled(database, scans, labels):
    read(scans, {"a.png": "one"})
    label(scans, labels, "first")
    return database


def label(scans, labels, text):
    labels.decide({at(scans, "a.png").id: Decision(Label(text), ReviewStatus.RELABELLED)})


def places(store_path):
    return [one.path for one in backup.backups(store_path)]


def test_that_a_backup_taken_while_labelling_can_be_put_in_place_of_the_store(
    labelled, scans, labels, store_path
):
    copy = backup.back_up(store_path)
    label(scans, labels, "second")
    labelled.close()
    shutil.copyfile(copy, store_path)
    restored = Database(store_path)
    assert at(ScanStore(restored), "a.png").label == "first"
    assert LabelStore(restored, "", "").verify().problem == ""
    restored.close()


def test_that_a_backup_carries_the_checksum_that_sha256sum_checks(labelled, store_path):
    copy = backup.back_up(store_path)
    text = backup.checksum_path(copy).read_text()
    assert text == f"{hashlib.sha256(copy.read_bytes()).hexdigest()}  {copy.name}\n"
    assert backup.is_intact(copy)
    with open(copy, "r+b") as file:
        file.seek(5000)
        file.write(b"x")
    assert not backup.is_intact(copy)


def test_that_the_newest_intact_backup_is_the_one_to_go_back_to(labelled, store_path):
    assert backup.newest_intact(store_path) is None
    first, second = backup.back_up(store_path), backup.back_up(store_path)
    assert places(store_path) == [first, second]
    assert backup.newest_intact(store_path) == second
    second.write_bytes(second.read_bytes()[:-1])
    assert backup.newest_intact(store_path) == first


def test_that_old_ordinary_backups_go_and_those_before_a_migration_stay(labelled, store_path):
    kept = backup.back_up(store_path, "before-2")
    copies = [backup.back_up(store_path) for _ in range(backup.NEWEST + 3)]
    assert places(store_path) == [kept, *copies[3:]]
    left = [path.name for path in store_path.parent.glob("*.sha256")]
    assert len(left) == backup.NEWEST + 1


def test_that_a_damaged_store_is_not_backed_up_over_good_ones(store_path, labelled):
    good = backup.back_up(store_path)
    labelled.close()
    content = bytearray(store_path.read_bytes())
    content[4096:] = bytes(len(content) - 4096)
    store_path.write_bytes(content)
    with pytest.raises(StoreDamaged):
        backup.back_up(store_path)
    assert places(store_path) == [good]
    assert list(store_path.parent.glob("*.backup-new*")) == []


def test_that_a_store_is_backed_up_when_something_was_said_since(
    labelled, scans, labels, store_path
):
    first = backup.back_up_changes(store_path, backup.ON_CLOSING)
    assert first is not None
    assert backup.back_up_changes(store_path, backup.ON_CLOSING) is None
    label(scans, labels, "second")
    second = backup.back_up_changes(store_path, backup.ON_CLOSING)
    assert backup.label_events(second) == backup.label_events(first) + 1
    second.write_bytes(b"damaged")
    assert backup.back_up_changes(store_path, backup.ON_CLOSING) is not None


def test_that_other_things_that_people_say_count_too(labelled, scans, store_path):
    backup.back_up(store_path)
    SplitStore(labelled, "ana", "session").assign({at(scans, "a.png").id: "test"})
    assert backup.back_up_changes(store_path, backup.ON_CLOSING) is not None


def test_that_a_store_in_which_nobody_said_anything_is_not_backed_up(
    database, scans, store_path
):
    read(scans, {"a.png": "one"})
    assert backup.back_up_changes(store_path, backup.ON_CLOSING) is None


def test_that_a_decision_about_many_scans_leaves_a_backup_of_before(
    database, scans, labels, store_path
):
    read(scans, {f"{number:03}.png": f"{number}" for number in range(BULK)})
    every = scans.ids(EVERY_SCAN)
    one = Decision(Label("first"), ReviewStatus.RELABELLED)
    labels.decide(dict.fromkeys(every[:1], one))
    assert backup.backups(store_path) == []
    labels.decide(dict.fromkeys(every, Decision(Label("second"), ReviewStatus.RELABELLED)))
    (kept,) = backup.backups(store_path)
    assert (kept.why, backup.label_events(kept.path)) == (backup.BEFORE_BULK, 1)


def test_that_fewer_backups_are_kept_the_older_they_are():
    now = datetime(2026, 11, 24, 12, tzinfo=UTC)
    ages = [*range(0, 48, 2), *range(48, 24 * 100, 12), *range(24 * 100, 24 * 500, 24)]  # hours
    every = [
        backup.Backup(Path(f"{number}"), number, "on-closing", now - timedelta(hours=age), 1)
        for number, age in enumerate(sorted(ages, reverse=True))
    ]
    kept = backup.by_age(every, now)
    assert kept[-backup.NEWEST :] == every[-backup.NEWEST :]
    days = {one.made_at.date() for one in every if now - one.made_at < timedelta(days=30)}
    assert days <= {one.made_at.date() for one in kept}
    lately = [one for one in every if now - one.made_at < timedelta(weeks=52)]
    weeks = {one.made_at.isocalendar()[:2] for one in lately}
    assert weeks == {one.made_at.isocalendar()[:2] for one in kept}
    assert len(kept) <= backup.NEWEST + len(days) + len(weeks)
    assert backup.by_age(kept, now) == kept


def test_that_a_newer_version_leaves_one_backup_of_before(labelled, store_path):
    labelled.close()
    Database(store_path, migrations=(*LATER, ("ALTER TABLE later ADD COLUMN b TEXT",))).close()
    (copy,) = places(store_path)
    assert copy.name.endswith(f"-before-{len(LATER) + 1}")
    connection = sqlite3.connect(copy)
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    connection.close()
    assert version == len(MIGRATIONS)


def test_that_a_step_that_fails_leaves_the_store_as_it_was(labelled, store_path):
    labelled.close()
    before = store_path.read_bytes()
    failing = (*MIGRATIONS, ("CREATE TABLE later (a INTEGER) STRICT", "DROP TABLE nothing"))
    with pytest.raises(sqlite3.OperationalError, match="nothing"):
        Database(store_path, migrations=failing)
    assert store_path.read_bytes() == before
    Database(store_path).close()


def test_that_an_older_store_is_not_brought_up_to_date_by_who_only_reads(labelled, store_path):
    labelled.close()
    before = store_path.read_bytes()
    with pytest.raises(StoreError, match="older version"):
        Database(store_path, read_only=True, migrations=LATER)
    assert store_path.read_bytes() == before
    assert backup.backups(store_path) == []
