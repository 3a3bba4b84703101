"""Codes merged and split from Python."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qualcode.project.merge_and_split import DoubledCodings
from qualcode.workspace.codebook import merging, splitting
from qualcode.workspace.library.resolver import known_word, text_of, yes_or_no

if TYPE_CHECKING:
    from qualcode.model.codes import Code
    from qualcode.workspace.workspace import Workspace


def merge(space: Workspace, code: Code, target: Code, doubles: str, *, checked: bool) -> None:
    """See `StudyCode.merge_into`."""
    how = DoubledCodings(known_word("way with doubles", doubles, [*DoubledCodings]))
    merging.merge(space, code, target, doubles=how, checked=yes_or_no("checked", checked))


def split(space: Workspace, code: Code, by: str, what: str, into: str, *, checked: bool) -> list[Code]:
    """See `StudyCode.split`."""
    way = known_word("way of splitting", by, ("coder", "attribute", "query"))
    if way == "coder":
        wanted = splitting.by_coder(space, code, parent=code)
    elif way == "attribute":
        wanted = splitting.by_attribute(space, code, text_of("attribute name", what), parent=code)
    else:
        target = splitting.code_or_new_name(space, text_of("code name", into))
        wanted = splitting.by_query(space, code, text_of("query", what), target, parent=code)
    done = splitting.apply(space, wanted, checked=yes_or_no("checked", checked))
    return [other for other, _transfer in done]
