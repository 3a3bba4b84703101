"""What is noted while the plan of an import is made: numbers by kind, conflicts and losses."""

from __future__ import annotations

from collections.abc import Iterable

from qualcode.language.forms.normalised import spelled
from qualcode.model.exchange.intake import ConflictKind, IntakeConflict, IntakeKind, IntakeNumbers
from qualcode.model.exchange.losses import Fate, GatheredLosses, LossKind
from qualcode.model.exchange.reasons import LossReason
from qualcode.project.exchange.identities import Identities
from qualcode.project.file.row_rules import folded


class IntakeLedger(GatheredLosses):
    """The numbers, conflicts and losses of one plan."""

    def __init__(self) -> None:
        super().__init__()
        self._by_kind = {kind: [0, 0, 0] for kind in IntakeKind}
        self._conflicts: dict[tuple[ConflictKind, str], IntakeConflict] = {}

    def new(self, kind: IntakeKind) -> None:
        """Note something that comes in."""
        self._by_kind[kind][0] += 1

    def same(self, kind: IntakeKind, *, differs: bool = False) -> None:
        """Note something that is there already."""
        self._by_kind[kind][1] += 1
        self._by_kind[kind][2] += differs

    def conflict(self, kind: ConflictKind, name: str) -> None:
        """Note what a person has to say."""
        self._conflicts[kind, name] = IntakeConflict(kind, name)

    def new_guids(self, kind: LossKind, ids: Identities) -> None:
        """Note how many things could not keep their GUID."""
        if ids.changed:
            self.lose(kind, LossReason.GUID_TWICE, number=ids.changed, fate=Fate.CHANGED)

    def differs(self, kind: LossKind, name: str, where: str = "") -> None:
        """Note that what is here already is not the same there."""
        self.lose(kind, LossReason.DIFFERS_HERE, name, where)

    @property
    def numbers(self) -> dict[IntakeKind, IntakeNumbers]:
        """The numbers by kind."""
        return {kind: IntakeNumbers(*numbers) for kind, numbers in self._by_kind.items()}

    @property
    def conflicts(self) -> tuple[IntakeConflict, ...]:
        """What a person has to say."""
        return tuple(self._conflicts.values())


class FreeNames:
    """Names that are not taken: one that is gets the next number, “name (2)”."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = {folded(name) for name in taken}
        self._numbers: dict[str, int] = {}

    def of(self, wanted: str) -> str:
        """A free name, which is taken then."""
        name, number = wanted, self._numbers.get(wanted, 2)
        while folded(name) in self._taken:
            name, number = f"{wanted} ({number})", number + 1
        self._numbers[wanted] = number
        self._taken.add(folded(name))
        return name


def plain_name(written: str, otherwise: str) -> str:
    """A name on one line in one spelling; `otherwise` where nothing of it can be seen."""
    return spelled(written) or spelled(otherwise)
