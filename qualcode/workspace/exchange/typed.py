"""What people type of a takeover: how its file counts positions, and which of its projects is meant."""

from __future__ import annotations

from qualcode.catalogue import _
from qualcode.errors import UsageProblem
from qualcode.model.exchange.coordinates import model_called
from qualcode.reading.source.options import ExchangeOptions


def reading_typed(coordinates: str, which: str) -> ExchangeOptions:
    """What is said of the reading. Raises UsageProblem for a way of counting that is none."""
    model = model_called(coordinates) if coordinates else None
    if coordinates and model is None:
        raise UsageProblem(
            _("“{name}” is no way of counting positions.", name=coordinates),
            _("Write code-points, utf-16 or bytes, and behind it what else holds: crlf=2, bom, first=1, end=in."),
        )
    return ExchangeOptions(coordinates=model, project=which)
