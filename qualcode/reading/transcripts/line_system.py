"""Transcripts whose lines are units: GAT2, whose lines are intonation phrases, and TiQ, whose lines are cited."""

from __future__ import annotations

import re

from qualcode.reading.dialects.rows import BY_NAME

_MARKS = (
    # GAT2: breath, micro-pauses, lengthening, latching, focus accents, comments with their reach, final pitch
    re.compile(r"(?:°+h+|h+°+)"),
    re.compile(r"\((?:\.|-{1,3}|\d\.\d{1,2})\)"),
    re.compile(r"[^\W\d_]:{1,3}(?=[^\W\d_]|\s|$)"),
    re.compile(r"[^\W\d_]=(?:\s|$)", re.M),
    re.compile(r"\b[a-zäöüß]*[A-ZÄÖÜ]{2,}[a-zäöüß]+"),
    re.compile(r"<<[^<>\n]{1,30}>"),
    re.compile(r"\(\([^()\n]{1,40}\)\)"),
)
_TIQ_MARKS = (
    re.compile(r"^\s*(?:[A-ZY][mf]?\d?:)?\s*[└⎿⌊]", re.M),
    re.compile(r"@(?:\(?[.\d]+\)?|[^@\n]{1,60})@"),
    re.compile(r"°[^°\n]{1,80}°"),
)
_KINDS = 3
_SHARE = 0.2  # of the lines hold a mark


def line_system_of(text: str, dialect: str) -> str:
    """The line system that was said as a dialect, or of which the text has the marks; empty where it has none.

    GAT2 needs three kinds of its marks in a fifth of its lines, TiQ its marks of overlap, or both others.
    """
    if dialect in BY_NAME and BY_NAME[dialect].lines_are_units:
        return dialect
    lines = sum(1 for line in text.split("\n") if line.strip())
    counts = [len(mark.findall(text)) for mark in _MARKS]
    if sum(count > 1 for count in counts) >= _KINDS and sum(counts) >= _SHARE * lines:
        return "gat2"
    overlap, laughed, quiet = (len(mark.findall(text)) for mark in _TIQ_MARKS)
    return "tiq" if overlap > 1 or (laughed > 1 and quiet > 1) else ""
