import json
from dataclasses import replace

import pytest

from ajna_desktop.domain.comparison import (
    Agreement,
    ClusterRow,
    Comparison,
    ComparisonRow,
    Contested,
    HitRates,
    HitShares,
    Measured,
    NoiseFigures,
    NoiseFilter,
    SearchRow,
    SplitCounts,
    TimedWay,
    TimingRow,
    Trial,
    comparison_from_json,
    comparison_to_json,
)
from ajna_desktop.domain.confusion import confusion_matrix
from ajna_desktop.domain.errors import StudyUnreadable
from ajna_desktop.domain.scan import Label
from ajna_desktop.domain.training import EpochFigures

LABELS = (Label("empty"), Label("loaded"))


def a_comparison():
    matrix = confusion_matrix(
        LABELS,
        [(LABELS[0], LABELS[0], 9), (LABELS[0], LABELS[1], 1), (LABELS[1], LABELS[1], 5)],
    )
    row = ComparisonRow(
        "cnn-150",
        "Simple CNN",
        variant="without class weights",
        settings={"batch": 64, "rates": [0.1, 0.01]},
        scans=15,
        accuracy=Measured(14 / 15, 0.8, 1.0),
        per_class=tuple(matrix.per_class()),
        cells=((0, 0, 9), (0, 1, 1), (1, 1, 5)),
        curves=(EpochFigures(1, 0, 0.5, 0.8, 0.4, 0.9, 1e-3, 2.5, True),),
    )
    failed = ComparisonRow("densenet-logistic", "DenseNet121", reason="no weights")
    shares = HitShares(0.9, 0.95, {"empty": 0.85, "loaded": 0.95}, 0.88, 0.92)
    rates = HitRates(200, 800, shares, shares, shares, 0.8)
    return Comparison(
        folder="port",
        made_at_utc="2026-03-01T14:05:00+00:00",
        program_version="1",
        seed=3,
        labels=LABELS,
        splits=SplitCounts("as the folders have it", 80, 10, 15, 7),
        rows=(row, failed),
        agreement=Agreement(("cnn-150",), ((1.0,),), ((1.0,),)),
        disagreements=(Contested("a.png", LABELS[0], {"cnn-150": LABELS[1]}, 0, 0.5),),
        disagreeing=1,
        search=(SearchRow("b", "Features", 32, study=rates),),
        clusters=(ClusterRow("Autoencoder", 2, 15, 0.7, 0.9, 0.6),),
        noise=NoiseFilter(
            "c",
            "rule",
            3,
            1,
            {"empty": 3},
            {},
            (NoiseFigures(True, False, 80, 15, 0.9, 0.9, None),),
        ),
        trials=(Trial("efficientnet-tuned", "grid", {"rate": 0.01}, 0.9, 0.01, 3.0, True),),
        timing=(
            TimingRow("cnn-150", "t", TimedWay.FILES, "CPU", 9, 1.0, 5.0, 6.0, 9.0, 12.0, None),
        ),
    )


def test_that_a_comparison_is_read_back_as_it_was_written():
    comparison = a_comparison()
    again = comparison_from_json(comparison_to_json(comparison))
    assert again == comparison
    assert again.timing[0].way is TimedWay.FILES
    assert again.compared == comparison.rows[:1]


def test_that_a_name_that_is_no_utf8_comes_back_exactly():
    contested = Contested("vazio/\udce9 ção.png", LABELS[0], {"cnn-150": LABELS[1]}, 0, 0.5)
    comparison = replace(a_comparison(), disagreements=(contested,))
    written = comparison_to_json(comparison).encode("utf-8")
    assert comparison_from_json(written.decode("utf-8")).disagreements[0] == contested


def test_that_a_row_gives_its_matrix():
    row = a_comparison().rows[0]
    assert row.matrix(LABELS).counts.tolist() == [[9, 1], [0, 5]]
    assert row.full_title == "Simple CNN, without class weights"
    assert row.key != ComparisonRow("cnn-150", "Simple CNN").key


@pytest.mark.parametrize(
    "change",
    [
        {"format": 2},
        {"labels": ["empty"]},
        {"rows": [{"name": "x"}]},
        {"rows": {}},
        {"seed": True},
        {"seed": "3"},
        {"unknown": 1},
        {"agreement": {"names": ["a"], "same": [[1.0, 0.5]], "kappa": [[1.0]]}},
        {"timing": [{"name": "x", "way": "by foot"}]},
        {"splits": None},
    ],
)
def test_that_what_is_no_comparison_is_refused(change):
    plain = json.loads(comparison_to_json(a_comparison())) | change
    with pytest.raises(StudyUnreadable):
        comparison_from_json(json.dumps(plain))


@pytest.mark.parametrize("text", ["", "[", "[]", "1", "[" * 100_000, '{"seed": NaN}'])
def test_that_what_is_no_json_is_refused(text):
    with pytest.raises(StudyUnreadable):
        comparison_from_json(text)


def test_that_a_figure_that_is_no_number_is_never_written():
    broken = replace(a_comparison().rows[0], seconds=float("nan"))
    with pytest.raises(ValueError, match="JSON"):
        comparison_to_json(replace(a_comparison(), rows=(broken,)))
