"""What an engine is: it runs an operation of `queries/` over the tables of one pool and gives its rows as Arrow.

An operation is one .sql file in the subset that SQLite, DuckDB and Spark run unchanged. Values are parameters, `?`,
and never part of the text; identifiers are never a user's. `choice` are named CTEs that are put before it
(`composing`); `tables` are further ones, such as the words that a wildcard stands for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import pyarrow

    from qualcode.pool.engines.choice import Parameter, PoolChoice

ArrowTables = Mapping[str, "pyarrow.Table"]


class Engine(Protocol):
    """Answers questions about one pool."""

    def query(
        self,
        name: str,
        parameters: Sequence[Parameter] = (),
        *,
        choice: PoolChoice | None = None,
        tables: ArrowTables | None = None,
    ) -> pyarrow.Table:
        """The rows of an operation. Raises QualcodeError where the engine fails, with its cause and no values."""
        ...

    def close(self) -> None:
        """Let go of what it holds, and of its scratch."""
        ...
