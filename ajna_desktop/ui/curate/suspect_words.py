"""Why a label may be wrong, in words."""

from PySide6.QtCore import QCoreApplication

from ajna_desktop.domain.curating.suspects import (
    DOUBTED_UP_TO,
    SURE_FROM,
    Judge,
    Reason,
    Suspect,
    SuspectList,
    Votes,
)
from ajna_desktop.ui.figures import decimal, local_time, probability, whole


def reason_words(suspect: Suspect) -> list[str]:
    """Return what speaks against the label of a scan, the strongest first, if anything."""
    return [_reason(reason, suspect) for reason in suspect.reasons]


def short_reasons(suspect: Suspect) -> str:
    """Return the same for a column: a few words each."""
    words = _short_words()
    return ", ".join(words[reason] for reason in suspect.reasons)


def suspect_sentence(suspect: Suspect, name: str) -> str:
    """Return what is suspected of a scan, and why."""
    translate = QCoreApplication.translate
    said = translate("suspects", "{0}: {1} → {2}, wrong with probability {3}").format(
        name, suspect.label, suspect.suggested, probability(suspect.score)
    )
    reasons = reason_words(suspect)
    if not reasons:
        return f"{said}. " + translate("suspects", "Nothing speaks against its label.")
    return f"{said}: {'; '.join(reasons)}."


def votes_word(votes: Votes) -> str:
    """Return how many of how many have another label: "9/10"; "–" where none was asked."""
    return f"{whole(votes.otherwise)}/{whole(votes.count)}" if votes.count else "–"


def list_sentence(found: SuspectList) -> str:
    """Return what a look for wrong labels found in all."""
    translate = QCoreApplication.translate
    said = [
        translate("suspects", "{0} of {1} labels that nobody has reviewed are likely wrong.")
    ]
    said[0] = said[0].format(whole(found.likely), whole(found.left))
    if found.estimated is not None:
        wrong = found.estimated
        told = translate("suspects", "Estimated wrong labels in the folder: {0} ({1}–{2}).")
        said.append(told.format(*map(whole, (wrong.count, wrong.low, wrong.high))))
    pairs = [pair for pair in found.pairs if pair.expected >= _WORTH_TELLING][:_MOST_PAIRS]
    if pairs:
        arrow = translate("suspects", "{0} → {1}: {2}")
        every = [
            arrow.format(pair.label, pair.suggested, whole(round(pair.expected)))
            for pair in pairs
        ]
        said.append(translate("suspects", "Mostly {0}.").format(", ".join(every)))
    said.append(translate("suspects", "Judged {0}.").format(local_time(found.made_at_utc)))
    return " ".join(said)


_WORTH_TELLING = 0.5
_MOST_PAIRS = 3


def _reason(reason: Reason, suspect: Suspect) -> str:
    translate = QCoreApplication.translate
    seen = suspect.evidence
    if reason is Reason.COPY:
        return translate("suspects", "the same file has another label elsewhere")
    if reason is Reason.STUDY_RULE:
        rule = translate("suspects", "rule of the study: {0} at least {1}, {2} at most {3}")
        bounds = decimal(SURE_FROM, 2), decimal(DOUBTED_UP_TO, 2)
        return rule.format(suspect.suggested, bounds[0], suspect.label, bounds[1])
    if reason is Reason.JUDGED_OTHERWISE:
        more = translate("suspects", "out of fold {0} is more probable ({1}) than {2} ({3})")
        return more.format(
            suspect.suggested,
            probability(suspect.probability),
            suspect.label,
            probability(suspect.label_probability),
        )
    if reason is Reason.CLASSIFIERS:
        names = ", ".join(_judge_words()[judge] for judge in seen.otherwise)
        told = translate("suspects", "{0} of {1} classifiers say another label ({2})")
        return told.format(len(seen.otherwise), len(Judge), names)
    if reason is Reason.NEIGHBOURS:
        told = translate("suspects", "{0} of {1} look-alikes have another label")
        words = told.format(seen.neighbours.otherwise, seen.neighbours.count)
        if seen.confirmed.count:
            more = translate("suspects", "of the confirmed ones {0} of {1}")
            words += f" ({more.format(seen.confirmed.otherwise, seen.confirmed.count)})"
        return words
    told = translate("suspects", "{0} of {1} other scans of its group have another label")
    return told.format(seen.companions.otherwise, seen.companions.count)


def _short_words() -> dict[Reason, str]:
    translate = QCoreApplication.translate
    return {
        Reason.COPY: translate("suspects", "copy"),
        Reason.STUDY_RULE: translate("suspects", "rule of the study"),
        Reason.JUDGED_OTHERWISE: translate("suspects", "probability"),
        Reason.CLASSIFIERS: translate("suspects", "classifiers"),
        Reason.NEIGHBOURS: translate("suspects", "look-alikes"),
        Reason.COMPANIONS: translate("suspects", "group"),
    }


def _judge_words() -> dict[Judge, str]:
    translate = QCoreApplication.translate
    return {
        Judge.LINEAR: translate("suspects", "linear"),
        Judge.KERNEL: translate("suspects", "kernel"),
        Judge.NEIGHBOURS: translate("suspects", "look-alikes"),
    }
