import os

import pytest

from ajna_desktop.domain.errors import ExportFailed
from ajna_desktop.tasks.output.new_folder import empty_folder, new_folder, remove_folder


def test_that_a_folder_appears_whole(tmp_path):
    target = tmp_path / "models" / "mine"
    with new_folder(target) as folder:
        (folder / "a").write_text("b")
        assert not target.exists()
        assert list(target.parent.glob("*/a")) == []  # nobody takes it for a finished one
    assert (target / "a").read_text() == "b"
    assert os.listdir(target.parent) == ["mine"]


def test_that_nothing_stays_of_a_folder_that_was_not_finished(tmp_path):
    def give_up():
        with new_folder(tmp_path / "mine") as folder:
            (folder / "a").write_text("b")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        give_up()
    assert os.listdir(tmp_path) == []


def test_that_what_is_there_is_not_replaced(tmp_path):
    (tmp_path / "mine").mkdir()
    with pytest.raises(ExportFailed, match="already"), new_folder(tmp_path / "mine"):
        pass


def test_that_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportFailed, match="cannot be saved"):
        new_folder(tmp_path / "file" / "mine").__enter__()


def test_that_a_folder_is_removed_with_all_that_is_in_it(tmp_path):
    (tmp_path / "mine" / "inner").mkdir(parents=True)
    remove_folder(tmp_path / "mine")
    assert os.listdir(tmp_path) == []
    with pytest.raises(ExportFailed, match="cannot be removed"):
        remove_folder(tmp_path / "mine")


def test_that_an_empty_folder_is_filled_whole_or_not_at_all(tmp_path):
    def give_up():
        with empty_folder(tmp_path / "out") as folder:
            (folder / "a").write_text("b")
            raise KeyboardInterrupt

    (tmp_path / "out").mkdir()
    with pytest.raises(KeyboardInterrupt):
        give_up()
    assert [one.name for one in tmp_path.rglob("*")] == ["out"]
    with empty_folder(tmp_path / "out") as folder:
        (folder / "a").write_text("b")
    assert [one.name for one in tmp_path.rglob("*")] == ["out", "a"]


def test_that_a_link_to_an_empty_folder_stays_one(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "elsewhere")
    with empty_folder(link) as folder:
        (folder / "a").write_text("b")
        assert not (tmp_path / "elsewhere" / "a").exists()
    assert link.is_symlink()
    assert os.listdir(tmp_path / "elsewhere") == ["a"]
