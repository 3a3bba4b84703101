"""The formulas of one code, given or not: specific agreement, prevalence and bias; the only place of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qualcode.agreement.kernel.sums import Sums, share

if TYPE_CHECKING:
    from qualcode.agreement.kernel.sums import Array, Terms


def positive(sums: Sums) -> Terms:
    """The ratings “coded” that met the other kind, each / (m - 1), and all of the kind."""
    return sums.unlike(lambda size: 2 * (size - 1)), _coded(sums)


def negative(sums: Sums) -> Terms:
    """The same of the ratings “not coded”: what met the other kind is as much."""
    return positive(sums)[0], sums.paired_by_category.sum(axis=-1) - _coded(sums)


def prevalence(sums: Sums) -> Terms:
    """1 - |positive - negative| ratings / all ratings of the pairable units (Byrt et al. 1993: |a - d| / n)."""
    ratings = sums.paired_by_category.sum(axis=-1)
    return 1 - share(abs(2 * _coded(sums) - ratings), ratings), sums.nothing + 1


def bias(sums: Sums) -> Terms:
    """1 - |b - c| / n of two coders: how much more often one of them gave the code (Byrt et al. 1993)."""
    first, second = (margin[..., sums.table.positive] for margin in sums.of_two)
    return 1 - share(abs(first - second), sums.pairable), sums.nothing + 1


def _coded(sums: Sums) -> Array:
    coded: Array = sums.paired_by_category[..., sums.table.positive]
    return coded
