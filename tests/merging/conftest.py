"""The project that all copies begin as."""

from __future__ import annotations

import pytest

from tests.merging.copies import founded


@pytest.fixture(scope="session")
def base(tmp_path_factory):
    """The file that all copies are copied from."""
    return founded(tmp_path_factory.mktemp("base"))
