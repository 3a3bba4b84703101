"""Memos on project, case, document, code, coding and any passage."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence

from qualcode.catalogue import _
from qualcode.errors import QualcodeError, SpanOutside
from qualcode.model.codings import Coder
from qualcode.model.documents import Document
from qualcode.model.memos import Memo, MemoKind, MemoTarget
from qualcode.project.coding.dependents import CHOSEN, delete_memos
from qualcode.project.coding.hidden_work import NOTHING_HIDDEN, HiddenWork
from qualcode.project.file.door import span_of
from qualcode.project.file.history import Author
from qualcode.project.file.store import NameCandidate, Row, Store, corrected_meanwhile, find, gone

_MEMOS = """
SELECT id, uuid, case_id, document_id, code_id, coding_id, start, "end", kind, title, text, author_id,
       created, changed, closed,
       uuid IN (SELECT waiting.value FROM orphans, json_each(orphans.attached, '$.memos') waiting)
FROM memos
"""


_COLUMNS = (
    "case_id", "document_id", "code_id", "coding_id", "start", "end", "kind", "title", "text", "author_id",
    "created", "changed", "closed",
)  # fmt: skip


class Memos:
    """The memos of a project."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.hidden: Callable[[], HiddenWork] = lambda: NOTHING_HIDDEN
        """Whose memos do not come along with codings and orphans here."""

    def all(self) -> list[Memo]:
        """All memos, oldest first."""
        return self._store.made("memos", _memo, f"{_MEMOS} ORDER BY id")

    def on_passages(self, document: int) -> list[Memo]:
        """The memos on passages of a document (key), in order of the text."""
        where = "WHERE document_id = ? AND start IS NOT NULL ORDER BY start, id"
        return self._store.made("memos", _memo, f"{_MEMOS} {where}", (document,))

    def on_no_passage(self) -> list[Memo]:
        """The memos on the project, and on whole cases, documents and codes, oldest first."""
        memos = self._store.made("memos", _memo, f"{_MEMOS} WHERE coding_id IS NULL AND start IS NULL ORDER BY id")
        return [memo for memo in memos if not memo.waits]

    def on_coding(self, coding: int) -> list[Memo]:
        """The memos on a coding (key), oldest first."""
        return self._store.made("memos", _memo, f"{_MEMOS} WHERE coding_id = ? ORDER BY id", (coding,))

    def get(self, key: int) -> Memo:
        """The memo of that key. Raises QualcodeError where it was removed."""
        found = self._store.made("memos", _memo, f"{_MEMOS} WHERE id = ?", (key,))
        if not found:
            raise gone("memos")
        return found[0]

    def find(self, wanted: str, *, exact: bool = False, tells_title: Callable[[Memo], bool] = lambda _: True) -> Memo:
        """The memo of that id, or of that title where `tells_title`. Raises NotFound, Ambiguous, NotExact."""
        candidates = [
            NameCandidate(memo, memo.id, memo.uuid, (memo.title if memo.title and tells_title(memo) else memo.id,))
            for memo in self.all()
        ]
        return find("memo", wanted, candidates, hint=_("“qualcode memo list” lists them."), exact=exact)

    def texts_of_codings(self, document: int | None = None) -> dict[int, str]:
        """Coding key -> its memos' texts, oldest first, a blank line between them; of one document (key) or all."""
        found: dict[int, str] = {}
        within, values = "coding_id IS NOT NULL", []
        if document is not None:
            within, values = "coding_id IN (SELECT id FROM codings WHERE document_id = ?)", [document]
        where = f"{within} AND {self._told()}"
        for key, text in self._store.all(f"SELECT coding_id, text FROM memos WHERE {where} ORDER BY id", values):
            found[key] = f"{found[key]}\n\n{text}" if key in found else text
        return found

    def text_of_coding(self, key: int) -> str:
        """The texts of one coding's memos, oldest first, a blank line between them."""
        where = f"coding_id = ? AND {self._told()}"
        return "\n\n".join(
            text for (text,) in self._store.all(f"SELECT text FROM memos WHERE {where} ORDER BY id", (key,))
        )

    def texts_of_coding_sql(self) -> str:
        """The same of each row of “codings c”, as an expression of SQL that is NULL where there is none."""
        where = f"coding_id = c.id AND {self._told()}"
        texts = f"SELECT text FROM memos WHERE {where} ORDER BY id"
        return f"(SELECT group_concat(text, char(10, 10)) FROM ({texts}))"

    def texts_of_orphans(self) -> dict[str, str]:
        """UUID -> text, of all memos that may hang on orphans."""
        return dict(self._store.all(f"SELECT uuid, text FROM memos WHERE {self._told()}"))

    def _told(self) -> str:
        """What holds of the memos that come along with codings, as a condition of SQL."""
        return f"NOT {self.hidden().sql('author_id')}"  # no text: SQL

    def add(
        self,
        target: MemoTarget,
        text: str,
        author: Coder,
        *,
        kind: MemoKind = MemoKind.OTHER,
        title: str = "",
        document: Document | None = None,
    ) -> Memo:
        """Write a memo; `document` says which text its passage was chosen on.

        Raises QualcodeError for an empty one, for a paraphrase of something else than a passage or where the text
        was corrected meanwhile, SpanOutside for a passage outside the text.
        """
        if not text.strip() and not title.strip():
            raise QualcodeError(_("The memo is empty."), _("Write a title or a text."))
        if kind is MemoKind.PARAPHRASE and target.span is None:
            raise _no_paraphrase()
        with self._store.history.change("memo.add", Author.of(author)):
            self._check(target, document)
            key = self._insert(target, text, author, kind, title)
        return self.get(key)

    def _insert(self, target: MemoTarget, text: str, author: Coder, kind: MemoKind, title: str) -> int:
        return self._insert_all([(target, text, author, kind, title)])

    def _insert_all(self, memos: Iterable[tuple[MemoTarget, str, Coder, MemoKind, str]]) -> int:
        """Write memos (target, text, author, kind, title); gives the key of the first, which the others follow."""
        time = self._store.entry_time()
        rows = [
            (
                target.case, target.document, target.code, target.coding,
                target.span.start if target.span else None, target.span.end if target.span else None,
                kind.value, title, text, author.key, time, time, 0,
            )
            for target, text, author, kind, title in memos
        ]  # fmt: skip
        return self._store.insert_all("memos", _COLUMNS, rows)[0] if rows else 0

    def add_to_codings(self, memos: Iterable[tuple[int, str, Coder]]) -> None:
        """Write a memo (coding, text, author) on each of codings that have none yet, inside an open change."""
        self._insert_all(
            (MemoTarget(coding=coding), text, coder, MemoKind.OTHER, "") for coding, text, coder in memos
        )

    def change(
        self,
        memo: Memo,
        coder: Coder,
        *,
        text: str | None = None,
        title: str | None = None,
        kind: MemoKind | None = None,
        closed: bool | None = None,
    ) -> Memo:
        """Change a memo; what is None stays. Anybody may close or reopen one, only its author changes words.

        Raises QualcodeError where somebody else's words would be changed, and where a paraphrase would become
        something else or something else a paraphrase: what was made of paraphrases rests on them.
        """
        words = {"text": text, "title": title, "kind": kind.value if kind else None}
        changed = {name: value for name, value in words.items() if value is not None}
        if changed and memo.author != coder.key:
            raise QualcodeError(_("This memo is somebody else's."), _("Write one of your own, or close this one."))
        with self._store.history.change("memo.change", Author.of(coder)):
            present = self.get(memo.key)
            if kind is not None and kind is not present.kind and MemoKind.PARAPHRASE in {kind, present.kind}:
                raise QualcodeError(
                    _("A paraphrase stays one, and no other memo becomes one."),
                    _("Write another one, and remove this one where it is not wanted any more."),
                )
            if (
                not (present.text if text is None else text).strip()
                and not (present.title if title is None else title).strip()
            ):
                raise QualcodeError(
                    _("The memo would be empty."), _("Remove it instead, or leave a title or a text.")
                )
            if changed:
                self._store.update("memos", memo.key, **changed, changed=self._store.entry_time())
            if closed is not None:
                self._store.update("memos", memo.key, closed=int(closed))
        return self.get(memo.key)

    def remove(self, memo: Memo, coder: Coder) -> None:
        """Take one's own memo away. Raises QualcodeError for another's."""
        if memo.author != coder.key:
            raise QualcodeError(
                _("This memo is somebody else's."), _("Its author may remove it; anybody may close it.")
            )
        with self._store.history.change("memo.remove", Author.of(coder)):
            if not delete_memos(self._store, "id = ?", (memo.key,)):
                raise gone("memos")
            # a memo whose passage waits for a place: nothing is left to be placed
            self._store.delete(
                "orphans", "coding_uuid = '' AND json_extract(attached, '$.memos[0]') = ?", (memo.uuid,)
            )

    def write_of_coding(self, coding: int, text: str, coder: Coder, kind: MemoKind = MemoKind.OTHER) -> None:
        """Write, change or (empty text) take away the coder's memo on a coding, inside an open change.

        Raises QualcodeError for a paraphrase, which is on a passage, whether that is coded or not.
        """
        if kind is MemoKind.PARAPHRASE:
            raise _no_paraphrase()
        row = self._store.one(
            "SELECT id FROM memos WHERE coding_id = ? AND author_id = ? ORDER BY id", (coding, coder.key)
        )
        if row is None and text.strip():
            self._insert(MemoTarget(coding=coding), text, coder, kind, "")
        elif row is not None and text.strip():
            self._store.update("memos", row[0], text=text, kind=kind.value, changed=self._store.entry_time())
        elif row is not None:
            delete_memos(self._store, "id = ?", (row[0],))

    def leave_codings(self, codings: Sequence[int], coder: Coder) -> None:
        """Before codings (keys) go: the coder's memos on them go too, others' become memos on the passages."""
        chosen = json.dumps(list(codings))
        delete_memos(self._store, f"coding_id {CHOSEN} AND author_id = ?", (chosen, coder.key))
        self._store.connection.execute(
            'UPDATE memos SET coding_id = NULL, document_id = c.document_id, start = c.start, "end" = c."end" '
            f"FROM codings c WHERE c.id = memos.coding_id AND memos.coding_id {CHOSEN}",
            (chosen,),
        )

    def _check(self, target: MemoTarget, document: Document | None) -> None:
        if target.span is None:
            return
        if target.document is None:
            raise QualcodeError(_("A passage needs its document."), _("Name the document of the passage."))
        row = self._store.one(
            "SELECT t.length, t.sha256 FROM texts t JOIN documents d ON d.text_id = t.id WHERE d.id = ?",
            (target.document,),
        )
        if document is not None and row is not None and row[1] != document.sha256:
            raise corrected_meanwhile(document)
        span = target.span
        if row is None or not 0 <= span.start < span.end <= row[0]:
            raise SpanOutside(
                _("{start}:{end} does not lie inside the document.", start=span.start, end=span.end),
                _("Offsets count characters (code points) from 0."),
            )


def _no_paraphrase() -> QualcodeError:
    return QualcodeError(
        _("A paraphrase says what stands in a passage."),
        _("Choose a passage of a document, or another kind of memo."),
    )


def _memo(row: Row) -> Memo:
    (
        key,
        uuid,
        case,
        document,
        code,
        coding,
        start,
        end,
        kind,
        title,
        text,
        author,
        created,
        changed,
        closed,
        waits,
    ) = row
    span = None if start is None else span_of(start, end)
    return Memo(
        key=key,
        uuid=uuid,
        target=MemoTarget(case, document, code, coding, span),
        kind=MemoKind(kind),
        title=title,
        text=text,
        author=author,
        created=created,
        changed=changed,
        closed=bool(closed),
        waits=bool(waits),
    )
