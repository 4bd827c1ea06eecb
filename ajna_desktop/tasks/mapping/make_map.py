"""Place all scans of a folder on a plane; places that took long to find are kept."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.errors import TooFewScans
from ajna_desktop.domain.scan_map import MapMethod, Places, ScanMap
from ajna_desktop.learning.mapping.tsne import LEAST
from ajna_desktop.search.contents import Keys
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.context import TaskContext
from ajna_desktop.tasks.describing.search_space import APPEARANCE, SearchSpace
from ajna_desktop.tasks.mapping.contents import FolderContents, Items, folder_contents
from ajna_desktop.workers.engine import Engine
from ajna_desktop.workers.feature_space import FeaturesOf, FeatureSpace
from ajna_desktop.workers.mapping_jobs import PlaceBeside, PlaceImages, PlacesFound

Flags = npt.NDArray[np.bool_]


def kept_map(
    collection: Collection, engine: Engine, method: MapMethod, space: SearchSpace = APPEARANCE
) -> ScanMap | None:
    """Return the map that was kept, None where there is none; `lacking` says what is new.

    Takes a fraction of a second; errors as `make_map`.
    """
    contents = folder_contents(collection, engine, space)
    kept = _read(collection, contents.space, method)
    if kept is None:
        return None
    return _map_of(contents, kept, contents.find(kept.keys))


def make_map(
    collection: Collection,
    engine: Engine,
    method: MapMethod,
    context: TaskContext,
    space: SearchSpace = APPEARANCE,
    anew: bool = False,
) -> ScanMap:
    """Return the map of all described scans; what is found is kept.

    A kept map whose method takes long is not made again for a few new scans: they are shown
    beside what they look most like, and `ScanMap.is_guess` tells which they are.

    Args:
        collection: Whose scans.
        engine: Does the work.
        method: How places are found.
        context: Of the task.
        space: By what scans are alike.
        anew: Make it again, whatever was kept.

    Raises:
        FeaturesMissing: nothing is described in this space.
        TooFewScans: there are too few different images for t-SNE.
        BundleInvalid: the network of a code or a classifier is not installed.
    """
    contents = folder_contents(collection, engine, space)
    kept = None if anew else _read(collection, contents.space, method)
    if kept is not None:
        places = contents.find(kept.keys)
        is_new = places < 0
        if not is_new.any():
            return _map_of(contents, kept, places)
        if method is not MapMethod.PCA and not is_new.all():
            beside = PlaceBeside(
                FeaturesOf(contents.space, contents.keys[is_new]),
                FeaturesOf(contents.space, contents.keys[~is_new]),
            )
            nearest = engine.surveys.survey(beside, context.step, context.check)
            places[is_new] = places[~is_new][nearest]
            return _map_of(contents, kept, places, is_new)
    if method is MapMethod.TSNE and len(contents.keys) < LEAST:
        raise TooFewScans(f"t-SNE needs at least {LEAST} different images; PCA needs none.")
    job = PlaceImages(contents.features, method)
    found: PlacesFound = engine.surveys.survey(job, context.step, context.check)
    made = _Kept(method, contents.keys, found.places, found.explained)
    _write(collection, contents.space, made)
    return _map_of(contents, made, np.arange(len(contents.keys)))


@dataclass(frozen=True, slots=True, eq=False)
class _Kept:
    """The places of contents, found by one method."""

    method: MapMethod
    keys: Keys  # (C,) ascending
    places: Places  # (C, 2)
    explained: float


def _map_of(
    contents: FolderContents, kept: _Kept, places: Items, is_guess: Flags | None = None
) -> ScanMap:
    """Give every scan the place of its content; `places` are rows of `kept`, −1 = none."""
    rows = places[contents.content]
    there = rows >= 0
    guess = np.zeros(len(places), np.bool_) if is_guess is None else is_guess
    return ScanMap(
        method=kept.method,
        scan_ids=contents.scan_ids[there],
        places=kept.places[rows[there]],
        is_guess=guess[contents.content][there],
        explained=kept.explained,
        lacking=int((~there).sum()),
    )


def _read(collection: Collection, space: FeatureSpace, method: MapMethod) -> _Kept | None:
    arrays = collection.maps.read(_name(space, method))
    if arrays is None or arrays.keys() != {"keys", "places", "explained"}:
        return None
    return _Kept(method, arrays["keys"], arrays["places"], float(arrays["explained"]))


def _write(collection: Collection, space: FeatureSpace, kept: _Kept) -> None:
    arrays = {
        "keys": kept.keys,
        "places": kept.places,
        "explained": np.array(kept.explained),
    }
    collection.maps.write(_name(space, kept.method), arrays)


def _name(space: FeatureSpace, method: MapMethod) -> str:
    return f"{space.name} {space.width} {method}"
