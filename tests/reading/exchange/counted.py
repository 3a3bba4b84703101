"""Positions of passages as programs count them, in the plainest way: stretches of the raw text are measured."""

from __future__ import annotations

from qualcode.model.exchange.coordinates import CoordinateModel, CountedUnit
from qualcode.model.spans import Span


def units(text: str, model: CoordinateModel) -> int:
    """How many numbers a stretch of raw text takes, counted in the plainest way."""
    if model.newline == 1:
        text = text.replace("\r\n", "\n")
    if model.unit is CountedUnit.UTF16:
        return len(text.encode("utf-16-le")) // 2
    return len(text.encode()) if model.unit is CountedUnit.BYTES else len(text)


def told(raw: str, span: Span, model: CoordinateModel) -> tuple[int, int]:
    """The positions by which a program that counts so tells a passage of raw text."""
    start = 1 if raw.startswith("\ufeff") and not model.counts_mark else 0
    begin = units(raw[start : span.start], model) + model.first
    return begin, begin + units(raw[span.start : span.end], model) - model.end_in
