"""Which engine answers: the one place that knows their names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from qualcode.catalogue import _
from qualcode.errors import UsageProblem
from qualcode.pool.engines.duckdb_engine import DuckdbEngine
from qualcode.pool.engines.engine import Engine
from qualcode.pool.engines.spark_engine import SparkEngine
from qualcode.pool.engines.spark_session import one_session
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
    _demand_known(engine)

    def answered() -> T:
        with pool.scratch() as scratch:
            opened = _opened(pool, engine, scratch)
            try:
                return function(opened)
            finally:
                opened.close()

    return pool.reading(answered)


@contextmanager
def in_one_session(pool: Pool, engine: str) -> Iterator[None]:
    """What is asked within starts Spark once; DuckDB starts in no time. Raises as `asking`."""
    _demand_known(engine)
    if engine == DUCKDB:
        yield
        return
    with pool.scratch() as scratch, one_session(scratch, _master(engine)):
        yield


def _demand_known(engine: str) -> None:
    if engine not in (DUCKDB, SPARK) and not _CLUSTER.fullmatch(engine):
        names = f"{DUCKDB}, {SPARK}, spark://HOST:PORT"  # no text: what is typed
        raise UsageProblem(_("“{engine}” is no engine.", engine=engine), _("Engines are: {names}.", names=names))


def _master(engine: str) -> str:
    return "local[*]" if engine == SPARK else engine


def _opened(pool: Pool, engine: str, scratch: Path) -> Engine:
    if engine == DUCKDB:
        return DuckdbEngine(pool.files, scratch)
    return SparkEngine(pool.files, scratch, _master(engine))
