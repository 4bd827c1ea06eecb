"""Rows of the table `scan`, as scans."""

import os
import unicodedata
from enum import StrEnum
from typing import Any, Final, TypeVar

from ajna_desktop.domain.errors import StoreDamaged
from ajna_desktop.domain.labels import Decision
from ajna_desktop.domain.scan import (
    Label,
    ReviewStatus,
    Scan,
    ScanId,
    ScanState,
    displayable,
)

COLUMNS: Final = (
    "id, path, state, content_hash, file_size, width, height, bits, format, split, "
    "found_label, label, status, group_name, reason, note"
)
_Kind = TypeVar("_Kind", bound=StrEnum)
GONE: Final = "no longer in the folder"


def scan_of(row: tuple[Any, ...]) -> Scan:
    """Return the scan that a row of `COLUMNS` tells of."""
    state = known(ScanState, row[2])
    return Scan(
        id=ScanId(row[0]),
        path=os.fsdecode(row[1]),
        state=state,
        content_hash=row[3],
        file_size=row[4],
        width=row[5],
        height=row[6],
        bits=row[7],
        format=row[8],
        split=row[9],
        found_label=row[10],
        label=row[11],
        status=known(ReviewStatus, row[12]),
        group=row[13],
        reason=GONE if state is ScanState.MISSING else row[14],
        note=row[15],
    )


def known(kind: type[_Kind], text: str) -> _Kind:
    """Return what a word of the store stands for.

    Raises:
        StoreDamaged: it is none that was ever written.
    """
    try:
        return kind(text)
    except ValueError as error:
        raise StoreDamaged("The store is damaged: it holds an unknown word.") from error


def search_text(text: str) -> str:
    """Return what is searched for a text, and in which: safe to store, any case."""
    return unicodedata.normalize("NFC", displayable(text)).casefold()


def decision_of(label: str | None, status: str) -> Decision:
    """Return what a person said, from the columns of the same names."""
    return Decision(None if label is None else Label(label), known(ReviewStatus, status))
