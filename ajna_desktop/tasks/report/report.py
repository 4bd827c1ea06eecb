"""The report of a folder: gathered, put into words, and written as a page."""

from pathlib import Path

from ajna_desktop.domain.errors import NothingToReport
from ajna_desktop.domain.progress import Doing
from ajna_desktop.learning.bundles.bundle import ClassifierBundle
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.evaluation.evaluate import evaluate_predictions
from ajna_desktop.tasks.evaluation.evaluation import Evaluation, Question
from ajna_desktop.tasks.output.atomic_file import outside, replace_file
from ajna_desktop.tasks.report.document import Document
from ajna_desktop.tasks.report.gather import gather_report
from ajna_desktop.tasks.report.html import report_page
from ajna_desktop.tasks.report.sections import document_of
from ajna_desktop.workers.engine import Engine


def make_report(
    collection: Collection,
    engine: Engine,
    context: TaskContext,
    question: Question,
    classifier: ClassifierBundle | None = None,
    *,
    is_anonymous: bool = False,
) -> Document:
    """Return the report of the current predictions, for a page or for paper.

    Args:
        collection: The folder.
        engine: Makes the pictures small.
        context: For progress and stopping.
        question: What to evaluate.
        classifier: That predicted; None: the folder's own, or one that is not at hand.
        is_anonymous: Leave out names of files, folders, patients and containers.

    Raises:
        NothingToReport: no classifier has judged the folder yet.
        ThresholdImpossible: no threshold does what is wished, or the class is not known.
    """
    context.step(Doing.REPORTING, 0, 1)
    if collection.predictions.current_run() is None:
        raise NothingToReport(
            "No classifier has judged this folder yet: run one, then report what it found."
        )
    found = evaluate_predictions(collection, question)
    return report_on(found, collection, engine, context, classifier, is_anonymous=is_anonymous)


def report_on(
    found: Evaluation,
    collection: Collection,
    engine: Engine,
    context: TaskContext,
    classifier: ClassifierBundle | None = None,
    *,
    is_anonymous: bool = False,
) -> Document:
    """Return the report of figures that are there already; arguments as for `make_report`."""
    context.step(Doing.REPORTING, 0, 1)
    content = gather_report(
        collection, engine, context, found, classifier, is_anonymous=is_anonymous
    )
    context.step(Doing.REPORTING, 1, 1)
    return document_of(content)


def write_page(collection: Collection, document: Document, page: Path) -> None:
    """Write a report as one page of HTML; one that is there is replaced.

    Raises:
        ExportFailed: it cannot be written, or would lie among the scans.
    """
    outside(page, collection.folder)
    replace_file(page, report_page(document).encode())
