"""A project to export from."""

from __future__ import annotations

import pytest

from tests.helpers import new_project


@pytest.fixture
def project(tmp_path):
    with new_project(tmp_path, "p", title="Probe") as project:
        yield project
