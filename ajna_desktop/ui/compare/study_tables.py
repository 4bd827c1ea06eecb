"""What a study measured besides accuracy, as lines of text: search, speed, tuning."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from ajna_desktop.domain.comparison import (
    Duel,
    HitRates,
    HitShares,
    SearchRow,
    TimedWay,
    TimingRow,
    Trial,
)
from ajna_desktop.ui.figures import decimal, share, whole
from ajna_desktop.ui.text_table import Heading, Row

_NOTHING = "–"


def duel_headings(pairs: int) -> list[Heading]:
    """Return what the table of pairs holds."""
    translate = QCoreApplication.translate
    meaning = translate(
        "compare",
        "McNemar's exact test, in which a group (patient, container) counts as one toss: how "
        "likely a difference at least as large is where both are equally good. Of {0} pairs, "
        "one in twenty is below 0.05 by chance.",
    )
    return [
        Heading(
            translate("compare", "First / second"), translate("compare", "Two classifiers")
        ),
        Heading(
            translate("compare", "Difference"),
            translate("compare", "Accuracy of the first less that of the second, in points"),
        ),
        Heading(translate("compare", "95 %"), translate("compare", "By resampling groups")),
        Heading("p", meaning.format(whole(pairs))),
        Heading(translate("compare", "Only first right"), translate("compare", "Scans")),
        Heading(translate("compare", "Only second right"), translate("compare", "Scans")),
        Heading(translate("compare", "Both right"), translate("compare", "Scans")),
        Heading(translate("compare", "Both wrong"), translate("compare", "Scans")),
    ]


def duel_line(duel: Duel, titles: Mapping[str, str]) -> Row:
    """Return one pair."""
    figure = duel.difference
    counts = (duel.only_one, duel.only_other, duel.both_right, duel.both_wrong)
    between = _NOTHING
    if figure.low is not None and figure.high is not None:
        between = f"{_points(figure.low)} … {_points(figure.high)}"
    names = (titles.get(key, key) for key in (duel.one, duel.other))
    return Row(
        (
            " / ".join(names),
            _points(figure.value),
            between,
            f"< {decimal(0.001, 3)}" if duel.p_value < 0.001 else decimal(duel.p_value, 3),
            *map(whole, counts),
        )
    )


def _points(difference: float) -> str:
    """Return a difference of shares in points, with its sign."""
    words = decimal(abs(100 * difference), 1)
    return f"+{words}" if difference > 0 else f"−{words}" if difference < 0 else words


def search_headings() -> list[Heading]:
    """Return what the table of search hit rates holds."""
    translate = QCoreApplication.translate
    honest = translate(
        "compare",
        "Mean over the classes: which share of the nearest has the label of the query. Queries "
        "are held-out scans; neither they nor doubles of them are in the pool.",
    )
    study = translate(
        "compare",
        "As the original study counted: queries are drawn from the pool, and find themselves.",
    )
    return [
        Heading(
            translate("compare", "Feature space"),
            translate("compare", "By what scans are alike"),
        ),
        Heading(translate("compare", "Numbers"), translate("compare", "Of each image")),
        Heading(translate("compare", "10 nearest"), honest),
        Heading(translate("compare", "20 nearest"), honest),
        Heading(
            translate("compare", "By chance"),
            translate("compare", "What scans drawn at random would reach"),
        ),
        Heading(translate("compare", "Study, 10"), study),
        Heading(translate("compare", "Study, 20"), study),
    ]


def search_line(row: SearchRow) -> Row:
    """Return one feature space; why there are no figures where there are none."""
    title = f"{row.title}: {row.reason}" if row.reason else row.title
    held_out, study = row.held_out, row.study
    return Row(
        (
            title,
            whole(row.width) if row.width else _NOTHING,
            *(
                (_NOTHING,) * 3
                if held_out is None
                else (
                    share(held_out.at_10.mean),
                    share(held_out.at_20.mean),
                    share(held_out.chance.mean),
                )
            ),
            *(
                (_NOTHING,) * 2
                if study is None
                else (share(study.at_10.overall), share(study.at_20.overall))
            ),
        ),
        _search_tip(held_out),
    )


def timing_headings() -> list[Heading]:
    """Return what the table of times holds."""
    translate = QCoreApplication.translate
    return [
        Heading(
            translate("compare", "Classifier"), translate("compare", "And what it is given")
        ),
        Heading(
            translate("compare", "Images/s"),
            translate("compare", "The same files a second time"),
        ),
        Heading(
            translate("compare", "First pass"),
            translate("compare", "Images a second, files not read lately"),
        ),
        Heading(
            translate("compare", "Cold start"),
            translate("compare", "Until the first answer, with the start of the network"),
        ),
        Heading(translate("compare", "Median"), translate("compare", "Of one answer")),
        Heading(translate("compare", "95 %"), translate("compare", "Slower are one in twenty")),
        Heading(
            translate("compare", "Memory"),
            translate("compare", "Of the process, at its most"),
        ),
        Heading(translate("compare", "Images"), translate("compare", "That were timed")),
        Heading(translate("compare", "Device"), translate("compare", "On which it ran")),
    ]


def timing_line(row: TimingRow, titles: Mapping[str, str]) -> Row:
    """Return how fast one classifier answers."""
    translate = QCoreApplication.translate
    way = {
        TimedWay.FILES: translate("compare", "from files"),
        TimedWay.FEATURES: translate("compare", "from cached features"),
    }[row.way]
    memory = row.peak_megabytes
    milliseconds = translate("compare", "{0} ms")
    return Row(
        (
            f"{titles.get(row.name, row.title)}, {way}",
            _rate(row.warm),
            _rate(row.first_pass),
            translate("compare", "{0} s").format(decimal(row.cold_seconds, 1)),
            milliseconds.format(decimal(row.p50_ms, 1)),
            milliseconds.format(decimal(row.p95_ms, 1)),
            _NOTHING if memory is None else f"{whole(round(memory))} MB",
            whole(row.images),
            row.device,
        )
    )


def trial_headings() -> list[Heading]:
    """Return what the table of tried settings holds."""
    translate = QCoreApplication.translate
    return [
        Heading(translate("compare", "Classifier"), translate("compare", "Whose head it is")),
        Heading(
            translate("compare", "Accuracy"),
            translate("compare", "Mean of the cross-validation on the training split"),
        ),
        Heading(
            translate("compare", "Spread"),
            translate("compare", "Standard deviation over the folds"),
        ),
        Heading(translate("compare", "Search"), translate("compare", "Grid or random")),
        Heading(translate("compare", "Took"), translate("compare", "All folds together")),
        Heading(translate("compare", "Settings"), translate("compare", "What was tried")),
    ]


def trial_lines(trials: Sequence[Trial], titles: Mapping[str, str]) -> list[Row]:
    """Return what was tried, the best first."""
    translate = QCoreApplication.translate
    best = translate("compare", "{0} (chosen)")
    searches = {"grid": translate("compare", "grid"), "random": translate("compare", "random")}
    lines = []
    for trial in sorted(trials, key=lambda one: -one.accuracy):
        title = titles.get(trial.method, trial.method)
        settings = ", ".join(f"{name} {value}" for name, value in trial.settings.items())
        lines.append(
            Row(
                (
                    best.format(title) if trial.is_best else title,
                    share(trial.accuracy),
                    f"± {share(trial.accuracy_spread)}",
                    searches.get(trial.search, trial.search),
                    translate("compare", "{0} s").format(decimal(trial.seconds, 1)),
                    settings,
                )
            )
        )
    return lines


def _search_tip(rates: HitRates | None) -> str:
    if rates is None:
        return ""
    translate = QCoreApplication.translate
    said = translate("compare", "{0} queries among {1} scans.")
    lines = [said.format(whole(rates.queries), whole(rates.pool)), _classes(rates.at_20)]
    if rates.at_20.low is not None and rates.at_20.high is not None:
        interval = translate("compare", "95 % interval of the 20 nearest: {0} to {1}")
        lines.append(interval.format(share(rates.at_20.low), share(rates.at_20.high)))
    return "\n".join(lines)


def _classes(hits: HitShares) -> str:
    return " · ".join(f"{label} {share(part)}" for label, part in hits.per_class.items())


def _rate(images: float) -> str:
    return whole(round(images)) if images >= 10 else decimal(images, 1)
