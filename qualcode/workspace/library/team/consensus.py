"""Consensus of two coders, for Python users: places, decisions, and what both agree on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar, overload

from qualcode.catalogue import _, ngettext
from qualcode.errors import NotFound, UsageProblem
from qualcode.workspace.library import display, frames
from qualcode.workspace.library.resolver import (
    all_of,
    known_word,
    name_of,
    polarity_of,
    several,
    text_of,
    yes_or_no,
)
from qualcode.workspace.library.things import StudyCoder
from qualcode.workspace.material.places import span_of_pair
from qualcode.workspace.team import consensus as use_cases
from qualcode.workspace.team import deciding
from qualcode.workspace.team.consensus_board import ConsensusAsked, PlaceOrder, PlaceState
from qualcode.workspace.team.consensus_lists import listed, listed_decisions

if TYPE_CHECKING:
    from qualcode.agreement.consensus.outcome import ConsensusCoding
    from qualcode.model.codes import Rules
    from qualcode.model.consent.withheld import Withheld
    from qualcode.model.team.consensus import ConsensusDecision
    from qualcode.reporting.consensus.listed_places import ListedPlace, ListedPlaces
    from qualcode.workspace.library.frames import DataFrame
    from qualcode.workspace.library.study import OpenStudy
    from qualcode.workspace.library.things import StudyCoding, StudyDocument
    from qualcode.workspace.team.consensus_board import BoardPlace, ConsensusBoard

Words = TypeVar("Words", bound=StrEnum)
_PAIR = 2
_LONGEST = 60  # characters of a passage in a line


def _word(kind: str, wanted: object, words: type[Words]) -> Words:
    """A value by its word, without one the value that says nothing."""
    known = [word.value for word in words]
    return words("") if wanted == "" and "" in known else words(known_word(kind, wanted, [*filter(None, known)]))


def _consensus_called(wanted: object) -> str:
    """The name of a consensus coder, who need not be there yet; empty where none is named."""
    if wanted is None:
        return ""
    return wanted.name if isinstance(wanted, StudyCoder) else name_of("coder", wanted)


class StudyDecision:
    """What was decided at a place, as it was when it was fetched; `record` holds all of it.

    `coders` are the names of the two who differed, in the order of “first” and “second”.
    """

    def __init__(self, study: OpenStudy, record: ConsensusDecision) -> None:
        self._study, self.record = study, record
        names = {coder.key: coder.name for coder in study.space.project.coders.all()}
        by_uuid = {coder.uuid: coder.name for coder in study.space.project.coders.all()}
        self.id = record.id
        self.coders = names[record.first], names[record.second]
        self.coder = names[record.coder]
        self.consensus = names[record.consensus]
        self.persons = tuple(by_uuid[uuid] for uuid in record.persons if uuid in by_uuid)
        self.mode = record.mode.value
        self.result = record.result.value
        self.sure = record.certainty.value
        self.error = record.error.value
        self.reason = record.reason
        self.created = record.created

    @property
    def made(self) -> list[StudyCoding]:
        """The codings of the consensus that it made and that are there still."""
        maker = self._study.maker()
        return [maker.coding(coding) for coding in self._study.space.project.consensus.made_by(self.record)]

    def withdraw(self) -> int:
        """Take it back with the codings that it made; gives how many went."""
        self._study.refuse_nobody()
        return deciding.withdraw(self._study.space, self.record)

    def rule(self, code: object = None) -> Rules:
        """The rules of a code with the passage and the reason proposed at their end, for whom a rule was unclear.

        Without a code it is the first of those that the two gave. Nothing is changed by it.
        """
        of = None if code is None else self._study.resolver.code(code)
        return deciding.rule_draft(self._study.space, self.record, of).rules

    def make_anchor(self, code: object = None) -> None:
        """Make the first coding that it made (of a code, where one is named) an anchor example of its code."""
        of = None if code is None else self._study.resolver.code(code)
        self._study.refuse_nobody()
        deciding.make_anchor(self._study.space, self.record, of)

    def __repr__(self) -> str:
        return f"<decision {self.id}: {self.result}, {self.mode}: {', '.join(self.persons)}>"


class StudyPlace:
    """What two coders gave at one place, and what was decided of it, as it was when it was fetched.

    `kind` is agreed, boundary, polarity, code, only-first or only-second; `state` open, decided, undecided,
    overtaken, decided-twice or taken. `cost` is what it takes from alpha over sentences.
    """

    def __init__(self, study: OpenStudy, board: ConsensusBoard, entry: BoardPlace, document: StudyDocument) -> None:
        self._study, self._board, self._entry = study, board, entry
        place = entry.place
        self.id = place.id
        self.kind = place.kind.value
        self.state = entry.state.value
        self.document = document
        self.start, self.end = place.span.start, place.span.end
        self.codes = tuple(board.code_names[key] for key in place.codes)
        self.coders = board.first.name, board.second.name
        self.pending = place.is_pending
        self.cost = place.cost

    @property
    def text(self) -> str:
        """The words from the first to the last passage of the place."""
        return self._entry.place.span.cut(self.document.text)

    @property
    def first(self) -> list[StudyCoding]:
        """What the first coder has there."""
        return [self._study.maker().coding(coding) for coding in self._entry.place.first]

    @property
    def second(self) -> list[StudyCoding]:
        """What the second coder has there."""
        return [self._study.maker().coding(coding) for coding in self._entry.place.second]

    @property
    def decisions(self) -> list[StudyDecision]:
        """What was decided of it: one decision, or several where copies of the study decided apart."""
        return [StudyDecision(self._study, decision) for decision in self._entry.decisions]

    def decide(
        self,
        take: str,
        *,
        mode: str,
        persons: object = (),
        reason: str = "",
        sure: str = "",
        error: str = "",
        edges: str = "",
        codings: Iterable[tuple[object, ...]] = (),
        anchor: bool = False,
        consensus: object = None,
    ) -> StudyDecision:
        """Decide it: first, second, both, other, none or undecided; replaces what was decided of the place.

        `mode` is joint or third, `persons` who talked (else the two). `sure` is sure, probable or unsure, `error`
        slip, boundary or rule. Of both, passages of the same code are united unless `edges` is intersected or
        by-hand.
        `codings` by hand are (code, (start, end)), with a polarity behind where it is not present. `consensus` names
        the consensus coder, who is added with the first decision. Raises QualcodeError where the place was changed or
        decided meanwhile.
        """
        from qualcode.agreement.consensus.outcome import ConsensusEdges
        from qualcode.model.team.consensus import Certainty, CodingError, ConsensusResult, DecisionMode

        study = self._study
        draft = deciding.DecisionDraft.at(
            self._board,
            self._entry,
            _word("take", take, ConsensusResult),
        )
        draft = replace(
            draft,
            mode=_word("mode", mode, DecisionMode),
            persons=tuple(coder.name for coder in all_of(persons, study.resolver.coder)),
            reason=text_of("reason", reason),
            certainty=_word("sure", sure, Certainty),
            error=_word("error", error, CodingError),
            edges=_word("edges", edges, ConsensusEdges) if edges else None,
            by_hand=tuple(self._by_hand(said) for said in codings),
            anchor=yes_or_no("anchor", anchor),
            consensus=_consensus_called(consensus) or draft.consensus,
        )
        study.refuse_nobody()
        return StudyDecision(study, deciding.decide(study.space, draft))

    def _by_hand(self, said: tuple[object, ...]) -> ConsensusCoding:
        from qualcode.agreement.consensus.outcome import ConsensusCoding
        from qualcode.model.codings import Polarity

        span = span_of_pair(said[1]) if isinstance(said, tuple) and len(said) in (2, 3) else None
        if span is None:
            raise UsageProblem(
                _("{wrong} is no coding by hand.", wrong=repr(said)),
                _('Give (code, (start, end)), or with a polarity: ("Interferenz", (10, 40), "absent").'),
            )
        polarity = polarity_of(said[2]) if len(said) > _PAIR else Polarity.PRESENT
        return ConsensusCoding(self._study.resolver.code(said[0]).key, span, polarity)

    def __repr__(self) -> str:
        words = display.shown(" ".join(self.text.split()), _LONGEST)
        codes = ", ".join(self.codes)
        return f"<place {self.id}: {codes}, {self.kind}, {self.state}: {self.document.name} “{words}”>"


class StudyPlaces(Sequence[StudyPlace]):
    """Places of two coders in the order asked for, as they were when they were fetched; by place or by id.

    `alpha` is the pooled one over sentences, `progress` the numbers of all their places by state.
    """

    def __init__(self, study: OpenStudy, board: ConsensusBoard) -> None:
        self._study, self._board = study, board
        self.coders = board.first.name, board.second.name
        self.alpha = board.found.alpha
        self.progress: Mapping[str, int] = {state.value: number for state, number in board.progress.items()}
        maker = study.maker()
        self._places = [
            StudyPlace(study, board, entry, maker.document(entry.place.document)) for entry in board.items
        ]

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, wanted: int | str) -> StudyPlace: ...
    @overload
    def __getitem__(self, wanted: slice) -> list[StudyPlace]: ...
    def __getitem__(self, wanted: int | str | slice) -> StudyPlace | list[StudyPlace]:
        if not isinstance(wanted, str):
            return self._places[wanted]
        for place in self._places:
            if wanted == place.id or wanted in {coding.id for coding in place._entry.place.codings}:
                return place
        raise NotFound(
            "place",
            wanted,
            [place.id for place in self._places[:3]],
            message=_("No place that was asked for has a coding “{id}”.", id=wanted),
        )

    def listed(self, *, numbered: bool, withheld: Withheld | None = None) -> ListedPlaces:
        """As they are written; see `study.write`."""
        return listed(self._study.space, self._board, self._board.items, numbered=numbered, withheld=withheld)

    def frame(self) -> DataFrame:
        """One row a place: id, document, passage, codes, kind, state, what each of the two has, result, cost."""
        places = self._places
        decided = [place._entry.decision for place in places]
        return frames.frame(
            frames.FrameColumns(
                {
                    "id": [place.id for place in places],
                    "document": [place.document.name for place in places],
                    "start": [place.start for place in places],
                    "end": [place.end for place in places],
                    "codes": [", ".join(place.codes) for place in places],
                    "kind": [place.kind for place in places],
                    "state": [place.state for place in places],
                    "pending": [place.pending for place in places],
                    "cost": [place.cost for place in places],
                    "result": [decision.result.value if decision else None for decision in decided],
                    "error": [decision.error.value if decision else None for decision in decided],
                    "text": [place.text for place in places],
                },
                whole=("start", "end"),
                decimals=("cost",),
            )
        )

    def __repr__(self) -> str:
        lines = [repr(place) for place in self._places[: display.SHOWN]]
        head = ngettext(
            "{count} place of {coders}", "{count} places of {coders}", len(self), coders=", ".join(self.coders)
        )
        return display.collection_lines(head, lines, len(self))


class StudyDecisions(Sequence[StudyDecision]):
    """Decisions, oldest first, as they were when they were fetched; by place or by id."""

    def __init__(self, study: OpenStudy, coder: object, document: object) -> None:
        self._study = study
        self._of = None if coder is None else study.resolver.coder(coder)
        self._document = None if document is None else study.resolver.document(document)
        found = use_cases.decisions(study.space, document=self._document, of=self._of)
        self._decisions = [StudyDecision(study, decision) for decision in found]

    def __len__(self) -> int:
        return len(self._decisions)

    @overload
    def __getitem__(self, wanted: int | str) -> StudyDecision: ...
    @overload
    def __getitem__(self, wanted: slice) -> list[StudyDecision]: ...
    def __getitem__(self, wanted: int | str | slice) -> StudyDecision | list[StudyDecision]:
        if not isinstance(wanted, str):
            return self._decisions[wanted]
        for decision in self._decisions:
            if decision.id == wanted:
                return decision
        raise NotFound(
            "decision",
            wanted,
            [decision.id for decision in self._decisions[:3]],
            message=_("No decision that was asked for has the id “{id}”.", id=wanted),
        )

    def listed(self, *, numbered: bool, withheld: Withheld | None = None) -> ListedPlaces:
        """With what the two had then, as they are written; see `study.write`."""
        return listed_decisions(self._study.space, self._of, self._document, numbered=numbered, withheld=withheld)

    def frame(self) -> DataFrame:
        """One row a decision: what the two had then, and what was decided."""
        told = self.listed(numbered=False).places
        return frames.frame(
            frames.FrameColumns(
                {
                    "id": [place.id for place in told],
                    "document": [place.name for place in told],
                    "first": [place.coders[0] for place in told],
                    "second": [place.coders[1] for place in told],
                    "first_had": [_had(place, 0) for place in told],
                    "second_had": [_had(place, 1) for place in told],
                    "result": [place.decisions[0].result.value for place in told],
                    "mode": [place.decisions[0].mode.value for place in told],
                    "persons": [", ".join(place.decisions[0].persons) for place in told],
                    "sure": [place.decisions[0].certainty.value for place in told],
                    "error": [place.decisions[0].error.value for place in told],
                    "reason": [place.decisions[0].reason for place in told],
                    "state": [place.state for place in told],
                    "text": [place.text for place in told],
                    "created": [place.decisions[0].created for place in told],
                },
                times=("created",),
            )
        )

    def __repr__(self) -> str:
        lines = [repr(decision) for decision in self._decisions[: display.SHOWN]]
        return display.collection_lines(
            ngettext("{count} decision", "{count} decisions", len(self)), lines, len(self)
        )


def _had(place: ListedPlace, side: int) -> str:
    return ", ".join(
        f"{coding.code} ({coding.polarity.value} {coding.span.start}:{coding.span.end})" for coding in place.had[side]
    )


class StudyConsensus:
    """Where two coders differ, what was decided, and what both agree on.

    study.consensus.places(kinds="boundary", order="cost")[0].decide("both", consensus="Konsens")
    """

    def __init__(self, study: OpenStudy) -> None:
        self._study = study

    def places(
        self,
        coders: object = None,
        *,
        kinds: object = (),
        states: object = (),
        codes: object = (),
        documents: object = (),
        order: str = "cost",
        consensus: object = None,
        assume_finished: bool = False,
    ) -> StudyPlaces:
        """The places of two coders (else of the two who share most finished documents), of all kinds and states.

        `order` is cost, document or code. With `assume_finished` what one of the two did counts as finished by both.
        Raises QualcodeError while coders must not see each other's codings.
        """
        from qualcode.agreement.consensus.places import PlaceKind

        resolver = self._study.resolver
        asked = replace(
            self._asked(coders, consensus, assume_finished),
            kinds=frozenset(_word("kind", kind, PlaceKind) for kind in several(kinds)),
            states=frozenset(_word("state", state, PlaceState) for state in several(states)),
            codes=frozenset(code.key for code in all_of(codes, resolver.code)),
            documents=frozenset(document.key for document in all_of(documents, resolver.document)),
            order=_word("order", order, PlaceOrder),
        )
        return StudyPlaces(self._study, use_cases.consensus_places(self._study.space, asked))

    def decisions(self, coder: object = None, document: object = None) -> StudyDecisions:
        """What was decided: all, of what a coder had, of a document. Raises QualcodeError while blind."""
        return StudyDecisions(self._study, coder, document)

    def take_agreed(
        self,
        documents: object = None,
        *,
        coders: object = None,
        consensus: object = None,
        assume_finished: bool = False,
        preview: bool = False,
    ) -> int:
        """Give the consensus what both agree on in documents that both finished; gives how many codings were made.

        With `preview` nothing is written, and it gives at how many places both agree that the consensus has not yet.
        """
        space = self._study.space
        asked = self._asked(coders, consensus, assume_finished)
        chosen = None if documents is None else all_of(documents, self._study.resolver.document)
        found = use_cases.preview_agreed(space, use_cases.consensus_places(space, asked, costs=False), chosen)
        if yes_or_no("preview", preview):
            return len(found.places)
        self._study.refuse_nobody()
        return use_cases.take_agreed(space, found, asked.consensus)

    def finish(
        self,
        documents: object,
        *,
        even_open: bool = False,
        coders: object = None,
        consensus: object = None,
        assume_finished: bool = False,
    ) -> int:
        """Let the consensus have finished documents: it alone speaks for them then. Gives of how many that is new.

        Raises QualcodeError where places are left to decide there, unless `even_open`.
        """
        chosen = all_of(documents, self._study.resolver.document)
        asked = self._asked(coders, consensus, assume_finished)
        self._study.refuse_nobody()
        return use_cases.finish_all(self._study.space, chosen, asked, even_open=yes_or_no("even_open", even_open))

    def _asked(self, coders: object, consensus: object, assume_finished: object) -> ConsensusAsked:
        pair = [coder.uuid for coder in all_of(coders, self._study.resolver.coder)]
        if pair and len(pair) != _PAIR:
            raise UsageProblem(_("A consensus is between two coders."), _("Name both, or none."))
        first, second = pair or ("", "")
        return ConsensusAsked(
            first=first,
            second=second,
            consensus=_consensus_called(consensus),
            assume_finished=yes_or_no("assume_finished", assume_finished),
        )

    def __repr__(self) -> str:
        return "<consensus: .places(), .decisions()>"  # no text: names of methods
