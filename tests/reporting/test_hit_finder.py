"""Reading each sentence once finds what is found in the whole text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.language.names.listed import ListedName, NameList
from qualcode.reporting.disclosure import hit_finder
from qualcode.reporting.disclosure.hit_finder import NameHitFinder
from qualcode.reporting.disclosure.hits import Options, hits

PIECES = [
    "Das", "war", "Frau", "Herr", "Dr.", "Prof.", "med.", "Hrn.", "Lindner", "Kai", "Musterstadt.", "Anna", "aus",
    "Syrien", "geboren", "in", "sagte.", "Postleitzahl.", "Die", "12345", "Haus.", "Nr.", "Lindenstraße", "5", "Tel.",
    "0201", "[...]", "[A]nna", "L i n d", "n e r.", "Lind-", "ner", "hamburgisch", "a@b.de", "(at)", "b.de",
    "(lacht.", "Er)", "Xyzfoo", "Quarzolit.", "zurück?", "Ja,", "und", "zwölf.", "Mai", "2020", "FrauLindner", "Und",
    "O’Leary", "rer.", "Lehrer.",
    "Gestern", "kam", "Herr.", "Von", "phil.", "Weg!", "Am", "Bahnhof.",
]  # fmt: skip
NAMES = NameList([ListedName("Anna Lindner"), ListedName("Musterstadt", "[Stadt]")], ["Anna Musterstadt"])
FINDERS = {
    "no list": NameHitFinder(Options(None)),
    "a list": NameHitFinder(Options(NAMES)),
    "sure only": NameHitFinder(Options(NameList(NAMES.names), likely=False)),
}
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map(" ".join)


@settings(deadline=None, max_examples=400)
@given(TEXTS, st.sampled_from(sorted(FINDERS)))
def test_sentence_by_sentence_is_all_at_once(text, which):
    finder = FINDERS[which]
    assert finder.hits(text) == hits(text, finder._options)


def test_a_sentence_is_read_once_and_its_hits_stand_where_it_stands(monkeypatch):
    read = []
    monkeypatch.setattr(hit_finder, "hits", lambda text, options: read.append(text) or hits(text, options))
    finder = NameHitFinder(Options(None))
    sentence = "Gestern kam die Quarzolitbude zurück."
    for before in ("Das war dann so.", "Das war dann so. [...]", "Nichts davon."):
        (hit,) = finder.hits(f"{before} {sentence}")
        assert hit.span.cut(f"{before} {sentence}") == "Quarzolitbude"
    assert read.count(sentence) == 1
    assert len(read) == 3


@pytest.mark.parametrize("text", ["Prof. Lindner kam.", "Das sah Dr. med. Lindner.", "Er traf Hrn. Lindner."])
def test_a_title_is_not_parted_from_its_name(text):
    assert NameHitFinder(Options(None)).hits(text) == hits(text, Options(None)) != []
