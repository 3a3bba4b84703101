"""Decisions of a consensus: what was decided where two coders differ, and the codings that it made of that.

A decision and its codings are written and taken back together. The coders' own codings are never touched.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from qualcode.catalogue import _
from qualcode.model.codings import Coder, Coding, CodingDraft, Polarity
from qualcode.model.documents import Document
from qualcode.model.team.consensus import (
    Certainty,
    CodingBefore,
    CodingError,
    ConsensusDecision,
    ConsensusResult,
    DecisionMode,
)
from qualcode.model.team.roles import Right
from qualcode.project.coding.coders import Coders
from qualcode.project.coding.codings import AddedCodings, Codings
from qualcode.project.coding.conditions import among
from qualcode.project.coding.dependents import CHOSEN
from qualcode.project.file.door import span_of
from qualcode.project.file.history import Author
from qualcode.project.file.store import NameCandidate, Row, Store, find, gone

_COLUMNS = (
    *("document_id", "consensus_id", "coder_id", "first_id", "second_id", "mode", "persons", "result", "certainty"),
    *("error", "reason", "text_sha256", "before", "made", "created", "changed"),
)
_SELECT = f"SELECT id, uuid, {', '.join(_COLUMNS)} FROM consensus_decisions"


@dataclass(frozen=True, slots=True)
class NewDecision:
    """A decision that is to be written: `coder` writes it down, `before` is what the two have at the place now."""

    document: Document
    consensus: Coder
    coder: Coder
    first: Coder
    second: Coder
    mode: DecisionMode
    persons: tuple[Coder, ...]
    result: ConsensusResult
    before: tuple[CodingBefore, ...]
    certainty: Certainty = Certainty.UNSAID
    error: CodingError = CodingError.UNSAID
    reason: str = ""


class ConsensusDecisions:
    """The decisions of a project's consensus coders."""

    def __init__(self, store: Store, coders: Coders, codings: Codings) -> None:
        self._store = store
        self._coders = coders
        self._codings = codings

    # ---- reading ---------------------------------------------------------------------------------

    def all(self, *, document: int | None = None, consensus: int | None = None) -> list[ConsensusDecision]:
        """The decisions of a document and a consensus coder (keys), or of all, oldest first."""
        wanted = {"document_id": document, "consensus_id": consensus}
        said = {column: key for column, key in wanted.items() if key is not None}
        where = f" WHERE {' AND '.join(f'{column} = ?' for column in said)}" if said else ""
        return self._store.made(
            "consensus_decisions", _decision, f"{_SELECT}{where} ORDER BY id", tuple(said.values())
        )

    def decided_codings(self, consensus: Collection[int]) -> frozenset[int]:
        """The keys of the codings on which these consensus coders (keys) decided, but for what is undecided."""
        found = self._store.made(
            "consensus_decisions",
            lambda row: [str(told["coding"]) for told in json.loads(row[1])],
            f"SELECT id, before FROM consensus_decisions WHERE result != ? AND consensus_id {CHOSEN}",
            (ConsensusResult.UNDECIDED.value, json.dumps(sorted(consensus))),
        )
        uuids = json.dumps([uuid for decided in found for uuid in decided])
        rows = self._store.all(f"SELECT id FROM codings WHERE uuid {CHOSEN}", (uuids,)) if found else ()
        return frozenset(int(key) for (key,) in rows)

    def get(self, key: int) -> ConsensusDecision:
        """The decision of that key. Raises QualcodeError where it was withdrawn or replaced."""
        found = self._store.made("consensus_decisions", _decision, f"{_SELECT} WHERE id = ?", (key,))
        if not found:
            raise gone("consensus_decisions")
        return found[0]

    def find(self, wanted: str, *, exact: bool = False) -> ConsensusDecision:
        """The decision of that id or beginning of one. Raises NotFound, Ambiguous, NotExact."""
        candidates = [NameCandidate(decision, decision.id, decision.uuid, (decision.id,)) for decision in self.all()]
        hint = _("“qualcode consensus list” lists them.")
        return find("consensus decision", wanted, candidates, hint=hint, exact=exact)  # no text: a kind

    def before(self, codings: Iterable[Coding], codes: Mapping[int, str]) -> tuple[CodingBefore, ...]:
        """Codings as a decision keeps them; `codes` are the UUIDs of their codes by key."""
        coders = {coder.key: coder.uuid for coder in self._coders.all()}
        return tuple(
            CodingBefore(
                coding.uuid, coders[coding.coder], codes[coding.code], coding.span, coding.polarity, coding.weight
            )
            for coding in codings
        )

    def made_by(self, decision: ConsensusDecision) -> list[Coding]:
        """The codings that a decision made and that are there still, by position."""
        return [coding for coding in self._of(decision) if coding.uuid in decision.made]

    def _of(self, decision: ConsensusDecision) -> list[Coding]:
        """What the consensus coder of a decision has in its document."""
        return self._codings.where(among("coder_id", [decision.consensus]), document=decision.document)

    # ---- writing ---------------------------------------------------------------------------------

    def decide(
        self,
        new: NewDecision,
        codings: Sequence[CodingDraft],
        author: Author,
        *,
        replaces: Sequence[ConsensusDecision] = (),
        instead_of: Sequence[Coding] = (),
    ) -> ConsensusDecision:
        """Write a decision and its codings in place of former decisions and of codings of the consensus.

        All drafts are of the consensus coder and say their round. What is to go and to come again stays as it is.
        Raises as `Codings.add_all` does, and RoleRefused where the author was not among those who decided and has no
        right to decide for others.
        """
        store = self._store
        with store.history.change("consensus.decide", author):
            self._refuse_for_others(author, [person.uuid for person in new.persons])
            stays = self._exchange(new.consensus, codings, instead_of, author)
            for former in replaces:
                store.delete_one("consensus_decisions", former.key)
            time = store.entry_time()
            created = min((former.created for former in replaces), default=time)
            key, _uuid = store.insert(
                "consensus_decisions",
                document_id=new.document.key,
                consensus_id=new.consensus.key,
                coder_id=new.coder.key,
                first_id=new.first.key,
                second_id=new.second.key,
                mode=new.mode.value,
                persons=json.dumps([person.uuid for person in new.persons]),
                result=new.result.value,
                certainty=new.certainty.value,
                error=new.error.value,
                reason=new.reason,
                text_sha256=new.document.sha256,
                before=json.dumps([_told(coding) for coding in new.before]),
                made=json.dumps([coding.uuid for coding in stays]),
                created=created,
                changed=time,
            )
        return self.get(key)

    def agree(self, codings: Sequence[CodingDraft], author: Author) -> AddedCodings:
        """Give the consensus what all agree on, as one change. Raises as `Codings.add_all` does."""
        with self._store.history.change("consensus.agree", author):
            return self._codings.add_all(codings, author)

    def withdraw(self, decision: ConsensusDecision, author: Author) -> int:
        """Take a decision back with the codings that it made and no other decision has; gives how many went.

        Raises QualcodeError where it was withdrawn or replaced meanwhile, and RoleRefused as `decide` does.
        """
        store = self._store
        with store.history.change("consensus.withdraw", author):
            present = self.get(decision.key)
            self._refuse_for_others(author, present.persons)
            others = {
                uuid
                for other in self.all(document=present.document)
                if other.key != present.key
                for uuid in other.made
            }
            gone_now = [coding for coding in self.made_by(present) if coding.uuid not in others]
            if gone_now:
                self._codings.remove(gone_now, self._coder(present.consensus))
            store.delete_one("consensus_decisions", present.key)
        return len(gone_now)

    def _refuse_for_others(self, author: Author, persons: Collection[str]) -> None:
        if author.uuid not in persons:
            self._store.history.require(Right.CONSENSUS, author)

    def _coder(self, key: int) -> Coder:
        for coder in self._coders.all():
            if coder.key == key:
                return coder
        raise gone("coders")

    def _exchange(
        self, consensus: Coder, codings: Sequence[CodingDraft], instead_of: Sequence[Coding], author: Author
    ) -> list[Coding]:
        """Let these codings be there instead of others; gives them, by position."""
        places = {_place_of_draft(draft): draft for draft in codings}
        stay = [coding for coding in instead_of if coding.coder == consensus.key and _place(coding) in places]
        leave = [coding for coding in instead_of if coding not in stay]
        for coder in {coding.coder for coding in leave}:
            self._codings.remove([coding for coding in leave if coding.coder == coder], self._coder(coder))
        there = {_place(coding) for coding in stay}
        added = self._codings.add_all([draft for place, draft in places.items() if place not in there], author)
        keys = [*(coding.key for coding in stay), *added.keys]
        return self._codings.where(among("id", keys)) if keys else []


def decided_twice(store: Store) -> set[str]:
    """The UUIDs of the decisions that are about a coding on which another one decided, too."""
    rows = store.all(
        "WITH had AS (SELECT d.uuid, CASE WHEN b.type = 'object' THEN json_extract(b.value, '$.coding') END coding "
        "FROM consensus_decisions d, json_each(CASE WHEN json_valid(d.before) THEN d.before ELSE '[]' END) b) "
        "SELECT DISTINCT uuid FROM had "
        "WHERE coding IN (SELECT coding FROM had GROUP BY coding HAVING COUNT(DISTINCT uuid) > 1)"
    )
    return {uuid for (uuid,) in rows}


def _place(coding: Coding) -> tuple[object, ...]:
    return coding.span, coding.code, coding.polarity, coding.weight, coding.round


def _place_of_draft(draft: CodingDraft) -> tuple[object, ...]:
    return draft.span, draft.code.key, draft.polarity, draft.weight, draft.round


def _told(coding: CodingBefore) -> dict[str, object]:
    return {
        "coding": coding.coding,
        "coder": coding.coder,
        "code": coding.code,
        "start": coding.span.start,
        "end": coding.span.end,
        "polarity": coding.polarity.value,
        "weight": coding.weight,
    }


def codings_before(text: str) -> tuple[CodingBefore, ...]:
    """What the column `before` holds. Raises errors of `door.UNFIT` for anything else."""
    codings = json.loads(text)
    if not isinstance(codings, list):
        raise TypeError(_("the codings are no list"))
    return tuple(_before(told) for told in codings)


def _before(told: dict[str, object]) -> CodingBefore:
    start, end, weight = told["start"], told["end"], told["weight"]
    if not isinstance(start, int) or not isinstance(end, int) or not isinstance(weight, int | None):
        raise TypeError(_("an offset or a weight is no number"))
    return CodingBefore(
        str(told["coding"]),
        str(told["coder"]),
        str(told["code"]),
        span_of(start, end),
        Polarity(str(told["polarity"])),
        weight,
    )


def _decision(row: Row) -> ConsensusDecision:
    (
        key, uuid, document, consensus, coder, first, second, mode, persons, result, certainty, error, reason, sha256,
        before, made, created, changed,
    ) = row  # fmt: skip
    return ConsensusDecision(
        key=key,
        uuid=uuid,
        document=document,
        consensus=consensus,
        coder=coder,
        first=first,
        second=second,
        mode=DecisionMode(mode),
        persons=tuple(map(str, json.loads(persons))),
        result=ConsensusResult(result),
        certainty=Certainty(certainty),
        error=CodingError(error),
        reason=reason,
        text_sha256=sha256,
        before=codings_before(before),
        made=tuple(map(str, json.loads(made))),
        created=created,
        changed=changed,
    )
