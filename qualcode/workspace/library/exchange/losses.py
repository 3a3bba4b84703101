"""What is lost between programs, as a frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qualcode.reporting.exchange.loss_words import reason_words
from qualcode.workspace.library import frames

if TYPE_CHECKING:
    from qualcode.model.exchange.losses import LossReport
    from qualcode.workspace.library.frames import DataFrame


def losses_frame(losses: LossReport) -> DataFrame:
    """One row for each: kind, fate, why (a key), words, name, where, number."""
    return frames.frame(
        frames.FrameColumns(
            {
                "kind": [loss.kind.value for loss in losses],
                "fate": [loss.fate.value for loss in losses],
                "why": [str(loss.why) for loss in losses],
                "words": [reason_words(loss) for loss in losses],
                "name": [loss.name for loss in losses],
                "where": [loss.where for loss in losses],
                "number": [loss.number for loss in losses],
            },
            whole=("number",),
        )
    )
