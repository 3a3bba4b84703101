"""Summaries of the grid: one a case and code, and one a code over all cases."""

from __future__ import annotations

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.model.codings import Coder
from qualcode.model.summaries import PassagePrints, Summary
from qualcode.project.file.history import Author
from qualcode.project.file.store import Row, Store, Value, gone

_SUMMARIES = "SELECT id, uuid, case_id, code_id, text, author_id, passages, created, changed FROM summaries"


class Summaries:
    """The summaries of a project."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> list[Summary]:
        """All summaries, oldest first. Raises ProjectDamaged for a row that is none."""
        return self._store.made("summaries", _summary, f"{_SUMMARIES} ORDER BY id")

    def of(self, case: int | None, code: int) -> Summary | None:
        """The summary of a case and code (keys), without a case of the code; None where there is none."""
        found = self._store.made(
            "summaries", _summary, f"{_SUMMARIES} WHERE case_id IS ? AND code_id = ? ORDER BY id", (case, code)
        )
        return found[0] if found else None

    def write(
        self,
        case: int | None,
        code: int,
        text: str,
        passages: PassagePrints,
        coder: Coder,
        before: Summary | None = None,
    ) -> Summary:
        """Write the summary of a case and code, or write it anew: who writes it last is its author.

        `before` is the one that the writer had before the eyes. Raises QualcodeError for an empty text, where case or
        code was removed, and where somebody changed the summary meanwhile.
        """
        if not text.strip():
            raise QualcodeError(_("The summary is empty."), _("Write some words, or remove it."))
        store = self._store
        with store.history.change("summary.write", Author.of(coder)):
            for table, key in (("cases", case), ("codes", code)):
                if key is not None and store.one(f"SELECT 1 FROM {table} WHERE id = ?", (key,)) is None:
                    raise gone(table)
            present = self._unchanged(case, code, before)
            words: dict[str, Value] = {"text": text, "author_id": coder.key, "passages": passages.stored()}
            time = store.entry_time()
            if present is None:
                store.insert("summaries", case_id=case, code_id=code, **words, created=time, changed=time)
            elif (present.text, present.author, present.passages) != (text, coder.key, passages):
                store.update("summaries", present.key, **words, changed=time)
        written = self.of(case, code)
        if written is None:
            raise gone("summaries")
        return written

    def remove(self, summary: Summary, coder: Coder) -> None:
        """Take a summary away. Raises QualcodeError where somebody changed or removed it meanwhile."""
        with self._store.history.change("summary.remove", Author.of(coder)):
            self._unchanged(summary.case, summary.code, summary)
            self._store.delete_one("summaries", summary.key)

    def _unchanged(self, case: int | None, code: int, before: Summary | None) -> Summary | None:
        """The summary that is there now, which must be the one that was there before."""
        present = self.of(case, code)
        if present != before:
            raise QualcodeError(
                _("Somebody changed this summary meanwhile."), _("Look at it again; nothing was changed.")
            )
        return present


def _summary(row: Row) -> Summary:
    key, uuid, case, code, text, author, passages, created, changed = row
    return Summary(key, uuid, case, code, text, author, PassagePrints.read(passages), created, changed)
