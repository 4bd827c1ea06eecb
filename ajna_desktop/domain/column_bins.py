"""Columns of numbers and dates in a few bins, so that figures can be told for each of them."""

import re
from dataclasses import replace
from typing import Final

import numpy as np
import numpy.typing as npt

from ajna_desktop.domain.columns import ColumnValues

_MOST_SINGLE: Final = 12  # different numbers that are told one by one
_MOST_DAYS: Final = 31  # different days that are told one by one
_BINS: Final = 5
_ISO: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?")
_WITH_SLASHES: Final = re.compile(r"(\d{2})/(\d{2})/(\d{4})(?: .*)?")  # day first
_SIZE: Final = re.compile(r"(\d+) × (\d+)")


def binned(values: ColumnValues) -> ColumnValues:
    """Return a column with numbers in bins of equally many scans, and dates by day or month.

    Image sizes go by their megapixels. A column of anything else, and one of few different
    values, is returned as it is.
    """
    days = [_day(name) for name in values.names]
    if values.names and all(days):
        return _by_date(values, [day for day in days if day])
    if len(values.names) <= _MOST_SINGLE:
        return values
    sizes = [_SIZE.fullmatch(name) for name in values.names]
    if all(sizes):
        pixels = [int(one[1]) * int(one[2]) / 1e6 for one in sizes if one]
        return _by_number(values, np.array(pixels), "{0} megapixels")
    try:
        numbers = np.array([float(name) for name in values.names])
    except ValueError:
        return values
    return _by_number(values, numbers, "{0}") if np.isfinite(numbers).all() else values


def _day(name: str) -> str | None:
    if found := _ISO.fullmatch(name):
        return f"{found[1]}-{found[2]}-{found[3]}"
    if found := _WITH_SLASHES.fullmatch(name):
        return f"{found[3]}-{found[2]}-{found[1]}"
    return None


def _by_date(values: ColumnValues, days: list[str]) -> ColumnValues:
    length = len("2026-11-03") if len(set(days)) <= _MOST_DAYS else len("2026-11")
    names, bin_of_name = np.unique([day[:length] for day in days], return_inverse=True)
    return _told(values, bin_of_name, tuple(names.tolist()))


def _by_number(
    values: ColumnValues, numbers: npt.NDArray[np.float64], words: str
) -> ColumnValues:
    there = numbers[values.codes[values.codes >= 0]]
    if not len(there):
        return values
    last_of_each = -(-np.arange(1, _BINS) * len(there) // _BINS) - 1
    edges = np.unique(np.sort(there)[last_of_each])
    bin_of_name = np.searchsorted(edges, numbers)
    used = np.unique(bin_of_name[values.codes[values.codes >= 0]])
    names = tuple(words.format(_from_to(there, edges, number)) for number in used)
    return _told(values, np.searchsorted(used, bin_of_name), names)


def _from_to(
    there: npt.NDArray[np.float64], edges: npt.NDArray[np.float64], number: int
) -> str:
    """Return the smallest and the largest number in a bin."""
    inside = there[np.searchsorted(edges, there) == number]
    ends = [f"{end:.4g}" for end in (inside.min(), inside.max())]
    return " – ".join(dict.fromkeys(ends))


def _told(
    values: ColumnValues, bin_of_name: npt.NDArray[np.integer], names: tuple[str, ...]
) -> ColumnValues:
    codes = np.append(bin_of_name, -1)[values.codes].astype(np.int32)
    return replace(values, codes=codes, names=names)
