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
from itertools import chain
from time import monotonic
from typing import TYPE_CHECKING

from qualcode.language.forms.normalised import composed, folded
from qualcode.language.words import lemmas
from qualcode.project.file.failures import translated
from qualcode.project.file.store import Store

if TYPE_CHECKING:
    from array import array

_AT_ONCE = 50  # texts in one transaction at most: what an interruption may lose
_LONGEST = 0.3  # seconds that a transaction takes in texts: whoever codes meanwhile waits as long, and who stops it
_SEPARATOR = " "
_NEVER_IN_WORDS = ",.?!„“"  # what stands at words most often: with and without it a run is the same
_MOST_RUNS = 2**18  # that are kept

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
    return set[str]().union(*map(_forms_of_run, _runs_of(text)))


@lru_cache(maxsize=2**18)
def _forms_of_run(run: str) -> tuple[str, ...]:
    return tuple(lemmas.WORD.findall(run))


def _runs_of(text: str) -> set[str]:
    """The different runs of signs in a text that no word reaches over."""
    text = composed(text)
    for mark in _NEVER_IN_WORDS:
        text = text.replace(mark, " ")
    return set(text.split())


class _Keys:
    """The keys of the word forms in the index, and those of the runs that were met: most runs come back."""

    def __init__(self) -> None:
        self._of_forms: dict[str, int] = {}
        self._of_runs: dict[str, tuple[int, ...]] = {}

    def __len__(self) -> int:
        return len(self._of_forms)

    def read(self, forms: Iterable[tuple[str, int]]) -> None:
        """Know these forms and their keys and no others."""
        self._of_forms = dict(forms)
        self._of_runs = {}

    def of_text(self, text: str, write: Callable[[str], int]) -> set[int]:
        """The keys of a text's words; words that are new are written in their order, which gives them keys."""
        if len(self._of_runs) > _MOST_RUNS:
            self._of_runs.clear()
        runs = _runs_of(text)
        words = {run: lemmas.WORD.findall(run) for run in runs.difference(self._of_runs)}
        for form in sorted(set[str]().union(*words.values()).difference(self._of_forms)):
            self._of_forms[form] = write(form)
        for run, forms in words.items():
            self._of_runs[run] = tuple(map(self._of_forms.__getitem__, forms))
        return set(chain.from_iterable(map(self._of_runs.__getitem__, runs)))


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
        lemmas.keys("wort")  # unpacks the dictionary now: inside of a transaction others would wait for it
        keys = _Keys()
        done = 0
        while done < len(missing):
            with self._transaction() as connection:
                done += self._take_in(connection, missing[done : done + _AT_ONCE], keys)
            if progress:
                progress(done, len(missing))
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

    def _take_in(self, connection: sqlite3.Connection, texts: Sequence[int], keys: _Keys) -> int:
        """Write what the first of the texts hold, as many as there is time for; gives their number, at least one.

        `keys` are those of the forms that are known, new ones are added.
        """
        end = monotonic() + _LONGEST
        made_by = lemmas.lemmatizer()
        if connection.execute("SELECT COUNT(*) FROM search_forms").fetchone() != (len(keys),):
            keys.read(connection.execute("SELECT form, id FROM search_forms"))  # another process has written too
        for done, text in enumerate(texts):
            if done and monotonic() > end:
                return done
            row = connection.execute(
                "SELECT text FROM texts WHERE id = ? "
                "AND NOT EXISTS (SELECT 1 FROM search_texts WHERE text_id = texts.id)",
                (text,),
            ).fetchone()
            if row is None:
                continue  # it was forgotten meanwhile, or another process has taken it in
            forms = keys.of_text(row[0], lambda form: self._write_form(connection, form))
            connection.execute(
                "INSERT INTO search_texts (text_id, made_by, forms) VALUES (?, ?, ?)",
                (text, made_by, _packed(forms)),
            )
        return len(texts)

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
