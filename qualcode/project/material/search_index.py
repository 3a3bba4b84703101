"""The index of the search: which word forms stand in which texts, and under which lemmas a form is found.

It is derived: whatever lacks is made when it is needed, and emptying it loses nothing but time. It stands outside
of the history, in plain tables that every SQLite has. The forms are kept as they stand in the texts, so that a
search for a word in any inflection, or for a part of a compound, is one look through the list of forms.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from qualcode.language.forms.normalised import composed, folded
from qualcode.language.words import lemmas
from qualcode.project.file.failures import translated
from qualcode.project.file.store import Store

if TYPE_CHECKING:
    from array import array

_AT_ONCE = 50  # texts in one transaction: what an interruption may lose
_SEPARATOR = " "

Progress = Callable[[int, int], None]
"""Called with the number of texts that are done and of those that there are to do."""


@dataclass(frozen=True, slots=True)
class Form:
    """A word form of the texts, as it stands there, with what it is found under."""

    folded: str
    lemmas: tuple[str, ...]

    @classmethod
    def of(cls, form: str) -> Form:
        """The form of a word as it stands in a text."""
        return cls(folded(form), tuple(sorted(lemmas.keys(form))))


def forms_of(text: str) -> set[str]:
    """The different words of a text."""
    runs = set(composed(text).split())  # no word reaches over a blank, and most runs come back
    return set[str]().union(*map(_forms_of_run, runs))


@lru_cache(maxsize=2**18)
def _forms_of_run(run: str) -> tuple[str, ...]:
    return tuple(lemmas.WORD.findall(run))


class SearchIndex:
    """The index of one project file."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def missing(self) -> list[int]:
        """Keys of the documents' texts that are not in the index, or were put there by another version."""
        rows = self._store.all(
            "SELECT DISTINCT d.text_id FROM documents d LEFT JOIN search_texts s ON s.text_id = d.text_id "
            "WHERE s.made_by IS NOT ? ORDER BY d.text_id",
            (lemmas.lemmatizer(),),
        )
        return [int(key) for (key,) in rows]

    def complete(self, progress: Progress | None = None) -> int:
        """Take in the texts that are missing; gives their number. What was done before an interruption stays.

        Raises the ProjectFileErrors of `failures.translated`.
        """
        missing = self.missing()
        if not missing:
            return 0
        self._clear_old()
        keys: dict[str, int] = {}
        for start in range(0, len(missing), _AT_ONCE):
            portion = missing[start : start + _AT_ONCE]
            with self._transaction() as connection:
                self._take_in(connection, portion, keys)
            if progress:
                progress(start + len(portion), len(missing))
        return len(missing)

    def _clear_old(self) -> None:
        """Empty the index where another version made it: its lemmas may be others."""
        if self.is_old():
            self.empty()

    def is_old(self) -> bool:
        """Whether another version made a part of it."""
        return self._store.one("SELECT 1 FROM search_texts WHERE made_by <> ?", (lemmas.lemmatizer(),)) is not None

    def empty(self) -> None:
        """Take everything out of it; the next `complete` makes it anew."""
        with self._transaction() as connection:
            empty(connection)

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        connection = self._store.connection
        with translated(self._store.path), self._store.history.guard.marked():
            yield connection

    def _take_in(self, connection: sqlite3.Connection, texts: Iterable[int], keys: dict[str, int]) -> None:
        """Write what the texts hold; `keys` are those of the forms that are known, new ones are added."""
        made_by = lemmas.lemmatizer()
        if connection.execute("SELECT COUNT(*) FROM search_forms").fetchone() != (len(keys),):
            keys.clear()  # another process has written too
            keys.update(connection.execute("SELECT form, id FROM search_forms"))
        for text in texts:
            row = connection.execute(
                "SELECT text FROM texts WHERE id = ? "
                "AND NOT EXISTS (SELECT 1 FROM search_texts WHERE text_id = texts.id)",
                (text,),
            ).fetchone()
            if row is None:
                continue  # it was forgotten meanwhile, or another process has taken it in
            forms = forms_of(row[0])
            for form in sorted(forms.difference(keys)):
                keys[form] = self._write_form(connection, form)
            connection.execute(
                "INSERT INTO search_texts (text_id, made_by, forms) VALUES (?, ?, ?)",
                (text, made_by, _packed(map(keys.__getitem__, forms))),
            )

    def _write_form(self, connection: sqlite3.Connection, form: str) -> int:
        made = Form.of(form)
        cursor = connection.execute(
            "INSERT INTO search_forms (form, folded, lemmas) VALUES (?, ?, ?)",
            (form, made.folded, _SEPARATOR.join(made.lemmas)),
        )
        return cursor.lastrowid or 0

    def lemmas_of(self, form: str) -> frozenset[str] | None:
        """What a form is found under, where it stands in a text: no dictionary is asked for it. None where not."""
        row = self._store.one("SELECT lemmas FROM search_forms WHERE form = ?", (form,))
        return None if row is None or self.is_old() else frozenset(row[0].split(_SEPARATOR))

    def forms(self, parts: Collection[str] = ("",)) -> Iterator[tuple[int, str, Form]]:
        """Key, spelling and lemmas of the forms that hold one of the parts, case folded, or whose lemmas do.

        All are read, since one that cannot be tells that the index is damaged.
        """
        rows = self._store.all("SELECT id, form, folded, lemmas FROM search_forms")
        for key, form, compared, joined in rows:
            for part in parts:
                if part in compared or part in joined:
                    yield key, form, Form(compared, tuple(joined.split(_SEPARATOR)))
                    break

    def texts(self) -> Iterator[tuple[int, Sequence[int]]]:
        """Key of each text that this version put into the index, and the keys of its forms in order."""
        made_by = lemmas.lemmatizer()
        for key, packed in self._store.rows("SELECT text_id, forms FROM search_texts WHERE made_by = ?", (made_by,)):
            yield key, _unpacked(packed)


def empty(connection: sqlite3.Connection) -> None:
    """Take everything out of the index: for `forget`. The next search makes it anew."""
    connection.execute("DELETE FROM search_texts")
    connection.execute("DELETE FROM search_forms")


def _packed(keys: Iterable[int]) -> bytes:
    from array import array

    numbers = array("I", sorted(keys))
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def _unpacked(packed: bytes) -> array[int]:
    from array import array

    numbers = array("I")
    numbers.frombytes(packed)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
