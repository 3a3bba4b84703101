"""Which code of a project one of a codebook file is: that with its key, else that of its name at its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace

from qualcode.model.codes import Anchor, Code, Codebook, CodebookDraft, CodeDraft, Rules
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


def as_meant(draft: CodeDraft, known: Code) -> tuple[CodeDraft, int]:
    """What a file makes of a code that is there, and how many of its anchor examples stay without being named.

    What the file cannot say stays, and so do anchor examples that are passages of the project: they are left out of
    files where nobody agreed to that, or where they must not be seen.
    """
    rules = {rule.name for rule in fields(Rules)}
    kept_rules = {name: getattr(known.rules, name) for name in draft.unsaid if name in rules}
    kept = {name: getattr(known, name) for name in draft.unsaid if name not in {"anchors", *rules}}
    here = [replace(anchor, coding=None) for anchor in known.anchors]
    named = {(anchor.text, anchor.label) for anchor in draft.anchors}
    anchors, left = list(draft.anchors), 0
    for place, (anchor, example) in enumerate(zip(known.anchors, here, strict=True)):
        if anchor.coding and (anchor.text, anchor.label) not in named:
            anchors.insert(place, example)
            left += 1
    if "anchors" in draft.unsaid:
        anchors, left = list[Anchor](here), 0
    return replace(draft, rules=replace(draft.rules, **kept_rules), anchors=tuple(anchors), **kept), left


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
