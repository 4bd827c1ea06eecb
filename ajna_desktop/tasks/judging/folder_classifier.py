"""Keep the classifier that a folder's labels teach, so that it can be explained later."""

import hashlib
from contextlib import suppress
from typing import Final

from ajna_desktop.domain.errors import ExportFailed
from ajna_desktop.domain.methods import Pooling
from ajna_desktop.domain.runs import Run
from ajna_desktop.learning.heads.any_head import ClassifierHead
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.output.atomic_file import replace_file

_PREFIX: Final = "out-of-fold-"
_DIGITS: Final = 12


def keep_folder_classifier(collection: Collection, head: ClassifierHead) -> str:
    """Keep the classifier fitted on all labels, in the place of the last one; return its id."""
    content = head.to_bytes()
    with suppress(ExportFailed):  # it is there for convenience; judging goes on without it
        replace_file(collection.classifier_file, content)
    return _id_of(content)


def id_of_folder_classifier(head: ClassifierHead) -> str:
    """Return what `keep_folder_classifier` would."""
    return _id_of(head.to_bytes())


def kept_folder_classifier(collection: Collection, run: Run) -> ClassifierHead | None:
    """Return the classifier that belongs to a run out of fold; None where it was not kept."""
    try:
        content = collection.classifier_file.read_bytes()
    except OSError:
        return None
    if _id_of(content) != run.classifier_id:
        return None
    return ClassifierHead.from_bytes(content, run.labels, Pooling.AVERAGE)


def _id_of(content: bytes) -> str:
    return _PREFIX + hashlib.sha256(content).hexdigest()[:_DIGITS]
