from types import SimpleNamespace

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QLabel, QPushButton, QTableView

from ajna_desktop.domain.comparison import HitRates, HitShares, SearchRow
from ajna_desktop.domain.errors import WorkerFailed
from ajna_desktop.domain.progress import Doing
from ajna_desktop.domain.search_quality import ForestFigures, ForestRow, SearchQuality
from ajna_desktop.ui.lookalikes.quality_view import QualityView
from ajna_desktop.ui.pipeline import Pipeline
from ajna_desktop.ui.task_runner import TaskRunner


def shares(mean, **per_class):
    known = {"class_intervals": dict.fromkeys(per_class, (0.6, 0.9))}
    return HitShares(mean, mean, per_class, mean - 0.05, mean + 0.05, **known)


HONEST = HitRates(
    100,
    500,
    shares(0.82, NORMAL=0.75, PNEUMONIA=0.89),
    shares(0.8, NORMAL=0.7, PNEUMONIA=0.9),
    shares(0.5, NORMAL=0.26, PNEUMONIA=0.74),
)
QUALITY = SearchQuality(
    "Scans of the test split ask.",
    2_000,
    2_500,
    (
        SearchRow("average", "EfficientNet, average", 1280, study=HONEST, held_out=HONEST),
        SearchRow("code", "A code", reason="Its network is not installed."),
    ),
    ForestFigures(
        "EfficientNet, average",
        5_190,
        64,
        20,
        100,
        56.2,
        (
            ForestRow(10, 500, 0, 0, 0.83, 0.57, 8.8),
            ForestRow(10, 10_000, 8, 1_250, 0.999, 2.8, 3.1),
            ForestRow(50, 10_000, 8, 1_250, 0.998, 6.6, 13.6, is_used=True),
        ),
    ),
    "2026-11-23T14:00:00+00:00",
)


class Folder:
    """Measures as it is told."""

    def __init__(self):
        self.tasks = TaskRunner()
        self.surveys = Pipeline(self.tasks)
        self.kept = None
        self.error = None
        self.goes_on = False

    def kept_quality(self):
        return self.kept

    def measure_search(self, context):
        context.step(Doing.EVALUATING, 1, 3)
        while self.goes_on:
            context.check()
        if self.error:
            raise self.error
        return QUALITY


@pytest.fixture(autouse=True)
def english():
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def shown(qtbot):
    folder = Folder()
    view = QualityView(folder)
    page = view.make()
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()

    def words():
        return [one.text() for one in page.findChildren(QLabel) if one.isVisible()]

    def button(text):
        (found,) = [
            one
            for one in page.findChildren(QPushButton)
            if one.isVisible() and one.text() == text
        ]
        return found

    def table(name):
        (found,) = [
            one for one in page.findChildren(QTableView) if one.accessibleName() == name
        ]
        model = found.model()
        return [
            [model.index(row, column).data() for column in range(model.columnCount())]
            for row in range(model.rowCount())
        ]

    yield SimpleNamespace(
        folder=folder, view=view, page=page, words=words, button=button, table=table
    )
    folder.tasks.shut_down()
    for wait in view.stop():
        wait()


def test_that_an_empty_page_says_what_it_is_for_and_measures_at_a_click(shown, qtbot):
    assert "Nothing was measured yet" in shown.words()
    shown.button("Measure").click()
    qtbot.waitUntil(lambda: QUALITY.how in " ".join(shown.words()))
    assert "2,000 of 2,500 scans that could ask were drawn." in " ".join(shown.words())
    assert shown.table("Ways to compare") == [
        [
            "EfficientNet, average",
            "82.0\xa0% (77.0–87.0)",
            "80.0\xa0% (75.0–85.0)",
            "50.0\xa0%",
            "82.0\xa0%",
            "80.0\xa0%",
            "1,280",
        ],
        ["A code", "–", "–", "–", "–", "–", "–"],
    ]
    assert shown.table("Hits by label") == [
        ["NORMAL", "75.0\xa0%", "60.0–90.0", "70.0\xa0%", "26.0\xa0%"],
        ["PNEUMONIA", "89.0\xa0%", "60.0–90.0", "90.0\xa0%", "74.0\xa0%"],
    ]
    rows = shown.table("Indexes")
    assert rows[0] == ["Compared with all", "5,190", "100.0\xa0%", "56.20 ms", "–"]
    assert rows[3] == ["✓ 50 trees", "10,000 + 8 × 1,250", "99.8\xa0%", "6.60 ms", "13.60 ms"]


def test_that_a_way_to_compare_without_figures_says_why(shown, qtbot):
    shown.folder.kept = QUALITY
    shown.view.measure()
    qtbot.waitUntil(lambda: len(shown.table("Ways to compare")) == 2)
    (spaces,) = [
        one
        for one in shown.page.findChildren(QTableView)
        if one.accessibleName() == "Ways to compare"
    ]
    spaces.selectRow(1)
    assert "Its network is not installed." in shown.words()


def test_that_what_was_measured_in_an_earlier_session_is_shown_at_once(qtbot):
    folder = Folder()
    folder.kept = QUALITY
    view = QualityView(folder)
    page = view.make()
    qtbot.addWidget(page)
    page.show()
    table = page.findChildren(QTableView)[0]
    qtbot.waitUntil(lambda: table.model().rowCount() == 2)
    view.stop()[0]()
    folder.tasks.shut_down()


def test_that_measuring_can_be_stopped_and_begun_again(shown, qtbot):
    shown.folder.goes_on = True
    shown.button("Measure").click()
    qtbot.waitUntil(lambda: any("1 / 3" in text for text in shown.words()))
    assert "Measuring" in shown.words()
    shown.button("Stop").click()
    qtbot.waitUntil(lambda: "Nothing was measured yet" in shown.words())
    shown.folder.goes_on = False
    shown.button("Measure").click()
    qtbot.waitUntil(lambda: QUALITY.how in " ".join(shown.words()))


def test_that_a_failure_is_told_with_a_way_to_try_again(shown, qtbot):
    shown.folder.error = WorkerFailed("The memory was too small.")
    shown.button("Measure").click()
    qtbot.waitUntil(lambda: "It could not be measured" in shown.words())
    assert "The memory was too small." in shown.words()
    shown.folder.error = None
    shown.button("Try again").click()
    qtbot.waitUntil(lambda: QUALITY.how in " ".join(shown.words()))
