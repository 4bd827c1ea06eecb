from ajna_desktop.domain.methods import METHODS
from ajna_desktop.ui.training.obstacles import PRETRAINED, UNLABELLED, obstacles
from ajna_desktop.ui.training.wanted import Ground
from tests.ui.fakes import NORMAL, PNEUMONIA

LABELLED = Ground(40, ((NORMAL, 20), (PNEUMONIA, 20)))


def test_that_nothing_is_in_the_way_where_labels_and_weights_are_there():
    assert obstacles(LABELLED, set(PRETRAINED)) == {}


def test_that_without_two_labels_only_what_needs_none_can_be_trained():
    for ground in (Ground(40), Ground(40, ((NORMAL, 40),))):
        found = obstacles(ground, set(PRETRAINED))
        assert set(METHODS) - set(found) == {"autoencoder-128"}
        assert {one.help for one in found.values()} == {UNLABELLED}


def test_that_what_needs_weights_from_elsewhere_says_so():
    found = obstacles(LABELLED, {"efficientnet_lite0"})
    assert set(found) == {name for name in METHODS if name.startswith("densenet")}
    assert found["densenet-tuned"].help == "weights:densenet121"
    assert found["densenet-tuned"].sentence.startswith("DenseNet121 ")


def test_that_every_network_that_others_trained_is_used_by_a_method():
    assert set(PRETRAINED) <= {method.network for method in METHODS.values()}
