"""The result of a study as one page of HTML that needs nothing else."""

from collections.abc import Mapping, Sequence
from typing import Final

from ajna_desktop.domain.comparison import (
    Agreement,
    Comparison,
    ComparisonRow,
    Contested,
    Measured,
)
from ajna_desktop.domain.scan import Label
from ajna_desktop.tasks.output import html_parts
from ajna_desktop.tasks.output.html_parts import escaped, matrix_table, section, table
from ajna_desktop.tasks.study.charts import learning_curves
from ajna_desktop.tasks.study.html_extras import (
    cluster_section,
    duel_section,
    noise_section,
    search_section,
    timing_section,
    trial_section,
)

PICTURES: Final = 24  # contested scans shown
_MOST_CLASSES: Final = 20  # whose matrices are drawn; of more, the classes missed most
_MOST_MISSED: Final = 10
_INTERVALS: Final = (
    "Intervals hold 95 of 100 resamples of whole groups, so that scans of one patient or "
    "container do not pass for several."
)


def study_page(comparison: Comparison, pictures: Mapping[str, bytes]) -> str:
    """Return the whole page; every text from outside is escaped.

    Args:
        comparison: What was found.
        pictures: JPEGs of the first contested scans, by path.
    """
    made = comparison.made_at_utc[:16].replace("T", " ")
    sections = [
        html_parts.header(
            f"Study of {comparison.folder}",
            f"{len(comparison.compared)} classifiers · {comparison.splits.test:,} scans of the "
            f"test split · {made} UTC",
        ),
        _splits_section(comparison),
        _ranking_section(comparison),
        _class_section(comparison),
        _matrices_section(comparison),
        _agreement_section(comparison.agreement, comparison.rows),
        duel_section(comparison.duels, comparison.rows),
        _contested_section(comparison, pictures),
        _curves_section(comparison.rows),
        search_section(comparison.search),
        cluster_section(comparison.clusters),
        noise_section(comparison.noise),
        trial_section(comparison.trials),
        timing_section(comparison.timing),
    ]
    return html_parts.page(f"Study of {comparison.folder}", sections)


def _splits_section(comparison: Comparison) -> str:
    splits = comparison.splits
    body = ""
    if not comparison.is_complete:
        body += (
            "<p class=notice>This study was stopped: only what was finished is here. The same "
            "command goes on with the rest.</p>"
        )
    if splits.leaks:
        body += (
            f"<p class=notice>{splits.leaks:,} patients, containers or contents lie on two "
            "sides of the splits that the folder has: the figures are too good by what they "
            "give away.</p>"
        )
    if not splits.train:
        return section(
            "How it was judged",
            f"<p>Finished classifiers judged {splits.test:,} labelled scans of "
            f"{splits.test_groups:,} groups. One that learnt from some of them looks better "
            f"than it is. {_INTERVALS}</p>",
        )
    body += (
        f"<p>How scans were dealt: {escaped(splits.how)}. There are {splits.train:,} to learn "
        f"from, {splits.validation:,} to stop and choose by, {splits.test:,} of "
        f"{splits.test_groups:,} groups to judge in the end. The last were looked at once, by "
        f"finished classifiers. {_INTERVALS}"
    )
    if splits.left_out:
        body += f" {splits.left_out:,} were left out: no scan to learn from has their labels."
    return section("How it was judged", f"{body}</p>")


def _ranking_section(comparison: Comparison) -> str:
    header = (
        "Classifier", "Notebook", "Accuracy", "Balanced", "F-beta", "AUC", "Scans", "Training"
    )  # fmt: skip
    ranked = sorted(comparison.compared, key=_rank)
    rows = [
        (
            escaped(row.full_title),
            escaped(row.study),
            _interval(row.accuracy, "{:.1%}"),
            f"{row.balanced_accuracy or 0:.1%}",
            f"{row.macro_f_beta or 0:.3f}",
            _interval(row.auc, "{:.3f}"),
            f"{row.scans:,}",
            _duration(row.seconds),
        )
        for row in ranked
    ]
    absent = [
        (escaped(row.full_title), escaped(row.study), escaped(row.reason))
        for row in comparison.rows
        if not row.has_figures
    ]
    more = ""
    if absent:
        more = "<h3>Without figures</h3>" + table(("Classifier", "Notebook", "Why"), absent)
    return section(
        "Classifiers, best first",
        "<p class=subtle>F-beta weighs recall double (β = 2), mean over the classes. AUC of "
        "more than two classes: mean of each against the rest.</p>"
        + table(header, rows, numbers=range(2, 8))
        + more,
        is_long=True,
    )


def _class_section(comparison: Comparison) -> str:
    if not comparison.compared or len(comparison.labels) > _MOST_CLASSES:
        return _missed_section(comparison)
    rows = [
        (
            escaped(row.full_title),
            escaped(one.label),
            *(f"{value:.3f}" for value in (one.precision, one.recall, one.f1, one.f_beta)),
            f"{one.support:,}",
        )
        for row in comparison.compared
        for one in row.per_class
    ]
    header = ("Classifier", "Class", "Precision", "Recall", "F1", "F-beta", "Support")
    return section("By class", table(header, rows, numbers=range(2, 7)), is_long=True)


def _missed_section(comparison: Comparison) -> str:
    """Of many classes, name those that are missed most."""
    rows = []
    for row in comparison.compared:
        there = [one for one in row.per_class if one.support]
        missed = sorted(there, key=lambda one: (one.recall, -one.support))[:_MOST_MISSED]
        words = ", ".join(f"{one.label} {one.recall:.0%} of {one.support:,}" for one in missed)
        rows.append((escaped(row.full_title), escaped(words)))
    return section("Classes missed most", table(("Classifier", "Recall"), rows)) if rows else ""


def _matrices_section(comparison: Comparison) -> str:
    if not comparison.compared or len(comparison.labels) > _MOST_CLASSES:
        return ""
    matrices = "".join(
        f"<div><h3>{escaped(row.full_title)}</h3><p class=subtle>{_decides(row)}</p>"
        f"{matrix_table(row.matrix(comparison.labels))}</div>"
        for row in comparison.compared
    )
    return section(
        "Confusion matrices",
        "<p class=subtle>Percentages are shares of the row: of the scans that truly are of the "
        f"class.</p><div class=matrices>{matrices}</div>",
        is_long=True,
    )


def _decides(row: ComparisonRow) -> str:
    if row.operating_point is None:
        return "Decides for the most probable class."
    return f"Decides at {escaped(row.operating_point.in_words())}, by the validation split."


def _agreement_section(agreement: Agreement, rows: Sequence[ComparisonRow]) -> str:
    if not agreement.names:
        return ""
    titles = {row.key: row.full_title for row in rows}
    numbers = range(1, len(agreement.names) + 1)
    lines = [
        (
            f"{number}. {escaped(titles.get(name, name))}",
            *(
                f"{same:.1%}" if other >= number else f"κ {kappa:.3f}"
                for other, same, kappa in zip(numbers, shares, kappas, strict=True)
            ),
        )
        for number, name, shares, kappas in zip(
            numbers, agreement.names, agreement.same, agreement.kappa, strict=True
        )
    ]
    header = ("Classifier", *(f"{number}." for number in numbers))
    return section(
        "Which are right on the same scans",
        "<p class=subtle>Above the diagonal: share of the scans on which both are right or "
        "both wrong. Below: Cohen's κ of what they told: 0 = by chance, 1 = the same.</p>"
        + table(header, lines, numbers=numbers),
        is_long=True,
    )


def _contested_section(comparison: Comparison, pictures: Mapping[str, bytes]) -> str:
    if len(comparison.compared) < 2:
        return ""
    if not comparison.disagreements:
        return section("Scans that classifiers disagree about", "<p>None.</p>")
    first = comparison.disagreements[:PICTURES]
    figures = "".join(_figure(one, pictures.get(one.path, b"")) for one in first)
    return section(
        "Scans that classifiers disagree about",
        f"<p class=subtle>The {len(first)} most contested of {comparison.disagreeing:,}; "
        "disagreements.csv has all. They are the best to look at: hard, or wrongly labelled."
        f"</p><div class=pictures>{figures}</div>",
        is_long=True,
    )


def _figure(one: Contested, jpeg: bytes) -> str:
    votes: dict[Label, int] = {}
    for label in one.told.values():
        votes[label] = votes.get(label, 0) + 1
    told = ", ".join(f"{label} × {count}" for label, count in sorted(votes.items()))
    return (
        f"<figure>{html_parts.picture(jpeg, one.path.rpartition('/')[2])}<figcaption>"
        f"<span class=label>{escaped(one.truth)}</span> → "
        f"<span class=prediction>{escaped(told)}</span>"
        f"<span class=path>{escaped(one.path)}</span></figcaption></figure>"
    )


def _curves_section(rows: Sequence[ComparisonRow]) -> str:
    charts = "".join(learning_curves(row.full_title, row.curves) for row in rows)
    if not charts:
        return ""
    return section(
        "Learning curves",
        "<p class=subtle>Dashed: on what was learned from, as it was varied. Solid: on the "
        "validation split. The dot is the epoch that was kept.</p>"
        f"<div class=charts>{charts}</div>",
        is_long=True,
    )


def _rank(row: ComparisonRow) -> tuple[float, float]:
    return -(row.balanced_accuracy or 0.0), -(row.auc.value if row.auc else 0.0)


def _interval(figure: Measured | None, how: str) -> str:
    if figure is None:
        return "–"
    if figure.low is None or figure.high is None:
        return how.format(figure.value)
    between = f"{how.format(figure.low)} – {how.format(figure.high)}"
    return f"{how.format(figure.value)}<br><span class=subtle>{between}</span>"


def _duration(seconds: float) -> str:
    if seconds < 60:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    return (
        f"{minutes} min {rest} s" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"
    )
