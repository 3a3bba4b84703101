"""Texts that are read together tell what each of them tells when it is read alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.language.names.listed import ListedName, NameList
from qualcode.language.names.together import APART, together
from qualcode.reporting.disclosure import hit_finder
from qualcode.reporting.disclosure.hit_finder import NameHitFinder
from qualcode.reporting.disclosure.hits import Options, hits

PIECES = [
    "Das", "war", "Frau", "Herr", "Dr.", "Prof.", "med.", "Hrn.", "Lindner", "Kai", "Musterstadt.", "Anna", "aus",
    "Syrien", "geboren", "in", "sagte.", "Postleitzahl.", "Die", "12345", "Haus.", "Nr.", "Lindenstraße", "5", "Tel.",
    "0201", "[...]", "[A]nna", "L i n d", "n e r.", "Lind-", "ner", "hamburgisch", "a@b.de", "(at)", "b.de",
    "(lacht.", "Er)", "Xyzfoo", "Quarzolit.", "zurück?", "Ja,", "und", "zwölf.", "Mai", "2020", "FrauLindner", "Und",
    "O’Leary", "rer.", "Lehrer.", ",", "–", "„", "-", "\n", "aus\u2009Syrien", "die\u00adse", "Lind\u00ad",
    "Gestern", "kam", "Herr.", "Von", "phil.", "Weg!", "Am", "Bahnhof.", "[mail@b.de]", "@anna", "DE89 3704 0044",
    "0532 0130 00", "www.", "1.", "30", "+49 20", "Straße", "L", "P L Z", "hamburg", "isch", "zur Welt", "Nähe von",
    "Gu\u0308l", "/",
]  # fmt: skip
NAMES = NameList([ListedName("Anna Lindner"), ListedName("Musterstadt", "[Stadt]")], ["Anna Musterstadt"])
CHOSEN = {
    "no list": Options(None),
    "a list": Options(NAMES),
    "sure only": Options(NameList(NAMES.names), likely=False),
}
WORDS = st.lists(st.sampled_from(PIECES), max_size=7)
TEXTS = st.builds(str.join, st.sampled_from(["", " "]), WORDS)


@settings(deadline=None, max_examples=400)
@given(st.lists(TEXTS, max_size=7), st.sampled_from(sorted(CHOSEN)))
def test_texts_read_together_tell_what_each_tells_alone(texts, which):
    options = CHOSEN[which]
    alone = {text: hits(text, options) for text in texts}
    finder = NameHitFinder(options)
    assert finder.hits(texts) == {text: found for text, found in alone.items() if found}
    places = {text: [(hit.kind, hit.span) for hit in found] for text, found in alone.items() if found}
    assert finder.places(texts)[0] == places
    # and so do they where some were looked at before, whatever names were looked for then
    for before in CHOSEN.values():
        if before.likely == options.likely:
            _, kept = NameHitFinder(before).places(texts[::2])
            found, new = finder.places(texts, kept)
            assert found == places
            assert not new.keys() & kept.keys()
            assert finder.places(texts, kept | new) == (places, {})


def test_what_is_kept_is_not_read_again_but_for_names_and_disguises(monkeypatch):
    texts = ["Gestern kam die Quarzolitbude.", "Frau Anna Lindner kam.", "Das war L i n d n e r.", "Nichts davon."]
    options = Options(NameList(NAMES.names))
    found, kept = NameHitFinder(options).places(texts)
    assert len(kept) == 3
    read = []
    monkeypatch.setattr(hit_finder, "hits", lambda text, options: read.append(text) or hits(text, options))
    assert NameHitFinder(options).places(texts, kept) == (found, {})
    assert read == ["Das war L i n d n e r.", "Frau Anna Lindner kam."]


def test_many_texts_are_read_at_once_but_each_with_a_disguise_by_itself(monkeypatch):
    read = []
    monkeypatch.setattr(hit_finder, "hits", lambda text, options: read.append(text) or hits(text, options))
    plain = [f"Gestern kam die Quarzolitbude{letter} zurück." for letter in "abcdefgh"]
    found = NameHitFinder(Options(None)).hits([*plain, "Das war L i n d n e r.", *plain, "Am 3. Mai 2020."])
    assert [hit.span.cut(text) for text in plain for hit in found[text]] == [text.split()[3] for text in plain]
    assert read == ["Das war L i n d n e r.", "Am 3. Mai 2020.", APART.join(plain)]


@pytest.mark.parametrize("text", ["Prof. Lindner kam.", "Das sah Dr. med. Lindner.", "Er traf Hrn. Lindner."])
def test_a_title_is_not_parted_from_its_name(text):
    assert NameHitFinder(Options(None)).hits([text]) == {text: hits(text, Options(None))} != {text: []}


@given(st.lists(st.text(max_size=9), max_size=9), st.integers(0, 40))
def test_texts_together_are_all_texts_in_order_and_stand_where_it_is_said(texts, at_once):
    read = list(together(texts, at_once))
    assert [text for some in read for text in some.parts] == texts
    for some in read:
        placed = zip(some.parts, some.starts, strict=True)
        assert [some.text[start : start + len(text)] for text, start in placed] == some.parts
        assert len(APART.join(some.parts[:-1])) <= at_once
