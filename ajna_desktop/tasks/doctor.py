"""Look whether everything that the program needs is there and answers."""

import platform
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

import numpy as np

import ajna_desktop
from ajna_desktop.domain.errors import AjnaError, ImageUnreadable
from ajna_desktop.domain.files import FileToRead, Refused
from ajna_desktop.domain.scan import Label, ScanId
from ajna_desktop.imaging.phantom import make_scans
from ajna_desktop.learning.bundles.bundle import BrokenBundle, find_bundles
from ajna_desktop.learning.heads.any_head import ClassifierHead
from ajna_desktop.paths import UserFolders
from ajna_desktop.store.connection import sqlite_version
from ajna_desktop.workers.engine import Engine
from ajna_desktop.workers.feature_space import FeatureSpace

_PACKAGES: Final = (
    "numpy", "pillow", "scikit-learn", "annoy", "openvino", "keras", "tensorflow",
    "tensorflow-cpu", "PySide6-Essentials", "pyqtgraph", "sqlite-utils",
)  # fmt: skip
_MIB: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at."""

    subject: str  # "bundle efficientnet_lite0"
    told: str  # for people
    is_well: bool = True


def examine(users: UserFolders, bundles: list[Path], engine: Engine) -> Iterator[Finding]:
    """Look at versions, bundles, folders and workers, one after another."""
    yield Finding("Ajna Desktop", ajna_desktop.__version__)
    yield Finding("Python", f"{platform.python_version()} in {sys.prefix}")
    yield Finding("system", platform.platform())
    yield Finding("SQLite", sqlite_version())
    yield from _packages()
    yield from _bundles(bundles)
    yield from _places(users)
    yield from _workers(engine)


def _packages() -> Iterator[Finding]:
    for name in _PACKAGES:
        try:
            yield Finding(name, version(name))
        except PackageNotFoundError:
            # One of the two TensorFlow packages is always absent.
            if not name.startswith("tensorflow"):
                yield Finding(name, "not installed", is_well=False)


def _bundles(folders: list[Path]) -> Iterator[Finding]:
    for bundle in find_bundles(folders):
        subject = f"bundle {bundle.folder.name}"
        if isinstance(bundle, BrokenBundle):
            yield Finding(subject, bundle.reason, is_well=False)
        else:
            yield Finding(subject, f"{bundle.name}; checksum as in its manifest ({bundle.id})")


def _places(users: UserFolders) -> Iterator[Finding]:
    stores = sorted((users.data / "collections").glob("*/*.ajna"))
    yield Finding("labels", f"{len(stores)} stores, {_size(users.data)}, in {users.data}")
    for name in ("thumbnails", "features", "indexes", "engine"):
        place = users.cache / name
        yield Finding(f"cache of {name}", f"{_size(place)} in {place}; may be deleted")
    yield Finding("settings", str(users.config))


def _size(folder: Path) -> str:
    total = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    return f"{total / _MIB:,.1f} MiB"


def _workers(engine: Engine) -> Iterator[Finding]:
    """Have each worker do a little of its work."""
    with tempfile.TemporaryDirectory(prefix="ajna-doctor-") as name:
        place = Path(name)
        (scan,) = make_scans(place, 1, seed=0, mislabelled=0)
        image = str(place / scan.path)
        yield _tried("image reader", lambda: _identify(engine, image))
        yield _tried("inference worker", lambda: _describe(engine, image))
        yield _tried("analysis worker", lambda: _apply(engine, place))
        yield _tried("neighbour worker", lambda: _search(engine, place))


def _tried(subject: str, work: Callable[[], str]) -> Finding:
    began = time.perf_counter()
    try:
        told = work()
    except AjnaError as error:
        return Finding(subject, str(error), is_well=False)
    return Finding(subject, f"{told}, {time.perf_counter() - began:.1f} s with its start")


def _identify(engine: Engine, image: str) -> str:
    (answer,) = engine.images.identify([FileToRead(ScanId(0), image)])
    if isinstance(answer, Refused):
        raise ImageUnreadable(answer.reason)
    return f"reads a {answer.format} of {answer.width} × {answer.height}"


def _describe(engine: Engine, image: str) -> str:
    described = engine.inference.describe_one(image)
    return f"{engine.inference.device}; describes it by {len(described.average)} features"


def _apply(engine: Engine, place: Path) -> str:
    zeros, ones = np.zeros(4, np.float32), np.ones(4, np.float32)
    labels = (Label("a"), Label("b"))
    head = ClassifierHead(labels, zeros, ones, np.zeros((2, 4), np.float32), zeros[:2])
    engine.analysis.apply(_no_features(place), [], head)
    return "answers"


def _search(engine: Engine, place: Path) -> str:
    no_scans = np.empty(0, np.int64)
    engine.analysis.open_index(_no_features(place), no_scans, [], place / "index")
    return "answers"


def _no_features(place: Path) -> FeatureSpace:
    return FeatureSpace(place / "features", "none", 4)
