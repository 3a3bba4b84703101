"""How fast overlapping codes are counted, beside a bare numpy sweep; run by hand.

    OPENBLAS_NUM_THREADS=1 python -m tests.benchmarks.cooccurrence [--codings N] [--documents N] [--codes N]

Codings are invented by a seeded generator and held in arrays, so that no file is read. The floor sorts them by
document and start, finds those behind each that overlap with it, and counts the pairs of codes: nothing is united.
Ours unites overlapping passages of one code, counts pairs, passages with the other code and cases, and computes the
expected numbers. Times are the CPU of the process, the best of three runs that take turns.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable

import numpy as np

from qualcode.retrieval.counting.passages import CodingColumns, passages_of
from qualcode.retrieval.relations.cooccurrence import stretch_pairs
from qualcode.retrieval.relations.expected_numbers import expected_pairs
from qualcode.retrieval.relations.passage_columns import StretchColumns

LENGTH = 20_000  # code points of a document
LONGEST = 400
PER_CASE = 1


def invented(codings: int, documents: int, codes: int) -> CodingColumns:
    """Codings at random places, all of one coder."""
    dice = np.random.default_rng(1)
    document = dice.integers(0, documents, codings)
    start = dice.integers(0, LENGTH - LONGEST, codings)
    end = start + dice.integers(20, LONGEST, codings)
    zeros = np.zeros(codings, dtype=np.int64)
    return CodingColumns(np.arange(codings), document, start, end, dice.integers(0, codes, codings), zeros, zeros + 1)


def floor(codings: CodingColumns, codes: int) -> int:
    """The number of overlapping pairs, by a sweep."""
    width = LENGTH + 1
    order = np.argsort(codings.document * width + codings.start, kind="stable")
    document, start, end, code = (
        column[order] for column in (codings.document, codings.start, codings.end, codings.code)
    )
    number = len(order)
    later = np.searchsorted(document * width + start, document * width + end) - np.arange(number) - 1
    first = np.repeat(np.arange(number), later)
    second = np.arange(len(first)) - np.repeat(np.cumsum(later) - later, later) + first + 1
    square = np.bincount(code[first] * codes + code[second], minlength=codes * codes).reshape(codes, codes)
    return int((square + square.T).sum()) // 2


def ours(codings: CodingColumns, codes: int, documents: int) -> int:
    """The number of overlapping pairs of different codes, with all that is told of them."""
    passages = passages_of(codings)
    columns = StretchColumns(
        passages.document, passages.start, passages.end, passages.code, passages.document // PER_CASE
    )
    stretches = columns.chosen(columns.by_place())
    found = stretch_pairs(stretches, codes)
    expected_pairs(stretches, codes, np.full(documents, LENGTH))
    return int(found.together.sum()) // 2


def cpu(work: Callable[[], int]) -> tuple[float, int]:
    """Seconds of CPU, and what the work gave."""
    begin = time.process_time()
    result = work()
    return time.process_time() - begin, result


def main() -> None:
    """Print both and their ratio."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--codings", type=int, default=1_000_000)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--codes", type=int, default=75)
    options = parser.parse_args()
    codings = invented(options.codings, options.documents, options.codes)
    runs = [
        (cpu(lambda: floor(codings, options.codes)), cpu(lambda: ours(codings, options.codes, options.documents)))
        for _ in range(3)
    ]
    (least, bare), (mine, pairs) = min(run[0] for run in runs), min(run[1] for run in runs)
    print(f"{options.codings:,} codings, {options.documents:,} documents, {options.codes} codes")
    print(f"  numpy sweep   {least:7.3f} s   {bare:,} pairs of codings")
    print(f"  ours          {mine:7.3f} s   {pairs:,} pairs of passages of different codes")
    print(f"  ratio         {mine / least:7.2f}   (goal 3)")


if __name__ == "__main__":
    main()
