"""Tables of a study as pandas frames. pandas is imported here and nowhere else, when a frame is asked for."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pandas import DataFrame  # noqa: TC004 - a name for annotations elsewhere

__all__ = ["MARK", "DataFrame", "FrameColumns", "frame", "with_attributes"]

MARK = "attribute "
"""Before an attribute that is called like a column of ours."""


@dataclass(frozen=True, slots=True)
class FrameColumns:
    """What a frame holds: name -> values. `whole` are numbers and `decimals` figures that may be missing.

    `times` are UTC, ISO 8601.
    """

    values: Mapping[str, Sequence[object]]
    whole: Collection[str] = ()
    decimals: Collection[str] = ()
    times: Collection[str] = ()


def frame(columns: FrameColumns) -> DataFrame:
    """One row a thing, one column a variable; numbers and times have their types, what is missing is missing."""
    import pandas

    made = pandas.DataFrame({name: list(values) for name, values in columns.values.items()})
    for name in columns.whole:
        made[name] = made[name].astype("Int64")
    for name in columns.decimals:
        made[name] = made[name].astype("float64")
    for name in columns.times:
        made[name] = pandas.to_datetime(made[name], utc=True, format="ISO8601")
    return made


def with_attributes(
    values: Mapping[str, Sequence[object]], attributes: Sequence[Mapping[str, str]]
) -> dict[str, Sequence[object]]:
    """The columns, and one for each attribute that any of the things has; without it a thing has None there."""
    names = dict.fromkeys(name for held in attributes for name in held)
    own = {f"{MARK}{name}" if name in values else name: [held.get(name) for held in attributes] for name in names}
    return {**values, **own}
