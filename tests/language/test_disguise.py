"""Words with signs in them that nobody sees, and names in disguise, are the words and names that they are."""

from __future__ import annotations

import unicodedata

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.agreement.kernel.units import tokens as units
from qualcode.language.alignment.tokens import tokenise
from qualcode.language.forms.normalised import Composed, composed, folded
from qualcode.language.names.identifiers import find_identifiers
from qualcode.language.names.likely import likely_names
from qualcode.language.names.listed import ListedName, NameList
from qualcode.language.quotations.words import SourceWords, keys_of
from qualcode.model.documents import count_words
from qualcode.model.invisible import RANGES, holds_invisible
from qualcode.project.file.row_rules import folded as folded_name
from qualcode.project.material.search_index import forms_of
from qualcode.reading.reports.label_patterns import LabelForm
from qualcode.reading.source.extract import words_in
from qualcode.reading.transcripts.turns import find_turns

NAMES = NameList(
    [ListedName("Quellstein", "[Kommune]"), ListedName("Wiebke Ahornberg", "[Person]"), ListedName("Müllerin", "[B]")]
)
SIGNS = [chr(first) for first, _ in RANGES] + ["\u200c", "\u200d", "\u2061", "\ufe0f", "\U000e0041"]
TEXT = (
    "Das machen Quellsteins Amt und Frau Müllerin. Wiebke Ahornberg (w.ahorn@amt.example, Tel. 0203/000-1827) war am "
    "12. März 1998 in der Lindenstraße 12.\nSabine kam dann aus Gelsenkirchen, “ganz für sich”."
)


def test_the_table_is_that_of_unicode():
    pattern = regex.compile(r"\p{Default_Ignorable_Code_Point}")
    known = {code for first, last in RANGES for code in range(first, last + 1)}
    assert known == {code for code in range(0x110000) if pattern.match(chr(code))}


def with_signs(draw_from, text):
    """The text with signs put in at some places, a soft hyphen not before white space, where it is a hyphen."""
    made = [(place % (len(text) + 1), sign) for place, sign in draw_from]
    result = ""
    for index, letter in enumerate(f"{text}\n"):
        result += "".join(s for place, s in made if place == index and not (s == "\u00ad" and letter.isspace()))
        result += letter
    return result[:-1]


inserted = st.lists(st.tuples(st.integers(0, 1000), st.sampled_from(SIGNS)), max_size=25)


@settings(deadline=None, max_examples=60)
@given(inserted, st.sampled_from(["NFC", "NFD"]))
def test_signs_anywhere_change_no_finding_and_are_covered_by_it(places, form):
    disguised = with_signs(places, unicodedata.normalize(form, TEXT))
    for find, kind in (
        (NAMES.hits, lambda one: (one.how, one.certain)),
        (find_identifiers, lambda one: (one.kind, one.certain)),
        (likely_names, lambda one: one.kind),
    ):
        plain = [(one.span.cut(TEXT), kind(one)) for one in find(TEXT)]
        assert plain
        assert [(composed(one.span.cut(disguised)), kind(one)) for one in find(disguised)] == plain
        assert "".join(one.span.cut(disguised) for one in find(disguised)).count("\n") == 0


@settings(deadline=None, max_examples=60)
@given(inserted, st.sampled_from(["NFC", "NFD"]))
def test_signs_anywhere_change_no_word(places, form):
    disguised = with_signs(places, unicodedata.normalize(form, TEXT))
    assert count_words(disguised) == count_words(TEXT)
    assert forms_of(disguised) == forms_of(TEXT)
    assert keys_of(disguised) == keys_of(TEXT) == SourceWords(disguised).keys
    numbers: dict[str, int] = {}
    assert tokenise(TEXT, numbers).ids == tokenise(disguised, numbers).ids
    assert [composed(one.cut(disguised)) for one in units(disguised)] == [one.cut(TEXT) for one in units(TEXT)]
    assert folded_name(disguised) == folded_name(TEXT)


@settings(deadline=None)
@given(st.text(max_size=30), inserted)
def test_the_glass_is_the_form_in_which_words_are_compared(text, places):
    disguised = with_signs(places, text)
    assert Composed(disguised).text == composed(disguised)
    assert not holds_invisible(composed(disguised))
    assert folded(disguised) == folded(composed(disguised))


@pytest.mark.parametrize("sign", SIGNS)
def test_speakers_and_labels_are_known_with_signs_in_them(sign):
    text = f"I{sign}: Wie war das?\n\n{sign}B: Gut.\n\nI: Und dann?\n\n{sign}B{sign}: Auch gut."
    assert [turn.speaker for turn in find_turns(text)] == ["I", "B", "I", "B"]
    printed = f"„So war das“ (R{sign}G{sign} 20{sign}22)."
    (mention,) = LabelForm(["RG"]).mentions(printed)
    assert [one.name for one in mention.labels] == ["RG 2022"]
    assert (printed[mention.start], printed[mention.end - 1]) == ("(", ")")


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Das war Q u e l l s t e i n, ja.", "Q u e l l s t e i n", "Quellstein"),
        ("Das war Q-u-e-l-l-s-t-e-i-n.", "Q-u-e-l-l-s-t-e-i-n", "Quellstein"),
        ("Das war Q.u.e.l.l.s.t.e.i.n.", "Q.u.e.l.l.s.t.e.i.n", "Quellstein"),
        ("QUELL-\nSTEIN", "QUELL-\nSTEIN", "Quellstein"),
        ("bei a Q u e l l s t e i n", "Q u e l l s t e i n", "Quellstein"),
        ("W i e b k e  A h o r n b e r g", "W i e b k e  A h o r n b e r g", "Wiebke Ahornberg"),
        ("in Quell-\nstein war", "Quell-\nstein", "Quellstein"),
        ("in Quell- stein war", "Quell- stein", "Quellstein"),
        ("in Quell\u00ad\nstein war", "Quell\u00ad\nstein", "Quellstein"),
        ("FrauMüllerin", "Müllerin", "Müllerin"),
        ("FrauMu\u200b\u0308llerin", "Mu\u200b\u0308llerin", "Müllerin"),
        ("WiebkeAhornberg war da", "WiebkeAhornberg", "Wiebke Ahornberg"),
        ("[Q]uellstein ist klein", "[Q]uellstein", "Quellstein"),
        ("in Quellstein[s] Amt", "Quellstein[s]", "Quellstein"),
        ("Dr.Quellstein", "Quellstein", "Quellstein"),
        ("in Quellstein-\nund Ahorn", "Quellstein", "Quellstein"),
    ],
)
def test_a_listed_name_in_disguise_is_found_whole(text, words, name):
    (hit,) = NAMES.hits(text)
    assert (hit.span.cut(text), hit.name.name, hit.certain) == (words, name, True)


@pytest.mark.parametrize(
    "name",
    ["Aydın", "Dvořák", "Đorđević", "Kőszegi", "Țepeș", "Szymańska", "McKay", "O’Leary", "D’Angelo", "Иванова"],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_names_of_many_languages_are_found_in_disguise(name, form):
    names = NameList([ListedName(name, "[Person]")])
    parted = [] if "’" in name else [f"Das hat {name[:3]}-\n{name[3:]} gesagt."]
    letters = [gap.join(unicodedata.normalize("NFC", name)) for gap in (" ", "-", ".")]
    parted += [f"Das hat {spaced} gesagt." for spaced in (*letters, letters[0].replace(" ’", "’"))]
    for text in (*parted, f"Das war Frau{name}, ja.", f"Herrn{name} fragen", f"Das hat Kai{name} gesagt."):
        assert len(names.hits(unicodedata.normalize(form, text))) == 1, text


@pytest.mark.parametrize("name", ["Ada McKay", "Kai Lindner", "Mia O’Leary"])
def test_letter_by_letter_a_capital_may_begin_a_word_or_not(name):
    for listed in (name, name.split()[1]):
        (hit,) = NameList([ListedName(listed)]).hits(f"Das war {' '.join(name.replace(' ', ''))}, ja.")
        assert hit.span.cut(f"Das war {' '.join(name.replace(' ', ''))}, ja.") == " ".join(listed.replace(" ", ""))


@pytest.mark.parametrize(
    ("text", "words"), [("Dr.Ulmenhain sagt", "Dr.Ulmenhain"), ("FrauUlmenhain sagt", "FrauUlmenhain")]
)
def test_a_title_may_be_glued_to_its_name(text, words):
    assert [one.span.cut(text) for one in find_identifiers(text)] == [words]


@pytest.mark.parametrize(
    ("text", "words"), [("gestern kam S a b i n e.", "S a b i n e"), ("gestern kam Sa-\nbine.", "Sa-\nbine")]
)
def test_likely_names_are_told_in_disguise(text, words):
    assert [one.span.cut(text) for one in likely_names(text)] == [words]


@pytest.mark.parametrize("text", ["i. d. R. u. a. m.", "die Kinder- und Jugendhilfe", "LehrerInnen, A B C D", "GfS"])
def test_what_is_written_like_that_anyway_is_no_name(text):
    assert NAMES.hits(text) == []
    assert likely_names(text) == ()
    assert find_identifiers(text) == ()


@pytest.mark.parametrize("run", ["a ", "a-", "aA", "[a]", "Dr.", "a\u200b", "-\n", "\u0308", "a-a "])
def test_endless_disguise_takes_no_endless_time(run):
    NAMES.hits(run * 5_000)
    find_identifiers(run * 5_000)


def test_words_of_a_file_are_counted_as_those_of_its_text():
    piece = unicodedata.normalize("NFD", "Schön übte Lind\u200bner.")
    assert words_in([piece]).total() == count_words(piece) == 3
