import os
import socket
import sys

import pytest

from ajna_desktop.domain.errors import FolderUnreadable
from ajna_desktop.imaging.walk import walk
from tests.imaging.made import file_of, gradient

JPEG = file_of(gradient(), "JPEG")


def walked(folder):
    return list(walk(folder, lambda: False))


def paths(folder):
    return [found.path for found in walked(folder)]


def put(folder, *names, content=JPEG):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def test_that_files_come_by_name_and_before_those_of_sub_folders(tmp_path):
    put(tmp_path, "b.jpg", "a/2.png", "a/1.png", "a/deeper/0.tif", "c/1", "a.jpg")
    assert paths(tmp_path) == ["a.jpg", "b.jpg", "a/1.png", "a/2.png", "a/deeper/0.tif", "c/1"]


def test_that_size_and_time_are_told(tmp_path):
    put(tmp_path, "a.jpg")
    os.utime(tmp_path / "a.jpg", ns=(5, 1_700_000_000_123_456_700))
    found = walked(tmp_path)[0]
    assert (found.size, found.mtime_ns) == (len(JPEG), 1_700_000_000_123_456_700)
    assert found.refused == ""


def test_that_files_are_found_whatever_their_name(tmp_path):
    names = ["no_suffix", "scan.dat", "scan.dcm", ".hidden.jpg", "archive.zip", "x.GIF"]
    put(tmp_path, *names)
    assert sorted(paths(tmp_path)) == sorted(names)


def test_that_litter_is_passed_over(tmp_path):
    put(tmp_path, "Thumbs.db", ".DS_Store", "desktop.ini", "._a.jpg", "a.jpg")
    put(tmp_path, "__MACOSX/a.jpg", "@eaDir/a.jpg/SYNOPHOTO_THUMB.jpg", ".git/objects/aa")
    assert paths(tmp_path) == ["a.jpg"]


def test_that_texts_beside_images_are_passed_over_unless_they_are_images(tmp_path):
    put(tmp_path, "labels.csv", "README.md", "a.json", "b.XML", content=b"a,b\n1,2\n")
    put(tmp_path, "renamed.txt", "renamed.CSV")
    assert paths(tmp_path) == ["renamed.CSV", "renamed.txt"]


def test_that_a_folder_with_the_suffix_of_an_image_is_a_folder(tmp_path):
    put(tmp_path, "a.jpg/b.jpg")
    assert paths(tmp_path) == ["a.jpg/b.jpg"]


def test_that_an_empty_folder_has_no_files(tmp_path):
    assert paths(tmp_path) == []


def test_that_a_missing_folder_is_refused(tmp_path):
    with pytest.raises(FolderUnreadable, match="no longer there"):
        walked(tmp_path / "missing")


def test_that_a_file_is_no_folder(tmp_path):
    put(tmp_path, "a.jpg")
    with pytest.raises(FolderUnreadable):
        walked(tmp_path / "a.jpg")


def test_that_the_walk_stops_when_told(tmp_path):
    put(tmp_path, *(f"{number}.jpg" for number in range(20)), "later/1.jpg")
    found = []
    for file in walk(tmp_path, lambda: len(found) >= 5):
        found.append(file)
    assert len(found) == 5


def test_that_a_folder_of_many_levels_is_walked_to_its_end(tmp_path):
    levels = sys.getrecursionlimit() + 200
    folders = [str(tmp_path) + "/d" * level for level in range(1, levels + 1)]
    for folder in folders:
        os.mkdir(folder)
    try:
        with open(f"{folders[-1]}/a.jpg", "wb") as file:
            file.write(JPEG)
        assert paths(tmp_path) == ["d/" * levels + "a.jpg"]
    finally:  # pytest would fail to delete so many
        os.remove(f"{folders[-1]}/a.jpg")
        for folder in reversed(folders):
            os.rmdir(folder)


@pytest.mark.skipif(sys.platform != "linux", reason="about names of Linux")
@pytest.mark.parametrize(
    "name",
    [
        b"no utf-8 \xff\xfe.jpg",
        "contêiner vazio.jpg".encode(),
        "รูป 胸部X線 🩻.png".encode(),
        "right\u202egpj.to left".encode(),
        b"line\nbreak.jpg",
        b"<img src=x>.jpg",
        b"x" * 255,
        b"CON",
        b"a\\b.jpg",
        b"-rf",
        b" leading and trailing ",
    ],
)
def test_that_names_keep_their_exact_bytes(tmp_path, name):
    path = os.path.join(os.fsencode(tmp_path), name)
    with open(path, "wb") as file:
        file.write(JPEG)
    assert [os.fsencode(found) for found in paths(tmp_path)] == [name]


@pytest.mark.skipif(sys.platform != "linux", reason="macOS makes them one")
def test_that_names_that_look_the_same_are_both_kept(tmp_path):
    put(tmp_path, "\u00e9.jpg", "e\u0301.jpg")
    assert len(paths(tmp_path)) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="about files of Unix")
class TestSpecialFiles:
    def refused(self, folder):
        return {found.path: found.refused for found in walked(folder) if found.refused}

    def test_that_links_are_listed_but_not_followed(self, tmp_path):
        put(tmp_path, "outside/b.jpg", "inside/a.jpg")
        inside = tmp_path / "inside"
        (inside / "to file").symlink_to(inside / "a.jpg")
        (inside / "to outside").symlink_to(tmp_path / "outside")
        (inside / "to itself").symlink_to(inside)
        (inside / "dangling").symlink_to("nowhere")
        (inside / "loop").symlink_to("loop")
        assert len(walked(inside)) == 6
        reasons = self.refused(inside)
        assert len(reasons) == 5
        assert set(reasons.values()) == {"a link; links are not followed"}

    def test_that_the_opened_folder_itself_may_be_a_link(self, tmp_path):
        put(tmp_path, "real/a.jpg")
        (tmp_path / "link").symlink_to("real")
        assert paths(tmp_path / "link") == ["a.jpg"]

    def test_that_pipes_and_sockets_are_listed_and_not_opened(self, tmp_path, monkeypatch):
        os.mkfifo(tmp_path / "pipe.png")
        os.mkfifo(tmp_path / "pipe.txt")
        monkeypatch.chdir(tmp_path)
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind("socket.jpg")
            assert self.refused(tmp_path) == {
                "pipe.png": "a pipe, not a file",
                "pipe.txt": "a pipe, not a file",
                "socket.jpg": "a socket, not a file",
            }

    @pytest.mark.skipif(
        not hasattr(os, "seteuid") or os.geteuid() != 0, reason="needs root to step down"
    )
    def test_that_a_folder_without_permission_is_listed(self, tmp_path):
        put(tmp_path, "open/a.jpg", "shut/b.jpg")
        for folder in (tmp_path, *tmp_path.parents[:3]):
            folder.chmod(0o755)
        (tmp_path / "shut").chmod(0)
        os.seteuid(65534)
        try:
            assert paths(tmp_path) == ["open/a.jpg", "shut"]
            assert self.refused(tmp_path) == {"shut": "no permission"}
        finally:
            os.seteuid(0)
            (tmp_path / "shut").chmod(0o755)

    def test_that_a_path_beyond_what_the_system_takes_is_listed(self, tmp_path):
        folder = os.open(tmp_path, os.O_RDONLY)
        for _ in range(25):
            os.mkdir("d" * 200, dir_fd=folder)
            deeper = os.open("d" * 200, os.O_RDONLY, dir_fd=folder)
            os.close(folder)
            folder = deeper
        os.close(folder)
        assert list(self.refused(tmp_path).values()) == ["its path is too long"]
