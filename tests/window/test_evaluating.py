"""A classifier judged in the window: slices by a table's columns, thresholds, the report."""

import pytest

from ajna_desktop.domain.operating_point import OperatingPoint
from ajna_desktop.domain.scan_query import NamedScans, ScanQuery
from ajna_desktop.ui.curves.curves_panel import CurvesPanel
from ajna_desktop.ui.curves.slice_table import SliceTable
from ajna_desktop.ui.curves.slices_page import SlicesPage
from ajna_desktop.ui.report.report_dialog import ReportWanted
from tests.window.conftest import LOADED, LONG

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def view(user, name):
    return next(one for one in user.page.views if one.name == name)


@pytest.fixture
def slicing(sits_down, folder):
    """Somebody who looks at slices."""
    user = sits_down()
    user.opens(folder)
    user.page.show_view("curves")
    curves = view(user, "curves")
    panel = user.page.tabs.currentWidget()
    slices = next(page for page in curves.pages if page.name == "slices")
    panel.findChild(CurvesPanel).show_page("Slices")
    user.slices = slices
    user.page_of_slices = panel.findChild(SlicesPage)
    return user


def lines(user):
    model = user.page_of_slices.findChild(SliceTable).model()
    return [
        [model.index(row, column).data() for column in range(3)]
        for row in range(model.rowCount())
    ]


def test_that_columns_of_a_table_become_slices_whose_errors_open(slicing, tmp_path, qtbot):
    user = slicing
    user.sees(lambda: lines(user) == [["empty", "13", "1"], ["loaded", "12", "0"]])
    rows = [
        "file;terminal",
        *(f"e{n:02}.png;T1" for n in range(12)),
        "wrong.png;T2",
        "x.png;T9",
    ]
    (tmp_path / "manifest.csv").write_text("\n".join(rows))
    user.slices.take_table(tmp_path / "manifest.csv")
    user.sees(
        lambda: (
            lines(user) == [["T2", "1", "1"], ["none", "12", "0"], ["T1", "12", "0"]]
            or lines(user) == [["T2", "1", "1"], ["T1", "12", "0"], ["none", "12", "0"]]
        )
    )
    assert "1 of 14 rows could not be used" in user.page_of_slices.messages.text

    user.page_of_slices.errors_wanted.emit(0)
    user.sees(lambda: user.page.answers.query.among is not None)
    wrong = user.store.scans.by_path("empty/wrong.png")
    assert user.page.answers.query.among == NamedScans("errors of terminal: T2", (wrong.id,))
    user.sees(lambda: user.shown() == [wrong.id])


def test_that_the_report_is_of_the_threshold_that_is_tried_out(
    sits_down, folder, tmp_path, qtbot
):
    user = sits_down()
    user.opens(folder)
    loaded = user.store.scans.ids(ScanQuery(label=LOADED))
    predictions = user.store.predictions.predictions(loaded)
    scores = {scan_id: one.probabilities[LOADED] for scan_id, one in predictions.items()}
    *_, found, last = sorted(scores, key=scores.__getitem__)[
        :7
    ]  # the seventh and the rest stay
    point = OperatingPoint(LOADED, scores[last])
    assert scores[found] < scores[last]
    user.app.opened.trial.try_out(point)
    user.sees(lambda: user.app.opened.trial.point is not None)
    reporting = user.app.commands.reporting
    for name in ("report.html", "report.pdf"):
        with qtbot.waitSignal(reporting.written, timeout=LONG):
            reporting.write(user.app.opened, ReportWanted(tmp_path / name))

    page = (tmp_path / "report.html").read_text("utf-8")
    assert point.in_words() in page
    told = {one.path: one.path in page for one in user.store.scans.scans(loaded)}
    assert told == {
        one.path: scores[one.id] < point.threshold for one in user.store.scans.scans(loaded)
    }
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")
    assert user.store.predictions.current_run().operating_point is None
