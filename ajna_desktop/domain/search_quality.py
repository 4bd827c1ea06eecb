"""How well searches for look-alikes do: hits, and what an index loses for its speed."""

from dataclasses import dataclass

from ajna_desktop.domain.comparison import SearchRow


@dataclass(frozen=True, slots=True)
class ForestRow:
    """One forest of random trees, looked through with one effort, against the truth.

    `first_look` nodes are looked at, then `second_look` ones around each of the `second_looks`
    nearest found; the candidates are compared exactly, as the program does.
    """

    trees: int
    first_look: int
    second_looks: int
    second_look: int
    recall: float  # share of the true neighbours that are found, in [0, 1]
    median_ms: float  # for one query
    p95_ms: float
    is_used: bool = False  # what the program would choose for these images


@dataclass(frozen=True, slots=True)
class ForestFigures:
    """What forests find and how fast, beside comparing with every image."""

    space: str  # title of the feature space
    contents: int  # different images that are searched
    components: int  # of the projection that the trees see
    neighbours: int  # that are looked for
    queries: int
    exact_ms: float  # median, to compare with every image
    rows: tuple[ForestRow, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchQuality:
    """What was measured in one folder.

    Attributes:
        how: Which scans ask and which are searched, for people.
        asking: Scans that ask.
        asked_of: Scans that can ask; more than `asking` where a sample was drawn.
        spaces: Of every feature space, or why it has no figures.
        forests: None where there are too few images.
        made_at_utc: When, ISO 8601.
    """

    how: str
    asking: int
    asked_of: int
    spaces: tuple[SearchRow, ...]
    forests: ForestFigures | None
    made_at_utc: str
