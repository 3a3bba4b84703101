"""The people whose names a file holds beside what they did."""

from __future__ import annotations

from collections.abc import Collection

from qualcode.language.forms.normalised import spelled
from qualcode.model.codings import CoderKind
from qualcode.model.exchange.losses import Fate, LossKind
from qualcode.model.exchange.project import ExchangeUser
from qualcode.model.exchange.reasons import LossReason
from qualcode.reading.exchange.guids import made_guid
from qualcode.reading.exchange.told_losses import ToldLosses


class People:
    """Those of one file or project, by name, in the order in which they were met."""

    def __init__(self, origin: str) -> None:
        """`origin` tells them from people of the same names elsewhere."""
        self._origin = origin
        self._guids: dict[str, str] = {}

    def of(self, name: str) -> str:
        """The GUID of somebody; empty where nobody is named."""
        name = spelled(name)
        if not name:
            return ""
        if name not in self._guids:
            self._guids[name] = made_guid(self._origin, "user", name)
        return self._guids[name]

    def users(self, machines: Collection[str] = ()) -> tuple[ExchangeUser, ...]:
        """All of them; `machines` are the names by which a program calls itself."""
        return tuple(
            ExchangeUser(guid, name, CoderKind.MACHINE if name in machines else CoderKind.PERSON)
            for name, guid in self._guids.items()
        )

    def tell_everybody(self, name: str, told: ToldLosses) -> None:
        """Tell that a program calls so whoever gives no name, which may be two people in two copies of a project."""
        if name in self._guids:
            told.lose(LossKind.USER, LossReason.NAME_OF_EVERYBODY, name, fate=Fate.DOUBTED)
