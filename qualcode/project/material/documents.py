"""Documents: immutable texts with their structure, and the labels, cases and attributes that may change."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.language.forms.normalised import spelled
from qualcode.model.documents import CitedPlaces, Document, DocumentDraft, Role, SourceFile, Speaker, Structure
from qualcode.model.readings.how_read import HowRead
from qualcode.project.coding.dependents import delete_dependents, delete_memos
from qualcode.project.coding.hidden_work import NOTHING_HIDDEN, HiddenWork
from qualcode.project.file import door, forgotten
from qualcode.project.file.history import Author
from qualcode.project.file.row_rules import folded
from qualcode.project.file.store import NameCandidate, Row, Store, T, Value, find, gone
from qualcode.project.file.structures import PackedStructure, PackedTurn, columns_of
from qualcode.project.material.attributes import Attributes
from qualcode.project.material.cases import Cases
from qualcode.project.material.document_rows import (
    document_of,
    how_read_of,
    packed_how_read,
    packed_structure_of,
    paragraph_starts_of,
    places_of,
    structure_of,
    turns_of,
)
from qualcode.project.material.doubts import add_doubts
from qualcode.project.material.kept_texts import keep_structures, keep_texts, sha256_of
from qualcode.project.material.origins import Origins

_OWN_ROWS = (
    *("assignments", "accepted_findings", "orphans", "revisions", "origins", "topic_assignments", "group_members"),
    *("doubts", "consents", "fixed_segments", "consensus_decisions", "norming_passages"),
    *("rule_checks", "induction_documents", "induction_passages", "cards", "case_levels", "type_cases"),
)
_DOCUMENTS = """
SELECT d.id, d.uuid, d.name, d.label, c.name, t.sha256, t.length, t.words, d.context,
       d.case_id, o.wave, o.source_kind, l.wave, l.source_kind, d.transcription
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

    def text_with_turns(
        self, document: int
    ) -> tuple[str, list[PackedTurn], list[PackedTurn], Callable[[], CitedPlaces]]:
        """The text of a document (key), its turns, and those within them, in plain values.

        What is called last gives what passages of it are cited by.
        """
        row = self._store.one(
            f"SELECT t.sha256, t.text, {_STRUCTURE} FROM documents d JOIN texts t ON t.id = d.text_id "
            "JOIN structures s ON s.id = d.structure_id WHERE d.id = ?",
            (document,),
        )
        if row is None:
            raise gone("documents")
        ((turns, inner, places),) = door.made(self._store.path, "structures", [row[2:]], turns_of)
        text = self._store.whole_text(*row[:2])
        return text, turns, inner, lambda: places.unpacked(text, turns)

    def structure(self, document: Document | int) -> Structure:
        """Paragraphs, turns, sentences and time marks of the text."""
        return self._unpacked(document if isinstance(document, int) else document.key, structure_of)

    def paragraph_starts(self, document: int) -> list[int]:
        """Where the paragraphs of a document (key) begin; nothing else of its structure is unpacked."""
        return self._unpacked(document, paragraph_starts_of)

    def places(self, document: int, text: str) -> CitedPlaces:
        """What passages of a document (key), whose text this is, are cited by; no sentence is unpacked."""
        packed, turns = self._unpacked(document, places_of)
        return packed.unpacked(text, turns)

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

    def orphaned(self, document: Document, hidden: HiddenWork = NOTHING_HIDDEN) -> int:
        """How many codings and the like have no place in the document's text, but those of whom work is hidden."""
        row = self._store.one(
            "SELECT COUNT(*) FROM orphans o JOIN coders c ON c.id = o.coder_id "
            f"WHERE o.document_id = ? AND NOT {hidden.sql('c.id')}",
            (document.key,),
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
        """The names of the drafts whose file or text, or a passage of it, was forgotten in this project."""
        every, store = list(drafts), self._store
        files = forgotten.forgotten_among(store, forgotten.FILE, (draft.source.sha256 for draft in every))
        texts = forgotten.forgotten_among(store, forgotten.TEXT, (sha256_of(draft.text) for draft in every))
        return [
            draft.name
            for draft in every
            if draft.source.sha256 in files
            or sha256_of(draft.text) in texts
            or forgotten.passages_in(store, draft.text)
        ]

    def add(
        self, drafts: Sequence[DocumentDraft], author: Author, *, again: bool = False, uuids: Sequence[str] = ()
    ) -> list[Document]:
        """Take drafts in, all or none; a name that is taken gets a number: “name (2)”.

        They have these `uuids` where they come from elsewhere, else new ones. Raises QualcodeError for an empty text,
        and unless it shall come in `again` for one that was forgotten.
        """
        with self._store.history.change("import", author):
            if again:
                texts = [draft.text for draft in drafts]
                files = [draft.source.sha256 for draft in drafts]
                forgotten.take_again(self._store, texts, map(sha256_of, texts), files)
            keys = self._insert(drafts, uuids)
        documents = {document.key: document for document in self.some(keys)}
        return [documents[key] for key in keys]

    def _insert(self, drafts: Sequence[DocumentDraft], known: Sequence[str]) -> list[int]:
        """Write the rows of documents, many at once, inside an open change; gives their keys."""
        if not drafts:
            return []
        cases = self._cases.keys(draft.case for draft in drafts if draft.case)
        rows = [
            {
                "name": name,
                "label": _label_of(draft.label),
                "case_id": cases[folded(draft.case)] if draft.case else None,
                "context": draft.context,
                "created": self._store.entry_time(),
                "transcription": draft.transcription,
                **columns,
            }
            for draft, name, columns in zip(
                drafts,
                self._free_names(draft.name for draft in drafts),
                self._text_columns(drafts),
                strict=True,
            )
        ]
        values = [tuple(row.values()) for row in rows]
        first, _uuids = self._store.insert_all("documents", tuple(rows[0]), values, known)
        keys = list(range(first, first + len(rows)))
        self._attributes.write({key: draft.attributes for key, draft in zip(keys, drafts, strict=True)})
        for key, draft in zip(keys, drafts, strict=True):
            if draft.wave or draft.source_kind:
                self._origins.keep(key, draft.wave, draft.source_kind)
        self._insert_speakers([(key, who) for key, draft in zip(keys, drafts, strict=True) for who in draft.speakers])
        for key, draft, uuid in zip(keys, drafts, known or [""] * len(keys), strict=True):
            add_doubts(self._store, key, draft.doubts, uuid)
        return keys

    def _free_names(self, wanted: Iterable[str]) -> Iterator[str]:
        """The names of new documents, each with a number where it is taken: the next one that is free."""
        taken = {folded(name) for (name,) in self._store.all("SELECT name FROM documents")}
        numbers: dict[str, int] = {}
        for written in wanted:
            name = spelled(written) or "document"
            candidate, number = name, numbers.get(name, 2)
            while folded(candidate) in taken:
                candidate, number = f"{name} ({number})", number + 1
            numbers[name] = number
            taken.add(folded(candidate))
            yield candidate

    def _text_columns(self, drafts: Sequence[DocumentDraft]) -> list[dict[str, str | int]]:
        texts = keep_texts(self._store, [(draft.text, draft.words) for draft in drafts])
        structures = keep_structures(self._store, texts, [draft.structure for draft in drafts])
        return [
            {
                "text_id": text,
                "structure_id": structure,
                "file_name": draft.source.name,
                "file_sha256": draft.source.sha256,
                "reader": draft.source.reader,
                "reader_version": draft.source.reader_version,
                "how_read": packed_how_read(draft.how_read),
            }
            for text, structure, draft in zip(texts, structures, drafts, strict=True)
        ]

    def give_text(self, key: int, draft: DocumentDraft) -> None:
        """Let a document point to another text and its structure, inside an open change; the old one stays."""
        (columns,) = self._text_columns([draft])
        self._store.update("documents", key, **columns)

    def change_speaker(self, key: int, before: str, after: Speaker | None) -> None:
        """Let a speaker come (`before` is ""), go (`after` is None) or have another name, inside an open change.

        With another name case, role and attributes stay.
        """
        store = self._store
        row = store.one("SELECT id FROM speakers WHERE document_id = ? AND name = ?", (key, before))
        if row is None and after is not None:
            self._insert_speakers([(key, after)])
        elif row is not None and after is not None:
            store.update("speakers", row[0], name=after.name)
        elif row is not None:
            store.delete("attributes", "speaker_id = ?", (row[0],))
            store.delete("speakers", "id = ?", (row[0],))

    def _insert_speakers(self, speakers: Sequence[tuple[int, Speaker]]) -> None:
        """Write the rows of speakers of documents (keys), many at once, inside an open change."""
        if not speakers:
            return
        cases = self._cases.keys(speaker.case for _document, speaker in speakers if speaker.case)
        rows = [
            (document, who.name, who.role.value, cases[folded(who.case)] if who.case else None)
            for document, who in speakers
        ]
        first, _uuids = self._store.insert_all("speakers", ("document_id", "name", "role", "case_id"), rows)
        self._speaker_attributes.write(
            {key: speaker.attributes for key, (_document, speaker) in enumerate(speakers, first)}
        )

    def keep_text(self, text: str, words: int) -> int:
        """The key of a text of so many words, see `keep_texts`."""
        return keep_texts(self._store, [(text, words)])[0]

    def keep_structure(self, text_id: int, structure: Structure) -> int:
        """The key of a structure of a text, see `keep_structures`."""
        return keep_structures(self._store, [text_id], [structure])[0]

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
                self._attributes.write({document.key: attributes or {}})
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
                self._speaker_attributes.write({key: attributes or {}})

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
        of_passages = "IN (SELECT id FROM norming_passages WHERE document_id = ?)"  # no text: SQL
        store.delete("norming_votes", f"passage_id {of_passages}", (key,))  # no text: SQL
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
