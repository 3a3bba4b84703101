"""Whose codings count where coders reached a consensus: one rule for quotations and for whatever counts passages."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from qualcode.model.codings import Assignment, CoderKind, WorkState
from qualcode.model.spans import Span
from qualcode.project.project import Project
from qualcode.retrieval.filter import PassageChoice


class CodersPassage(Protocol):
    """What is asked of a coding: whose it is (a key), and where."""

    @property
    def coder(self) -> int: ...  # noqa: D102
    @property
    def span(self) -> Span: ...  # noqa: D102


Placed = TypeVar("Placed", bound=CodersPassage)


@dataclass(frozen=True, slots=True)
class SpeakingCoders:
    """Whose codings were counted, of how many `coders`, in how many `documents`.

    `source` is coder (those who were named), consensus, mixed or all. In `settled` documents the consensus alone
    counts, in those that are `under_way` it stands for `replaced` codings of others.
    """

    source: str
    coders: int
    documents: int
    settled: int = 0
    under_way: int = 0
    replaced: int = 0


class ConsensusRule:
    """Which codings count.

    Where a choice names coders, their codings count. Else the consensus alone counts in the documents that it
    finished; of several consensus coders, those who finished the document. In the others its codings stand in for
    those of the same code that overlap them. `settled` are the former documents with the consensus coders who
    finished them (keys); it is empty where the rule does not `apply`. `coders` are the consensus coders (keys).
    """

    def __init__(self, project: Project, wanted: PassageChoice) -> None:
        consensus = {coder.key for coder in project.coders.all() if coder.kind is CoderKind.CONSENSUS}
        self.applies = bool(consensus) and not wanted.names_coders
        self.settled: Mapping[int, set[int]] = _settled(project, consensus) if self.applies else {}
        self.coders = frozenset(consensus)

    def source(self, wanted: PassageChoice, documents: Collection[int]) -> str:
        """Whose codings count in these documents (keys): coder, consensus, mixed or all."""
        if wanted.names_coders:
            return "coder"
        among = sum(document in self.settled for document in documents)
        return "all" if not among else "consensus" if among == len(documents) else "mixed"

    def is_under_way(self, document: int, rows: Iterable[CodersPassage]) -> bool:
        """Whether among the codings of a document (key) are some of a consensus that is not finished there."""
        return document not in self.settled and any(row.coder in self.coders for row in rows)

    def counting(self, document: int, rows: Sequence[Placed]) -> list[Placed]:
        """Those of the codings of one code in one document (key) that count, in their order."""
        if not self.applies:
            return list(rows)
        agreed = [row for row in rows if row.coder in self.settled.get(document, self.coders)]
        if document in self.settled:
            return agreed
        spans = [row.span for row in agreed]
        return [row for row in rows if row.coder in self.coders or not any(row.span.overlap(span) for span in spans)]


def _settled(project: Project, consensus: set[int]) -> dict[int, set[int]]:
    """Document -> the consensus coders who finished it (keys)."""
    last: dict[tuple[int, int], Assignment] = {}  # what holds of the last round in which anything was said
    for work in project.coders.all_assignments():
        last[work.document, work.coder] = work
    settled: dict[int, set[int]] = {}
    for work in last.values():
        if work.coder in consensus and work.state is WorkState.FINISHED:
            settled.setdefault(work.document, set()).add(work.coder)
    return settled
