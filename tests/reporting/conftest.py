"""A project to export from."""

from __future__ import annotations

import pytest

from tests.builders import Bench


@pytest.fixture
def bench(tmp_path):
    made = Bench(tmp_path)
    yield made
    made.project.close()
