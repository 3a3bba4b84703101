"""Counted tables by somebody who has the project open, and the floors: what SQLite fetches, and NumPy.

    python -m tests.benchmarks.tables NAME PROJECT

The last line that it prints is the CPU seconds of one call, the median of several after one that does not count.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.floors import opened
from tests.benchmarks.library import READINGS, timed
from tests.benchmarks.study import ME


def table(project: str) -> None:
    """Codes by documents: passages."""
    from qualcode.retrieval.counting.request import AxisKind, CountRequest, TableAxis
    from qualcode.workspace.counting.tables import count
    from qualcode.workspace.workspace import Workspace

    request = CountRequest(TableAxis(AxisKind.CODES), TableAxis(AxisKind.DOCUMENTS))
    with Workspace.open(Path(project), coder=ME) as space:
        timed(lambda _: count(space, request), READINGS)


def bare_table(project: str) -> None:
    """Codings of codes by documents: fetched and counted, neither united nor filtered nor named."""
    connection = opened(project)
    timed(lambda _: fetched_table(connection), READINGS)


def fetched_table(connection: sqlite3.Connection) -> object:
    """The number of codings of each code in each document, by polarity."""
    import numpy as np

    rows = connection.execute(
        "SELECT id, document_id, start, \"end\", code_id, coder_id, polarity = 'absent' FROM codings"
    ).fetchall()
    columns = np.array(rows, dtype=np.int64).T
    documents, at_document = np.unique(columns[1], return_inverse=True)
    codes, at_code = np.unique(columns[4], return_inverse=True)
    cells = (at_code * len(documents) + at_document) * 2 + columns[6]
    return np.bincount(cells, minlength=2 * len(codes) * len(documents)).reshape(len(codes), len(documents), 2)


FUNCTIONS: dict[str, Callable[[str], None]] = {function.__name__: function for function in (table, bare_table)}

if __name__ == "__main__":
    FUNCTIONS[sys.argv[1]](sys.argv[2])
