"""What people type of a takeover: how positions are counted, what the columns of a list say."""

from __future__ import annotations

from collections.abc import Mapping

from qualcode.catalogue import _
from qualcode.errors import UsageProblem
from qualcode.model.exchange.coordinates import model_called
from qualcode.model.exchange.segments import SegmentField
from qualcode.reading.source.options import ExchangeOptions


def columns_typed(headings: Mapping[str, str]) -> dict[SegmentField, str]:
    """The headings by what their columns say. Raises UsageProblem for what no column says."""
    fields = [field.value for field in SegmentField]
    for name in headings:
        if name not in fields:
            raise UsageProblem(
                _("No column of a list is “{name}”.", name=name), _("Columns are {names}.", names=", ".join(fields))
            )
    return {SegmentField(name): heading for name, heading in headings.items()}


def reading_typed(coordinates: str, which: str) -> ExchangeOptions:
    """What is said of the reading. Raises UsageProblem for a way of counting that is none."""
    model = model_called(coordinates) if coordinates else None
    if coordinates and model is None:
        raise UsageProblem(
            _("“{name}” is no way of counting positions.", name=coordinates),
            _("Write code-points, utf-16 or bytes, and behind it what else holds: crlf=2, bom, first=1, end=in."),
        )
    return ExchangeOptions(coordinates=model, project=which)
