from dataclasses import replace
from types import SimpleNamespace

import pytest

from ajna_desktop.domain.errors import NotExplainable
from ajna_desktop.domain.runs import RunKind
from ajna_desktop.ui.judging_network import JudgingNetwork
from tests.fakes import FakeExplainer
from tests.ui.fakes import A_RUN

APPLIED = replace(A_RUN, kind=RunKind.APPLIED, classifier_id="one", classifier="One of <ours>")


class FakeEngine:
    """Knows two networks, and counts how often one was looked for."""

    def __init__(self):
        self.explainer = FakeExplainer(None)
        self.backbone = SimpleNamespace(id="default")
        self.looked_for = []

    def backbone_of(self, bundle):
        self.looked_for.append(bundle.id)
        return SimpleNamespace(id=f"network of {bundle.id}")


@pytest.fixture
def engine():
    return FakeEngine()


def looking(engine, run, *classifiers):
    bundles = [SimpleNamespace(id=each) for each in classifiers]
    return JudgingNetwork(None, engine, lambda: run, lambda: bundles)


def test_that_the_folders_own_classifier_has_the_default_network(engine):
    assert looking(engine, A_RUN, "one").first_filters().layer == "first of default"
    assert looking(engine, None).first_filters().layer == "first of default"


def test_that_the_network_of_the_classifier_that_judged_is_looked_into(engine):
    network = looking(engine, APPLIED, "other", "one")
    assert network.first_filters().layer == "first of network of one"
    assert network.network_layers()[0].name == "cells of network of one"
    assert engine.looked_for == ["one"]


def test_that_a_classifier_that_is_gone_is_named(engine):
    with pytest.raises(NotExplainable, match="One of <ours>, which judged these scans"):
        looking(engine, APPLIED, "other").first_filters()
