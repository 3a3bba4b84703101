"""Whose codings count where coders reached a consensus: one rule for quotations and for whatever counts passages."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from qualcode.model.codings import Assignment, CoderKind, Coding, WorkState
from qualcode.model.documents import Document
from qualcode.model.spans import Span
from qualcode.project.project import Project
from qualcode.retrieval.filter import PassageChoice
from qualcode.retrieval.speaking import SpeakingCoders


class CodersPassage(Protocol):
    """What is asked of a coding: its key, whose it is (a key), and where."""

    @property
    def key(self) -> int: ...  # noqa: D102
    @property
    def coder(self) -> int: ...  # noqa: D102
    @property
    def span(self) -> Span: ...  # noqa: D102


class PassageWithCode(CodersPassage, Protocol):
    """The same with the key of its code."""

    @property
    def code(self) -> int: ...  # noqa: D102


Coded = TypeVar("Coded", bound=PassageWithCode)
Placed = TypeVar("Placed", bound=CodersPassage)


@dataclass(frozen=True, slots=True)
class CountingCodings(Generic[Placed]):
    """Those of some codings that count, in their order, and why others do not.

    For `replaced` ones the consensus has its own, the `removed` ones were decided away. It is `under_way` where it
    has a part in them and has not finished their document.
    """

    kept: Sequence[Placed]
    replaced: int = 0
    removed: Sequence[Placed] = ()
    under_way: bool = False


class ConsensusRule:
    """Which codings count.

    Where a choice names coders, their codings count. Else the consensus alone counts in the documents that it
    finished; of several consensus coders, those who finished the document. In the others its codings stand in for
    those of the same code that overlap them, and what its decisions were about is left out even where they put
    nothing over it with that code (`decided`, keys); what is undecided stays. `settled` are the former documents
    with the consensus coders who finished them (keys); it is empty where the rule does not `apply`. `coders` are the
    consensus coders (keys). So many model solutions (`models`) do not count, for want of their name.
    """

    def __init__(self, project: Project, wanted: PassageChoice) -> None:
        consensus = project.coders.of_kind(CoderKind.CONSENSUS).difference(wanted.without)
        self.applies = bool(consensus) and not wanted.names_coders
        self.settled: Mapping[int, set[int]] = _settled(project, consensus) if self.applies else {}
        self.decided = project.consensus.decided_codings(consensus) if self.applies else frozenset()
        self.coders = consensus
        self.models = 0 if wanted.names_coders else len(project.coders.of_kind(CoderKind.MODEL))

    def number_of(self, coders: Collection[int]) -> int:
        """How many coders these are (keys), without a consensus that stands for others, unless it is alone."""
        others = set(coders) - self.coders if self.applies else set(coders)
        return len(others) or len(coders)

    def source(self, wanted: PassageChoice, documents: Collection[int]) -> str:
        """Whose codings count in these documents (keys): coder, consensus, mixed or all."""
        if wanted.names_coders:
            return "coder"
        among = sum(document in self.settled for document in documents)
        return "all" if not among else "consensus" if among == len(documents) else "mixed"

    def counting(self, document: int, rows: Sequence[Placed]) -> CountingCodings[Placed]:
        """Those of the codings of one code in one document (key) that count."""
        if not self.applies:
            return CountingCodings(rows)
        if document in self.settled:
            return CountingCodings([row for row in rows if row.coder in self.settled[document]])
        spans = [row.span for row in rows if row.coder in self.coders]
        kept, removed = list[Placed](), list[Placed]()
        replaced = 0
        for row in rows:
            if row.coder in self.coders:
                kept.append(row)
            elif any(row.span.overlap(span) for span in spans):
                replaced += 1
            elif row.key in self.decided:
                removed.append(row)
            else:
                kept.append(row)
        return CountingCodings(kept, replaced, removed, under_way=bool(spans or removed))

    def counting_of_all_codes(self, document: int, rows: Iterable[Coded]) -> CountingCodings[Coded]:
        """Those of the codings of one document (key) that count, code by code."""
        by_code: dict[int, list[Coded]] = {}
        for row in rows:
            by_code.setdefault(row.code, []).append(row)
        found = [self.counting(document, of_code) for of_code in by_code.values()]
        return CountingCodings(
            [row for counting in found for row in counting.kept],
            sum(counting.replaced for counting in found),
            [row for counting in found for row in counting.removed],
            under_way=any(counting.under_way for counting in found),
        )


def codings_that_count(
    project: Project, wanted: PassageChoice, document: Document
) -> tuple[list[Coding], SpeakingCoders]:
    """The codings of a document that a choice takes and that count, in order of place; and whose these are."""
    wanted = wanted.without_models(project)
    rule = ConsensusRule(project, wanted)
    codings = (coding for coding in project.codings.all(document=document.key) if coding.coder not in wanted.without)
    counting = rule.counting_of_all_codes(document.key, codings)
    kept = [coding for coding in counting.kept if wanted.takes_coding(coding)]
    old = project.rule_checks.old()
    return sorted(kept, key=lambda coding: (coding.span, coding.key)), SpeakingCoders(
        source=rule.source(wanted, {document.key}),
        coders=len({coding.coder for coding in kept}),
        documents=1,
        settled=int(document.key in rule.settled),
        under_way=int(counting.under_way),
        replaced=counting.replaced,
        removed=len(counting.removed),
        models=rule.models,
        old_rules=sum(coding.key in old for coding in kept),
        left_out=sum(coding.key in wanted.left_out for coding in counting.kept),
    )


def _settled(project: Project, consensus: Collection[int]) -> dict[int, set[int]]:
    """Document -> the consensus coders who finished it (keys)."""
    last: dict[tuple[int, int], Assignment] = {}  # what holds of the last round in which anything was said
    for work in project.coders.all_assignments():
        last[work.document, work.coder] = work
    settled: dict[int, set[int]] = {}
    for work in last.values():
        if work.coder in consensus and work.state is WorkState.FINISHED:
            settled.setdefault(work.document, set()).add(work.coder)
    return settled
