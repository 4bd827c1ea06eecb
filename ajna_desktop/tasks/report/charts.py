"""Curves as drawings that need no style sheet: for pages and for paper."""

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.evaluation.reliability import Reliability
from ajna_desktop.domain.evaluation.threshold_curve import ThresholdCurve
from ajna_desktop.tasks.output.html_parts import escaped
from ajna_desktop.tasks.report.document import Chart

Reals = npt.NDArray[np.floating]

_WIDTH: Final = 320
_HEIGHT: Final = 240
_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 12, 12, 36  # room around the field, in units of the drawing
_MOST_POINTS: Final = 400  # of a curve: more cannot be told apart
_BINS: Final = 40
# Readable on white and on dark ground alike; Okabe and Ito's blue and vermilion, darkened.
_BLUE: Final = "#2b7bba"
_RED: Final = "#cf6a1c"
_GREY: Final = "#808892"


def roc_chart(curve: ThresholdCurve, threshold: float | None) -> Chart:
    """Draw recall over the rate of false alarms, with the point where it is decided."""
    roc = curve.roc()
    at = None
    if threshold is not None:
        decided = curve.at(threshold)
        at = (decided.false_alarm_rate, decided.recall)
    body = _diagonal() + _line(roc.x, roc.y) + _dot(at)
    area = curve.area_under_roc
    caption = "ROC curve" if area is None else f"ROC curve, area {area:.4f}"
    return Chart(_drawing(caption, "false alarms (1 − specificity)", "recall", body), caption)


def precision_recall_chart(curve: ThresholdCurve, threshold: float | None) -> Chart:
    """Draw precision over recall, with the point where it is decided."""
    found = curve.precision_recall()
    at = None
    if threshold is not None:
        decided = curve.at(threshold)
        at = (decided.recall, decided.precision)
    average = curve.average_precision
    caption = "Precision and recall"
    if average is not None:
        caption += f", average precision {average:.4f}"
    body = _line(found.x, found.y) + _dot(at)
    return Chart(_drawing(caption, "recall", "precision", body), caption)


def score_chart(curve: ThresholdCurve, label: str, threshold: float | None) -> Chart:
    """Draw how many scans have which score: those of the class above, all others below."""
    counts = curve.histogram(_BINS)
    highest = max(int(counts.positives.max(initial=0)), int(counts.negatives.max(initial=0)), 1)
    middle = 0.5
    bars = []
    for number, (of_class, others) in enumerate(
        zip(counts.positives.tolist(), counts.negatives.tolist(), strict=True)
    ):
        left, width = number / _BINS, 1 / _BINS
        for count, colour, sign in ((of_class, _BLUE, 1), (others, _RED, -1)):
            # The square root lets a few scans among thousands be seen at all.
            height = middle * (count / highest) ** 0.5
            bottom = middle if sign > 0 else middle - height
            bars.append(_bar(left, bottom, width, height, colour))
    body = "".join(bars) + _rule(((0, middle), (1, middle)), _GREY)
    if threshold is not None:
        body += _rule(((threshold, 0), (threshold, 1)), _GREY)
    caption = f"Scores: {label} above, all others below (square root of counts)"
    return Chart(_drawing(caption, f"score of {label}", "", body, ends=("", "")), caption)


def reliability_chart(found: Reliability, label: str) -> Chart:
    """Draw how often it is the class, over how probable that was said to be."""
    body = _diagonal()
    for one in found.bins:
        if one.holds.low is not None and one.holds.high is not None:
            body += _rule(((one.mean, one.holds.low), (one.mean, one.holds.high)), _BLUE)
        body += _dot((one.mean, one.holds.value), _BLUE)
    caption = f"Reliability, expected calibration error {found.error:.3f}"
    return Chart(
        _drawing(caption, f"probability of {label}", f"share that is {label}", body), caption
    )


def _drawing(
    name: str, below: str, beside: str, body: str, ends: tuple[str, str] = ("0", "1")
) -> str:
    floor, right = _HEIGHT - _BOTTOM, _WIDTH - _RIGHT
    words = [
        _words(_LEFT, floor + 14, "0", "middle"),
        _words(right, floor + 14, "1", "middle"),
        _words((_LEFT + right) / 2, _HEIGHT - 6, below, "middle"),
        _words(_LEFT - 6, floor + 4, ends[0], "end"),
        _words(_LEFT - 6, _TOP + 6, ends[1], "end"),
    ]
    if beside:
        x, y = 12, (_TOP + floor) / 2
        words.append(
            f'<text x="{x}" y="{y}" font-family="sans-serif" font-size="11" fill="{_GREY}" '
            f'text-anchor="middle" transform="rotate(-90 {x} {y})">{escaped(beside)}</text>'
        )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" '
        f'aria-label="{escaped(name)}">'
        f'<path d="M{_LEFT} {_TOP} V{floor} H{right}" fill="none" stroke="{_GREY}"/>'
        f"{body}{''.join(words)}</svg>"
    )


def _words(x: float, y: float, words: str, anchor: str) -> str:
    return (
        f'<text x="{x}" y="{y}" font-family="sans-serif" font-size="11" fill="{_GREY}" '
        f'text-anchor="{anchor}">{escaped(words)}</text>'
    )


def _place(x: float, y: float) -> tuple[float, float]:
    """Return where (x, y) in [0, 1]² lies in the drawing."""
    wide, tall = _WIDTH - _LEFT - _RIGHT, _HEIGHT - _TOP - _BOTTOM
    return _LEFT + x * wide, _TOP + (1 - y) * tall


def _line(x: Reals, y: Reals) -> str:
    kept = np.unique(np.linspace(0, len(x) - 1, min(len(x), _MOST_POINTS)).round().astype(int))
    points = (_place(float(x[row]), float(y[row])) for row in kept)
    return f'<polyline points="{_told(points)}" fill="none" stroke="{_BLUE}" stroke-width="2"/>'


def _rule(ends: Sequence[tuple[float, float]], colour: str) -> str:
    (left, top), (right, bottom) = (_place(*end) for end in ends)
    return (
        f'<line x1="{left:.1f}" y1="{top:.1f}" x2="{right:.1f}" y2="{bottom:.1f}" '
        f'stroke="{colour}"/>'
    )


def _diagonal() -> str:
    (left, top), (right, bottom) = _place(0, 0), _place(1, 1)
    return (
        f'<line x1="{left}" y1="{top}" x2="{right}" y2="{bottom}" stroke="{_GREY}" '
        'stroke-dasharray="3 4"/>'
    )


def _dot(at: tuple[float, float] | None, colour: str = _RED) -> str:
    if at is None:
        return ""
    x, y = _place(*at)
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/>'


def _bar(left: float, bottom: float, width: float, height: float, colour: str) -> str:
    if not height:
        return ""
    (x, y), (right, floor) = _place(left, bottom + height), _place(left + width, bottom)
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{right - x:.1f}" height="{floor - y:.1f}" '
        f'fill="{colour}"/>'
    )


def _told(points: Iterable[tuple[float, float]]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
