"""What a report consists of, before it becomes a page or paper. All texts are plain."""

from collections.abc import Sequence
from dataclasses import dataclass

from ajna_desktop.domain.confusion import ConfusionMatrix


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    words: str
    is_subtle: bool = False


@dataclass(frozen=True, slots=True)
class Terms:
    """Facts: (what, how it is)."""

    items: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Table:
    """Lines of cells; columns in `numbers` are set flush right."""

    header: Sequence[str]
    rows: Sequence[Sequence[str]]
    numbers: Sequence[int] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Matrix:
    """A confusion matrix that is small enough to be drawn."""

    matrix: ConfusionMatrix


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing (SVG that needs no style sheet), and what it shows."""

    svg: str
    caption: str


@dataclass(frozen=True, slots=True)
class Charts:
    """Drawings side by side."""

    charts: Sequence[Chart]


@dataclass(frozen=True, slots=True)
class Picture:
    """A scan: label → prediction, and where it lies."""

    jpeg: bytes  # b"" when no picture could be made
    name: str
    label: str
    prediction: str
    path: str


@dataclass(frozen=True, slots=True)
class Pictures:
    """Scans side by side."""

    pictures: Sequence[Picture]


Block = Text | Terms | Table | Matrix | Charts | Pictures


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks under a heading; a long section may be broken over pages of paper."""

    title: str
    blocks: Sequence[Block]
    is_long: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report.

    Attributes:
        title: Of the folder.
        subtitle: Who judged what, and when.
        tiles: The figures that come first: (figure, what it is).
        sections: The rest, in order.
    """

    title: str
    subtitle: str
    tiles: Sequence[tuple[str, str]]
    sections: Sequence[Section]
