"""Documents: immutable texts with their structure, and the labels, cases and attributes that may change."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.language.forms.normalised import spelled
from qualcode.model.documents import Document, DocumentDraft, Role, SourceFile, Speaker, Structure
from qualcode.model.readings.how_read import HowRead
from qualcode.project.coding.dependents import delete_dependents, delete_memos
from qualcode.project.file import door, forgotten
from qualcode.project.file.history import Author
from qualcode.project.file.row_rules import folded
from qualcode.project.file.store import NameCandidate, Row, Store, T, Value, find, gone
from qualcode.project.file.structures import COLUMNS, PackedStructure, PackedTurn, columns_of, digest, packed
from qualcode.project.material.attributes import Attributes
from qualcode.project.material.cases import Cases
from qualcode.project.material.document_rows import (
    document_of,
    how_read_of,
    packed_how_read,
    packed_structure_of,
    paragraph_starts_of,
    structure_of,
    turns_of,
)
from qualcode.project.material.doubts import add_doubts
from qualcode.project.material.origins import Origins

_OWN_ROWS = (
    *("assignments", "accepted_findings", "orphans", "revisions", "origins", "topic_assignments", "group_members"),
    "doubts",
)
_DOCUMENTS = """
SELECT d.id, d.uuid, d.name, d.label, c.name, t.sha256, t.length, t.words, d.context,
       d.case_id, o.wave, o.source_kind, l.wave, l.source_kind
FROM documents d LEFT JOIN texts t ON t.id = d.text_id LEFT JOIN cases c ON c.id = d.case_id
LEFT JOIN origins o ON o.document_id = d.id LEFT JOIN labels l ON l.name = d.label
"""
_STRUCTURE = f"s.id, s.sha256, s.text_id, {columns_of('s')}"  # no text: SQL
_CASE = 9  # the column of the case's key
_NO_ATTRIBUTES: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Imported:
    """When a file came in before, and as which documents."""

    created: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RemovedDocument:
    """What went together with a document."""

    codings: int
    memos: int


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


class Documents:
    """The documents of a project."""

    def __init__(self, store: Store, cases: Cases) -> None:
        self._store = store
        self._cases = cases
        self._attributes = Attributes(store, "document_id")
        self._speaker_attributes = Attributes(store, "speaker_id")
        self._case_attributes = Attributes(store, "case_id")
        self._origins = Origins(store)

    # ---- reading ---------------------------------------------------------------------------------

    def all(self) -> list[Document]:
        """All documents, by label and name."""
        return self._made(self._attributes.all(), self._case_attributes.all(), "")

    def get(self, key: int) -> Document:
        """The document of that key. Raises QualcodeError where it was removed meanwhile."""
        case = self._store.one("SELECT case_id FROM documents WHERE id = ?", (key,))
        of_case = {} if case is None or case[0] is None else {case[0]: self._case_attributes.of(case[0])}
        found = self._made({key: self._attributes.of(key)}, of_case, "WHERE d.id = ?", (key,))
        if not found:
            raise gone("documents")
        return found[0]

    def some(self, keys: Iterable[int]) -> list[Document]:
        """Those of these keys that are there, by label and name."""
        wanted = json.dumps(list(keys))
        return self._made(
            self._attributes.of_some(wanted),
            self._case_attributes.all(),
            "WHERE d.id IN (SELECT value FROM json_each(?))",
            (wanted,),
        )

    def _made(
        self,
        attributes: Mapping[int, dict[str, str]],
        of_cases: Mapping[int, dict[str, str]],
        where: str,
        values: Sequence[Value] = (),
    ) -> list[Document]:
        rules = self._origins.rules(name for held in (*attributes.values(), *of_cases.values()) for name in held)
        return self._store.made(
            "documents",
            lambda row: document_of(row, attributes.get(row[0], {}), of_cases.get(row[_CASE], _NO_ATTRIBUTES), rules),
            f"{_DOCUMENTS} {where} ORDER BY d.label, d.name",
            values,
        )

    def resting_on(self, attributes: Iterable[int], cases: Iterable[int], origins: Iterable[int]) -> set[int]:
        """The keys of the documents that rows of attributes (of their cases, too) or of origins speak of, or that
        belong to cases; all are keys.
        """
        rows = self._store.all(
            "WITH given AS (SELECT document_id, case_id FROM attributes WHERE id IN (SELECT value FROM json_each(?)) "
            "UNION SELECT document_id, NULL FROM origins WHERE id IN (SELECT value FROM json_each(?)) "
            "UNION SELECT NULL, value FROM json_each(?)) "
            "SELECT document_id FROM given WHERE document_id IS NOT NULL UNION "
            "SELECT id FROM documents WHERE case_id IN (SELECT case_id FROM given)",
            (json.dumps(list(attributes)), json.dumps(list(origins)), json.dumps(list(cases))),
        )
        return {key for (key,) in rows}

    def find(self, wanted: str, *, exact: bool = False) -> Document:
        """The document of that id, name or part of a name. Raises NotFound, Ambiguous, NotExact."""
        rows = self._store.all("SELECT id, uuid, name FROM documents")
        candidates = [NameCandidate(int(key), uuid[-12:], uuid, (name,)) for key, uuid, name in rows]
        return self.get(find("document", wanted, candidates, hint=_("“qualcode documents” lists them."), exact=exact))

    def finder(self) -> Callable[[str], Document]:
        """Finds the documents that are there now, exactly as `find` does, without asking for them anew each time."""
        candidates = [
            NameCandidate(document, document.id, document.uuid, (document.name,)) for document in self.all()
        ]
        return lambda wanted: find("document", wanted, candidates, _("“qualcode documents” lists them."), exact=True)

    def text(self, document: Document | int) -> str:
        """The text, LF line ends, code points as they stood in the source."""
        key = document if isinstance(document, int) else document.key
        row = self._store.one(
            "SELECT t.sha256, t.text FROM texts t JOIN documents d ON d.text_id = t.id WHERE d.id = ?", (key,)
        )
        if row is None:
            raise gone("documents")
        return self._store.whole_text(*row)

    def text_with_turns(self, document: int) -> tuple[str, list[PackedTurn]]:
        """The text of a document (key), and its turns in plain values."""
        row = self._store.one(
            f"SELECT t.sha256, t.text, {_STRUCTURE} FROM documents d JOIN texts t ON t.id = d.text_id "
            "JOIN structures s ON s.id = d.structure_id WHERE d.id = ?",
            (document,),
        )
        if row is None:
            raise gone("documents")
        (turns,) = door.made(self._store.path, "structures", [row[2:]], turns_of)
        return self._store.whole_text(*row[:2]), turns

    def structure(self, document: Document | int) -> Structure:
        """Paragraphs, turns, sentences and time marks of the text."""
        return self._unpacked(document if isinstance(document, int) else document.key, structure_of)

    def paragraph_starts(self, document: int) -> list[int]:
        """Where the paragraphs of a document (key) begin; nothing else of its structure is unpacked."""
        return self._unpacked(document, paragraph_starts_of)

    def _unpacked(self, document: int, unpack: Callable[[Row], T]) -> T:
        found = self._store.made(
            "structures",
            unpack,
            f"SELECT {_STRUCTURE} FROM structures s JOIN documents d ON d.structure_id = s.id WHERE d.id = ?",
            (document,),
        )
        if not found:
            raise gone("documents")
        return found[0]

    def packed_structures(self) -> dict[int, PackedStructure]:
        """Document key -> the structure of its text, for work on all documents."""
        return dict(
            self._store.made(
                "structures",
                lambda row: (row[-1], packed_structure_of(row[:-1])),
                f"SELECT {_STRUCTURE}, d.id FROM structures s JOIN documents d ON d.structure_id = s.id",
            )
        )

    def roles_of_all(self) -> dict[int, dict[str, Role]]:
        """Document key -> speaker -> role; of documents without speakers nothing."""
        found: dict[int, dict[str, Role]] = {}
        for document, name, role in self._store.made(
            "speakers",
            lambda row: (row[1], row[2], Role(row[3])),
            "SELECT id, document_id, name, role FROM speakers ORDER BY id",
        ):
            found.setdefault(document, {})[name] = role
        return found

    def speakers(self, document: Document | int) -> list[Speaker]:
        """The voices of a document with their roles."""
        key = document if isinstance(document, int) else document.key

        def speaker(row: Row) -> Speaker:
            speaker, name, role, case = row
            return Speaker(name, Role(role), case, self._speaker_attributes.of(speaker))

        return self._store.made(
            "speakers",
            speaker,
            "SELECT s.id, s.name, s.role, c.name FROM speakers s LEFT JOIN cases c ON c.id = s.case_id "
            "WHERE s.document_id = ? ORDER BY s.id",
            (key,),
        )

    def cases_of_speakers(self) -> dict[int, dict[str, str]]:
        """Document key -> speaker -> case, of the speakers that belong to a case of their own."""
        found: dict[int, dict[str, str]] = {}
        for document, name, case in self._store.all(
            "SELECT s.document_id, s.name, c.name FROM speakers s JOIN cases c ON c.id = s.case_id ORDER BY s.id"
        ):
            found.setdefault(document, {})[name] = case
        return found

    def roles(self, document: Document | int) -> dict[str, Role]:
        """Speaker -> role."""
        key = document if isinstance(document, int) else document.key
        return dict(
            self._store.made(
                "speakers",
                lambda row: (row[1], Role(row[2])),
                "SELECT id, name, role FROM speakers WHERE document_id = ? ORDER BY id",
                (key,),
            )
        )

    def orphaned(self, document: Document, coder: str | None = None) -> int:
        """How many codings and the like have no place in the document's text, of one coder (by name) or of all."""
        row = self._store.one(
            "SELECT COUNT(*) FROM orphans o JOIN coders c ON c.id = o.coder_id "
            "WHERE o.document_id = ? AND c.name = COALESCE(?, c.name)",
            (document.key, coder),
        )
        return int(row[0]) if row else 0

    def source(self, document: Document | int) -> SourceFile:
        """The file that a document came from, and who read it."""
        key = document if isinstance(document, int) else document.key
        row = self._store.one(
            "SELECT file_name, file_sha256, reader, reader_version FROM documents WHERE id = ?", (key,)
        )
        if row is None:
            raise gone("documents")
        return SourceFile(*row)

    def how_read(self, document: Document | int) -> HowRead:
        """As what the reader took a document, and what was said of it."""
        key = document if isinstance(document, int) else document.key
        found = self._store.made(
            "documents", lambda row: how_read_of(row[1]), "SELECT id, how_read FROM documents WHERE id = ?", (key,)
        )
        if not found:
            raise gone("documents")
        return found[0]

    def file_names(self) -> dict[int, str]:
        """Document key -> name of the file that it came from."""
        return dict(self._store.all("SELECT id, file_name FROM documents"))

    def imported(self, sha256: str) -> Imported | None:
        """When a file with these bytes came in, if it did and its documents are still there, corrected or not."""
        rows = self._store.all(
            "SELECT created, name FROM documents WHERE file_sha256 = ? OR id IN (SELECT row_id FROM changes "
            "WHERE table_name = 'documents' AND row_id IN (SELECT document_id FROM revisions) "
            "AND json_extract(old, '$.file_sha256') = ?) ORDER BY id",
            (sha256, sha256),
        )
        return Imported(rows[0][0], tuple(name for _, name in rows)) if rows else None

    # ---- writing ---------------------------------------------------------------------------------

    def forgotten(self, drafts: Iterable[DocumentDraft]) -> list[str]:
        """The names of the drafts whose file or text was forgotten in this project."""
        store = self._store
        return [
            draft.name for draft in drafts
            if forgotten.is_forgotten(store, forgotten.FILE, draft.source.sha256)
            or forgotten.is_forgotten(store, forgotten.TEXT, _sha256(draft.text))
        ]  # fmt: skip

    def add(self, drafts: Sequence[DocumentDraft], author: Author, *, again: bool = False) -> list[Document]:
        """Take drafts in, all or none; a name that is taken gets a number: “name (2)”.

        Raises QualcodeError for an empty text, and unless it shall come in `again` for one that was forgotten.
        """
        keys: list[int] = []
        with self._store.history.change("import", author):
            if again:
                texts = [_sha256(draft.text) for draft in drafts]
                forgotten.take_again(self._store, texts, [draft.source.sha256 for draft in drafts])
            taken = {folded(name) for (name,) in self._store.all("SELECT name FROM documents")}
            cases = self._cases.keys()
            for draft in drafts:
                name = _free(spelled(draft.name) or "document", taken)
                taken.add(folded(name))
                keys.append(self._insert(draft, name, cases))
        return [self.get(key) for key in keys]

    def _insert(self, draft: DocumentDraft, name: str, cases: dict[str, int]) -> int:
        label = _label_of(draft.label)
        key, _ = self._store.insert(
            "documents",
            name=name,
            label=label,
            case_id=self._cases.key_of(draft.case, cases) if draft.case else None,
            context=draft.context,
            created=self._store.entry_time(),
            **self._text_columns(draft),
        )
        self._attributes.write(key, draft.attributes)
        if draft.wave or draft.source_kind:
            self._origins.keep(key, draft.wave, draft.source_kind)
        for speaker in draft.speakers:
            self._insert_speaker(key, speaker, cases)
        add_doubts(self._store, key, draft.doubts)
        return key

    def _text_columns(self, draft: DocumentDraft) -> dict[str, str | int]:
        text_id = self.keep_text(draft.text, draft.words)
        return {
            "text_id": text_id,
            "structure_id": self.keep_structure(text_id, draft.structure),
            "file_name": draft.source.name,
            "file_sha256": draft.source.sha256,
            "reader": draft.source.reader,
            "reader_version": draft.source.reader_version,
            "how_read": packed_how_read(draft.how_read),
        }

    def give_text(self, key: int, draft: DocumentDraft) -> None:
        """Let a document point to another text and its structure, inside an open change; the old one stays."""
        self._store.update("documents", key, **self._text_columns(draft))

    def change_speaker(self, key: int, before: str, after: Speaker | None) -> None:
        """Let a speaker come (`before` is ""), go (`after` is None) or have another name, inside an open change.

        With another name case, role and attributes stay.
        """
        store = self._store
        row = store.one("SELECT id FROM speakers WHERE document_id = ? AND name = ?", (key, before))
        if row is None and after is not None:
            self._insert_speaker(key, after, self._cases.keys())
        elif row is not None and after is not None:
            store.update("speakers", row[0], name=after.name)
        elif row is not None:
            store.delete("attributes", "speaker_id = ?", (row[0],))
            store.delete("speakers", "id = ?", (row[0],))

    def _insert_speaker(self, document: int, speaker: Speaker, cases: dict[str, int]) -> None:
        key, _ = self._store.insert(
            "speakers",
            document_id=document,
            name=speaker.name,
            role=speaker.role.value,
            case_id=self._cases.key_of(speaker.case, cases) if speaker.case else None,
        )
        self._speaker_attributes.write(key, speaker.attributes)

    def keep_text(self, text: str, words: int) -> int:
        """The key of a text of so many words, which is added where it is new; call it inside of a change."""
        if not text.strip():
            raise QualcodeError(_("The text is empty."), _("Check the file; nothing was taken in."))
        sha256 = _sha256(text)
        if forgotten.is_forgotten(self._store, forgotten.TEXT, sha256):
            raise QualcodeError(
                _("This text was erased from this project."),
                _("Nothing was changed. If it may come back, take it in with “qualcode import --again”."),
            )
        known = self._store.one("SELECT id FROM texts WHERE sha256 = ?", (sha256,))
        if known:
            return int(known[0])
        cursor = self._store.connection.execute(
            "INSERT INTO texts (sha256, text, length, words) VALUES (?, ?, ?, ?)",
            (sha256, text, len(text), words),
        )
        return cursor.lastrowid or 0

    def keep_structure(self, text_id: int, structure: Structure) -> int:
        """The key of a structure of a text, which is added where it is new; call it inside of a change."""
        columns = packed(structure)
        same = " AND ".join(f'"{column}" = ?' for column in COLUMNS)
        known = self._store.one(f"SELECT id FROM structures WHERE text_id = ? AND {same}", (text_id, *columns))
        if known:
            return int(known[0])
        names = ", ".join(f'"{column}"' for column in COLUMNS)
        cursor = self._store.connection.execute(
            f"INSERT INTO structures (text_id, {names}, sha256) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (text_id, *columns, digest(text_id, *columns)),
        )
        return cursor.lastrowid or 0

    def set(
        self,
        documents: Sequence[Document],
        author: Author,
        *,
        label: str | None = None,
        case: str | None = None,
        attributes: Mapping[str, str] | None = None,
        roles: Mapping[str, Role] | None = None,
    ) -> None:
        """Change label, case (made if new; empty removes it), attributes, and speakers' roles."""
        with self._store.history.change("document.set", author):
            for document in documents:
                self.get(document.key)
                if label is not None:
                    self._store.update("documents", document.key, label=_label_of(label))
                if case is not None:
                    key = self._cases.exact_key_of(case) if case else None
                    self._store.update("documents", document.key, case_id=key)
                self._attributes.write(document.key, attributes or {})
                for speaker, role in (roles or {}).items():
                    self._store.update("speakers", self._speaker_key(document, speaker), role=role.value)

    def set_speaker(
        self,
        documents: Sequence[Document],
        speaker: str,
        author: Author,
        *,
        case: str | None = None,
        attributes: Mapping[str, str] | None = None,
    ) -> None:
        """Change case (made if new; empty removes it) and attributes of a speaker in these documents.

        Raises QualcodeError where a document has no such speaker.
        """
        with self._store.history.change("speaker.set", author):
            for document in documents:
                key = self._speaker_key(document, speaker)
                if case is not None:
                    case_key = self._cases.exact_key_of(case) if case else None
                    self._store.update("speakers", key, case_id=case_key)
                self._speaker_attributes.write(key, attributes or {})

    def _speaker_key(self, document: Document, speaker: str) -> int:
        row = self._store.one("SELECT id FROM speakers WHERE document_id = ? AND name = ?", (document.key, speaker))
        if row is None:
            known = ", ".join(s.name for s in self.speakers(document)) or "none"
            raise QualcodeError(
                _("“{document}” has no speaker “{speaker}”.", document=document.name, speaker=speaker),
                _("Its speakers are: {known}.", known=known),
            )
        return int(row[0])

    def rename(self, document: Document, name: str, author: Author) -> None:
        """Give a document another name. Raises QualcodeError for an empty or taken one."""
        if not spelled(name) or "\n" in name:
            raise QualcodeError(_("A document needs a name."), _("Give one that is not empty and has no line break."))
        with self._store.history.change("document.rename", author):
            for key, known in self._store.all("SELECT id, name FROM documents"):
                if folded(known) == folded(name) and key != document.key:
                    raise QualcodeError(
                        _("There is a document “{known}” already.", known=known), _("Choose another name.")
                    )
            self._store.update("documents", document.key, name=spelled(name))

    def remove(self, document: Document, author: Author) -> RemovedDocument:
        """Take a document away with its codings and memos; `undo` brings all back."""
        with self._store.history.change("document.remove", author):
            return self.take_out(document.key)

    def take_out(self, key: int) -> RemovedDocument:
        """Delete all rows of a document, inside an open change."""
        store = self._store
        of_codings = "coding_id IN (SELECT id FROM codings WHERE document_id = ?)"
        delete_dependents(store, "IN (SELECT id FROM codings WHERE document_id = ?)", (key,))
        memos = delete_memos(store, f"document_id = ? OR {of_codings}", (key, key))
        codings = store.delete("codings", "document_id = ?", (key,))
        for table in _OWN_ROWS:
            store.delete(table, "document_id = ?", (key,))
        store.delete(
            "attributes",
            "document_id = ? OR speaker_id IN (SELECT id FROM speakers WHERE document_id = ?)",
            (key, key),
        )
        store.delete("speakers", "document_id = ?", (key,))
        store.delete_one("documents", key)
        return RemovedDocument(codings, memos)


def _label_of(written: str) -> str:
    """The label in one spelling, so that two that look alike are the same: composed, single blanks, all visible."""
    if "\n" in written:
        raise QualcodeError(_("A source label is one line."), _("Write it like “RG 2022”."))
    return spelled(written)


def _free(name: str, taken: set[str]) -> str:
    candidate, number = name, 2
    while folded(candidate) in taken:
        candidate, number = f"{name} ({number})", number + 1
    return candidate
