"""A project to export from."""

from __future__ import annotations

import pytest

from tests.helpers import only_project


@pytest.fixture
def project(tmp_path):
    with only_project(tmp_path, "p", title="Probe") as project:
        yield project
