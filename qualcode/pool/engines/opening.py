"""Which engine answers: the one place that knows their names."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from qualcode.catalogue import _
from qualcode.errors import UsageProblem
from qualcode.pool.engines.duckdb_engine import DuckdbEngine
from qualcode.pool.engines.engine import Engine
from qualcode.pool.folder.pool import Pool

T = TypeVar("T")
DUCKDB = "duckdb"
"""Where nobody says another."""


def asking(pool: Pool, engine: str, function: Callable[[Engine], T]) -> T:
    """What a function makes of the answers of an engine, all of one state of the pool.

    It is called a second time where the pool changed meanwhile: so it only asks. Raises QualcodeError where the
    engine is not installed or fails, UsageProblem where it is none.
    """
    if engine != DUCKDB:
        raise UsageProblem(_("“{engine}” is no engine.", engine=engine), _("Engines are: {names}.", names=DUCKDB))

    def answered() -> T:
        with pool.scratch() as scratch:
            opened = DuckdbEngine(pool.files, scratch)
            try:
                return function(opened)
            finally:
                opened.close()

    return pool.reading(answered)
