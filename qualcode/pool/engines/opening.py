"""Which engine answers: the one place that knows their names."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from qualcode.catalogue import _
from qualcode.errors import UsageProblem
from qualcode.pool.engines.duckdb_engine import DuckdbEngine
from qualcode.pool.engines.engine import Engine
from qualcode.pool.engines.spark_engine import SparkEngine
from qualcode.pool.folder.pool import Pool

T = TypeVar("T")
DUCKDB = "duckdb"
"""Where nobody says another."""
SPARK = "spark"
"""Spark on this machine; a cluster is named by its address."""
_CLUSTER = re.compile(r"spark://[^\s/]+")


def asking(pool: Pool, engine: str, function: Callable[[Engine], T]) -> T:
    """What a function makes of the answers of an engine, all of one state of the pool.

    It is called a second time where the pool changed meanwhile: so it only asks. Raises QualcodeError where the
    engine is not installed or fails, UsageProblem where it is none.
    """
    known = engine in (DUCKDB, SPARK) or _CLUSTER.fullmatch(engine)
    if not known:
        names = f"{DUCKDB}, {SPARK}, spark://HOST:PORT"  # no text: what is typed
        raise UsageProblem(_("“{engine}” is no engine.", engine=engine), _("Engines are: {names}.", names=names))

    def answered() -> T:
        with pool.scratch() as scratch:
            opened = _opened(pool, engine, scratch)
            try:
                return function(opened)
            finally:
                opened.close()

    return pool.reading(answered)


def _opened(pool: Pool, engine: str, scratch: Path) -> Engine:
    if engine == DUCKDB:
        return DuckdbEngine(pool.files, scratch)
    return SparkEngine(pool.files, scratch, "local[*]" if engine == SPARK else engine)
