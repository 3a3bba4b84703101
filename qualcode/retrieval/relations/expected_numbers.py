"""How often two codes would be together if they had nothing to do with each other.

*Units* (sentences, turns, cases, documents): a * b / N, the mean of the hypergeometric distribution, as in Veech
(2013), A probabilistic model for analysing species co-occurrence, Global Ecology and Biogeography 22, 252-260. N
are all units in which a code may be: the sentences or turns of respondents and those that are coded, the cases or
documents that were chosen.

*Stretches*: the one code stays where it is, and the other is turned round within each document by every possible
number of places (the toroidal shift of Lotwick and Silverman 1982, Methods for analysing spatial processes of
several types of points, Journal of the Royal Statistical Society B 44, 406-413). A stretch of length l and one of
length m then overlap with probability min(1, (l + m - 1) / L); expected is the sum over all pairs. L is the length
of what respondents said in that document, in code points or for NEAR in sentences, at least from the first to the
last stretch. How often and how long each code stands in each document is taken as given: where whole answers of a
survey are coded, a document each, the expected number equals the observed one and tells nothing.

Neither is a test, and both rest on little where a number is small.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

    from qualcode.retrieval.relations.passage_columns import Numbers, StretchColumns

    Decimals = NDArray[float64]

_AT_ONCE = 1 << 22  # numbers of documents by codes that are in memory at a time


def expected_units(of_code: Numbers, units: int) -> Decimals:
    """Codes by codes: in how many of so many units both would be; `of_code` are the units of each code."""
    import numpy as np

    own = of_code.astype(np.float64)
    return np.asarray(np.outer(own, own) / max(units, 1))


def expected_pairs(stretches: StretchColumns, codes: int, lengths: Numbers) -> Decimals:
    """Codes by codes: how many pairs of stretches would overlap; `lengths` are those of the documents.

    Stretches are by document and start. The number beside a code itself means nothing.
    """
    import numpy as np

    expected = np.zeros((codes, codes))
    if not len(stretches):
        return expected
    begins = np.flatnonzero(np.append(True, stretches.documents[1:] != stretches.documents[:-1]))
    width = stretches.ends - stretches.starts
    reach = np.maximum.reduceat(stretches.ends, begins) - stretches.starts[begins]
    whole = np.maximum(lengths[stretches.documents[begins]], reach)
    # where two stretches may fill a document, the probability of each pair is bounded by itself
    bounded = 2 * np.maximum.reduceat(width, begins) - 1 > whole
    number = np.diff(np.append(begins, len(stretches)))
    of_stretch = np.repeat(np.arange(len(begins)), number)
    step = max(1, _AT_ONCE // codes)
    free = ~bounded[of_stretch]
    for first in range(0, len(begins), step):
        here = free & (of_stretch >= first) & (of_stretch < first + step)
        expected += _free(
            of_stretch[here] - first, stretches.codes[here], width[here], whole[first : first + step], codes
        )
    for document in np.flatnonzero(bounded).tolist():
        mine = slice(begins[document], begins[document] + number[document])
        expected += _bounded(stretches.codes[mine], width[mine], int(whole[document]), codes)
    return expected


def _free(documents: Numbers, of_code: Numbers, width: Numbers, whole: Numbers, codes: int) -> Decimals:
    """The sum over pairs of (l + m - 1) / L, by the numbers and lengths of each code in each document."""
    import numpy as np

    cell, cells = documents * codes + of_code, len(whole) * codes
    numbers = np.bincount(cell, minlength=cells).reshape(-1, codes).astype(np.float64)
    sums = np.bincount(cell, weights=width, minlength=cells).reshape(-1, codes)
    of_length = numbers / whole[:, None]
    mixed = of_length.T @ sums
    return np.asarray(mixed + mixed.T - of_length.T @ numbers)


def _bounded(of_code: Numbers, width: Numbers, whole: int, codes: int) -> Decimals:
    """The sum over pairs of one document of min(1, (l + m - 1) / L)."""
    import numpy as np

    found = np.zeros(codes * codes)
    for stretch in range(len(width)):
        likely = np.minimum(1.0, (width[stretch] + width - 1) / whole)
        found += np.bincount(of_code[stretch] * codes + of_code, weights=likely, minlength=codes * codes)
    return found.reshape(codes, codes)
