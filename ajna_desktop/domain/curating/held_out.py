"""Which patients, containers or other groups are held out to judge by, once and for all."""

from collections.abc import Collection, Hashable, Sequence
from typing import Final

from ajna_desktop.domain.splits import deal_out
from ajna_desktop.domain.training import Split

_SHARES: Final = {Split.TRAIN: 0.8, Split.TEST: 0.2}


def newly_held(
    groups: Sequence[str],
    labels: Sequence[Hashable],
    found_splits: Sequence[str],
    decided: Collection[str] = (),
    seed: int = 0,
) -> dict[str, bool]:
    """Return of each group that nothing is decided about yet whether it is held out.

    Where the folder itself has a `test` part, its groups are; else a fifth of the groups, every
    label alike. A group of which one scan is in `test` is held out with all its scans.

    Args:
        groups: Of N scans.
        labels: Of each; None where it has none.
        found_splits: What the folder says of each: "test", …, "".
        decided: The groups that were dealt before.
        seed: Of the chance in it.
    """
    known = frozenset(decided)
    new = [row for row, group in enumerate(groups) if group not in known]
    if Split.TEST in found_splits:
        tested = {groups[row] for row in new if found_splits[row] == Split.TEST}
        return {groups[row]: groups[row] in tested for row in new}
    parts = deal_out([labels[row] for row in new], [groups[row] for row in new], _SHARES, seed)
    return {groups[row]: part is Split.TEST for row, part in zip(new, parts, strict=True)}
