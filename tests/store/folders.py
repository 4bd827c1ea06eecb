"""Folders as the store comes to know them, without files."""

import hashlib
from collections.abc import Mapping

import numpy as np

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.files import FoundFile, Identified, Refused
from ajna_desktop.domain.runs import Run, RunKind
from ajna_desktop.domain.scan import Label, Scan, ScanId
from ajna_desktop.store.predictions import PredictionStore
from ajna_desktop.store.scans import ScanStore


def content_hash(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()


def found(path: str, content: str) -> FoundFile:
    """A file whose time of change differs with its content."""
    return FoundFile(path, len(content), int(content_hash(content)[:12], 16))


def walk(scans: ScanStore, folder: Mapping[str, str]) -> Changes:
    """See all files of a folder, given as content by path."""
    number = scans.begin_walk()
    files = [found(path, content) for path, content in folder.items()]
    return scans.record_walk(number, files) | scans.finish_walk(number)


def open_files(scans: ScanStore, folder: Mapping[str, str]) -> Changes:
    """Open what is to be opened; a content that begins with "bad" is no image."""
    changes = Changes()
    after = ScanId(0)
    while page := scans.to_identify(after, 100):
        after = page[-1].id
        changes |= scans.record_identified([_result(scan, folder[scan.path]) for scan in page])
    return changes


def read(scans: ScanStore, folder: Mapping[str, str]) -> Changes:
    """Walk and open."""
    return walk(scans, folder) | open_files(scans, folder)


def at(scans: ScanStore, path: str) -> Scan:
    scan = scans.by_path(path)
    assert scan is not None
    return scan


def run_of(*labels: str, classifier: str = "classifier") -> Run:
    return Run(
        classifier,
        f"{classifier}-id",
        RunKind.OUT_OF_FOLD,
        tuple(map(Label, labels)),
        "backbone",
        "2026-01-01T00:00:00+00:00",
        "CPU",
        0.5,
    )


def predict(
    predictions: PredictionStore, run: Run, probabilities: Mapping[ScanId, list[float]]
) -> Changes:
    return predictions.replace(
        run,
        np.array(list(probabilities), np.int64),
        np.array(list(probabilities.values()), np.float32).reshape(-1, len(run.labels)),
    )


def _result(scan: Scan, content: str) -> Identified | Refused:
    if content.startswith("bad"):
        return Refused(scan.id, "truncated", content_hash(content))
    return Identified(scan.id, content_hash(content), 1300, 1000, 8, "JPEG")
