"""What is to be counted: rows, columns, in which unit, of which passages."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qualcode.retrieval.filter import PassageChoice


class AxisKind(StrEnum):
    """What may stand in the rows and in the columns; ATTRIBUTE and GROUPS need not have a name, see `TableAxis`."""

    CODES = "codes"
    TOPICS = "topics"
    CASES = "cases"
    DOCUMENTS = "documents"
    CODERS = "coders"
    SPEAKERS = "speakers"
    WAVES = "waves"
    SOURCE_KINDS = "source_kinds"
    GROUPS = "groups"
    ATTRIBUTE = "attribute"
    LEVELS = "levels"


def _all_passages() -> PassageChoice:
    from qualcode.retrieval.filter import PassageChoice  # which knows projects: tables of pools have none

    return PassageChoice()


@dataclass(frozen=True, slots=True)
class TableAxis:
    """One side of a table.

    `name` is the attribute's, or the whole name of the evaluative code whose LEVELS it has, else empty.
    """

    kind: AxisKind
    name: str = ""


class CountUnit(StrEnum):
    """What is counted. WORDS are words of coded text, SHARE is the coded share of the respondents' text."""

    PASSAGES = "passages"
    CASES = "cases"
    DOCUMENTS = "documents"
    WORDS = "words"
    SHARE = "share"


class PercentOf(StrEnum):
    """What a per cent is of: nothing is shown, of the row's total, of the column's base (cases) or total."""

    NONE = "none"
    ROW = "row"
    COLUMN = "column"


class CountBase(StrEnum):
    """Which cases or documents are the base: all, those asked about a topic, those who answered."""

    ALL = "all"
    ASKED = "asked"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class CountRequest:
    """What a table is made of.

    `wanted` chooses the passages, its documents are the base. With `sub_codes` a code counts with those below it (a
    passage or case once). With `empty` rows without a passage stay. `panel` keeps the cases seen in all waves that
    are columns, or rows. `publish` hides numbers of 1 to k-1 and those that totals would give away; 0 hides nothing.
    `small` shows per cent of a base below 20, too. With `change` the two waves that are columns are compared.
    `topic` (a key) is what the bases ASKED and ANSWERED are about.
    """

    rows: TableAxis
    columns: TableAxis
    unit: CountUnit = CountUnit.PASSAGES
    percent: PercentOf = PercentOf.NONE
    base: CountBase = CountBase.ALL
    wanted: PassageChoice = field(default_factory=_all_passages)
    sub_codes: bool = False
    empty: bool = False
    panel: bool = False
    publish: int = 0
    small: bool = False
    decimals: int = 0
    topic: int | None = None
    change: bool = False
