"""Paths in what programs read: always valid text, and never a byte lost."""

import base64
import json
import os
from typing import Any

import click

from ajna_desktop.domain.scan import displayable


def path_fields(path: str, name: str = "path") -> dict[str, str]:
    """Return a path for JSON.

    A name whose bytes are no UTF-8 cannot be JSON text; it is given as people see it, and its
    exact bytes beside it, in base64, as `<name>_bytes`.
    """
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        exact = base64.b64encode(os.fsencode(path)).decode("ascii")
        return {name: displayable(path), f"{name}_bytes": exact}
    return {name: path}


def print_json(value: Any) -> None:
    """Print a value as JSON: ASCII only, so that no terminal and no pipe can spoil it."""
    click.echo(json.dumps(value, indent=2, allow_nan=False))
