"""Norming: coders vote blind on the same passages, talk, and vote again."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from qualcode.model.spans import Span

TURNS = (1, 2)


class NormingState(StrEnum):
    """Where a session is: the first votes, the talk with all votes shown, the second votes, its end."""

    FIRST = "first"
    TALK = "talk"
    SECOND = "second"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class NormingSession:
    """A session. `members` are keys of coders; `figures` what was kept when it was closed, JSON, else empty."""

    key: int
    uuid: str
    name: str
    state: NormingState
    note: str
    figures: str
    author: int
    members: tuple[int, ...]
    created: str

    @property
    def id(self) -> str:
        """The last twelve hexadecimal digits of the UUID."""
        return self.uuid[-12:]


@dataclass(frozen=True, slots=True)
class NormingPassage:
    """A passage of a session: `document` is a key, `span` of the text of `text_sha256`, `position` its order."""

    key: int
    uuid: str
    session: int
    document: int
    text_sha256: str
    span: Span
    position: int


@dataclass(frozen=True, slots=True)
class NormingVote:
    """What a member gave a passage in a turn (1 or 2): keys of codes, none of them for “none of the codes”."""

    passage: int
    coder: int
    turn: int
    codes: tuple[int, ...]
    created: str


def turn_of(state: NormingState) -> int | None:
    """The turn in which votes are given in a state."""
    return {NormingState.FIRST: 1, NormingState.SECOND: 2}.get(state)


def revealed_turns(state: NormingState) -> tuple[int, ...]:
    """The turns whose votes everybody may see in a state."""
    return {NormingState.FIRST: (), NormingState.CLOSED: TURNS}.get(state, TURNS[:1])
