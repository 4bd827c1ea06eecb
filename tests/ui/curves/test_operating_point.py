import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QPushButton, QScrollArea
from sklearn.metrics import precision_score, recall_score

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.operating_point import OperatingPoint
from ajna_desktop.domain.scan import ScanId
from ajna_desktop.domain.scan_query import UNLABELLED, Order, ScanQuery
from ajna_desktop.ui.curves.operating_point_view import OperatingPointView
from ajna_desktop.ui.figures import share, whole
from ajna_desktop.ui.plain_label import PlainLabel
from tests.ui.curves.opened import A, B, Opened


class Desk:
    """The page on the screen, and what it is joined to."""

    def __init__(self, qtbot, folder, thumbnails, **known):
        self.qtbot = qtbot
        self.opened = Opened(folder, thumbnails, **known)
        self.trial = self.opened.trial
        self.view = OperatingPointView(self.opened)
        self.page = self.view.make()
        self.queries, self.scans = [], []
        self.view.query_wanted.connect(self.queries.append)
        self.view.scan_wanted.connect(self.scans.append)
        qtbot.addWidget(self.page)
        self.page.resize(800, 1000)
        self.page.show()

    def read(self):
        self.qtbot.waitUntil(lambda: self.view._shown is not None)
        return self

    def press(self, text):
        button = next(b for b in self.page.findChildren(QPushButton) if text in b.text())
        assert button.isVisibleTo(self.page)
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def choose(self, name, text):
        boxes = self.page.findChildren(QComboBox)
        box = next(box for box in boxes if box.accessibleName() == name)
        box.setCurrentText(text)
        box.activated.emit(box.currentIndex())

    def says(self, text):
        return any(
            text in label.text()
            for label in self.page.findChildren(PlainLabel)
            if label.isVisibleTo(self.page)
        )

    def key(self, key, modifier=Qt.KeyboardModifier.NoModifier, plot=None):
        self.qtbot.keyClick(plot or self.page.histogram, key, modifier)

    def told(self, threshold, label=1):
        return np.array(self.opened.chances, np.float32)[:, label] >= threshold

    def truth(self, label=B):
        return np.array([one == label for one in self.opened.truth])


@pytest.fixture
def desk(qtbot, tmp_path, thumbnails):
    desks = []

    def sit_down(**known):
        desks.append(Desk(qtbot, tmp_path, thumbnails, **known))
        return desks[-1]

    yield sit_down
    for one in desks:
        for wait in one.view.stop():
            wait()
        one.trial.stop()()


def test_that_the_figures_are_those_of_scikit_learn_at_the_threshold(desk):
    here = desk().read()
    here.trial.try_out(OperatingPoint(B, 0.62))
    told, truth = here.told(0.62), here.truth()
    assert here.says(share(recall_score(truth, told)))
    assert here.says(share(precision_score(truth, told)))
    texts = [button.text() for button in here.page.findChildren(QPushButton)]
    assert f"{whole(int((truth & told).sum()))} caught" in texts
    assert f"{whole(int((truth & ~told).sum()))} missed" in texts
    assert f"{whole(int((~truth & told).sum()))} false alarms" in texts
    assert f"{whole(int((~truth & ~told).sum()))} rightly left" in texts


def test_that_intervals_follow_when_the_handle_rests(desk, qtbot):
    here = desk().read()
    here.trial.try_out(OperatingPoint(B, 0.62))
    recall = recall_score(here.truth(), here.told(0.62))
    qtbot.waitUntil(lambda: here.says(f"{share(recall)} ("), timeout=5000)
    here.trial.try_out(OperatingPoint(B, 0.4))
    assert not here.says(f"{share(recall_score(here.truth(), here.told(0.4)))} (")


def test_that_arrows_step_from_score_to_score_and_home_and_end_go_to_the_ends(desk):
    here = desk().read()
    scores = np.sort(np.array(here.opened.chances, np.float32)[:, 1].astype(float))
    above = scores[scores >= 0.5]
    here.key(Qt.Key.Key_Right)
    assert above[0] < here.trial.point.threshold <= above[1]
    here.key(Qt.Key.Key_Right)
    assert above[1] < here.trial.point.threshold <= above[2]
    here.key(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert here.trial.point.threshold > above[4]
    here.key(Qt.Key.Key_End)
    assert not here.told(here.trial.point.threshold).any()
    here.key(Qt.Key.Key_Home)
    assert here.told(here.trial.point.threshold).all()


def test_that_on_a_curve_the_handle_goes_where_the_arrow_points(desk):
    here = desk().read()
    here.key(Qt.Key.Key_Right, plot=here.page.roc)  # to more false alarms: a lower threshold
    lower = here.trial.point.threshold
    assert lower < 0.5
    here.key(Qt.Key.Key_Left, plot=here.page.precision_recall)
    here.key(Qt.Key.Key_Left, plot=here.page.precision_recall)
    assert here.trial.point.threshold > 0.5


def test_that_the_mouse_drags_the_handle_of_the_histogram(desk, qtbot):
    here = desk().read()
    plot = here.page.histogram
    scene = plot.plotItem.vb.mapViewToScene(QPointF(0.8, 0))
    qtbot.mousePress(plot.viewport(), Qt.MouseButton.LeftButton, pos=scene.toPoint())
    assert here.trial.point.threshold == pytest.approx(0.8, abs=0.01)
    scene = plot.plotItem.vb.mapViewToScene(QPointF(0.3, 0))
    qtbot.mouseMove(plot.viewport(), scene.toPoint())
    qtbot.mouseRelease(plot.viewport(), Qt.MouseButton.LeftButton, pos=scene.toPoint())
    qtbot.mousePress(plot.viewport(), Qt.MouseButton.LeftButton, pos=scene.toPoint())
    assert here.trial.point.threshold == pytest.approx(0.3, abs=0.01)


def test_that_the_mouse_on_a_curve_takes_the_threshold_of_the_nearest_point(desk, qtbot):
    here = desk().read()
    for plot in (here.page.roc, here.page.precision_recall):
        decided = here.view._shown.curve.at(0.7)
        at = (decided.recall, decided.precision)
        if plot is here.page.roc:
            at = (decided.false_alarm_rate, decided.recall)
        scene = plot.plotItem.vb.mapViewToScene(QPointF(*at))
        qtbot.mousePress(plot.viewport(), Qt.MouseButton.LeftButton, pos=scene.toPoint())
        found = here.view._shown.curve.at(here.trial.point.threshold)
        assert found.recall == pytest.approx(decided.recall, abs=0.02)
        assert found.precision == pytest.approx(decided.precision, abs=0.02)
        here.trial.drop()


def test_that_what_flips_is_counted_shown_and_opened(desk, qtbot):
    here = desk().read()
    here.trial.try_out(OperatingPoint(B, 0.7))
    before, after, truth = here.told(0.5), here.told(0.7), here.truth()
    flips = np.flatnonzero(before != after)
    qtbot.waitUntil(lambda: here.says(f"{len(flips)} scans flip: 0 would newly be B"))
    right = int((after == truth)[flips].sum())
    assert here.says(f"{right} become right and {len(flips) - right} wrong")
    here.press("Show them in the gallery")
    (query,) = here.queries
    assert {scan_id - 1 for scan_id in query.among.ids} == set(flips.tolist())
    near = np.abs(np.array(here.opened.chances)[:, 1] - 0.7)
    assert np.all(np.diff([near[scan_id - 1] for scan_id in query.among.ids]) >= -1e-6)


def test_that_a_scan_that_flips_becomes_the_current_one(desk, qtbot):
    here = desk().read()
    here.trial.try_out(OperatingPoint(B, 0.7))
    grid = here.page.flips._grid
    qtbot.waitUntil(lambda: grid.model().rowCount() > 0)
    grid.setFocus()
    qtbot.waitUntil(grid.hasFocus)
    place = grid.visualRect(grid.model().index(1, 0)).center()
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
    assert here.scans[-1] == grid.model().scan_id(1)


def test_that_counts_lead_to_their_scans(desk):
    here = desk().read()
    kept = ScanQuery(judged=True, order=Order.CONFIDENCE)
    here.press("caught")
    here.press("missed")
    here.press("false alarms")
    here.press("rightly left")
    assert here.queries == [
        kept.but(label=B, predicted=B),
        kept.but(label=B, is_error=True),
        kept.but(predicted=B, is_error=True),
        kept.but(label=A, predicted=A),
    ]


def test_that_where_no_question_asks_for_a_count_its_scans_are_named(desk):
    here = desk(classes=3).read()
    here.choose("Class", "B")
    here.qtbot.waitUntil(lambda: here.view._shown.label == B)
    here.trial.try_out(OperatingPoint(B, 0.4))
    here.press("rightly left")
    (query,) = here.queries
    left = ~here.told(0.4) & ~here.truth()
    assert query.among.ids == tuple(ScanId(n + 1) for n in np.flatnonzero(left).tolist())


def test_that_another_split_is_counted_by_itself(desk):
    here = desk().read()
    here.choose("Split", "test")
    here.qtbot.waitUntil(lambda: len(here.view._shown.scored) == 100)
    here.trial.try_out(OperatingPoint(B, 0.62))
    caught = int((here.truth() & here.told(0.62))[1::2].sum())
    assert f"{caught} caught" in [b.text() for b in here.page.findChildren(QPushButton)]
    here.press("caught")
    assert here.queries[0].split == "test"


def test_that_a_target_recall_sets_the_threshold_and_says_what_follows(desk):
    here = desk().read()
    here.page.wishes._one_in.setValue(20)
    here.press("Find the threshold")
    told, truth = here.told(here.trial.point.threshold), here.truth()
    missed = int((truth & ~told).sum())
    assert missed <= truth.sum() / 20 < missed + 1
    assert here.says(f"{missed} of {int(truth.sum())} B are missed")


def test_that_costs_and_prevalence_set_the_cheapest_threshold(desk):
    here = desk().read()
    wishes = here.page.wishes
    wishes._ways.setCurrentIndex(1)
    wishes._cost.setValue(30)
    wishes._costs_prevalence.setValue(2)
    here.press("Find the threshold")
    truth = here.truth()

    def cost(threshold):
        told = here.told(threshold)
        return 30 * 0.02 * (~told)[truth].mean() + 0.98 * told[~truth].mean()

    best = min(cost(t) for t in np.linspace(0.001, 0.999, 999))
    assert cost(here.trial.point.threshold) <= best + 1e-9


def test_that_a_capacity_sets_a_threshold_whose_alarms_can_be_opened(desk):
    here = desk().read()
    wishes = here.page.wishes
    wishes._ways.setCurrentIndex(2)
    wishes._capacity.setValue(100)
    wishes._per_day.setValue(1000)
    wishes._capacity_prevalence.setValue(10)
    here.press("Find the threshold")
    told, truth = here.told(here.trial.point.threshold), here.truth()
    alarms = 1000 * (0.1 * told[truth].mean() + 0.9 * told[~truth].mean())
    assert alarms <= 100
    assert here.says("scans a day")


def test_that_a_wish_that_cannot_come_true_is_told(desk):
    here = desk().read()
    here.opened.truth = [B] * 200
    here.trial.show_changes(Changes(labelled=frozenset({ScanId(1)})))
    here.qtbot.waitUntil(lambda: here.view._shown.curve.negatives == 0)
    here.press("Find the threshold")
    assert here.trial.point is None
    assert here.says("There must be labelled scans both of the class and of others")


def test_that_of_many_classes_there_is_no_threshold_until_one_is_tried(desk):
    here = desk(classes=3).read()
    assert here.page.findChild(QDoubleSpinBox).text() == "–"
    assert here.says("Kept: the most probable class.")
    here.key(Qt.Key.Key_Right)
    assert here.trial.point is not None
    assert here.page.findChild(QDoubleSpinBox).text() != "–"
    assert here.says("Tried out, not saved")


def test_that_the_number_can_be_typed(desk):
    here = desk(point=OperatingPoint(B, 0.6)).read()
    field = here.page.findChild(QDoubleSpinBox)
    assert field.value() == 0.6
    field.setValue(0.25)
    assert here.trial.point == OperatingPoint(B, 0.25)


def test_that_a_folder_without_predictions_offers_to_run(desk):
    here = desk()
    here.opened.has_predictions = False
    here.trial.look_at()
    here.qtbot.waitUntil(lambda: here.says("No predictions yet"))
    here.press("Run")
    assert here.opened.done == ["read"]


def test_that_a_folder_without_labels_says_what_is_missing(desk):
    here = desk(labelled=False)
    here.qtbot.waitUntil(lambda: here.says("No labels to compare with"))
    here.press("Show scans without a label")
    assert here.queries == [UNLABELLED]


def test_that_the_threshold_is_saved_with_a_classifier_but_not_while_another_is_tried(desk):
    here = desk(point=OperatingPoint(B, 0.6))
    here.opened.classifier = object()
    here.read()
    save = next(b for b in here.page.findChildren(QPushButton) if "Save" in b.text())
    here.trial.try_out(OperatingPoint(B, 0.3))
    assert not save.isEnabled()
    here.trial.drop()
    here.press("Save with the classifier")
    assert here.opened.done == ["keep"]


def test_that_the_way_counts_are_drawn_and_the_wishes_are_remembered(desk):
    here = desk().read()
    assert here.page.histogram.is_log
    here.page._log.setChecked(False)
    here.page.wishes._one_in.setValue(77)
    again = desk().read()
    assert not again.page.histogram.is_log
    assert again.page.wishes._one_in.value() == 77


def test_that_the_page_fits_into_a_narrow_window(desk):
    desk = desk()
    desk.read()
    desk.page.resize(380, 600)
    scrolled = desk.page.findChild(QScrollArea)
    assert scrolled.widget().minimumSizeHint().width() <= scrolled.viewport().width()
    figures = desk.page.figures
    buttons = figures.findChildren(QPushButton)
    desk.qtbot.waitUntil(lambda: len({button.y() for button in buttons}) == 2)
    desk.page.resize(900, 600)
    desk.qtbot.waitUntil(lambda: len({button.y() for button in buttons}) == 1)


def test_that_the_number_at_the_handle_stands_beside_the_name_of_the_class(desk):
    desk = desk()
    desk.read()
    histogram = desk.page.histogram
    name = histogram._words[0]
    desk.qtbot.waitExposed(desk.page)
    assert histogram.plotItem.vb.width() > name.boundingRect().width()
    for threshold, lines_below in ((0.02, 1), (0.05, 1), (0.5, 0)):
        histogram.show_threshold(threshold, None)
        assert histogram._value.anchor.y() == -lines_below
