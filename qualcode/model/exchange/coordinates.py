"""How programs count the characters of a text: the unit, line ends, a byte order mark, the first number, the end."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class CountedUnit(StrEnum):
    """What has one number."""

    CODE_POINTS = "code points"  # no text: a value
    UTF16 = "utf-16"  # no text: a value
    BYTES = "utf-8 bytes"  # no text: a value


@dataclass(frozen=True, slots=True)
class CoordinateModel:
    """How positions of a text are counted.

    `newline` is how many units a line end takes that the file writes as CRLF (1 or 2), `counts_mark` whether a byte
    order mark at the beginning has a number, `first` the number of the first unit (0 or 1), `end_in` whether the end
    is the last character itself (else the one behind it).
    """

    unit: CountedUnit = CountedUnit.CODE_POINTS
    newline: int = 1
    counts_mark: bool = False
    first: int = 0
    end_in: bool = False

    @property
    def name(self) -> str:
        """What people type: “code-points”, “utf-16,crlf=2”, “bytes,first=1,end=in,bom”."""
        parts = [self.unit.value.replace("utf-8 ", "").replace(" ", "-")]
        parts += ["crlf=2"] if self.newline == 2 else []
        parts += ["bom"] if self.counts_mark else []
        parts += ["first=1"] if self.first else []
        parts += ["end=in"] if self.end_in else []
        return ",".join(parts)


def model_called(name: str) -> CoordinateModel | None:
    """The model of that name; None for what is none."""
    unit, *parts = [part.strip().casefold() for part in name.split(",")]
    units = {CoordinateModel(known).name: known for known in CountedUnit}
    if unit not in units or not set(parts) <= {"crlf=1", "crlf=2", "bom", "first=0", "first=1", "end=in", "end=out"}:
        return None
    return CoordinateModel(
        units[unit],
        newline=2 if "crlf=2" in parts else 1,
        counts_mark="bom" in parts,
        first=int("first=1" in parts),
        end_in="end=in" in parts,
    )


@dataclass(frozen=True, slots=True)
class Placement:
    """By which model the passages of a source were placed, and how sure that is.

    `score` and `second_score` (0 to 1) are the shares of what can be checked of its passages that fit under the
    chosen model and under the next one whose passages differ; `checked` is how many passages carried their words.
    What is not `decided` waits for a person. `said` is that somebody said which model it is.
    """

    model: CoordinateModel = CoordinateModel()
    score: float = 1.0
    second: CoordinateModel | None = None
    second_score: float = 0.0
    checked: int = 0
    decided: bool = True
    said: bool = False
