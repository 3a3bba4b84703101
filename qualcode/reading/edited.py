"""Texts that stand as they are: one that was edited, one to be read in another way, and one of another program."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from qualcode.model.documents import EDITOR, DocumentDraft, LineMark, SourceFile, TimeMark
from qualcode.reading.formats.text import extract_text
from qualcode.reading.source.extract import Extract
from qualcode.reading.source.options import DEFAULT, ReadingOptions, Split
from qualcode.reading.source.result import Reading
from qualcode.reading.transcripts.drafting import drafts_of
from qualcode.reading.transcripts.splitting import markdown_headings

_VERSION = "1"


def edited(data: bytes, name: str, speakers: Sequence[str]) -> DocumentDraft:
    """The draft of an edited text; `speakers` are the labels that the document has had so far.

    Nothing in it is taken for a head, and its lines stay as they are.
    Raises ReadingError for bytes that are no text, and where none is left.
    """
    extract = replace(extract_text(data, name, DEFAULT), head=False)
    source = SourceFile("", hashlib.sha256(data).hexdigest(), EDITOR, _VERSION)
    options = replace(DEFAULT, interviewers=tuple(speakers), page_marks=True, join_lines=False)
    return drafts_of(extract, source, name, options).drafts[0]


def reread(text: str, name: str, source: SourceFile, options: ReadingOptions) -> Reading:
    """What a text that stands in a project is when it is read anew; `source` is the file that it came from.

    Nothing in it is taken for a head, and it stays one document. Raises ReadingError where nothing of it is left.
    """
    extract = Extract(text, headings=markdown_headings(text))
    return drafts_of(extract, source, name, replace(options, split=Split.NOT))


def as_it_stands(
    text: str,
    name: str,
    source: SourceFile,
    speakers: Sequence[str],
    times: Sequence[TimeMark] = (),
    lines: Sequence[LineMark] = (),
) -> DocumentDraft:
    """The draft of a text whose places are known already: not a sign of it is left out or joined.

    `speakers` are labels that are known to stand in it, `times` those that no stamp in it tells, `lines` where
    the source counts its lines. Raises ReadingError where nothing in it can be seen.
    """
    extract = Extract(text, headings=markdown_headings(text), times=tuple(times), lines=tuple(lines), whole=True)
    options = replace(DEFAULT, interviewers=tuple(speakers), page_marks=True, join_lines=False, split=Split.NOT)
    return drafts_of(extract, source, name, options).drafts[0]
