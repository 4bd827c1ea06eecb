"""The report on paper: read back by what reads PDF."""

import io
import re
import threading

import numpy as np
import pytest
from PIL import Image

from ajna_desktop.domain.confusion import ConfusionMatrix
from ajna_desktop.domain.scan import Label
from ajna_desktop.tasks.report.document import (
    Chart,
    Charts,
    Document,
    Matrix,
    Picture,
    Pictures,
    Section,
    Table,
    Terms,
    Text,
)
from ajna_desktop.ui.report.report_pdf import report_pdf

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 240">'
    '<rect x="0" y="0" width="320" height="240" fill="#cf6a1c"/></svg>'
)


def a_jpeg():
    stream = io.BytesIO()
    Image.new("RGB", (64, 32), (10, 200, 30)).save(stream, "JPEG")
    return stream.getvalue()


def a_document(pictures=3):
    matrix = ConfusionMatrix((Label("empty"), Label("loaded")), np.array([[90, 10], [0, 50]]))
    shown = [
        Picture(a_jpeg(), f"s{n}", "empty", "loaded 97.0%", f"a/{n}.png")
        for n in range(pictures)
    ]
    return Document(
        "port <b>",
        "Out of fold",
        [("150", "images judged")],
        [
            Section("Matrix", [Text("Said."), Matrix(matrix)]),
            Section("Table", [Table(("Class", "Recall"), [("empty", "90.0%")], (1,))]),
            Section("Curves", [Charts([Chart(SVG, "ROC")])]),
            Section("Errors", [Pictures([*shown, Picture(b"", "x", "a", "b", "gone.png")])]),
            Section("Facts", [Terms([("Contents", "0123456789abcdef" * 4)])]),
        ],
    )


def pages_of(pdf):
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


def pictures_in(pdf):
    """Return the JPEGs in a PDF."""
    streams = re.findall(rb"stream\r?\n(\xff\xd8.*?)endstream", pdf, re.DOTALL)
    return [Image.open(io.BytesIO(stream)).convert("RGB") for stream in streams]


def test_that_a_report_becomes_pages(qapp):
    pdf = report_pdf(a_document())
    assert pdf.startswith(b"%PDF-")
    assert pdf.rstrip().endswith(b"%%EOF")
    assert pages_of(pdf) == 3  # curves and pictures begin on pages of their own
    assert b"port" in pdf or "port".encode("utf-16-be") in pdf  # the title


def test_that_drawings_are_drawn(qapp):
    drawn = pictures_in(report_pdf(a_document()))
    wanted = np.array([0xCF, 0x6A, 0x1C])
    assert any(np.abs(np.array(one.getpixel((5, 5))) - wanted).max() < 6 for one in drawn)


def test_that_many_pictures_take_no_more_pages_than_they_need(qapp):
    assert pages_of(report_pdf(a_document(24))) <= 4


def test_that_a_report_is_laid_out_on_any_thread(qapp):
    made = []
    thread = threading.Thread(target=lambda: made.append(report_pdf(a_document())))
    thread.start()
    thread.join()
    assert pages_of(made[0]) == 3


@pytest.mark.parametrize("words", ["", "\udce9", "<script>alert(1)</script>"])
def test_that_odd_texts_stop_nothing(qapp, words):
    odd = Document(words, words, [(words, words)], [Section(words, [Text(words)])])
    assert pages_of(report_pdf(odd)) == 1
