"""How a quotation reads: shown and edited in one notation by whoever may see the coding."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from qualcode.catalogue import _, ngettext
from qualcode.errors import UsageProblem
from qualcode.model.quotation_lines import WRITABLE
from qualcode.model.quotation_notation import edits_written, notation
from qualcode.reporting.quotations.sources import Source, Sources

if TYPE_CHECKING:
    from qualcode.model.codings import Coding
    from qualcode.model.documents import Document
    from qualcode.model.quotation_edits import Edits
    from qualcode.workspace.workspace import Workspace


def find_quotation(space: Workspace, wanted: str, *, exact: bool = False) -> Coding:
    """The coding of a quotation's id, of its own id or, unless it must be `exact`, the beginning of one.

    Raises NotFound, Ambiguous, NotExact, and QualcodeError for a coding that must not be seen.
    """
    kept = space.project.quotation_ids.coding(wanted)
    codings = space.project.codings
    found = codings.get(kept) if kept is not None else codings.find(wanted, exact=exact)
    space.sight.refuse_coding_of_others(found)
    return found


def written(source: Source, coding: Coding, edits: Edits) -> str:
    """The passage with these edits, in the notation that people write them in."""
    return notation(source.line(coding.span, edits, WRITABLE))


def read(source: Source, coding: Coding, text: str, before: Edits = ()) -> Edits:
    """The edits that `text` means: a whole quotation, or a step that is added to those before.

    Raises QualcodeError where it does not fit the passage.
    """
    return edits_written(source.line(coding.span, (), WRITABLE), coding.span, text, before)


def edit(space: Workspace, coding: Coding, steps: Sequence[str]) -> Edits:
    """Add steps to the edits of a quotation, or put a whole quotation in their place; gives what it has then.

    Raises QualcodeError for a coding that must not be seen, and where a step does not fit the passage.
    """
    space.sight.refuse_coding_of_others(coding)
    document = space.project.documents.get(coding.document)
    source = Sources(space.project).of(coding.document)
    edits = space.project.quotation_edits.of(coding)
    for step in steps:
        edits = read(source, coding, step, edits)
    return save(space, document, coding, edits)


def reset(space: Workspace, coding: Coding, numbers: Collection[int] = ()) -> int:
    """Take edits back by their numbers, counted from 1, or all of them; gives how many.

    Raises UsageProblem for a number that there is not, QualcodeError for a coding that must not be seen.
    """
    space.sight.refuse_coding_of_others(coding)
    document = space.project.documents.get(coding.document)
    edits = space.project.quotation_edits.of(coding)
    if any(number > len(edits) for number in numbers):
        raise UsageProblem(
            ngettext("The quotation has {count} edit.", "The quotation has {count} edits.", len(edits)),
            _("“qualcode quote show ID” numbers them."),
        )
    kept = tuple(step for number, step in enumerate(edits, start=1) if numbers and number not in numbers)
    save(space, document, coding, kept)
    return len(edits) - len(kept)


def save(space: Workspace, document: Document, coding: Coding, edits: Edits) -> Edits:
    """Give a quotation these edits instead of those that it has; `document` says on which text they were made.

    Raises QualcodeError for a coding that must not be seen, and where text or passage are others by now.
    """
    space.sight.refuse_coding_of_others(coding)
    return space.project.quotation_edits.set(document, coding, edits, space.author)
