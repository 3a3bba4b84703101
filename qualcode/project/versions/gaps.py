"""What the history of a project cannot say, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from qualcode.project.file import standing
from qualcode.project.file.store import Store

_KINDS_OF_RULES = 10  # the first schema that says of edits what they were, and what became of merged codes


class GapKind(StrEnum):
    """Why the history lacks something."""

    PACKAGE = "package"
    IMPORTED = "imported"
    OLDER = "older"
    ERASED = "erased"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class HistoryGap:
    """Something that the history cannot say: `number` counts what it is about, `until` is when it ended (UTC)."""

    kind: GapKind
    number: int
    until: str = ""


def gaps(store: Store) -> tuple[HistoryGap, ...]:
    """All that the history of a project lacks, as far as that is known."""
    found = []
    cut = store.one("SELECT created FROM entries WHERE kind = 'package.cut' ORDER BY id LIMIT 1")
    if cut is not None:
        found.append(HistoryGap(GapKind.PACKAGE, 1, str(cut[0])))
    taken = store.all("SELECT uuid, created FROM entries WHERE kind = 'import.project' ORDER BY id")
    if there := [created for uuid, created in taken if standing.is_living(store.connection, uuid)]:
        found.append(HistoryGap(GapKind.IMPORTED, len(there), str(max(there))))
    counted = {
        GapKind.OLDER: ("schema_version < ?", (_KINDS_OF_RULES,)),
        GapKind.ERASED: ("kind = 'forget'", ()),
    }
    for kind, (where, values) in counted.items():
        row = store.one(f"SELECT COUNT(*), MAX(created) FROM entries WHERE {where}", values)
        if row and row[0]:
            found.append(HistoryGap(kind, int(row[0]), str(row[1])))
    row = store.one("SELECT COUNT(*) FROM waiting")
    if row and row[0]:
        found.append(HistoryGap(GapKind.WAITING, int(row[0])))
    return tuple(found)
