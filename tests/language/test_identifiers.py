"""What points at somebody by its form. All names, numbers and addresses are invented."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.language.names.identifiers import IdentifierKind, find_identifiers, is_iban

FOUND = [
    ("Schreiben Sie an a.ahorn@amt-ahorn.example bitte.", "a.ahorn@amt-ahorn.example", IdentifierKind.MAIL),
    ("m.ahorn (at) kreis.example", "m.ahorn (at) kreis.example", IdentifierKind.MAIL),
    ("auf DE89 3704 0044 0532 0130 00 und dann", "DE89 3704 0044 0532 0130 00", IdentifierKind.IBAN),
    ("de89370400440532013000", "de89370400440532013000", IdentifierKind.IBAN),
    ("GB82 WEST 1234 5698 7654 32", "GB82 WEST 1234 5698 7654 32", IdentifierKind.IBAN),
    ("m.ahorn [at] quellstein [dot] de", "m.ahorn [at] quellstein [dot] de", IdentifierKind.MAIL),
    ("an ahorn(at)quellstein(punkt)de schicken", "ahorn(at)quellstein(punkt)de", IdentifierKind.MAIL),
    ("ahorn [at] [Kommune] [dot] de", "ahorn [at] [Kommune] [dot] de", IdentifierKind.MAIL),
    ("auf Insta @petra_herne heißt sie", "@petra_herne", IdentifierKind.USER),
    ("bei @[Person]_herne.", "@[Person]_herne", IdentifierKind.USER),
    ("bei @petra.ahorn-77.", "@petra.ahorn-77", IdentifierKind.USER),
    ("Tel. 0203/000-1827", "0203/000-1827", IdentifierKind.PHONE),
    ("unter +49 (0)203 000 1827 da", "+49 (0)203 000 1827", IdentifierKind.PHONE),
    ("0151 00000789 bitte", "0151 00000789", IdentifierKind.PHONE),
    ("Durchwahl 4711", "4711", IdentifierKind.PHONE),
    ("am 12.03.1998 geboren", "12.03.1998", IdentifierKind.DATE),
    ("am 12. März 1998", "12. März 1998", IdentifierKind.DATE),
    ("seit 2021-03-12", "2021-03-12", IdentifierKind.DATE),
    ("on March 12, 2021", "March 12, 2021", IdentifierKind.DATE),
    ("am 30.06. beendet", "30.06.", IdentifierKind.DATE),
    ("die Lindenstraße 12 b", "Lindenstraße 12 b", IdentifierKind.ADDRESS),
    ("Am Alten Markt 5", "Am Alten Markt 5", IdentifierKind.ADDRESS),
    ("in der Lindenstraße", "Lindenstraße", IdentifierKind.ADDRESS),
    ("aus 99999 Quellstein", "99999 Quellstein", IdentifierKind.ADDRESS),
    ("die Frau Ahorn sagt", "Frau Ahorn", IdentifierKind.TITLED),
    ("Herr Dr. von Ahorn", "Herr Dr. von Ahorn", IdentifierKind.TITLED),
    ("Frau Kollegin Ahorn", "Frau Kollegin Ahorn", IdentifierKind.TITLED),
    ("Frau Özgün-Ahorn", "Frau Özgün-Ahorn", IdentifierKind.TITLED),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "kind"), FOUND)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_what_is_planted_is_found_in_either_unicode_form(text, words, kind, form):
    text, words = unicodedata.normalize(form, text), unicodedata.normalize(form, words)
    assert [(one.span.cut(text), one.kind) for one in find_identifiers(text)] == [(words, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "Der Herr [Name] ist da, die Frau Kollegin auch, und Frauen sowieso.",
        "siehe Kapitel 3.2.4, Baustein 2, Platz 3, § 16i SGB II",
        "#00:12:03-4# ja (2,5 s) 00:12:03",
        "ISBN 978-3-16-148410-0, urn:nbn:de:hbz:465-20230524-0203-4",
        "12000 Jugendliche, 10500 Euro, 2019-2022, 0,5 Stellen",
        "Der Platz 3 ist frei, auf dem Weg 2 Leute, am Standort 3",
        "an der Hauptstraße",
        "@alle: morgen, @[Person] auch, um @ 5 Uhr, Kolleg@innen, 2 @ 3",
        "[Person] [at] [Kommune] [dot] de, wir schauen [at] dort",
        "am 45.13.2020",
    ],
)
def test_what_only_looks_like_it_is_left_alone(text):
    assert find_identifiers(text) == ()


def test_an_account_number_is_no_phone_number_and_wrong_check_digits_are_told():
    (right,) = find_identifiers("DE89 3704 0044 0532 0130 00")
    (wrong,) = find_identifiers("DE89 3704 0044 0532 0130 01")
    assert (right.kind, right.certain, wrong.kind, wrong.certain) == ("account number", True, "account number", False)


def test_the_check_digits_follow_the_standard():
    assert is_iban("GB82WEST12345698765432")
    assert not is_iban("GB82WEST12345698765433")


@settings(deadline=None)
@given(st.text(alphabet="aA0Äß@.-–/ ()+:#1DE\u0308\u00ad\n“", max_size=300))
def test_any_text_gives_ordered_spans_that_do_not_overlap(text):
    spans = [one.span for one in find_identifiers(text)]
    assert all(span.length for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))


@pytest.mark.parametrize("run", ["a", "1", "A1 ", "Am ", "0 ", "a.", "A-", "Straße ", "(at)", "1."])
def test_endless_runs_take_no_endless_time(run):
    find_identifiers(run * 20_000)
