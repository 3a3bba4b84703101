"""What a reader gives back."""

from __future__ import annotations

from dataclasses import dataclass

from qualcode.model.documents import DocumentDraft


@dataclass(frozen=True, slots=True)
class Doubt:
    """A place that the reader left out because it was not sure: where, what, and why."""

    line: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The drafts found in one file, the doubtful places left out, and notes on what was done."""

    drafts: tuple[DocumentDraft, ...]
    doubts: tuple[Doubt, ...] = ()
    notes: tuple[str, ...] = ()
