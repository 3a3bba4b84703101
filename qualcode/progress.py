"""How far long work is: told between two of its steps, at which it can be stopped too."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], object]
"""(so many are done, of so many); it may end the work by an error of its own."""

_FINE = 1000  # so finely a share of some work is told


def untold(_done: int, _every: int) -> None:
    """For work of which nobody wants to hear."""


def part_of(progress: Progress, begin: float, end: float) -> Progress:
    """Tells a part of some work as what lies between two shares (0 to 1) of the whole."""

    def told(done: int, every: int) -> None:
        share = begin + (end - begin) * (done / every if every else 1.0)
        progress(round(share * _FINE), _FINE)

    return told
