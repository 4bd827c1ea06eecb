"""What the report says, that it obeys nobody, and that it can keep names to itself."""

import dataclasses
import re
from html.parser import HTMLParser
from xml.etree import ElementTree as Xml

import pytest

from ajna_desktop.domain.errors import ExportFailed, NothingToReport
from ajna_desktop.domain.labels import Decision
from ajna_desktop.domain.operating_point import OperatingPoint
from ajna_desktop.domain.scan import Label, ReviewStatus
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.evaluation.evaluate import evaluate_predictions
from ajna_desktop.tasks.evaluation.evaluation import Question
from ajna_desktop.tasks.evaluation.wish import Wish
from ajna_desktop.tasks.importing.import_columns import import_columns
from ajna_desktop.tasks.judging.classify import apply_classifier, judge_out_of_fold
from ajna_desktop.tasks.judging.fit_classifier import fit_classifier
from ajna_desktop.tasks.report.document import Charts, Document, Pictures, Section, Table, Terms
from ajna_desktop.tasks.report.gather import gather_report
from ajna_desktop.tasks.report.html import report_page
from ajna_desktop.tasks.report.report import make_report, write_page
from ajna_desktop.tasks.report.sections import document_of

HOSTILE = '<img src=x onerror="alert(1)">\u202e&"\''
EMPTY, LOADED = Label("empty"), Label("loaded")


class Page(HTMLParser):
    """Collects what a browser would make of the page."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes, self.text = [], [], ""
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.attributes += attributes

    def handle_data(self, data):
        self.text += data


@pytest.fixture
def judged(described, engine):
    """The folder with one wrong label, judged."""
    wrong = described.scans.by_path("train/loaded/l1.png")
    described.labels.decide({wrong.id: Decision(EMPTY, ReviewStatus.RELABELLED)})
    judge_out_of_fold(described, engine, TaskContext())
    return described


def text_of(document):
    return re.sub(r"\s+", " ", Page(report_page(document)).text)


def blocks(document, kind):
    return [b for section in document.sections for b in section.blocks if isinstance(b, kind)]


def facts(document):
    return dict(item for terms in blocks(document, Terms) for item in terms.items)


def test_that_the_report_tells_figures_data_and_classifier(judged, engine):
    document = make_report(judged, engine, TaskContext(), Question())
    told = facts(document)
    event = judged.labels.last_event()

    assert document.title == "scans"
    assert ("24", "images judged") in document.tiles
    assert ("1", "disagreements") in document.tiles
    assert told["Splits"] == "train 16, test 8"
    assert told["Label history"] == "1 events"
    assert told["Its last hash"] == event.hash
    assert re.fullmatch(r"SHA-256 [0-9a-f]{64}, .*", told["Contents"])
    assert told["Operating point"] == "none: the most probable class is predicted"
    assert told["Probabilities"] == "not calibrated"
    assert told["Id"] == judged.predictions.current_run().classifier_id
    (pictures,) = blocks(document, Pictures)
    assert [one.path for one in pictures.pictures] == ["train/loaded/l1.png"]
    assert pictures.pictures[0].prediction.startswith("loaded ")
    assert "not an image" in text_of(document)
    assert "not a diagnosis" in text_of(document)


def test_that_figures_have_intervals_and_slices_the_worst_first(judged, engine):
    document = make_report(judged, engine, TaskContext(), Question())
    classes, point, *slices, accounted, _ = blocks(document, Table)

    assert classes.rows[0][0] == "empty"
    assert classes.rows[0][2].startswith("92.3% (")
    assert dict(point.rows)["Recall (sensitivity)"].startswith("100.0% (")
    by_split = next(table for table in slices if table.header[0] == "split")
    assert [row[0] for row in by_split.rows] == ["train", "test"]
    assert by_split.rows[0][1:3] == ("16", "1")
    assert accounted.rows[-1] == ("25", "in all")


def test_that_curves_are_drawings_that_can_be_read(judged, engine):
    document = make_report(judged, engine, TaskContext(), Question())
    (charts,) = blocks(document, Charts)

    assert [one.caption.partition(",")[0] for one in charts.charts] == [
        "Scores: loaded above",
        "ROC curve",
        "Precision and recall",
        "Reliability",
    ]
    for one in charts.charts:
        drawing = Xml.fromstring(one.svg)
        assert drawing.get("aria-label") == one.caption
        numbers = [
            float(number)
            for element in drawing.iter()
            for name in ("x", "y", "x1", "x2", "y1", "y2", "cx", "cy")
            if (number := element.get(name)) is not None
        ]
        assert min(numbers) >= 0
        assert max(numbers) <= 320


def test_that_another_threshold_and_split_make_another_report(judged, engine):
    question = Question(Wish(threshold=0.999), LOADED, "test")
    told = make_report(judged, engine, TaskContext(), question)
    assert facts(told)["Operating point"] == OperatingPoint(LOADED, 0.999).in_words()
    assert "Scans of the split “test”" in text_of(told)
    assert judged.predictions.current_run().operating_point is None  # only tried


def test_that_a_classifier_that_did_not_predict_is_not_described(judged, engine, tmp_path):
    bundle = fit_classifier(judged, engine, "mine", tmp_path / "models", TaskContext())
    told = facts(make_report(judged, engine, TaskContext(), Question(), bundle))
    assert "labels of this very folder" in told["Limits"]  # out of fold, whatever is chosen
    apply_classifier(judged, engine, bundle, TaskContext())
    assert "Fitted on" in facts(make_report(judged, engine, TaskContext(), Question(), bundle))
    told = facts(make_report(judged, engine, TaskContext(), Question(), None))
    assert "labels of this very folder" not in told["Limits"]
    assert "Fitted on" not in told


def test_that_errors_against_the_labels_of_the_folder_show_these(judged, engine):
    scan = judged.scans.by_path("train/loaded/l2.png")
    assert scan.found_label == LOADED
    judged.labels.decide({scan.id: Decision(EMPTY, ReviewStatus.RELABELLED)})
    question = Question(Wish(threshold=0.9999999), LOADED, curated=False)
    (pictures,) = blocks(make_report(judged, engine, TaskContext(), question), Pictures)
    shown = {one.path: one.label for one in pictures.pictures}
    assert shown["train/loaded/l2.png"] == LOADED


def test_that_names_are_left_out_on_request(judged, engine, tmp_path):
    (tmp_path / "names.csv").write_text("file,recinto\nl1.png,Joana\n")
    import_columns(judged, tmp_path / "names.csv", TaskContext())
    named = text_of(make_report(judged, engine, TaskContext(), Question()))
    secret = make_report(judged, engine, TaskContext(), Question(), is_anonymous=True)

    assert "recinto" in named
    for name in ("l1.png", "broken.png", "recinto", "Joana", "scans ·", "train/"):
        assert name not in report_page(secret)
    assert "writing within the pictures is not" in text_of(secret)
    assert "not an image" in text_of(secret)


def test_that_the_page_needs_no_script_no_file_and_no_network(judged, engine):
    text = report_page(make_report(judged, engine, TaskContext(), Question()))
    page = Page(text)
    assert not {"script", "link", "iframe"} & set(page.tags)
    sources = [value for name, value in page.attributes if name in ("src", "href", "action")]
    assert sources
    assert all(source.startswith("data:image/jpeg;base64,") for source in sources)
    assert "url(" not in text


def test_that_a_hostile_text_is_shown_and_not_obeyed(judged, engine):
    figures = evaluate_predictions(judged, Question())
    content = gather_report(judged, engine, TaskContext(), figures)
    worst = [
        dataclasses.replace(
            one, scan=dataclasses.replace(one.scan, path=HOSTILE, label=HOSTILE)
        )
        for one in content.worst
    ]
    evil = dataclasses.replace(
        content,
        data=dataclasses.replace(content.data, folder=HOSTILE, splits=[(HOSTILE, 3)]),
        worst=worst,
        skipped=[(HOSTILE, HOSTILE)],
        manifest=[(HOSTILE, HOSTILE)],
    )
    page = Page(report_page(document_of(evil)))
    assert page.tags.count("img") == 1  # the picture itself
    assert not any(name.startswith("on") for name, _ in page.attributes)
    assert page.text.count('<img src=x onerror="alert(1)">�&"\'') >= 6
    assert "\u202e" not in page.text


def test_that_a_name_that_is_no_utf8_does_not_stop_the_page():
    section = Section("empty/\udce9.png", [Table(("a",), [("\udce9",)])])
    page = report_page(Document("\udce9", "", [], [section]))
    assert "empty/�.png" in page.encode("utf-8").decode("utf-8")


def test_that_many_classes_are_told_by_the_pairs_confused_most(judged, engine):
    figures = evaluate_predictions(judged, Question())
    content = gather_report(judged, engine, TaskContext(), figures)
    matrix = content.found.figures.matrix.over(
        [*map(Label, "abcdefghijklmnopqrs"), EMPTY, LOADED]
    )
    figures = dataclasses.replace(content.found.figures, matrix=matrix)
    many = dataclasses.replace(
        content, found=dataclasses.replace(content.found, figures=figures)
    )
    pairs = blocks(document_of(many), Table)[0]
    assert pairs.rows == [("empty", "loaded", "1")]


def test_that_a_report_of_nothing_is_refused(described, engine):
    with pytest.raises(NothingToReport, match="run one"):
        make_report(described, engine, TaskContext(), Question())


def test_that_nothing_is_written_among_the_scans(judged, engine, folder, tmp_path):
    document = make_report(judged, engine, TaskContext(), Question())
    with pytest.raises(ExportFailed):
        write_page(judged, document, folder / "report.html")
    write_page(judged, document, tmp_path / "report.html")
    assert (tmp_path / "report.html").read_text("utf-8") == report_page(document)
