"""Disagreements as the compare screen lists them: counted, chosen, ordered.

Counting takes a second and more in a large project, and is done in a thread over a connection of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.progress import Progress
from qualcode.project.project import Project
from qualcode.reporting.words.withheld_words import refuse_nothing_left
from qualcode.retrieval.permissions import Permissions
from qualcode.workspace.leaving.register import DepartingParts, Departure
from qualcode.workspace.team.comparing import disagreements, refuse_models

if TYPE_CHECKING:
    from qualcode.agreement.confusions.disagreement_list import DisagreementList, DisagreementOn
    from qualcode.agreement.confusions.disagreements import Disagreements
    from qualcode.agreement.study.results import Confusion
    from qualcode.model.codes import Code
    from qualcode.model.consent.withheld import Withheld
    from qualcode.model.spans import Span
    from qualcode.workspace.workspace import Workspace

UNITS = ("sentence", "turn", "paragraph", "token", "document")
SEGMENT = "segment"
KINDS = ("", "presence", "polarity")


class DisagreementOrder(StrEnum):
    """In which order disagreements are listed."""

    COST = "cost"
    DOCUMENT = "document"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class AskedComparison:
    """What is compared: names of coders (none for all who code), the unit, and whether all is taken as finished."""

    coders: tuple[str, ...] = ()
    unit: str = UNITS[0]
    assume_finished: bool = False


def usual_comparison(space: Workspace) -> AskedComparison:
    """What is compared where nobody said anything: over the passages that are fixed, else over sentences."""
    units = units_there(space)
    return AskedComparison(unit=SEGMENT if SEGMENT in units else units[0])


def units_there(space: Workspace) -> tuple[str, ...]:
    """The units that can be compared: fixed passages where there are some, of which nobody who is blind is told.

    Those that somebody codes again are for that coder alone.
    """
    fixed = not space.sight.is_blind and any(segment.repeats is None for segment in space.project.segments.all())
    return (*UNITS, SEGMENT) if fixed else UNITS


@dataclass(frozen=True, slots=True)
class DisagreementFilter:
    """Which of the disagreements are listed, and how; an empty condition lets everything pass.

    Codes are names; documents and coders, of whom two differ, are keys. `confusion` is a cell of the table of codes.
    """

    codes: frozenset[str] = frozenset()
    kind: str = ""
    documents: frozenset[int] = frozenset()
    between: frozenset[int] = frozenset()
    confusion: Confusion | None = None
    order: DisagreementOrder = DisagreementOrder.COST

    def confusions_of(self, found: Disagreements, documents: Collection[int]) -> Sequence[Confusion]:
        """All confusions in the documents that are chosen; some of a large project take a tenth of a second."""
        if not self.documents:
            return found.confusions
        return found.found.chosen(documents=self._there(documents)).confusions()

    def fitting(self, confusions: Sequence[Confusion], coders: Mapping[int, str]) -> list[Confusion]:
        """Those of the codes and between the coders that are chosen; `coders` are names by keys."""
        names = {coders.get(key) for key in self.between}
        return [
            each
            for each in confusions
            if (not self.codes or {each.given, each.other} & self.codes)
            and (not names or {each.first, each.second} <= names)
        ]

    def _there(self, documents: Collection[int]) -> list[int]:
        return [key for key in documents if not self.documents or key in self.documents]

    def of(self, every: DisagreementList, documents: Collection[int]) -> DisagreementList:
        """The disagreements to list; those of documents (keys) that are gone meanwhile are not among them."""
        fitting = every.chosen(self.codes, self.kind, self._there(documents), self.between, self.confusion)
        if self.order is DisagreementOrder.COST:
            return fitting
        places = {key: place for place, key in enumerate(documents)}
        return fitting.ordered(
            lambda document: places[document.key], codes_first=self.order is DisagreementOrder.CODE
        )


def leaving_disagreements(space: Workspace, listed: DisagreementList, withheld: Withheld) -> DisagreementList:
    """Those whose passages may leave the project; the others are counted. Raises ConsentError where none may."""
    permissions = Permissions(space.project, withheld.purpose)

    def leaves(document: int, span: Span) -> bool:
        verdict = permissions.passage(document, span)
        if not verdict.allows_words:
            withheld.add("disagreement", verdict)
        return verdict.allows_words

    leaving = listed.where(leaves)
    refuse_nothing_left(withheld, len(leaving))
    return leaving


def departing_disagreements(
    space: Workspace, listed: Iterable[DisagreementOn], form: str, path: Path | None
) -> Departure:
    """What the register is told of disagreements that leave; without a `path` they go to standard output."""
    parts = DepartingParts()
    for disagreement in listed:
        parts.place(disagreement.document.key, disagreement.span)
    return Departure(space=space, door="disagreements", format=form, path=path, parts=parts)


def meant_apart(space: Workspace, listed: Iterable[DisagreementOn]) -> Code | None:
    """The code of the first of these disagreements that several coders gave: they may mean something else by it."""
    book = {code.full_name: code for code in space.book}
    given: dict[int, set[int]] = {}
    for key, coder, _round, _number in space.project.codings.tally("code_id"):
        given.setdefault(key, set()).add(coder)
    found = (book.get(half.code) for entry in listed for half in entry.halves)
    return next((code for code in found if code is not None and len(given.get(code.key, ())) > 1), None)


def counting(space: Workspace, asked: AskedComparison) -> Callable[[Progress], Disagreements]:
    """What finds all disagreements, the dearest first, over a connection of its own; it is for another thread.

    It gets who hears how much is done, and may end it by an error of its own. Raises QualcodeError at once while they
    must not be seen. The work raises what the study of agreement raises.
    """
    space.sight.refuse_comparing()
    refuse_models(space, asked.coders)

    def work(progress: Progress) -> Disagreements:
        from qualcode.agreement.study.comparison import Comparison  # numpy, only when it is asked for

        wanted = Comparison(coders=asked.coders, unit=asked.unit, assume_finished=asked.assume_finished)
        with Project.open(space.project.path) as project:
            return disagreements(space.beside(project), wanted, progress)

    return work
