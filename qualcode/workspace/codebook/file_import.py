"""Taking codebook files in: what that would do, and doing it, with the places that codes have in the file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qualcode.model.codes import Code, CodebookDraft, CodeDraft
from qualcode.project.codebook.draft_matches import matches
from qualcode.project.codebook.import_plan import CodebookImportPreview, import_preview
from qualcode.workspace.codebook import codes

if TYPE_CHECKING:
    from qualcode.model.codes import RuleChange
    from qualcode.project.codebook.codes import CodebookImport
    from qualcode.project.file.history import Author
    from qualcode.project.project import Project
    from qualcode.workspace.workspace import Workspace


def preview(project: Project, draft: CodebookDraft, *, moves: bool = False) -> CodebookImportPreview:
    """What taking a codebook in would do; nothing is written."""
    return import_preview(draft, project.codes.book(), moves=moves)


def take_in_files(
    space: Workspace,
    drafts: Sequence[CodebookDraft],
    *,
    moves: bool = False,
    change: RuleChange | None = None,
    note: str = "",
) -> list[CodebookImport]:
    """Take codebooks in as one change, see `take_in`; with `moves` codes go to the places that they have in the file.

    Their codings, memos and rules go along. Raises as `take_in` and `Codes.move` do.
    """
    with space.project.change("codebook.import", space.author, note):
        if moves:
            for draft in drafts:
                _move(space.project, draft, space.author)
        done = codes.take_in(space, drafts, change=change, note=note)
        if moves:
            for draft in drafts:
                _put_in_order(space.project, draft, space.author)
        return done


def _move(project: Project, draft: CodebookDraft, author: Author) -> None:
    """Put codes that stand elsewhere in the file there; codes above them that are new are made."""
    planned = import_preview(draft, project.codes.book(), moves=True).moved
    wanted = {move.path: move.code for move in planned}
    if not wanted:
        return
    known = matches(draft, project.codes.book())

    def walk(code: CodeDraft, path: tuple[str, ...], parent: Code | None) -> None:
        own = (*path, code.name)
        here = wanted.get(own) or known.get(own)
        if here is None and any(other[: len(own)] == own for other in wanted):
            here = project.codes.add(CodeDraft(code.name, code.rules), parent, author)
        elif own in wanted and here is not None:
            here = project.codes.move(project.codes.book()[here.key], parent, author)
        for child in code.children:
            walk(child, own, here)

    for code in draft.codes:
        walk(code, (), None)


def _put_in_order(project: Project, draft: CodebookDraft, author: Author) -> None:
    """Put siblings in the order of the file; those that it does not name stay behind them."""
    found = matches(draft, project.codes.book())

    def walk(children: Sequence[CodeDraft], path: tuple[str, ...]) -> None:
        ordered = [found[(*path, child.name)] for child in children if (*path, child.name) in found]
        book = project.codes.book()
        parent = book[ordered[0].key].parent if ordered else None
        siblings = [code.key for code in book.children(parent)]
        wanted = [code.key for code in ordered if code.key in siblings]
        if [key for key in siblings if key in wanted] != wanted:
            for place, key in enumerate(wanted, start=1):
                now = project.codes.book()
                project.codes.move(now[key], now[parent] if parent is not None else None, author, place)
        for child in children:
            walk(child.children, (*path, child.name))

    walk(draft.codes, ())
