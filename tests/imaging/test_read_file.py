import os
import socket
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from ajna_desktop.domain.errors import ImageUnreadable
from ajna_desktop.imaging.read_file import read_file, read_start

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="about files of Unix")


def refusal(path, **limits):
    with pytest.raises(ImageUnreadable) as caught:
        read_file(str(path), **limits)
    assert path.name not in str(caught.value)
    return str(caught.value)


def test_that_the_whole_content_is_read(tmp_path):
    content = os.urandom(300_000)
    (tmp_path / "scan").write_bytes(content)
    assert read_file(str(tmp_path / "scan")) == content
    assert read_start(str(tmp_path / "scan"), 100) == content[:100]


def test_that_an_empty_file_is_refused(tmp_path):
    (tmp_path / "scan.png").touch()
    assert refusal(tmp_path / "scan.png") == "empty file"


def test_that_a_file_over_the_limit_is_refused_unread(tmp_path):
    with (tmp_path / "scan.png").open("wb") as file:
        file.truncate(1 << 40)  # a sparse file: takes no room on the disk
    assert refusal(tmp_path / "scan.png") == "larger than 512 MiB"


def test_that_a_pipe_is_refused_without_waiting_for_a_writer(tmp_path):
    os.mkfifo(tmp_path / "scan.png")
    assert refusal(tmp_path / "scan.png") == "a pipe, not a file"


def test_that_a_link_is_not_followed(tmp_path):
    (tmp_path / "original").write_bytes(b"content")
    (tmp_path / "scan.png").symlink_to(tmp_path / "original")
    assert refusal(tmp_path / "scan.png") == "a link; links are not followed"


def test_that_a_socket_is_refused(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # paths of sockets must be short
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("scan.png")
        assert refusal(tmp_path / "scan.png") == "not a regular file"


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="there is no endless device")
def test_that_an_endless_device_is_refused(tmp_path):
    with pytest.raises(ImageUnreadable, match=r"^a device, not a file$"):
        read_file("/dev/zero")


def test_that_a_folder_is_refused(tmp_path):
    assert refusal(tmp_path) == "a folder"


def test_that_a_file_that_is_gone_is_told_from_a_damaged_one(tmp_path):
    assert refusal(tmp_path / "scan.png") == "no longer there"


def test_that_a_path_that_is_too_long_is_refused(tmp_path):
    assert refusal(tmp_path / ("x" * 300)) == "its path is too long"


def test_that_a_file_that_keeps_growing_is_refused_and_never_half_read(tmp_path):
    path = tmp_path / "scan.png"
    path.write_bytes(bytes(4 << 20))
    stop = threading.Event()

    def grow():
        with path.open("ab", buffering=0) as file:
            while not stop.is_set():
                file.write(b"more")

    with ThreadPoolExecutor(1) as threads:
        threads.submit(grow)
        try:
            while True:  # a read may fall into a moment in which the thread does not run
                try:
                    content = read_file(str(path))
                except ImageUnreadable as error:
                    reason = str(error)
                    break
                assert content.endswith(b"more") or not content.strip(b"\0")
        finally:
            stop.set()
    assert reason == "it changed while it was read"


@pytest.mark.skipif(
    not hasattr(os, "seteuid") or os.geteuid() != 0, reason="needs root to step down"
)
def test_that_a_file_without_permission_is_refused(tmp_path):
    path = tmp_path / "scan.png"
    path.write_bytes(b"content")
    path.chmod(0)
    os.seteuid(65534)
    try:
        assert refusal(path) == "no permission"
    finally:
        os.seteuid(0)
