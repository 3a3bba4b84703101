"""Anchor examples of codes: passages of the project, words of one's own, and taking them away."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from qualcode.catalogue import _, ngettext
from qualcode.errors import UsageProblem
from qualcode.project import merge_and_split
from qualcode.reporting.quotations.sources import Sources

if TYPE_CHECKING:
    from qualcode.model.codes import Anchor, Code
    from qualcode.model.codings import Coding
    from qualcode.workspace.workspace import Workspace


def add_passage(space: Workspace, code: Code, coding: Coding) -> None:
    """Make a passage an anchor example of a code, in the words in which it is quoted; it stays connected with it.

    Raises QualcodeError for a coding that must not be seen.
    """
    space.sight.refuse_coding_of_others(coding)
    edits = space.project.quotation_edits.of(coding)
    words, _ = Sources(space.project).of(coding.document).quoted(coding.span, edits, None)
    merge_and_split.add_anchor(space.project, code, coding, words, space.author)


def write(space: Workspace, code: Code, text: str, label: str = "", *, invented: bool = False) -> None:
    """Add words as the last anchor example of a code, see `merge_and_split.write_anchor`. Raises as that does."""
    merge_and_split.write_anchor(space.project, code, text, label, space.author, invented=invented)


def numbered(space: Workspace, code: Code, numbers: Collection[int]) -> list[Anchor]:
    """The anchor examples of a code with these numbers, counted from 1, of those that may be seen.

    Raises UsageProblem for a number that there is not.
    """
    shown = space.book[code.key].anchors
    if max(numbers) > len(shown):
        raise UsageProblem(
            ngettext(
                "“{code}” has {count} anchor example.",
                "“{code}” has {count} anchor examples.",
                len(shown),
                code=code.full_name,
            ),
            _("“qualcode codebook show CODE” numbers them."),
        )
    return [shown[number - 1] for number in dict.fromkeys(numbers)]


def remove(space: Workspace, code: Code, anchors: Collection[Anchor]) -> None:
    """Take anchor examples of a code away; their passages stay coded. Raises QualcodeError where one is gone."""
    merge_and_split.remove_anchors(space.project, code, list(anchors), space.author)
