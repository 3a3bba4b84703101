"""What waited with a coding that lost its place, and comes back to it: ids, marks, edits, anchor examples."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from qualcode.catalogue import _, ngettext
from qualcode.language.alignment.mapping import Placed, PlacedKind
from qualcode.model.quotation_edits import EditKind, QuotationEdit, over_union
from qualcode.model.spans import Span
from qualcode.project.file.store import Row, Store
from qualcode.project.quoting.quotation_edits import write_edits
from qualcode.project.revising.plan import PlacedPassage, move_edits, quoted_anew


def ids_back(store: Store, coding: int, names: Sequence[str]) -> list[str]:
    """The ids that no other quotation has meanwhile; gives in words those that one has."""
    lost: list[str] = []
    for name in names:
        if store.one("SELECT 1 FROM quotation_ids WHERE name = ?", (name,)):
            lost.append(_("its id {name}, which another quotation has now", name=name))
        else:
            store.insert("quotation_ids", coding_id=coding, name=name)
    return lost


def marks_back(store: Store, coding: int, waiting: Sequence[Sequence[str]], coder: int) -> None:
    """The marks that waited, but those of coders who are gone."""
    marked: dict[int, str] = {}
    for uuid, created in waiting:
        row = store.one("SELECT id FROM coders WHERE uuid = ?", (uuid,)) if uuid else (coder,)
        if row:
            marked.setdefault(int(row[0]), created)
    rows = [(coding, marker, created) for marker, created in marked.items()]
    if rows:
        store.insert_all("good_marks", ("coding_id", "coder_id", "created"), rows)


def edits_back(store: Store, coding: int, waiting: Sequence[Row], before: str, after: str) -> list[str]:
    """The edits of the quotation, moved from the words that the passage had to those that it has."""
    from qualcode.language.alignment.align import align  # rapidfuzz, needed only here

    edits = tuple(QuotationEdit(EditKind(kind), *more) for kind, *more in waiting)
    if not before:  # the former text was sealed: nobody knows on which words they lay
        return [_lost(edits)] if edits else []
    moved = move_edits(coding, edits, align(before, after), Span(0, len(before)), Span(0, len(after)))
    again = [_found_again(edit, before, after) for edit in moved.lost]
    kept, in_the_way = over_union(
        [(Span(0, len(after)), moved.kept), (Span(0, len(after)), tuple(edit for edit in again if edit))],
        Span(0, len(after)),
    )
    write_edits(store, coding, kept)
    lost = [edit for edit, found in zip(moved.lost, again, strict=True) if found is None]
    return [_lost((*lost, *in_the_way))] if lost or in_the_way else []


def _found_again(edit: QuotationEdit, before: str, after: str) -> QuotationEdit | None:
    """The edit where its very words stand once in the new passage."""
    words = edit.span.cut(before)
    return replace(edit, start=after.index(words)) if words and after.count(words) == 1 else None


def _lost(edits: Sequence[QuotationEdit]) -> str:
    return ngettext(
        "{count} edit of its quotation, whose words are not in the passage",
        "{count} edits of its quotation, whose words are not in the passage",
        len(edits),
    )


def anchors_back(store: Store, coding: int, uuids: Sequence[str], before: str, after: str) -> None:
    """The anchor examples, quoted from the words that the passage has now where the former ones are known."""
    from qualcode.language.alignment.align import align  # rapidfuzz, needed only here

    for uuid in uuids:
        row = store.one("SELECT id, text FROM anchors WHERE uuid = ? AND coding_id IS NULL", (uuid,))
        if row is None:
            continue
        quoted = None
        if before:
            whole, mapping = Span(0, len(before)), align(before, after)
            placed = Placed(Span(0, len(after)), PlacedKind.CHANGED, 1.0, before, after)
            quoted = quoted_anew(PlacedPassage("codings", coding, "", "", "", whole, placed), row[1], mapping)
        store.update("anchors", row[0], coding_id=coding, text=quoted or row[1])
