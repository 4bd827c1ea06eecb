import os

from ajna_desktop.tasks.models.bundle_names import free_name, is_taken
from ajna_desktop.tasks.output.export_names import folder_name


def test_that_a_name_in_use_gets_the_next_free_number(tmp_path):
    assert free_name(tmp_path, "port/day cnn") == "port/day cnn"
    for expected in ("port/day cnn", "port/day cnn 2", "port/day cnn 3"):
        name = free_name(tmp_path, "port/day cnn")
        assert name == expected
        (tmp_path / folder_name(name)).mkdir()
        assert is_taken(tmp_path, name)


def test_that_the_longest_names_get_numbers_too(tmp_path):
    names = set()
    for _ in range(11):
        name = free_name(tmp_path, "é" * 200)
        os.mkdir(tmp_path / folder_name(name))
        names.add(folder_name(name))
    assert len(names) == 11
