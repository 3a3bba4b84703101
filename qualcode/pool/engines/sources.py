"""Operations and the tables that they read."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from pathlib import Path

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.pool.folder.layout import OF_PROJECT, TABLES

_WORD = re.compile(r"\b[a-z_]+\b")


@cache
def operation(name: str) -> str:
    """The text of an operation, without its comments."""
    text = files("qualcode.pool.engines").joinpath("queries", f"{name}.sql").read_text("utf-8")
    return "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("--")).strip()


def tables_in(text: str) -> list[str]:
    """The tables of the pool that a text in SQL names."""
    return sorted(TABLES.keys() & set(_WORD.findall(text)))


def partitions_of(table: str, path: Path) -> list[str]:
    """The columns of a table whose values stand in the names of folders, “project=p…”; they are text.

    Raises QualcodeError where another folder above one of its files has such a name.
    """
    columns = ["rules", "project"] if table == "machine_codings" else ["project"] if table in OF_PROJECT else []
    named = [part for part in path.absolute().parts if part.startswith(("rules=", "project="))]
    if len(named) > len(columns):
        raise QualcodeError(
            _("The pool lies in a folder whose name is like that of a part of a pool: {folder}", folder=path.parent),
            _("Move it out of there."),
        )
    return columns
