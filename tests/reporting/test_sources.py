"""Cutting a passage from clean text gives what is put together for the passage alone."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qualcode.model.readings.transcription_rules import InQuotation, TranscriptionSign
from qualcode.model.spans import Span
from qualcode.reporting.quotations.sources import Sources
from tests.builders import ME, interview

NUMBERS = itertools.count()  # one project holds the texts of all examples
MARKS = ["(.)", "(2,5 s)", "//mhm//", "//so//", "[...]", "[…].", "[Kommune]", "#00:12:03-4#", "(lacht)", "[00:01:02]"]
WORDS = [
    "(I: und wer?)",
    "//I: mhm//",
    "(B2: nie, I: so)",
    "[B: gut",
    "]",
    "B: ",
    "I: ",
    "Das war",
    " ",
    "  ",
    "\n",
    "\n\n",
    ".",
    ",",
    "?",
    "12 ",
    "„so“",
    "\u00a0",
    "\ufdd0",
    "🙂",
]
SIGNS = ["oh=nee", "und_äh", " =so", "°leise°", "°", "@(.)@", "@echt@", "nei::n", "└ ", "[ja]", "<<leise> so>", "°h "]
PIECES = st.lists(st.sampled_from([*MARKS, *SIGNS, *WORDS]), min_size=1, max_size=14)
RULES = st.sampled_from(["", "", "simple", "kuckartz", "gat2", "tiq"])


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(PIECES, RULES, st.data())
def test_each_passage_reads_the_same_on_every_way(project, pieces, rules, data):
    text = "B: Nun.\n" + "".join(pieces) + "x"
    document = interview(project, f"a{next(NUMBERS)}", text)
    project.transcription.set([document.key], rules, ME)
    source = Sources(project).of(document.key)
    for expected in data.draw(st.lists(st.lists(spans_in(text), max_size=4), max_size=3)):
        source.expect(expected)
        for span in [*expected, data.draw(spans_in(text))]:
            if span.cut(text).strip():
                assert source.quoted(span, (), None)[0] == source.line(span).text


def spans_in(text):
    edges = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    return edges.filter(lambda pair: pair[0] != pair[1]).map(lambda pair: Span(min(pair), max(pair)))


def test_texts_beyond_the_limit_are_fetched_anew(project):
    documents = [interview(project, name, f"Text {name}. " * 40) for name in "abc"]
    sources = Sources(project, kept=1000)
    for document in itertools.chain(documents, documents):
        assert sources.of(document.key).text == project.documents.text(document)


SPOKEN = {
    "simple": (
        "Ja (...) so Sor/ gut (112) //das war// (unv.) Amt/Ort",
        "Ja so Sor/ gut das war (unv.) Amt/Ort",
    ),
    "kuckartz": ("Ja (..) gut (115) WIRKLICH (lacht) #00:12:03-4#", "Ja gut WIRKLICH (lacht)"),
    "gat2": (
        "°h also [ja] und_äh (--) ak!ZENT! ((lacht)) <<leise> so: gut> hm_hm in [Kommune] (0.5) (solche) ((...))",
        "also ja und äh akZENT ((lacht)) so gut hm_hm in [Kommune] (solche) ((...))",
    ),
    "tiq": (
        "└ Ja (.) °ganz ungeplant° @(.)@ oh=nee nei::n @echt@ (ja) ((hustet)) //mhm// a@b.de 20 °C Lehrer:innen (2)",
        "Ja ganz ungeplant oh nee nein echt (ja) ((hustet)) a@b.de 20 °C Lehrer:innen",
    ),
}


@pytest.mark.parametrize("rules", SPOKEN)
def test_a_quotation_reads_as_the_declared_rules_let_it(project, rules):
    words, wanted = SPOKEN[rules]
    document = interview(project, f"a{next(NUMBERS)}", f"B: {words}\nI: Gut.")
    before = quoted(project, document, words)
    project.transcription.set([document.key], rules, ME)
    assert quoted(project, document, words) == wanted
    project.undo(ME)
    assert quoted(project, document, words) == before != wanted


def test_own_rules_say_what_quotations_leave_out(project):
    words = "Ja § gut (…) und ~gesungen~ (Ort) (klopft) (...) x"
    document = interview(project, f"a{next(NUMBERS)}", f"B: {words}")
    drop, only_words = InQuotation.DROP, InQuotation.WORDS
    signs = [
        TranscriptionSign("§", "Abbruch", quote=drop),
        TranscriptionSign("(...)", "bleibt"),  # though it is a pause elsewhere
        TranscriptionSign("~{text}~", "gesungen", quote=only_words),
        TranscriptionSign("(klopft)", "klopft", quote=drop),
    ]
    project.transcription.define(f"Haus {document.key}", signs, ME)
    project.transcription.set([document.key], f"Haus {document.key}", ME)
    assert quoted(project, document, words) == "Ja gut (…) und gesungen (Ort) (...) x"


def quoted(project, document, words):
    start = project.documents.text(document).index(words)
    return Sources(project).of(document.key).quoted(Span(start, start + len(words)), (), None)[0]
