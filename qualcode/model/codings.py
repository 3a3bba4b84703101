"""Codings: the record that a coder gave a code to a passage."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from qualcode.model.spans import Span
from qualcode.model.team.roles import TeamRole

if TYPE_CHECKING:
    from qualcode.model.codes import Code
    from qualcode.model.documents import Document


class Polarity(StrEnum):
    """Whether the passage reports the matter as there, as lacking, failed or denied, or as both.

    It is never the speaker's liking.
    """

    PRESENT = "present"
    ABSENT = "absent"
    MIXED = "mixed"


class CoderKind(StrEnum):
    """Who codes; `MODEL` is a model solution, with which learners compare what they coded."""

    PERSON = "person"
    MACHINE = "machine"
    CONSENSUS = "consensus"
    MODEL = "model"


class WorkState(StrEnum):
    """How far a coder is with a document; only *finished* makes an uncoded passage a statement."""

    OPEN = "open"
    WORKING = "working"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True)
class Coder:
    """Somebody, or something, that gives codes."""

    key: int
    uuid: str
    name: str
    kind: CoderKind = CoderKind.PERSON
    role: TeamRole = TeamRole.CODER

    @property
    def id(self) -> str:
        """The last twelve hexadecimal digits of the UUID."""
        return self.uuid[-12:]


@dataclass(frozen=True, slots=True)
class Coding:
    """A code given to a passage. `document`, `code` and `coder` are keys; `created` is UTC, ISO 8601.

    `weight` is None or 0–100, its meaning is given by the code; `rule_version` is that of the code's rules
    under which the coding was made. `good_by` are the keys of those who marked its quotation as a good one.
    """

    key: int
    uuid: str
    document: int
    span: Span
    code: int
    rule_version: int
    coder: int
    polarity: Polarity
    weight: int | None
    memo: str
    paraphrase: str
    round: int
    good_by: tuple[int, ...]
    created: str

    @property
    def good(self) -> bool:
        """Whether somebody marked it as a good quotation."""
        return bool(self.good_by)

    @property
    def markers(self) -> frozenset[int]:
        """The keys of those who marked it as a good quotation."""
        return frozenset(self.good_by)

    @property
    def id(self) -> str:
        """The last twelve hexadecimal digits of the UUID."""
        return self.uuid[-12:]


@dataclass(frozen=True, slots=True)
class Assignment:
    """What is agreed and known of one coder's work on one document in one round; both are keys."""

    document: int
    coder: int
    assigned: bool
    state: WorkState
    round: int


@dataclass(frozen=True, slots=True)
class CodingDraft:
    """A coding to be given. `document` is the document as it was when the span was chosen, which says on what text.

    Without a `round` it gets the present one.
    """

    document: Document
    span: Span
    code: Code
    coder: Coder
    polarity: Polarity = Polarity.PRESENT
    weight: int | None = None
    memo: str = ""
    paraphrase: str = ""
    round: int | None = None
    good: bool = False
