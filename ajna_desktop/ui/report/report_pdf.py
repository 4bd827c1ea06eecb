"""A report on paper: the same document as the page, laid out by Qt as PDF."""

import os
import sys
from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QMarginsF, QThread, QUrl
from PySide6.QtGui import (
    QFont,
    QGuiApplication,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
)
from PySide6.QtSvg import QSvgRenderer

import ajna_desktop
from ajna_desktop.domain.confusion import ConfusionMatrix
from ajna_desktop.tasks.output.html_parts import NOT_A_DIAGNOSIS, escaped
from ajna_desktop.tasks.report.document import (
    Block,
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

_POINTS: Final = 9.0  # of the letters
_DOTS: Final = 600  # an inch
_TEXT_WIDTH: Final = 640  # pixels of the layout, of which 96 are an inch
_PICTURES: Final = 5  # in a row: five rows fill a page
_CHARTS: Final = 2
_UNBROKEN: Final = 12  # characters of a path that stay together
_SHARP: Final = 3  # dots of a drawing for each pixel of the layout
# What Qt lays out knows no style sheet but this much of one.
_STYLE: Final = """
h1 { font-size: 17pt; } h2 { font-size: 12pt; margin-top: 14px; }
td, th { padding: 2px 5px; } th { text-align: left; }
.figures td, .figures th { font-size: 8pt; white-space: nowrap; }
.subtle { color: #555555; } .right { text-align: right; }
"""


def report_pdf(document: Document) -> bytes:
    """Return a report as PDF, A4, pages numbered. On any thread.

    Needs a `QGuiApplication`, on whatever platform: that is where fonts come from.
    """
    thread = _LayingOut(document)
    thread.start()
    thread.wait()
    return thread.pdf()


class _LayingOut(QThread):
    """Laying out wants timers, which Qt gives to its own threads and not to Python's."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._made: bytes | Exception = b""

    def run(self) -> None:
        """Lay out; what goes wrong is raised by `pdf`."""
        try:
            self._made = _laid_out(self._document)
        except Exception as error:  # noqa: BLE001 - the thread's edge: nothing above could catch it
            self._made = error

    def pdf(self) -> bytes:
        """Return the PDF, or raise what went wrong."""
        if isinstance(self._made, Exception):
            raise self._made
        return self._made


def _laid_out(document: Document) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(document.title)
    writer.setCreator(f"Ajna Desktop {ajna_desktop.__version__}")
    writer.setResolution(_DOTS)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    # Qt itself leaves 2 cm at each side, and numbers the pages there.
    writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    laid_out = QTextDocument()
    font = QFont(laid_out.defaultFont())
    font.setPointSizeF(_POINTS)
    laid_out.setDefaultFont(font)
    laid_out.setDefaultStyleSheet(_STYLE)
    laid_out.setHtml(_Paper(laid_out).html(document))
    laid_out.print_(writer)
    buffer.close()
    return bytes(data.data())


class _Paper:
    """Words for what Qt lays out; pictures are handed over beside them."""

    def __init__(self, target: QTextDocument) -> None:
        self._target = target
        self._count = 0

    def html(self, document: Document) -> str:
        tiles = "".join(
            f"<td><b style='font-size:14pt'>{escaped(figure)}</b><br>"
            f"<span class=subtle>{escaped(name)}</span></td>"
            for figure, name in document.tiles
        )
        sections = "".join(map(self._section, document.sections))
        return (
            f"<h1>{escaped(document.title)}</h1>"
            f"<p class=subtle>{escaped(document.subtitle)}</p><p><b>{NOT_A_DIAGNOSIS}</b></p>"
            f"<table width='100%'><tr>{tiles}</tr></table>{sections}"
            f"<p class=subtle>Made by Ajna Desktop {ajna_desktop.__version__}, on this "
            "computer; nothing was sent anywhere. These pages may hold pictures of scans: "
            "handle them as you handle the scans.</p>"
        )

    def _section(self, section: Section) -> str:
        # A row of pictures must not be torn from its captions: they begin on a new page.
        has_pictures = any(isinstance(block, Charts | Pictures) for block in section.blocks)
        style = " style='page-break-before:always'" if has_pictures else ""
        body = "".join(map(self._block, section.blocks))
        return f"<h2{style}>{escaped(section.title)}</h2>{body}"

    def _block(self, block: Block) -> str:
        match block:
            case Text(words, is_subtle):
                return f"<p{' class=subtle' if is_subtle else ''}>{escaped(words)}</p>"
            case Terms(items):
                rows = "".join(
                    f"<tr><td class=subtle>{escaped(a)}</td><td>{_breakable(b)}</td></tr>"
                    for a, b in items
                )
                return f"<table>{rows}</table>"
            case Table():
                return _table(block)
            case Matrix(matrix):
                return _matrix(matrix)
            case Charts(charts):
                width = _TEXT_WIDTH // _CHARTS - 12
                cells = [
                    f"<span class=subtle>{escaped(one.caption)}</span><br>"
                    f"{self._drawing(one.svg, width)}"
                    for one in charts
                ]
                return _grid(cells, _CHARTS)
            case Pictures(pictures):
                return _grid([self._figure(one) for one in pictures], _PICTURES)

    def _drawing(self, svg: str, width: int) -> str:
        renderer = QSvgRenderer(QByteArray(svg.encode()))
        size = renderer.defaultSize()
        height = round(width * size.height() / size.width())
        image = QImage(width * _SHARP, height * _SHARP, QImage.Format.Format_RGB32)
        image.fill(0xFFFFFFFF)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        return self._image(image, width, height)

    def _figure(self, one: Picture) -> str:
        room = _TEXT_WIDTH // _PICTURES - 16
        image = QImage.fromData(one.jpeg)
        shown = "<i>no picture</i>"
        if not image.isNull():
            scale = room / max(image.width(), image.height())
            size = max(round(image.width() * scale), 1), max(round(image.height() * scale), 1)
            shown = self._image(image, *size)
        return (
            f"{shown}<br><b>{escaped(one.label)}</b> → <b>{escaped(one.prediction)}</b><br>"
            f"<span class=subtle>{_breakable(one.path)}</span>"
        )

    def _image(self, image: QImage, width: int, height: int) -> str:
        self._count += 1
        name = f"picture:{self._count}"
        self._target.addResource(QTextDocument.ResourceType.ImageResource, QUrl(name), image)
        return f"<img src='{name}' width={width} height={height}>"


def _table(block: Table) -> str:
    right = frozenset(block.numbers)

    def line(tag: str, cells: Sequence[str]) -> str:
        told = (
            f"<{tag}{' class=right' if column in right else ''}>{escaped(cell)}</{tag}>"
            for column, cell in enumerate(cells)
        )
        return f"<tr>{''.join(told)}</tr>"

    body = "".join(line("td", row) for row in block.rows)
    return (
        f"<table{' class=figures' if right else ''} width='100%' cellspacing=0 "
        "style='margin-top:6px; margin-bottom:6px'>"
        f"{line('th', block.header)}{body}</table>"
    )


def _matrix(matrix: ConfusionMatrix) -> str:
    shares = matrix.row_shares()
    heads = "".join(f"<th>{escaped(label)}</th>" for label in matrix.labels)
    lines = [f"<tr><th>true \\ predicted</th>{heads}</tr>"]
    for row, label in enumerate(matrix.labels):
        cells = "".join(
            _cell(int(matrix.counts[row, column]), float(shares[row, column]), row == column)
            for column in range(len(matrix.labels))
        )
        lines.append(f"<tr><th>{escaped(label)}</th>{cells}</tr>")
    return f"<table cellspacing=2>{''.join(lines)}</table>"


def _cell(count: int, share: float, is_right: bool) -> str:
    if not count:
        return "<td align=center>0</td>"
    # The square root lets a few wrong scans among thousands be seen at all; never so dark
    # that black letters could not be read on it.
    strength = 0.55 * share**0.5
    deep = (0, 90, 160) if is_right else (196, 88, 0)
    red, green, blue = (round(255 - strength * (255 - part)) for part in deep)
    return (
        f"<td align=center bgcolor='#{red:02x}{green:02x}{blue:02x}'><b>{count:,}</b><br>"
        f"{share:.1%}</td>"
    )


def _grid(cells: Sequence[str], columns: int) -> str:
    def rows() -> Iterator[str]:
        for first in range(0, len(cells), columns):
            some = cells[first : first + columns]
            width = f"width='{100 // columns}%'"
            cut = "".join(f"<td {width} valign=top>{cell}</td>" for cell in some)
            yield f"<tr>{cut}</tr>"

    return f"<table width='100%' cellspacing=4>{''.join(rows())}</table>"


def _breakable(text: str) -> str:
    """Let a long path or hash go on in the next line."""
    parts = range(0, len(text), _UNBROKEN)
    return "&#8203;".join(escaped(text[start : start + _UNBROKEN]) for start in parts)


def as_pdf(document: Document) -> bytes:
    """Return a report as PDF, without a window."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication([sys.argv[0]])
    assert application is not None  # it has the fonts
    return report_pdf(document)
