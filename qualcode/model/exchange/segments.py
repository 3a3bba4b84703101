"""A list of coded segments, as programs export them for people: a passage is said by its words, not by its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from qualcode.model.exchange.losses import NO_LOSSES, LossReport
from qualcode.model.spans import Span


class SegmentField(StrEnum):
    """What a column of a list of coded segments says; the value is what people type."""

    DOCUMENT = "document"
    CODE = "code"
    WORDS = "text"
    COMMENT = "comment"
    WEIGHT = "weight"
    CODER = "coder"
    CREATED = "created"
    BEGIN = "begin"
    END = "end"
    PLACE = "place"


class SegmentProgram(StrEnum):
    """The program that a list comes from, as it calls itself; a table of one's own comes from none."""

    MAXQDA = "MAXQDA"  # no text: a name
    ATLASTI = "ATLAS.ti"  # no text: a name
    NVIVO = "NVivo"  # no text: a name
    CATMA = "CATMA"  # no text: a name
    OWN = ""


@dataclass(frozen=True, slots=True)
class ListedSegment:
    """One row of a list: words of a document, and the codes that they got, each as a path from the top.

    `number` is that of the row in the file. `paragraphs` are the numbers, from 1, of the paragraphs in which it
    begins and ends as that program counts them, `offset` the character with which it begins, None where it does not
    say; `place` is what it says, for people. `is_cut` says that the program shortened the words. `created` is UTC,
    ISO 8601, empty where it is not known. Without codes it is a comment.
    """

    number: int
    document: str
    codes: tuple[tuple[str, ...], ...]
    words: str
    comment: str = ""
    weight: int | None = None
    coder: str = ""
    created: str = ""
    paragraphs: tuple[int, int] | None = None
    place: str = ""
    is_cut: bool = False
    offset: int | None = None


@dataclass(frozen=True, slots=True)
class SegmentList:
    """The rows of a list that can be taken, and what of it cannot.

    `columns` says by which heading each field was read; empty for a list that is no table.
    """

    name: str
    program: SegmentProgram
    segments: tuple[ListedSegment, ...]
    columns: Mapping[SegmentField, str] = field(default_factory=dict)
    losses: LossReport = NO_LOSSES
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


class CodesIn(StrEnum):
    """Where the codes of a transcript stand that somebody coded in a program for texts."""

    COMMENTS = "comments"
    MARGIN = "margin"


@dataclass(frozen=True, slots=True)
class MarginLabel:
    """What somebody wrote beside a passage of a transcript: names of codes, or a remark. `span` is the passage."""

    span: Span
    text: str
    author: str = ""


@dataclass(frozen=True, slots=True)
class LabelledText:
    """A transcript without the labels of its margin, and these; `losses` are what else is marked in it."""

    text: str
    labels: tuple[MarginLabel, ...]
    losses: LossReport = NO_LOSSES
