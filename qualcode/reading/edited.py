"""A text that somebody changed in an editor: read like a text file, but by the speakers who are known already."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from qualcode.model.documents import EDITOR, DocumentDraft, SourceFile
from qualcode.reading.formats.text import extract_text
from qualcode.reading.source.options import DEFAULT
from qualcode.reading.transcripts.drafting import drafts_of

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
