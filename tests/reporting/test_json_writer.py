"""JSON is written piece by piece, and reads to the letter as the library writes it whole."""

from __future__ import annotations

import io
import json
from http import HTTPStatus

from hypothesis import given
from hypothesis import strategies as st

from qualcode.model.codings import Polarity
from qualcode.reporting.report import Afresh, Report
from qualcode.reporting.writers.json import write
from qualcode.safe_text import escaped_json

LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=8),
    st.sampled_from([*Polarity, *HTTPStatus]),
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=4), inner, max_size=4)),
    max_leaves=20,
)


def written(value: object) -> str:
    file = io.BytesIO()
    write(Report("", (), data=lambda: value), file)
    return file.getvalue().decode()


@given(VALUES)
def test_pieces_are_what_the_library_writes_whole(value):
    assert written(value) == escaped_json(json.dumps(value, ensure_ascii=False, indent=2)) + "\n"


@given(st.lists(VALUES, max_size=4))
def test_an_array_that_is_made_while_it_is_written_reads_as_a_list(elements):
    held = {"before": 1, "elements": Afresh(lambda: iter(elements)), "after": []}
    assert written(held) == written({**held, "elements": elements})
