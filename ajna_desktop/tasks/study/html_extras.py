"""What a study found beside the classifiers' figures, as sections of its page."""

from collections.abc import Mapping, Sequence
from typing import Any

from ajna_desktop.domain.comparison import (
    ClusterRow,
    ComparisonRow,
    Duel,
    HitRates,
    HitShares,
    NoiseFigures,
    NoiseFilter,
    SearchRow,
    TimedWay,
    TimingRow,
    Trial,
)
from ajna_desktop.tasks.output.html_parts import escaped, section, table


def duel_section(duels: Sequence[Duel], rows: Sequence[ComparisonRow]) -> str:
    """Return which of each two classifiers is right more often, the surest first."""
    if not duels:
        return ""
    titles = {row.key: escaped(row.full_title) for row in rows}
    lines = [
        (
            titles.get(one.one, escaped(one.one)),
            titles.get(one.other, escaped(one.other)),
            *(
                f"{count:,}"
                for count in (one.both_right, one.only_one, one.only_other, one.both_wrong)
            ),
            f"{one.difference.value:+.1%}<br><span class=subtle>{one.difference.low or 0:+.1%} "
            f"to {one.difference.high or 0:+.1%}</span>",
            "< 0.001" if one.p_value < 0.001 else f"{one.p_value:.3f}",
        )
        for one in sorted(duels, key=lambda one: one.p_value)
    ]
    header = (
        "First", "Second", "Both right", "Only first", "Only second", "Both wrong",
        "Accuracy differs by", "p",
    )  # fmt: skip
    return section(
        "Which of two is right more often",
        "<p class=subtle>p is that of McNemar's exact test, where a group (patient, container) "
        "counts as one toss: how likely a difference at least as large is where both are "
        f"equally good. Of {len(duels):,} pairs, one in twenty is below 0.05 by chance.</p>"
        + table(header, lines, numbers=range(2, 8)),
        is_long=True,
    )


def search_section(rows: Sequence[SearchRow]) -> str:
    """Return the hit rates of every feature space, by both protocols."""
    if not rows:
        return ""
    held_out = [
        (_space(row), *_shares_of(row.held_out), _precision(row.held_out))
        for row in rows
        if row.held_out
    ]
    study = [(_space(row), *_shares_of(row.study)) for row in rows if row.study]
    absent = [(_space(row), escaped(row.reason)) for row in rows if row.reason]
    header = ("Features", "At 10", "At 20", "By chance", "At 20, by class")
    body = ""
    if held_out:
        body += (
            "<p>Share of the nearest scans that have the label of the query, mean over the "
            "classes. Queries are scans of the test split, the pool is all of the training "
            "split; scans of the same group and the same content do not count.</p>"
            + table((*header, "Average precision"), held_out, numbers=(1, 2, 3, 5))
        )
    if study:
        body += (
            "<h3>By the protocol of the original study</h3><p class=subtle>Kept for "
            "comparison: the query lies in the pool of 512 and counts as its own first hit, so "
            "that these figures look better than a search is.</p>"
            + table(header, study, numbers=(1, 2, 3))
        )
    if absent:
        body += table(("Features", "Why there are no figures"), absent)
    return section("Search for look-alikes", body, is_long=True)


def _space(row: SearchRow) -> str:
    width = f" <span class=subtle>{row.width:,} numbers</span>" if row.width else ""
    return f"{escaped(row.title)}{width}"


def _shares_of(rates: HitRates | None) -> tuple[str, ...]:
    if rates is None:
        return ("", "", "", "")
    by_class = ", ".join(f"{name} {share:.1%}" for name, share in _few(rates.at_20.per_class))
    return (
        _share(rates.at_10),
        _share(rates.at_20),
        f"{rates.chance.mean:.1%}",
        escaped(by_class),
    )


def _few(per_class: Mapping[str, float]) -> list[tuple[str, float]]:
    """Return all classes, or the five worst of many."""
    every = list(per_class.items())
    return every if len(every) <= 5 else sorted(every, key=lambda item: item[1])[:5]


def _share(shares: HitShares) -> str:
    if shares.low is None or shares.high is None:
        return f"{shares.mean:.1%}"
    between = f"{shares.low:.1%} – {shares.high:.1%}"
    return f"{shares.mean:.1%}<br><span class=subtle>{between}</span>"


def _precision(rates: HitRates | None) -> str:
    if rates is None or rates.average_precision is None:
        return "–"
    return f"{rates.average_precision:.3f}"


def cluster_section(rows: Sequence[ClusterRow]) -> str:
    """Return how groups found without labels agree with the labels."""
    if not rows:
        return ""
    lines = [
        (
            escaped(row.title), f"{row.clusters:,}", f"{row.scans:,}", f"{row.rand_index:.3f}",
            f"{row.purity:.1%}", f"{row.purity_by_chance:.1%}",
        )
        for row in rows
    ]  # fmt: skip
    header = ("Features", "Groups", "Scans", "Adjusted Rand index", "Purity", "One group alone")
    return section(
        "Groups found without labels",
        "<p class=subtle>By k-means on the test split, as many groups as classes. The index is "
        "0 by chance and 1 where groups and classes are the same.</p>"
        + table(header, lines, numbers=range(1, 6)),
    )


def noise_section(noise: NoiseFilter | None) -> str:
    """Return what the filter of notebook 02c suspects, and figures with and without that."""
    if noise is None:
        return ""
    rows = [_noise_line(one) for one in noise.figures]
    header = ("Learned from", "Judged on", "Scans", "Accuracy", "Balanced", "AUC")
    return section(
        "Suspect labels",
        f"<p>{escaped(noise.title)}: {escaped(noise.rule)}. It suspects "
        f"{noise.train_suspects:,} labels of the training split{_of(noise.train_by_label)} and "
        f"{noise.test_suspects:,} of the test split{_of(noise.test_by_label)}. Nothing was "
        "deleted or relabelled. Errors are what makes a label suspect: leaving suspects out of "
        "the test split improves its figures whether or not the labels are wrong.</p>"
        + table(header, rows, numbers=range(2, 6)),
    )


def _noise_line(one: NoiseFigures) -> tuple[str, ...]:
    return (
        "without suspects" if one.trained_without else "all",
        "without suspects" if one.tested_without else "all",
        f"{one.trained_on:,} / {one.tested_on:,}",
        f"{one.accuracy:.1%}",
        f"{one.balanced_accuracy:.1%}",
        "–" if one.auc is None else f"{one.auc:.3f}",
    )


def _of(by_label: Mapping[str, int]) -> str:
    words = ", ".join(f"{label} {count:,}" for label, count in by_label.items() if count)
    return f" ({escaped(words)})" if words else ""


def trial_section(trials: Sequence[Trial]) -> str:
    """Return every setting that was tried, best first."""
    if not trials:
        return ""
    ranked = sorted(trials, key=lambda one: (one.method, -one.accuracy))
    rows = [
        (
            escaped(one.method),
            escaped(one.search),
            escaped(_settings(one.settings)),
            f"{one.accuracy:.2%} ± {one.accuracy_spread:.2%}",
            f"{one.seconds:.1f} s",
            "chosen" if one.is_best else "",
        )
        for one in ranked
    ]
    header = ("Method", "Search", "Settings", "Balanced accuracy, cross-validated", "Time", "")
    return section(
        "Settings that were tried",
        "<p class=subtle>On the training split, groups kept together, every trial from fresh "
        "weights.</p>" + table(header, rows, numbers=(3, 4)),
        is_long=True,
    )


def _settings(settings: Mapping[str, Any]) -> str:
    return ", ".join(f"{name} {_short(value)}" for name, value in settings.items())


def _short(value: Any) -> str:
    return f"{value:.3g}" if isinstance(value, float) else str(value)


def timing_section(rows: Sequence[TimingRow]) -> str:
    """Return how fast each classifier answers."""
    if not rows:
        return ""
    files = [
        (
            escaped(row.title), escaped(row.device), f"{row.images:,}",
            f"{row.cold_seconds:.1f} s", f"{row.first_pass:,.1f}", f"{row.warm:,.1f}",
            f"{row.p50_ms:,.1f} / {row.p95_ms:,.1f}",
            "–" if row.peak_megabytes is None else f"{row.peak_megabytes:,.0f} MB",
        )
        for row in rows
        if row.way is TimedWay.FILES
    ]  # fmt: skip
    features = [
        (
            escaped(row.title), escaped(row.device), f"{row.images:,}",
            f"{row.p50_ms:,.2f} / {row.p95_ms:,.2f}",
        )
        for row in rows
        if row.way is TimedWay.FEATURES
    ]  # fmt: skip
    body = ""
    if files:
        header = ("Classifier", "Device", "Images", "First answer", "Images/s, cold",
                  "Images/s, warm", "One image, ms, 50 / 95 %", "Memory, at most")  # fmt: skip
        body += (
            "<p class=subtle>From files on disk: load, resize, predict. Cold: the process is "
            "started for it, and the system was asked to forget the files. Warm: the same "
            "files again.</p>" + table(header, files, numbers=range(2, 8))
        )
    if features:
        of_features = ("Classifier", "Device", "Images", "All of them, ms, 50 / 95 %")
        body += "<h3>From features that are kept</h3>" + table(
            of_features, features, numbers=range(2, 4)
        )
    return section("Speed", body, is_long=True)
