"""How figures of agreement are written: coefficients without the zero before the point, as they cannot pass 1."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qualcode.agreement.kernel.values import Interval, Value

NOTHING = "n/a"
_NUMBER = re.compile(r"-?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?")


def coefficient(value: float | None, places: int = 3) -> str:
    """“.512”, “-.250”, “1.000”, or “n/a”."""
    if value is None:
        return NOTHING
    text = f"{value:.{places}f}"
    if float(text) == 0:
        text = f"{0:.{places}f}"  # no “-.000”
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text


def per_cent(value: float | None) -> str:
    """“91.2” for .912, or “n/a”."""
    return NOTHING if value is None else f"{100 * value:.1f}"


def shown(value: Value | None, name: str = "") -> str:
    """A figure in a cell; per cent as such."""
    found = None if value is None else value.value
    return per_cent(found) if name in {"percent", "overlap_percent"} else coefficient(found)


def with_interval(value: Value | None) -> str:
    """“.512 [.310, .700]”; without the brackets where there is no interval."""
    text = shown(value)
    if value is None or value.interval is None or value.interval.low is None:
        return text
    return f"{text} {interval(value.interval)}"


def interval(found: Interval) -> str:
    """“[.310, .700]”; empty where there is none."""
    if found.low is None:
        return ""
    return f"[{coefficient(found.low)}, {coefficient(found.high)}]"


def full(value: float | None) -> str:
    """All digits, for programs; empty where there is no value."""
    return "" if value is None else repr(float(value))


def is_number(text: str) -> bool:
    """Whether a cell holds a figure and nothing else."""
    return _NUMBER.fullmatch(text) is not None
