"""How figures of agreement are written: “.512”, in German “0,512”; in the program's language unless words are given.

In English a coefficient has no zero before the point, as it cannot pass 1.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qualcode.catalogue import Catalogue, program

if TYPE_CHECKING:
    from qualcode.agreement.kernel.values import Interval, Value

_NUMBER = re.compile(r"-?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?")


def nothing(words: Catalogue | None = None) -> str:
    """What stands for a figure that is not defined: “n/a”."""
    return (words or program()).pgettext("figure", "n/a")


def coefficient(value: float | None, places: int = 3, words: Catalogue | None = None) -> str:
    """“.512”, “-.250”, “1.000”, or “n/a”."""
    words = words or program()
    if value is None:
        return nothing(words)
    text = f"{value:.{places}f}"
    if float(text) == 0:
        text = f"{0:.{places}f}"  # no “-.000”
    if words.language != "en":
        return words.number(float(text), places)
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text


def per_cent(value: float | None, words: Catalogue | None = None) -> str:
    """“91.2” for .912, or “n/a”."""
    words = words or program()
    return nothing(words) if value is None else words.number(100 * value, 1)


def shown(value: Value | None, name: str = "", words: Catalogue | None = None) -> str:
    """A figure in a cell; per cent as such."""
    found = None if value is None else value.value
    if name in {"percent", "overlap_percent"}:
        return per_cent(found, words)
    return coefficient(found, words=words)


def with_interval(value: Value | None, words: Catalogue | None = None) -> str:
    """“.512 [.310, .700]”; without the brackets where there is no interval."""
    text = shown(value, words=words)
    if value is None or value.interval is None or value.interval.low is None:
        return text
    return f"{text} {interval(value.interval, words)}"


def interval(found: Interval, words: Catalogue | None = None) -> str:
    """“[.310, .700]”, in German “[0,310; 0,700]”; empty where there is none. “?” marks one that is uncertain."""
    if found.low is None:
        return ""
    words = words or program()
    low, high = (coefficient(end, words=words) for end in (found.low, found.high))
    ends = words.pgettext("figure", "[{low}, {high}]", low=low, high=high)
    return f"{ends}?" if found.uncertain else ends


def probability(value: float | None, words: Catalogue | None = None, *, sign: bool = False) -> str:
    """“.928”, with `sign` “= .928”; never “.000” or “1.000”, which no study shows, but “< .001” and “> .999”."""
    words = words or program()
    if value is None:
        return nothing(words)
    if round(value, 3) == 0 or round(value, 3) == 1:
        edge = coefficient(0.001 if value < 0.5 else 0.999, words=words)
        return f"< {edge}" if value < 0.5 else f"> {edge}"
    return f"= {coefficient(value, words=words)}" if sign else coefficient(value, words=words)


def full(value: float | None) -> str:
    """All digits, for programs; empty where there is no value."""
    return "" if value is None else repr(float(value))


def is_number(text: str) -> bool:
    """Whether a cell holds a figure and nothing else."""
    return _NUMBER.fullmatch(text) is not None
