"""The same through the library, by somebody who has the study open: what a script, and the interface, waits for.

    python -m tests.benchmarks.library NAME PROJECT [ARGUMENT ...]

The last line that it prints is the CPU seconds of one call, the median of several after one that does not count. What
begins with `bare_` is the floor: statements with the same triggers, each durable, or the bare way of `floors`. It
writes to the file it is given: give it a copy.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import time
from collections.abc import Callable
from contextlib import redirect_stdout
from pathlib import Path
from statistics import median
from uuid import uuid4

from tests.benchmarks import floors
from tests.benchmarks.study import ME

DOCUMENT, CODE = "Gespräch 00001", "Kategorie 000"
CHANGES = 20
READINGS = 3


def timed(call: Callable[[int], object], times: int) -> None:
    """Call with 0, 1, 2 … and print what the calls took."""
    taken = []
    for number in range(times + 1):
        start = time.process_time()
        call(number)
        taken.append(time.process_time() - start)
    print(median(taken[1:]))


def coding(project: str) -> None:
    """A passage gets a code."""
    import qualcode

    with qualcode.open(project, coder=ME) as study:
        document, code = study.documents[DOCUMENT], study.codes[CODE]
        timed(lambda number: study.code(document, (3, 40 + number), code), CHANGES)


def undo(project: str) -> None:
    """The last coding is taken back."""
    import qualcode

    with qualcode.open(project, coder=ME) as study:
        document, code = study.documents[DOCUMENT], study.codes[CODE]
        for number in range(CHANGES + 1):
            study.code(document, (3, 40 + number), code)
        timed(lambda _: study.undo(), CHANGES)


def search(project: str, *words: str) -> None:
    """Words are found once more."""
    import qualcode

    with qualcode.open(project, coder=ME) as study:
        timed(lambda _: list(study.search(*words)), READINGS)


def quotations(project: str, code: str) -> None:
    """The quotations of a code, with their ids."""
    import qualcode

    with qualcode.open(project, coder=ME) as study:
        timed(lambda _: [quotation.text for quotation in study.quotations(code)], READINGS)


class BareChanges:
    """One durable change after the other by bare statements, with the triggers of the file."""

    def __init__(self, project: str) -> None:
        self._connection = sqlite3.connect(project, isolation_level=None)
        self._connection.execute("PRAGMA synchronous = FULL")
        (self._document,) = self._one("SELECT id FROM documents WHERE name = ?", DOCUMENT)
        self._code, self._rule = self._one(
            "SELECT c.id, max(r.id) FROM codes c JOIN code_rules r ON r.code_id = c.id WHERE c.name = ?", CODE
        )
        (self._coder,) = self._one("SELECT id FROM coders WHERE name = ?", ME)

    def _one(self, sql: str, *values: object) -> tuple[int, ...]:
        return self._connection.execute(sql, values).fetchone()

    def _change(self, sql: str, *values: object) -> int:
        self._connection.execute("BEGIN IMMEDIATE")
        entry = self._connection.execute(
            "INSERT INTO entries (uuid, coder_name, created, kind, reason, schema_version) "
            "VALUES (?, 'floor', '2022-01-01', 'coding.add', '', 2)",
            (uuid4().hex,),
        ).lastrowid
        self._connection.execute("INSERT INTO open_entry (id, entry_id, forgetting) VALUES (1, ?, 0)", (entry,))
        made = self._connection.execute(sql, values).lastrowid
        self._connection.execute("DELETE FROM open_entry")
        self._connection.execute("COMMIT")
        return made or 0

    def give(self, number: int) -> int:
        """A coding; gives its key."""
        return self._change(
            'INSERT INTO codings (uuid, document_id, start, "end", code_id, rule_id, coder_id, polarity, paraphrase, '
            "round, created) VALUES (?, ?, 3, ?, ?, ?, ?, 'present', '', 1, '2022-01-01')",
            uuid4().hex, self._document, 40 + number, self._code, self._rule, self._coder,
        )  # fmt: skip

    def take(self, key: int) -> None:
        """The coding of that key goes."""
        self._change("DELETE FROM codings WHERE id = ?", key)


def bare_coding(project: str) -> None:
    """A coding by four statements."""
    timed(BareChanges(project).give, CHANGES)


def bare_undo(project: str) -> None:
    """A coding deleted by four statements."""
    changes = BareChanges(project)
    keys = [changes.give(number) for number in range(CHANGES + 1)]
    timed(lambda number: changes.take(keys[number]), CHANGES)


def bare_search(project: str, word: str) -> None:
    """The floor of the command, warm."""
    timed(lambda _: unheard(floors.search, project, word), READINGS)


def bare_quotations(project: str, code: str) -> None:
    """The floor of the command, warm."""
    timed(lambda _: list(floors.quotations(project, code)), READINGS)


def unheard(call: Callable[..., None], *arguments: str) -> None:
    """Call it, and let nobody read what it prints."""
    with Path(os.devnull).open("w", encoding="utf-8") as nobody, redirect_stdout(nobody):
        call(*arguments)


FUNCTIONS: dict[str, Callable[..., None]] = {
    function.__name__: function
    for function in (coding, undo, search, quotations, bare_coding, bare_undo, bare_search, bare_quotations)
}

if __name__ == "__main__":
    FUNCTIONS[sys.argv[1]](*sys.argv[2:])
