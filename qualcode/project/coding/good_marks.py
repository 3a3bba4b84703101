"""Marks of good quotations: rows of their own, so that everybody may mark what a report should quote.

A mark stands at the coding whose id is that of the quotation, and follows it: through another code or other
boundaries, to the coding that stays where two become one, and where the coding is removed, to one that the quotation
was united with.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from qualcode.project.coding.conditions import Condition
from qualcode.project.coding.dependents import CHOSEN, hand_over_marks
from qualcode.project.coding.hidden_work import NOTHING_HIDDEN, HiddenWork
from qualcode.project.file.history import Author
from qualcode.project.file.store import Store, gone

if TYPE_CHECKING:
    from qualcode.model.codings import Coder


class GoodMarks:
    """Who marked which quotations as good, and when."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.hidden: Callable[[], HiddenWork] = lambda: NOTHING_HIDDEN
        """Whose marks do not come along with codings."""

    def of_coding_sql(self) -> str:
        """The keys of who marked each row of “codings c”, as an expression of SQL: “1,3”, NULL where nobody did."""
        hidden = self.hidden()
        told = f" AND NOT {hidden.sql('g.coder_id')}" if hidden else ""
        return f"(SELECT group_concat(g.coder_id) FROM good_marks g WHERE g.coding_id = c.id{told})"

    def markers(self) -> set[int]:
        """The keys of the coders who marked something, as far as that may be told."""
        rows = self._store.all("SELECT DISTINCT coder_id FROM good_marks")
        return set(self.hidden().shown(int(key) for (key,) in rows))

    def marked(self, coders: Collection[int] | None = None) -> Condition:
        """That a coding is marked as a good quotation, by anybody or by one of these coders (keys).

        Marks that may not be told choose nothing.
        """
        hidden = self.hidden()
        by = f" AND NOT {hidden.sql('g.coder_id')}" if hidden else ""
        by += "" if coders is None else f" AND g.coder_id {CHOSEN}"
        values = () if coders is None else (json.dumps(sorted(coders)),)
        return Condition(f"EXISTS (SELECT 1 FROM good_marks g WHERE g.coding_id = c.id{by})", values)

    def set(self, codings: Sequence[int], coder: Coder, *, good: bool = True) -> int:
        """Mark the quotations of codings (keys) as good, or withdraw one's own marks; gives how many that changed.

        Raises QualcodeError where a coding is gone.
        """
        store = self._store
        keys = list(dict.fromkeys(codings))
        with store.history.change("quotation.good" if good else "quotation.not_good", Author.of(coder)):
            chosen = json.dumps(keys)
            if len(store.all(f"SELECT id FROM codings WHERE id {CHOSEN}", (chosen,))) < len(keys):
                raise gone("codings")
            marked = f"coder_id = ? AND coding_id {CHOSEN}"
            if not good:
                return store.delete("good_marks", marked, (coder.key, chosen))
            rows = store.all(f"SELECT coding_id FROM good_marks WHERE {marked}", (coder.key, chosen))
            known = {int(coding) for (coding,) in rows}
            self.insert([(key, coder.key) for key in keys if key not in known])
        return len(keys) - len(known)

    # ---- inside an open change -------------------------------------------------------------------

    def insert(self, marks: Iterable[tuple[int, int]]) -> None:
        """Write marks (coding, coder) of this moment that are not there yet."""
        time = self._store.entry_time()
        rows = [(coding, coder, time) for coding, coder in marks]
        if rows:
            self._store.insert_all("good_marks", ("coding_id", "coder_id", "created"), rows)

    def copy(self, coding: int, other: int) -> None:
        """Give another coding the marks that a coding has, with their time."""
        marks = self._store.all("SELECT coder_id, created FROM good_marks WHERE coding_id = ? ORDER BY id", (coding,))
        if marks:
            rows = [(other, coder, created) for coder, created in marks]
            self._store.insert_all("good_marks", ("coding_id", "coder_id", "created"), rows)

    def leave(self, codings: Collection[int]) -> None:
        """Before codings go: their marks go to what is left of their quotations.

        That is the first coding of the same code that overlaps. Where there is none, the mark goes with its coding.
        """
        chosen = json.dumps(list(codings))
        rows = self._store.all(
            "SELECT g.coding_id, (SELECT o.id FROM codings o WHERE o.document_id = c.document_id "
            'AND o.start < c."end" AND o."end" > c.start AND o.code_id = c.code_id '
            "AND o.id NOT IN (SELECT value FROM json_each(?)) "
            'ORDER BY o.start, o."end", o.id LIMIT 1) '
            f"FROM good_marks g JOIN codings c ON c.id = g.coding_id WHERE g.coding_id {CHOSEN}",
            (chosen, chosen),
        )
        hand_over_marks(self._store, {int(coding): int(other) for coding, other in rows if other is not None})


def merge_markers(store: Store, source: int, target: int) -> None:
    """Give the marks of one coder (a key) to another; what both marked is marked once."""
    store.delete(
        "good_marks",
        "coder_id = ? AND coding_id IN (SELECT coding_id FROM good_marks WHERE coder_id = ?)",
        (source, target),
    )
    store.connection.execute("UPDATE good_marks SET coder_id = ? WHERE coder_id = ?", (target, source))


def markers_of(keys: str | None) -> tuple[int, ...]:
    """The keys that `GoodMarks.of_coding_sql` gave."""
    return tuple(sorted(map(int, keys.split(",")))) if keys else ()
