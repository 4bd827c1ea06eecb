"""Fixtures that every test may use."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED_DATA = ROOT.parent / "shared" / "data"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Real images beside the checkout; a clone without them skips."""
    if not SHARED_DATA.is_dir():
        pytest.skip(f"no real images beside this checkout ({SHARED_DATA.name} is absent)")
    return SHARED_DATA
