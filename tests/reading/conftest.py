"""Fixtures of the readers' tests."""

from __future__ import annotations

import pytest

from qualcode.reading.files import extract_here
from qualcode.reading.formats.apart import READERS_APART
from qualcode.reading.formats.workbook import sheet_rows


@pytest.fixture
def in_this_process(monkeypatch):
    """Formats that are read in a process of their own are read here, for tests that change what they read with.

    Gives what ends that.
    """
    monkeypatch.setattr(READERS_APART, "extract", extract_here)
    monkeypatch.setattr(READERS_APART, "workbook", sheet_rows)
    return monkeypatch.undo
