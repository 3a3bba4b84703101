"""Quotations laid over their source word by word: what is marked, what is not. All texts are invented."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.language.forms.normalised import composed
from qualcode.language.quotations.candidates import PassageSearch, alike
from qualcode.language.quotations.compare import MARKED, DifferenceKind, SourceIndex, match
from qualcode.language.quotations.words import SourceWords, words_in_quotation
from qualcode.model.spans import Span

TEXT = (
    "Also das war am Anfang, sage ich mal, schon ziemlich schwierig. Jeder hat für sich entschieden, und die Leute "
    "sind dann einfach nach [Kommune] gekommen, und keiner wusste davon. Das haben wir dann geändert, mit einem "
    "runden Tisch. Und der läuft bis heute ganz gut, muss ich sagen. Die Behörde sitzt auch dabei, und zwar mit zwei "
    "Personen."
)


def laid(quoted, text=TEXT, dropped=(), passed=()):
    return match(words_in_quotation(quoted), composed(quoted), SourceIndex(text, SourceWords(text, dropped, passed)))


def told(found):
    return [(one.kind, one.source, one.quotation) for one in found.differences]


@pytest.mark.parametrize(
    "quoted",
    [
        "Jeder hat für sich entschieden",
        "jeder hat für sich entschieden – und die Leute",
        "einfach nach [Kommune] gekommen",
        "Die Behörde sitzt auch dabei",
        "ziemlich schwierig",
        unicodedata.normalize("NFD", "Die Behörde sitzt auch dabei"),
        "ziem\u00adlich schwierig. Jeder hat",
        "[D]as war am Anfang",
        "zwei Person[en]",
        "runden Tisch [sic]. Und der",
    ],
)
def test_what_stands_there_has_no_differences(quoted):
    found = laid(quoted)
    assert told(found) == []
    assert found.share == 1


@pytest.mark.parametrize(
    ("quoted", "expected"),
    [
        ("war am Anfang [...] schon ziemlich schwierig", [(DifferenceKind.OMITTED, "sage ich mal", "")]),
        ("war am Anfang (...) schon ziemlich schwierig", [(DifferenceKind.OMITTED, "sage ich mal", "")]),
        ("war am Anfang … schon ziemlich schwierig", [(DifferenceKind.OMITTED, "sage ich mal", "")]),
        ("und die Leute [Personen] sind dann", [(DifferenceKind.INSERTED, "", "[Personen]")]),
        ("und die [Betroffenen] sind dann einfach", [(DifferenceKind.REPLACED, "Leute", "[Betroffenen]")]),
        (
            "Jeder hat für sich entschieden [...] ganz gut [...] mit zwei Personen",
            [
                (DifferenceKind.OMITTED, TEXT[TEXT.index("und die Leute") : TEXT.index(" ganz gut")], ""),
                (DifferenceKind.OMITTED, TEXT[TEXT.index("muss ich") : TEXT.index(" mit zwei")].rstrip(","), ""),
            ],
        ),
    ],
)
def test_what_is_marked_is_told_as_marked(quoted, expected):
    found = laid(quoted)
    assert [(kind, " ".join(source.split()), said) for kind, source, said in told(found)] == expected
    assert found.unmarked == ()


@pytest.mark.parametrize(
    ("quoted", "expected"),
    [
        ("Jeder hat für uns entschieden, und die Leute", (DifferenceKind.CHANGED, "sich", "uns")),
        ("war am Anfang schon ziemlich schwierig", (DifferenceKind.LEFT_OUT, "sage ich mal", "")),
        ("Jeder hat leider für sich entschieden", (DifferenceKind.PUT_IN, "", "leider")),
        ("der läuft bis heute nicht ganz gut", (DifferenceKind.PUT_IN, "", "nicht")),
        ("dann einfach nach Quellstein gekommen, und keiner", (DifferenceKind.CHANGED, "Kommune", "Quellstein")),
        ("Unsere Behörde sitzt auch dabei", (DifferenceKind.MISSING, "", "Unsere")),
        ("mit einem runden Tisch. Und der lief", (DifferenceKind.MISSING, "", "lief")),
        ("Die Behörde sitzt auch dabei [...] das war am Anfang", (DifferenceKind.ORDER, "", "das war am Anfang")),
        ("und keiner wusste davon. Und der läuft bis heute", (
            DifferenceKind.LEFT_OUT, "Das haben wir dann geändert, mit einem runden Tisch", "",
        )),
    ],
)  # fmt: skip
def test_what_is_not_marked_is_told_word_by_word(quoted, expected):
    found = laid(quoted)
    assert [(one.kind, one.source, one.quotation) for one in found.unmarked] == [expected]


def test_a_changed_placeholder_is_known_as_one():
    (difference,) = laid("dann einfach nach Quellstein gekommen, und keiner").unmarked
    assert difference.bracketed


def test_marks_of_the_transcript_and_the_interviewer_may_be_left_out():
    text = "Das war so. #00:12:03-4# Und dann (.) kam es. I: Ja? B: Und zwar sofort und mit Wucht."
    stamp, pause, asked = (text.index(one) for one in ("#00", "(.)", "I: Ja?"))
    dropped = [Span(stamp, stamp + 12), Span(pause, pause + 3), Span(asked + 7, asked + 9)]
    found = laid("Das war so. Und dann kam es. Und zwar sofort", text, dropped, [Span(asked, asked + 6)])
    assert [one.kind for one in found.differences] == [DifferenceKind.PASSED]
    assert found.unmarked == ()


def test_what_stands_elsewhere_is_not_found():
    assert laid("Ganz etwas anderes steht in diesem Buch") is None


def test_the_span_is_that_of_the_stored_text():
    text = unicodedata.normalize("NFD", TEXT)
    found = laid("für sich entschieden", text)
    assert unicodedata.normalize("NFC", found.span.cut(text)) == "für sich entschieden"


WORDS = st.lists(st.sampled_from(TEXT.replace(",", "").replace(".", "").split()), min_size=12, max_size=60)


@settings(deadline=None)
@given(WORDS, st.data())
def test_omissions_and_insertions_that_are_marked_are_never_told_as_changes(words, data):
    numbered = [f"{word}{number}" for number, word in enumerate(words) if word.isalpha()]
    text = " ".join(numbered)
    start = data.draw(st.integers(0, max(0, len(numbered) - 10)))
    kept = numbered[start : start + data.draw(st.integers(8, 40))]
    if len(kept) < 8:
        return
    cut = data.draw(st.integers(3, len(kept) - 4))
    size = data.draw(st.integers(0, len(kept) - cut - 3))
    quoted = " ".join([*kept[:cut], "[...]", *kept[cut + size :]])
    quoted = quoted.replace(kept[1], f"{kept[1]} [Personen]", 1)
    found = laid(quoted, text)
    assert found.unmarked == ()
    assert found.span.cut(text) == " ".join(kept)
    assert {one.kind for one in found.differences} <= MARKED


@settings(deadline=None)
@given(WORDS, st.data())
def test_one_changed_word_is_always_told(words, data):
    numbered = [f"{word}{number}" for number, word in enumerate(words) if word.isalpha()]
    text = " ".join(numbered)
    at = data.draw(st.integers(0, len(numbered) - 1))
    changed = [*numbered[:at], "Fremdwort", *numbered[at + 1 :]]
    found = laid(" ".join(changed), text)
    assert "Fremdwort" in " ".join(one.quotation for one in found.unmarked)


@settings(deadline=None)
@given(st.text(alphabet="ab [].…(),ä\u0308\n*„“", max_size=80), st.text(alphabet="ab [].(),ä\u0308\n", max_size=80))
def test_any_quotation_over_any_text_gives_places_inside_of_it(quoted, text):
    found = laid(quoted, text)
    if found:
        assert 0 <= found.span.start <= found.span.end <= len(text)
        assert all(0 <= one.place.start <= one.place.end <= len(text) for one in found.differences)


# ---- finding the texts -------------------------------------------------------------------------------


def test_the_text_with_most_in_common_is_the_first_candidate():
    search = PassageSearch([words_in_quotation("Jeder hat für uns entschieden, und die Leute sind dann")])
    search.add(1, "Und die Leute sind dann weg.")
    search.add(2, TEXT)
    search.add(3, "Etwas anderes.")
    assert search.candidates(0) == {1: 3, 2: 5}


def test_a_few_words_are_looked_for_as_they_are():
    search = PassageSearch([words_in_quotation("ganz gut")])
    search.add(1, TEXT)
    search.add(2, "gut und ganz")
    assert search.candidates(0) == {1: 1}


def test_nearly_the_same_words_are_alike():
    quotations = [
        "Jeder hat für sich entschieden, und die Leute sind gekommen",
        "Etwas anderes steht hier, und zwar in vielen Worten",
        "Jeder hat ja für sich entschieden [...] und die Leute sind gekommen",
    ]
    assert alike([words_in_quotation(one) for one in quotations]) == [(0, 2)]
