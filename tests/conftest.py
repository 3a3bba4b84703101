"""Fixtures of all tests."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _own_state(tmp_path_factory, monkeypatch):
    """No test sees what another one, or the person at the machine, made the interface remember."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with material that is not part of the project; skips where it is missing."""
    folder = Path(os.environ.get("QUALCODE_SHARED", Path(__file__).resolve().parents[2] / "shared"))
    if not (folder / "reference").is_dir():
        pytest.skip("the shared reference material is not on this machine")
    return folder
