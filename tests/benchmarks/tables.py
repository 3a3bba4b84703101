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


def pairs(project: str) -> None:
    """Which codes overlap."""
    from qualcode.retrieval.filter import PassageChoice
    from qualcode.retrieval.relations.cooccurrence import Together
    from qualcode.workspace.counting.relations import cooccurrence
    from qualcode.workspace.workspace import Workspace

    with Workspace.open(Path(project), coder=ME) as space:
        timed(lambda _: cooccurrence(space, PassageChoice(), Together.OVERLAP), READINGS)


def bare_pairs(project: str) -> None:
    """The sweep alone: codings fetched, put in order, and each met with those that begin before it ends."""
    connection = opened(project)
    timed(lambda _: swept_pairs(connection), READINGS)


def swept_pairs(connection: sqlite3.Connection) -> object:
    """How many codings of each two codes overlap, neither united nor filtered nor named."""
    import numpy as np

    rows = connection.execute('SELECT document_id, start, "end", code_id FROM codings').fetchall()
    documents, starts, ends, codes = np.array(rows, dtype=np.int64).T
    _, code = np.unique(codes, return_inverse=True)
    room = int(ends.max()) + 1
    begin, behind = documents * room + starts, documents * room + ends
    order = np.argsort(begin, kind="stable")
    begin, behind, code = begin[order], behind[order], code[order]
    number = int(code.max()) + 1
    cells = np.zeros(number * number, dtype=np.int64)
    later = np.searchsorted(begin, behind) - np.arange(len(begin)) - 1
    for step in range(1, int(later.max(initial=0)) + 1):
        at = np.flatnonzero(later >= step)
        cells += np.bincount(code[at] * number + code[at + step], minlength=number * number)
    return cells.reshape(number, number)


FUNCTIONS: dict[str, Callable[[str], None]] = {
    function.__name__: function for function in (table, bare_table, pairs, bare_pairs)
}

if __name__ == "__main__":
    FUNCTIONS[sys.argv[1]](sys.argv[2])
