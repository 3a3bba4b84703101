"""By which UUIDs things of other programs are known here: their own, so that what comes in twice is there once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from uuid import UUID, uuid5

_NAMESPACE = UUID("6f1d3a52-0c8e-5b7a-9c54-3f6b1f0e7d19")
_GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_ID = 12  # hexadecimal digits of a UUID that people type


def shared_uuid(*words: str) -> str:
    """The UUID of what is the same whatever file it comes from, such as the unknown coder of a program."""
    return str(uuid5(_NAMESPACE, "\n".join(words)))


class Identities:
    """The UUIDs of one table for what has GUIDs elsewhere.

    A GUID stays, unless it is none, or its last twelve digits are those of another row: then the UUID is made of it,
    in every import the same.
    """

    def __init__(self, origin: str, table: str, known: Iterable[str]) -> None:
        """`origin` is the GUID of the project that things come from, `known` are the UUIDs that the table has."""
        self._origin = origin
        self._table = table
        self._known = set(known)
        self._ids = {uuid[-_ID:] for uuid in self._known}
        self._given: set[str] = set()
        self._tried: dict[tuple[str, ...], int] = {}
        self.changed = 0
        """How many got another UUID than their GUID."""

    def __contains__(self, uuid: str) -> bool:
        return uuid in self._known

    def of(self, guid: str) -> str:
        """The UUID of the next thing with that GUID; the second one with the same gets another."""
        is_guid = _GUID.fullmatch(guid) is not None
        if is_guid and guid not in self._given and (guid in self._known or guid[-_ID:] not in self._ids):
            return self._give(guid)
        self.changed += bool(guid)
        return self.made(guid)

    def made(self, *words: str) -> str:
        """The UUID of the next thing that these words tell from all others of the same project."""
        number = self._tried.get(words, 0)
        while True:
            uuid = str(uuid5(_NAMESPACE, "\n".join((self._origin, self._table, *words, str(number)))))
            number += 1
            if uuid not in self._given and (uuid in self._known or uuid[-_ID:] not in self._ids):
                self._tried[words] = number  # none before is free again: thousands of one GUID take no time
                return self._give(uuid)

    def _give(self, uuid: str) -> str:
        self._given.add(uuid)
        self._ids.add(uuid[-_ID:])
        return uuid
