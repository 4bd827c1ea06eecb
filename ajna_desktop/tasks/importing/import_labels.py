"""Labels that others gave: read from a table, looked at before they are taken over."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.errors import LabelInvalid, TableUnreadable
from ajna_desktop.domain.labels import Decision, as_label, decision_for
from ajna_desktop.domain.progress import Doing
from ajna_desktop.domain.scan import Label, ReviewStatus, Scan, ScanId, displayable
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.importing.named_scans import NamedScans
from ajna_desktop.tasks.importing.records import Records, Row, refusal_of_cells

LABEL_TITLES: Final = ("label", "class", "category", "category_name", "classe", "rótulo")
STATUS_TITLES: Final = ("status", "review")
_PAGE: Final = 2000
_MOST_REASONS: Final = 1000
_FORMULA: Final = tuple("=+-@＝＋－＠")


@dataclass(frozen=True, slots=True)
class LabelChoices:
    """How a table is to be understood."""

    key: str | None = None  # the column that names scans; None looks for it
    label: str | None = None  # the column with the labels; None looks for it
    status: str | None = None  # the column that says how sure; None looks for it
    confirms_equal: bool = False  # a row that says what holds already counts as a review
    overrides_people: bool = False  # rows hold against what people said here


@dataclass(frozen=True, slots=True)
class LabelsFound:
    """What a table would change; nothing was changed yet.

    rows = `changing` + `equal` + `kept` + `silent` + `refused_rows`, counted by row.
    """

    file: Path
    heading: tuple[str, ...]
    key: str  # the column that names scans
    matched_by: str  # "path", "content hash", "file name", …
    label_column: str
    status_column: str | None
    rows: int
    changing: int  # rows that change a scan
    equal: int  # rows that say what holds already
    kept: int  # rows against what people said here, which stays
    silent: int  # rows without a label, or that say that nobody reviewed it
    refused_rows: int
    refused: tuple[tuple[int, str], ...]  # (line, reason), the first thousand
    decisions: Mapping[ScanId, Decision]
    changes: tuple[tuple[str, str, int], ...]  # (from, to, how many), most frequent first
    new_classes: tuple[Label, ...]  # labels that are not in use here


def find_labels(
    collection: Collection, table: Path, context: TaskContext, choices: LabelChoices
) -> LabelsFound:
    """Read a table (CSV, TSV, JSON, JSON lines) and say what its labels would change.

    A table that this program exported is understood as it is. A label that a person gave here
    stays unless `choices` say otherwise.

    Raises:
        TableUnreadable: it is no such table, names no scan, or has no column of labels.
    """
    read = Records.of(table)
    named = NamedScans.of(collection, context)
    key, way = named.best(read.heading, read.sample, choices.key)
    label = _column(read, choices.label, LABEL_TITLES, "label")
    if label is None or label == key:
        raise TableUnreadable(
            "No column holds labels by its name. Choose one of: "
            + ", ".join(read.heading)
            + ". A table without labels is taken as other columns."
        )
    status = _column(read, choices.status, STATUS_TITLES, "status")
    sorter = _Sorter(collection, named, way, key, label, status, choices)
    for page in _pages(read.rows()):
        context.step(Doing.MATCHING, sorter.rows)
        sorter.take(page, len(read.heading))
    context.step(Doing.MATCHING, sorter.rows, sorter.rows)
    return LabelsFound(
        file=table,
        heading=tuple(read.heading),
        key=read.heading[key],
        matched_by=way,
        label_column=read.heading[label],
        status_column=None if status is None else read.heading[status],
        rows=sorter.rows,
        changing=sorter.count["changing"],
        equal=sorter.count["equal"],
        kept=sorter.count["kept"],
        silent=sorter.count["silent"],
        refused_rows=sorter.count["refused"],
        refused=tuple(sorter.refused),
        decisions=sorter.decisions,
        changes=tuple((*pair, n) for pair, n in sorter.changes.most_common()),
        new_classes=tuple(sorted(sorter.new_classes)),
    )


def take_labels(collection: Collection, found: LabelsFound) -> Changes:
    """Give the scans the labels that were found, as one decision in the reader's name.

    Raises:
        StoreError: nothing was saved.
    """
    note = f"imported from {displayable(found.file.name)}"
    return collection.labels.decide(found.decisions, note=note)


@dataclass
class _Sorter:
    """Puts each row where it belongs: exactly one count a row."""

    collection: Collection
    named: NamedScans
    way: str
    key: int
    label: int
    status: int | None
    choices: LabelChoices
    rows: int = 0
    count: Counter[str] = field(default_factory=Counter)
    refused: list[tuple[int, str]] = field(default_factory=list)
    decisions: dict[ScanId, Decision] = field(default_factory=dict)
    changes: Counter[tuple[str, str]] = field(default_factory=Counter)
    new_classes: set[Label] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._classes = set(self.collection.labels.classes())
        self._line_of: dict[ScanId, int] = {}

    def take(self, page: list[Row], width: int) -> None:
        meant = {line: self._meant(row, width) for line, row in page}
        wanted = [scan_id for found in meant.values() for scan_id in found]
        scans = {scan.id: scan for scan in self.collection.scans.scans(wanted)}
        for line, row in page:
            self.rows += 1
            reason = refusal_of_cells(row, width) or self.named.refusal(
                self.way, row[self.key], self.way == "content hash"
            )
            if not reason:
                reason = self._sort(line, row, [scans[one] for one in meant[line]])
            if reason:
                self.count["refused"] += 1
                if len(self.refused) < _MOST_REASONS:
                    self.refused.append((line, reason))

    def _meant(self, row: list[str], width: int) -> list[ScanId]:
        if refusal_of_cells(row, width):
            return []
        return self.named.meant(self.way, row[self.key])

    def _sort(self, line: int, row: list[str], scans: list[Scan]) -> str:
        """Count a row and keep what it changes; return why it is refused, else ""."""
        try:
            label = self._label(row[self.label])
            status = self._status(row)
        except LabelInvalid as error:
            return str(error)
        earlier = self._line_of.get(scans[0].id)
        if earlier is not None:
            return f"line {earlier} names the same scan"
        self._line_of.update((scan.id, line) for scan in scans)
        if status is ReviewStatus.UNREVIEWED or (
            label is None and status not in (ReviewStatus.AMBIGUOUS, ReviewStatus.BAD_IMAGE)
        ):
            self.count["silent"] += 1
            return ""
        kinds = {self._sort_scan(scan, label, status) for scan in scans}
        for kind in ("changing", "kept", "equal"):
            if kind in kinds:
                self.count[kind] += 1
                return ""
        return ""

    def _sort_scan(self, scan: Scan, label: Label | None, status: ReviewStatus | None) -> str:
        if status in (ReviewStatus.AMBIGUOUS, ReviewStatus.BAD_IMAGE):
            said = Decision(scan.label, status)
        else:
            assert label is not None  # sorted out before
            said = decision_for(scan.found_label, label)
        if said == Decision(scan.label, scan.status):
            return "equal"
        is_reviewed = scan.status is not ReviewStatus.UNREVIEWED
        says_the_same = said.label == scan.label and said.status is ReviewStatus.CONFIRMED
        # Our own table tells which rows a person reviewed; any other only tells labels.
        if says_the_same and status is None and not self.choices.confirms_equal:
            return "equal"
        if is_reviewed and not self.choices.overrides_people:
            return "kept"
        self.decisions[scan.id] = said
        self.changes[_told(scan.label, scan.status), _told(said.label, said.status)] += 1
        if said.label is not None and said.label not in self._classes:
            self.new_classes.add(said.label)
        return "changing"

    def _label(self, cell: str) -> Label | None:
        text = cell.strip()
        if text.startswith("'") and text[1:].startswith(_FORMULA):
            text = text[1:]  # as this program exports it
        if not text:
            return None
        label = as_label(text)
        if label.startswith(_FORMULA) and label not in self._classes:
            raise LabelInvalid("its label begins like a formula of a spreadsheet")
        return label

    def _status(self, row: list[str]) -> ReviewStatus | None:
        if self.status is None or not row[self.status].strip():
            return None
        try:
            return ReviewStatus(row[self.status].strip().casefold())
        except ValueError:
            known = ", ".join(status.value for status in ReviewStatus)
            raise LabelInvalid(f"its status is none of: {known}") from None


def _told(label: Label | None, status: ReviewStatus) -> str:
    if status in (ReviewStatus.AMBIGUOUS, ReviewStatus.BAD_IMAGE):
        return status.value
    return label if label is not None else "no label"


def _column(
    read: Records, chosen: str | None, titles: tuple[str, ...], what: str
) -> int | None:
    if chosen is None:
        return read.column(*titles)
    if chosen not in read.heading:
        known = ", ".join(read.heading)
        raise TableUnreadable(f"The table has no {what} column “{chosen}”. It has: {known}.")
    return read.heading.index(chosen)


def _pages(rows: Iterator[Row]) -> Iterator[list[Row]]:
    page: list[Row] = []
    for row in rows:
        page.append(row)
        if len(page) == _PAGE:
            yield page
            page = []
    if page:
        yield page
