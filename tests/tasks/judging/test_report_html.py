import dataclasses
import io
import re
from html.parser import HTMLParser

import pytest
from PIL import Image

from ajna_desktop.domain.confusion import confusion_matrix
from ajna_desktop.domain.operating_point import OperatingPoint
from ajna_desktop.domain.runs import Run, RunKind, Tally
from ajna_desktop.domain.scan import Label, Prediction, Scan, ScanId, ScanState
from ajna_desktop.tasks.judging.report_html import ReportContent, WrongPicture, report_page

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


def a_picture():
    stream = io.BytesIO()
    Image.new("L", (8, 8), 90).save(stream, "JPEG")
    return stream.getvalue()


def content(**changed):
    labels = (EMPTY, LOADED)
    pairs = [(EMPTY, EMPTY, 90), (EMPTY, LOADED, 10), (LOADED, LOADED, 49), (LOADED, EMPTY, 1)]
    scan = Scan(ScanId(1), "empty/a.png", ScanState.READABLE, label=EMPTY)
    prediction = Prediction(ScanId(1), "c", {EMPTY: 0.03, LOADED: 0.97})
    fields = {
        "folder": "port",
        "made_at": "2026-03-01 14:05 UTC",
        "run": Run(
            "Out of fold",
            "id",
            RunKind.OUT_OF_FOLD,
            labels,
            "b",
            "2026-03-01T14:05",
            "CPU",
            1.0,
        ),
        "tally": Tally(confusion_matrix(labels, pairs), unlabelled=3, unreadable=2, missing=1),
        "auc": 0.9876,
        "images": 153,
        "seconds": 12.0,
        "limits": [("Licence", "Apache-2.0")],
        "worst": [WrongPicture(scan, prediction, a_picture())],
        "wrong": 11,
        "skipped": [("b.png", "truncated")],
    }
    return ReportContent(**(fields | changed))


def test_that_the_page_tells_the_figures_and_accounts_for_every_file():
    text = re.sub(r"\s+", " ", Page(report_page(content())).text)
    for told in ("92.7%", "0.988", "90.0%", "10.0%", "98.0%", "The 1 most confident of 11"):
        assert told in text
    assert "156in all" in text  # two cells of one row
    assert "not a diagnosis" in text
    assert "truncated" in text


def test_that_the_page_tells_the_operating_point():
    told = "Operating pointnone: the most probable class is predicted"
    assert told in Page(report_page(content())).text
    run = content().run
    cautious = dataclasses.replace(run, operating_point=OperatingPoint(LOADED, 0.62))
    text = Page(report_page(content(run=cautious))).text
    assert f"Operating pointthreshold 0.62 for {LOADED}" in text


def test_that_the_page_needs_no_script_no_file_and_no_network():
    page = Page(report_page(content()))
    assert "script" not in page.tags
    assert "link" not in page.tags
    sources = [value for name, value in page.attributes if name in ("src", "href", "action")]
    assert sources
    assert all(source.startswith("data:image/jpeg;base64,") for source in sources)
    assert "url(" not in report_page(content())


@pytest.mark.parametrize("where", ["folder", "path", "label", "reason", "limit"])
def test_that_a_hostile_text_is_shown_and_not_obeyed(where):
    evil = Label(HOSTILE)
    scan = Scan(
        ScanId(1),
        HOSTILE if where == "path" else "a.png",
        ScanState.READABLE,
        label=evil if where == "label" else EMPTY,
    )
    wrong = WrongPicture(scan, Prediction(ScanId(1), "c", {LOADED: 1.0}), b"")
    labels = (evil, LOADED) if where == "label" else (EMPTY, LOADED)
    told = content(
        folder=HOSTILE if where == "folder" else "port",
        worst=[wrong],
        tally=Tally(confusion_matrix(labels, [(labels[0], LOADED, 1)])),
        skipped=[("a", HOSTILE)] if where == "reason" else [],
        limits=[(HOSTILE, HOSTILE)] if where == "limit" else [],
    )
    page = Page(report_page(told))
    assert "img" not in page.tags
    assert not any(name.startswith("on") for name, _ in page.attributes)
    assert '<img src=x onerror="alert(1)">�&"\'' in page.text
    assert "\u202e" not in page.text


def test_that_a_folder_without_labels_is_told_so_instead_of_an_empty_matrix():
    nothing = Tally(confusion_matrix((EMPTY, LOADED), []), unlabelled=153)
    text = Page(report_page(content(tally=nothing, worst=[], wrong=0, auc=None))).text
    assert "No scan of this folder has a label" in text
    assert "accuracy" not in text


def test_that_a_name_that_is_no_utf8_does_not_stop_the_page():
    scan = Scan(ScanId(1), "empty/\udce9.png", ScanState.READABLE, label=EMPTY)
    wrong = WrongPicture(scan, Prediction(ScanId(1), "c", {LOADED: 1.0}), b"")
    assert "empty/�.png" in report_page(content(worst=[wrong])).encode("utf-8").decode("utf-8")
