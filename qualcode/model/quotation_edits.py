"""What makes a quotation of a passage: omissions, insertions, replacements, the case of a letter, emphasis.

Edits lie over the passage and never change it. Their offsets are code points within the passage, so that a
quotation can be checked against its source, and each edit taken back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from qualcode.catalogue import _, ngettext, pgettext
from qualcode.errors import QualcodeError
from qualcode.model.spans import Span


class EditKind(StrEnum):
    """What an edit does to the words under it."""

    OMISSION = "omission"
    INSERTION = "insertion"
    REPLACEMENT = "replacement"
    CASE = "case"
    EMPHASIS = "emphasis"


def said_kind(kind: EditKind) -> str:
    """What an edit is, for people."""
    return {
        EditKind.OMISSION: pgettext("edit", "omission"),
        EditKind.INSERTION: pgettext("edit", "insertion"),
        EditKind.REPLACEMENT: pgettext("edit", "replacement"),
        EditKind.CASE: pgettext("edit", "case"),
        EditKind.EMPHASIS: pgettext("edit", "emphasis"),
    }[kind]


@dataclass(frozen=True, slots=True)
class QuotationEdit:
    """One edit over [start, start + length) of a passage, in code points from the passage's beginning.

    `replacement` holds the words that are put there, without their brackets; white space at its edges stands
    outside of the brackets (" Personen" reads " [Personen]"). That of an omission is empty, that of an emphasis
    is the note behind it, empty for the usual one.
    """

    kind: EditKind
    start: int
    length: int
    replacement: str = ""

    @property
    def span(self) -> Span:
        """The words under the edit, in code points from the passage's beginning."""
        return Span(self.start, self.start + self.length)


Edits = tuple[QuotationEdit, ...]


def checked(edits: Iterable[QuotationEdit], length: int) -> Edits:
    """The edits in order of the passage, which has `length` code points.

    Raises QualcodeError where one reaches outside of the passage or lacks what its kind needs, and where two get
    in each other's way. Emphasis may lie over whole other edits, but not over other emphasis.
    """
    ordered = tuple(sorted(edits, key=lambda edit: (edit.start, edit.length, edit.kind)))
    for edit in ordered:
        _check(edit, length)
    words = [edit for edit in ordered if edit.kind is not EditKind.EMPHASIS]
    stress = [edit for edit in ordered if edit.kind is EditKind.EMPHASIS]
    for first, other in [*pairwise(words), *pairwise(stress)]:
        if first.span.end > other.start or (first.start, first.length) == (other.start, other.length):
            raise _in_the_way(first, other)
    for over in stress:
        for edit in words:
            if edit.start < over.start < edit.span.end or edit.start < over.span.end < edit.span.end:
                raise _in_the_way(over, edit)
    return ordered


def _in_the_way(one: QuotationEdit, other: QuotationEdit) -> QualcodeError:
    return QualcodeError(
        _(
            "The {kind} at {start}:{end} and the {other_kind} at {other_start}:{other_end} get in each other's way.",
            kind=said_kind(one.kind),
            start=one.start,
            end=one.span.end,
            other_kind=said_kind(other.kind),
            other_start=other.start,
            other_end=other.span.end,
        ),
        _("Take one of them back first."),
    )


def _check(edit: QuotationEdit, length: int) -> None:
    if edit.start < 0 or edit.length < 0 or edit.span.end > length:
        raise QualcodeError(
            ngettext(
                "The {kind} at {start}:{end} lies outside of the passage of {count} character.",
                "The {kind} at {start}:{end} lies outside of the passage of {count} characters.",
                length,
                kind=said_kind(edit.kind),
                start=edit.start,
                end=edit.span.end,
            ),
            _("Offsets count characters (code points) from the passage's beginning."),
        )
    if (edit.length == 0) != (edit.kind is EditKind.INSERTION):
        raise QualcodeError(
            ngettext(
                "The {kind} at {start} covers {count} character.",
                "The {kind} at {start} covers {count} characters.",
                edit.length,
                kind=said_kind(edit.kind),
                start=edit.start,
            ),
            _NEEDS[edit.kind](),
        )
    empty = not edit.replacement.strip()
    if edit.kind is EditKind.OMISSION and edit.replacement:
        raise QualcodeError(_("An omission puts nothing in place."), _("Use a replacement."))
    if empty and edit.kind in (EditKind.INSERTION, EditKind.REPLACEMENT, EditKind.CASE):
        raise QualcodeError(
            _("The {kind} at {start} is empty.", kind=said_kind(edit.kind), start=edit.start), _NEEDS[edit.kind]()
        )


_NEEDS: dict[EditKind, Callable[[], str]] = {
    EditKind.OMISSION: lambda: _("An omission covers the words that are left out."),
    EditKind.INSERTION: lambda: _("An insertion covers nothing and has words."),
    EditKind.REPLACEMENT: lambda: _(
        "A replacement covers words and has others for them; to leave words out, use an omission."
    ),
    EditKind.CASE: lambda: _("A change of case covers a letter and has it in the other case."),
    EditKind.EMPHASIS: lambda: _("An emphasis covers the words that are emphasised."),
}


def within(edits: Iterable[QuotationEdit], before: Span, after: Span) -> Edits:
    """The edits of a passage at `before` for one at `after` of the same text, both in offsets of that text.

    Omissions and emphasis are cut to the new passage; an edit whose words are not wholly in it goes with them.
    """
    length = after.length
    kept: list[QuotationEdit] = []
    for edit in edits:
        start = edit.start + before.start - after.start
        end = start + edit.length
        if edit.kind in (EditKind.OMISSION, EditKind.EMPHASIS):
            start, end = max(start, 0), min(end, length)
            fits = start < end
        else:
            fits = start >= 0 and end <= length
        if fits:
            kept.append(replace(edit, start=start, length=end - start))
    return tuple(kept)


def carried(
    edits: Iterable[QuotationEdit], before: Span, after: Span, place: Callable[[Span], Span | None]
) -> tuple[Edits, Edits]:
    """The edits of a passage whose text was corrected: those that have a place in the new text, and the others.

    `before` and `after` are the passage in the old and the new text; `place` gives the new place of a span of
    the old text, None where its words changed or are gone. Of an insertion, the empty span is asked for.
    """
    kept: list[QuotationEdit] = []
    lost: list[QuotationEdit] = []
    for edit in edits:
        found = place(Span(before.start + edit.start, before.start + edit.span.end))
        empty = edit.kind is EditKind.INSERTION
        if found is None or found.start < after.start or found.end > after.end or (found.length == 0) != empty:
            lost.append(edit)
        else:
            kept.append(replace(edit, start=found.start - after.start, length=found.length))
    return tuple(kept), tuple(lost)


def over_union(passages: Sequence[tuple[Span, Edits]], union: Span) -> tuple[Edits, Edits]:
    """The edits of several overlapping passages as edits of their union, and those that had to stand back.

    The same edit on two passages counts once; where two get in each other's way, that of the earlier passage in
    `passages` counts.
    """
    kept: list[QuotationEdit] = []
    back: list[QuotationEdit] = []
    for span, edits in passages:
        for edit in edits:
            moved = replace(edit, start=edit.start + span.start - union.start)
            if moved in kept:
                continue
            try:
                checked([*kept, moved], union.length)
            except QualcodeError:
                back.append(moved)
            else:
                kept.append(moved)
    return checked(kept, union.length), tuple(back)
