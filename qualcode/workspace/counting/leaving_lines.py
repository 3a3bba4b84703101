"""Lines of a concordance on their way out of the project: those whose words may leave."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.model.spans import Span
from qualcode.reporting.words.withheld_words import refuse_nothing_left
from qualcode.retrieval.permissions import Permissions
from qualcode.workspace.leaving.register import DepartingParts, Departure

if TYPE_CHECKING:
    from qualcode.model.consent.withheld import Withheld
    from qualcode.retrieval.relations.concordance import ConcordanceLine
    from qualcode.workspace.workspace import Workspace


def leaving_lines(space: Workspace, lines: Iterable[ConcordanceLine], withheld: Withheld) -> list[ConcordanceLine]:
    """The lines that may leave with the whole line of text around their words; the others are counted.

    Raises ConsentError where none may leave.
    """
    permissions, documents = Permissions(space.project, withheld.purpose), space.project.documents
    leaving: list[ConcordanceLine] = []
    for line in lines:
        around = line.span
        if permissions.has_cases_speaking(line.document.key):
            text = documents.text(line.document)
            end = text.find("\n", around.end)
            around = Span(text.rfind("\n", 0, around.start) + 1, end if end >= 0 else len(text))
        verdict = permissions.passage(line.document.key, around)
        if verdict.allows_words:
            leaving.append(line)
        else:
            withheld.add("hit", verdict)
    refuse_nothing_left(withheld, len(leaving))
    return leaving


def departing_lines(space: Workspace, lines: Iterable[ConcordanceLine], form: str, path: Path | None) -> Departure:
    """What the register is told of lines that leave; without a `path` they go to standard output."""
    parts = DepartingParts()
    for line in lines:
        parts.place(line.document.key, line.span)
    return Departure(space=space, door="concordance", format=form, path=path, parts=parts)
