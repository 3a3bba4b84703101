"""Words of many texts at once, as Arrow gives and takes them: for workers of pools, on this machine or on others.

A worker imports nothing of the package but this room and what lies below it. What is done here needs no project: the
same texts become the same words wherever they are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from qualcode.catalogue import _, program
from qualcode.errors import QualcodeError
from qualcode.language.forms.normalised import Composed, folded
from qualcode.language.sentences import split
from qualcode.language.words.lemmas import WORD, keys, lemmatizer
from qualcode.model.spans import Span

if TYPE_CHECKING:
    import pyarrow

STARTS, STOPS = "starts", "stops"
"""The columns with the sentences of texts that were cut before: lists of their starts and of their stops."""
SEPARATOR = " "
"""Between the lemmas that one word is found under."""

_LONGEST_WORD = 200  # code points; a longer one is in no list, and looking for its endings takes long
_WORDS_AND_BETWEEN = re.compile(f"({WORD.pattern})")
_LINE = re.compile(r"[^\n]+")
_MOST_FORMS = 2**18  # that are kept


def versions() -> tuple[str, str]:
    """Who cuts sentences and who makes lemmas here, with their versions."""
    return split.SEGMENTER, lemmatizer()


def annotate(texts: pyarrow.RecordBatch, *, wanted: tuple[str, str] | None = None) -> pyarrow.RecordBatch:
    """The words of texts in their order, one row a word.

    `texts` has the columns document (any whole number, which comes back with its words), text, and STARTS and STOPS
    where sentences are known; null in them stands for what `sentences_of` finds. What stands in no sentence, such as
    the label of a speaker, is no word. `wanted` are the `versions` of whoever asks; a worker of others refuses.

    The columns of what comes back are document, sentence (its number in the text, from 0), position (from 0 in each
    text), start and stop (code points of the text as it stands), word (as `folded`) and lemma: all that the word is
    found under, as `keys`, in order and joined by SEPARATOR. Words and lemmas are arrays with a dictionary.

    Raises QualcodeError for other versions.
    """
    import pyarrow

    if wanted is not None and wanted != versions():
        raise QualcodeError(
            _("A worker makes words by other versions: {versions}.", versions=program().listed(versions())),
            _("Install the same versions of qualcode, spaCy and simplemma there as here."),
        )

    documents: list[int] = []
    sentences: list[int] = []
    positions: list[int] = []
    starts: list[int] = []
    stops: list[int] = []
    forms: list[str] = []
    are_known = STARTS in texts.schema.names
    known = [texts.column(name) if are_known else pyarrow.nulls(texts.num_rows) for name in (STARTS, STOPS)]
    columns = (texts.column("document"), texts.column("text"), *known)
    for document, text, begins, ends in zip(*(column.to_pylist() for column in columns), strict=True):
        before = len(forms)
        for number, (start, stop) in enumerate(_places(text, begins, ends)):
            said = len(forms)
            _take_words(text[start:stop], start, forms, starts, stops)
            sentences += [number] * (len(forms) - said)
        documents += [document] * (len(forms) - before)
        positions += range(len(forms) - before)
    numbers = {"sentence": sentences, "position": positions, "start": starts, "stop": stops}
    places = {name: pyarrow.array(values, pyarrow.int32()) for name, values in numbers.items()}  # half the way back
    return pyarrow.RecordBatch.from_pydict(
        {"document": pyarrow.array(documents, pyarrow.int64()), **places, **_looked_up(forms)}
    )


def sentences_of(text: str) -> list[Span]:
    """The sentences of a text without turns, such as an answer of a survey: each line is a paragraph."""
    return split.split(text, [Span(*line.span()) for line in _LINE.finditer(text)])


def _places(text: str, starts: Sequence[int] | None, stops: Sequence[int] | None) -> Iterator[tuple[int, int]]:
    """Where the sentences of a text start and stop."""
    if starts is None or stops is None:
        return ((sentence.start, sentence.end) for sentence in sentences_of(text))
    return zip(starts, stops, strict=True)


def _take_words(said: str, offset: int, forms: list[str], starts: list[int], stops: list[int]) -> None:
    """Append the words of a sentence that begins at `offset`: this sees every word, so it leaves the loop to C."""
    composed = Composed(said)
    pieces = _WORDS_AND_BETWEEN.split(composed.text)
    forms += pieces[1::2]
    if composed.text is said:
        edges = list(accumulate(map(len, pieces), initial=offset))
        starts += edges[1:-1:2]
        stops += edges[2:-1:2]
        return
    edges = list(accumulate(map(len, pieces), initial=0))
    for start, stop in zip(edges[1:-1:2], edges[2:-1:2], strict=True):
        place = composed.span(start, stop)
        starts.append(offset + place.start)
        stops.append(offset + place.end)


@lru_cache(maxsize=_MOST_FORMS)
def _word_and_lemma(form: str) -> tuple[str, str]:
    word = folded(form)
    return word, SEPARATOR.join(sorted(keys(form))) if len(form) <= _LONGEST_WORD else word


def _looked_up(forms: Sequence[str]) -> dict[str, pyarrow.Array]:
    """The words and the lemmas of forms; each different form is looked up once."""
    import pyarrow

    numbers: dict[str, int] = {}
    places = pyarrow.array([numbers.setdefault(form, len(numbers)) for form in forms], pyarrow.int32())
    found = list(map(_word_and_lemma, numbers))
    words = pyarrow.array([word for word, _ in found], pyarrow.string())
    lemmas = pyarrow.array([lemma for _, lemma in found], pyarrow.string())
    return {"word": words.dictionary_encode().take(places), "lemma": lemmas.dictionary_encode().take(places)}
