"""What researchers put together: groups of documents, and research questions with what belongs to them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DocumentGroup:
    """Documents (keys) that belong together in somebody's eyes; a document may stand in several groups."""

    key: int
    uuid: str
    name: str
    documents: tuple[int, ...] = ()

    @property
    def id(self) -> str:
        """The last twelve hexadecimal digits of the UUID."""
        return self.uuid[-12:]


@dataclass(frozen=True, slots=True)
class ResearchQuestion:
    """What the study asks, with the codes and memos (keys) that belong to it; `number` counts from 1."""

    key: int
    uuid: str
    number: int
    text: str
    codes: tuple[int, ...] = ()
    memos: tuple[int, ...] = ()

    @property
    def id(self) -> str:
        """The last twelve hexadecimal digits of the UUID."""
        return self.uuid[-12:]
