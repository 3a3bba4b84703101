"""Paths of codes as they are written: no two look alike, whatever the names hold."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qualcode.model.codebooks.code_paths import joined_path, parted_path

NAMES = st.text(st.sampled_from("aB/ §👩>\\:;,\"'"), min_size=1, max_size=8).map(str.strip).filter(bool)


@given(st.lists(NAMES, min_size=1, max_size=4).map(tuple))
def test_a_path_is_read_as_it_was_written(path):
    assert parted_path(joined_path(path)) == path


def test_a_slash_alone_in_a_name_is_doubled_in_paths_only():
    assert joined_path(("Arbeit / Beruf", "a/b", "/")) == "Arbeit // Beruf / a/b / //"
