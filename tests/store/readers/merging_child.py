"""A process that merges a store, to be killed."""

from contextlib import closing
from multiprocessing.connection import Connection
from pathlib import Path

from ajna_desktop.store.database import Database
from ajna_desktop.store.readers.merges import MergeStore, read_other


def merge_to_be_killed(store: str, other: str, pipe: Connection) -> None:
    """Send a byte before the merge and one when it is done."""
    with closing(Database(Path(other), read_only=True)) as theirs:
        told = read_other(theirs)
    database = Database(Path(store))
    pipe.send_bytes(b"begins")
    MergeStore(database, "ana", "session").merge(told)
    pipe.send_bytes(b"done")
    pipe.recv_bytes()  # until it is killed
