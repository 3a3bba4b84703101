"""Place the passages of a source: choose how its program counted, and let wait what is not certain.

Each model gets a weight: how likely the program counts so, and how well the passages fit the text under it. Beside
the models stands that none holds, since the text may be another one. A passage is placed where the models that put it
there make up nearly all of the weight, so that one before the first emoji is placed though nobody knows how those
behind it were counted. Words that the file names are looked at once more: who says other words waits.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from qualcode.model.exchange.coordinates import CoordinateModel, Placement
from qualcode.model.exchange.reasons import LossReason
from qualcode.model.spans import Span
from qualcode.reading.exchange.coordinates import LocatedPassage, RawText, all_models
from qualcode.reading.exchange.origins import CountingHabits, habits_of, own_model
from qualcode.reading.exchange.scoring import NO_WEIGHTS, EdgeWeights, NamedWords, PassageFit, WordsFit, fit_of

SURE = 0.99
"""The share of the weight from which on it is decided; see tests/reading/exchange/test_false_decisions.py."""
_MOST_LOOKED_AT = 120  # passages of a source by which models are weighed
_AS_OTHERS, _UNLIKE_OTHERS = math.log(0.98), math.log(0.02)  # how often a source is counted as others of its project
_MOST_SEARCHED = 200_000_000  # characters of one text that are looked through for words, which takes some seconds
_MOVED_AT_MOST = 2  # code points by which both edges may be wrong and the words still say where it is
_QUOTED = 12  # characters from which on words that stand elsewhere are no title


@dataclass(frozen=True, slots=True)
class RawPassage:
    """A passage as the file tells it: its two positions, and the words that it names, cut perhaps.

    A position is None where the file has none, or no number. `are_words` says that `words` are surely those of the
    passage; else they may be a title that somebody gave it.
    """

    start: int | None
    end: int | None
    words: str = ""
    are_words: bool = False


@dataclass(frozen=True, slots=True)
class PlacedPassages:
    """A text as it is kept, and where each passage stands in it, in the order in which they came.

    `spans` are the certain places, None where there is none; then `likely` is one that a person should look at, if
    there is any, and `why` says why it waits (else None). `moved` are the indices of passages that stand not where
    they were told but right beside, where their words are.
    """

    text: str
    spans: tuple[Span | None, ...]
    likely: tuple[Span | None, ...]
    why: tuple[LossReason | None, ...]
    placement: Placement
    moved: tuple[int, ...] = ()


class LearntCounting:
    """What sources of a project say of how its program counts.

    They say much for a source of few passages; but not all, since it may have come into that project from elsewhere.
    """

    def __init__(self) -> None:
        self._placers: dict[str, _PassagePlacer] = {}
        self._evidence: dict[str, Mapping[CoordinateModel, float]] = {}

    def add(self, key: str, raw: RawText, passages: Sequence[RawPassage]) -> None:
        """Keep the passages of a source, which are looked at when another one asks."""
        self._placers[key] = _PassagePlacer(raw, passages)

    def beside(self, key: str) -> Mapping[CoordinateModel, float]:
        """What the sources but that one say for each model, as logarithms; nothing where there are no others."""
        if not self._placers.keys() - {key}:
            return {}
        for source, placer in self._placers.items():
            if source not in self._evidence:
                placer.weigh(placer.alike(all_models()))
                self._evidence[source] = placer.evidence()
        others = [said for source, said in self._evidence.items() if source != key]
        return {model: sum(said[model] for said in others) for model in all_models()}


def place_passages(
    raw: RawText,
    passages: Sequence[RawPassage],
    origin: str,
    said: CoordinateModel | None = None,
    others: Mapping[CoordinateModel, float] = MappingProxyType({}),
) -> PlacedPassages:
    """Place the passages of one source.

    `origin` is what the program calls itself; `said` is the model by which it counts, where that is known or somebody
    said it: then none is looked for. `others` is what other sources of the project say (see LearntCounting).
    """
    placer = _PassagePlacer(raw, passages)
    known = said or own_model(origin, has_mark=raw.has_mark)
    if known is not None:
        placer.weigh({known: [known]})
        placer.decide({known: 0.0, None: -math.inf})
    else:
        habits = habits_of(origin)
        models = sorted(all_models(), key=habits.weight, reverse=True)
        placer.weigh(placer.alike(models))
        placer.decide(_known_before(models, habits, others))
    return placer.placed(is_said=said is not None)


def _known_before(
    models: Sequence[CoordinateModel], habits: CountingHabits, others: Mapping[CoordinateModel, float]
) -> dict[CoordinateModel | None, float]:
    """How likely each model is, and that none holds, before the passages are looked at; as logarithms."""
    habitual: dict[CoordinateModel | None, float] = {model: habits.weight(model) for model in models}
    habitual[None] = math.log(habits.none)
    if not others:
        return habitual
    learnt = {model: weight + (others[model] if model else 0.0) for model, weight in habitual.items()}
    whole = _sum_of(list(learnt.values()))
    return {
        model: _sum_of([learnt[model] - whole + _AS_OTHERS, weight + _UNLIKE_OTHERS])
        for model, weight in habitual.items()
    }


class _PassagePlacer:
    def __init__(self, raw: RawText, passages: Sequence[RawPassage]) -> None:
        self._raw = raw
        self._passages = passages
        self._named = [NamedWords.of(passage.words) for passage in passages]
        self._alike: Mapping[CoordinateModel, Sequence[CoordinateModel]] = {}
        self._said: dict[CoordinateModel, float] = {}  # what the passages say for each, as logarithms
        self._totals: dict[CoordinateModel, float] = {}  # that, and what was known before
        self._shares: dict[CoordinateModel, float] = {}  # of the weight of all models, and that none holds
        self._fits: dict[CoordinateModel, float] = {}
        self._checked = 0
        self._searches = _WordSearch(raw.text)

    # ---- weighing ------------------------------------------------------------------------------------

    def alike(self, models: Iterable[CoordinateModel]) -> dict[CoordinateModel, list[CoordinateModel]]:
        """The models by the first one that counts this text in the same way."""
        found: dict[CoordinateModel, list[CoordinateModel]] = {}
        for model in models:
            found.setdefault(self._raw.differing(model), []).append(model)
        return {same[0]: same for same in found.values()}

    def evidence(self) -> dict[CoordinateModel, float]:
        """What the passages say for each model, as logarithms."""
        return {model: self._said[first] for first, same in self._alike.items() for model in same}

    def weigh(self, models: Mapping[CoordinateModel, Sequence[CoordinateModel]]) -> None:
        """Look what the passages say for each model; the values are those that count this text in the same way."""
        self._alike = models
        looked_at = [
            index  # what is outside however it is counted says nothing
            for index in self._looked_at()
            if any(self._located(index, model).is_inside for model in models)
        ]
        weights = EdgeWeights.of(self._raw.text) if looked_at and len(models) > 1 else NO_WEIGHTS
        located = {model: [self._located(index, model) for index in looked_at] for model in models}
        words = {
            model: [self._words_fit(index, place) for index, place in zip(looked_at, located[model], strict=True)]
            for model in models
        }
        known = [
            self._passages[index].are_words or any(words[model][number] for model in models)
            for number, index in enumerate(looked_at)
        ]
        self._checked = sum(known)
        for model in models:
            fits: dict[Span, PassageFit] = {}
            for number, (index, place) in enumerate(zip(looked_at, located[model], strict=True)):
                named = self._named[index] if known[number] else None
                fit = fit_of(self._raw.text, place, named, words[model][number], weights)
                if place.span not in fits or fit.weight > fits[place.span].weight:
                    fits[place.span] = fit
            self._said[model] = sum(fit.weight for fit in fits.values())
            self._fits[model] = sum(fit.share for fit in fits.values()) / len(fits) if fits else 1.0

    def decide(self, priors: Mapping[CoordinateModel | None, float]) -> None:
        """Give each model its share of the weight; one that is None is that none of them holds."""
        for first, same in self._alike.items():
            self._totals[first] = self._said[first] + _sum_of([priors[model] for model in same])
        whole = _sum_of([*self._totals.values(), priors[None]])
        self._shares = {model: math.exp(total - whole) for model, total in self._totals.items()}

    def _looked_at(self) -> list[int]:
        """Indices of passages by which models are weighed: all, or some hundred evenly from beginning to end."""
        sound = [
            index
            for index, passage in enumerate(self._passages)
            if passage.start is not None and passage.end is not None and passage.start != passage.end
        ]
        if len(sound) <= _MOST_LOOKED_AT:
            return sound
        sound.sort(key=lambda index: (self._passages[index].start or 0, self._passages[index].end or 0))
        return [sound[number * len(sound) // _MOST_LOOKED_AT] for number in range(_MOST_LOOKED_AT)]

    def _located(self, index: int, model: CoordinateModel) -> LocatedPassage:
        passage = self._passages[index]
        return self._raw.locate(passage.start or 0, passage.end or 0, model)

    def _words_fit(self, index: int, place: LocatedPassage) -> WordsFit:
        named = self._named[index]
        return named.fit(self._raw.text, place.span) if named else WordsFit.NOT

    # ---- placing -------------------------------------------------------------------------------------

    def placed(self, *, is_said: bool) -> PlacedPassages:
        """All passages, by the models with the most weight."""
        order = sorted(self._totals, key=lambda model: -self._totals[model])
        best, likely_models = order[0], [model for model in order if self._shares[model] > (1 - SURE) / 100]
        spans: list[Span | None] = []
        likely: list[Span | None] = []
        why: list[LossReason | None] = []
        moved: list[int] = []
        for index in range(len(self._passages)):
            outcome = self._outcome(index, best, likely_models)
            spans.append(outcome.span)
            likely.append(outcome.likely)
            why.append(outcome.why)
            if outcome.is_moved:
                moved.append(index)
        second = self._second(order)
        return PlacedPassages(
            self._raw.text,
            tuple(spans),
            tuple(likely),
            tuple(why),
            Placement(
                best,
                self._fits[best],
                second,
                self._fits[second] if second else 0.0,
                self._checked,
                decided=LossReason.COUNTING_UNDECIDED not in why,
                said=is_said,
            ),
            tuple(moved),
        )

    def _outcome(self, index: int, best: CoordinateModel, likely_models: Iterable[CoordinateModel]) -> _PlaceOutcome:
        passage = self._passages[index]
        if passage.start is None or passage.end is None:
            return _PlaceOutcome(why=LossReason.PLACE_UNREADABLE, likely=self._searches.only(self._named[index]))
        place = self._located(index, best)
        if not place.span.length:
            return _PlaceOutcome(
                why=LossReason.COVERS_NOTHING if place.is_inside else LossReason.OUTSIDE_TEXT,
                likely=self._searches.only(self._named[index]),
            )
        share = sum(
            self._shares[model]
            for model in likely_models
            if model == best or self._located(index, model).span == place.span
        )
        named = self._named[index]
        if named is not None and not named.fit(self._raw.text, place.span):
            elsewhere = self._searches.near(named, place.span)
            if elsewhere and share >= SURE and _is_beside(elsewhere, place.span) and self._is_quoted(index, place):
                return _PlaceOutcome(span=elsewhere, is_moved=True)
            if passage.are_words or (self._is_quoted(index, place) and self._searches.may_stand(named)):
                return _PlaceOutcome(why=LossReason.OTHER_WORDS_THERE, likely=elsewhere or place.span)
        if not place.is_inside:
            return _PlaceOutcome(why=LossReason.OUTSIDE_TEXT, likely=place.span)
        if share < SURE:
            return _PlaceOutcome(why=LossReason.COUNTING_UNDECIDED, likely=place.span)
        return _PlaceOutcome(span=place.span)

    def _is_quoted(self, index: int, place: LocatedPassage) -> bool:
        """Whether words that do not stand at the place are those of a passage, and no title that somebody gave it."""
        named = self._named[index]
        if named is None or self._passages[index].are_words:
            return named is not None
        return len(named.words) >= _QUOTED or abs(len(named.words) - place.span.length) <= _MOVED_AT_MOST

    def _second(self, order: Sequence[CoordinateModel]) -> CoordinateModel | None:
        """The next model under which any passage stands elsewhere."""
        looked_at = self._looked_at()
        first = [self._located(index, order[0]).span for index in looked_at]
        return next(
            (model for model in order[1:] if first != [self._located(index, model).span for index in looked_at]), None
        )


@dataclass(frozen=True, slots=True)
class _PlaceOutcome:
    span: Span | None = None
    likely: Span | None = None
    why: LossReason | None = None
    is_moved: bool = False


@dataclass(slots=True)
class _WordSearch:
    """Words looked for in a text, each once, and not without end."""

    text: str
    _found: dict[str, tuple[Span, ...]] = field(default_factory=dict)

    def only(self, named: NamedWords | None) -> Span | None:
        """The one place of the words; None where they stand nowhere or in several."""
        places = self._places(named) if named else ()
        return places[0] if len(places) == 1 else None

    def may_stand(self, named: NamedWords) -> bool:
        """Whether the words stand anywhere, or were not looked for since there are too many of them."""
        return bool(self._places(named)) or named.words not in self._found

    def near(self, named: NamedWords, place: Span) -> Span | None:
        """The place of the words beside another one, else the only one."""
        beside = Span(max(0, place.start - _MOVED_AT_MOST), place.end + _MOVED_AT_MOST)
        found = list(named.pattern().finditer(self.text, beside.start, beside.end)) if place.length < 10_000 else []
        return Span(*found[0].span()) if len(found) == 1 else self.only(named)

    def _places(self, named: NamedWords) -> tuple[Span, ...]:
        if named.words not in self._found:
            if len(self._found) * len(self.text) > _MOST_SEARCHED:
                return ()
            places = []
            for found in re.finditer(named.pattern(), self.text):
                places.append(Span(*found.span()))
                if len(places) == 2:
                    break
            self._found[named.words] = tuple(places)
        return self._found[named.words]


def _is_beside(place: Span, other: Span) -> bool:
    return max(abs(place.start - other.start), abs(place.end - other.end)) <= _MOVED_AT_MOST


def _sum_of(logarithms: Sequence[float]) -> float:
    """The logarithm of the sum of numbers whose logarithms these are."""
    highest = max(logarithms)
    if highest == -math.inf:
        return highest
    return highest + math.log(sum(math.exp(logarithm - highest) for logarithm in logarithms))
