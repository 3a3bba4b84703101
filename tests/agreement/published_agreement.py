"""Published data sets and the values printed for them: facts, each with its source.

A data set is one string per coder, one character per unit, “.” for missing.
"""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.agreement.kernel.ratings import Ratings

KRIPPENDORFF_2011_C = [  # “Computing Krippendorff's Alpha-Reliability”, section C
    "123321412...",
    "1233224125.3",
    ".3332342251.",
    "12332441251.",
]
HAYES_KRIPPENDORFF_2007 = [  # Communication Methods and Measures 1, p. 84
    "112.001122.01311211000201001111223222221",
    "1130000.21102311121000302102111122222221",
    "203000222100221123001.30.1012202.2232.21",
    ".13....0.10022...31.103021122..122...12.",
    "2..0001.2....3112..0.0..2.0..20.2.2222.1",
]
FLEISS_1971 = [  # Psychological Bulletin 76, p. 379
    "422521311511212311215221121215",
    "423521311542242311235421421235",
    "423523334544244311435444421435",
    "453543334544344341455454421435",
    "453543534544344351455454425435",
    "455543544544345552455454545435",
]
GWET_RAW_4 = [  # irrCAC, cac.raw4raters
    "123321412...",
    "1233224125..",
    ".33323422513",
    "12332441251.",
]
GWET_DISTRIB_6 = [  # irrCAC, distrib.6raters: the first fifteen patients of Fleiss 1971
    "NPPOPDSDDODDPDP",
    "NPSOPDSDDONPPNP",
    "NPSOPSSSNONNPNN",
    "NOSONSSSNONNSNN",
    "NOSONSOSNONNSNN",
    "NOOONSONNONNSNO",
]
WARRENS_2010 = [  # Advances in Data Analysis and Classification 4, p. 284
    "NNNNNNNNNNNNNNNNAAAAAAAAAAAAAA",
    "NNNNNNNNNNNNNNNNAAAAAAAAAAAAAA",
    "NNNNNNNNNNNNNNNNAAAAAAAAAANNNN",
    "NNNNNNNNNNNNNNANAAAAAAAAAAAAAA",
    "NNNNNNNNNNNNNNNNAAAAAAAAAAAANN",
    "NNNNNNNNNNNNNNNNAAAAAAAAAAAAAA",
    "NNNNNNNNNNNNNNNNAAAAAAAAAAAAAN",
    "NNNNNNNNNNNNNNNAAAAAAAAAAANNNN",
]
COHEN_1960 = [[88, 14, 18], [10, 40, 10], [2, 6, 12]]  # Educational and Psychological Measurement 20, p. 45
ZWICK_1988 = [[20, 0, 0, 5], [0, 10, 15, 0], [0, 15, 10, 0], [5, 0, 0, 20]]  # Psych. Bulletin 103, p. 376
FEINSTEIN_BALANCED = [[40, 9], [6, 45]]  # Feinstein & Cicchetti 1990
FEINSTEIN_SKEWED = [[45, 15], [25, 15]]
ABSTRACTORS = [[13, 0, 0], [0, 20, 7], [0, 4, 56]]  # irrCAC, cont3x3abstractors


def of_strings(coders: Sequence[str]) -> Ratings:
    """Ratings of one string per coder; digits become numbers."""
    return Ratings.from_coders([[_value(mark) for mark in coder] for coder in coders])


def of_table(table: Sequence[Sequence[int]]) -> Ratings:
    """Ratings of two coders from their contingency table."""
    patterns = {(i, j): count for i, row in enumerate(table) for j, count in enumerate(row) if count}
    return Ratings(("A", "B"), tuple(range(len(table))), patterns)


def _value(mark: str) -> int | str | None:
    if mark == ".":
        return None
    return int(mark) if mark.isdigit() else mark
