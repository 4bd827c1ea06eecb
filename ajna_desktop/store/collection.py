"""A folder of scans, with the store and the caches that belong to it."""

import hashlib
import os
import re
import threading
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Self

from ajna_desktop.domain.errors import FolderUnreadable, StoreDamaged, StoreError
from ajna_desktop.domain.methods import Pooling
from ajna_desktop.domain.scan import Scan, displayable
from ajna_desktop.paths import UserFolders
from ajna_desktop.store.backup import ON_CLOSING, back_up_changes, newest_intact
from ajna_desktop.store.certainty import CertaintyStore
from ajna_desktop.store.columns import ColumnStore
from ajna_desktop.store.curating.annotations import AnnotationStore
from ajna_desktop.store.curating.classes import ClassStore
from ajna_desktop.store.curating.export_numbers import ExportNumbers
from ajna_desktop.store.curating.image_quality import ImageQualityStore
from ajna_desktop.store.curating.refits import RefitStore
from ajna_desktop.store.curating.review_queues import ReviewQueueStore
from ajna_desktop.store.curating.shortcuts import ShortcutStore
from ajna_desktop.store.curating.suspects import SuspectStore
from ajna_desktop.store.database import Database
from ajna_desktop.store.features import FeatureCache
from ajna_desktop.store.grades import GradeStore
from ajna_desktop.store.labels import LabelStore
from ajna_desktop.store.map_cache import MapCache
from ajna_desktop.store.moved_folder import bring_along, find_store_of_moved
from ajna_desktop.store.pair_judgements import PairJudgements
from ajna_desktop.store.predictions import PredictionStore
from ajna_desktop.store.readers.history import History
from ajna_desktop.store.readers.merges import MergeStore
from ajna_desktop.store.readers.read_contents import ReadContents
from ajna_desktop.store.readers.readings import ReadingStore
from ajna_desktop.store.scans import ReadableScan, ScanStore
from ajna_desktop.store.shortlist import Shortlist
from ajna_desktop.store.splits import SplitStore
from ajna_desktop.store.thumbnails import ThumbnailCache
from ajna_desktop.store.twin_cache import TwinCache
from ajna_desktop.store.twin_scans import TwinScans

STORE_NAME: Final = "labels.ajna"


class Collection:
    """What is known about one folder; nothing is ever written into the folder itself."""

    def __init__(
        self, folder: Path, database: Database, users: UserFolders, reader: str
    ) -> None:
        """Join what belongs together; see `open`.

        Raises:
            StoreError: the store was made for another folder that is still there.
        """
        self.folder = folder
        self.database = database
        self.id = store_id = _claim(database, folder)
        session = uuid.uuid4().hex
        self.scans = ScanStore(database, session)
        self.labels = LabelStore(database, reader, session)
        self.classes = ClassStore(database, reader, session)
        self.shortcuts = ShortcutStore(database)
        self.annotations = AnnotationStore(database, reader, session)
        self.merges = MergeStore(database, reader, session)
        self.history = History(database)
        self.readings = ReadingStore(database, reader, session)
        self.read_contents = ReadContents(database)
        self.predictions = PredictionStore(database)
        self.certainty = CertaintyStore(database)
        self.suspects = SuspectStore(database)
        self.image_quality = ImageQualityStore(database)
        self.columns = ColumnStore(database)
        self.refits = RefitStore(database)
        self.splits = SplitStore(database, reader, session)
        self.pair_judgements = PairJudgements(database, reader, session)
        self.twin_scans = TwinScans(database)
        self.twins = TwinCache(users.cache / "twins" / store_id)
        self.grades = GradeStore(database, reader)
        self.shortlist = Shortlist(database, reader)
        self.review_queues = ReviewQueueStore(database, reader)
        self.export_numbers = ExportNumbers(database)
        self.thumbnails = ThumbnailCache(users.cache / "thumbnails")
        # The index holds ids of this store: another store never meets it.
        self.index_folder = users.cache / "indexes" / store_id
        self.feature_folder = users.cache / "features"
        self.maps = MapCache(users.cache / "maps" / store_id)
        self.classifier_file = users.cache / "classifiers" / f"{store_id}.npz"
        self._features: dict[tuple[str, int, tuple[Pooling, ...]], FeatureCache] = {}
        self._opening = threading.Lock()  # tasks and searches ask on threads of their own

    @classmethod
    def open(
        cls,
        folder: Path,
        users: UserFolders,
        reader: str,
        store: Path | None = None,
        read_only: bool = False,
    ) -> Self:
        """Open the store of a folder, or make it.

        Args:
            folder: With the scans.
            users: Where the store and the caches lie.
            reader: In whose name labels are given.
            store: Where the store lies instead of its usual place.
            read_only: For reading beside a window that has it open.

        Raises:
            FolderUnreadable: the folder is not there.
            StoreError: the store cannot be used; its kinds say why.
        """
        try:
            # Not `Path.resolve`, which raises something else where a link leads to itself.
            folder = Path(os.path.realpath(folder, strict=True))
            if not folder.is_dir():
                raise FolderUnreadable("This is a file, not a folder.")
        except OSError as error:
            raise FolderUnreadable(
                f"The folder cannot be opened ({error.strerror})."
            ) from error
        if store is not None and Path(os.path.realpath(store)).is_relative_to(folder):
            raise StoreError(
                "The store may not lie among the scans, where nothing is ever written: choose "
                "another place."
            )
        path = store or usual_place(folder, users)
        if store is None and not os.path.exists(path):
            if read_only:
                path = find_store_of_moved(folder, path) or path
            else:
                bring_along(folder, path)
        try:
            database = Database(path, read_only=read_only)
        except StoreDamaged as error:
            raise StoreDamaged(f"{error}{_way_back(path)}") from error
        try:
            return cls(folder, database, users, reader)
        except BaseException:
            database.close()
            raise

    def change_reader(self, name: str) -> None:
        """Write all that is said from now on in another name: somebody else sits down."""
        for part in (
            self.labels,
            self.classes,
            self.annotations,
            self.merges,
            self.readings,
            self.splits,
            self.pair_judgements,
            self.grades,
            self.shortlist,
            self.review_queues,
        ):
            part.reader = name

    def absolute(self, scan: Scan | ReadableScan) -> str:
        """Return the path to open a scan with; the exact bytes of its name are kept."""
        return os.path.join(self.folder, *scan.path.split("/"))

    def features(
        self, backbone_id: str, width: int, kinds: Sequence[Pooling] = tuple(Pooling)
    ) -> FeatureCache:
        """Return the features that one backbone made, of any collection."""
        key = (backbone_id, width, tuple(kinds))
        with self._opening:
            if key not in self._features:
                self._features[key] = FeatureCache(self.feature_folder, *key)
            return self._features[key]

    def close(self) -> None:
        """Close every file; when people said something, leave a backup of the store.

        Raises:
            StoreError: the backup could not be written; everything else is closed and saved.
        """
        for features in self._features.values():
            features.close()
        self.thumbnails.close()
        try:
            if not self.database.read_only:
                back_up_changes(self.database.path, ON_CLOSING)
        finally:
            self.database.close()


def usual_place(folder: Path, users: UserFolders) -> Path:
    """Return where the store of a resolved folder lies when nothing else was said."""
    digest = hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]
    name = re.sub(r"[^A-Za-z0-9._-]+", "_", folder.name)[:40].strip("._")
    return users.data / "collections" / f"{name or 'scans'}-{digest}" / STORE_NAME


def _way_back(store: Path) -> str:
    backup = newest_intact(store)
    return f" The newest whole backup of the store is {backup.name}." if backup else ""


def _claim(database: Database, folder: Path) -> str:
    """Return the id of the store, having seen to it that it belongs to the folder."""
    with database.snapshot() as reader:
        row = reader.execute("SELECT store_id, folder FROM collection").fetchone()
    store_id, belongs_to = row or ("", None)
    if belongs_to not in (None, os.fsencode(folder)) and os.path.isdir(belongs_to):
        raise StoreError(
            f"This store belongs to another folder: {displayable(os.fsdecode(belongs_to))}"
        )
    if database.read_only:
        return store_id or "none"
    if row is None:
        store_id = uuid.uuid4().hex
        with database.transaction(durable=True) as db:
            db["collection"].insert(
                {
                    "only_one": 1,
                    "store_id": store_id,
                    "folder": os.fsencode(folder),
                    "created_utc": datetime.now(UTC).isoformat(timespec="seconds"),
                }
            )
    elif belongs_to != os.fsencode(folder):  # the folder was moved
        with database.transaction(durable=True) as db:
            db["collection"].update(1, {"folder": os.fsencode(folder)})
    return str(store_id)
