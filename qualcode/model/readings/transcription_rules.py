"""Transcription rules: by which signs talk was written down, and what a quotation does with each of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qualcode.catalogue import Catalogue

HOLE = "{text}"
"""In a sign: whatever words stand there, as in `°{text}°`. Digits in a sign stand for every number."""
SYSTEM_NAMES = ("simple", "kuckartz", "gat2", "tiq")
"""The names of the systems that come with the program (`transcription_systems`)."""
LINE_SYSTEMS = ("gat2", "tiq")
"""Those whose lines are units, which are dialects of transcripts of that name as well."""
LONGEST_SIGN = 60
LONGEST_MEANING = 500


class SignKind(StrEnum):
    """What a sign says of the talk."""

    PAUSE = "pause"
    OVERLAP = "overlap"
    SIGNAL = "signal"
    UNCLEAR = "unclear"
    COMMENT = "comment"
    OMISSION = "omission"
    LAUGHTER = "laughter"
    EMPHASIS = "emphasis"
    VOLUME = "volume"
    LENGTHENING = "lengthening"
    BREAK = "break"
    JOINED = "joined"
    INTONATION = "intonation"
    BREATH = "breath"
    TIME = "time"
    OTHER = "other"


class InQuotation(StrEnum):
    """What a quotation shows of a sign: all of it, only the words that it encloses, or nothing."""

    KEEP = "keep"
    WORDS = "words"
    DROP = "drop"


@dataclass(frozen=True, slots=True)
class TranscriptionSign:
    """A sign and what it means.

    `sign` stands as it is written, with HOLE for words that it encloses. Of a system that comes with the program the
    meaning is told in the language of whoever reads it (`Catalogue.said`), and so is a sign that is a look rather
    than a character (underlined).
    """

    sign: str
    meaning: str
    kind: SignKind = SignKind.OTHER
    quote: InQuotation = InQuotation.KEEP

    def shown(self, words: Catalogue) -> str:
        """The sign as it is printed, in the language of these words."""
        return words.said(self.sign).replace(HOLE, "…")


@dataclass(frozen=True, slots=True)
class TranscriptionRules:
    """A system of signs. `name` is what is typed, `title` what is printed.

    `source` is the literature that it stands in, `note` says what differs between its editions; both are empty for
    own rules, whose title is their name.
    """

    name: str
    title: str
    signs: tuple[TranscriptionSign, ...]
    source: str = ""
    note: str = ""
