"""The project that all copies begin as, and the tests that are known to fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.merging.copies import founded
from tests.merging.known import KNOWN


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What is known to fail has to fail."""
    for item in items:
        reason = KNOWN.get(item.nodeid.rpartition("merging/")[2])
        if reason and item.path.parent == Path(__file__).parent:
            item.add_marker(pytest.mark.xfail(strict=True, reason=reason))


@pytest.fixture(scope="session")
def base(tmp_path_factory):
    """The file that all copies are copied from."""
    return founded(tmp_path_factory.mktemp("base"))
