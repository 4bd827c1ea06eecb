import hashlib
import os
import time
import zipfile
from pathlib import Path

import numpy as np
import pytest

from ajna_desktop.domain.errors import BundleInvalid, WorkerFailed
from ajna_desktop.domain.model_file import ImportChoices, OutputMeaning, Scaling
from ajna_desktop.domain.scan import Label
from ajna_desktop.workers.model_files import ModelFiles
from ajna_desktop.workers.process import WorkerProcess
from tests.learning.model_files import hostile, made_keras, made_onnx

FACTORY = "ajna_desktop.workers.model_file_worker:ModelFileWorker"
MOST_MEMORY = 1 << 30  # bytes


class Deadly:
    """A reader that a file has taken over."""

    def __init__(self, cache: str) -> None:
        pass

    def inspect(self, path: str) -> None:
        if path == "die":
            os._exit(3)
        time.sleep(60)


@pytest.fixture
def files(tmp_path):
    found = ModelFiles(tmp_path / "cache")
    yield found
    found.close()


def test_that_no_hostile_file_takes_much_memory_or_runs_anything(tmp_path):
    (tmp_path / "secret").write_bytes(b"0123456789abcdef" * 4)
    cases = list(hostile.cases(tmp_path))
    process = WorkerProcess("reader", FACTORY, (str(tmp_path),), memory_limit=MOST_MEMORY)
    try:
        for name, content, reason in cases:
            (tmp_path / name).write_bytes(content)
            with pytest.raises(BundleInvalid, match=reason):
                process.call("inspect", str(tmp_path / name))
        assert process.restarts == 0
        if process.peak_megabytes is not None:  # where the system tells
            assert process.peak_megabytes < 600
    finally:
        process.close()
    assert not (tmp_path / hostile.MARKER).exists()


def test_that_a_file_is_read_in_a_process_of_its_own(files, tmp_path):
    path = made_keras.written(tmp_path, made_keras.archive())
    found = files.inspect(str(path))
    assert found.outputs == 3
    assert found.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    with pytest.raises(BundleInvalid, match="empty"):
        files.inspect(str(made_keras.written(tmp_path, b"", "empty.keras")))


def choices(found, **more) -> ImportChoices:
    usual = {
        "name": "Imported",
        "labels": tuple(map(Label, "abc")),
        "positive": None,
        "side": 32,
        "scaling": Scaling((0.0,), (255.0,)),
        "output": found.output or OutputMeaning.LOGITS,
    }
    return ImportChoices(**(usual | more))


def written(files, found, folder: Path, **more) -> Path:
    folder.mkdir()
    files.write(found, choices(found, **more), folder, "imported", "2026-11-23T00:00:00+00:00")
    return folder


def test_that_a_file_which_changed_since_it_was_checked_is_refused(files, tmp_path):
    path = made_keras.written(tmp_path, made_keras.archive())
    found = files.inspect(str(path))
    made_keras.written(tmp_path, made_keras.archive(packed=zipfile.ZIP_DEFLATED))
    with pytest.raises(BundleInvalid, match="was changed since"):
        written(files, found, tmp_path / "bundle")


def hungry() -> bytes:
    """A few megabytes that multiply to 160 GB."""
    nodes = [
        made_onnx.node("MatMul", ["column", "row"], "product"),
        made_onnx.node("ReduceMean", ["product"], "mean", axes=[0, 1], keepdims=0),
        made_onnx.node("GlobalAveragePool", ["image"], "means"),
        made_onnx.node("Flatten", ["means"], "flat", axis=1),
        made_onnx.node("Add", ["flat", "mean"], "out"),
    ]
    ones = np.ones((200_000, 1), np.float32)
    tensors = [made_onnx.tensor("column", ones), made_onnx.tensor("row", ones.T)]
    return made_onnx.model(nodes, tensors)


def test_that_a_network_which_needs_too_much_memory_is_refused(files, tmp_path):
    found = files.inspect(str(made_onnx.written(tmp_path, hungry())))
    folder = written(files, found, tmp_path / "bundle")
    with pytest.raises(BundleInvalid):
        files.judge(folder, found)


def test_that_numbers_which_are_no_probabilities_are_noticed(files, tmp_path):
    path = made_onnx.written(tmp_path, made_onnx.small(ending=None))
    found = files.inspect(str(path))
    assert found.output is None
    said = {"output": OutputMeaning.PROBABILITIES, "scaling": Scaling((0.0,), (1.0,))}
    folder = written(files, found, tmp_path / "bundle", **said)
    with pytest.raises(BundleInvalid, match="Say that they are logits"):
        files.judge(folder, found)


def test_that_a_reader_that_dies_costs_only_its_file(tmp_path):
    files = ModelFiles(tmp_path, f"{__name__}:Deadly")
    with pytest.raises(BundleInvalid, match="ended the process"):
        files.inspect("die")
    files.close()


def test_that_a_reading_that_nobody_wants_any_longer_is_ended(tmp_path):
    files = ModelFiles(tmp_path, f"{__name__}:Deadly")
    ticks = iter([None, None])

    def tick():
        if next(ticks, "stop") == "stop":
            raise KeyboardInterrupt

    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        files.inspect("hang", tick)
    assert time.monotonic() - began < 30
    files.close()
    with pytest.raises(WorkerFailed):
        files.inspect("hang")
