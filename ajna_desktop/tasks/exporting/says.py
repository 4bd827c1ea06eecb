"""What the manifest of an export says."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from ajna_desktop import __version__
from ajna_desktop.domain.curating.export_manifest import (
    FORMAT,
    FORMAT_VERSION,
    ExportedFile,
    ExportedList,
    ExportManifest,
    LeftOut,
)
from ajna_desktop.domain.curating.export_wish import ExportWish
from ajna_desktop.domain.event_chain import FIRST_PREVIOUS_HASH
from ajna_desktop.domain.labels import LabelEvent
from ajna_desktop.domain.records_json import as_plain
from ajna_desktop.domain.scan import Label
from ajna_desktop.domain.scan_query import in_words
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.exporting.figures import figures_of
from ajna_desktop.tasks.exporting.lists import Listed
from ajna_desktop.tasks.exporting.names import Names


def manifest_of(
    collection: Collection,
    wish: ExportWish,
    names: Names,
    classes: Sequence[Label],
    listed: Sequence[Listed] = (),
    skipped: Sequence[LeftOut] = (),
    lists: Sequence[ExportedList] = (),
) -> ExportManifest:
    """Return what is known about an export, with what was said of its scans.

    Without names it says neither what was asked for nor remarks nor digests of the originals:
    with those, whoever has the originals could tell which is which. The numbers of the label
    events are its own, too: scans that are labelled at once get theirs in the order of names.
    """
    head = collection.labels.head()
    is_plain = not wish.is_deidentified
    events = [(row, event) for row in listed for event in row.one.events]
    numbers = {
        event.seq: event.seq if is_plain else place
        for place, (_, event) in enumerate(events, 1)
    }
    return ExportManifest(
        format=FORMAT,
        format_version=FORMAT_VERSION,
        program=f"Ajna Desktop {__version__}",
        at_utc=datetime.now(UTC).isoformat(timespec="seconds"),
        store=collection.id,
        shape=wish.shape.value,
        files_are=wish.files_are.value,
        is_deidentified=wish.is_deidentified,
        scans_asked_for=in_words(wish.query) if is_plain else "",
        events_until=head.seq if head else 0,
        head_hash=head.hash if head else FIRST_PREVIOUS_HASH,
        classes=tuple(classes),
        figures=figures_of(collection.predictions.current_run(), [row.one for row in listed]),
        files=tuple(_file(row, names, numbers, is_plain) for row in listed),
        lists=tuple(lists),
        skipped=tuple(skipped),
        events=tuple(
            as_plain(event)
            if is_plain
            else _without_names(event, numbers[event.seq], row.name, names)
            for row, event in events
        ),
    )


def _file(
    row: Listed, names: Names, numbers: Mapping[int, int], is_plain: bool
) -> ExportedFile:
    scan = row.one.scan
    original = scan.content_hash or ""
    return ExportedFile(
        file=row.file,
        scan=row.name,
        sha256=row.sha256,
        bytes=row.bytes,
        width=scan.width,
        height=scan.height,
        label=scan.label,
        status=scan.status.value,
        split=scan.split,
        group=names.group(scan),
        events=tuple(numbers[event.seq] for event in row.one.events),
        note=row.note,
        source_sha256=original if is_plain and original != row.sha256 else "",
    )


def _without_names(event: LabelEvent, number: int, scan: str, names: Names) -> dict[str, Any]:
    """Return what an event says of whom nobody learns from it."""
    return {
        "seq": number,
        "scan": scan,
        "old_label": event.old_label,
        "old_status": event.old_status.value,
        "new_label": event.new_label,
        "new_status": event.new_status.value,
        "reader": names.reader(event.reader),
        "at_utc": names.moment(event.at_utc),
        "classifier": event.classifier,
        "predicted": event.predicted,
        "probability": event.probability,
    }
