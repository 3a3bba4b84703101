"""What coders agreed on where they had coded differently: decisions, with what they had."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from qualcode.model.codings import Polarity
from qualcode.model.spans import Span


class DecisionMode(StrEnum):
    """Who decided: the coders together, or a third person."""

    JOINT = "joint"
    THIRD = "third"


class ConsensusResult(StrEnum):
    """What was decided: the codings of the first or second coder, of both, others, none, or nothing yet."""

    FIRST = "first"
    SECOND = "second"
    BOTH = "both"
    OTHER = "other"
    NONE = "none"
    UNDECIDED = "undecided"


class Certainty(StrEnum):
    """How sure those are who decided."""

    UNSAID = ""
    SURE = "sure"
    PROBABLE = "probable"
    UNSURE = "unsure"


class CodingError(StrEnum):
    """Why the coders differed: a slip, where the passage ends, or a rule of a code that is unclear."""

    UNSAID = ""
    SLIP = "slip"
    BOUNDARY = "boundary"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class CodingBefore:
    """A coding as it was when it was decided on: UUIDs of coding, coder and code; `span` of the text of then."""

    coding: str
    coder: str
    code: str
    span: Span
    polarity: Polarity
    weight: int | None = None


@dataclass(frozen=True, slots=True)
class ConsensusDecision:
    """What was decided at one place.

    `document`, `consensus` (whose codings were made), `coder` (who wrote it down), `first` and `second` (who
    differed) are keys; `persons` the UUIDs of the coders who talked; `before` what the two had, on the text of
    `text_sha256`; `made` the UUIDs of the codings of the consensus. Times are UTC, ISO 8601.
    """

    key: int
    uuid: str
    document: int
    consensus: int
    coder: int
    first: int
    second: int
    mode: DecisionMode
    persons: tuple[str, ...]
    result: ConsensusResult
    certainty: Certainty
    error: CodingError
    reason: str
    text_sha256: str
    before: tuple[CodingBefore, ...]
    made: tuple[str, ...]
    created: str
    changed: str

    @property
    def id(self) -> str:
        """The last twelve hexadecimal digits of the UUID."""
        return self.uuid[-12:]
