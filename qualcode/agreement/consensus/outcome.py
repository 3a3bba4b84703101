"""What a decision makes of a place: the codings of the consensus, before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from qualcode.agreement.consensus.places import ConsensusPlace
from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.model.codings import Coding, Polarity
from qualcode.model.spans import Span, union
from qualcode.model.team.consensus import ConsensusResult


class ConsensusEdges(StrEnum):
    """Where the passages of the consensus lie if both gave a code with other edges."""

    UNITED = "united"
    INTERSECTED = "intersected"
    BY_HAND = "by-hand"


@dataclass(frozen=True, slots=True)
class ConsensusCoding:
    """A coding that the consensus gets: `code` is a key, offsets are code points of the document's present text."""

    code: int
    span: Span
    polarity: Polarity = Polarity.PRESENT
    weight: int | None = None


def outcome(
    place: ConsensusPlace,
    result: ConsensusResult,
    edges: ConsensusEdges = ConsensusEdges.UNITED,
    by_hand: Sequence[ConsensusCoding] = (),
) -> list[ConsensusCoding]:
    """The codings that a result gives at a place, in the order of the text.

    Those of a coder are copied. Of both, each code that both gave has the edges asked for, one polarity (mixed where
    theirs differ) and a weight where theirs is the same; the codes of one alone are copied. `by_hand` are the codings
    of the result *other*, and with edges by hand those of the codes that both gave. Raises QualcodeError where these
    are missing, or said without being asked for.
    """
    if by_hand and result is not ConsensusResult.OTHER and not _takes_edges(result, edges):
        raise QualcodeError(
            _("Codings by hand belong to another result."),
            _("Choose “other”, or “both” with edges by hand."),
        )
    match result:
        case ConsensusResult.FIRST:
            made = _copied(place.first)
        case ConsensusResult.SECOND:
            made = _copied(place.second)
        case ConsensusResult.BOTH:
            made = _of_both(place, edges, by_hand)
        case ConsensusResult.OTHER:
            made = list(by_hand)
            if not made:
                raise QualcodeError(
                    _("Nothing is said of the other coding."), _("Choose a code and a passage, or “none”.")
                )
        case _:
            made = []
    return sorted(dict.fromkeys(made), key=lambda coding: (coding.span, coding.code))


def agreed(place: ConsensusPlace) -> list[ConsensusCoding]:
    """The codings on which both agree; weights that differ are left out."""
    return outcome(place, ConsensusResult.BOTH)


def _takes_edges(result: ConsensusResult, edges: ConsensusEdges) -> bool:
    return result is ConsensusResult.BOTH and edges is ConsensusEdges.BY_HAND


def _copied(codings: Iterable[Coding]) -> list[ConsensusCoding]:
    return [ConsensusCoding(coding.code, coding.span, coding.polarity, coding.weight) for coding in codings]


def _of_both(
    place: ConsensusPlace, edges: ConsensusEdges, by_hand: Sequence[ConsensusCoding]
) -> list[ConsensusCoding]:
    shared = {coding.code for coding in place.first} & {coding.code for coding in place.second}
    if edges is ConsensusEdges.BY_HAND:
        if {coding.code for coding in by_hand} != shared or not shared:
            raise QualcodeError(
                _("Edges by hand are those of the codes that both gave."),
                _("Choose a passage for each of them, or “other” for other codes."),
            )
        rest = [coding for coding in place.codings if coding.code not in shared]
        return [*by_hand, *_copied(rest)]
    made: list[ConsensusCoding] = []
    for code in place.codes:
        mine = [coding for coding in place.first if coding.code == code]
        theirs = [coding for coding in place.second if coding.code == code]
        made += _met(mine, theirs, edges) if mine and theirs else _copied([*mine, *theirs])
    return made


def _met(first: Sequence[Coding], second: Sequence[Coding], edges: ConsensusEdges) -> list[ConsensusCoding]:
    """One code that both gave: passages that both have alike stay apart, the others are united or intersected."""
    if {coding.span for coding in first} == {coding.span for coding in second}:
        spans = sorted({coding.span for coding in first})
    elif edges is ConsensusEdges.UNITED:
        spans = union(coding.span for coding in (*first, *second))
    else:
        spans = _shared(union(coding.span for coding in first), union(coding.span for coding in second))
    return [_at(span, [*first, *second]) for span in spans]


def _shared(first: Sequence[Span], second: Sequence[Span]) -> list[Span]:
    """What lies in both."""
    pairs = ((mine, theirs) for mine in first for theirs in second if mine.overlap(theirs))
    return sorted(Span(max(mine.start, theirs.start), min(mine.end, theirs.end)) for mine, theirs in pairs)


def _at(span: Span, codings: Sequence[Coding]) -> ConsensusCoding:
    """A coding of one code with what those say of it that share text with it."""
    there = [coding for coding in codings if coding.span == span] or [
        coding for coding in codings if coding.span.overlap(span)
    ]
    polarities = {coding.polarity for coding in there}
    weights = {coding.weight for coding in there}
    return ConsensusCoding(
        there[0].code,
        span,
        polarities.pop() if len(polarities) == 1 else Polarity.MIXED,
        weights.pop() if len(weights) == 1 else None,
    )
