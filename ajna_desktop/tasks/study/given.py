"""Classifiers that were made elsewhere, judged as they are beside others."""

from dataclasses import replace
from pathlib import Path
from typing import Final

from ajna_desktop.domain.methods import Fitting, Method
from ajna_desktop.learning.bundles.bundle import ClassifierBundle
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.study.figures import TestSplit, with_figures
from ajna_desktop.tasks.study.kept import Finished, Plan, keep_verdicts
from ajna_desktop.tasks.study.training import judge_test_split
from ajna_desktop.workers.engine import Engine

_OTHER_LABELS: Final = "It tells {unknown}, and scans of this folder are labelled {known}."


def given_name(bundle: ClassifierBundle) -> str:
    """Return how a study calls an installed classifier, as it calls methods by name."""
    return f"installed {bundle.id}"


def given_plan(bundle: ClassifierBundle) -> Plan:
    """Return what has an installed classifier judged."""
    method = Method(
        name=given_name(bundle),
        title=bundle.name,
        study="",
        about=bundle.intended_use,
        fitting=Fitting.GIVEN,
        network=bundle.backbone_id,
    )
    return Plan(method, None, given=bundle)


def judge_given(
    collection: Collection,
    engine: Engine,
    out: Path,
    plan: Plan,
    split: TestSplit,
    fingerprint: str,
    seed: int,
    context: TaskContext,
) -> Finished:
    """Judge the scans of a split by the classifier of a plan, and keep what it says.

    Args:
        collection: The folder.
        engine: Reads and judges.
        out: Of the study.
        plan: One of `given_plan`.
        split: What is judged.
        fingerprint: Of the plan and the scans.
        seed: Of the intervals.
        context: For progress and stopping.

    Raises:
        BundleInvalid: its network is not there.
        ExportFailed: what it says cannot be kept.
    """
    given = plan.given
    assert given is not None  # of a plan of `given_plan`
    row = replace(
        plan.row(),
        fingerprint=fingerprint,
        classifier_id=given.id,
        operating_point=given.operating_point,
    )
    unknown = [label for label in given.labels if label not in split.labels]
    if unknown:
        told = _OTHER_LABELS.format(unknown=", ".join(unknown), known=", ".join(split.labels))
        return Finished(plan, replace(row, reason=told))
    verdicts = judge_test_split(collection, engine, given, split, context)
    keep_verdicts(out, plan, verdicts)
    return Finished(plan, with_figures(row, split, verdicts, seed), verdicts)
