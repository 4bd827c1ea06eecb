"""Plan a second reading: draw its images, plant known ones, and write it down."""

from collections.abc import Sequence
from dataclasses import dataclass

from ajna_desktop.domain.errors import ReadingRefused
from ajna_desktop.domain.readers.sampling import draw, draw_known
from ajna_desktop.domain.readers.second_reading import Drawn, Study, StudyPlan
from ajna_desktop.domain.scan import ScanId
from ajna_desktop.store.collection import Collection


@dataclass(frozen=True, slots=True)
class SampleWish:
    """What is to be read.

    Attributes:
        title: For people.
        readers: Who reads, by name.
        size: How many images besides the planted ones; with CHOSEN, at most.
        drawn: How they are chosen.
        planted: How many images more whose label a person has given or confirmed.
        seed: The same seed draws the same images of the same folder.
        among: Only these scans; None: all of the folder.
    """

    title: str
    readers: tuple[str, ...]
    size: int
    drawn: Drawn = Drawn.RANDOM
    planted: int = 0
    seed: int = 0
    among: Sequence[ScanId] | None = None


def plan_study(collection: Collection, wish: SampleWish) -> Study:
    """Draw the images, plan the study and return it.

    Planted images come on top of the sample, from anywhere in the folder; each content is
    asked once. There may be fewer than wished for where the folder has no more.

    Raises:
        ReadingRefused: there is nothing to read, no image to plant, or one reader only.
    """
    contents = collection.read_contents
    sample = draw(contents.candidates(wish.among), wish.size, wish.drawn, wish.seed)
    if not sample:
        raise ReadingRefused("There is no image to read: choose others, or read the folder.")
    planted = []
    if wish.planted:
        planted = draw_known(contents.candidates(), wish.planted, wish.seed, but=sample)
        if not planted:
            raise ReadingRefused(
                "No image is left to plant: nobody has confirmed the label of any that is not "
                "in the sample. Review some first, or plant none."
            )
    asked = sorted(one.content_hash for one in (*sample, *planted))
    plan = StudyPlan(
        title=wish.title.strip() or "Second reading",
        readers=tuple(dict.fromkeys(reader.strip() for reader in wish.readers)),
        contents=tuple(asked),
        labels=tuple(collection.labels.classes()),
        drawn=wish.drawn,
        seed=wish.seed,
    )
    known = {one.content_hash: one.label for one in planted if one.label is not None}
    return collection.readings.plan(plan, known)
