"""Passages that a program names by their places and by all of their words: the words mend places that are wrong.

Databases hold the coded words of every passage. So what does not stand where its place says, as the places of its
text are counted, may stand where another way of counting puts it, since programs mixed them, or a few characters
beside. Then it is placed there and told; what stands nowhere near waits.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from qualcode.model.exchange.coordinates import CoordinateModel, CountedUnit, Placement
from qualcode.model.exchange.losses import Fate, Loss, LossKind
from qualcode.model.exchange.reasons import LossReason
from qualcode.model.spans import Span
from qualcode.reading.exchange.coordinates import RawText
from qualcode.reading.exchange.placing import RawPassage, place_passages

_MODELS = tuple(
    CoordinateModel(unit, newline) for unit in (CountedUnit.CODE_POINTS, CountedUnit.UTF16) for newline in (1, 2)
)
_MENDED = (LossReason.OTHER_WORDS_THERE, LossReason.OUTSIDE_TEXT, LossReason.COVERS_NOTHING)
_NEAR = 8  # characters; known are one (RQDA) and three (QualCoder, of a text with a byte order mark)
_SHORT = 10  # characters below which words stand anywhere, and mend one character only
_LONGEST_SEARCHED = 5_000  # characters of words that are looked for beside their place


@dataclass(frozen=True, slots=True)
class WordedPlace:
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
    raw: RawText, passages: Sequence[RawPassage], origin: str, said: CoordinateModel | None = None
) -> tuple[list[WordedPlace], Placement]:
    """Where the passages stand in the kept text, in their order, and how that was found out.

    These programs count characters, as their languages do; of the ways to do so that one holds under which most
    passages have their words. `origin` is the program, `said` a way that somebody named.
    """
    models = [said] if said else list(dict.fromkeys(raw.differing(model) for model in _MODELS))
    fitting = {model: [_fitting(raw, passage, model) for passage in passages] for model in models}
    numbers = {model: sum(span is not None for span in spans) for model, spans in fitting.items()}
    ranked = sorted(models, key=lambda model: -numbers[model])  # in their order where equal
    best, rivals = ranked[0], [model for model in ranked if numbers[model] == numbers[ranked[0]]]
    others = [index for index, span in enumerate(fitting[best]) if span is None]
    placed = place_passages(raw, [passages[index] for index in others], origin, best)
    outcomes = [WordedPlace(span) for span in fitting[best]]
    for at, index in enumerate(others):
        passage, span, why = passages[index], placed.spans[at], placed.why[at]
        if span is not None and at in placed.moved:
            outcomes[index] = _moved(span, _place(raw, passage, best))
        elif (
            span is not None and not passage.are_words and len({_place(raw, passage, rival) for rival in rivals}) > 1
        ):
            outcomes[index] = WordedPlace(None, span, LossReason.COUNTING_UNDECIDED)
        elif span is not None:
            outcomes[index] = WordedPlace(span)
        elif passage.are_words and why in _MENDED and (mended := _mended(raw, passage, best)):
            outcomes[index] = mended
        else:
            details = (shown_place(passage),) if why is LossReason.PLACE_UNREADABLE else ()
            outcomes[index] = WordedPlace(None, placed.likely[at], why, details)
    checked = sum(passage.are_words for passage in passages)
    second = ranked[1] if len(ranked) > 1 else None
    return outcomes, Placement(
        best,
        score=numbers[best] / checked if checked else 1.0,
        second=second,
        second_score=numbers[second] / checked if second and checked else 0.0,
        checked=checked,
        decided=all(outcome.why is not LossReason.COUNTING_UNDECIDED for outcome in outcomes),
        said=said is not None,
    )


def shown_place(passage: RawPassage) -> str:
    """The positions that a program gave, for people."""
    return "–".join("?" if position is None else str(position) for position in (passage.start, passage.end))


def same_words(text: str, words: str) -> bool:
    """Whether two texts are the same but for their white space."""
    return text == words or text.split() == words.split()


def _fitting(raw: RawText, passage: RawPassage, model: CoordinateModel) -> Span | None:
    """Where the passage stands under a model, if its words stand there."""
    if not passage.are_words or passage.start is None or passage.end is None:
        return None
    found = raw.locate(passage.start, passage.end, model)
    fits = found.is_inside and found.span.length and same_words(found.span.cut(raw.text), passage.words)
    return found.span if fits else None


def _place(raw: RawText, passage: RawPassage, model: CoordinateModel) -> Span:
    return raw.locate(passage.start or 0, passage.end or 0, model).span


def _mended(raw: RawText, passage: RawPassage, model: CoordinateModel) -> WordedPlace | None:
    """Where its words stand under another way of counting, or right beside its place; None for neither, or both."""
    told = _place(raw, passage, model)
    places = {_place(raw, passage, other) for other in {raw.differing(other) for other in _MODELS}}
    fitting = {place for place in places if place.length and same_words(place.cut(raw.text), passage.words)}
    if not fitting:
        near = _near_place(raw.text, told, passage.words)
        return None if near is None else _moved(near, told)
    return _moved(fitting.pop(), told) if len(fitting) == 1 else None


def _moved(place: Span, told: Span) -> WordedPlace:
    distance = max(abs(place.start - told.start), abs(place.end - told.end))
    return WordedPlace(place, None, LossReason.MENDED_BY_WORDS, (str(distance),))


def _near_place(text: str, span: Span, words: str) -> Span | None:
    """Where the words stand within a few characters of the span; None for nowhere, or twice equally near."""
    pieces = words.split()
    if not pieces or len(words) > _LONGEST_SEARCHED:
        return None
    pattern = re.compile(r"\s+".join(map(re.escape, pieces)))
    away = _NEAR if len(words) >= _SHORT else 1
    until = min(len(text), span.start + away + 2 * len(words) + 100)
    place, found = max(0, span.start - away), dict[int, list[Span]]()
    while (match := pattern.search(text, place, until)) is not None and match.start() <= span.start + away:
        found.setdefault(abs(match.start() - span.start), []).append(Span(*match.span()))
        place = match.start() + 1
    nearest = found[min(found)] if found else []
    return nearest[0] if len(nearest) == 1 else None
