"""How far apart colours are, also for readers who do not tell all of them apart.

Protanopia, deuteranopia and tritanopia after Machado, Oliveira and Fernandes (2009), “A physiologically-based model
for simulation of color vision deficiency”, severity 1.0, for linear RGB. Distance is the Euclidean one in CIELAB (CIE
1976, D65), in which 2.3 is just noticeable.
"""

from __future__ import annotations

import math
from enum import StrEnum
from functools import cache

Triple = tuple[float, float, float]
Matrix = tuple[Triple, Triple, Triple]


class ColourSight(StrEnum):
    """How somebody sees colours."""

    FULL = "full"
    PROTAN = "protan"
    DEUTAN = "deutan"
    TRITAN = "tritan"


_SIGHTS: dict[ColourSight, Matrix] = {
    ColourSight.FULL: ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    ColourSight.PROTAN: (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    ColourSight.DEUTAN: (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    ColourSight.TRITAN: (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
_TO_XYZ_D65: Matrix = (
    (0.4124564 / 0.95047, 0.3575761 / 0.95047, 0.1804375 / 0.95047),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339 / 1.08883, 0.1191920 / 1.08883, 0.9503041 / 1.08883),
)
TOO_NEAR = 10.0
"""Colours that are nearer are told apart only beside each other: about four times what is just noticeable."""


@cache
def lab(colour: str, sight: ColourSight) -> Triple:
    """The colour “#rrggbb” in CIELAB as it looks to somebody."""
    red, green, blue = _times(_SIGHTS[sight], _linear(colour))
    seen = (min(1.0, max(0.0, red)), min(1.0, max(0.0, green)), min(1.0, max(0.0, blue)))
    x, y, z = (
        value ** (1 / 3) if value > 216 / 24389 else (24389 / 27 * value + 16) / 116
        for value in _times(_TO_XYZ_D65, seen)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one: str, other: str, sight: ColourSight) -> float:
    """How far apart two colours are for somebody."""
    return math.dist(lab(one, sight), lab(other, sight))


def alike_for(one: str, other: str) -> tuple[ColourSight, float] | None:
    """Who tells two colours apart worst, and how far apart they are for him; None where nobody confuses them.

    Where they are too near for all, that is said of full sight.
    """
    distances = {sight: distance(one, other, sight) for sight in ColourSight}
    if distances[ColourSight.FULL] < TOO_NEAR:
        return ColourSight.FULL, distances[ColourSight.FULL]
    worst = min(distances, key=distances.__getitem__)
    return (worst, distances[worst]) if distances[worst] < TOO_NEAR else None


def _linear(colour: str) -> Triple:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return red, green, blue


def _times(matrix: Matrix, vector: Triple) -> Triple:
    first, second, third = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return first, second, third
