"""What was measured of searches, as lines of tables."""

from PySide6.QtCore import QCoreApplication

from ajna_desktop.domain.comparison import HitRates, HitShares, SearchRow
from ajna_desktop.domain.scan import displayable
from ajna_desktop.domain.search_quality import ForestFigures, ForestRow
from ajna_desktop.ui.figures import decimal, share, whole
from ajna_desktop.ui.text_table import Heading, Row

_NOTHING = "–"


def space_headings() -> list[Heading]:
    """Return what the table of ways to compare says of each."""
    translate = QCoreApplication.translate
    return [
        Heading(
            translate("search quality", "Compared by"),
            translate("search quality", "Which numbers of two scans are compared."),
        ),
        Heading(
            translate("search quality", "Hits at 10"),
            translate(
                "search quality",
                "Of the 10 nearest scans of other patients or containers, the share with the "
                "label of the scan asked about; mean over the classes, with its 95 % interval.",
            ),
        ),
        Heading(
            translate("search quality", "Hits at 20"),
            translate("search quality", "The same for the 20 nearest."),
        ),
        Heading(
            translate("search quality", "Chance"),
            translate("search quality", "What scans drawn at random would reach."),
        ),
        Heading(
            translate("search quality", "Study, at 10"),
            translate(
                "search quality",
                "By the protocol of the original study: the scan asked about counts as its own "
                "first hit, and other scans of its patient count, too.",
            ),
        ),
        Heading(
            translate("search quality", "Study, at 20"),
            translate("search quality", "The same for the 20 nearest."),
        ),
        Heading(
            translate("search quality", "Numbers"),
            translate("search quality", "How many numbers a scan has there."),
        ),
    ]


def space_row(row: SearchRow) -> Row:
    """Return the line of one way to compare; without figures it says why."""
    title = displayable(row.title)
    if row.held_out is None or row.study is None:
        return Row((title, *[_NOTHING] * 6), row.reason)
    honest, study = row.held_out, row.study
    return Row(
        (
            title,
            _with_interval(honest.at_10),
            _with_interval(honest.at_20),
            share(honest.chance.mean),
            share(study.at_10.mean),
            share(study.at_20.mean),
            whole(row.width),
        )
    )


def class_headings() -> list[Heading]:
    """Return what the table of classes says of each."""
    translate = QCoreApplication.translate
    return [
        Heading(
            translate("search quality", "Label"),
            translate("search quality", "Of the scan asked about."),
        ),
        Heading(
            translate("search quality", "Hits at 10"),
            translate("search quality", "Share of the 10 nearest with this label."),
        ),
        Heading(
            translate("search quality", "95 % interval"),
            translate("search quality", "Of the hits at 10; whole patients are drawn."),
        ),
        Heading(
            translate("search quality", "Hits at 20"),
            translate("search quality", "Share of the 20 nearest with this label."),
        ),
        Heading(
            translate("search quality", "Chance"),
            translate("search quality", "What scans drawn at random would reach."),
        ),
    ]


def class_rows(rates: HitRates) -> list[Row]:
    """Return a line a class, by the honest protocol."""
    return [
        Row(
            (
                displayable(label),
                share(found),
                _between(rates.at_10.class_intervals.get(label)),
                share(rates.at_20.per_class[label]),
                share(rates.chance.per_class[label]),
            )
        )
        for label, found in rates.at_10.per_class.items()
    ]


def forest_headings() -> list[Heading]:
    """Return what the table of indexes says of each."""
    translate = QCoreApplication.translate
    return [
        Heading(
            translate("search quality", "Index"),
            translate("search quality", "How many random trees it has."),
        ),
        Heading(
            translate("search quality", "Nodes looked at"),
            translate(
                "search quality",
                "How hard is looked for neighbours; “+ 8 × 1,250” are second looks around the "
                "nearest found.",
            ),
        ),
        Heading(
            translate("search quality", "Found"),
            translate(
                "search quality", "Share of the true 20 nearest that is found: the recall."
            ),
        ),
        Heading(
            translate("search quality", "Median"),
            translate("search quality", "Milliseconds for one query."),
        ),
        Heading(
            translate("search quality", "95 % of queries"),
            translate("search quality", "Milliseconds within which nearly all are answered."),
        ),
    ]


def forest_rows(figures: ForestFigures) -> list[Row]:
    """Return a line for comparing with every image, then one a forest and effort."""
    exact = QCoreApplication.translate("search quality", "Compared with all")
    first = Row((exact, whole(figures.contents), share(1.0), _ms(figures.exact_ms), _NOTHING))
    return [first, *map(_forest_row, figures.rows)]


def _forest_row(row: ForestRow) -> Row:
    trees = QCoreApplication.translate("search quality", "{0} trees").format(whole(row.trees))
    tip = ""
    if row.is_used:
        tip = QCoreApplication.translate("search quality", "What the program uses here.")
        trees = f"✓ {trees}"
    return Row(
        (trees, effort_words(row), share(row.recall), _ms(row.median_ms), _ms(row.p95_ms)), tip
    )


def effort_words(row: ForestRow) -> str:
    """Return how hard is looked: "10,000 + 8 × 1,250"."""
    nodes = whole(row.first_look)
    if row.second_looks:
        nodes += f" + {row.second_looks} × {whole(row.second_look)}"
    return nodes


def _with_interval(shares: HitShares) -> str:
    if shares.low is None or shares.high is None:
        return share(shares.mean)
    return f"{share(shares.mean)} ({_between((shares.low, shares.high))})"


def _between(interval: tuple[float, float] | None) -> str:
    if interval is None:
        return _NOTHING
    low, high = interval
    return f"{decimal(low * 100, 1)}–{decimal(high * 100, 1)}"


def _ms(milliseconds: float) -> str:
    return f"{decimal(milliseconds, 2)} ms"
