"""The people whose names a database holds beside what they did."""

from __future__ import annotations

from collections.abc import Collection

from qualcode.model.codings import CoderKind
from qualcode.model.exchange.losses import Fate, LossKind
from qualcode.model.exchange.project import ExchangeUser
from qualcode.model.exchange.reasons import LossReason
from qualcode.reading.exchange.databases.told_losses import ToldLosses
from qualcode.reading.exchange.guids import made_guid


class People:
    """Those of one project, by name, in the order in which they were met."""

    def __init__(self, project: str) -> None:
        self._project = project
        self._guids: dict[str, str] = {}

    def of(self, name: str) -> str:
        """The GUID of somebody; empty where nobody is named."""
        name = " ".join(name.split())
        if not name:
            return ""
        if name not in self._guids:
            self._guids[name] = made_guid(self._project, "user", name)
        return self._guids[name]

    def users(self, told: ToldLosses, everybody: str, machines: Collection[str] = ()) -> tuple[ExchangeUser, ...]:
        """All of them.

        `everybody` is what the program calls who gives no name, so that two people may be called so in two copies of
        a project: told. `machines` are the names by which the program calls itself.
        """
        if everybody in self._guids:
            told.add(LossKind.USER, LossReason.NAME_OF_EVERYBODY, everybody, fate=Fate.DOUBTED)
        return tuple(
            ExchangeUser(guid, name, CoderKind.MACHINE if name in machines else CoderKind.PERSON)
            for name, guid in self._guids.items()
        )
