"""Commands of the manual, run in a folder as its reader has one."""

from __future__ import annotations

from tests.cli.conftest import run

__all__ = ["run"]
