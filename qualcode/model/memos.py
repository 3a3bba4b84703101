"""Memos: what researchers write down while they code."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from qualcode.model.spans import Span

LinkKind = Literal["code", "document", "memo", "coding"]
"""What a link in a memo leads to; a passage is one of its document."""


class MemoKind(StrEnum):
    """What a memo is for."""

    RULE = "rule"
    THEORY = "theory"
    METHOD = "method"
    CASE = "case"
    QUESTION = "question"
    PARAPHRASE = "paraphrase"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class MemoTarget:
    """What a memo is about: at most one of the keys, or a passage of a document; nothing is the project."""

    case: int | None = None
    document: int | None = None
    code: int | None = None
    coding: int | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Memo:
    """A memo; `author` is a coder's key, times are UTC, ISO 8601. A closed memo needs no more attention.

    One that `waits` is on its document only until the orphan that it hangs on has a passage again.
    """

    key: int
    uuid: str
    target: MemoTarget
    kind: MemoKind
    title: str
    text: str
    author: int
    created: str
    changed: str
    closed: bool = False
    waits: bool = False

    @property
    def id(self) -> str:
        """The last twelve hexadecimal digits of the UUID."""
        return self.uuid[-12:]
