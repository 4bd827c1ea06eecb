"""Every way to compare scans that there is on this computer, with its name."""

from ajna_desktop.tasks.describing.search_space import APPEARANCE, SearchSpace, SpaceKind
from ajna_desktop.tasks.models.find_installed import Installed
from ajna_desktop.tasks.search_quality.measure import NamedSpace
from ajna_desktop.workers.engine import Engine


def spaces_here(engine: Engine, installed: Installed) -> list[NamedSpace]:
    """Return both kinds of features of the default network, then codes and other networks.

    A classifier with a network of its own adds what that network sees.
    """
    network = engine.backbone.name
    spaces = [
        NamedSpace(f"{network}, average", APPEARANCE),
        NamedSpace(f"{network}, maximum", SearchSpace(SpaceKind.MAXIMUM)),
    ]
    spaces += [
        NamedSpace(one.name, SearchSpace(SpaceKind.CODE, one)) for one in installed.codes
    ]
    spaces += [
        NamedSpace(one.name, SearchSpace(SpaceKind.NETWORK, one)) for one in installed.networks
    ]
    seen = {engine.backbone.id, *(one.id for one in installed.networks)}
    for classifier in installed.classifiers:
        if classifier.backbone_id not in seen:
            seen.add(classifier.backbone_id)
            space = SearchSpace(SpaceKind.CLASSIFIER, classifier)
            spaces.append(NamedSpace(classifier.name, space))
    return spaces
