"""What bundles below the user's folder of them are called, and may still be called."""

import os
from pathlib import Path

from ajna_desktop.tasks.output.export_names import LONGEST, folder_name, shortened


def is_taken(models: Path, name: str) -> bool:
    """Return whether something lies where a bundle of this name would."""
    return os.path.lexists(models / folder_name(name))


def free_name(models: Path, name: str) -> str:
    """Return `name`, with a number behind it where a bundle is called so already."""
    number, free = 1, name
    while is_taken(models, free):
        number += 1
        suffix = f" {number}"
        free = shortened(name, LONGEST - len(suffix)) + suffix  # else it would be cut off
    return free
