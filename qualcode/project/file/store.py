"""What every part of a project shares: the connection, the history, and the way from names to things."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, Generic, TypeVar

from qualcode.catalogue import _
from qualcode.errors import Ambiguous, NotExact, NotFound, QualcodeError
from qualcode.language.forms.normalised import spelled
from qualcode.model.documents import Document
from qualcode.progress import hear
from qualcode.project.file import door
from qualcode.project.file.failures import translated, translation
from qualcode.project.file.history import History
from qualcode.project.file.many_rows import insert_rows
from qualcode.project.file.row_rules import folded
from qualcode.project.watch.identity import new_uuids

T = TypeVar("T")
Value = str | int | None
Row = tuple[Any, ...]


_GONE: dict[str, Callable[[], str]] = {
    "cases": lambda: _("The case is not there any more."),
    "coders": lambda: _("The coder is not there any more."),
    "codes": lambda: _("The code is not there any more."),
    "codings": lambda: _("The coding is not there any more."),
    "documents": lambda: _("The document is not there any more."),
    "memos": lambda: _("The memo is not there any more."),
    "speakers": lambda: _("The speaker is not there any more."),
    "topics": lambda: _("The topic is not there any more."),
    "document_groups": lambda: _("The group is not there any more."),
    "research_questions": lambda: _("The research question is not there any more."),
    "transcription_rules": lambda: _("The transcription rules are not there any more."),
    "doubts": lambda: _("The doubt is not there any more."),
    "consensus_decisions": lambda: _("The decision of the consensus is not there any more."),
    "codebook_versions": lambda: _("The frozen version of the codebook is not there any more."),
    "norming_sessions": lambda: _("The norming session is not there any more."),
    "inductions": lambda: _("The inductive work is not there any more."),
    "reductions": lambda: _("The statement is not there any more."),
    "summary_rows": lambda: _("The row is not there any more."),
    "card_groups": lambda: _("The group of cards is not there any more."),
    "code_levels": lambda: _("The level is not there any more."),
    "case_levels": lambda: _("The level of the case is not there any more."),
    "typologies": lambda: _("The typology is not there any more."),
    "types": lambda: _("The type is not there any more."),
}


def gone(table: str) -> QualcodeError:
    """The error that says that a row was removed meanwhile, by another process or another window."""
    what = _GONE[table]() if table in _GONE else _("The row is not there any more.")
    return QualcodeError(what, _("“qualcode log” shows who removed it."))


def corrected_meanwhile(document: Document) -> QualcodeError:
    """The error that says that a place was chosen on a text which the document has no more."""
    return QualcodeError(
        _("The text of “{document}” was corrected meanwhile.", document=document.name),
        _("Open it again and choose the passage anew."),
    )


class Store:
    """The one connection of a project and its history."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.connection = connection
        self.path = path
        self.history = History(connection, path)

    def rows(self, sql: str, values: Sequence[Value] | Mapping[str, Value] = ()) -> Iterator[Row]:
        """The rows of a query, one by one."""
        hear()
        with translated(self.path):
            # chained: where nobody reads to the end, no cursor is closed after its connection was
            yield from chain(self.connection.execute(sql, values))

    def all(self, sql: str, values: Sequence[Value] = ()) -> list[Row]:
        """The rows of a query in a list."""
        hear()
        with translated(self.path):
            return self.connection.execute(sql, values).fetchall()

    def one(self, sql: str, values: Sequence[Value] | Mapping[str, Value] = ()) -> Row | None:
        """The first row of a query."""
        hear()
        try:
            row: Row | None = self.connection.execute(sql, values).fetchone()
        except (sqlite3.Error, UnicodeDecodeError) as error:
            raise translation(self.path, error) from error
        return row

    def made(self, table: str, make: Callable[[Row], T], sql: str, values: Sequence[Value] = ()) -> list[T]:
        """An object of each row of a query. Raises ProjectDamaged for a row that no object can be made of."""
        return door.made(self.path, table, self.all(sql, values), make)

    def whole_text(self, digest: str, text: str) -> str:
        """The text of that SHA-256. Raises ProjectDamaged where it was changed behind its hash."""
        return door.whole_text(self.path, digest, text)

    def entry_time(self) -> str:
        """The time of the open entry, for rows that say when they were made."""
        return self.history.time

    def insert(self, table: str, *, uuid: Value = None, **values: Value) -> tuple[int, str]:
        """Insert a row of a logged table; gives its key and its UUID, a new one where none is given."""
        first, (made,) = self.insert_all(table, tuple(values), [tuple(values.values())], [str(uuid)] if uuid else ())
        return first, made

    def insert_all(
        self, table: str, columns: Sequence[str], rows: Sequence[Row], known: Sequence[str] = ()
    ) -> tuple[int, list[str]]:
        """Insert rows of a logged table; gives the key of the first, which the others follow, and all UUIDs.

        These are `known` where rows come from elsewhere with UUIDs of their own (an empty one is made), else new.
        """
        hear()
        uuids = new_uuids(len(rows))
        if known:
            uuids = [before or made for before, made in zip(known, uuids, strict=True)]
        last = insert_rows(
            self.connection, table, ("uuid", *columns), [(uuid, *row) for uuid, row in zip(uuids, rows, strict=True)]
        )
        return last - len(rows) + 1, uuids  # keys are never used again, and nobody else writes now

    def update(self, table: str, key: int, **values: Value) -> None:
        """Change columns of one row. Raises QualcodeError where the row is gone."""
        hear()
        settings = ", ".join(f'"{name}" = ?' for name in values)
        done = self.connection.execute(f'UPDATE "{table}" SET {settings} WHERE id = ?', (*values.values(), key))
        if done.rowcount == 0:
            raise gone(table)

    def delete_one(self, table: str, key: int) -> None:
        """Delete one row. Raises QualcodeError where it is gone."""
        if self.delete(table, "id = ?", (key,)) == 0:
            raise gone(table)

    def delete(self, table: str, where: str, values: Sequence[Value]) -> int:
        """Delete rows; gives their number."""
        hear()
        return self.connection.execute(f'DELETE FROM "{table}" WHERE {where}', values).rowcount


@dataclass(frozen=True, slots=True)
class NameCandidate(Generic[T]):
    """Something that can be named: by its names (the whole path first, its own name last) or by its id."""

    thing: T
    id: str
    uuid: str
    names: tuple[str, ...]


def find(kind: str, wanted: str, candidates: Iterable[NameCandidate[T]], hint: str = "", *, exact: bool = False) -> T:
    """The one thing that `wanted` names.

    A whole name or id wins over a name in other case, this over the beginning of an id or a part of the own
    name, this over a part of the path; a whole path wins over the end of one. With `exact` only the first will
    do: what is changed or removed must never be a guess, and a name in other case is another name there, even if
    no second one is like it. Unicode form, invisible signs and the number of blanks never count. Raises NotFound
    with the nearest names, Ambiguous, or with `exact` NotExact.
    """
    everything = list(candidates)
    text, plain, digits = folded(wanted), spelled(wanted), wanted.lower()
    whole: list[Callable[[NameCandidate[T]], bool]] = [
        lambda c: wanted in (c.names[0], c.id, c.uuid),
        lambda c: wanted in c.names,
        lambda c: plain == spelled(c.names[0]) or digits in (c.id, c.uuid),
        lambda c: any(plain == spelled(name) for name in c.names),
    ]
    parts: list[Callable[[NameCandidate[T]], bool]] = [
        lambda c: folded(c.names[0]) == text,
        lambda c: any(folded(name) == text for name in c.names),
        lambda c: c.id.startswith(text) or c.uuid.startswith(text) or text in folded(c.names[-1]),
        lambda c: text in folded(c.names[0]),
    ]
    for fits in [*whole, *parts] if text else []:
        found = [c for c in everything if fits(c)]
        if len(found) > 1:
            near = [c.names[0] for c in found] if fits in parts else []
            raise Ambiguous(kind, wanted, [f"{c.names[0]} ({c.id})" for c in found], exact=exact, near=near)
        if found and exact and fits in parts:
            raise NotExact(kind, wanted, found[0].names[0], found[0].id)
        if found:
            return found[0].thing
    raise NotFound(kind, wanted, nearest(wanted, [c.names[0] for c in everything]), hint)


def nearest(wanted: str, names: Sequence[str], limit: int = 3) -> list[str]:
    """The names most like what was typed, best first; none if nothing is near.

    Below 65 only some letters of a long name are those of a short word, as in almost any name.
    """
    from rapidfuzz import fuzz, process

    found = process.extract(wanted, names, scorer=fuzz.WRatio, processor=folded, limit=limit, score_cutoff=65)
    return [str(name) for name, _score, _index in found]
