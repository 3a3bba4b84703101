"""What became of codes that were merged, split, differentiated or removed; whoever does that says it here."""

from __future__ import annotations

from qualcode.model.codebooks.versions import LineageKind
from qualcode.model.codes import Code
from qualcode.project.file.store import Store


def write_descent(store: Store, kind: LineageKind, old: Code, new: Code | None, codings: int) -> None:
    """Say what became of a code, and how many codings went along, inside an open change.

    The codes are as they were before it; one that it made is as it is now.
    """
    store.insert(
        "code_lineage",
        kind=kind.value,
        old_uuid=old.uuid,
        old_path=old.full_name,
        new_uuid=new.uuid if new else "",
        new_path=new.full_name if new else "",
        codings=codings,
        created=store.entry_time(),
    )
