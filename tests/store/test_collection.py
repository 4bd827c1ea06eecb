import os

import pytest

from ajna_desktop.domain.errors import (
    FolderUnreadable,
    StoreDamaged,
    StoreError,
    StoreInUse,
    StoreReadOnly,
)
from ajna_desktop.domain.labels import Decision
from ajna_desktop.domain.scan import Label, ReviewStatus
from ajna_desktop.paths import UserFolders
from ajna_desktop.store import backup
from ajna_desktop.store.collection import Collection, usual_place
from tests.store.folders import at, read

SICK = Decision(Label("PNEUMONIA"), ReviewStatus.RELABELLED)


@pytest.fixture
def users(tmp_path):
    return UserFolders.below(tmp_path / "user")


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "ward 3" / "scans"
    folder.mkdir(parents=True)
    for name in ("a.png", "b.png", "c.png"):
        (folder / name).write_text(name)
    return folder


def files_of(folder):
    return {path.name: path.read_text() for path in folder.iterdir()}


def open_and_label(folder, users, **options):
    collection = Collection.open(folder, users, "ana", **options)
    read(collection.scans, files_of(folder))
    collection.labels.decide({at(collection.scans, "a.png").id: SICK})
    collection.close()


def label_of(folder, users, path="a.png", **options):
    collection = Collection.open(folder, users, "ana", **options)
    try:
        read(collection.scans, files_of(folder))
        return at(collection.scans, path).label
    finally:
        collection.close()


def test_that_nothing_is_written_into_the_folder_of_scans(folder, users):
    before = sorted(path.name for path in folder.iterdir())
    os.chmod(folder, 0o555)
    open_and_label(folder, users)
    collection = Collection.open(folder, users, "ana")
    collection.features("backbone", 8)
    collection.close()
    assert sorted(path.name for path in folder.iterdir()) == before


def test_that_labels_are_there_when_the_folder_is_opened_again(folder, users):
    open_and_label(folder, users)
    assert label_of(folder, users) == "PNEUMONIA"
    link = folder.parent / "link"
    link.symlink_to(folder)
    assert label_of(link, users) == "PNEUMONIA"


def test_that_folders_of_one_name_have_stores_of_their_own(folder, users, tmp_path):
    other = tmp_path / "ward 4" / "scans"
    other.mkdir(parents=True)
    (other / "a.png").write_text("another image")
    open_and_label(folder, users)
    assert label_of(other, users) is None


def test_that_a_store_can_lie_elsewhere_and_belongs_to_its_folder(folder, users, tmp_path):
    store = tmp_path / "stick" / "labels.ajna"
    open_and_label(folder, users, store=store)
    assert label_of(folder, users, store=store) == "PNEUMONIA"
    assert label_of(folder, users) is None
    other = tmp_path / "other"
    other.mkdir()
    with pytest.raises(StoreError, match="belongs to another folder"):
        Collection.open(other, users, "ana", store=store)
    assert label_of(folder, users, store=store) == "PNEUMONIA"


def test_that_a_store_elsewhere_goes_along_with_a_folder_that_moved(folder, users, tmp_path):
    store = tmp_path / "stick" / "labels.ajna"
    open_and_label(folder, users, store=store)
    moved = folder.rename(tmp_path / "moved")
    assert label_of(moved, users, store=store) == "PNEUMONIA"
    folder.mkdir()
    with pytest.raises(StoreError, match="moved"):
        Collection.open(folder, users, "ana", store=store)


def test_that_the_labels_of_a_renamed_folder_are_found_again(folder, users):
    open_and_label(folder, users)
    renamed = folder.rename(folder.with_name("scans of May"))
    assert label_of(renamed, users) == "PNEUMONIA"
    assert usual_place(renamed, users).exists()
    assert len(list((users.data / "collections").iterdir())) == 1


def test_that_the_store_of_a_folder_that_is_still_there_is_not_taken(folder, users):
    open_and_label(folder, users)
    copy = folder.with_name("copy")
    copy.mkdir()
    for name, text in files_of(folder).items():
        (copy / name).write_text(text)
    assert label_of(copy, users) is None
    assert label_of(folder, users) == "PNEUMONIA"


def test_that_the_store_of_a_deleted_folder_is_not_given_to_one_with_other_files(
    folder, users, tmp_path
):
    open_and_label(folder, users)
    folder.rename(tmp_path / "kept elsewhere")
    other = tmp_path / "other"
    other.mkdir()
    for name in ("a.png", "b.png", "c.png"):
        (other / name).write_text("of another size")
    assert label_of(other, users) is None
    assert label_of(tmp_path / "kept elsewhere", users) == "PNEUMONIA"


def test_that_of_two_stores_that_fit_none_is_guessed(folder, users, tmp_path):
    twin = tmp_path / "twin"
    twin.mkdir()
    for name, text in files_of(folder).items():
        (twin / name).write_text(text)
    open_and_label(folder, users)
    open_and_label(twin, users)
    moved = folder.rename(tmp_path / "moved")
    for path in twin.iterdir():
        path.unlink()
    twin.rmdir()
    assert label_of(moved, users) is None


def test_that_a_second_window_is_refused_and_a_reader_is_not(folder, users):
    first = Collection.open(folder, users, "ana")
    with pytest.raises(StoreInUse, match=str(os.getpid())):
        Collection.open(folder, users, "bia")
    reading = Collection.open(folder, users, "bia", read_only=True)
    read(first.scans, {"a.png": "one"})
    assert at(reading.scans, "a.png").name == "a.png"
    with pytest.raises(StoreReadOnly):
        reading.labels.decide({at(reading.scans, "a.png").id: SICK})
    reading.close()
    first.close()


def test_that_reading_a_folder_that_was_never_opened_makes_no_store(folder, users):
    with pytest.raises(StoreError, match="no store here yet"):
        Collection.open(folder, users, "ana", read_only=True)
    assert not (users.data / "collections").exists()


def test_that_a_folder_that_is_not_there_is_said(folder, users):
    with pytest.raises(FolderUnreadable, match="No such file"):
        Collection.open(folder / "nowhere", users, "ana")
    with pytest.raises(FolderUnreadable, match="not a folder"):
        Collection.open(folder / "a.png", users, "ana")


def test_that_closing_leaves_a_backup_once_labels_were_given(folder, users):
    Collection.open(folder, users, "ana").close()
    store = usual_place(folder, users)
    assert backup.backups(store) == []
    open_and_label(folder, users)
    open_and_label(folder, users)
    assert len(backup.backups(store)) == 1


def test_that_any_path_leads_back_to_the_exact_bytes_of_the_file(folder, users):
    name = b"b\xff\n.png"
    (folder / os.fsdecode(name)).write_bytes(b"x")
    collection = Collection.open(folder, users, "ana")
    read(collection.scans, {os.fsdecode(b"" + name): "x"})
    path = collection.absolute(at(collection.scans, os.fsdecode(name)))
    with open(path, "rb") as file:
        assert file.read() == b"x"
    collection.close()


def test_that_each_store_has_an_index_folder_of_its_own_that_stays(folder, users, tmp_path):
    places = []
    for store in (None, tmp_path / "other.ajna", None):
        collection = Collection.open(folder, users, "ana", store=store)
        places.append(collection.index_folder)
        assert collection.features("b", 4) is collection.features("b", 4)
        collection.close()
    assert places[0] == places[2] != places[1]


def test_that_no_store_is_made_among_the_scans(folder, users):
    before = sorted(path.name for path in folder.iterdir())
    (folder.parent / "link").symlink_to(folder)
    for place in (folder, folder.parent / "link"):
        with pytest.raises(StoreError, match="among the scans"):
            Collection.open(folder, users, "ana", store=place / "labels.ajna")
    assert sorted(path.name for path in folder.iterdir()) == before


def test_that_a_folder_that_is_a_link_to_itself_is_told(tmp_path, users):
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(FolderUnreadable):
        Collection.open(tmp_path / "loop", users, "ana")


def test_that_of_a_damaged_store_the_backup_to_go_back_to_is_named(folder, users):
    open_and_label(folder, users)
    store = usual_place(folder, users)
    (copy,) = backup.backups(store)
    store.write_bytes(b"no store " * 100)

    with pytest.raises(StoreDamaged, match=copy.path.name):
        Collection.open(folder, users, "ana")


def test_that_what_was_said_of_a_moved_folder_can_be_read_before_it_is_opened(folder, users):
    open_and_label(folder, users)
    moved = folder.rename(folder.with_name("moved"))
    collection = Collection.open(moved, users, "ana", read_only=True)
    assert at(collection.scans, "a.png").label == "PNEUMONIA"
    assert collection.labels.verify().events == 1
    collection.close()
    assert usual_place(folder, users).exists()  # reading moves nothing
    assert label_of(moved, users) == "PNEUMONIA"


def test_that_whoever_sits_down_speaks_in_their_own_name_everywhere(folder, users):
    collection = Collection.open(folder, users, "ana")
    collection.change_reader("bruno")
    names = {
        name: part.reader for name, part in vars(collection).items() if hasattr(part, "reader")
    }
    assert set(names.values()) == {"bruno"}
    assert {"labels", "annotations", "merges", "readings", "splits"} <= names.keys()
    collection.close()
