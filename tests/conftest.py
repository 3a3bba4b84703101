"""Fixtures of all tests."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with material that is not part of the project; skips where it is missing."""
    folder = Path(os.environ.get("QUALCODE_SHARED", Path(__file__).resolve().parents[2] / "shared"))
    if not (folder / "reference").is_dir():
        pytest.skip("the shared reference material is not on this machine")
    return folder
