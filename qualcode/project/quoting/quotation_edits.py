"""The edits that make quotations of coded passages."""

from __future__ import annotations

from collections.abc import Iterable

from qualcode.catalogue import _
from qualcode.model.codings import Coding
from qualcode.model.documents import Document
from qualcode.model.quotation_edits import EditKind, Edits, QuotationEdit, checked, within
from qualcode.model.spans import Span
from qualcode.project.file.history import Author
from qualcode.project.file.store import Row, Store, corrected_meanwhile, gone

_WHERE = _("codings (its quotation edits)")
_EDITS = "SELECT coding_id, kind, start, length, replacement FROM quotation_edits"


class QuotationEdits:
    """The quotation edits of a project. Anybody may edit a quotation; the coding itself stays its coder's."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> dict[int, Edits]:
        """Coding key -> its edits in order of the passage; codings without edits are left out."""
        found: dict[int, list[QuotationEdit]] = {}
        edits = self._store.made(_WHERE, _of_coding, f"{_EDITS} ORDER BY coding_id, position")
        for coding, edit in edits:
            found.setdefault(coding, []).append(edit)
        return {key: tuple(edits) for key, edits in found.items()}

    def of(self, coding: Coding | int) -> Edits:
        """The edits of one coding (or its key) in order of the passage."""
        key = coding if isinstance(coding, int) else coding.key
        where = "WHERE coding_id = ? ORDER BY position"
        return tuple(edit for _, edit in self._store.made(_WHERE, _of_coding, f"{_EDITS} {where}", (key,)))

    def set(self, document: Document, coding: Coding, edits: Iterable[QuotationEdit], author: Author) -> Edits:
        """Give a coding these edits instead of those that it has; none takes all back. Gives them in order.

        The document object says on which text the edits were made. Raises QualcodeError where it was corrected
        meanwhile, one does not fit the passage, two get in each other's way, or the coding is gone or has another
        passage by now.
        """
        store = self._store
        with store.history.change("quotation.edit", author):
            row = store.one(
                'SELECT t.sha256, c.start, c."end" FROM codings c JOIN documents d ON d.id = c.document_id '
                "JOIN texts t ON t.id = d.text_id WHERE c.id = ? AND d.id = ?",
                (coding.key, document.key),
            )
            if row is not None and row[0] != document.sha256:
                raise corrected_meanwhile(document)
            if row is None or Span(*row[1:]) != coding.span:
                raise gone("codings")
            ordered = checked(edits, coding.span.length)
            if ordered != self.of(coding):
                write_edits(store, coding.key, ordered)
        return ordered


def move_edits(store: Store, coding: int, before: Span, after: Span, edits: Edits | None = None) -> None:
    """Inside an open change: a coding's passage changed in the same text, so its edits keep their words.

    `edits` are those of the old passage; without them, those that the coding has.
    """
    old = QuotationEdits(store).of(coding)
    new = within(old if edits is None else edits, before, after)
    if new != old:
        write_edits(store, coding, new)


def write_edits(store: Store, coding: int, edits: Edits) -> None:
    """Inside an open change: give a coding these edits, which fit its passage, instead of those that it has."""
    store.delete("quotation_edits", "coding_id = ?", (coding,))
    for position, edit in enumerate(edits):
        store.insert(
            "quotation_edits",
            coding_id=coding,
            position=position,
            start=edit.start,
            length=edit.length,
            replacement=edit.replacement,
            kind=edit.kind.value,
        )


def _of_coding(row: Row) -> tuple[int, QuotationEdit]:
    coding, kind, start, length, replacement = row
    return coding, QuotationEdit(EditKind(kind), start, length, replacement)
