"""What the names of folders and files tell: split, label and patient or container."""

import re
from typing import Final, NamedTuple

from ajna_desktop.domain.errors import LabelInvalid
from ajna_desktop.domain.labels import as_label
from ajna_desktop.domain.scan import Label, displayable

_SPLITS: Final = {
    "train": "train", "training": "train",
    "val": "val", "valid": "val", "validation": "val",
    "test": "test", "testing": "test",
}  # fmt: skip

# `personN_…` and `IM-N…` name the patient in the radiographs of Kermany et al. (2018); ISO 6346
# container numbers are four letters (the fourth U, J or Z) and seven digits.
_GROUPS: Final = (
    re.compile(r"^(person\d+)_"),
    re.compile(r"^(?:NORMAL\d*-)?(IM-\d+)"),
    re.compile(r"(?<![A-Z])([A-Z]{3}[UJZ]\d{7})(?!\d)"),
    # What an export without names calls patients and containers: `tasks.exporting.names`.
    re.compile(r"^(group\d{6})_"),
    # Variants of one image, as `tasks.augment` writes them.
    re.compile(r"^(variant_[0-9a-f]{16})-\d+\."),
)


class Told(NamedTuple):
    """What a path tells about a scan."""

    split: str
    label: Label | None
    group: str


def told_by_path(path: str) -> Told:
    """Read split, label and group off a path relative to the open folder.

    The first folder whose name is that of a split (`train`, `VAL`, …) is the split; the folder
    below it, or the topmost folder where there is no split, is the label. Other folders tell
    nothing. A folder that cannot be a label leaves the scan unlabelled.
    """
    *folders, name = path.split("/")
    split = ""
    for depth, folder in enumerate(folders):
        if folder.casefold() in _SPLITS:
            split = _SPLITS[folder.casefold()]
            folders = folders[depth + 1 :]
            break
    return Told(split, _label(folders[0]) if folders else None, group_of(name))


def group_of(name: str) -> str:
    """Return the patient or container that a file name tells, "" when it tells none."""
    for pattern in _GROUPS:
        if match := pattern.search(name):
            return match.group(1)
    return ""


def _label(folder: str) -> Label | None:
    try:
        return as_label(displayable(folder))
    except LabelInvalid:
        return None
