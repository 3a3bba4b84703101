"""Rules and searches as tables that an engine joins with the words of a pool."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from qualcode.pool.engines.hits import HIT_TABLES, HitPieces
from qualcode.pool.folder.arrow import plain_table
from qualcode.pool.words.expressions import MeantWord, MeantWords
from qualcode.pool.words.rules import Apart, CodingRule, Within
from qualcode.pool.words.vocabulary import PoolVocabulary, StandsFor

if TYPE_CHECKING:
    import pyarrow

    from qualcode.pool.engines.engine import Engine

Pattern = tuple[int, CodingRule]
"""A shared code (0 where nothing is coded) and one of its rules."""


@dataclass(frozen=True)
class HitPatterns:
    """Patterns with what their words stand for in one pool."""

    patterns: tuple[Pattern, ...]
    expressions: tuple[MeantWords, ...]
    stands_for: dict[MeantWord, StandsFor]

    @classmethod
    def resolved(cls, patterns: Sequence[Pattern], engine: Engine) -> HitPatterns:
        """Look the words of the patterns up in the pool."""
        expressions = tuple(dict.fromkeys(words for _code, rule in patterns for words in rule.meant()))
        meant = tuple(dict.fromkeys(word for expression in expressions for word in expression.words))
        vocabulary = PoolVocabulary(engine, meant)
        return cls(tuple(patterns), expressions, {word: vocabulary.stands_for(word) for word in meant})

    @property
    def absent(self) -> list[MeantWord]:
        """Words of which the pool has no form."""
        return [word for word, found in self.stands_for.items() if not found]

    def pieces(self, *, with_interviewer: bool = True) -> HitPieces:
        """What has to be joined to find them, be it also in what those say who ask."""
        rules = [rule for _code, rule in self.patterns]
        return HitPieces(
            lemmas=any(found.lemmas for found in self.stands_for.values()),
            words=any(found.words for found in self.stands_for.values()),
            in_both=any(found.lemmas and found.words for found in self.stands_for.values()),
            phrases=any(len(expression.words) > 1 for expression in self.expressions),
            near=any(rule.near is not None for rule in rules),
            excluded=any(rule.excluded for rule in rules),
            turns=any(rule.excluded and rule.within is Within.TURN for rule in rules),
            without_asked=not with_interviewer,
        )

    def tables(self) -> dict[str, pyarrow.Table]:
        """What is handed in to the engine beside the pool's own tables."""
        return {
            name: plain_table(HIT_TABLES[name], rows)
            for name, rows in (
                ("wanted_lemmas", self._wanted(lambda found: found.lemmas)),
                ("wanted_words", self._wanted(lambda found: found.words)),
                ("patterns", self._patterns()),
                ("excluded", self._excluded()),
            )
        }

    @cached_property
    def _numbers(self) -> dict[MeantWords, int]:
        return {expression: number for number, expression in enumerate(self.expressions, start=1)}

    def _wanted(self, column: Callable[[StandsFor], frozenset[str]]) -> Iterator[tuple[object, ...]]:
        for expression, number in self._numbers.items():
            for place, word in enumerate(expression.words):
                for value in sorted(column(self.stands_for[word])):
                    yield number, place, len(expression.words), value

    def _patterns(self) -> Iterator[tuple[object, ...]]:
        for number, (code, rule) in enumerate(self.patterns, start=1):
            first = self._numbers[rule.words]
            if rule.near is None:
                yield number, code, first, 0, 0, 0, 1
                continue
            in_words = rule.apart is Apart.WORDS
            width = rule.most + (max(len(rule.words.words), len(rule.near.words)) if in_words else 1)
            yield number, code, first, self._numbers[rule.near], int(in_words), rule.most, width

    def _excluded(self) -> Iterator[tuple[object, ...]]:
        for number, (_code, rule) in enumerate(self.patterns, start=1):
            for expression in rule.excluded:
                yield number, self._numbers[expression], rule.within.value
