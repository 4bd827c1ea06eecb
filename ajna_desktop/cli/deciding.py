"""Options that say where a classifier is to decide."""

from collections.abc import Callable
from typing import Any

import click

from ajna_desktop.domain.errors import ThresholdImpossible
from ajna_desktop.domain.operating_point import OperatingPoint
from ajna_desktop.domain.scan import Label
from ajna_desktop.tasks.evaluation.wish import Wish

Command = Callable[..., Any]
_SHARE = click.FloatRange(0, 1)
_INSIDE = click.FloatRange(0, 1, min_open=True, max_open=True)
_COST = click.FloatRange(min=0)
_COUNT = click.FloatRange(min=0, min_open=True)

label_option = click.option(
    "--label", help="The class that is decided for, or set against the rest."
)
threshold_option = click.option(
    "--threshold", type=_INSIDE, help="Decide for it from this probability on."
)


def wish_options(command: Command) -> Command:
    """Add the ways to choose a threshold to a command."""
    for option in reversed(
        (
            threshold_option,
            click.option(
                "--target-recall",
                type=click.FloatRange(0, 1, min_open=True),
                help="Find this share of the class: 0.995 misses at most 1 in 200.",
            ),
            click.option("--cost-missed", type=_COST, help="What one that is missed costs."),
            click.option("--cost-alarm", type=_COST, help="What a false alarm costs."),
            click.option("--capacity", type=_COUNT, help="Alarms a day that can be looked at."),
            click.option("--per-day", type=_COUNT, help="Scans a day."),
            click.option(
                "--prevalence",
                type=_SHARE,
                help="Expected share of the class; by default that of the labelled scans.",
            ),
        )
    ):
        command = option(command)
    return command


def wish_of(options: dict[str, float | None]) -> Wish:
    """Return what the options of `wish_options` ask for.

    Raises:
        click.UsageError: two ways at once, or half of one.
    """
    wish = Wish(**options)
    by_costs = (wish.cost_missed, wish.cost_alarm)
    if (wish.cost_missed is None) != (wish.cost_alarm is None):
        raise click.UsageError("--cost-missed and --cost-alarm go together.")
    ways = (wish.threshold, wish.target_recall, by_costs[0], wish.capacity)
    if sum(way is not None for way in ways) > 1:
        raise click.UsageError(
            "Choose by one of --threshold, --target-recall, --cost-missed with --cost-alarm, "
            "and --capacity."
        )
    if wish.capacity is not None and wish.per_day is None:
        raise click.UsageError("--capacity needs --per-day.")
    if not wish and (wish.per_day is not None or wish.prevalence is not None):
        raise click.UsageError(
            "--per-day and --prevalence go with a way to choose a threshold."
        )
    return wish


def point_of(
    labels: tuple[Label, ...], threshold: float | None, label: str | None
) -> OperatingPoint | None:
    """Return the point that --threshold and --label mean; None without a threshold.

    Of two classes the second is meant where none is named.

    Raises:
        click.UsageError: there are more classes and none is named, or no threshold.
        ThresholdImpossible: the classifier does not know the class.
    """
    if threshold is None:
        if label is not None:
            raise click.UsageError("--label goes with --threshold.")
        return None
    if label is None and len(labels) != 2:
        raise click.UsageError(f"--threshold needs --label, one of: {', '.join(labels)}.")
    if label is not None and label not in labels:
        raise ThresholdImpossible(
            f"The classifier does not know the class “{label}”. It knows: {', '.join(labels)}."
        )
    return OperatingPoint(labels[-1] if label is None else Label(label), threshold)
