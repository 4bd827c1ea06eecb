"""Frozen dataclasses as JSON and back, every value checked against its annotation."""

import json
import math
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, NewType, TypeVar, Union, get_args, get_origin, get_type_hints

Record = TypeVar("Record")


class NotSuchARecord(ValueError):
    """The JSON is not what the dataclass would have written."""


def to_json(record: Any) -> str:
    """Return a dataclass as indented JSON; numbers in it must be finite.

    It is ASCII: a file name whose bytes are no UTF-8 is escaped, and comes back exactly.

    Raises:
        ValueError: a number is NaN or infinite.
    """
    return json.dumps(as_plain(record), indent=1, allow_nan=False) + "\n"


def from_json(kind: type[Record], text: str) -> Record:
    """Return the dataclass that `to_json` wrote; fields with a default may be absent.

    Raises:
        NotSuchARecord: it is no JSON, or a field is unknown, missing or of another type.
    """
    try:
        plain = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NotSuchARecord("not JSON") from error
    record: Record = from_plain(kind, plain)
    return record


def as_plain(value: Any) -> Any:
    """Return dataclasses as dicts and tuples as lists, all the way down."""
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: as_plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {str(key): as_plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [as_plain(one) for one in value]
    return value


def from_plain(kind: Any, plain: Any) -> Any:
    """Return the value of the type `kind` that `as_plain` made `plain` of.

    Raises:
        NotSuchARecord: it is none.
    """
    if isinstance(kind, NewType):
        kind = kind.__supertype__
    origin = get_origin(kind)
    if kind is Any:
        return plain
    if origin in (Union, UnionType):
        return _one_of(get_args(kind), plain)
    if origin is tuple:
        return _tuple(get_args(kind), plain)
    if origin is not None and issubclass(origin, Mapping):
        _check(isinstance(plain, dict), kind)
        return {key: from_plain(get_args(kind)[1], one) for key, one in plain.items()}
    if is_dataclass(kind):
        return _dataclass(kind, plain)
    return _atom(kind, plain)


def _one_of(kinds: tuple[Any, ...], plain: Any) -> Any:
    if plain is None:
        _check(NoneType in kinds, kinds)
        return None
    (kind,) = (one for one in kinds if one is not NoneType)  # only `X | None` is supported
    return from_plain(kind, plain)


def _tuple(kinds: tuple[Any, ...], plain: Any) -> tuple[Any, ...]:
    _check(isinstance(plain, list), kinds)
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        return tuple(from_plain(kinds[0], one) for one in plain)
    _check(len(plain) == len(kinds), kinds)
    return tuple(from_plain(kind, one) for kind, one in zip(kinds, plain, strict=True))


def _dataclass(kind: Any, plain: Any) -> Any:
    _check(isinstance(plain, dict), kind)
    known = {one.name: one for one in fields(kind)}
    _check(plain.keys() <= known.keys(), kind)
    needed = {
        name
        for name, one in known.items()
        if one.default is MISSING and one.default_factory is MISSING
    }
    _check(needed <= plain.keys(), kind)
    hints = _hints(kind)
    return kind(**{name: from_plain(hints[name], one) for name, one in plain.items()})


@cache  # a manifest holds a record of the same kind for each of 100,000 files
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _atom(kind: Any, plain: Any) -> Any:
    if issubclass(kind, Enum):
        try:
            return kind(plain)
        except ValueError as error:
            raise NotSuchARecord(f"no {kind.__name__}: {plain!r}") from error
    if kind is float and type(plain) is int:
        return float(plain)
    _check(type(plain) is kind, kind)  # a bool is no int here
    _check(kind is not float or math.isfinite(plain), kind)
    return plain


def _check(holds: bool, kind: Any) -> None:
    if not holds:
        raise NotSuchARecord(f"no {getattr(kind, '__name__', kind)}")
