"""What of another program's project, or of one's own, is not taken along: counted, named, and where it stood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qualcode.model.exchange.reasons import LossReason


class LossKind(StrEnum):
    """What was not taken, or not as it was. A value is for programs; its words stand in `reporting.exchange`."""

    PICTURE = "picture"
    AUDIO = "audio"
    VIDEO = "video"
    PICTURE_REGION = "picture region"  # no text: a value
    MEDIA_RANGE = "media range"  # no text: a value
    PDF_REGION = "pdf region"  # no text: a value
    MEDIA_CODING = "coding of media"  # no text: a value
    GRAPH = "graph"
    SET_OF_CODES = "set of codes"  # no text: a value
    LINK = "link"
    NOTE = "note"
    CASE_CODE = "code of a case"  # no text: a value
    CASE_PASSAGE = "passage of a case"  # no text: a value
    USER = "user"
    FIELD = "field"
    ELEMENT = "element"
    SOURCE = "source"
    TEXT = "text"
    CODING = "coding"
    CODE = "code"
    CASE = "case"
    GROUP = "group"
    PASSAGE = "passage"
    ANCHOR = "anchor example"  # no text: a value
    RECORD = "record"


class Fate(StrEnum):
    """What became of it: left out, kept in another form, waiting for a person, or doubted."""

    LEFT_OUT = "left out"  # no text: a value
    CHANGED = "changed"
    WAITS = "waits"
    DOUBTED = "doubted"


@dataclass(frozen=True, slots=True)
class Loss:
    """One thing that was not taken as it was. `name` is what it is called, `where` in what it stood.

    `why` is a key of `LossReason` (`reasons.py`), `number` how many of it are meant, `details` are values that the
    words of the reason need.
    """

    kind: LossKind
    why: str
    name: str = ""
    where: str = ""
    number: int = 1
    fate: Fate = Fate.LEFT_OUT
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LossReport:
    """All losses in the order in which they were met; `leaves` says that of a project that goes out, not in."""

    losses: tuple[Loss, ...] = ()
    leaves: bool = False

    def __iter__(self) -> Iterator[Loss]:
        return iter(self.losses)

    def __len__(self) -> int:
        return len(self.losses)

    def counts(self) -> dict[tuple[LossKind, Fate], int]:
        """How many of each kind and fate."""
        found: dict[tuple[LossKind, Fate], int] = {}
        for loss in self.losses:
            key = loss.kind, loss.fate
            found[key] = found.get(key, 0) + loss.number
        return found


NO_LOSSES = LossReport()


def losses_of(*parts: Iterable[Loss], leaves: bool = False) -> LossReport:
    """One report of several."""
    return LossReport(tuple(loss for part in parts for loss in part), leaves=leaves)


class GatheredLosses:
    """Losses as they are met: the same several times is one with its number."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[LossKind, LossReason, str, str, Fate, tuple[str, ...]], int] = {}

    def lose(
        self,
        kind: LossKind,
        why: LossReason,
        name: str = "",
        where: str = "",
        *,
        number: int = 1,
        fate: Fate = Fate.LEFT_OUT,
        details: tuple[str, ...] = (),
    ) -> None:
        """Note one thing, or `number` of it; none of it is no loss."""
        if number:
            key = kind, why, name, where, fate, details
            self._numbers[key] = self._numbers.get(key, 0) + number

    @property
    def report(self) -> LossReport:
        """All of them, in the order in which they were met."""
        return LossReport(
            tuple(
                Loss(kind, why, name, where, number, fate, details)
                for (kind, why, name, where, fate, details), number in self._numbers.items()
            )
        )
