from ajna_desktop.domain.curating.export_wish import ExportShape, ExportWish, Files
from ajna_desktop.domain.scan_query import EVERY_SCAN
from ajna_desktop.tasks.exporting.preview import preview
from tests.tasks.exporting.conftest import take_out


def test_that_a_preview_counts_what_the_export_then_holds(reviewed, tmp_path):
    for shape in ExportShape:
        told = preview(reviewed, ExportWish(shape), tmp_path / shape)
        done = take_out(reviewed, tmp_path / shape, shape)
        assert told.scans == done.exported
        assert sum(count for _, count in told.left_out) == done.skipped
        assert not told.goes_on
        assert preview(reviewed, ExportWish(shape), tmp_path / shape).goes_on


def test_that_it_says_why_scans_are_left_out_and_how_large_it_will_be(
    reviewed, folder, tmp_path
):
    told = preview(reviewed, ExportWish(ExportShape.KERAS), tmp_path / "out")
    assert dict(told.left_out) == {
        "it has no label": 1,
        "not an image": 1,
        "ambiguous: nothing should learn from it": 1,
        "bad image: nothing should learn from it": 1,
    }
    assert told.classes == 4
    everything = ExportWish(ExportShape.FOLDERS)
    size = sum(file.stat().st_size for file in folder.rglob("*.png"))
    assert preview(reviewed, everything, tmp_path / "o").megabytes == round(size / 1e6)
    listed = ExportWish(ExportShape.FOLDERS, Files.LIST)
    assert preview(reviewed, listed, tmp_path / "o").megabytes == 0


def test_that_what_cannot_be_is_told_in_a_sentence(reviewed, folder, tmp_path):
    nobodys = ExportWish(ExportShape.CSV, query=EVERY_SCAN.but(text="nobody's"))
    assert "nothing to export" in preview(reviewed, nobodys, tmp_path / "out").problem
    inside = preview(reviewed, ExportWish(ExportShape.CSV), folder / "out")
    assert "folder of the scans" in inside.problem


def test_that_it_warns_of_a_part_that_would_take_the_place_of_the_whole(reviewed, tmp_path):
    whole = take_out(reviewed, tmp_path / "out")
    again = preview(reviewed, ExportWish(ExportShape.FOLDERS), tmp_path / "out")
    assert (again.goes_on, again.taken_away) == (True, 0)
    part = EVERY_SCAN.but(split="test")
    told = preview(reviewed, ExportWish(ExportShape.FOLDERS, query=part), tmp_path / "out")
    done = take_out(reviewed, tmp_path / "out", query=part)
    # The list of what was left out is written anew; every image that goes was told.
    assert told.taken_away == whole.exported - done.exported == done.changed.removed > 0
