"""Judge a folder's predictions at an operating point, and say what other points would do."""

from pathlib import Path

from ajna_desktop.domain.errors import ThresholdImpossible
from ajna_desktop.domain.evaluation.evaluated import evaluated
from ajna_desktop.domain.operating_point import OperatingPoint
from ajna_desktop.domain.progress import Doing
from ajna_desktop.learning.bundles.bundle import ClassifierBundle
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.describing.extract_features import extract_features
from ajna_desktop.tasks.evaluation.evaluation import Evaluation, Question
from ajna_desktop.tasks.evaluation.evaluation_files import write_evaluation
from ajna_desktop.tasks.judging.classify import apply_classifier, judge_out_of_fold
from ajna_desktop.tasks.open_folder import open_folder
from ajna_desktop.tasks.output.atomic_file import outside
from ajna_desktop.workers.engine import Engine


def evaluate(
    collection: Collection,
    engine: Engine,
    context: TaskContext,
    question: Question,
    classifier: ClassifierBundle | None = None,
    out: Path | None = None,
) -> Evaluation:
    """Read what changed in the folder, judge it where need be, and evaluate.

    Args:
        collection: The folder.
        engine: Reads, describes and judges.
        context: For progress and stopping.
        question: What to evaluate.
        classifier: Judges every scan first. None: what was predicted last is evaluated; where
            there is nothing, every scan is judged out of fold.
        out: Gets metrics.json, per_class.csv, thresholds.csv and confusion.csv, each whole or
            not at all; those that are there are replaced. None writes nothing.

    Raises:
        ThresholdImpossible: no threshold does what is wished, or the class is not known.
        NothingToLearn: there is no classifier, no prediction, and too few labels.
        BundleInvalid: the classifier's network is not installed, or damaged.
        ExportFailed: a result could not be written.
    """
    if out is not None:
        outside(out, collection.folder)
    if classifier is not None:
        engine.backbone_of(classifier)  # before minutes are spent on reading
    open_folder(collection, engine.images, context)
    if classifier is not None:
        apply_classifier(collection, engine, classifier, context)
    elif collection.predictions.current_run() is None:
        extract_features(collection, engine.inference, context)
        judge_out_of_fold(collection, engine, context)
    context.step(Doing.REPORTING, 0, 2)
    found = evaluate_predictions(collection, question)
    if question.keep:
        context.changed(collection.predictions.decide_anew(found.figures.point))
    context.step(Doing.REPORTING, 1, 2)
    if out is not None:
        write_evaluation(found, out)
    context.step(Doing.REPORTING, 2, 2)
    return found


def evaluate_predictions(collection: Collection, question: Question) -> Evaluation:
    """Evaluate the current predictions, of which there must be some.

    Raises:
        ThresholdImpossible: no threshold does what is wished, or the class is not known.
    """
    scored = collection.predictions.scored(question.label)
    if scored is None:
        run = collection.predictions.current_run()
        known = ", ".join(run.labels) if run else "none"
        raise ThresholdImpossible(
            f"The classifier does not know the class “{question.label}”. It knows: {known}."
        )
    every = scored
    scored = scored.part(question.split)
    if question.split is not None and not len(scored):
        known = ", ".join(sorted(name for name in every.splits if name)) or "none"
        raise ThresholdImpossible(
            f"No scan of the split “{question.split}” has a prediction. Splits: {known}."
        )
    chosen = None
    point = scored.run.operating_point
    if question.wish:
        chosen = question.wish.chosen(scored.curve(curated=question.curated))
        point = OperatingPoint(scored.label, chosen.threshold)
    return Evaluation(
        scored.run,
        question,
        scored,
        evaluated(scored, point, curated=question.curated),
        chosen,
        len(scored.flips(scored.run.operating_point, point)),
        collection.predictions.tally(question.split),
    )
