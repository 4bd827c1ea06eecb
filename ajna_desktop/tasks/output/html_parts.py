"""Pieces that pages of HTML are made of; a page needs no script, no file and no network."""

import base64
from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

import ajna_desktop
from ajna_desktop.domain.confusion import ConfusionMatrix
from ajna_desktop.domain.scan import displayable
from ajna_desktop.paths import resources

NOT_A_DIAGNOSIS: Final = (
    "These figures tell how far a classifier and the labels of a folder agree. They are not a "
    "diagnosis, nor a finding about any person or cargo: someone qualified has to look."
)
_MANY_CLASSES: Final = 8  # above, the cells of a matrix are drawn smaller


def page(title: str, sections: Iterable[str]) -> str:
    """Return a whole page; the title is escaped here, the sections are HTML already."""
    style = (resources() / "report" / "report.css").read_text("utf-8")
    footer = (
        f"<footer>Made by Ajna Desktop {ajna_desktop.__version__}, on this computer; nothing "
        "was sent anywhere. This page holds pictures of scans: handle it as you handle them."
        "</footer>"
    )
    return (
        "<!DOCTYPE html>\n<html lang=en><head><meta charset=utf-8>"
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\">"
        '<meta name=viewport content="width=device-width, initial-scale=1">'
        f"<title>{escaped(title)} · Ajna Desktop</title>\n<style>\n{style}</style></head>\n"
        "<body><main>\n"
        + "\n".join(part for part in (*sections, footer) if part)
        + "\n</main></body></html>\n"
    )


def header(title: str, subtitle: str) -> str:
    """Return the head of a page, with what its figures are not."""
    return (
        f"<header><h1>{escaped(title)}</h1><p class=subtle>{escaped(subtitle)}</p>"
        f"<p class=notice>{NOT_A_DIAGNOSIS}</p></header>"
    )


def tiles(figures: Iterable[tuple[str, str]]) -> str:
    """Return large figures side by side: (figure, what it is)."""
    every = "".join(
        f"<div class=tile><b>{escaped(figure)}</b><span>{escaped(name)}</span></div>"
        for figure, name in figures
    )
    return f"<div class=tiles>{every}</div>"


def matrix_table(matrix: ConfusionMatrix) -> str:
    """Return a confusion matrix, rows true, with shares of the rows."""
    many = " class=many" if len(matrix.labels) > _MANY_CLASSES else ""
    return f"<div{many}><div class=scroll>{_matrix(matrix)}</div></div>"


def section(title: str, body: str, *, is_long: bool = False) -> str:
    """Return a section; `body` is HTML, a long one may be broken over pages of paper."""
    return f"<section{' class=long' if is_long else ''}><h2>{title}</h2>{body}</section>"


def table(
    header: Sequence[str], rows: Iterable[Sequence[str]], numbers: Iterable[int] = ()
) -> str:
    """Return a table of cells of HTML; columns in `numbers` are set flush right."""
    right = frozenset(numbers)

    def line(tag: str, cells: Sequence[str]) -> str:
        marks = (" class=number" if column in right else "" for column in range(len(cells)))
        return "".join(f"<{tag}{m}>{c}</{tag}>" for m, c in zip(marks, cells, strict=True))

    body = "".join(f"<tr>{line('td', row)}</tr>" for row in rows)
    return (
        f"<div class=scroll><table class=list><thead><tr>{line('th', header)}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>"
    )


def picture(jpeg: bytes, name: str) -> str:
    """Return a JPEG in a dark frame; b"" says that there is none."""
    if not jpeg:
        return "<div class=scan><span class=none>no picture</span></div>"
    data = base64.b64encode(jpeg).decode("ascii")
    image = f'<img alt="{escaped(name)}" src="data:image/jpeg;base64,{data}">'
    return f"<div class=scan>{image}</div>"


def probability(value: float) -> str:
    """Return a probability as a percentage."""
    return "&gt; 99.9%" if value >= 0.9995 else f"{value:.1%}"  # never "100.0%": it is a guess


def escaped(value: str) -> str:
    """Return text from outside so that a browser shows it and does not obey it."""
    return escape(displayable(value))


def _matrix(matrix: ConfusionMatrix) -> str:
    width = len(matrix.labels)
    columns = "".join(
        f"<th scope=col class=predicted>{escaped(name)}</th>" for name in matrix.labels
    )
    lines = [
        f"<tr><td class=sum></td><th class=axis colspan={width}>Predicted</th>"
        "<td class=sum></td></tr>",
        f"<tr><th class=axis>True label</th>{columns}<td class=sum>scans</td></tr>",
    ]
    shares = matrix.row_shares()
    for row, label in enumerate(matrix.labels):
        cells = "".join(
            _matrix_cell(
                int(matrix.counts[row, column]), float(shares[row, column]), row == column
            )
            for column in range(width)
        )
        total = int(matrix.counts[row].sum())
        lines.append(
            f"<tr><th scope=row class=true>{escaped(label)}</th>{cells}"
            f"<td class=sum>{total:,}</td></tr>"
        )
    return f"<table class=matrix>{''.join(lines)}</table>"


def _matrix_cell(count: int, share: float, is_right: bool) -> str:
    if not count:
        return "<td class=zero>0</td>"
    hue = "agree" if is_right else "disagree"
    # The square root lets a few wrong scans among thousands be seen at all.
    strength = share**0.5
    deep = " class=deep" if strength > 0.6 else ""
    return (
        f'<td{deep} style="background: rgb(var(--{hue}) / {strength:.2f})">'
        f"<b>{count:,}</b>{share:.1%}</td>"
    )
