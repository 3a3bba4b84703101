"""Summaries of the grid: what a case says on a theme in the researcher's words, and on which passages it rests."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

_DIGITS = 8
"""Hexadecimal digits that a passage is known again by."""


@dataclass(frozen=True, slots=True)
class SummaryChanges:
    """What became of the passages since a summary was written: how many are new, gone, or read otherwise.

    `unknown` says that nobody knows which they were, as after two codes were merged.
    """

    added: int = 0
    gone: int = 0
    changed: int = 0
    unknown: bool = False

    def __bool__(self) -> bool:
        """Whether the summary is stale."""
        return bool(self.added or self.gone or self.changed or self.unknown)


@dataclass(frozen=True, slots=True)
class PassagePrints:
    """The passages that a summary rests on: the id of each coding, and what its words and polarity are known by.

    The words themselves are not in it. Where a passage stands in its text does not matter: a correction before it
    changes nothing of what was summed up.
    """

    prints: Mapping[str, str] = field(default_factory=dict)
    unknown: bool = False

    @classmethod
    def of(cls, passages: Iterable[tuple[str, str, str]]) -> PassagePrints:
        """Those of passages (UUID of the coding, words, polarity)."""
        return cls({uuid[-12:]: _print(uuid, words, polarity) for uuid, words, polarity in passages})

    @classmethod
    def read(cls, stored: str) -> PassagePrints:
        """Those that were stored. Raises ValueError where it is something else."""
        if not stored:
            return cls(unknown=True)
        found = json.loads(stored)
        if not isinstance(found, dict) or not all(isinstance(print_, str) for print_ in found.values()):
            raise ValueError(stored[:40])
        return cls(found)

    def stored(self) -> str:
        """As they are stored."""
        return "" if self.unknown else json.dumps(dict(sorted(self.prints.items())), separators=(",", ":"))

    def until(self, now: PassagePrints) -> SummaryChanges:
        """What became of these passages until now."""
        if self.unknown:
            return SummaryChanges(unknown=True)
        before, after = self.prints, now.prints
        return SummaryChanges(
            added=len(after.keys() - before.keys()),
            gone=len(before.keys() - after.keys()),
            changed=sum(before[id_] != after[id_] for id_ in before.keys() & after.keys()),
        )


def _print(uuid: str, words: str, polarity: str) -> str:
    facts = json.dumps([uuid, words, polarity])
    return hashlib.sha256(facts.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


@dataclass(frozen=True, slots=True)
class Summary:
    """What was written of a case on a code, or without a `case` on a code over all cases; all are keys.

    `author` wrote it last; times are UTC, ISO 8601. `passages` are those that it was written on.
    """

    key: int
    uuid: str
    case: int | None
    code: int
    text: str
    author: int
    passages: PassagePrints
    created: str
    changed: str

    @property
    def id(self) -> str:
        """The last twelve hexadecimal digits of the UUID."""
        return self.uuid[-12:]
