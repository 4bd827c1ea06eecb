import hashlib
import io
import os
from contextlib import contextmanager

import pytest

from ajna_desktop.domain.errors import BundleInvalid, DownloadFailed, ExportFailed
from ajna_desktop.domain.progress import Doing
from ajna_desktop.learning.architectures.known_networks import KNOWN_NETWORKS
from ajna_desktop.tasks.context import Cancelled, TaskContext
from ajna_desktop.tasks.models.fetch_densenet import fetch_densenet, open_address
from ajna_desktop.workers.engine import Engine
from ajna_desktop.workers.process import WorkerProcess
from tests.learning.model_files import made_keras


@pytest.fixture(scope="module")
def weights(tmp_path_factory):
    """A file of random numbers in the shape of the published one."""
    path = tmp_path_factory.mktemp("weights") / "notop.h5"
    process = WorkerProcess("Keras", "tests.tasks.densenet_child:DenseNetChild")
    try:
        assert process.call("save", str(path), deadline=110) == 7_037_504
    finally:
        process.close()
    return path


class Site:
    """Answers with a file, and remembers what was asked for."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.asked = []

    @contextmanager
    def open(self, address):
        self.asked.append(address)
        yield io.BytesIO(self.content)


class FakeModelFiles:
    """Says where the weights are, and keeps what it was given to write."""

    def __init__(self, md5):
        self.md5 = md5
        self.written = []

    def published_densenet(self, tick):
        tick()
        return "https://somewhere/notop.h5", self.md5

    def write_densenet(self, path, folder, md5, about, tick):
        tick()
        with open(path, "rb") as file:
            self.written.append(file.read())
        raise BundleInvalid("not now")


class FakeEngine:
    def __init__(self, content):
        self.model_files = FakeModelFiles(hashlib.md5(content).hexdigest())


@pytest.mark.timeout(300)
def test_that_the_weights_in_a_file_become_the_network(weights, users):
    engine = Engine(users)
    try:
        backbone = fetch_densenet(engine, users.data / "models", TaskContext(), weights)
        assert backbone.folder == users.data / "models" / "densenet121"
        assert (backbone.network, backbone.feature_width) == ("densenet121", 1024)
        assert backbone.preprocessing == KNOWN_NETWORKS["densenet121"].preprocessing
        # These are no published weights, and nobody is told that they are.
        assert backbone.name == "DenseNet121, weights of the user's own"
        assert backbone.source.startswith("a file, SHA-256")
        assert len(backbone.weights()) == 120 + 4 * 121  # convolutions and normalisations
        with pytest.raises(ExportFailed, match="already"):
            fetch_densenet(engine, users.data / "models", TaskContext(), weights)
        small = made_keras.written(users.data, made_keras.legacy(), "other.h5")
        with pytest.raises(BundleInvalid, match="no weights"):
            fetch_densenet(engine, users.data / "others", TaskContext(), small)
    finally:
        engine.close()


@pytest.mark.timeout(300)
def test_that_keras_says_where_its_weights_are(users):
    engine = Engine(users)
    try:
        address, md5 = engine.model_files.published_densenet()
    finally:
        engine.close()
    assert address.startswith("https://")
    assert address.endswith("notop.h5")
    assert len(md5) == 32


def test_that_what_is_downloaded_is_handed_on_once_its_checksum_is_right(users):
    content = bytes(range(256)) * 3000
    engine, site = FakeEngine(content), Site(content)
    told = []
    context = TaskContext(report=told.append)
    with pytest.raises(BundleInvalid, match="not now"):
        fetch_densenet(engine, users.data, context, open_file=site.open)
    assert site.asked == ["https://somewhere/notop.h5"]
    assert engine.model_files.written == [content]
    assert Doing.DOWNLOADING in {progress.doing for progress in told}
    assert os.listdir(users.data) == []


def test_that_another_file_than_the_published_one_is_refused(users):
    engine = FakeEngine(b"the right one")
    with pytest.raises(DownloadFailed, match="checksum differs"):
        fetch_densenet(engine, users.data, TaskContext(), open_file=Site(b"a wrong one").open)
    assert engine.model_files.written == []
    assert os.listdir(users.data) == []


def test_that_a_download_without_a_network_says_what_to_do(users):
    @contextmanager
    def unreachable(address):
        raise OSError("no route to host")
        yield

    with pytest.raises(DownloadFailed, match="--weights FILE"):
        fetch_densenet(FakeEngine(b""), users.data, TaskContext(), open_file=unreachable)
    assert os.listdir(users.data) == []


def test_that_a_download_can_be_stopped_and_leaves_nothing(users):
    content = b"x" * 3_000_000

    def stop(progress):
        if progress.doing is Doing.DOWNLOADING:
            context.cancel()

    context = TaskContext(report=stop)
    with pytest.raises(Cancelled):
        fetch_densenet(FakeEngine(content), users.data, context, open_file=Site(content).open)
    assert os.listdir(users.data) == []


def test_that_an_endless_download_is_given_up(users):
    class Endless(io.RawIOBase):
        def read(self, size=-1):
            return b"\0" * (16 << 20)

    @contextmanager
    def endless(address):
        yield Endless()

    with pytest.raises(DownloadFailed, match="Far more"):
        fetch_densenet(FakeEngine(b""), users.data, TaskContext(), open_file=endless)


def test_that_only_encrypted_connections_are_made():
    with pytest.raises(DownloadFailed, match="encrypted"):
        open_address("http://somewhere/notop.h5").__enter__()
