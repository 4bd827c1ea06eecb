"""What is asked of an evaluation, and what it found."""

from dataclasses import dataclass, field

from ajna_desktop.domain.evaluation.choose_threshold import ChosenThreshold
from ajna_desktop.domain.evaluation.evaluated import Evaluated
from ajna_desktop.domain.evaluation.scored_scans import ScoredScans
from ajna_desktop.domain.runs import Run, Tally
from ajna_desktop.domain.scan import Label
from ajna_desktop.tasks.evaluation.wish import Wish


@dataclass(frozen=True, slots=True)
class Question:
    """What is to be evaluated.

    Attributes:
        wish: Where to decide; an empty one: where the predictions decide now.
        label: The class that is set against the rest; None: that of the operating point, else
            the last of the classifier.
        split: Of which scans; None: all.
        curated: By the labels that hold, or by those of the folder.
        keep: Decide so from now on.
    """

    wish: Wish = field(default_factory=Wish)
    label: Label | None = None
    split: str | None = None
    curated: bool = True
    keep: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Evaluation:
    """What was found.

    Attributes:
        run: The predictions; where they decided is `run.operating_point`.
        question: That was asked.
        scored: Every scan with a prediction, of the split.
        figures: At the point that was wished for, else at that of the run.
        chosen: What follows from the wish; None where there was none.
        flips: Scans that are decided otherwise than by the run.
        tally: What is not among them, and why; of the labels that hold.
    """

    run: Run
    question: Question
    scored: ScoredScans
    figures: Evaluated
    chosen: ChosenThreshold | None
    flips: int
    tally: Tally
