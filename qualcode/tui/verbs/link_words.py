"""What cards say of the memos that link to the thing that they show."""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.catalogue import _
from qualcode.model.memos import Memo
from qualcode.plural import counted
from qualcode.workspace.material.memo_links import memo_name


def links_here(linking: Sequence[Memo], keys: str) -> str:
    """How many memos link here, the keys that list them and lead to each, and the name of the last one."""
    number = counted(len(linking), "memo")
    return _("{memos} linking here ({keys}): {name}", memos=number, keys=keys, name=memo_name(linking[-1]))
