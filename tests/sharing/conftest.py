"""Shared folders whose passphrases are quick to try."""

from __future__ import annotations

import pytest

from qualcode.project.sharing import keys

PASSPHRASE = "drei blaue Elstern zählen"


@pytest.fixture(autouse=True)
def _cheap(monkeypatch):
    """What makes guessing dear makes tests slow; the cost stands in the folder, so nothing else changes."""
    monkeypatch.setitem(keys._COST, "n", 2)
