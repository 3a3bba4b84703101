"""The agreement of the votes of a norming session, before the talk and after it, over the same passages."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from qualcode.agreement.kernel.coefficients import percent
from qualcode.agreement.kernel.krippendorff import krippendorff_alpha
from qualcode.agreement.kernel.ratings import Ratings
from qualcode.agreement.kernel.values import Value, pooled
from qualcode.model.codes import Code
from qualcode.model.team.norming import NormingVote
from qualcode.model.team.norming_figures import CodeChange, NoAlpha, NormingFigures, VoteFigures

_Turn = Mapping[tuple[int, int], frozenset[int]]
"""(Passage, coder) -> the codes that the coder gave it; all are keys."""


def figures_of_votes(votes: Collection[NormingVote], codes: Collection[Code]) -> NormingFigures:
    """The figures of a session's votes; `codes` are those of the codebook, in its order.

    With second votes only those votes count that a member gave in both turns, so that both are figures of the same.
    A code takes part that somebody gave, in either turn.
    """
    first, second = (_turn(votes, number) for number in (1, 2))
    compared = _ComparedVotes.of(set(first) & set(second) if second else set(first))
    given = {key for turn in (first, second) for place in compared.places & set(turn) for key in turn[place]}
    parts = [
        (code, _ratings(first, compared, code.key), _ratings(second, compared, code.key) if second else None)
        for code in codes
        if code.key in given
    ]
    return NormingFigures(
        members=len({coder for _passage, coder in (*first, *second)}),
        passages=len(compared.passages),
        votes=len(compared.places),
        left_out=len(first) + len(second) - len(compared.places) * (2 if second else 1),
        first=_together([before for _code, before, _after in parts]),
        second=_together([after for _code, _before, after in parts if after is not None]) if second else None,
        codes=tuple(_change(code, before, after, first, second, compared) for code, before, after in parts),
    )


@dataclass(frozen=True, slots=True)
class _ComparedVotes:
    """The votes that are compared: (passage, coder) of passages on which two coders voted at least."""

    places: frozenset[tuple[int, int]]
    passages: tuple[int, ...]
    coders: tuple[int, ...]

    @classmethod
    def of(cls, places: Collection[tuple[int, int]]) -> _ComparedVotes:
        voters: dict[int, set[int]] = {}
        for passage, coder in places:
            voters.setdefault(passage, set()).add(coder)
        kept = tuple(sorted(passage for passage, coders in voters.items() if len(coders) > 1))
        held = frozenset((passage, coder) for passage in kept for coder in voters[passage])
        return cls(held, kept, tuple(sorted({coder for _passage, coder in held})))


def _turn(votes: Collection[NormingVote], number: int) -> _Turn:
    return {(vote.passage, vote.coder): frozenset(vote.codes) for vote in votes if vote.turn == number}


def _ratings(turn: _Turn, compared: _ComparedVotes, code: int) -> Ratings:
    """Who gave the code which passage; a vote that is not compared is missing."""
    rows = [
        tuple(int(code in turn[passage, coder]) if (passage, coder) in compared.places else None
              for coder in compared.coders)
        for passage in compared.passages
    ]  # fmt: skip
    made = Ratings.from_units(rows, [str(coder) for coder in compared.coders], (0, 1))
    return Ratings(made.coders, made.categories, made.patterns, positive=1)


def _change(
    code: Code, before: Ratings, after: Ratings | None, first: _Turn, second: _Turn, compared: _ComparedVotes
) -> CodeChange:
    if after is None:
        return CodeChange(code.uuid, code.full_name, _figures(before))
    had = {place for place in compared.places if code.key in first[place]}
    has = {place for place in compared.places if code.key in second[place]}
    return CodeChange(code.uuid, code.full_name, _figures(before), _figures(after), len(has - had), len(had - has))


def _figures(ratings: Ratings) -> VoteFigures:
    return _told([ratings], krippendorff_alpha(ratings), percent(ratings))


def _together(parts: Sequence[Ratings]) -> VoteFigures:
    """Over all codes that take part, as the figures of agreement pool them."""
    return _told(parts, pooled(map(krippendorff_alpha, parts)), pooled(map(percent, parts)))


def _told(parts: Sequence[Ratings], alpha: Value, share: Value) -> VoteFigures:
    given = sum(pattern.count(1) * count for part in parts for pattern, count in part.patterns.items())
    reason = NoAlpha.EXISTS
    if alpha.value is None:
        few = any(part.pairable < 2 for part in parts)
        reason = NoAlpha.FEW if few else NoAlpha.ALWAYS if given else NoAlpha.NEVER
    return VoteFigures(alpha.value, share.value, given, reason)
