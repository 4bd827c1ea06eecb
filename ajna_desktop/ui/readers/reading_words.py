"""What the pages of second readings say."""

from PySide6.QtCore import QCoreApplication

from ajna_desktop.domain.comparison import Measured
from ajna_desktop.domain.labels import Decision
from ajna_desktop.domain.readers.second_reading import Drawn, Study
from ajna_desktop.domain.scan import ReviewStatus, displayable
from ajna_desktop.ui.figures import decimal, share, whole
from ajna_desktop.ui.wording import label_word, status_word


def drawn_word(drawn: Drawn) -> str:
    """Return how the images of a study are chosen."""
    return {
        Drawn.RANDOM: QCoreApplication.translate("readings", "at random"),
        Drawn.STRATIFIED: QCoreApplication.translate(
            "readings", "at random, each label with its share"
        ),
        Drawn.BALANCED: QCoreApplication.translate(
            "readings", "at random, of each label as many"
        ),
        Drawn.CHOSEN: QCoreApplication.translate("readings", "all of them"),
    }[drawn]


def progress_words(study: Study) -> str:
    """Return how far each reader has come: "ana 37, bruno 0 of 200"."""
    said = QCoreApplication.translate("readings", "{0} of {1}")
    read = ", ".join(
        f"{displayable(reader)} {whole(count)}" for reader, count in study.progress.items()
    )
    return said.format(read, whole(len(study.plan.contents)))


def state_word(study: Study) -> str:
    """Return whether a study is still being read."""
    if study.is_closed:
        return QCoreApplication.translate("readings", "closed")
    if study.is_complete:
        return QCoreApplication.translate("readings", "all read")
    return QCoreApplication.translate("readings", "being read")


def answer_word(said: Decision | None) -> str:
    """Return what a reader said of an image; "–" where nothing."""
    if said is None:
        return "–"
    if said.status in (ReviewStatus.CONFIRMED, ReviewStatus.RELABELLED):
        return label_word(said.label)
    return status_word(said.status)


def kappa_words(figure: Measured | None) -> str:
    """Return a kappa: "0.76"; "–" where it is not defined."""
    return "–" if figure is None else decimal(figure.value, 2)


def share_words(figure: Measured | None) -> str:
    """Return a share: "88.5 %"; "–" where there is none."""
    return "–" if figure is None else share(figure.value)


def interval_words(figure: Measured | None, is_share: bool = False) -> str:
    """Return the 95 % interval of a figure: "0.64 to 0.85"; "" where there is none."""
    if figure is None or figure.low is None or figure.high is None:
        return ""
    said = QCoreApplication.translate("readings", "{0} to {1}")
    if is_share:
        return said.format(share(figure.low), share(figure.high))
    return said.format(decimal(figure.low, 2), decimal(figure.high, 2))
