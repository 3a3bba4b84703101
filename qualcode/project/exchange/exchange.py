"""`Exchange`: what of another program's project is here already, and writing the rest as one change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from qualcode.model.team.roles import Right
from qualcode.project.exchange.present import PresentRows
from qualcode.project.exchange.writing import RowWriter

if TYPE_CHECKING:
    from qualcode.model.documents import DocumentDraft
    from qualcode.progress import Progress
    from qualcode.project.codebook.codes import Codes
    from qualcode.project.exchange.coming_rows import ComingRows
    from qualcode.project.file.history import Author
    from qualcode.project.file.store import Store
    from qualcode.project.material.documents import Documents


class Exchange:
    """Rows of other programs' projects in a project."""

    def __init__(self, store: Store, documents: Documents, codes: Codes) -> None:
        self._store = store
        self._documents = documents
        self._codes = codes

    def present(self) -> PresentRows:
        """What is there now."""
        return PresentRows(self._store)

    def last_entry(self) -> str:
        """The UUID of the last entry of the history beside an open one: what is there is of that moment."""
        row = self._store.one(
            "SELECT uuid FROM entries WHERE id <> ? ORDER BY id DESC LIMIT 1", (self._store.history.entry_id,)
        )
        return str(row[0]) if row else ""

    def write(
        self,
        rows: ComingRows,
        portions: Iterable[Sequence[DocumentDraft]],
        author: Author,
        progress: Progress,
        *,
        again: bool,
    ) -> None:
        """Write what a plan says, inside an open change; `portions` are the drafts of its documents, in their order.

        What was forgotten here comes in where `again` says so. Raises RoleRefused where the author may not bring
        material or work of others, and as `Documents.add` does.
        """
        history = self._store.history
        if rows.documents or rows.cases or rows.groups:
            history.require(Right.MATERIAL, author)
        whose = {*(coding.coder for coding in rows.codings), *(memo.author for memo in rows.memos)}
        if rows.coders or whose - {author.uuid}:
            history.require(Right.TEAM, author)
        RowWriter(self._store, self._documents, self._codes, rows).write(portions, author, progress, again=again)
