import os
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ajna_desktop.tasks.output.export_names import NamesInUse, folder_name


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("NORMAL", "NORMAL"),
        ("contêiner vazio", "contêiner vazio"),
        ("..", "_"),
        (".", "_"),
        ("../../etc", "__.._etc"),
        (".hidden", "_hidden"),
        ("/etc/passwd", "_etc_passwd"),
        ("C:\\Windows", "C__Windows"),
        ("CON", "CON_"),
        ("nul.txt", "nul.txt_"),
        ("ends with dots. . .", "ends with dots"),
        ("a<b>c|d?e*", "a_b_c_d_e_"),
    ],
)
def test_that_a_label_becomes_a_name_that_no_system_minds(label, name):
    assert folder_name(label) == name


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
def test_that_no_label_leads_out_of_the_folder_it_is_put_in(label):
    name = folder_name(label)
    assert Path("/out", name).parent == Path("/out")
    assert os.path.normpath(f"/out/{name}") == f"/out/{name}"
    assert 0 < len(os.fsencode(name)) <= 255


def test_that_names_differing_only_in_case_or_composition_do_not_meet():
    names = NamesInUse()
    given = [names.free(name) for name in ("a.jpg", "A.jpg", "é.jpg", "e\u0301.jpg", "a.jpg")]
    assert given == ["a.jpg", "A (2).jpg", "é.jpg", "e\u0301 (2).jpg", "a (3).jpg"]


def test_that_a_name_of_255_bytes_still_has_room_for_a_number():
    names = NamesInUse()
    given = {names.free("ç" * 120 + ".jpg") for _ in range(3)}
    given |= {names.free("a." + "b" * 253) for _ in range(3)}
    assert len(given) == 6
    assert all(len(os.fsencode(name)) <= 255 for name in given)


def test_that_many_files_of_one_name_are_numbered_without_counting_each_from_one():
    names = NamesInUse()
    before = process_time()
    given = [names.free("scan.png") for _ in range(20_000)]
    assert given[:3] == ["scan.png", "scan (2).png", "scan (3).png"]
    assert len(set(given)) == 20_000
    assert process_time() - before < 10  # seconds; some 100 by counting


def test_that_a_number_somebody_else_took_is_passed_over():
    names = NamesInUse()
    given = [names.free(name) for name in ("a.jpg", "a (2).jpg", "A.jpg", "a.jpg", "a (2).jpg")]
    assert given == ["a.jpg", "a (2).jpg", "A (3).jpg", "a (4).jpg", "a (2) (2).jpg"]
