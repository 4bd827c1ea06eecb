import numpy as np
import pytest

from ajna_desktop.domain.explanation import WHOLE_IMAGE, Explanation
from ajna_desktop.domain.scan import Label
from ajna_desktop.ui.inspector.evidence_picture import (
    EvidenceLegend,
    coloured,
    evidence_picture,
)


def of(cells):
    return Explanation(np.array(cells, np.float32), WHOLE_IMAGE, Label("A"), 0.9, "", "last")


def test_that_places_without_evidence_stay_clear():
    assert coloured(np.zeros((2, 2), np.float32))[..., 3].max() == 0


def test_that_colours_for_and_against_differ_in_what_colour_blind_people_see():
    # Blue and orange lie on opposite ends of the axis that red- and green-blind people keep.
    speaks_for, against = coloured(np.array([[1.0, -1.0]], np.float32))[0].astype(int)
    assert speaks_for[0] - speaks_for[2] > 100
    assert against[2] - against[0] > 100


def test_that_more_evidence_is_lighter_and_less_clear():
    ramp = coloured(np.linspace(0.05, 1, 20, dtype=np.float32)[None])[0].astype(int)
    light = ramp[:, :3] @ np.array([0.2126, 0.7152, 0.0722])
    assert (np.diff(light) > 0).all()
    assert (np.diff(ramp[:, 3]) > 0).all()


@pytest.mark.parametrize(("height", "width"), [(800, 400), (300, 900), (50, 50)])
def test_that_the_picture_has_the_proportions_of_the_image(height, width):
    picture = evidence_picture(of([[1, 0], [0, 0]]), height, width, signed=False)
    assert picture.width() / picture.height() == pytest.approx(width / height, rel=0.02)
    assert max(picture.width(), picture.height()) == 512


@pytest.mark.parametrize(
    ("cells", "corner"),
    [
        ([[1, 0], [0, 0]], (0, 0)),
        ([[0, 1], [0, 0]], (1, 0)),
        ([[0, 0], [1, 0]], (0, 1)),
        ([[0, 0], [0, 1]], (1, 1)),
    ],
)
def test_that_evidence_is_drawn_in_its_corner(cells, corner):
    picture = evidence_picture(of(cells), 400, 200, signed=False)
    for x, y in [(0, 0), (1, 0), (0, 1), (1, 1)]:
        place = 5 + x * (picture.width() - 10), 5 + y * (picture.height() - 10)
        assert (picture.pixelColor(*place).alpha() > 200) == ((x, y) == corner)


def test_that_what_speaks_against_is_drawn_only_when_asked_for():
    explanation = of([[1, -1]])
    right = 500, 100
    assert evidence_picture(explanation, 200, 512, signed=False).pixelColor(*right).alpha() == 0
    colour = evidence_picture(explanation, 200, 512, signed=True).pixelColor(*right)
    assert colour.alpha() > 200
    assert colour.blue() > colour.red()


def test_that_a_full_line_goes_round_what_counts_most_and_a_dotted_one_round_what_is_against():
    cells = [[0, 0, 0, 0, 0], [0, 1, 0, -1, 0], [0, 0, 0, 0, 0]]
    picture = evidence_picture(of(cells), 306, 512, signed=True)
    opaque = np.array(
        [
            [picture.pixelColor(x, y).alpha() == 255 for x in range(picture.width())]
            for y in range(picture.height())
        ]
    )
    left, right = opaque[:, :256], opaque[:, 256:]
    assert left.sum() > 100
    assert right.sum() < 0.7 * left.sum()
    assert right.sum() > 0.3 * left.sum()


def test_that_the_legend_names_its_ends(qtbot):
    legend = EvidenceLegend()
    qtbot.addWidget(legend)
    assert "for the class" in legend.accessibleName()
    legend.show_signed(True)
    assert "against" in legend.accessibleName()
    legend.resize(legend.sizeHint())
    image = legend.grab().toImage()
    row = [image.pixelColor(x, image.height() // 2) for x in range(image.width())]
    bluest = max(range(len(row)), key=lambda x: row[x].blue() - row[x].red())
    reddest = max(range(len(row)), key=lambda x: row[x].red() - row[x].blue())
    assert bluest < reddest  # as its words: against on the left, for on the right
