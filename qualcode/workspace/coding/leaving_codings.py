"""Codings on their way out of the project as a table or for programs: those whose words may leave."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING

from qualcode.reporting.words.withheld_words import refuse_nothing_left
from qualcode.retrieval.permissions import Permissions, leaving_passages

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
