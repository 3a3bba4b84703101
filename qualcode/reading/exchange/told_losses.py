"""What a reader of another program's file has to tell, gathered as it is met."""

from __future__ import annotations

from qualcode.model.exchange.losses import Fate, GatheredLosses, Loss, LossKind
from qualcode.model.exchange.reasons import LossReason


class ToldLosses(GatheredLosses):
    """The losses so far, of which some are met elsewhere or by the way."""

    def take(self, loss: Loss | None) -> None:
        """Tell a loss that somebody else met, if it is one."""
        if loss is not None:
            why = LossReason(loss.why)
            self.lose(loss.kind, why, loss.name, loss.where, number=loss.number, fate=loss.fate, details=loss.details)

    def named(self, kind: LossKind, name: str, otherwise: str) -> str:
        """What something is called, else `otherwise`, which is told."""
        if not name:
            self.lose(kind, LossReason.NAMELESS, fate=Fate.CHANGED, details=(otherwise,))
        return name or otherwise
