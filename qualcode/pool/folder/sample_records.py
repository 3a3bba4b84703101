"""samples/s….json: how a sample was drawn, and which project files hold copies of whose texts.

The documents themselves, with their chances of selection, stand in the Parquet file beside it.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.language.forms.normalised import folded, spelled
from qualcode.pool.folder.stored_bytes import stored_bytes

T = TypeVar("T")
_LARGEST = 256 << 20  # bytes
_KEYS = 1 << 63


@dataclass(frozen=True, slots=True)
class DrawnStratum:
    """A part of the documents of which each had the same chance of being drawn.

    `documents` there were, `drawn` were drawn. `hits` says that these are the ones that rules had coded.
    """

    name: str
    documents: int
    drawn: int
    chance: float
    hits: bool = False


@dataclass(frozen=True, slots=True)
class HitsDrawn:
    """That documents were drawn from those that rules had coded: by which rules, with which shared code, how many."""

    rules: str
    code: int
    number: int


@dataclass(frozen=True, slots=True)
class SampleFile:
    """A project file that holds the texts of a sample: its name, and how its folder in the pool is called."""

    name: str
    project: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleRecord:
    """A sample. `each` is how many of a stratum were asked for, None where only hits were drawn.

    `strata_by` are the names of attributes; `cases` holds, by the project that they come from, the keys of all cases
    whose texts are in the sample.
    """

    sample: str
    drawn_at: str
    seed: int
    strata_by: tuple[str, ...] = ()
    each: int | None = None
    hits: HitsDrawn | None = None
    strata: tuple[DrawnStratum, ...] = ()
    files: tuple[SampleFile, ...] = ()
    cases: Mapping[str, tuple[int, ...]]

    @property
    def only_hits(self) -> bool:
        """Whether nothing but hits was drawn: then nobody knows what the rules missed."""
        return self.each is None

    @property
    def documents(self) -> int:
        """How many documents there were that could be drawn: hits alone, where nothing else was drawn."""
        return sum(stratum.documents for stratum in self.strata)

    def takes_readings_of(self, other: SampleRecord) -> bool:
        """Whether documents that were read for the `other` sample may count as read in this one.

        Only where that one took them by chance alone within each stratum of this one: hits that were drawn in larger
        numbers there would stand for what is no hit here.
        """
        if other.sample == self.sample:
            return True
        if other.hits is not None and (self.hits is None or _whose(self.hits) != _whose(other.hits)):
            return False
        if not other._compared_names <= self._compared_names:
            return False
        if self.only_hits or other.only_hits:
            return other.hits is not None and self._hits == other._hits
        return self.documents == other.documents

    @property
    def _compared_names(self) -> set[str]:
        return {folded(spelled(name)) for name in self.strata_by}

    @property
    def _hits(self) -> int:
        return sum(stratum.documents for stratum in self.strata if stratum.hits)

    def as_json(self) -> bytes:
        """The record as it stands in its file."""
        said = {
            "sample": self.sample,
            "drawn_at": self.drawn_at,
            "seed": self.seed,
            "strata_by": list(self.strata_by),
            "each": self.each,
            "hits": None
            if self.hits is None
            else {"rules": self.hits.rules, "code": self.hits.code, "number": self.hits.number},
            "strata": [
                {
                    "name": stratum.name,
                    "documents": stratum.documents,
                    "drawn": stratum.drawn,
                    "chance": stratum.chance,
                    "hits": stratum.hits,
                }
                for stratum in self.strata
            ],
            "files": [{"name": file.name, "project": file.project} for file in self.files],
            "cases": {project: list(keys) for project, keys in self.cases.items()},
        }
        return json.dumps(said, ensure_ascii=False, indent=1).encode()


def _whose(hits: HitsDrawn) -> tuple[str, int]:
    return hits.rules, hits.code


def read_sample_record(path: Path) -> SampleRecord:
    """The record of a sample. Raises QualcodeError where it cannot be read, FileNotFoundError where there is none."""
    try:
        record = _record(json.loads(stored_bytes(path, _LARGEST)))
        if record.sample != path.stem:
            raise ValueError
    except FileNotFoundError:
        raise
    except (OSError, ValueError, TypeError, KeyError, RecursionError) as error:
        raise QualcodeError(
            _("“{path}” cannot be read as the record of a sample.", path=path),
            _("Bring it back from a copy of the pool, or draw the sample again with the same seed."),
        ) from error
    return record


def _record(said: Any) -> SampleRecord:  # noqa: ANN401 - whatever a file holds
    hits = said["hits"]
    return SampleRecord(
        sample=_text(said["sample"]),
        drawn_at=_text(said["drawn_at"]),
        seed=_number(said["seed"]),
        strata_by=_all(said["strata_by"], _text),
        each=None if said["each"] is None else _number(said["each"]),
        hits=None
        if hits is None
        else HitsDrawn(_text(hits["rules"]), _number(hits["code"]), _number(hits["number"])),
        strata=_all(said["strata"], _stratum),
        files=_all(said["files"], lambda file: SampleFile(_text(file["name"]), _text(file["project"]))),
        cases={_text(project): _all(keys, _number) for project, keys in _mapping(said["cases"]).items()},
    )


def _stratum(said: Any) -> DrawnStratum:  # noqa: ANN401 - whatever a file holds
    chance, hits = said["chance"], said["hits"]
    documents, drawn = _number(said["documents"]), _number(said["drawn"])
    if not isinstance(chance, int | float) or not isinstance(hits, bool):
        raise TypeError
    if not (math.isfinite(chance) and 0 < chance <= 1 and drawn <= documents):
        raise ValueError
    return DrawnStratum(_text(said["name"]), documents, drawn, float(chance), hits)


def _text(said: object) -> str:
    if not isinstance(said, str):
        raise TypeError
    said.encode()  # no halves of a surrogate pair
    return said


def _number(said: object) -> int:
    if not isinstance(said, int) or isinstance(said, bool):
        raise TypeError
    if not 0 <= said < _KEYS:
        raise ValueError
    return said


def _all(said: object, read: Callable[[Any], T]) -> tuple[T, ...]:
    if not isinstance(said, list):
        raise TypeError
    return tuple(read(value) for value in said)


def _mapping(said: object) -> dict[Any, Any]:
    if not isinstance(said, dict):
        raise TypeError
    return said
