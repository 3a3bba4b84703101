"""What decisions of a consensus say of coders and codings by their UUIDs, where several of these become one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from qualcode.project.file.store import Store

_COLUMNS = ("persons", "before", "made")


def rename_in_decisions(store: Store, uuids: Mapping[str, str]) -> None:
    """Name others in place of coders or codings (UUID -> UUID) in all decisions, inside an open change.

    Who took part twice took part once then; of two codings that are one now the first stays as it was listed.
    """
    for key, *columns in store.all(f"SELECT id, {', '.join(_COLUMNS)} FROM consensus_decisions"):
        changed = {}
        for column, told in zip(_COLUMNS, columns, strict=True):
            before = json.loads(told)
            after = _once([_renamed(entry, uuids) for entry in before])
            if after != before:
                changed[column] = json.dumps(after)
        if changed:
            store.update("consensus_decisions", key, **changed)


def _renamed(told: Any, uuids: Mapping[str, str]) -> Any:  # noqa: ANN401 - JSON
    """A UUID, or the UUIDs among the values of an object."""
    if isinstance(told, dict):
        return {name: _renamed(value, uuids) for name, value in told.items()}
    return uuids.get(told, told) if isinstance(told, str) else told


def _once(entries: list[Any]) -> list[Any]:
    """Each coder, and each coding, once."""
    known: dict[str, Any] = {}
    for entry in entries:
        known.setdefault(entry["coding"] if isinstance(entry, dict) else entry, entry)
    return list(known.values())
