"""A worker without a network that does what a file is called. Runs in a child process."""

import os
import signal
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from ajna_desktop.domain.files import Described, FileToRead, Refused


class DeadlyWorker:
    """Stands where `InferenceWorker` does, and notes the batches that it was given."""

    def __init__(
        self, backbone_folder: str, cache: str, most_megapixels: int, engine: str
    ) -> None:
        self._log = Path(cache, "batches")

    def facts(self) -> tuple[str, int]:
        return "a child that obeys", 8

    def describe(self, files: Sequence[FileToRead]) -> list[Described | Refused]:
        names = [Path(file.path).name for file in files]
        with open(self._log, "a") as log:
            log.write(" ".join(names) + "\n")
        return [self._answer(file) for file in files]

    def _answer(self, file: FileToRead) -> Described | Refused:
        match Path(file.path).name.partition("-")[0]:
            case "kill":
                os.kill(os.getpid(), signal.SIGKILL)
            case "late":  # when whatever was sent beside it has begun, too
                time.sleep(0.3)
                os.kill(os.getpid(), signal.SIGKILL)
            case "once":
                if not Path(file.path).exists():
                    Path(file.path).touch()
                    os.kill(os.getpid(), signal.SIGKILL)
            case "hang":
                time.sleep(3600)
            case "slow":
                time.sleep(0.2)
            case "bug":
                raise ZeroDivisionError
            case "bad":
                return Refused(file.scan_id, "not an image")
        features = np.full(4, file.scan_id, np.float16)
        return Described(file.scan_id, f"hash of {file.scan_id}", features, features)
