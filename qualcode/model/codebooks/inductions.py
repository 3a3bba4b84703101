"""Inductive work: from the material to categories, by one of three techniques that are kept apart."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Technique(StrEnum):
    """Summarising and forming categories after Mayring, differentiating one code on its material after Kuckartz."""

    SUMMARY = "summary"
    CATEGORIES = "categories"
    DIFFERENTIATION = "differentiation"


class PassageOutcome(StrEnum):
    """What a passage gave: it was subsumed under a category that was there, or made a new one."""

    SUBSUMED = "subsumed"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Induction:
    """A piece of inductive work, with what was stated before it began.

    `code` (a key) is the one below which categories arise, or which is differentiated. `revision_due` is the share of
    the material in per cent at which the categories are revised, `revised` the share at which they were, None before.
    """

    key: int
    uuid: str
    name: str
    technique: Technique
    code: int | None
    question: str
    criterion: str
    abstraction: str
    definition: str
    revision_due: int | None
    revised: int | None
    revision_note: str
    closed: bool
    author: int
    created: str

    @property
    def id(self) -> str:
        """The last twelve hexadecimal digits of the UUID."""
        return self.uuid[-12:]

    @property
    def draft(self) -> InductionDraft:
        """What is stated of it."""
        return InductionDraft(
            self.name,
            self.technique,
            self.code,
            self.question,
            self.criterion,
            self.abstraction,
            self.definition,
            self.revision_due,
        )


@dataclass(frozen=True, slots=True)
class InductionDraft:
    """What is stated of a piece of inductive work; see `Induction`.

    Forming categories needs criterion, abstraction, definition and revision before it begins; differentiating needs
    the code.
    """

    name: str
    technique: Technique
    code: int | None = None
    question: str = ""
    criterion: str = ""
    abstraction: str = ""
    definition: str = ""
    revision_due: int | None = None


@dataclass(frozen=True, slots=True)
class InductionDocument:
    """A document of the material (key), and how many code points of its text are worked through."""

    document: int
    position: int
    worked: int


@dataclass(frozen=True, slots=True)
class InductionPassage:
    """A passage that was subsumed or gave a category: `document` and `coder` are keys, coding and code UUIDs."""

    key: int
    document: int
    coding: str
    code: str
    outcome: PassageOutcome
    coder: int
    created: str


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """A paraphrase in the table of a summary: `memo` (a key) holds its words and place.

    `struck` says why it was struck, empty where it was not; `reduction` is the key of its statement.
    """

    key: int
    memo: int
    position: int
    generalisation: str
    struck: str
    reduction: int | None


@dataclass(frozen=True, slots=True)
class Reduction:
    """A statement of the first or second reduction (`step`); `parent` is one of the second, `code` what it became.

    `author` is a coder's key.
    """

    key: int
    uuid: str
    step: int
    position: int
    text: str
    parent: int | None
    code: int | None
    struck: str
    author: int = 0

    @property
    def id(self) -> str:
        """The last twelve hexadecimal digits of the UUID."""
        return self.uuid[-12:]


@dataclass(frozen=True, slots=True)
class CardGroup:
    """A group of cards with the UUIDs of their codings in order; it may become a sub-code of its name."""

    key: int
    position: int
    name: str
    definition: str
    codings: tuple[str, ...]
