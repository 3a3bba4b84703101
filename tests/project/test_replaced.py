"""The project file is replaced or moved while it is open: nothing is lost, nothing is called saved that is not."""

from __future__ import annotations

import pytest

from tests.project.replaced import one_replacement

HOWS = ("rename", "copy in place", "move")
JOURNALS = ("wal", "delete")


@pytest.mark.parametrize("journal", JOURNALS)
@pytest.mark.parametrize("how", HOWS)
def test_a_replaced_file_loses_no_coding_that_was_called_saved(tmp_path, how, journal):
    one_replacement(tmp_path, how, journal, seed=1)


@pytest.mark.stress
@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("journal", JOURNALS)
@pytest.mark.parametrize("how", HOWS)
def test_twenty_replacements_each_lose_nothing(tmp_path, how, journal, seed):
    one_replacement(tmp_path, how, journal, seed)
