"""Checks of the settings of layers: each returns the value as our own description has it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from ajna_desktop.domain.errors import BundleInvalid

Check = Callable[[Any], Any]
Settings = Mapping[str, Any]

_LARGEST: Final = 1 << 20  # units, filters
_LARGEST_WINDOW: Final = 1024  # pixels of a kernel, a stride, an edge

# Of Keras 3; all of them are functions of one number, but for the last two.
ACTIVATIONS: Final = (
    "linear", "relu", "relu6", "elu", "selu", "softplus", "softsign", "tanh", "sigmoid", "silu",
    "gelu", "exponential", "leaky_relu", "mish", "hard_sigmoid", "hard_silu", "log_softmax",
    "softmax",
)  # fmt: skip
_OTHER_NAMES: Final = {"swish": "silu", "hard_swish": "hard_silu"}
# Keras 2 computed these in another way.
CHANGED_SINCE_KERAS_2: Final = ("hard_sigmoid", "hard_silu")


class NotAllowed(ValueError):
    """A value is not what the setting allows; the text says what would be."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting of a kind of layer."""

    check: Check
    default: Any = None  # where a file does not tell; as Keras has it
    is_needed: bool = False


def take(kind: str, settings: Mapping[str, Setting], given: Settings) -> dict[str, Any]:
    """Return all settings of a layer, checked; whatever else is given is left out.

    Raises:
        BundleInvalid: one is missing or not allowed.
    """
    found = {}
    for name, setting in settings.items():
        if setting.is_needed and name not in given:
            raise BundleInvalid(f"The model is incomplete: a layer {kind} has no {name!r}.")
        try:
            found[name] = setting.check(given.get(name, setting.default))
        except NotAllowed as error:
            raise BundleInvalid(
                f"The model cannot be imported: in a layer {kind}, {name!r} must be {error}."
            ) from None
    return found


def whole(value: Any, low: int = 1, high: int = _LARGEST) -> int:
    """Return a whole number in [low, high]."""
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        raise NotAllowed(f"a whole number from {low:,} to {high:,}")
    return value


def number(value: Any) -> float:
    """Return a number of everyday size."""
    if isinstance(value, Mapping) and "value" in value:  # how Keras 2 wrote one of NumPy's
        value = value["value"]
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < 1e30:
        raise NotAllowed("a number")
    return float(value)


def number_or_none(value: Any) -> float | None:
    """Return a number, or None for none."""
    return None if value is None else number(value)


def numbers(value: Any) -> list[float]:
    """Return one number, or several, as a list."""
    if isinstance(value, Mapping) and isinstance(value.get("value"), list):
        value = value["value"]
    if not isinstance(value, list):
        return [number(value)]
    if not 1 <= len(value) <= 4096:
        raise NotAllowed("a number, or a few")
    return [number(each) for each in value]


def flag(value: Any) -> bool:
    """Return yes or no."""
    if not isinstance(value, bool):
        raise NotAllowed("true or false")
    return value


def one_of(*known: str) -> Check:
    """Return a check for one of a few texts."""

    def check(value: Any) -> str:
        if value not in known:
            raise NotAllowed(" or ".join(map(repr, known)))
        return str(value)

    return check


def only(wanted: Any) -> Check:
    """Return a check for one value."""

    def check(value: Any) -> Any:
        if value != wanted:
            raise NotAllowed(f"{wanted!r}: nothing else is supported")
        return wanted

    return check


def pair(value: Any) -> list[int]:
    """Return two whole numbers for height and width, given as one or two."""
    both = value if isinstance(value, list) else [value, value]
    if len(both) != 2:
        raise NotAllowed("one or two whole numbers")
    return [whole(each, 1, _LARGEST_WINDOW) for each in both]


def pair_or_none(value: Any) -> list[int] | None:
    """Return a pair, or None for none."""
    return None if value is None else pair(value)


def edges(value: Any) -> list[list[int]]:
    """Return [[top, bottom], [left, right]] in pixels, given as one, two or four numbers."""
    rows = value if isinstance(value, list) else [value, value]
    if len(rows) != 2:
        raise NotAllowed("one, two or four whole numbers")
    both = [each if isinstance(each, list) else [each, each] for each in rows]
    if any(len(each) != 2 for each in both):
        raise NotAllowed("one, two or four whole numbers")
    return [[whole(one, 0, _LARGEST_WINDOW) for one in each] for each in both]


def shape(value: Any) -> list[int]:
    """Return the lengths of up to four axes; one may be -1."""
    if not isinstance(value, list) or not 1 <= len(value) <= 4:
        raise NotAllowed("a list of one to four whole numbers")
    found = [whole(each, -1) for each in value]
    if found.count(-1) > 1 or 0 in found:
        raise NotAllowed("a list of whole numbers, one of them -1 at most")
    return found


def axes(value: Any) -> list[int]:
    """Return the new order of the axes, counted from 1."""
    if not isinstance(value, list) or sorted(value, key=str) != list(range(1, len(value) + 1)):
        raise NotAllowed("the numbers of the axes in another order")
    return [whole(each) for each in value]


def axes_or_none(value: Any) -> list[int] | None:
    """Return which axes share a weight, or None for none."""
    if value is None:
        return None
    if not isinstance(value, list) or len(value) > 3:
        raise NotAllowed("a list of axes")
    return [whole(each, 1, 3) for each in value]


def axis(value: Any) -> int:
    """Return one axis, which Keras 2 put into a list."""
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    return whole(value, -4, 4)


def activation(value: Any) -> str:
    """Return the name of a known activation; none is the linear one."""
    name = "linear" if value is None else value
    if not isinstance(name, str):
        raise NotAllowed("the name of an activation of Keras")
    name = _OTHER_NAMES.get(name, name)
    if name not in ACTIVATIONS:
        raise NotAllowed(f"one of {', '.join(ACTIVATIONS)}")
    return name
