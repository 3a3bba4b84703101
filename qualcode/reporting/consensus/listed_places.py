"""Places at which two coders gave codes, with what was decided of them: as lines to read and as an object.

What is listed is plain: names instead of keys, in exports “coder 1” instead of names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from qualcode.agreement.consensus.places import PlaceKind
from qualcode.agreement.study.results import NamedDocument
from qualcode.catalogue import Catalogue, program
from qualcode.model.codings import Polarity
from qualcode.model.spans import Span
from qualcode.model.team.consensus import Certainty, CodingError, ConsensusResult, DecisionMode
from qualcode.reporting.words.decision_words import (
    certainty_word,
    error_word,
    mode_word,
    place_kind_word,
    place_state_word,
    result_word,
)
from qualcode.reporting.words.number_format import coefficient
from qualcode.reporting.words.value_words import polarity_word
from qualcode.times import local_day

Object = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ListedCoding:
    """A coding as it is listed: `code` is the full name; `id` is empty for one of the past."""

    id: str
    code: str
    span: Span
    polarity: Polarity
    weight: int | None = None
    memo: str = ""


@dataclass(frozen=True, slots=True)
class ListedDecision:
    """What was decided: `coders` are the names of first and second, as the decision has them; `by` wrote it down.

    `had` is what the two had then, on the text of then, which is not the present one where `corrected`. `made` are
    those of its codings that are there.
    """

    id: str
    coders: tuple[str, str]
    mode: DecisionMode
    persons: tuple[str, ...]
    result: ConsensusResult
    certainty: Certainty
    error: CodingError
    reason: str
    by: str
    created: str
    had: tuple[tuple[ListedCoding, ...], tuple[ListedCoding, ...]]
    made: tuple[ListedCoding, ...]
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class ListedPlace:
    """A place: what two coders gave there, and the decisions of it.

    `id` names it in commands. `kind` is None and `state` empty for a decision of which no coding is there any more.
    `named` calls the document by label and number, `name` by its name. `finished_by` says whether the two finished
    the document, `is_pending` whether the silence of one of them means nothing yet.
    """

    id: str
    kind: PlaceKind | None
    state: str
    named: NamedDocument
    name: str
    span: Span
    text: str
    coders: tuple[str, str]
    had: tuple[tuple[ListedCoding, ...], tuple[ListedCoding, ...]]
    finished_by: tuple[bool, bool] = (True, True)
    is_pending: bool = False
    cost: float = 0.0
    decisions: tuple[ListedDecision, ...] = ()

    @property
    def codings(self) -> tuple[ListedCoding, ...]:
        """What both have, the first before the second."""
        return self.had[0] + self.had[1]


@dataclass(frozen=True, slots=True)
class ListedPlaces:
    """Places of two coders as they are listed, `alpha` being the pooled one over sentences, None where there is none.

    `coders` is None where each place has a pair of its own. `numbers` are those of all their places by state (values
    of `PlaceState`).
    """

    coders: tuple[str, str] | None
    places: Sequence[ListedPlace]
    alpha: float | None = None
    numbers: Mapping[str, int] | None = None


# ---- to read ----------------------------------------------------------------------------------------


def lines_of(place: ListedPlace, *, memos: bool = True) -> list[str]:
    """A place in lines of the program's language: where and how far, who gave what, the passage, the decisions."""
    words = program()
    told = {
        "id": place.id,
        "codes": ", ".join(dict.fromkeys(coding.code for coding in place.codings)) or "–",
        "document": place.name or words.said(str(place.named)),
        "span": f"{place.span.start}:{place.span.end}",
        "how": how_far(place, words),
    }
    if place.cost:
        cost = words.number(place.cost, 4)
        lines = [words.gettext("{id}  {codes}: {document} {span}; {how}; lowers alpha by {cost}", cost=cost, **told)]
    else:
        lines = [words.gettext("{id}  {codes}: {document} {span}; {how}", **told)]
    lines += [f"   {line}" for line in had_lines(place.coders, place.had, words, memos=memos)]
    lines += [f"   {line}" for line in pending_lines(place, words)]
    if place.text:
        lines.append("   " + words.quoted(" ".join(place.text.split())))
    for decision in place.decisions:
        lines += [f"   {line}" for line in decision_lines(decision, words)]
    return lines


def numbers_line(listed: ListedPlaces) -> str:
    """Whose places, how many in which state, and alpha, in the program's language."""
    words = program()
    numbers = [
        f"{place_state_word(state, words)} {words.number(number)}"
        for state, number in (listed.numbers or {}).items()
        if number
    ]
    coders = words.listed(map(words.said, listed.coders or ()))
    if listed.alpha is None:
        return words.gettext("{coders}: {numbers}", coders=coders, numbers=", ".join(numbers) or "0")
    return words.gettext(
        "{coders}: {numbers}; alpha {alpha}",
        coders=coders,
        numbers=", ".join(numbers) or "0",
        alpha=coefficient(listed.alpha, words=words),
    )


def how_far(place: ListedPlace, words: Catalogue) -> str:
    """Kind and state of a place: “boundaries, open”."""
    if place.kind is None:
        return words.pgettext("state of a place", "nothing of it is there any more")
    return f"{place_kind_word(place.kind, *place.coders, words)}, {place_state_word(place.state, words)}"


def pending_lines(place: ListedPlace, words: Catalogue) -> list[str]:
    """That the silence of one of the two means nothing yet."""
    if not place.is_pending:
        return []
    silent = place.coders[1] if place.kind is PlaceKind.ONLY_FIRST else place.coders[0]
    return [words.gettext("{coder} has not finished this document", coder=silent)]


def had_lines(
    coders: tuple[str, str],
    had: tuple[Sequence[ListedCoding], Sequence[ListedCoding]],
    words: Catalogue,
    *,
    memos: bool,
) -> Iterator[str]:
    """What each of two coders gave, with the memos."""
    for coder, codings in zip(coders, had, strict=True):
        yield f"{words.said(coder)}: {given(codings, words) or words.gettext('no code')}"
        for coding in codings if memos else ():
            if coding.memo:
                yield "   " + words.gettext("memo: {memo}", memo=" ".join(coding.memo.split()))


def given(codings: Iterable[ListedCoding], words: Catalogue) -> str:
    """Codings in one line: “Interferenz (present 120:180)”."""
    return ", ".join(
        f"{coding.code} ({polarity_word(coding.polarity, words)} {coding.span.start}:{coding.span.end})"
        for coding in codings
    )


def decision_lines(decision: ListedDecision, words: Catalogue) -> Iterator[str]:
    """What was decided, who did, why the coders differed, and what the consensus has."""
    told = {
        "id": decision.id,
        "result": result_word(decision.result, *decision.coders, words),
        "mode": mode_word(decision.mode, words),
        "persons": words.listed(map(words.said, decision.persons)),
        "day": local_day(decision.created, words),
    }
    yield words.gettext("decision {id}: {result} ({mode}: {persons}, {day})", **told)
    further = []
    if decision.certainty is not Certainty.UNSAID:
        further.append(words.gettext("how sure: {certainty}", certainty=certainty_word(decision.certainty, words)))
    if decision.error is not CodingError.UNSAID:
        further.append(words.gettext("why they differed: {error}", error=error_word(decision.error, words)))
    if further:
        yield "   " + "; ".join(further)
    if decision.made:
        yield "   " + words.gettext("consensus: {codings}", codings=given(decision.made, words))
    if decision.reason:
        yield "   " + words.gettext("reason: {reason}", reason=" ".join(decision.reason.split()))


# ---- for programs -----------------------------------------------------------------------------------


def object_of_places(listed: ListedPlaces, *, memos: bool = False) -> Object:
    """The places as one object, with or without memos; offsets are half-open code points of the stored text."""
    return {
        "coders": None if listed.coders is None else list(listed.coders),
        "alpha": listed.alpha,
        "numbers": dict(listed.numbers) if listed.numbers is not None else None,
        "places": [object_of_place(place, memos=memos) for place in listed.places],
    }


def object_of_place(place: ListedPlace, *, memos: bool = False) -> Object:
    """One place."""
    return {
        "id": place.id,
        "kind": place.kind.value if place.kind is not None else None,
        "state": place.state or None,
        "document": {"id": place.named.id, "label": place.named.label, "number": place.named.number},
        "start": place.span.start,
        "end": place.span.end,
        "text": place.text,
        "coders": list(place.coders),
        "had": [[_coding(coding, memos=memos) for coding in codings] for codings in place.had],
        "finished_by": list(place.finished_by),
        "pending": place.is_pending,
        "cost": place.cost,
        "decisions": [_decision(decision) for decision in place.decisions],
    }


def _coding(coding: ListedCoding, *, memos: bool) -> Object:
    return {
        "id": coding.id or None,
        "code": coding.code,
        "start": coding.span.start,
        "end": coding.span.end,
        "polarity": coding.polarity.value,
        "weight": coding.weight,
        **({"memo": coding.memo} if memos else {}),
    }


def _decision(decision: ListedDecision) -> Object:
    return {
        "id": decision.id,
        "coders": list(decision.coders),
        "mode": decision.mode.value,
        "persons": list(decision.persons),
        "result": decision.result.value,
        "certainty": decision.certainty.value or None,
        "error": decision.error.value or None,
        "reason": decision.reason,
        "by": decision.by,
        "created": decision.created,
        "on_former_text": decision.corrected,
        "had": [[_coding(coding, memos=False) for coding in codings] for codings in decision.had],
        "made": [_coding(coding, memos=False) for coding in decision.made],
    }


def words_of_places(listed: ListedPlaces, *, memos: bool = False) -> Iterator[str]:
    """All that is said in words in the list, with or without memos, each text once."""
    found: dict[str, None] = dict.fromkeys(listed.coders or ())
    for place in listed.places:
        found[place.named.label] = None
        found[place.text] = None
        for coding in place.codings:
            found[coding.code] = None
            if memos:
                found[coding.memo] = None
        for decision in place.decisions:
            found |= dict.fromkeys((decision.reason, decision.by, *decision.persons, *decision.coders))
            for coding in (*decision.had[0], *decision.had[1], *decision.made):
                found[coding.code] = None
    return filter(None, found)
