"""The agreement of a norming session before and after the talk, as it is kept when the session is closed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


class NoAlpha(StrEnum):
    """Why there is no alpha: fewer than two passages with two votes, or all votes alike, with the code or without."""

    EXISTS = ""
    FEW = "few"
    NEVER = "never"
    ALWAYS = "always"


@dataclass(frozen=True, slots=True)
class VoteFigures:
    """The agreement of votes, of one code or of all together.

    `alpha` is Krippendorff's, nominal, `percent` the share of agreeing pairs; one that is None does not exist, for
    a `reason`. `given` is how many votes have the code, over all codes the number of codes given.
    """

    alpha: float | None
    percent: float | None
    given: int
    reason: NoAlpha = NoAlpha.EXISTS


@dataclass(frozen=True, slots=True)
class CodeChange:
    """How the votes on one code changed; `code` is its UUID, `name` its whole name when that was computed.

    `taken` is how many votes got the code after the talk that had not had it, `dropped` how many lost it. Without
    second votes `second` is None.
    """

    code: str
    name: str
    first: VoteFigures
    second: VoteFigures | None = None
    taken: int = 0
    dropped: int = 0


@dataclass(frozen=True, slots=True)
class NormingFigures:
    """The agreement of first and second votes over the same passages and the same votes of both times.

    `passages` is how many passages two members voted on at least, in both turns where there are second votes;
    `votes` how many votes of members on passages that are; `left_out` how many votes, first or second, have no part,
    since the other one is missing or nobody else voted. `members` is how many coders voted.
    """

    members: int
    passages: int
    votes: int
    left_out: int
    first: VoteFigures
    second: VoteFigures | None
    codes: tuple[CodeChange, ...]

    def to_json(self) -> str:
        """The figures as the file keeps them."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> NormingFigures:
        """What `to_json` wrote. Raises ValueError or TypeError for anything else."""
        said = json.loads(text)
        if not isinstance(said, dict):
            raise TypeError("no figures")  # no text: a row that is damaged
        numbers = {name: _number(said[name]) for name in ("members", "passages", "votes", "left_out")}
        codes = tuple(_change(code) for code in said["codes"])
        second = said["second"]
        return cls(**numbers, first=_figures(said["first"]), second=second and _figures(second), codes=codes)


def _change(said: Mapping[str, Any]) -> CodeChange:
    second = said["second"]
    return CodeChange(
        str(said["code"]),
        str(said["name"]),
        _figures(said["first"]),
        second and _figures(second),
        _number(said["taken"]),
        _number(said["dropped"]),
    )


def _figures(said: Mapping[str, Any]) -> VoteFigures:
    return VoteFigures(
        _share(said["alpha"]), _share(said["percent"]), _number(said["given"]), NoAlpha(said["reason"])
    )


def _share(value: object) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not -2 <= value <= 1:
        raise ValueError(value)
    return float(value)


def _number(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise ValueError(value)
    return value
