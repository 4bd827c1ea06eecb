"""Pairs that show one image, in the user's words."""

from enum import StrEnum

import numpy as np
from PySide6.QtCore import QCoreApplication

from ajna_desktop.domain.scan import Scan, displayable
from ajna_desktop.domain.twins import Likeness, PairJudgement, TwinKind, TwinPair, TwinVerdict
from ajna_desktop.imaging.alignment import Matrix
from ajna_desktop.ui.figures import decimal, share
from ajna_desktop.ui.wording import label_word


class Show(StrEnum):
    """Which pairs are listed."""

    OPEN = "open"  # nobody has judged them, and they are no benign ones
    FINDINGS = "findings"
    LEAKS = "leaks"
    COPIES = "copies"
    BENIGN = "benign"
    JUDGED = "judged"
    EVERY = "every"

    def takes(self, pair: TwinPair) -> bool:
        """Say whether a pair is listed."""
        match self:
            case Show.OPEN:
                return pair.judged is None and pair.verdict is not TwinVerdict.BENIGN
            case Show.FINDINGS:
                return pair.is_finding
            case Show.LEAKS:
                return pair.is_leak
            case Show.COPIES:
                return pair.counts_as_copy
            case Show.BENIGN:
                return pair.verdict is TwinVerdict.BENIGN
            case Show.JUDGED:
                return pair.judged is not None
            case Show.EVERY:
                return True


def show_word(show: Show) -> str:
    """Return which pairs are listed."""
    translate = QCoreApplication.translate
    return {
        Show.OPEN: translate("twins", "Not judged yet"),
        Show.FINDINGS: translate("twins", "Findings: two groups, one image"),
        Show.LEAKS: translate("twins", "Leaks: two splits, one image"),
        Show.COPIES: translate("twins", "All copies"),
        Show.BENIGN: translate("twins", "Too little to tell apart"),
        Show.JUDGED: translate("twins", "Judged"),
        Show.EVERY: translate("twins", "All pairs"),
    }[show]


def verdict_word(pair: TwinPair) -> str:
    """Return what a pair means, before anybody judged it."""
    translate = QCoreApplication.translate
    word = {
        TwinVerdict.FINDING: translate("twins", "finding"),
        TwinVerdict.LEAK: translate("twins", "leak"),
        TwinVerdict.COPY: translate("twins", "copy"),
        TwinVerdict.BENIGN: translate("twins", "no alarm"),
    }[pair.verdict]
    if pair.verdict is TwinVerdict.FINDING and pair.crosses_splits:
        return translate("twins", "{0}, leak").format(word)
    return word


def kind_word(kind: TwinKind) -> str:
    """Return in what two scans agree."""
    translate = QCoreApplication.translate
    return {
        TwinKind.BYTES: translate("twins", "same file"),
        TwinKind.PIXELS: translate("twins", "same pixels"),
        TwinKind.NEAR: translate("twins", "near copy"),
    }[kind]


def judgement_word(judgement: PairJudgement) -> str:
    """Return what a person said of a pair."""
    translate = QCoreApplication.translate
    return {
        PairJudgement.FINDING: translate("twins", "finding"),
        PairJudgement.NOT_THE_SAME: translate("twins", "not the same"),
        PairJudgement.EXPLAINED: translate("twins", "explained"),
    }[judgement]


def judged_word(pair: TwinPair) -> str:
    """Return what was said of a pair and by whom, "" when nobody did."""
    if pair.judged is None:
        return ""
    return f"{judgement_word(pair.judged.judgement)} ({displayable(pair.judged.reader)})"


def both(values: tuple[str, str]) -> str:
    """Return what two scans have: once where it is the same."""
    first, second = (displayable(value) or "–" for value in values)
    return first if first == second else f"{first} ≠ {second}"


def labels_word(pair: TwinPair) -> str:
    """Return the labels of both."""
    return both((label_word(pair.labels[0]), label_word(pair.labels[1])))


def pair_sentence(pair: TwinPair, first: Scan, second: Scan) -> str:
    """Return what is known of a pair."""
    translate = QCoreApplication.translate
    said = [f"{first.name}, {second.name}: {_how(pair.likeness)}."]
    if pair.verdict is TwinVerdict.BENIGN:
        said.append(
            translate(
                "twins",
                "There is too little in them to tell two such scans from one: no alarm.",
            )
        )
    if pair.crosses_groups:
        words = translate("twins", "They belong to two groups, {0} and {1}.")
        said.append(words.format(*map(displayable, pair.groups)))
    if pair.crosses_splits:
        words = translate("twins", "They lie in two splits, {0} and {1}.")
        said.append(words.format(*map(displayable, pair.splits)))
    if pair.labels_differ:
        words = translate("twins", "Their labels differ ({0} and {1}): one of them is wrong.")
        said.append(words.format(*map(label_word, pair.labels)))
    if pair.judged is not None:
        words = translate("twins", "Judged: {0}.")
        said.append(words.format(judged_word(pair)))
        if pair.judged.note:
            said.append(f"“{displayable(pair.judged.note)}”")
    return " ".join(said)


def matrix_of(likeness: Likeness) -> Matrix:
    """Return the matrix that leads from places of the first to those of the second."""
    return np.array(likeness.matrix, np.float64).reshape(2, 3)


def _how(likeness: Likeness) -> str:
    translate = QCoreApplication.translate
    said = [kind_word(likeness.kind)]
    if likeness.kind is TwinKind.NEAR:
        words = translate("twins", "correlation of fine detail {0}, overlap {1}")
        said.append(words.format(decimal(likeness.score, 2), share(likeness.overlap, 0)))
    if likeness.is_inverted:
        said.append(translate("twins", "black and white swapped"))
    if likeness.is_mirrored:
        said.append(translate("twins", "left and right swapped"))
    return ", ".join(said)
