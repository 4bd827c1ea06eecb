"""The sections of a report, in the order in which they are asked for."""

from typing import Final

from ajna_desktop.domain.comparison import Measured
from ajna_desktop.domain.evaluation.slices import Slice
from ajna_desktop.domain.runs import RunKind
from ajna_desktop.domain.scan import displayable
from ajna_desktop.tasks.report.charts import (
    precision_recall_chart,
    reliability_chart,
    roc_chart,
    score_chart,
)
from ajna_desktop.tasks.report.content import ReportContent, WrongPicture
from ajna_desktop.tasks.report.document import (
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

_MOST_DRAWN: Final = 20  # classes; of more, the most confused pairs are told
_MOST_PAIRS: Final = 40
_MOST_REASONS: Final = 200  # files named; `skipped.csv` of an analysis names all
_NOTHING: Final = "–"
_NOT_COMPARED: Final = (
    "No scan of this folder has a label: nothing to compare the predictions with."
)


def document_of(content: ReportContent) -> Document:
    """Return the whole report."""
    run = content.found.run
    sections = [
        _matrix(content),
        _classes(content),
        _point(content),
        _curves(content),
        _slices(content),
        _accounted(content),
        _errors(content),
        _data(content),
        _classifier(content),
        _skipped(content),
    ]
    return Document(
        title=content.data.folder or "Evaluation of a folder",
        subtitle=f"{run.classifier} · {content.images:,} images · {content.made_at}",
        tiles=_tiles(content),
        sections=[section for section in sections if section is not None],
    )


def _tiles(content: ReportContent) -> list[tuple[str, str]]:
    figures = content.found.figures
    tiles = [(f"{content.images:,}", "images judged")]
    if figures.overall.accuracy is not None:
        tiles.append((_short(figures.overall.accuracy), "accuracy"))
    if figures.overall.balanced_accuracy is not None:
        tiles.append((_short(figures.overall.balanced_accuracy), "balanced accuracy"))
    if figures.ranking.area_under_roc is not None:
        area = figures.ranking.area_under_roc
        tiles.append((f"{area.value:.3f}", f"area under ROC curve{_of_class(content)}"))
    if figures.matrix.total:
        tiles.append((f"{content.wrong:,}", "disagreements"))
    return tiles


def _of_class(content: ReportContent) -> str:
    is_one_of_many = len(content.found.run.labels) > 2
    return f", {content.found.scored.label} against the rest" if is_one_of_many else ""


_HOW: Final = {
    RunKind.OUT_OF_FOLD: "Each scan was judged by a classifier that never saw it, nor another "
    "scan of its group.",
    RunKind.APPLIED: "The classifier was there before. If it learnt from scans of this folder, "
    "it fares better on them than on others.",
    RunKind.IMPORTED: "The predictions were imported: nothing is known about how they were "
    "made.",
}


def _matrix(content: ReportContent) -> Section:
    matrix, run = content.found.figures.matrix, content.found.run
    title = "Confusion matrix"
    if not matrix.total:
        return Section(title, [Text(_NOT_COMPARED, is_subtle=True)])
    how = _HOW[run.kind]
    question = content.found.question
    labels = "the labels that hold now" if question.curated else "the labels of the folder"
    which = "All scans" if question.split is None else f"Scans of the split “{question.split}”"
    said = Text(f"{how} {which}, against {labels}.", is_subtle=True)
    if len(matrix.labels) <= _MOST_DRAWN:
        shares = "Percentages are shares of the row: of the scans that truly are of the class."
        return Section(title, [said, Text(shares, is_subtle=True), Matrix(matrix)])
    pairs = matrix.confused_pairs()
    rows = [
        (matrix.labels[true], matrix.labels[told], f"{count:,}")
        for true, told, count in zip(
            pairs.rows.tolist()[:_MOST_PAIRS],
            pairs.columns.tolist()[:_MOST_PAIRS],
            pairs.counts.tolist()[:_MOST_PAIRS],
            strict=True,
        )
    ]
    few = Text(f"Of {len(matrix.labels)} classes, the pairs confused most often.")
    return Section(title, [said, few, Table(("True", "Predicted", "Scans"), rows, (2,))], True)


def _classes(content: ReportContent) -> Section | None:
    figures = content.found.figures
    if not figures.matrix.total:
        return None
    rows = [
        (
            one.label,
            _share(one.precision),
            _share(one.recall),
            f"{one.f1:.3f}",
            f"{one.support:,}",
        )
        for one in figures.per_class
    ]
    header = ("Class", "Precision", "Recall", "F1", "Support")
    between = Text(
        "In brackets the 95 % interval (Wilson's, a patient or container counts once).",
        is_subtle=True,
    )
    return Section("By class", [between, Table(header, rows, range(1, 5))], is_long=True)


def _point(content: ReportContent) -> Section:
    found = content.found
    figures, label = found.figures, found.scored.label
    point = figures.point
    decides = point.in_words() if point else "none: the most probable class is predicted"
    calibration = found.run.calibration
    facts = [
        ("Operating point", decides),
        (
            "Probabilities",
            f"calibrated: {calibration.in_words()}" if calibration else "not calibrated",
        ),
    ]
    if found.chosen is not None:
        facts.append(("Chosen by", found.question.wish.in_words()))
        facts.append(("Which means", found.chosen.sentence))
        if found.chosen.caution:
            facts.append(("Caution", found.chosen.caution))
    blocks: list[Terms | Table] = [Terms(facts)]
    rest = figures.against_rest
    rows = [
        (name, _share(figure))
        for name, figure in (
            ("Recall (sensitivity)", rest.recall),
            ("Precision", rest.precision),
            ("Specificity", rest.specificity),
            ("F1", rest.f1),
            ("Area under the ROC curve", figures.ranking.area_under_roc),
            ("Average precision", figures.ranking.average_precision),
        )
        if figure is not None
    ]
    if rows:
        blocks.append(
            Table((f"{label} against the rest", "with its 95 % interval"), rows, (1,))
        )
    return Section("Operating point", blocks)


def _curves(content: ReportContent) -> Section | None:
    found = content.found
    curve = found.scored.curve(curated=found.question.curated)
    if curve.area_under_roc is None:
        return None
    label, point = found.scored.label, found.figures.point
    threshold = None
    if point is not None and point.label == label:
        threshold = point.threshold
    elif point is None and len(found.run.labels) == 2:
        threshold = 0.5
    charts = [
        score_chart(curve, label, threshold),
        roc_chart(curve, threshold),
        precision_recall_chart(curve, threshold),
    ]
    if content.reliability is not None:
        charts.append(reliability_chart(content.reliability, label))
    return Section(f"Curves of {displayable(label)}", [Charts(charts)])


def _slices(content: ReportContent) -> Section | None:
    if not content.slices:
        return None
    header = ("", "Scans", "Errors", "Accuracy", "Recall", "Precision")
    blocks: list[Text | Table] = [
        Text(
            "The worst first, by the upper end of the interval of the accuracy, so that small "
            f"slices do not shout. Recall and precision are of {content.found.scored.label}.",
            is_subtle=True,
        )
    ]
    for column, found in content.slices:
        rows = [_slice(one) for one in found]
        blocks.append(Table((column.title, *header[1:]), rows, range(1, 6)))
    return Section("Slices", blocks, is_long=True)


def _slice(one: Slice) -> tuple[str, ...]:
    return (
        one.name or "none",
        f"{one.scans:,}",
        f"{one.errors:,}",
        _share(one.accuracy),
        _share(one.recall),
        _share(one.precision),
    )


def _accounted(content: ReportContent) -> Section:
    tally = content.found.tally
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
    rows.append((f"{sum(count for _, count in kinds):,}", "in all"))
    return Section("Every file accounted for", [Table(("Scans", "which are"), rows, (0,))])


def _errors(content: ReportContent) -> Section | None:
    if not content.found.figures.matrix.total:
        return None
    title = "Where label and prediction differ"
    if not content.worst:
        return Section(title, [Text("Nowhere.")])
    shown = len(content.worst)
    which = (
        f"All {content.wrong:,}, most confident first."
        if shown == content.wrong
        else f"The {shown} most confident of {content.wrong:,}."
    )
    said = f"{which} Either the classifier is wrong, or the label is."
    if content.is_anonymous:
        said += " Names are left out; writing within the pictures is not."
    pictures = [
        _picture(one, number, content.is_anonymous)
        for number, one in enumerate(content.worst, start=1)
    ]
    return Section(title, [Text(said, is_subtle=True), Pictures(pictures)], is_long=True)


def _picture(one: WrongPicture, number: int, is_anonymous: bool) -> Picture:
    confidence = one.prediction.confidence
    told = "> 99.9%" if confidence >= 0.9995 else f"{confidence:.1%}"  # it is a guess
    return Picture(
        one.jpeg,
        f"scan {number}" if is_anonymous else one.scan.name,
        one.scan.label or "",
        f"{one.prediction.label} {told}",
        f"scan {number}" if is_anonymous else displayable(one.scan.path),
    )


def _data(content: ReportContent) -> Section:
    data = content.data
    splits = ", ".join(f"{name or 'none'} {count:,}" for name, count in data.splits)
    facts = [
        ("Splits", splits or "none"),
        (
            "Patients or containers",
            f"{data.groups:,}" if data.groups else "the names tell none",
        ),
        ("Contents", f"SHA-256 {data.contents}, of the sorted hashes of all readable files"),
        ("Label history", f"{data.events:,} events" if data.events else "no label was changed"),
    ]
    if data.head:
        facts.append(("Its last hash", data.head))
    return Section("The data", [Terms(facts)])


def _classifier(content: ReportContent) -> Section:
    run = content.found.run
    facts = [
        ("Classifier", run.classifier),
        ("Id", run.classifier_id),
        ("Judged", f"{run.kind.value}, on {run.made_at_utc[:16].replace('T', ' ')} UTC"),
        ("Classes", ", ".join(run.labels)),
        ("Features by", run.backbone),
        ("Device", run.device),
    ]
    if content.seconds is not None:
        facts.append(("Time", f"{content.seconds:,.1f} s for the whole analysis"))
    return Section("The classifier and its limits", [Terms([*facts, *content.manifest])])


def _skipped(content: ReportContent) -> Section | None:
    skipped = content.skipped
    if not skipped:
        return None
    if content.is_anonymous:
        reasons = sorted({reason for _, reason in skipped})
        count = {one: sum(reason == one for _, reason in skipped) for one in reasons}
        rows = [(reason, f"{count[reason]:,}") for reason in reasons]
        return Section("Unreadable files", [Table(("Reason", "Files"), rows, (1,))], True)
    rows = [(displayable(path), reason) for path, reason in skipped[:_MOST_REASONS]]
    blocks: list[Table | Text] = [Table(("File", "Reason"), rows)]
    if rest := len(skipped) - len(rows):
        told = f"… and {rest:,} more; `analyse` writes all of them into skipped.csv."
        blocks.append(Text(told, is_subtle=True))
    return Section("Unreadable files", blocks, is_long=True)


def _share(figure: Measured | None) -> str:
    if figure is None:
        return _NOTHING
    if figure.low is None or figure.high is None:
        return f"{figure.value:.1%}"
    return f"{figure.value:.1%} ({figure.low:.1%} – {figure.high:.1%})"


def _short(figure: Measured) -> str:
    return f"{figure.value:.1%}"
