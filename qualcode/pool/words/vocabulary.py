"""Which words a pool holds, and which of them one that is looked for stands for: so that engines only compare."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from qualcode.language.batches import SEPARATOR
from qualcode.language.forms.normalised import folded
from qualcode.pool.words.expressions import MeantWord

if TYPE_CHECKING:
    import pyarrow

    from qualcode.pool.engines.engine import Engine


@dataclass(frozen=True, slots=True)
class StandsFor:
    """What a word that is looked for reads in the pool, in the columns `word` and `lemma`."""

    words: frozenset[str] = frozenset()
    lemmas: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.words or self.lemmas)


class PoolVocabulary:
    """All words of a pool. Only what is needed of it is asked for."""

    def __init__(self, engine: Engine, meant: Iterable[MeantWord]) -> None:
        meant = list(meant)
        self._words = self._lemmas = None
        if any(word.is_open or word.exact for word in meant):
            self._words = _values(engine, "word_vocabulary")
        if not all(word.exact for word in meant):
            self._lemmas = _values(engine, "lemma_vocabulary")
        self._known: frozenset[str] = frozenset()
        if self._words is not None and any(word.exact and not word.is_open for word in meant):
            self._known = frozenset(self._words.to_pylist())
        self._by_key = _by_key(self._lemmas) if any(not word.exact and not word.is_open for word in meant) else {}

    def stands_for(self, word: MeantWord) -> StandsFor:
        """What the word reads in the pool; nothing where the pool has none of its forms."""
        if word.is_open:
            words = _fitting(self._words, f"^(?:{word.pattern('.*')})$")
            if word.exact:
                return StandsFor(words)
            pattern = word.pattern(f"[^{SEPARATOR}]*")
            return StandsFor(words, _fitting(self._lemmas, f"(?:^|{SEPARATOR})(?:{pattern})(?:{SEPARATOR}|$)"))
        if word.exact:
            return StandsFor(self._known & {folded(word.typed)})
        found = (self._by_key.get(key, ()) for key in word.keys())  # noqa: SIM118 - it is no mapping
        return StandsFor(lemmas=frozenset(chain.from_iterable(found)))


def _values(engine: Engine, operation: str) -> pyarrow.Array:
    import pyarrow

    return engine.query(operation).column("value").combine_chunks().cast(pyarrow.string())


def _by_key(lemmas: pyarrow.Array) -> dict[str, list[str]]:
    """What stands in the column where a word is found under a lemma: this alone, or several beside it."""
    found: dict[str, list[str]] = defaultdict(list)
    for joined in lemmas.to_pylist():
        for lemma in joined.split(SEPARATOR):
            found[lemma].append(joined)
    return found


def _fitting(values: pyarrow.Array, pattern: str) -> frozenset[str]:
    import pyarrow.compute

    return frozenset(values.filter(pyarrow.compute.match_substring_regex(values, pattern)).to_pylist())
