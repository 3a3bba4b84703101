"""The one act that cannot be undone: documents, cases and former texts go from tables, log and backups."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from qualcode.catalogue import _, ngettext
from qualcode.errors import NotFound, ProjectReadOnly, QualcodeError
from qualcode.model.documents import Document
from qualcode.model.team.roles import Right
from qualcode.project.file import connection as storage
from qualcode.project.file import file_state, forgotten
from qualcode.project.file.history import Author
from qualcode.project.file.row_rules import folded
from qualcode.project.file.store import NameCandidate, Row, Store, find
from qualcode.project.forgetting import carried_rows, erasure_leftovers, passage_leftovers, personal_columns
from qualcode.project.forgetting.alone import Act, demand_alone, forget_in
from qualcode.project.forgetting.backups import why_not_ours
from qualcode.project.forgetting.erased_rows import Rows, add_dependents, belonging, erase, erase_prints, ids
from qualcode.project.forgetting.erasure_leftovers import Leftover
from qualcode.project.forgetting.erasure_notes import (
    ErasureNote,
    keep_note,
    last_correction,
    noted,
    passage_here,
    texts_here,
)
from qualcode.project.forgetting.erasure_scope import ErasureScope, scope_of
from qualcode.project.forgetting.former_text import erase_traces, owners_of_text
from qualcode.project.forgetting.outcome import Forgettable, Forgotten
from qualcode.project.forgetting.passage_cut import PassageCut
from qualcode.project.forgetting.withdrawn_passage import CutDone, WithdrawnPassage, erase_passage, text_without
from qualcode.project.forgetting.words_in_pools import told_of_words
from qualcode.project.pools.held import PoolHolding, holdings, told
from qualcode.project.quoting.begun import unfinished
from qualcode.project.rescuing.rescue import waiting_for
from qualcode.project.watch.left_behind import files_beside

_Table = Literal["documents", "cases"]


class Forgetting:
    """Takes contents out of a project file for good."""

    def __init__(self, store: Store) -> None:
        self._store = store

    # ---- what can be forgotten -------------------------------------------------------------------

    def former_documents(self) -> list[Forgettable]:
        """Removed documents whose content is still in the history, by the name that they had last."""
        return self._former("documents")

    def former_cases(self) -> list[Forgettable]:
        """Removed cases whose name is still in the history, by the name that they had last."""
        return self._former("cases")

    def _former(self, table: _Table) -> list[Forgettable]:
        rows = self._store.all(
            "SELECT json_extract(old, '$.uuid'), json_extract(old, '$.name') FROM changes WHERE id IN ("
            "SELECT MAX(id) FROM changes WHERE table_name = ? AND old IS NOT NULL GROUP BY row_id) "
            f"AND row_id NOT IN (SELECT id FROM {table}) ORDER BY row_id",
            (table,),
        )
        return [Forgettable(uuid, name, removed=True) for uuid, name in rows]

    def find_document(self, wanted: str, *, exact: bool = False) -> Forgettable:
        """The document of that name or id, living or removed. Raises NotFound, Ambiguous, NotExact."""
        return self._find("document", "documents", wanted, exact=exact)

    def find_case(self, wanted: str, *, exact: bool = False) -> Forgettable:
        """The case of that name or id, living or removed. Raises NotFound, Ambiguous, NotExact."""
        return self._find("case", "cases", wanted, exact=exact)

    def _find(self, kind: str, table: _Table, wanted: str, *, exact: bool) -> Forgettable:
        living = [
            Forgettable(uuid, name, removed=False)
            for uuid, name in self._store.all(f"SELECT uuid, name FROM {table} ORDER BY id")
        ]
        candidates = [
            NameCandidate(forgettable, forgettable.uuid[-12:], forgettable.uuid, (forgettable.name,))
            for forgettable in living + self._former(table)
        ]
        hint = _("“qualcode {table}” and “qualcode forget --list” list them.", table=table)
        return find(kind, wanted, candidates, hint, exact=exact)

    def former_texts(self) -> list[tuple[str, int]]:
        """SHA-256 and length of the texts that no document has any more."""
        rows = self._store.all(
            "SELECT sha256, length FROM texts WHERE id NOT IN (SELECT text_id FROM documents) ORDER BY id"
        )
        return [(sha256, length) for sha256, length in rows]

    def recognised(self) -> dict[str, int]:
        """What was forgotten and is recognised if it comes back: kind -> number."""
        return forgotten.counts(self._store)

    def listed_backups(self) -> list[Path]:
        """The backups that the project lists, in order of their making; a file may be gone or elsewhere."""
        return [Path(path) for (path,) in self._store.all("SELECT path FROM backups ORDER BY id")]

    def is_forgotten(self, uuids: Iterable[str], text: str = "") -> bool:
        """Whether something that had one of the UUIDs was forgotten here, or the text of that SHA-256."""
        was_text = bool(text) and bool(forgotten.forgotten_among(self._store, forgotten.TEXT, [text]))
        return was_text or forgotten.has_any(self._store, uuids)

    def unrecognisable(self) -> int:
        """How many acts of forgetting older versions did, of which nothing is recognised."""
        return forgotten.unrecognisable(self._store)

    def scope_of_documents(self, uuids: Iterable[str], passage: WithdrawnPassage | None = None) -> ErasureScope:
        """What forgetting documents, or one passage of a document, is about, by ids."""
        keys = [key for uuid in uuids if (key := _key(self._store, "documents", uuid)) is not None]
        names = {name for key in keys for name in _names(self._store, "documents", key)}
        return scope_of(self._store, keys, passage, names)

    def scope_of_case(self, uuid: str) -> ErasureScope:
        """What forgetting a case is about, by ids."""
        case = _key(self._store, "cases", uuid)
        keys = sorted(_documents_of_case(self._store, case)) if case is not None else []
        names = {name for key in keys for name in _names(self._store, "documents", key)}
        names |= _names(self._store, "cases", case) if case is not None else set()
        return scope_of(self._store, keys, None, names)

    def held_in_pools(self, cases: Iterable[str], documents: Iterable[str]) -> list[PoolHolding]:
        """The pools that hold something of cases and documents (UUIDs), told before these are forgotten."""
        return holdings(self._store, list(cases), list(documents))

    # ---- forgetting ------------------------------------------------------------------------------

    def documents(self, uuids: Iterable[str], author: Author) -> Forgotten:
        """Forget documents, living or removed, with all that hangs on them.

        Raises NotFound where the project never had one of them, ProjectBusy where it is open elsewhere; nothing
        is changed then.
        """
        wanted = list(uuids)
        for uuid in wanted:
            if _key(self._store, "documents", uuid) is None:
                raise NotFound("document", uuid, hint=_("“qualcode documents” lists them."))
        act = noted(lambda store, done: _forget_documents(store, wanted, done))
        return self._everywhere(act, author, told(self.held_in_pools((), wanted)))

    def case(self, uuid: str, author: Author) -> Forgotten:
        """Forget a case, living or removed, with its documents.

        Its speakers in other cases' documents lose the tie, and warnings name them. Raises NotFound and
        ProjectBusy as `documents` does.
        """
        if _key(self._store, "cases", uuid) is None:
            raise NotFound("case", uuid, hint=_("“qualcode cases” lists them."))
        act = noted(lambda store, done: _forget_case(store, uuid, done))
        held = self.held_in_pools([uuid], self.scope_of_case(uuid).documents)
        return self._everywhere(act, author, told(held))

    def text(self, sha256: str, author: Author) -> Forgotten:
        """Forget a text that no document has any more. Raises QualcodeError for one in use."""
        if sha256 not in {known for known, _document in self.former_texts()}:
            raise QualcodeError(
                _("No former text has that checksum."), _("“qualcode forget --list” shows former texts.")
            )
        held = told(self.held_in_pools((), owners_of_text(self._store, sha256)), part="cut")
        act = noted(lambda store, done: _forget_text(store, sha256, done), texts=[sha256])
        return self._everywhere(act, author, held)

    def words(self, words: str, author: Author) -> Forgotten:
        """Take words out of history, former rules and what became of codes; warnings tell where else they stand,
        in pools, too.

        Raises QualcodeError for fewer than three characters.
        """
        if len(folded(words)) < 3:
            raise QualcodeError(
                _("“{words}” stands nearly everywhere.", words=words), _("Say at least three characters.")
            )

        def act(store: Store, done: Forgotten) -> None:
            done.images += personal_columns.erase_past(store, words)
            done.warnings += erasure_leftovers.of_words(store, words)

        return self._everywhere(act, author, told_of_words(self._store, words))

    def passage(self, wanted: WithdrawnPassage, author: Author) -> Forgotten:
        """Forget one passage of a document: a marker stands in its place, and its former texts go.

        Codings, memos and the like wholly inside go with it; see `passage_cut` for the others. A backup with another
        version of the text forgets it where its place is certain; the others are named. Raises NotFound for a
        document that is not there, QualcodeError where its text was corrected meanwhile or nothing is said there,
        SpanOutside, and ProjectBusy as `documents` does; nothing is changed then.
        """
        row = self._store.one(
            "SELECT d.id, t.sha256 FROM documents d JOIN texts t ON t.id = d.text_id WHERE d.uuid = ?",
            (wanted.document,),
        )
        if row is None:
            raise NotFound("document", wanted.document, hint=_("“qualcode documents” lists them."))
        if row[1] != wanted.sha256:
            raise QualcodeError(
                _("The text was corrected meanwhile."), _("Nothing was changed. Name the passage in the new text.")
            )
        without = text_without(self._store, wanted, int(row[0]))
        act = noted(lambda store, done: _forget_passage(store, wanted, without, done), passage=wanted)
        return self._everywhere(act, author, told(self.held_in_pools((), [wanted.document]), part="cut"))

    def again(self, note: ErasureNote, author: Author) -> Forgotten:
        """Forget here what was forgotten in another copy, also what comes in later; the note is kept.

        Raises CannotErase where it says a text or a place that nobody can tell here, and ProjectBusy as `documents`
        does; nothing is changed then.
        """
        passage = passage_here(self._store, note)
        texts = texts_here(self._store, note, {known for known, _length in self.former_texts()})
        row = self._store.one("SELECT id FROM documents WHERE uuid = ?", (passage.document,)) if passage else None
        without = text_without(self._store, passage, int(row[0])) if passage and row else ""

        def act(store: Store, done: Forgotten) -> None:
            after = last_correction(store)
            for case in note.cases:
                _forget_case(store, case, done)
            _forget_documents(store, list(note.documents), done)
            forgotten.keep_uuids(store, "cases", note.cases)
            forgotten.keep_uuids(store, "documents", note.documents)
            carried_rows.erase_belonging(store)
            for sha256 in texts:
                _forget_text(store, sha256, done)
            if passage:
                _forget_passage(store, passage, without, done)
            keep_note(store, note, after)

        held = told(self.held_in_pools(note.cases, note.documents))
        held += told(self.held_in_pools((), note.cut), part="cut")
        with self._store.history.owed():
            return self._everywhere(act, author, held)

    def seal(self, document: Document, author: Author) -> Forgotten:
        """Forget all former texts of a document: hashes and mappings stay, corrections cannot be undone any more.

        A former text that is another document's present one stays, and a warning says so. Raises QualcodeError
        where there is nothing to seal.
        """
        unused = {sha256 for sha256, _document in self.former_texts()}
        every = self._former_texts_of(document)
        former = [sha256 for sha256 in every if sha256 in unused]
        if not former:
            raise QualcodeError(
                _("“{document}” has no former text to erase.", document=document.name), _("Nothing was changed.")
            )

        def act(store: Store, done: Forgotten) -> None:
            for sha256 in former:
                _forget_text(store, sha256, done)

        held = told(self.held_in_pools((), [document.uuid]), part="cut")
        done = self._everywhere(noted(act, texts=former), author, held)
        if len(former) < len(every):
            done.warnings.append(_("a former text is the present one of another document: it stays for that one"))
        return done

    def _former_texts_of(self, document: Document) -> list[str]:
        rows = self._store.all(
            "SELECT DISTINCT t.sha256 FROM texts t JOIN (SELECT text_id FROM documents WHERE id = ? UNION "
            "SELECT json_extract(old, '$.text_id') FROM changes WHERE table_name = 'documents' AND row_id = ? "
            "AND old IS NOT NULL) p ON p.text_id = t.id WHERE t.sha256 <> ? ORDER BY t.id",
            (document.key, document.key, document.sha256),
        )
        return [str(sha256) for (sha256,) in rows]

    def _everywhere(self, act: Act, author: Author, held: Iterable[str] = ()) -> Forgotten:
        """In backups first: whoever is interrupted still finds in the project what is to be forgotten.

        What the author's role allows, the project says; backups know older roles. `held` is told of pools.
        """
        self._store.history.require(Right.FORGETTING, author)
        demand_alone(self._store)
        done, backups = Forgotten(), Forgotten()
        for backup in self.listed_backups():
            self._in_backup(backup, act, author, backups)
        forget_in(self._store, act, author, done)
        done.warnings += _beside(self._store)
        done.backups, done.missed = backups.backups, backups.missed
        for path in unfinished(self._store):
            done.warnings.append(
                _("“{path}” is being written or was interrupted, and may hold passages: look at it", path=path)
            )
        said = {
            _("in the backup “{path}”: {warning}", path=path, warning=warning)
            for path in done.backups
            for warning in done.warnings
        }
        done.warnings += [warning for warning in backups.warnings if warning not in said]
        done.warnings += held
        return done

    def _in_backup(self, path: Path, act: Act, author: Author, done: Forgotten) -> None:
        if not path.exists():
            done.missed.append(str(path))
            done.warnings.append(
                _("the backup “{path}” is not where it was: delete it wherever it is now", path=path)
            )
            return
        inside = Forgotten()

        def in_backup(store: Store, inside: Forgotten) -> None:
            file_state.set_backup(store.connection, on=True)
            act(store, inside)

        try:
            other = why_not_ours(path, self._store)
            if other:
                done.missed.append(str(path))
                done.warnings.append(
                    _(
                        "“{path}” is listed as a backup and {other}: it was left alone, look yourself",
                        path=path,
                        other=other,
                    )
                )
                return
            connection, read_only = storage.connect(path, backup_first=False)
            store = Store(connection, path)
            try:
                if read_only:
                    raise ProjectReadOnly(_("“{path}” cannot be written.", path=path))
                with store.history.owed():
                    forget_in(store, in_backup, author, inside)
            finally:
                store.history.guard.close()
        except QualcodeError as error:
            done.missed.append(str(path))
            done.warnings.append(
                _(
                    "the backup “{path}” still holds everything ({why}): delete it by hand",
                    path=path,
                    why=error.message,
                )
            )
            return
        done.backups.append(str(path))
        done.warnings += [_("in the backup “{path}”: {warning}", path=path, warning=said) for said in inside.warnings]


def _beside(store: Store) -> list[str]:
    """Warnings of files that may hold what was forgotten and cannot be looked through."""
    told = [
        _("“{file}”, a log of another file that lay here, may hold it: delete it by hand", file=file)
        for file in files_beside(store.path)
    ]
    return told + [
        _("“{file}” may hold it: “qualcode rescue” takes in the rest of it, then delete it by hand", file=rescue.file)
        for rescue in waiting_for(store)
    ]


def _forget_documents(store: Store, uuids: list[str], done: Forgotten) -> None:
    keys = [_key(store, "documents", uuid) for uuid in uuids]
    _forget_keys(store, [key for key in keys if key is not None], done)


def _forget_keys(store: Store, documents: Iterable[int], done: Forgotten) -> None:
    texts: set[int] = set()
    names: set[str] = set()
    cases: set[int] = set()
    codings: set[str] = set()
    for key in documents:
        codings |= _ids_of_codings(store, key)
        cases |= ids(
            store,
            "SELECT case_id FROM documents WHERE id = ? UNION SELECT case_id FROM speakers WHERE document_id = ?",
            (key, key),
        )
        names |= _names(store, "documents", key)
        texts |= _forget_document(store, key, done)
    left = erasure_leftovers.of_texts(store, [_words(store, key) for key in sorted(texts)], names)
    done.keep_leftovers([*left, *passage_leftovers.resting_summaries(store, codings)])
    erase_prints(store, codings)
    done.warnings += _empty_cases(store, cases)
    for text in sorted(texts):  # after all documents: two of them may have had the same
        _erase_text_if_unused(store, text, done)


def _ids_of_codings(store: Store, document: int) -> set[str]:
    """The ids of the codings that a document has or had."""
    rows = store.all(
        "SELECT uuid FROM codings WHERE document_id = ? UNION SELECT json_extract(old, '$.uuid') FROM changes "
        "WHERE table_name = 'codings' AND old IS NOT NULL AND json_extract(old, '$.document_id') = ?",
        (document, document),
    )
    return {str(uuid)[-12:] for (uuid,) in rows}


_OF_DOCUMENTS = (
    *("codings", "speakers", "assignments", "memos", "accepted_findings", "revisions", "orphans"),
    *("origins", "topic_assignments", "group_members", "doubts", "consents", "fixed_segments"),
    *("consensus_decisions", "norming_passages"),
    *("rule_checks", "induction_documents", "induction_passages", "cards", "case_levels", "type_cases"),
)


def _forget_document(store: Store, key: int, done: Forgotten) -> set[int]:
    """Erase a document with what hangs on it; gives the texts that it has or had."""
    texts = ids(store, "SELECT text_id FROM documents WHERE id = ?", (key,))
    texts |= ids(
        store,
        "SELECT json_extract(old, '$.text_id') FROM changes WHERE table_name = 'documents' AND row_id = ? "
        "AND old IS NOT NULL",
        (key,),
    )
    rows: Rows = {"documents": {key}}
    for table in _OF_DOCUMENTS:
        rows[table] = belonging(store, table, "document_id", {key})
    add_dependents(store, rows)
    rows["attributes"] = belonging(store, "attributes", "document_id", {key})
    rows["attributes"] |= belonging(store, "attributes", "speaker_id", rows["speakers"])
    done.documents += 1
    done.codings += len(rows["codings"])
    if rows["anchors"]:
        done.warnings.append(
            ngettext(
                "{count} anchor example in the codebook was a passage of it and went too",
                "{count} anchor examples in the codebook were passages of it and went too",
                len(rows["anchors"]),
            )
        )
    forgotten.keep_files(store, key)
    done.images += erase(store, rows)
    return texts


def _forget_passage(store: Store, wanted: WithdrawnPassage, without: str, done: Forgotten) -> None:
    document = _key(store, "documents", wanted.document)
    erased = erase_passage(store, wanted, document, without) if document is not None else CutDone()
    if document is None or erased.cut is None:
        return
    done.codings += erased.gone
    done.shortened += erased.shortened
    done.holding += erased.holding
    done.images += erased.images
    done.warnings += erased.warnings
    done.keep_leftovers(passage_leftovers.of_passage(store, erased))
    erase_prints(store, erased.ids)
    for text in erased.texts:
        if _is_used_by_others(store, text, document):
            done.warnings.append(_("another document has, or had, a former text of it: it stays for that one"))
            continue
        erase_traces(store, text)
        _erase_text(store, text)
    _erase_text_if_unused(store, erased.before, done)
    forgotten.keep_files(store, document)
    if not _keep_holes(store, erased.cut):
        done.warnings.append(
            _(
                "it is not recognised if it comes back: too little was said, or the same words stand elsewhere; "
                "look yourself"
            )
        )


def _keep_holes(store: Store, cut: PassageCut) -> bool:
    """Keep by what the passage is recognised; whether all of it is."""
    texts = [str(text) for (text,) in store.all("SELECT text FROM texts WHERE id IN (SELECT text_id FROM documents)")]
    kept = [
        forgotten.keep_passage(store, cut.before[: hole.start], hole.cut(cut.before), cut.before[hole.end :], texts)
        for hole in cut.holes
    ]
    return all(kept)


def _is_used_by_others(store: Store, text: int, document: int) -> bool:
    return bool(
        store.one("SELECT 1 FROM documents WHERE text_id = ? AND id <> ?", (text, document))
        or store.one(
            "SELECT 1 FROM changes WHERE table_name = 'documents' AND row_id <> ? "
            "AND json_extract(old, '$.text_id') = ?",
            (document, text),
        )
    )


def _forget_case(store: Store, uuid: str, done: Forgotten) -> None:
    key = _key(store, "cases", uuid)
    if key is None:
        return
    names = _names(store, "cases", key)
    leaving = _documents_of_case(store, key)
    for name, document, document_name, uuid_of in store.all(
        "SELECT s.name, d.id, d.name, d.uuid FROM speakers s JOIN documents d ON d.id = s.document_id "
        "WHERE s.case_id = ?",
        (key,),
    ):
        if document not in leaving:
            where = _(
                "the speaker “{name}” of “{document}” was of this case: the words are still in that document",
                name=name,
                document=document_name,
            )
            done.leftovers.append(Leftover("texts", uuid_of[-12:], where))
            done.warnings.append(where)
    speakers = ids(store, "SELECT id FROM speakers WHERE case_id = ?", (key,))
    for table in ("documents", "speakers"):
        store.connection.execute(f"UPDATE {table} SET case_id = NULL WHERE case_id = ?", (key,))
    rows: Rows = {"cases": {key}}
    for table in ("memos", "summaries", "consents", "case_levels", "type_cases"):
        rows[table] = belonging(store, table, "case_id", {key})
    for table in ("research_links", "summary_rows"):
        rows[table] = belonging(store, table, "memo_id", rows["memos"])
    rows["attributes"] = belonging(store, "attributes", "case_id", {key})
    rows["attributes"] |= belonging(store, "attributes", "speaker_id", speakers)
    done.images += erase(store, rows)
    _forget_keys(store, sorted(leaving), done)  # after the case: what went with it is no place where words remain
    done.keep_leftovers(erasure_leftovers.of_texts(store, (), names))


def _documents_of_case(store: Store, case: int) -> set[int]:
    """The documents that belong to a case, or did when they were removed."""
    candidates = belonging(store, "documents", "case_id", {case})
    return {document for document in candidates if _last_case(store, document) == case}


def _empty_cases(store: Store, cases: Iterable[int]) -> list[str]:
    """Warnings of cases that have neither documents nor speakers any more."""
    rows = store.all(
        "SELECT id, name FROM cases WHERE id NOT IN (SELECT case_id FROM documents WHERE case_id IS NOT NULL) "
        "AND id NOT IN (SELECT case_id FROM speakers WHERE case_id IS NOT NULL) ORDER BY id"
    )
    wanted = set(cases)
    return [
        _("the case “{name}” stays and has no document any more: “qualcode forget --case” erases it", name=name)
        for key, name in rows
        if key in wanted
    ]


def _last_case(store: Store, document: int) -> int | None:
    """The case of a document, for a removed one that which it had last."""
    row = store.one("SELECT case_id FROM documents WHERE id = ?", (document,)) or store.one(
        "SELECT json_extract(old, '$.case_id') FROM changes WHERE table_name = 'documents' AND row_id = ? "
        "AND old IS NOT NULL ORDER BY id DESC",
        (document,),
    )
    return row[0] if row else None


def _forget_text(store: Store, sha256: str, done: Forgotten) -> None:
    row = store.one("SELECT id FROM texts WHERE sha256 = ?", (sha256,))
    if row is None:
        return
    if store.one("SELECT 1 FROM documents WHERE text_id = ?", (row[0],)):
        done.warnings.append(_("a backup still uses the text: it stays there"))
        return
    present = [_words(store, key) for key in sorted(erase_traces(store, row[0]))]
    done.keep_leftovers(erasure_leftovers.of_texts(store, [_words(store, row[0])], (), but="\n".join(present)))
    _erase_text(store, row[0])


# ---- rows and their images ---------------------------------------------------------------------------


def _key(store: Store, table: str, uuid: str) -> int | None:
    """The key of a row, living or only in the history."""
    row: Row | None = store.one(f"SELECT id FROM {table} WHERE uuid = ?", (uuid,)) or store.one(
        "SELECT row_id FROM changes WHERE table_name = ? AND json_extract(old, '$.uuid') = ?", (table, uuid)
    )
    return int(row[0]) if row else None


def _names(store: Store, table: _Table, key: int) -> set[str]:
    """The names that a row has and had."""
    rows = store.all(
        f"SELECT name FROM {table} WHERE id = ? UNION SELECT json_extract(old, '$.name') FROM changes "
        "WHERE table_name = ? AND row_id = ? AND old IS NOT NULL",
        (key, table, key),
    )
    return {str(name) for (name,) in rows}


def _words(store: Store, text: int) -> str:
    row = store.one("SELECT text FROM texts WHERE id = ?", (text,))
    return str(row[0]) if row else ""


def _erase_text_if_unused(store: Store, text: int, done: Forgotten) -> None:
    used = store.one("SELECT 1 FROM documents WHERE text_id = ?", (text,)) or store.one(
        "SELECT 1 FROM changes WHERE table_name = 'documents' AND json_extract(old, '$.text_id') = ?", (text,)
    )
    if used:
        done.warnings.append(_("another document has, or had, exactly the same text: it stays for that one"))
        return
    _erase_text(store, text)


def _erase_text(store: Store, text: int) -> None:
    forgotten.keep_text(store, text)
    store.connection.execute("DELETE FROM structures WHERE text_id = ?", (text,))
    store.connection.execute("DELETE FROM texts WHERE id = ?", (text,))
