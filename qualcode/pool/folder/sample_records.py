"""samples/s….json: how a sample was drawn, and which project files hold copies of whose texts.

The documents themselves, with their chances of selection, stand in the Parquet file beside it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qualcode.catalogue import _
from qualcode.language.forms.normalised import folded, spelled
from qualcode.pool.folder.layout import PROJECT_NAME
from qualcode.pool.folder.stored_bytes import UnreadableFile
from qualcode.pool.folder.stored_json import UNREADABLE, as_json, every, flag, mapping, maybe, number, read_json, text

_LARGEST = 256 << 20  # bytes


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

    `strata_by` are the names of attributes, `where` is the filter by which the documents were chosen that could be
    drawn, empty for all; `cases` holds, by the project that they come from, the keys of all cases
    whose texts are in the sample.
    """

    sample: str
    drawn_at: str
    seed: int
    strata_by: tuple[str, ...] = ()
    each: int | None = None
    hits: HitsDrawn | None = None
    where: str = ""
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
        if other.where != self.where:
            return False
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
        return as_json(self)


def _whose(hits: HitsDrawn) -> tuple[str, int]:
    return hits.rules, hits.code


def read_sample_record(path: Path) -> SampleRecord:
    """The record of a sample. Raises UnreadableFile, and FileNotFoundError where there is none."""
    try:
        record = _record(read_json(path, _LARGEST))
        if record.sample != path.stem:
            raise ValueError
    except FileNotFoundError:
        raise
    except UNREADABLE as error:
        raise UnreadableFile(
            _("“{path}” cannot be read as the record of a sample.", path=path),
            _("Bring it back from a copy of the pool, or draw the sample again with the same seed."),
        ) from error
    return record


def _record(said: Any) -> SampleRecord:  # noqa: ANN401 - whatever a file holds
    return SampleRecord(
        sample=text(said["sample"]),
        drawn_at=text(said["drawn_at"]),
        seed=number(said["seed"]),
        strata_by=every(said["strata_by"], text),
        each=maybe(said["each"], number),
        hits=maybe(
            said["hits"], lambda hits: HitsDrawn(text(hits["rules"]), number(hits["code"]), number(hits["number"]))
        ),
        where=text(said.get("where", "")),  # there was none at first
        strata=every(said["strata"], _stratum),
        files=every(said["files"], lambda file: SampleFile(text(file["name"]), _project(file["project"]))),
        cases=mapping(said["cases"], lambda keys: every(keys, number)),
    )


def _project(said: object) -> str:
    """The name of a project, which becomes a part of paths. Raises ValueError, TypeError."""
    name = text(said)
    if not re.fullmatch(PROJECT_NAME, name):
        raise ValueError
    return name


def _stratum(said: Any) -> DrawnStratum:  # noqa: ANN401 - whatever a file holds
    chance = said["chance"]
    documents, drawn = number(said["documents"]), number(said["drawn"])
    if not isinstance(chance, int | float) or not (0 < chance <= 1 and drawn <= documents):
        raise ValueError
    return DrawnStratum(text(said["name"]), documents, drawn, float(chance), flag(said["hits"]))
