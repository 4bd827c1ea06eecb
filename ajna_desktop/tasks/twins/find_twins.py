"""Compare the scans of a folder with each other, and keep which show one image."""

import os
from typing import Final

import numpy as np

from ajna_desktop.domain.changes import Changes
from ajna_desktop.store.collection import Collection
from ajna_desktop.store.twin_cache import KnownTwins
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.describing.extract_features import extract_features
from ajna_desktop.tasks.describing.feature_space import described_scans, space_of
from ajna_desktop.tasks.twins.read_twins import METHOD, TwinsFound, joined
from ajna_desktop.workers.engine import Engine
from ajna_desktop.workers.feature_space import FeaturesOf
from ajna_desktop.workers.twin_job import FindTwins, TwinsOfContents

_FEWEST: Final = 2


def find_twins(collection: Collection, engine: Engine, context: TaskContext) -> TwinsFound:
    """Find copies and near copies among all readable scans.

    Only contents that were not compared yet are compared, each with all; what was found before
    is kept. Scans that are not described yet are described first, which takes longer than the
    search itself. Nothing is kept of a search that was stopped, but what it read of the images.

    Raises:
        BundleInvalid: the network that describes scans is not installed.
        StoreError: the result cannot be kept.
        WorkerFailed: the process ended, for example for want of memory.
    """
    extract_features(collection, engine.inference, context)
    described = frozenset(described_scans(collection, engine.inference).hashes)
    path_of: dict[str, str] = {}
    for scan in collection.twin_scans.every():
        if scan.content_hash in described:
            path = os.path.join(collection.folder, *scan.path.split("/"))
            path_of.setdefault(scan.content_hash, path)
    known = collection.twins.load(METHOD)
    hashes = sorted(path_of)
    compared = frozenset(known.hashes)
    is_new = np.array([name not in compared for name in hashes], np.bool_)
    if is_new.any() and len(hashes) >= _FEWEST:
        space = space_of(collection, engine.inference)
        job = FindTwins(
            FeaturesOf.of(space, hashes),
            [path_of[name] for name in hashes],
            is_new,
            engine.most_megapixels,
        )
        found = engine.surveys.survey(job, context.step, context.check)
        known = _with_new(known, hashes, found)
        collection.twins.save(known)
    result = joined(collection, known)
    context.changed(Changes(twins=True))
    return result


def _with_new(known: KnownTwins, hashes: list[str], found: TwinsOfContents) -> KnownTwins:
    """Return what is known of the contents that are there now.

    What is gone is forgotten, so that what is kept does not grow for ever.
    """
    there = [name for number, name in enumerate(hashes) if number not in found.unreadable]
    still = frozenset(there)
    likenesses = {
        pair: likeness for pair, likeness in known.likenesses.items() if still.issuperset(pair)
    }
    likenesses |= {
        (hashes[one], hashes[other]): likeness
        for (one, other), likeness in found.likenesses.items()
    }
    return KnownTwins(known.made_by, there, likenesses)
