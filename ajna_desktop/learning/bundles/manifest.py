"""Read a bundle's model.toml strictly: every key known, every value of its type and range."""

import json
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, Self

from ajna_desktop.domain.errors import BundleInvalid

MANIFEST: Final = "model.toml"
_MOST_BYTES: Final = 1_000_000
_SHA256: Final = re.compile(r"[0-9a-f]{64}")
_BARE_KEY: Final = re.compile(r"[A-Za-z0-9_-]+")


class Table:
    """One table of a manifest. Each key is taken once; `finish` refuses what is left.

    Every method raises `BundleInvalid` with a sentence that names the file and the key.
    """

    def __init__(self, values: Mapping[str, Any], where: str) -> None:
        self._left = dict(values)
        self._where = where

    @classmethod
    def read(cls, folder: Path) -> Self:
        """Read the manifest of a bundle."""
        where = f"{folder.name}/{MANIFEST}"
        try:
            with open(folder / MANIFEST, "rb") as file:
                content = file.read(_MOST_BYTES + 1)
        except OSError as error:
            raise BundleInvalid(f"{where} cannot be read: {error.strerror}.") from error
        if len(content) > _MOST_BYTES:
            raise BundleInvalid(f"{where} is far too large for a manifest.")
        try:
            return cls(tomllib.loads(content.decode()), where)
        except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
            raise BundleInvalid(f"{where} is no TOML file: {error}.") from error

    def has(self, key: str) -> bool:
        """Return whether an optional key is there, and not taken yet."""
        return key in self._left

    def text(self, key: str) -> str:
        """Take a text that is not empty."""
        value = self._take(key, str, "a text")
        if not value:
            raise self.wrong(key, "a text that says something")
        return str(value)

    def one_of(self, key: str, known: tuple[str, ...]) -> str:
        """Take a text out of a few."""
        value = self.text(key)
        if value not in known:
            raise self.wrong(key, " or ".join(map(repr, known)))
        return value

    def sha256(self, key: str) -> str:
        """Take a checksum."""
        value = self.text(key)
        if not _SHA256.fullmatch(value):
            raise self.wrong(key, "64 hexadecimal digits in small letters")
        return value

    def file(self, key: str, folder: Path) -> Path:
        """Take the name of a file that lies in the bundle itself."""
        value = self.text(key)
        if value != Path(value).name or value in (".", "..") or "\\" in value or "\0" in value:
            raise self.wrong(key, "the name of a file beside it")
        return folder / value

    def whole(self, key: str, low: int, high: int) -> int:
        """Take a whole number in [low, high]."""
        value = self._take(key, int, "a whole number")
        if not low <= value <= high:
            raise self.wrong(key, f"a whole number from {low} to {high}")
        return int(value)

    def number(self, key: str, low: float, high: float) -> float:
        """Take a number in [low, high]."""
        value = self._take(key, (int, float), "a number")
        if not low <= value <= high:
            raise self.wrong(key, f"a number from {low} to {high}")
        return float(value)

    def numbers(self, key: str, low: float, high: float) -> float | tuple[float, ...]:
        """Take a number in [low, high], or a list of three."""
        if not isinstance(self._left.get(key), list):
            return self.number(key, low, high)
        values = self._take(key, list, "a list")
        if len(values) != 3 or not all(_is_number(each, low, high) for each in values):
            raise self.wrong(key, f"a number from {low} to {high}, or three")
        return tuple(float(each) for each in values)

    def texts(self, key: str) -> tuple[str, ...]:
        """Take a list of different texts, at least one."""
        value = self._take(key, list, "a list")
        texts = tuple(item for item in value if isinstance(item, str) and item)
        if not texts or len(texts) != len(value) or len(set(texts)) != len(texts):
            raise self.wrong(key, "a list of different texts")
        return texts

    def table(self, key: str) -> "Table":
        """Take a table within."""
        return Table(self._take(key, dict, "a table"), f"{self._where}, [{key}]")

    def facts(self, key: str) -> dict[str, Any]:
        """Take a table as it is: for people, not acted upon."""
        return dict(self._take(key, dict, "a table"))

    def finish(self) -> None:
        """Refuse keys that nobody took: a slip of the pen must not pass unnoticed."""
        if self._left:
            raise BundleInvalid(f"{self._where}: {sorted(self._left)[0]!r} is not a known key.")

    def wrong(self, key: str, expected: str) -> BundleInvalid:
        """Return the error for a value that is not `expected`."""
        return BundleInvalid(f"{self._where}: {key!r} must be {expected}.")

    def _take(self, key: str, kind: type | tuple[type, ...], expected: str) -> Any:
        if key not in self._left:
            raise BundleInvalid(f"{self._where}: {key!r} is missing.")
        value = self._left.pop(key)
        if not isinstance(value, kind) or isinstance(value, bool):
            raise self.wrong(key, expected)
        return value


def _is_number(value: Any, low: float, high: float) -> bool:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return is_number and low <= value <= high


def as_toml(values: Mapping[str, Any], prefix: str = "") -> str:
    """Write texts, numbers, truths, lists of them and tables, nested at will, as TOML."""
    lines = [
        f"{_key(key)} = {_value(value)}\n"
        for key, value in values.items()
        if not isinstance(value, Mapping)
    ]
    for key, value in values.items():
        if isinstance(value, Mapping):
            name = f"{prefix}{_key(key)}"
            lines.append(f"\n[{name}]\n{as_toml(value, f'{name}.')}")
    return "".join(lines)


def _key(key: str) -> str:
    return key if _BARE_KEY.fullmatch(key) else _value(key)


def _value(value: Any) -> str:
    match value:
        case str():  # JSON's escapes are TOML's too; only DEL must be escaped here as well
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")
        case bool():
            return "true" if value else "false"
        case int() | float():
            return repr(value)
        case list() | tuple():
            return f"[{', '.join(map(_value, value))}]"
    raise TypeError(f"{type(value).__name__} has no place in a manifest")
