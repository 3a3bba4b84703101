"""Words of texts as a pool keeps them: places in the text as it stands, one spelling, all lemmas, sentences."""

from __future__ import annotations

import pickle
import time
from bisect import bisect_right

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.errors import QualcodeError
from qualcode.language.batches import annotate, sentences_of, versions
from qualcode.language.forms.normalised import Composed, folded
from qualcode.language.words.lemmas import WORD, keys

pyarrow = pytest.importorskip("pyarrow")

COLUMNS = ["document", "sentence", "position", "start", "stop", "word", "lemma"]


def batch(*texts, sentences=None):
    columns = {
        "document": pyarrow.array(range(7, 7 + len(texts)), pyarrow.int64()),
        "text": pyarrow.array(texts, "string"),
    }
    for place, name in enumerate(("starts", "stops") if sentences is not None else ()):
        edges = [None if cut is None else [span[place] for span in cut] for cut in sentences]
        columns[name] = pyarrow.array(edges, pyarrow.list_(pyarrow.int64()))
    return pyarrow.RecordBatch.from_pydict(columns)


def rows(*texts, sentences=None):
    return [tuple(row.values()) for row in annotate(batch(*texts, sentences=sentences)).to_pylist()]


def expected(text, document=7):
    """The words by another way: of the whole text, each put into the sentence that begins before it."""
    composed, starts = Composed(text), [sentence.start for sentence in sentences_of(text)]
    found = []
    for match in WORD.finditer(composed.text):
        place = composed.span(*match.span())
        sentence = bisect_right(starts, place.start) - 1
        lemma = " ".join(sorted(keys(match[0])))
        found.append((document, sentence, len(found), place.start, place.end, folded(match[0]), lemma))
    return found


def test_each_word_has_its_sentence_its_place_and_all_that_it_is_found_under():
    assert rows("Die Arbeiten ruhen. Wir gehen.\nSchön!") == [
        (7, 0, 0, 0, 3, "die", "der"),
        (7, 0, 1, 4, 12, "arbeiten", "arbeit arbeiten"),
        (7, 0, 2, 13, 18, "ruhen", "ruhen"),
        (7, 1, 3, 20, 23, "wir", "wir"),
        (7, 1, 4, 24, 29, "gehen", "gehen"),
        (7, 2, 5, 31, 36, "schön", "schön"),
    ]


def test_places_are_those_of_the_text_as_it_stands():
    text = "\ufeff😀 Scho\u0308n\u200bheit und Ha\xaduser"
    found = rows(text)
    assert [text[start:stop] for _, _, _, start, stop, _, _ in found] == [
        "Scho\u0308n\u200bheit",
        "und",
        "Ha\xaduser",
    ]
    assert [row[5] for row in found] == ["schönheit", "und", "hauser"]


def test_sentences_that_are_known_are_taken_and_what_stands_in_none_is_no_word():
    text = "Anna: Ja. Nein gut."
    assert [(row[1], row[5]) for row in rows(text, sentences=[[(6, 9), (10, 19)]])] == [
        (0, "ja"),
        (1, "nein"),
        (1, "gut"),
    ]
    both = rows(text, "Eins. Zwei.", sentences=[[], None])
    assert [(row[0], row[1], row[5]) for row in both] == [(8, 0, "eins"), (8, 1, "zwei")]


def test_no_texts_and_texts_without_words_have_the_same_columns():
    for empty in (batch(), batch("", "…", "\x00\r\n ")):
        found = annotate(empty)
        assert found.schema.names == COLUMNS
        assert found.num_rows == 0
        assert found.schema == annotate(batch("Ja")).schema


def test_what_is_given_to_workers_can_be_pickled():
    again = pickle.loads(pickle.dumps(annotate))
    assert again(pickle.loads(pickle.dumps(batch("Ja, gut.")))).num_rows == 2


def test_a_worker_of_other_versions_refuses():
    assert annotate(batch("Ja"), wanted=versions()).num_rows == 1
    with pytest.raises(QualcodeError, match="interview-sentences") as refused:
        annotate(batch("Ja"), wanted=("other", "words"))
    assert "Ja" not in str(refused.value)


def test_a_word_of_a_million_letters_takes_no_time_and_is_its_own_lemma():
    before = time.process_time()
    found = rows("Donau" * 200_000)
    assert len(found) == 1
    assert found[0][5] == found[0][6]
    assert time.process_time() - before < 5


signs = st.sampled_from(list("aAeinßÄ\u0308\u0301.,!?…:;*_/-()[]„“\n\r\t 09😀\u200d\u200b\xad\u2028\x00א한ﬁ"))
words = st.sampled_from(
    ["Schön", "scho\u0308n", "z. B.", "Dr.", "Arbeiten", "Lehrer*innen", "und", "Wir", "[...]", "(lacht)"]
)
texts = st.lists(st.one_of(words, signs, st.just(" ")), max_size=25).map("".join)


@given(st.lists(texts, max_size=3))
@settings(max_examples=40)
def test_words_are_those_of_the_whole_text(given_texts):
    found = rows(*given_texts)
    assert found == [row for number, text in enumerate(given_texts) for row in expected(text, 7 + number)]
