"""Which code of a project one of a codebook file is: that with its key, else that of its name at its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from qualcode.model.codes import Code, Codebook, CodebookDraft, CodeDraft
from qualcode.project.file.row_rules import folded

DraftPath = tuple[str, ...]


def keyed(draft: CodebookDraft, book: Codebook) -> dict[str, Code]:
    """The codes of a codebook that a file names by their keys, by these."""
    named = {folded(code.short_key) for code in draft.walk() if code.short_key}
    return {folded(code.short_key): code for code in book if folded(code.short_key) in named}


def known_code(draft: CodeDraft, parent: Code | None, book: Codebook, by_key: Mapping[str, Code]) -> Code | None:
    """The code that one of a file is, whose parent there is `parent`; None where it is new."""
    siblings = (
        code
        for code in book.children(parent.key if parent else None)
        if folded(code.name) == folded(draft.name) and folded(code.short_key) not in by_key
    )
    return by_key.get(folded(draft.short_key)) or next(siblings, None)


def without_keyed(draft: CodeDraft, by_key: Mapping[str, Code]) -> tuple[CodeDraft, list[CodeDraft]]:
    """A new code without those below it that the project has under their keys, and these."""
    children, elsewhere = [], []
    for child in draft.children:
        if folded(child.short_key) in by_key:
            elsewhere.append(child)
        else:
            left, others = without_keyed(child, by_key)
            children.append(left)
            elsewhere += others
    return replace(draft, children=tuple(children)), elsewhere


def matches(draft: CodebookDraft, book: Codebook) -> dict[DraftPath, Code]:
    """The codes of a codebook by the path that they have in a file; what is new is not among them."""
    by_key = keyed(draft, book)
    found: dict[DraftPath, Code] = {}

    def walk(code: CodeDraft, path: DraftPath, parent: Code | None, *, is_inside: bool) -> None:
        own = (*path, code.name)
        match = known_code(code, parent, book, by_key) if is_inside else by_key.get(folded(code.short_key))
        if match:
            found[own] = match
        for child in code.children:
            walk(child, own, match, is_inside=match is not None)

    for code in draft.codes:
        walk(code, (), None, is_inside=True)
    return found
