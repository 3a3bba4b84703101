"""The intervals of thousands of studies at once, as arrays: what `kernel.resampling` gives for each of them alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcode.agreement.kernel import jackknife
from qualcode.agreement.kernel.conditions import Formula
from qualcode.agreement.kernel.rating_table import RatingTable
from qualcode.agreement.kernel.sums import PatternTable, Sums
from qualcode.agreement.kernel.values import LEAST

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Booleans = NDArray[np.bool_]
    Integers = NDArray[np.int64]


@dataclass(frozen=True)
class StudyTerms:
    """One figure of many studies, over all clusters and without each: shape (1 + clusters, studies).

    `there` says in which clusters of each study the code occurs: shape (studies, clusters).
    """

    observed: Floats
    expected: Floats
    there: Booleans

    @classmethod
    def of(cls, studies: RatingTable, formula: Formula) -> StudyTerms:
        """From a table that holds a study in the place of each code."""
        (terms,) = cls.of_each(studies, [formula])
        return terms

    @classmethod
    def of_each(cls, studies: RatingTable, formulas: Iterable[Formula]) -> list[StudyTerms]:
        """The same of several figures, from the same sums."""
        import numpy as np

        frequencies = jackknife.left_out(studies.counts.swapaxes(0, 1).astype(float))
        table = PatternTable.of(studies.patterns, len(studies.coders), studies.categories, studies.positive)
        sums = Sums(table, frequencies)
        there, _numbers = studies.occurrences()
        terms = [formula.terms(sums) for formula in formulas]
        return [cls(observed, np.where(sums.pairable > 1, expected, 0.0), there) for observed, expected in terms]

    def with_another(self, other: StudyTerms) -> StudyTerms:
        """The terms of both figures together, as pooled ones are made."""
        return StudyTerms(self.observed + other.observed, self.expected + other.expected, self.there | other.there)

    def ends(self, confidence: float) -> StudyEnds:
        """The intervals that are printed."""
        import numpy as np

        holding = self.there.sum(axis=1)
        ratio, errors, _undefined = jackknife.log_errors(self.observed, self.expected)
        printed = (holding >= LEAST) & (self.expected[0] > jackknife.NOTHING)
        printed &= (self.observed[0] > jackknife.NOTHING) & (errors > jackknife.NOTHING)
        low, high = jackknife.ends(ratio, errors, np.maximum(holding - 1, 1).tolist(), confidence)
        return StudyEnds(low, high, printed, holding)


@dataclass(frozen=True)
class StudyEnds:
    """Lower and upper end of each study's interval, whether one is printed, and in how many clusters the code is."""

    low: Floats
    high: Floats
    printed: Booleans
    holding: Integers
