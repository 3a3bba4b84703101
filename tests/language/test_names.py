"""Listed names in any inflection, and likely names. All names are invented."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.language.names.likely import LikelyKind, likely_names
from qualcode.language.names.listed import ListedName, NameList
from qualcode.language.words.dictionary import is_german, is_listed
from qualcode.model.documents import count_words
from qualcode.reading.files import read
from qualcode.shipped import shipped

NAMES = NameList(
    [
        ListedName("Quellstein", "[Kommune A]", ("Universität Quellstein",)),
        ListedName("Nebelen", "[Kommune B]"),
        ListedName("Ölm", "[Kommune C]"),
        ListedName("Ahornberg, Wiebke", "[Person A]"),
        ListedName("Özgün Yıldızcı", "[Person B]"),
        ListedName("Hans", "[Person C]"),
        ListedName("Weil", "[Kommune D]"),
        ListedName("Anna", "[Person D]"),
    ],
    allowed=["Bildungswerk Quellstein"],
)

SURE = [
    ("Quellsteins Rathaus", "Quellsteins"),
    ("die Quellsteiner und ihr Amt", "Quellsteiner"),
    ("eine Quellsteinerin", "Quellsteinerin"),
    ("QUELLSTEIN", "QUELLSTEIN"),
    ("Quell\u00adstein", "Quell\u00adstein"),
    ("der Quellstein-Bote", "Quellstein"),
    ("die Nebeler", "Nebeler"),
    ("Ölms Dom", "Ölms"),
    ("Oelm", "Oelm"),
    ("Olm", "Olm"),
    ("Wiebke Ahornbergs Büro", "Wiebke Ahornbergs"),
    ("der Wiebke-Ahornberg-Weg", "Wiebke-Ahornberg"),
    ("bei Özgün Yıldızcı", "Özgün Yıldızcı"),
    ("bei Ozgun Yildizci", "Ozgun Yildizci"),
    ("Hans’ Büro", "Hans"),
    ("Anna's Büro", "Anna"),
    ("in Weil", "Weil"),
]


@pytest.mark.parametrize(("text", "words"), SURE)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_name_is_found_in_its_inflections_and_spellings(text, words, form):
    text, words = unicodedata.normalize(form, text), unicodedata.normalize(form, words)
    assert [(one.span.cut(text), one.certain) for one in NAMES.hits(text)] == [(words, True)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("in quellstein", "quellstein"),
        ("Quelstein", "Quelstein"),
        ("das Quellsteinprojekt", "Quellsteinprojekt"),
        ("die Ahornberg sagt", "Ahornberg"),
        ("Ahornbergs Büro", "Ahornbergs"),
        ("Weil es so ist.", "Weil"),
        ("die Hanse", "Hanse"),
    ],
)
def test_what_may_be_a_name_is_told_as_likely(text, words):
    assert [(one.span.cut(text), one.certain) for one in NAMES.hits(text)] == [(words, False)]


@pytest.mark.parametrize(
    "text",
    [
        "Annaberg, weil, das Quellwasser, ein Stein",
        "an der Universität Quellstein und der Universität Quellsteins",
        "das Bildungswerk Quellstein",
        "die Annahme",
    ],
)
def test_exceptions_are_respected_and_other_words_left_alone(text):
    assert NAMES.hits(text) == []


def test_an_exception_holds_for_its_own_place_only():
    text = "Universität Quellstein in Quellstein"
    assert [one.span.start for one in NAMES.hits(text)] == [26]
    assert NAMES.hits(text)[0].name.placeholder == "[Kommune A]"


def test_the_whole_name_wins_over_its_parts():
    (hit,) = NAMES.hits("Wiebke Ahornberg")
    assert (hit.name.name, hit.how) == ("Ahornberg, Wiebke", "as listed")


@settings(deadline=None)
@given(
    st.sampled_from(["Quellstein", "Ahornberg", "Nebelen"]),
    st.sampled_from(["", "s", "es"]),
    st.text(alphabet=" ,.;:!?()[]„“\n-–/0123456789", min_size=1, max_size=12),
    st.text(alphabet=" ,.;:!?()[]„“\n-–/", min_size=1, max_size=12),
)
def test_a_planted_name_is_found_whatever_stands_around_it(name, ending, before, after):
    text = f"und{before} {name}{ending}{after} und"
    places = [one.span.cut(text) for one in NAMES.hits(text)]
    assert places == [name + ending]


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_gives_spans_inside_of_it(text):
    spans = [one.span for one in NAMES.hits(text)] + [one.span for one in likely_names(text, unknown=False)]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


# ---- names in no list --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("gestern war Sabine da", "Sabine", LikelyKind.FIRST_NAME),
        ("Mehmets Bruder", "Mehmets", LikelyKind.FIRST_NAME),
        ("der Yilmaz war das", "Yilmaz", LikelyKind.SURNAME),
        ("bei uns in Gelsenkirchen", "Gelsenkirchen", LikelyKind.PLACE),
        ("wir in Essen", "Essen", LikelyKind.PLACE),
        ("das hat der Ubjekowic gesagt", "Ubjekowic", LikelyKind.UNKNOWN),
    ],
)
def test_likely_names_are_told(text, words, kind):
    assert [(one.span.cut(text), one.kind) for one in likely_names(text)] == [(words, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "Das Essen war gut, die Teilhabemanagerinnen und die Fallkonferenzen auch.",
        "Ubjekowic steht am Anfang und könnte jedes Wort sein.",
        "Die GfS, das BAMF und die Beratungs- und Bildungsangebote in [Gelsenkirchen]",
    ],
)
def test_words_are_no_likely_names(text):
    assert likely_names(text) == ()


def test_the_demo_corpus_has_no_more_than_three_false_hits_in_a_thousand_words():
    texts = [read(file).drafts[0].text for file in sorted(shipped("corpus").glob("*.txt"))]
    words = sum(map(count_words, texts))
    hits = sum(len(likely_names(text)) for text in texts)  # the corpus names nobody: every hit is false
    assert words > 10_000
    assert hits / words <= 3 / 1000


def test_the_dictionary_knows_words_as_they_are_written():
    assert is_listed("weil")
    assert not is_listed("weill")
    assert is_german("Fallkonferenz")
    assert is_german("Zuständigkeitslosigkeit")
    assert not is_german("Ubjekowic")
