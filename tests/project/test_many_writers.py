"""Thirty processes write a coding a second into one file: none is lost, none refused."""

from __future__ import annotations

import pytest

from tests.benchmarks.many_writers import measured


@pytest.mark.stress
@pytest.mark.parametrize("journal", ["wal", "delete"])
def test_thirty_processes_that_write_lose_nothing_and_are_not_refused(tmp_path, journal):
    waits = measured(tmp_path, 30, 60, journal, bare=False)
    assert (waits.refused, waits.lost, waits.written) == (0, 0, 30 * 60)
