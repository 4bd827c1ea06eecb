import pytest

from ajna_desktop.ui.review_memory import FILE, ReviewMemory


def test_that_the_number_of_scans_is_remembered(tmp_path):
    memory = ReviewMemory(tmp_path)
    assert memory.size == 1
    memory.size = 24
    memory.file.sync()
    later = ReviewMemory(tmp_path)
    assert later.size == 24
    later.size = 1
    assert (later.size, later.grid_size) == (1, 24)


@pytest.mark.parametrize("written", ["7", "-4", "many"])
def test_that_what_no_grid_has_is_forgotten(tmp_path, written):
    (tmp_path / FILE).write_text(f"[General]\ngrid=true\ncells={written}\n")
    assert ReviewMemory(tmp_path).size == 12
