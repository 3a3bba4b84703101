"""What a reader of another program's file has to tell, gathered as it is met."""

from __future__ import annotations

from qualcode.model.exchange.losses import Fate, Loss, LossKind, LossReport
from qualcode.model.exchange.reasons import LossReason


class ToldLosses:
    """The losses so far, in their order."""

    def __init__(self) -> None:
        self._losses: list[Loss] = []

    def add(
        self,
        kind: LossKind,
        why: LossReason,
        name: str = "",
        where: str = "",
        *,
        number: int = 1,
        fate: Fate = Fate.LEFT_OUT,
        details: tuple[str, ...] = (),
    ) -> None:
        """Tell one thing, or `number` of it; none of it is not told."""
        if number:
            self._losses.append(Loss(kind, why, name, where, number, fate, details))

    def take(self, loss: Loss | None) -> None:
        """Tell a loss that somebody else met, if it is one."""
        if loss is not None:
            self._losses.append(loss)

    def named(self, kind: LossKind, name: str, otherwise: str) -> str:
        """What something is called, else `otherwise`, which is told."""
        if not name:
            self.add(kind, LossReason.NAMELESS, fate=Fate.CHANGED, details=(otherwise,))
        return name or otherwise

    @property
    def report(self) -> LossReport:
        """All of them."""
        return LossReport(tuple(self._losses))
