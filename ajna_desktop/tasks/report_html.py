"""The report as one page of HTML that needs nothing else: no script, no file, no network."""

import base64
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

import ajna_desktop
from ajna_desktop.domain.confusion import ConfusionMatrix
from ajna_desktop.domain.runs import Run, RunKind, Tally
from ajna_desktop.domain.scan import Prediction, Scan, displayable
from ajna_desktop.paths import resources

_MANY_CLASSES: Final = 8  # above, the cells of the matrix are drawn smaller
_MOST_REASONS: Final = 200  # unreadable files named on the page; `skipped.csv` names them all
_NOT_A_DIAGNOSIS: Final = (
    "These figures tell how far a classifier and the labels of a folder agree. They are not a "
    "diagnosis, nor a finding about any person or cargo: someone qualified has to look."
)


@dataclass(frozen=True, slots=True)
class WrongPicture:
    """A scan whose label and prediction differ, as it goes on the page."""

    scan: Scan
    prediction: Prediction
    jpeg: bytes  # b"" when no picture could be made


@dataclass(frozen=True, slots=True, eq=False)
class ReportContent:
    """All that the page tells."""

    folder: str
    made_at: str  # for people: "2026-03-01 14:05 UTC"
    run: Run
    tally: Tally
    auc: float | None  # area under the ROC curve; None unless there are two classes
    images: int  # with a prediction
    seconds: float  # of the whole analysis
    limits: Sequence[tuple[str, str]]  # (term, text) about the classifier
    worst: Sequence[WrongPicture]  # most confident first
    wrong: int  # how many there are in all
    skipped: Sequence[tuple[str, str]]  # (path, reason)


def report_page(content: ReportContent) -> str:
    """Return the whole page; every text from outside is escaped."""
    title = _text(content.folder)
    parts = [
        f"<header><h1>{title}</h1><p class=subtle>{_text(_subtitle(content))}</p>"
        f"<p class=notice>{_NOT_A_DIAGNOSIS}</p></header>",
        _tiles(content),
        _matrix_section(content.tally.matrix, content.run),
        _class_section(content.tally.matrix),
        _accounted_section(content),
        _worst_section(content),
        _classifier_section(content),
        _skipped_section(content.skipped),
        f"<footer>Made by Ajna Desktop {ajna_desktop.__version__}, on this computer; nothing "
        "was sent anywhere. This page holds pictures of scans: handle it as you handle them."
        "</footer>",
    ]
    style = (resources() / "report" / "report.css").read_text("utf-8")
    return (
        "<!DOCTYPE html>\n<html lang=en><head><meta charset=utf-8>"
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\">"
        '<meta name=viewport content="width=device-width, initial-scale=1">'
        f"<title>{title} · Ajna Desktop</title>\n<style>\n{style}</style></head>\n"
        "<body><main>\n"
        + "\n".join(part for part in parts if part)
        + "\n</main></body></html>\n"
    )


def _subtitle(content: ReportContent) -> str:
    return f"{content.run.classifier} · {content.images:,} images · {content.made_at}"


def _tiles(content: ReportContent) -> str:
    matrix = content.tally.matrix
    figures = [(f"{content.images:,}", "images judged")]
    if matrix.total:
        figures += [
            (f"{matrix.accuracy:.1%}", "accuracy"),
            (f"{matrix.balanced_accuracy:.1%}", "balanced accuracy"),
        ]
        if content.auc is not None:
            figures.append((f"{content.auc:.3f}", "area under ROC curve"))
        figures.append((f"{content.wrong:,}", "disagreements"))
    tiles = "".join(
        f"<div class=tile><b>{figure}</b><span>{name}</span></div>" for figure, name in figures
    )
    return f"<div class=tiles>{tiles}</div>"


def _matrix_section(matrix: ConfusionMatrix, run: Run) -> str:
    if not matrix.total:
        return _section(
            "Confusion matrix",
            "<p class=subtle>No scan of this folder has a label: nothing to compare the "
            "predictions with.</p>",
        )
    how = (
        "Each scan was judged by a classifier that never saw it, nor another scan of its group."
        if run.kind is RunKind.OUT_OF_FOLD
        else "The classifier was fitted elsewhere and only applied to this folder."
    )
    many = " class=many" if len(matrix.labels) > _MANY_CLASSES else ""
    return _section(
        "Confusion matrix",
        f"<p class=subtle>{how} Percentages are shares of the row: of the scans that truly are "
        f"of the class.</p><div{many}><div class=scroll>{_matrix(matrix)}</div></div>",
    )


def _matrix(matrix: ConfusionMatrix) -> str:
    width = len(matrix.labels)
    columns = "".join(
        f"<th scope=col class=predicted>{_text(name)}</th>" for name in matrix.labels
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
            f"<tr><th scope=row class=true>{_text(label)}</th>{cells}"
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


def _class_section(matrix: ConfusionMatrix) -> str:
    if not matrix.total:
        return ""
    rows = [
        (
            _text(figures.label),
            *(f"{value:.3f}" for value in (figures.precision, figures.recall, figures.f1)),
            f"{figures.support:,}",
        )
        for figures in matrix.per_class()
    ]
    header = ("Class", "Precision", "Recall", "F1", "Support")
    return _section("By class", _table(header, rows, numbers=range(1, 5)))


def _accounted_section(content: ReportContent) -> str:
    tally = content.tally
    kinds = [
        ("in the matrix: label and prediction are there", tally.matrix.total),
        ("without a label", tally.unlabelled),
        ("with a label but no prediction yet", tally.unpredicted),
        ("marked as ambiguous by a reader", tally.ambiguous),
        ("marked as a bad image by a reader", tally.bad_images),
        ("unreadable, each with its reason below", tally.unreadable),
        ("no longer in the folder", tally.missing),
    ]
    rows = [(f"{count:,}", name) for name, count in kinds if count]
    rows.append((f"<b>{sum(count for _, count in kinds):,}</b>", "<b>in all</b>"))
    return _section(
        "Every file accounted for", _table(("Scans", "which are"), rows, numbers=range(1))
    )


def _worst_section(content: ReportContent) -> str:
    if not content.tally.matrix.total:
        return ""
    if not content.worst:
        return _section("Where label and prediction differ", "<p>Nowhere.</p>")
    shown = len(content.worst)
    which = (
        f"All {content.wrong:,}, most confident first."
        if shown == content.wrong
        else f"The {shown} most confident of {content.wrong:,}."
    )
    figures = "".join(_figure(picture) for picture in content.worst)
    return _section(
        "Where label and prediction differ",
        f"<p class=subtle>{which} Either the classifier is wrong, or the label is.</p>"
        f"<div class=pictures>{figures}</div>",
        is_long=True,
    )


def _figure(picture: WrongPicture) -> str:
    scan, prediction = picture.scan, picture.prediction
    if picture.jpeg:
        data = base64.b64encode(picture.jpeg).decode("ascii")
        image = f'<img alt="{_text(scan.name)}" src="data:image/jpeg;base64,{data}">'
    else:
        image = "<span class=none>no picture</span>"
    return (
        f"<figure><div class=scan>{image}</div><figcaption>"
        f"<span class=label>{_text(scan.label or '')}</span> → "
        f"<span class=prediction>{_text(prediction.label)} "
        f"{_probability(prediction.confidence)}</span>"
        f"<span class=path>{_text(scan.path)}</span></figcaption></figure>"
    )


def _classifier_section(content: ReportContent) -> str:
    run = content.run
    terms = [
        ("Classifier", run.classifier),
        ("Judged", f"{run.kind.value}, on {run.made_at_utc[:16].replace('T', ' ')} UTC"),
        ("Classes", ", ".join(run.labels)),
        ("Features by", run.backbone),
        ("Device", run.device),
        ("Time", f"{content.seconds:,.1f} s for the whole analysis"),
        *content.limits,
    ]
    items = "".join(f"<dt>{_text(term)}</dt><dd>{_text(text)}</dd>" for term, text in terms)
    return _section("The classifier and its limits", f"<dl>{items}</dl>")


def _skipped_section(skipped: Sequence[tuple[str, str]]) -> str:
    if not skipped:
        return ""
    rows = [(_text(path), _text(reason)) for path, reason in skipped[:_MOST_REASONS]]
    rest = len(skipped) - len(rows)
    more = f"<p class=subtle>… and {rest:,} more in skipped.csv.</p>" if rest else ""
    return _section("Unreadable files", _table(("File", "Reason"), rows) + more, is_long=True)


def _section(title: str, body: str, *, is_long: bool = False) -> str:
    return f"<section{' class=long' if is_long else ''}><h2>{title}</h2>{body}</section>"


def _table(
    header: Sequence[str], rows: Iterable[Sequence[str]], numbers: Iterable[int] = ()
) -> str:
    right = frozenset(numbers)

    def line(tag: str, cells: Sequence[str]) -> str:
        marks = (" class=number" if column in right else "" for column in range(len(cells)))
        return "".join(f"<{tag}{m}>{c}</{tag}>" for m, c in zip(marks, cells, strict=True))

    body = "".join(f"<tr>{line('td', row)}</tr>" for row in rows)
    return (
        f"<div class=scroll><table class=list><thead><tr>{line('th', header)}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>"
    )


def _probability(value: float) -> str:
    return "&gt; 99.9%" if value >= 0.9995 else f"{value:.1%}"  # never "100.0%": it is a guess


def _text(text: str) -> str:
    return escape(displayable(text))
