import pytest

from ajna_desktop.domain.folder_names import group_of, told_by_path


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("a.png", ("", None, "")),
        ("NORMAL/a.png", ("", "NORMAL", "")),
        ("train/NORMAL/a.png", ("train", "NORMAL", "")),
        ("TRAIN/NORMAL/a.png", ("train", "NORMAL", "")),
        ("Validation/b/a.png", ("val", "b", "")),
        ("valid/b/a.png", ("val", "b", "")),
        ("testing/b/a.png", ("test", "b", "")),
        ("train/a.png", ("train", None, "")),
        ("chest_xray/train/NORMAL/a.png", ("train", "NORMAL", "")),
        ("2024/05/train/NORMAL/left/a.png", ("train", "NORMAL", "")),
        ("NORMAL/left/a.png", ("", "NORMAL", "")),
        ("NORMAL/train/a.png", ("train", None, "")),
        ("train/test/a.png", ("train", "test", "")),
        ("trainee/NORMAL/a.png", ("", "trainee", "")),
        ("  spaced  /a.png", ("", "spaced", "")),
        ("\u202eLAMRON/a.png", ("", "�LAMRON", "")),
        ("x" * 101 + "/a.png", ("", None, "")),
        ("b\udcffd/a.png", ("", "b�d", "")),
        ("train/PNEUMONIA/person12_virus_3.jpeg", ("train", "PNEUMONIA", "person12")),
    ],
)
def test_that_folders_tell_split_and_label(path, told):
    assert told_by_path(path) == told


@pytest.mark.parametrize(
    ("name", "group"),
    [
        ("person1_bacteria_1.jpeg", "person1"),
        ("person1000_virus_1681.jpeg", "person1000"),
        ("IM-0115-0001.jpeg", "IM-0115"),
        ("NORMAL2-IM-0012-0001.jpeg", "IM-0012"),
        ("NORMAL-IM-0012-0001.jpeg", "IM-0012"),
        ("20240105_MSCU1234567_scan.png", "MSCU1234567"),
        ("TEMU7654321.png", "TEMU7654321"),
        ("MSCU12345678.png", ""),
        ("XMSCU1234567.png", ""),
        ("MSCA1234567.png", ""),
        ("variant_0123456789abcdef-002.png", "variant_0123456789abcdef"),
        ("person12_0123456789abcdef-002.png", "person12"),
        ("variant_3.png", ""),
        ("a person1_b.png", ""),
        ("scan 3.png", ""),
    ],
)
def test_that_a_file_name_tells_the_patient_or_the_container(name, group):
    assert group_of(name) == group
