"""How fast the agreement kernel is, beside the numpy floor and other programs; run by hand.

    python tests/benchmarks/agreement_kernel.py [--quick]

The packages krippendorff and irrCAC are timed if they can be imported; they are no part of the project.
Everything is invented by a seeded generator. Times are the best of three runs, peers run once.
"""

from __future__ import annotations

import argparse
import importlib.util
import random
import sqlite3
import time
import tracemalloc
from collections.abc import Callable
from typing import Any

import numpy as np

from qualcode.agreement import (
    Continuum,
    PassageTable,
    Ratings,
    character_ratings_of_codes,
    cohen_kappa,
    krippendorff_alpha,
    resample_codes,
    unitizing,
)

Array = Any


def best(work: Callable[[], Any], times: int = 3) -> tuple[float, Any]:
    """Seconds of the fastest run, and what the work gave."""
    seconds, result = [], None
    for _ in range(times):
        start = time.perf_counter()
        result = work()
        seconds.append(time.perf_counter() - start)
    return min(seconds), result


def line(name: str, seconds: float, base: float | None = None, value: object = "") -> None:
    """One line of the table; `base` is the time of our own run."""
    ratio = f"{seconds / base:7.1f} ×" if base else "         "
    print(f"  {name:<44}{seconds:9.3f} s {ratio}  {value}")


def there(package: str) -> bool:
    """Whether a peer can be imported; says so if not."""
    found = importlib.util.find_spec(package) is not None
    if not found:
        print(f"  {package:<44} not installed")
    return found


def ratings(coders: int, units: int) -> Array:
    """Coders × units: five values, a fifth of them random."""
    noise = np.random.default_rng(1)
    truth = noise.integers(0, 5, units)
    return np.stack([np.where(noise.random(units) < 0.2, noise.integers(0, 5, units), truth) for _ in range(coders)])


def floor_alpha(array: Array) -> float:
    """Nominal alpha of complete data with bare numpy: counts of each value per unit."""
    coders, units = array.shape
    alike = np.zeros(units, dtype=np.int64)
    totals = np.zeros(5, dtype=np.int64)
    for value in range(5):
        counts = (array == value).sum(axis=0)
        alike += counts * counts
        totals[value] = counts.sum()
    number = coders * units
    observed = (coders * coders * units - alike.sum()) / (coders - 1)
    return float(1 - (number - 1) * observed / (number * number - (totals * totals).sum()))


def alpha(units: int) -> None:
    """Alpha over given units in integer arrays."""
    array = ratings(4, units)
    print(f"\nKrippendorff's alpha, nominal, 4 coders × {units:,} units, integer arrays in memory")
    ours, value = best(lambda: krippendorff_alpha(Ratings.from_array(array)).value)
    line("qualcode", ours, None, value)
    seconds, value = best(lambda: floor_alpha(array))
    line("numpy floor", seconds, ours, value)
    if there("krippendorff"):
        import krippendorff

        seconds, value = best(lambda: krippendorff.alpha(array, level_of_measurement="nominal"), 1)
        line("krippendorff", seconds, ours, value)
    if there("irrCAC"):
        import pandas as pd
        from irrCAC.raw import CAC

        frame = pd.DataFrame(array.T)
        seconds, found = best(lambda: CAC(frame, digits=12).krippendorff(), 1)
        line("irrCAC", seconds, ours, found["est"]["coefficient_value"])


def passages(count: int, coders: int = 2, codes: int = 8, room: int = 270) -> list[tuple[str, int, int, int]]:
    """Passages of some coders: ends shifted by up to 15, a tenth left out, some with another code."""
    noise = random.Random(2)
    truth = [
        (at * room + noise.randint(20, 60), at * room + noise.randint(150, 240), noise.randrange(codes))
        for at in range(count)
    ]
    made = []
    for coder in range(coders):
        for start, end, code in truth:
            if noise.random() < 0.88:
                shifted = (start + noise.randint(-15, 15), end + noise.randint(-15, 15))
                made.append((f"coder {coder}", *shifted, code if noise.random() < 0.85 else noise.randrange(codes)))
    return made


def family(count: int) -> None:
    """The u-family over free passages."""
    print(f"\nu-alpha, |u-alpha, cu-alpha and (k)u-alpha of 8 codes, 2 coders × {count:,} passages")
    made = passages(count)
    length = count * 270
    ours, found = best(lambda: unitizing([Continuum.of(length, made)], range(8)))
    line("qualcode, from tuples", ours, None, (str(found.u), str(found.bar_u), str(found.cu)))
    continuum = Continuum.of(length, made)
    line("qualcode, the figures alone", best(lambda: unitizing([continuum], range(8)))[0])


def bootstrap(codes: int, documents: int) -> None:
    """The bootstrap over documents for many codes."""
    print(f"\nBootstrap of alpha, 2,000 replicates, {codes} codes × {documents:,} documents")
    noise = random.Random(3)

    def document() -> Ratings:
        truth = {unit for unit in range(40) if noise.random() < 0.1}
        copy = {unit for unit in range(40) if (unit in truth) ^ (noise.random() < 0.03)}
        return Ratings.presence(("A", "B"), (truth, copy), 40)

    made = [[document() for _ in range(documents)] for _ in range(codes)]
    ours, found = best(lambda: resample_codes(made))
    interval = found.pooled["krippendorff_alpha"]
    line("qualcode, all codes and pooled", ours, None, f"[{interval.low:.4f}, {interval.high:.4f}]")
    plain = np.random.default_rng(1)
    weights, sums = plain.random((2000, documents)), plain.random((documents, codes * 3))
    line("numpy floor: the weighted sums alone", best(lambda: weights @ sums)[0], ours)


def marked(count: int, codes: int, length: int, documents: int) -> Array:
    """Rows code, coder, document, start, end for two coders, in order."""
    noise = np.random.default_rng(4)
    size = length // documents
    code, document = noise.integers(0, codes, count), noise.integers(0, documents, count)
    start = noise.integers(0, size - 400, count)
    end = start + noise.integers(40, 380, count)
    parts = []
    for coder in range(2):
        shift = noise.integers(-20, 20, count)
        kept = noise.random(count) < 0.9
        rows = np.stack([code, np.full(count, coder), document, np.maximum(start + shift, 0), end + shift])
        parts.append(rows[:, kept])
    rows = np.concatenate(parts, axis=1)
    return rows[:, np.lexsort((rows[3], rows[2], rows[1], rows[0]))]


def floor_characters(rows: Array, codes: int, size: int, length: int) -> Array:
    """Kappa by characters with bare numpy: three unions of sorted intervals, A and B and both together."""
    code, coder, document, start, end = rows
    low, high = document * size + start, document * size + end

    def covered(line_of: Array, low: Array, high: Array) -> Array:
        reached = np.maximum.accumulate(line_of * length + high)
        first = np.concatenate([[True], line_of[1:] * length + low[1:] > reached[:-1]])
        last = np.concatenate([first[1:], [True]])
        lengths = reached[last] - (line_of * length + low)[first]
        return np.bincount(line_of[first], weights=lengths, minlength=int(line_of[-1]) + 1)

    one_by_one = covered(code * 2 + coder, low, high).reshape(codes, 2)
    order = np.argsort(code * length + low, kind="stable")
    together = covered(code[order], low[order], high[order])
    first, second = one_by_one.T / length
    both = first + second - together / length
    agreed = 1 - first - second + 2 * both
    chance = first * second + (1 - first) * (1 - second)
    return (agreed - chance) / (1 - chance)


def characters(words: int, count: int) -> None:
    """Kappa by characters of many codes."""
    codes, documents = 100, 1000
    length = words * 6 // documents * documents
    rows = marked(count, codes, length, documents)
    print(
        f"\nCohen's kappa by characters, {codes} codes over {words:,} words, {rows.shape[1]:,} passages of 2 coders"
    )
    lengths, finished = np.full(documents, length // documents), np.ones((documents, 2), dtype=bool)

    def arithmetic() -> list[float | None]:
        found = character_ratings_of_codes(PassageTable(*rows), codes, ("A", "B"), lengths, finished)
        return [cohen_kappa(one).value for one in found]

    ours, kappas = best(arithmetic)
    line("qualcode, the arithmetic", ours, None, kappas[0])
    seconds, floor = best(lambda: floor_characters(rows, codes, length // documents, length))
    line("numpy floor: unions of sorted intervals", seconds, ours, floor[0])
    print(
        f"  {'qualcode / floor':<44}{ours / seconds:9.1f} ×   largest difference {np.abs(kappas - floor).max():.1e}"
    )
    tracemalloc.start()
    arithmetic()
    print(f"  {'largest memory of the arithmetic':<44}{tracemalloc.get_traced_memory()[1] / 1e6:9.0f} MB")
    tracemalloc.stop()
    base = sqlite3.connect(":memory:")
    base.execute("CREATE TABLE p (code INTEGER, coder INTEGER, document INTEGER, start INTEGER, stop INTEGER)")
    base.executemany("INSERT INTO p VALUES (?, ?, ?, ?, ?)", rows.T.tolist())
    query = "SELECT code, coder, document, start, stop FROM p ORDER BY code, coder, document, start"
    seconds, _ = best(lambda: np.array(base.execute(query).fetchall(), dtype=np.int64).T, 1)
    line("the fetch, apart: SQLite to arrays", seconds)


def main() -> None:
    """Run all benchmarks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a tenth of the sizes")
    quick = parser.parse_args().quick
    print("× is the time divided by that of qualcode, the first line of each table")
    alpha(100_000 if quick else 1_000_000)
    family(1_000 if quick else 10_000)
    bootstrap(10 if quick else 100, 1_000)
    characters(500_000 if quick else 5_000_000, 10_000 if quick else 100_000)


if __name__ == "__main__":
    main()
