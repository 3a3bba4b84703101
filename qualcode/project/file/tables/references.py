"""How a column of a table refers to rows of another one."""

from __future__ import annotations

_LATER = "DEFERRABLE INITIALLY DEFERRED"  # no text: SQL


def refers(table: str) -> str:
    """A column that refers to a row of the table."""
    return f"INTEGER NOT NULL REFERENCES {table}(id) {_LATER}"


def may_refer(table: str) -> str:
    """A column that refers to a row of the table, or to none."""
    return f"INTEGER REFERENCES {table}(id) {_LATER}"  # no text: SQL
