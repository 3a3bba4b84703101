"""Cutting a passage from clean text gives what is put together for the passage alone."""

from __future__ import annotations

import itertools

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qualcode.model.spans import Span
from qualcode.reporting.quotations.sources import Sources
from tests.builders import interview

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
PIECES = st.lists(st.sampled_from([*MARKS, *WORDS]), min_size=1, max_size=14)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(PIECES, st.data())
def test_each_passage_reads_the_same_on_every_way(project, pieces, data):
    text = "B: Nun.\n" + "".join(pieces) + "x"
    document = interview(project, f"a{next(NUMBERS)}", text)
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
