"""A counted table: its sides, its cells, and the codings that each cell rests on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from qualcode.retrieval.counting.request import CountRequest

if TYPE_CHECKING:
    from qualcode.retrieval.speaking import SpeakingCoders

SMALL_BASE = 20
"""Below so many cases a per cent is shown only when asked for."""


@dataclass(frozen=True, slots=True)
class TableMember:
    """A row or column: what it stands for (`key`: of a code, case, document … or the value itself), and its name.

    `level` is the depth of a code below the outermost, for indenting. `base` is the N of a column or row that is a
    group of material (values, waves …): how many cases (or documents, where there are no cases or documents are
    counted) it rests on; None where there is none. `public` is what stands for a name that must not leave the project
    (of a case, document, coder, speaker); empty where the name may.
    """

    key: int | str
    name: str
    level: int = 0
    base: int | None = None
    public: str = ""


@dataclass(frozen=True, slots=True)
class CountCell:
    """One cell. Of passages, words and shares `present`, `absent` and `mixed` add up to `n`.

    Of cases and documents `only_present`, `only_absent` and `both` (present and absent, or a mixed passage) add up to
    those that mention the code, and `n`, the headline, is only_present + both. `n` is None where the number is hidden
    for publication (the other fields are 0 then), and in hundredths of a per cent for shares. `percent` is rounded
    half up to the request's `decimals`; None where none is shown.
    """

    n: int | None
    present: int = 0
    absent: int = 0
    mixed: int = 0
    only_present: int = 0
    only_absent: int = 0
    both: int = 0
    percent: Decimal | None = None

    @property
    def headline(self) -> int | None:
        """The number that stands where one stands alone, and of which per cents are: absent is never in it.

        Of passages, words and shares present and mixed, of cases and documents `n`; None where it is hidden.
        """
        return None if self.n is None else self.n - self.absent

    @property
    def parts(self) -> tuple[int, int, int]:
        """Present, absent and mixed; of cases and documents only present, only absent and both."""
        of_units = (self.only_present, self.only_absent, self.both)
        return of_units if any(of_units) else (self.present, self.absent, self.mixed)


@dataclass(frozen=True, slots=True)
class CountChange:
    """From the first of two waves to the second: of the headline number, and in points of the per cent.

    None where one of the two is hidden, or there is no per cent.
    """

    n: int | None
    points: Decimal | None


@dataclass(frozen=True, slots=True)
class CountTable:
    """A table as it was counted.

    `cells` go row by row, `totals` stand below the columns, `row_totals` beside the rows, `total` where both meet.
    Totals count each passage, case or document once: with `several_answers` the cells add up to more. A total that
    means nothing is missing (the sequence is empty). `has_polarity` says that a passage is absent or mixed.
    `left_out` is how many rows without a passage were left out, `kinds` the kinds of source with their numbers of
    documents where several are counted together. `notes` are what must be told with the table. They, and names of
    members that are ours (“not said”), are in the program's language; `Catalogue.said` tells them in another one.
    `codings` gives the keys of the codings behind a cell (row, column; None is a total), in order of
    documents and places. `changes` has one a row, where a change was asked for. `speaking` tells whose codings count.
    """

    request: CountRequest
    rows: Sequence[TableMember]
    columns: Sequence[TableMember]
    cells: Sequence[Sequence[CountCell]]
    totals: Sequence[CountCell]
    row_totals: Sequence[CountCell]
    base: int | None
    several_answers: bool
    has_polarity: bool
    left_out: int
    kinds: Sequence[tuple[str, int]]
    notes: Sequence[str]
    codings: Callable[[int | None, int | None], Sequence[int]]
    total: CountCell | None = None
    changes: Sequence[CountChange] = ()
    speaking: SpeakingCoders | None = None
