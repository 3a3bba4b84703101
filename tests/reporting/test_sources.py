"""The quick ways to a quotation give what the slow one gives."""

from __future__ import annotations

import itertools

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qualcode.model.spans import Span
from qualcode.reporting.quotations.sources import Sources
from tests.builders import Bench

MARKS = ["(.)", "(2,5 s)", "//mhm//", "//so//", "[...]", "[…].", "[Kommune]", "#00:12:03-4#", "(lacht)", "[00:01:02]"]
WORDS = ["B: ", "I: ", "Das war", " ", "  ", "\n", "\n\n", ".", ",", "?", "12 ", "„so“", "\u00a0", "\ufdd0", "🙂"]
PIECES = st.lists(st.sampled_from([*MARKS, *WORDS]), min_size=1, max_size=14)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(PIECES, st.data())
def test_each_passage_reads_the_same_on_every_way(tmp_path_factory, pieces, data):
    text = "B: Nun.\n" + "".join(pieces) + "x"
    bench = Bench(tmp_path_factory.mktemp("sources"))
    document = bench.document("a", text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    if text[start:end].strip():
        source = Sources(bench.project).of(document.key)
        span = Span(start, end)
        assert source.quoted(span, (), None)[0] == source.line(span).text
    bench.project.close()


def test_texts_beyond_the_limit_are_fetched_anew(bench):
    documents = [bench.document(name, f"Text {name}. " * 40) for name in "abc"]
    sources = Sources(bench.project, kept=1000)
    for document in itertools.chain(documents, documents):
        assert sources.of(document.key).text == bench.project.documents.text(document)
