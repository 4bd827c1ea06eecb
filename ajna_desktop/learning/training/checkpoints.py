"""What a training needs to go on after the program ended: one file, whole or not there."""

import json
import os
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.errors import TrainingFailed

Arrays = dict[str, npt.NDArray[Any]]

_STATE: Final = "state.json"


@dataclass(frozen=True, slots=True, eq=False)
class Checkpoint:
    """Arrays by name, and what JSON can hold."""

    arrays: Arrays
    state: dict[str, Any]


def save_checkpoint(
    file: Path, arrays: Mapping[str, npt.NDArray[Any]], state: Mapping[str, Any]
) -> None:
    """Write a checkpoint in the place of the one before it, which stays until then.

    Raises:
        TrainingFailed: it cannot be written.
    """
    text = np.frombuffer(json.dumps(state).encode(), np.uint8)
    temporary = file.with_suffix(".part")
    try:
        with open(temporary, "wb") as stream:
            np.savez(stream, allow_pickle=False, **{_STATE: text, **arrays})
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(file)
    except OSError as error:
        raise TrainingFailed(
            f"The training cannot be kept, to go on later: {error.strerror or error}."
        ) from error


def load_checkpoint(file: Path) -> Checkpoint | None:
    """Return what was saved last; None where nothing was.

    Raises:
        TrainingFailed: the file is damaged.
    """
    if not file.exists():
        return None
    with _opened(file) as members:
        arrays = {name: np.asarray(members[name]) for name in members.files}
        state = json.loads(arrays.pop(_STATE).tobytes())
    return Checkpoint(arrays, state)


def load_state(file: Path) -> dict[str, Any]:
    """Return the state that was saved last, without the arrays.

    Raises:
        TrainingFailed: there is none, or the file is damaged.
    """
    with _opened(file) as members:
        state: dict[str, Any] = json.loads(members[_STATE].tobytes())
    return state


@contextmanager
def _opened(file: Path) -> Iterator[Any]:
    try:
        # `np.load` would not close a torn file that it opened itself.
        with open(file, "rb") as stream, np.load(stream, allow_pickle=False) as members:
            yield members
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
        raise TrainingFailed(
            "What was kept of this training is damaged: discard it and start anew."
        ) from error


def named(prefix: str, arrays: list[npt.NDArray[Any]]) -> Arrays:
    """Give arrays names that tell their order."""
    return {f"{prefix}/{number:05}": array for number, array in enumerate(arrays)}


def listed(prefix: str, arrays: Mapping[str, npt.NDArray[Any]]) -> list[npt.NDArray[Any]]:
    """Return the arrays that `named` gave this prefix, in order."""
    return [arrays[name] for name in sorted(arrays) if name.startswith(f"{prefix}/")]
