import stat

import pytest

from ajna_desktop.domain.errors import ExportFailed
from ajna_desktop.tasks.atomic_file import outside, replace_file


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


def test_that_a_result_may_not_go_into_the_folder_of_the_scans_not_even_by_a_link(tmp_path):
    scans = tmp_path / "scans"
    scans.mkdir()
    (tmp_path / "link").symlink_to(scans)
    outside(tmp_path / "scans-results", scans)
    for out in (scans, scans / "out", tmp_path / "link" / "out", scans / ".." / "scans" / "a"):
        with pytest.raises(ExportFailed, match="another place"):
            outside(out, scans)
