import os
import stat
import sys

import pytest

from ajna_desktop.domain.errors import ExportFailed
from ajna_desktop.tasks.output.atomic_file import can_write, outside, replace_file


def test_that_a_file_is_replaced_whole_and_nothing_else_stays(tmp_path):
    file = tmp_path / "new" / "metrics.json"
    replace_file(file, b"first")
    replace_file(file, b"second")
    assert file.read_bytes() == b"second"
    assert list(file.parent.iterdir()) == [file]
    assert stat.S_IMODE(file.stat().st_mode) & 0o600 == 0o600


def test_that_what_cannot_be_written_is_said_and_leaves_nothing(tmp_path):
    (tmp_path / "report.html").mkdir()
    with pytest.raises(ExportFailed, match=r"report\.html"):
        replace_file(tmp_path / "report.html", b"text")
    assert [path.name for path in tmp_path.iterdir()] == ["report.html"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_that_a_pipe_or_a_device_is_never_replaced_by_a_file(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "null").symlink_to("/dev/null")
    for place in ("pipe", "null"):
        with pytest.raises(ExportFailed, match=rf"“{place}” is no ordinary file"):
            replace_file(tmp_path / place, b"text")
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)
    assert (tmp_path / "null").is_symlink()
    assert len(list(tmp_path.iterdir())) == 2


def test_that_a_link_that_leads_to_itself_is_no_place_for_a_result(tmp_path):
    (tmp_path / "loop").symlink_to("loop")
    outside(tmp_path / "loop" / "out", tmp_path / "scans")
    with pytest.raises(ExportFailed, match="could not be written"):
        replace_file(tmp_path / "loop" / "out", b"text")


def test_that_a_result_may_not_go_into_the_folder_of_the_scans_not_even_by_a_link(tmp_path):
    scans = tmp_path / "scans"
    scans.mkdir()
    (tmp_path / "link").symlink_to(scans)
    outside(tmp_path / "scans-results", scans)
    for out in (scans, scans / "out", tmp_path / "link" / "out", scans / ".." / "scans" / "a"):
        with pytest.raises(ExportFailed, match="another place"):
            outside(out, scans)


def test_that_it_is_known_before_long_work_whether_results_can_be_written(tmp_path):
    can_write(tmp_path / "new" / "out")
    assert list((tmp_path / "new" / "out").iterdir()) == []
    (tmp_path / "file").write_text("mine")
    with pytest.raises(ExportFailed, match="Nothing can be written to “file”"):
        can_write(tmp_path / "file")


def test_that_a_full_disk_is_known_before_long_work(small_disk):
    with pytest.raises(ExportFailed, match="No space left"):
        can_write(small_disk)
    assert list(small_disk.iterdir()) == []
