"""What is read in the texts of a survey, in processes of this machine: its sentences, and what tells who is speaking.

Lists of names are for those who add alone, so they are never handed to workers elsewhere.
"""

from __future__ import annotations

import pickle
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import compress
from typing import TYPE_CHECKING

from qualcode.language.batches import sentences_of
from qualcode.model.spans import Span
from qualcode.pool.folder.arrow import plain_batch
from qualcode.reporting.disclosure.finding import FindingKind
from qualcode.reporting.disclosure.hit_finder import NameHitFinder, Place

if TYPE_CHECKING:
    import pyarrow

    from qualcode.pool.folder.layout import Columns
    from qualcode.reporting.disclosure.check import Options

_GIVEN: Columns = {"text": "string", "is_checked": "int64"}
_FOUND: Columns = {"text": "int64", "kind": "string", "start": "int64", "stop": "int64"}
_SENTENCE = ""
"""The kind of what is no finding."""


@dataclass(slots=True)
class TextParts:
    """Where the sentences of a text stand, and what the name check found in it; in code points."""

    sentences: list[tuple[int, int]] = field(default_factory=list)
    named: list[Place] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class TextReader:
    """Reads batches of texts; `options` are those of the name check, pickled, since that is sooner compared."""

    options: bytes

    @classmethod
    def of(cls, options: Options) -> TextReader:
        """One that looks for what these options say."""
        return cls(pickle.dumps(options))

    def __call__(self, batch: pyarrow.RecordBatch) -> pyarrow.RecordBatch:
        """The sentences and the findings of a batch of `texts_batch`, one row each."""
        return plain_batch(_FOUND, self._found(batch))

    def _found(self, batch: pyarrow.RecordBatch) -> Iterator[tuple[int, str, int, int]]:
        texts, are_checked = (batch.column(name).to_pylist() for name in _GIVEN)
        hits = _finder(self.options).hits(compress(texts, are_checked))
        for number, (text, is_checked) in enumerate(zip(texts, are_checked, strict=True)):
            for sentence in sentences_of(text):
                yield number, _SENTENCE, sentence.start, sentence.end
            for hit in hits.get(text, ()) if is_checked else ():
                yield number, hit.kind.value, hit.span.start, hit.span.end


@lru_cache(maxsize=1)
def _finder(options: bytes) -> NameHitFinder:
    """One for all batches of a process: it remembers which words are like a name of the list."""
    return NameHitFinder(pickle.loads(options))  # noqa: S301 - made in this program, a moment ago


def texts_batch(texts: Sequence[tuple[str, bool]]) -> pyarrow.RecordBatch:
    """Texts for a `TextReader`, each with whether the name check looks at it."""
    return plain_batch(_GIVEN, ((text, int(is_checked)) for text, is_checked in texts))


def parts_in(found: pyarrow.RecordBatch) -> defaultdict[int, TextParts]:
    """What a `TextReader` gave back, by the number of the text in its batch."""
    parts = defaultdict[int, TextParts](TextParts)
    for number, kind, start, stop in zip(*(column.to_pylist() for column in found.columns), strict=True):
        if kind == _SENTENCE:
            parts[number].sentences.append((start, stop))
        else:
            parts[number].named.append((FindingKind(kind), Span(start, stop)))
    return parts
