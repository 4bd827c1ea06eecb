"""What somebody asks review mode to go through."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from ajna_desktop.domain.curating.review_queue import Suggestion
from ajna_desktop.domain.labels import Decision
from ajna_desktop.domain.scan import ScanId

__all__ = ["OnDecision", "ReviewWish", "Suggestion"]

# Told which scans, and what was said of all of them; says whether that could be saved.
OnDecision = Callable[[tuple[ScanId, ...], Decision], bool]


@dataclass(frozen=True, slots=True)
class ReviewWish:
    """Scans to be decided about, and what becomes of the decisions.

    Without `on_decision` decisions become labels, and the review is kept until it is finished.
    With it nothing is written: a label comes as CONFIRMED, *ambiguous* and *bad image* without
    a label, and what is taken back as WITHDRAWN. Who wants Ctrl+Z to lead back to the scan
    saves by `Edits.do`.

    Attributes:
        title: What the user reads above the scans.
        ids: The order in which they are asked.
        suggestions: What may be the right label, and why.
        is_blind: Show the images and nothing else that is known; needs `on_decision`.
        on_decision: Told instead of writing labels.
        answered: With `on_decision`: what was said before; these scans count as done.
        next_text: A button for the end of the review, with `on_next`; "" for none.
        on_next: What that button does.
    """

    title: str
    ids: Sequence[ScanId]
    suggestions: Mapping[ScanId, Suggestion] = field(default_factory=dict)
    is_blind: bool = False
    on_decision: OnDecision | None = None
    answered: Mapping[ScanId, Decision] = field(default_factory=dict)
    next_text: str = ""
    on_next: Callable[[], None] | None = None

    def __post_init__(self) -> None:
        if self.is_blind and self.on_decision is None:
            raise ValueError("Blind decisions are readings, not labels: say who takes them.")
