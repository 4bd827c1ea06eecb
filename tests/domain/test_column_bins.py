"""Numbers and dates in bins; everything else stays as it is."""

import numpy as np
import pytest

from ajna_desktop.domain.column_bins import binned
from ajna_desktop.domain.columns import Column, ColumnValues, in_order


def column(values):
    names = in_order(sorted({value for value in values if value}))
    codes = [names.index(value) if value else -1 for value in values]
    ids = np.arange(1, len(values) + 1)
    return ColumnValues(Column("c", "c"), ids, np.array(codes, np.int32), tuple(names))


def told(values):
    found = binned(column(values))
    return [found.names[code] if code >= 0 else "" for code in found.codes.tolist()]


def test_that_numbers_lie_in_bins_of_equally_many_scans():
    values = [str(number) for number in range(100)]
    found = told([*values, ""])

    assert found[-1] == ""
    assert [found.count(name) for name in dict.fromkeys(found)][:-1] == [20] * 5
    assert found[0] == "0 – 19"
    assert found[99] == "80 – 99"


def test_that_a_number_that_most_scans_have_is_a_bin_of_its_own():
    found = told(["0"] * 900 + [f"{number / 10}" for number in range(1, 101)])

    assert found[:900] == ["0"] * 900
    assert set(found[900:]) == {"0.1 – 10"}


@pytest.mark.parametrize(
    "values", [["1", "2", "3"] * 9, ["T1", "T37"], [f"T{n}" for n in range(40)]]
)
def test_that_few_values_and_words_stay(values):
    assert told(values) == values


def test_that_dates_go_by_day_and_many_of_them_by_month():
    assert told(["2026-11-03T10:00", "03/11/2026", "2026-10-01"]) == [
        "2026-11-03",
        "2026-11-03",
        "2026-10-01",
    ]
    days = [f"2026-{month:02}-{day:02}" for month in (1, 2) for day in range(1, 21)]
    assert told(days) == ["2026-01"] * 20 + ["2026-02"] * 20


def test_that_image_sizes_go_by_megapixels():
    found = told([f"{1000 + 10 * number} × 1000" for number in range(15)])

    assert found[0] == "1 – 1.02 megapixels"
    assert len(set(found)) == 5
