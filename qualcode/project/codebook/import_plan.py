"""What taking a codebook in would do: which codes are new, changed, elsewhere in the file, or not in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields

from qualcode.model.codebooks.code_paths import joined_path
from qualcode.model.codes import Code, Codebook, CodebookDraft, CodeDraft, Rules
from qualcode.project.codebook.draft_matches import DraftPath, as_meant, matches
from qualcode.project.file.row_rules import folded

_OTHERS = ("kind", "origin", "colour", "source", "weight_meaning", "short_key")
"""Fields of a code beside its rules that are told with their values; of others only that they change."""
_COUNTED = ("related", "anchors", "levels", "exclusive", "ordered")


@dataclass(frozen=True, slots=True)
class PlannedFieldChange:
    """A field of a code and what it would be; both empty where only that it changes is told."""

    field: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class PlannedCodeChange:
    """A code of the project, by its full name, with what would change."""

    code: str
    changes: tuple[PlannedFieldChange, ...]


@dataclass(frozen=True, slots=True)
class CodebookMove:
    """A code that stands elsewhere in the file; `by_name` where only its name says that it is the same.

    `path` is its path in the file, `code` that of the project.
    """

    code: Code
    path: DraftPath
    by_name: bool

    @property
    def is_elsewhere(self) -> bool:
        """Whether it would stand below another code."""
        return [folded(name) for name in self.path[:-1]] != [folded(name) for name in self.code.path[:-1]]


@dataclass(frozen=True, slots=True)
class CodebookImportPreview:
    """What would be done; `others` counts codes of the project outside of what the file holds."""

    added: tuple[str, ...]
    changed: tuple[PlannedCodeChange, ...]
    moved: tuple[CodebookMove, ...]
    gone: tuple[str, ...]
    others: int


def import_preview(draft: CodebookDraft, book: Codebook, *, moves: bool = False) -> CodebookImportPreview:
    """What taking a codebook in would do to one; with `moves` codes that stand elsewhere in the file go there."""
    drafts = dict(_drafts(draft.codes, ()))
    found = matches(draft, book)
    moved = list(_moved(drafts, found, book))
    known = {**found, **({move.path: move.code for move in moved} if moves else {})}
    same = {code.key for code in (*found.values(), *(move.code for move in moved))}
    inside = {code.key for code in known.values()}
    gone = []
    for code in book:  # parents come first
        if code.parent in inside:
            inside.add(code.key)
            gone += [] if code.key in same else [code]
    return CodebookImportPreview(
        tuple(joined_path(path) for path in drafts if path not in known),
        tuple(
            PlannedCodeChange(code.full_name, changes)
            for path, code in known.items()
            if (changes := tuple(_changes(code, as_meant(drafts[path], code)[0])))
        ),
        tuple(moved),
        tuple(code.full_name for code in gone),
        len(book) - len(same) - len(gone),
    )


def _drafts(codes: Sequence[CodeDraft], above: DraftPath) -> Iterator[tuple[DraftPath, CodeDraft]]:
    for code in codes:
        path = (*above, code.name)
        yield path, code
        yield from _drafts(code.children, path)


def _moved(
    drafts: Mapping[DraftPath, CodeDraft], found: Mapping[DraftPath, Code], book: Codebook
) -> Iterator[CodebookMove]:
    """Codes that the file has elsewhere: by their keys, else those whose name is the only such one here and there."""
    for path, code in found.items():
        move = CodebookMove(code, path, by_name=False)
        above = found.get(path[:-1])
        if (above.key if above else None) != code.parent and move.is_elsewhere:
            yield move
    matched = {code.key for code in found.values()}
    here = Counter(folded(code.name) for code in book)
    there = Counter(folded(path[-1]) for path in drafts)
    left = {folded(code.name): code for code in book if code.key not in matched}
    for path in drafts:
        name = folded(path[-1])
        if path not in found and name in left and here[name] == there[name] == 1:
            yield CodebookMove(left[name], path, by_name=True)


def _changes(code: Code, draft: CodeDraft) -> Iterator[PlannedFieldChange]:
    """What would change of a code, its place aside."""
    if folded(code.name) != folded(draft.name):
        yield PlannedFieldChange("name", code.name, draft.name)
    for rule in fields(Rules):
        before, after = getattr(code.rules, rule.name), getattr(draft.rules, rule.name)
        if before != after:
            yield PlannedFieldChange(rule.name, before, after)
    for name in _OTHERS:
        before, after = str(getattr(code, name)), str(getattr(draft, name))
        if before != after and (after or name not in ("colour", "short_key")):  # a file without one leaves it
            yield PlannedFieldChange(name, before, after)
    for name in _COUNTED:
        before, after = getattr(code, name), getattr(draft, name)
        if name == "anchors":
            before = [(anchor.text, anchor.label, anchor.invented) for anchor in before]
            after = [(anchor.text, anchor.label, anchor.invented) for anchor in after]
        if before != after:
            yield PlannedFieldChange(name)
