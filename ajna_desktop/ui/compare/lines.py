"""What the table of classifiers says: every method, compared or not yet."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ajna_desktop.domain.comparison import Comparison, ComparisonRow, TimedWay, TimingRow
from ajna_desktop.domain.methods import METHODS, Fitting, Method
from ajna_desktop.domain.scan import Label
from ajna_desktop.ui.method_words import method_about, method_title


@dataclass(frozen=True, slots=True)
class MethodLine:
    """One method, or one that was fitted otherwise than its method says.

    Attributes:
        key: Tells lines apart.
        name: Of the method.
        about: What the method is, for people.
        row: How it fared; None while it was never run here.
        reason: Why it cannot run or did not, for people; "" where nothing is known against it.
        timing: How fast it answers from files, where that was measured.
    """

    key: str
    name: str
    title: str
    about: str = ""
    study: str = ""
    row: ComparisonRow | None = None
    reason: str = ""
    timing: TimingRow | None = None
    is_given: bool = False  # installed: it is judged, not trained

    @property
    def is_compared(self) -> bool:
        """Whether there are figures."""
        return self.row is not None and self.row.has_figures

    @property
    def trained_at(self) -> str:
        """When it was trained, ISO 8601 in UTC; "" while it was not, or nobody knows."""
        return "" if self.row is None else self.row.trained_at_utc

    @property
    def images_per_second(self) -> float | None:
        """How fast it answers from files; None where that was not measured."""
        return None if self.timing is None else self.timing.warm

    def recall(self, label: Label) -> float | None:
        """Return its recall of one class; None where no scan of the class was judged."""
        figures = () if self.row is None else self.row.per_class
        found = [one.recall for one in figures if one.label == label and one.support]
        return found[0] if found else None

    def least_recall(self) -> tuple[Label, float] | None:
        """Return the class that it misses most, and its recall there."""
        figures = () if self.row is None else self.row.per_class
        judged = [one for one in figures if one.support]
        if not judged:
            return None
        worst = min(judged, key=lambda one: one.recall)
        return worst.label, worst.recall


def lines_of(
    comparison: Comparison | None, methods: Iterable[Method], cannot: Mapping[str, str]
) -> list[MethodLine]:
    """Return a line for every method, and one for each variant that was compared.

    Args:
        comparison: What a study found; None before the first.
        methods: All that there are, in their order.
        cannot: By name of a method, why it cannot run now.
    """
    rows = () if comparison is None else comparison.rows
    timing = {
        row.name: row
        for row in (() if comparison is None else comparison.timing)
        if row.way is TimedWay.FILES
    }
    lines = []
    for method in methods:
        reason = cannot.get(method.name, "")
        made = [row for row in rows if row.name == method.name]
        if all(row.variant for row in made):
            lines.append(_line(method, None, None, reason))
        lines += [_line(method, row, timing.get(row.key), reason) for row in made]
    return lines


def titles_of(comparison: Comparison) -> dict[str, str]:
    """Return the title of each classifier of a comparison, by its key."""
    lines = lines_of(comparison, METHODS.values(), {})
    given = {row.key: row.full_title for row in comparison.rows}
    return given | {line.key: line.title for line in lines}


def _line(
    method: Method, row: ComparisonRow | None, timing: TimingRow | None, cannot: str
) -> MethodLine:
    variant = "" if row is None else row.variant
    title = method_title(method)
    reason = cannot if row is None else "" if row.has_figures else row.reason or cannot
    return MethodLine(
        method.name if row is None else row.key,
        method.name,
        f"{title}, {variant}" if variant else title,
        method_about(method),
        method.study,
        row,
        reason,
        timing,
        method.fitting is Fitting.GIVEN,
    )
