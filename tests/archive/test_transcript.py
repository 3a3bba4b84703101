"""Names of documents in a deposit, and the transcripts."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.model.spans import Span
from qualcode.reporting.archive.transcript import ArchivedTranscript, TranscriptLine, anonymous_names

HOSTILE = [
    "../../etc/passwd",
    "..",
    "",
    ".",
    "a/b\\c",
    "\x00\n\t",
    "=cmd",
    "\u202eabc",
    "CON",
    "ä",
    "a\u0308",
    "x" * 400,
    "🙂",
]


@given(st.lists(st.one_of(st.sampled_from(HOSTILE), st.text()), max_size=30))
def test_names_are_good_file_names_and_differ_everywhere(labels):
    names = anonymous_names(enumerate(labels))
    assert list(names) == list(range(len(labels)))
    assert len({name.casefold() for name in names.values()}) == len(labels)
    assert all(re.fullmatch(r"[\w-]{1,60}-\d{2,}", name) and "_" not in name[:1] for name in names.values())


def test_a_name_is_label_and_number():
    assert anonymous_names([(7, "RG 2022"), (9, "RG 2022"), (3, "")]) == {
        7: "RG-2022-01",
        9: "RG-2022-02",
        3: "document-01",
    }


LINES = ArchivedTranscript(
    "x",
    (
        TranscriptLine("[1] A: ", Span(3, 8), 7, "Hallo"),
        TranscriptLine("[2] B: ", Span(13, 20), 20, "Ja gut."),
    ),
)


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (Span(3, 8), "Hallo"),
        (Span(4, 6), "al"),
        (Span(0, 5), "Ha"),
        (Span(16, 19), "gut"),
        (Span(6, 15), "lo\n[2] B: Ja"),
        (Span(8, 13), ""),
        (Span(20, 25), ""),
    ],
)
def test_a_stretch_of_the_text_is_found_in_the_transcript(span, words):
    assert LINES.text == "[1] A: Hallo\n[2] B: Ja gut.\n"
    assert LINES.words(span) == words
