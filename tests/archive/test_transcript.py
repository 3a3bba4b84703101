"""Names of documents in a deposit, and the transcripts."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.model.spans import Span
from qualcode.reporting.archive.transcript import ArchivedTranscript, TranscriptLine
from qualcode.reporting.documents.coded import CodedDocument
from qualcode.reporting.documents.transcripts import file_names

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
    "lpt1",
    "a",
    "a!",
    "a-2",
    "ä",
    "a\u0308",
    "x" * 400,
    "🙂",
]


@given(st.lists(st.one_of(st.sampled_from(HOSTILE), st.text()), max_size=30))
def test_names_are_good_file_names_and_differ_everywhere(titles):
    names = file_names(enumerate(titles))
    assert list(names) == list(range(len(titles)))
    assert len({name.casefold() for name in names.values()}) == len(titles)
    assert {"con", "lpt1"}.isdisjoint(name.casefold() for name in names.values())
    assert all(re.fullmatch(r"[\w-]{1,60}", name) and name[0] not in "-_" for name in names.values())


def test_a_name_is_label_and_number():
    titles = [(7, "RG 2022 (1)"), (9, "RG 2022 (2)"), (3, ""), (4, "a/b"), (5, "A-b")]
    assert file_names(titles) == {7: "RG-2022-1", 9: "RG-2022-2", 3: "document", 4: "a-b", 5: "A-b-2"}


LINES = ArchivedTranscript(
    "x",
    (
        TranscriptLine("[1] A: ", Span(3, 8), 7, "Hallo"),
        TranscriptLine("[2] B: ", Span(13, 20), 20, "Ja gut."),
    ),
    CodedDocument("x", "", (), ()),
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
