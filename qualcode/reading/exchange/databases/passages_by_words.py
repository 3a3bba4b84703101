"""Passages that a program names by their places and by all of their words: the words say how places are counted.

Databases hold the coded words of every passage. So each way of counting is tried on a text, and the one holds under
which most passages have their words. What is off by a few characters there is put where its words stand; what has
other words waits, with the place where its words stand if there is but one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qualcode.model.exchange.coordinates import CoordinateModel, CountedUnit, Placement
from qualcode.model.exchange.losses import Fate, Loss, LossKind
from qualcode.model.exchange.reasons import LossReason
from qualcode.model.spans import Span
from qualcode.reading.exchange.coordinates import RawText

CHARACTER_MODELS = tuple(
    CoordinateModel(unit, newline)
    for unit in (CountedUnit.CODE_POINTS, CountedUnit.UTF16)
    for newline in (1, 2)
)
"""How programs may count whose own language counts characters; the first of equals holds."""

_NEAR = 8  # characters; measured are one (RQDA) and three (QualCoder, of a file with its own byte order mark)
_LONGEST_SEARCHED = 5_000  # characters of words that are looked for beside their place
_SHORTEST_SOUGHT = 12  # characters: shorter words stand anywhere


@dataclass(frozen=True, slots=True)
class NamedPassage:
    """A passage as a program names it: its positions, None for what is no number, and its words if it has them."""

    start: int | None
    end: int | None
    words: str = ""

    @property
    def place(self) -> str:
        """The positions for people."""
        return "–".join("?" if position is None else str(position) for position in (self.start, self.end))


@dataclass(frozen=True, slots=True)
class PlacedPassage:
    """Where it stands in our text; without a `span` it waits, and `likely` is where to look.

    `why` is a reason to tell, with its details.
    """

    span: Span | None
    likely: Span | None = None
    why: LossReason | None = None
    details: tuple[str, ...] = ()

    def loss(self, name: str, where: str, kind: LossKind = LossKind.CODING) -> Loss | None:
        """What is told of it, None where it stands as it was."""
        if self.why is None:
            return None
        fate = Fate.WAITS if self.span is None else Fate.CHANGED
        return Loss(kind, self.why, name, where, fate=fate, details=self.details)


def placed_by_words(
    raw: RawText,
    passages: Sequence[NamedPassage],
    *,
    models: Iterable[CoordinateModel] = CHARACTER_MODELS,
    said: CoordinateModel | None = None,
) -> tuple[list[PlacedPassage], Placement]:
    """Where the passages stand in the kept text, in their order, and how that was found out.

    `models` are the ways of counting that may hold, the likeliest first; `said` is one that somebody named.
    """
    candidates = list(dict.fromkeys(raw.differing(model) for model in ((said,) if said else models)))
    named = [passage for passage in passages if passage.words.strip()]
    fitting = {model: sum(_fits(raw, passage, model) for passage in named) for model in candidates}
    ranked = sorted(candidates, key=lambda model: -fitting[model])  # in their order where equal
    best, total = ranked[0], len(named)
    second = next((model for model in ranked[1:]), None)
    is_decided = bool(said) or second is None or fitting[best] > fitting[second] or _agree(raw, passages, ranked)
    placement = Placement(
        best,
        score=fitting[best] / total if total else 1.0,
        second=second,
        second_score=fitting[second] / total if total and second else 0.0,
        checked=total,
        decided=is_decided,
        said=said is not None,
    )
    return [_placed(raw, passage, best, is_decided=is_decided) for passage in passages], placement


def same_words(text: str, words: str) -> bool:
    """Whether two texts are the same but for their white space."""
    return text == words or text.split() == words.split()


def mended_by_words(text: str, span: Span, words: str) -> PlacedPassage | None:
    """A passage whose words stand but a few characters beside its place; None for others."""
    near = _near_place(text, span, words)
    if near is None:
        return None
    moved = max(abs(near.start - span.start), abs(near.end - span.end))
    return PlacedPassage(near, None, LossReason.MENDED_BY_WORDS, (str(moved),))


def _fits(raw: RawText, passage: NamedPassage, model: CoordinateModel) -> bool:
    if passage.start is None or passage.end is None:
        return False
    found = raw.locate(passage.start, passage.end, model)
    return found.is_inside and same_words(found.span.cut(raw.text), passage.words)


def _agree(raw: RawText, passages: Sequence[NamedPassage], models: Sequence[CoordinateModel]) -> bool:
    """Whether all ways of counting lead to the same passages."""
    for passage in passages:
        if passage.start is not None and passage.end is not None:
            spans = {raw.locate(passage.start, passage.end, model).span for model in models}
            if len(spans) > 1:
                return False
    return True


def _placed(raw: RawText, passage: NamedPassage, model: CoordinateModel, *, is_decided: bool) -> PlacedPassage:
    has_words = bool(passage.words.strip())
    if passage.start is None or passage.end is None:
        return PlacedPassage(None, _only_place(raw, passage), LossReason.PLACE_UNREADABLE, (passage.place,))
    found = raw.locate(passage.start, passage.end, model)
    if has_words and found.is_inside and same_words(found.span.cut(raw.text), passage.words):
        if not found.span.length:
            return PlacedPassage(None, None, LossReason.COVERS_NOTHING)
        return PlacedPassage(found.span)
    if has_words and (mended := mended_by_words(raw.text, found.span, passage.words)) is not None:
        return mended
    likely = (_only_place(raw, passage) if has_words else None) or (found.span if found.span.length else None)
    if not found.is_inside:
        return PlacedPassage(None, likely, LossReason.OUTSIDE_TEXT)
    if has_words:
        return PlacedPassage(None, likely, LossReason.OTHER_WORDS_THERE)
    if not found.span.length:
        return PlacedPassage(None, None, LossReason.COVERS_NOTHING)
    if not is_decided:
        return PlacedPassage(None, likely, LossReason.COUNTING_UNDECIDED)
    return PlacedPassage(found.span)


def _near_place(text: str, span: Span, words: str) -> Span | None:
    """Where the words stand within a few characters of the span; None for nowhere, or twice equally near."""
    pattern = _pattern(words)
    if pattern is None:
        return None
    first = max(0, span.start - _NEAR)
    found: dict[int, Span] = {}
    while (match := pattern.search(text, first, min(len(text), span.start + _NEAR + _room(words)))) is not None:
        if match.start() > span.start + _NEAR:
            break
        distance = abs(match.start() - span.start)
        if distance in found:
            found[distance] = Span(0, 0)  # one before and one behind: nobody knows which
        else:
            found[distance] = Span(*match.span())
        first = match.start() + 1
    nearest = found[min(found)] if found else None
    return nearest if nearest is not None and nearest.length else None


def _only_place(raw: RawText, passage: NamedPassage) -> Span | None:
    """Where the words stand in the whole text if that is one place only."""
    pattern = _pattern(passage.words)
    if pattern is None or len(passage.words.strip()) < _SHORTEST_SOUGHT:
        return None
    first = pattern.search(raw.text)
    if first is None or pattern.search(raw.text, first.start() + 1):
        return None
    return Span(*first.span())


def _pattern(words: str) -> re.Pattern[str] | None:
    pieces = words.split()
    if not pieces or len(words) > _LONGEST_SEARCHED:
        return None
    return re.compile(r"\s+".join(map(re.escape, pieces)))


def _room(words: str) -> int:
    """How long a stretch may be that holds the words, with more white space between them than they name."""
    return 2 * len(words) + 100
