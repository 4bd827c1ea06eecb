"""`manifest.json`: written last, and read by the next export into the same folder."""

import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Final

from ajna_desktop.domain.curating.export_manifest import (
    FORMAT,
    FORMAT_VERSION,
    ExportManifest,
)
from ajna_desktop.domain.curating.export_wish import ExportWish
from ajna_desktop.domain.errors import ExportFailed
from ajna_desktop.domain.records_json import from_json, to_json
from ajna_desktop.domain.scan import displayable
from ajna_desktop.tasks.output.atomic_file import replace_file

MANIFEST: Final = "manifest.json"


def former_manifest(out: Path) -> ExportManifest | None:
    """Return what an earlier export into this folder said of itself, None where there was none.

    Raises:
        ExportFailed: there is a file of that name that no export of this version wrote.
    """
    file = out / MANIFEST
    if not os.path.lexists(file):
        return None
    try:
        manifest = from_json(ExportManifest, file.read_text("ascii"))
        if (manifest.format, manifest.format_version) == (FORMAT, FORMAT_VERSION):
            return manifest
    except (OSError, ValueError):  # also what is no such record
        pass
    raise ExportFailed(
        f"“{displayable(out.name)}” holds a {MANIFEST} that this program cannot go on with: "
        "choose an empty folder, or a new name."
    )


def check_goes_on(former: ExportManifest, store: str, wish: ExportWish, out: Path) -> None:
    """Make sure that an export may take the place of a former one.

    Args:
        former: What is there.
        store: Of the folder that is exported now.
        wish: What is wanted now.
        out: Where.

    Raises:
        ExportFailed: that was another kind of export, or one of other scans.
    """
    what = ""
    if former.store != store:
        what = "an export of another folder"
    elif (former.shape, former.files_are, former.is_deidentified) != (
        wish.shape.value,
        wish.files_are.value,
        wish.is_deidentified,
    ):
        what = "another kind of export"
    if what:
        raise ExportFailed(
            f"“{displayable(out.name)}” holds {what}: choose an empty folder, or a new name."
        )


def announce(out: Path, former: ExportManifest, files: Iterable[str]) -> None:
    """Note which files are about to be written, so that a broken-off export knows its own."""
    there = {one.file for one in former.written()}
    coming = {*former.unfinished, *files} - there
    if coming == set(former.unfinished):
        return
    replace_file(
        out / MANIFEST,
        to_json(replace(former, unfinished=tuple(sorted(coming)))).encode("ascii"),
    )


def write_manifest(out: Path, manifest: ExportManifest, former: ExportManifest | None) -> bool:
    """Write the manifest; return whether it says anything else than the former one."""
    if former is not None and replace(former, at_utc=manifest.at_utc) == manifest:
        return False
    replace_file(out / MANIFEST, to_json(manifest).encode("ascii"))
    return True
