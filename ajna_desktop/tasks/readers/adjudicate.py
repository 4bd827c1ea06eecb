"""Decide where readers differ: the decision becomes a label that says who had said what."""

from collections.abc import Mapping

from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.labels import WITHDRAWN, Decision, OnScreen, decision_for
from ajna_desktop.domain.readers.second_reading import Study
from ajna_desktop.domain.scan import ReviewStatus, ScanId
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.readers.study_agreement import Dispute


def adjudicate(
    collection: Collection,
    study: Study,
    disputes: Mapping[ScanId, Dispute],
    said: Mapping[ScanId, Decision],
) -> Changes:
    """Write what was decided about disputed scans, as labels and into the study.

    Args:
        collection: The folder.
        study: A closed one.
        disputes: What readers had said of each scan.
        said: A label as CONFIRMED; *ambiguous* and *bad image* without one, which leaves the
            label as it is; WITHDRAWN for a decision taken back.

    Raises:
        ReadingRefused: the study is open, or was discarded.
        StoreError: it cannot be written.
    """
    settled = {disputes[one].content_hash: decision for one, decision in said.items()}
    changes = collection.readings.settle(study.id, settled)
    scans = {scan.id: scan for scan in collection.scans.scans(list(said))}
    shown = _on_screen(collection, list(said))
    for scan_id, decision in said.items():
        scan = scans[scan_id]
        if decision.label is not None:
            decision = decision_for(scan.found_label, decision.label)
        elif decision != WITHDRAWN:
            decision = Decision(scan.label, decision.status)
        changes |= collection.labels.decide(
            {scan_id: decision}, shown, note_about(study, disputes[scan_id])
        )
    return changes


def note_about(study: Study, dispute: Dispute) -> str:
    """Return the remark that a decision carries: which study, and what readers had said."""
    told = ", ".join(f"{reader} {answer_text(said)}" for reader, said in dispute.said.items())
    return f"second reading “{study.plan.title}”: {told}"


def answer_text(said: Decision) -> str:
    """Return an answer as files and remarks have it."""
    is_label = said.status in (ReviewStatus.CONFIRMED, ReviewStatus.RELABELLED)
    return said.label if is_label and said.label is not None else f"[{said.status.value}]"


def _on_screen(collection: Collection, ids: list[ScanId]) -> dict[ScanId, OnScreen]:
    """Return what the classifier says of scans, whose prediction lies beside the image."""
    run = collection.predictions.current_run()
    if run is None:
        return {}
    return {
        scan_id: OnScreen(run.classifier_id, said.label, said.confidence)
        for scan_id, said in collection.predictions.predictions(ids).items()
    }
