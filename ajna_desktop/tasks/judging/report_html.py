"""The report as one page of HTML that needs nothing else: no script, no file, no network."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ajna_desktop.domain.confusion import ClassFigures, ConfusionMatrix
from ajna_desktop.domain.runs import Run, RunKind, Tally
from ajna_desktop.domain.scan import Prediction, Scan
from ajna_desktop.tasks.output import html_parts
from ajna_desktop.tasks.output.html_parts import (
    escaped,
    matrix_table,
    probability,
    section,
    table,
)

_MOST_REASONS: Final = 200  # unreadable files named on the page; `skipped.csv` names them all


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
    sections = [
        html_parts.header(content.folder, _subtitle(content)),
        _tiles(content),
        _matrix_section(content.tally.matrix, content.run),
        _class_section(content.tally.matrix),
        _accounted_section(content),
        _worst_section(content),
        _classifier_section(content),
        _skipped_section(content.skipped),
    ]
    return html_parts.page(content.folder, sections)


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
    return html_parts.tiles(figures)


def _matrix_section(matrix: ConfusionMatrix, run: Run) -> str:
    if not matrix.total:
        return section(
            "Confusion matrix",
            "<p class=subtle>No scan of this folder has a label: nothing to compare the "
            "predictions with.</p>",
        )
    how = (
        "Each scan was judged by a classifier that never saw it, nor another scan of its group."
        if run.kind is RunKind.OUT_OF_FOLD
        else "The classifier was there before. If it learnt from scans of this folder, it "
        "fares better on them than on others."
    )
    return section(
        "Confusion matrix",
        f"<p class=subtle>{how} Percentages are shares of the row: of the scans that truly are "
        f"of the class.</p>{matrix_table(matrix)}",
    )


def _class_section(matrix: ConfusionMatrix) -> str:
    if not matrix.total:
        return ""
    rows = [
        (
            escaped(figures.label),
            *(f"{value:.3f}" for value in _values(figures)),
            f"{figures.support:,}",
        )
        for figures in matrix.per_class()
    ]
    header = ("Class", "Precision", "Recall", "F1", "F-beta (β = 2)", "Support")
    return section("By class", table(header, rows, numbers=range(1, 6)))


def _values(figures: ClassFigures) -> tuple[float, ...]:
    return figures.precision, figures.recall, figures.f1, figures.f_beta


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
    return section(
        "Every file accounted for", table(("Scans", "which are"), rows, numbers=range(1))
    )


def _worst_section(content: ReportContent) -> str:
    if not content.tally.matrix.total:
        return ""
    if not content.worst:
        return section("Where label and prediction differ", "<p>Nowhere.</p>")
    shown = len(content.worst)
    which = (
        f"All {content.wrong:,}, most confident first."
        if shown == content.wrong
        else f"The {shown} most confident of {content.wrong:,}."
    )
    figures = "".join(_figure(picture) for picture in content.worst)
    return section(
        "Where label and prediction differ",
        f"<p class=subtle>{which} Either the classifier is wrong, or the label is.</p>"
        f"<div class=pictures>{figures}</div>",
        is_long=True,
    )


def _figure(picture: WrongPicture) -> str:
    scan, prediction = picture.scan, picture.prediction
    return (
        f"<figure>{html_parts.picture(picture.jpeg, scan.name)}<figcaption>"
        f"<span class=label>{escaped(scan.label or '')}</span> → "
        f"<span class=prediction>{escaped(prediction.label)} "
        f"{probability(prediction.confidence)}</span>"
        f"<span class=path>{escaped(scan.path)}</span></figcaption></figure>"
    )


def _classifier_section(content: ReportContent) -> str:
    run = content.run
    terms = [
        ("Classifier", run.classifier),
        ("Judged", f"{run.kind.value}, on {run.made_at_utc[:16].replace('T', ' ')} UTC"),
        ("Classes", ", ".join(run.labels)),
        ("Operating point", _operating_point(run)),
        ("Features by", run.backbone),
        ("Device", run.device),
        ("Time", f"{content.seconds:,.1f} s for the whole analysis"),
        *content.limits,
    ]
    items = "".join(f"<dt>{escaped(term)}</dt><dd>{escaped(text)}</dd>" for term, text in terms)
    return section("The classifier and its limits", f"<dl>{items}</dl>")


def _operating_point(run: Run) -> str:
    point = run.operating_point
    return point.in_words() if point else "none: the most probable class is predicted"


def _skipped_section(skipped: Sequence[tuple[str, str]]) -> str:
    if not skipped:
        return ""
    rows = [(escaped(path), escaped(reason)) for path, reason in skipped[:_MOST_REASONS]]
    rest = len(skipped) - len(rows)
    more = f"<p class=subtle>… and {rest:,} more in skipped.csv.</p>" if rest else ""
    return section("Unreadable files", table(("File", "Reason"), rows) + more, is_long=True)
