"""Codings on their way out of the project as a table or for programs: those whose words may leave."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.reporting.words.withheld_words import refuse_nothing_left
from qualcode.retrieval.permissions import Permissions, leaving_passages
from qualcode.workspace.leaving.register import DepartingParts, Departure

if TYPE_CHECKING:
    from qualcode.model.consent.withheld import Withheld
    from qualcode.retrieval.filter import CodedPassage
    from qualcode.workspace.workspace import Workspace


def leaving_codings(space: Workspace, passages: Iterable[CodedPassage], withheld: Withheld) -> Iterator[CodedPassage]:
    """The passages that may leave, in order; what may not is counted while they are taken.

    What may only be paraphrased comes without its words. Raises ConsentError at once where none may leave.
    """
    leaving = leaving_passages(Permissions(space.project, withheld.purpose), passages, withheld)
    first = list(islice(leaving, 1))
    refuse_nothing_left(withheld, len(first))
    return chain(first, leaving)


def write_leaving_codings(space: Workspace, passages: Iterable[CodedPassage], path: Path) -> int:
    """Write the passages as a table and enter it into the register; gives their number. Raises as `write_codings`."""
    from qualcode.reporting.documents.coding_table import write_codings

    departure = _departure(space, path.suffix.lower()[1:], path)
    listed = list(noted(passages, departure.parts))
    return write_codings(listed, path, space.project.begun, departure.naming())


def shown_codings(space: Workspace, passages: Iterable[CodedPassage]) -> Iterator[CodedPassage]:
    """The passages, which go to standard output as JSON; with the last one they stand in the register."""
    departure = _departure(space, "json", None)
    yield from noted(passages, departure.parts)
    departure.entered()


def _departure(space: Workspace, form: str, path: Path | None) -> Departure:
    return Departure(space=space, door="codings", format=form, path=path, parts=DepartingParts())


def noted(passages: Iterable[CodedPassage], parts: DepartingParts) -> Iterator[CodedPassage]:
    """The passages; each is noted among what departs."""
    for passage in passages:
        parts.passage(passage.document.key, passage.coding.key, passage.coding.span)
        yield passage
