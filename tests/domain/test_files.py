import pytest

from ajna_desktop.domain.files import Part


@pytest.mark.parametrize(
    ("part", "rows", "columns"),
    [
        (Part(0, 0, 1, 1), slice(0, 40), slice(0, 100)),
        (Part(0.25, 0.5, 0.75, 1), slice(20, 40), slice(25, 75)),
        (Part(0.999, 0.999, 1, 1), slice(39, 40), slice(99, 100)),
        (Part(1, 1, 1, 1), slice(39, 40), slice(99, 100)),
        (Part(0.501, 0.5, 0.502, 0.501), slice(20, 21), slice(50, 51)),
    ],
)
def test_that_a_part_is_at_least_one_pixel_of_the_image(part, rows, columns):
    assert part.pixels(40, 100) == (rows, columns)


def test_that_the_shorter_side_counts():
    assert Part(0.25, 0.5, 0.75, 0.75).shorter == 0.25
