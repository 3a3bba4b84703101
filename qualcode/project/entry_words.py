"""What entries of the history were about, in words: the kind of change, and the documents and codes that it touched.

A row that an entry made has no old image: what it held is the next old image of the same row, else the row itself.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from qualcode.catalogue import Catalogue, program
from qualcode.model.codebooks.code_paths import PATH_SEPARATOR, joined_path
from qualcode.model.history import Entry, in_words, setting_in_words
from qualcode.project.coding.hidden_work import NOTHING_HIDDEN, HiddenWork
from qualcode.project.consent_entries import said_of_consents
from qualcode.project.file import schema
from qualcode.project.file.store import Store

_SHOWN = 2  # names of one sort; the others are counted
_QUICKER = 10  # so many changes are looked at in the time in which later ones of one row are found
_NAMED = (
    *("cases", "codebooks", "coders", "labels", "publications", "settings"),
    *("topics", "document_groups", "research_questions", "transcription_rules", "norming_sessions"),
    *("codebook_versions", "inductions", "typologies"),
)
_NAMED_THEMSELVES = (*_NAMED, "documents", "codes")
_NAMED_FIRST = (
    "case",
    "coder",
    "codebook",
    "topic",
    "group",
    "research",
    "transcription",
    "consent",
    "merge",
    "norming",
    "induction",
    "typology",
)  # what these kinds speak of
_CALLED = {"research_questions": "text"}  # the column that names a row, where it is not “name”
# tables whose rows are named by what they belong to
_NAMED_BY = {
    "assignments": ("coders", "coder_id"),
    "fixed_segments": ("coders", "coder_id"),
    "published_quotations": ("publications", "publication_id"),
    "attributes": ("cases", "case_id"),
    "memos": ("cases", "case_id"),
    "summaries": ("cases", "case_id"),
    "topic_waves": ("topics", "topic_id"),
    "topic_assignments": ("topics", "topic_id"),
    "group_members": ("document_groups", "group_id"),
    "research_links": ("research_questions", "question_id"),
    "consents": ("cases", "case_id"),
    "transcription_signs": ("transcription_rules", "rules_id"),
    "norming_members": ("norming_sessions", "session_id"),
    "norming_passages": ("norming_sessions", "session_id"),
    "norming_votes": ("norming_sessions", "session_of_vote"),
    "case_levels": ("cases", "case_id"),
    "induction_documents": ("inductions", "induction_id"),
    "induction_passages": ("inductions", "induction_id"),
    "reductions": ("inductions", "induction_id"),
    "summary_rows": ("inductions", "induction_id"),
    "card_groups": ("inductions", "induction_id"),
    "types": ("typologies", "typology_id"),
    "type_cases": ("cases", "case_id"),
}
_VOTES = "norming_votes"
"""Rows of which codes are never told, as they may not be revealed yet; they are counted by what was voted on."""
_REFERENCES = (
    *("document_id", "code_id", "coding_id", "coder_id", "author_id", "case_id", "publication_id", "start"),
    *(
        "topic_id",
        "group_id",
        "question_id",
        "rules_id",
        "session_id",
        "passage_id",
        "turn",
        "induction_id",
        "typology_id",
    ),
)
# Columns of whose work it is that would tell where somebody gave which code
_OF_CODING = ("coder_of_coding",)
_WHOSE: dict[str, tuple[str, ...]] = {
    "codings": ("coder_id",),
    "orphans": ("coder_id",),
    "accepted_findings": ("coder_id",),
    "memos": ("author_id",),
    "quotation_edits": _OF_CODING,
    "quotation_ids": _OF_CODING,
    "good_marks": ("coder_id", *_OF_CODING),
    "anchors": _OF_CODING,
    "published_quotations": _OF_CODING,
    "summaries": ("author_id",),
    "fixed_segments": ("coder_id",),
    "norming_votes": ("coder_id",),
    "consensus_decisions": ("coder_id",),
    "case_levels": ("coder_id",),
    "rule_checks": ("coder_id",),
    "induction_passages": ("coder_id",),
}
_PLACED = "(coding_id IS NOT NULL OR start IS NOT NULL)"  # memos elsewhere tell no place


@dataclass(frozen=True, slots=True)
class EntryWords:
    """An entry in words; `rows` counts the touched rows by table. `hidden` says that none of them may be seen."""

    words: str
    rows: dict[str, int]
    hidden: bool = False


@dataclass(slots=True)
class _Subjects:
    """What an entry touched: the number of rows by table, and keys; others are (table, key)."""

    rows: dict[str, int] = field(default_factory=dict)
    unseen: bool = False
    documents: dict[int, None] = field(default_factory=dict)
    codes: dict[int, None] = field(default_factory=dict)
    others: dict[tuple[str, int], None] = field(default_factory=dict)


class EntryTeller:
    """Tells entries in words, page by page; what names are is asked once.

    Codings of those whose work is hidden are neither named nor counted. The words are of the program's language, or
    of that of a catalogue.
    """

    def __init__(self, store: Store, hidden: HiddenWork = NOTHING_HIDDEN, words: Catalogue | None = None) -> None:
        self._store = store
        self._said = words or program()
        self._hidden = hidden
        self._names: dict[tuple[str, int], str] = {}  # (table, key); empty where it was forgotten

    def words(self, entries: Sequence[Entry]) -> list[EntryWords]:
        """The entries in words."""
        subjects = self._subjects(entries)
        self._learn("documents", {key for touched in subjects.values() for key in touched.documents})
        self._learn("codes", {key for touched in subjects.values() for key in touched.codes})
        for table in _NAMED:
            self._learn(
                table, {key for touched in subjects.values() for other, key in touched.others if other == table}
            )
        return [
            EntryWords(
                self._told(self._root_kind(entry), entry, subjects[entry.key]),
                subjects[entry.key].rows,
                hidden=subjects[entry.key].unseen and not subjects[entry.key].rows,
            )
            for entry in entries
        ]

    def _root_kind(self, entry: Entry) -> str:
        """The kind of change that an undo or redo takes back or restores in the end; that of another entry."""
        kind, undoes = entry.kind, entry.undoes
        while undoes is not None:
            row = self._store.one("SELECT kind, undoes FROM entries WHERE uuid = ?", (undoes,))
            if row is None:
                break
            kind, undoes = row
        return kind

    def _subjects(self, entries: Sequence[Entry]) -> dict[int, _Subjects]:
        """The subjects of entries by their keys."""
        found = {entry.key: _Subjects() for entry in entries}
        for table in schema.LOGGED:
            touching = [entry for entry in entries if table in entry.rows]
            if table == "related_codes":
                for entry in touching:
                    found[entry.key].rows[table] = entry.rows[table]
            elif touching and table != "assignments":
                self._take(found, table, touching)
        # codes that were related with a removed or merged one are not what was removed or merged
        if alone := [entry for entry in entries if set(found[entry.key].rows) == {"related_codes"}]:
            self._take(found, "related_codes", alone)
        # last, since codings touch them on their way: named only where nothing else was touched
        touching = [entry for entry in entries if "assignments" in entry.rows and not found[entry.key].unseen]
        alone = [entry for entry in touching if not found[entry.key].rows]
        for entry in touching:
            found[entry.key].rows["assignments"] = entry.rows["assignments"]
        if alone:
            self._take(found, "assignments", alone)
        return found

    def _take(self, found: dict[int, _Subjects], table: str, entries: Sequence[Entry]) -> None:
        """Let the subjects of these entries know the rows of a table that they touched."""
        hides = _hides(table, self._hidden)
        counts = hides or table == _VOTES
        if not counts:
            for entry in entries:
                found[entry.key].rows[table] = entry.rows[table]
        other = table if table in _NAMED else _NAMED_BY.get(table, ("",))[0]
        since = () if table in _NAMED_THEMSELVES else (self._worth_looking_since(table, entries),) * 2
        values = (*since, json.dumps([entry.key for entry in entries]))
        counted = set[tuple[int, int]]()
        for key, row, hidden, document, code, named in self._store.rows(_touched_rows(table, hides), values):
            subjects = found[key]
            if hidden:
                subjects.unseen = True
                continue
            if counts and (key, row) not in counted:
                counted.add((key, row))
                subjects.rows[table] = subjects.rows.get(table, 0) + 1
            if document:
                subjects.documents[document] = None
            if code:
                subjects.codes[code] = None
            if named:
                subjects.others[other, named] = None

    def _worth_looking_since(self, table: str, entries: Sequence[Entry]) -> int | None:
        """The key of the change after which all are looked at for later ones of the touched rows.

        None where it is quicker to look for each row.
        """
        first = self._store.one("SELECT MIN(id) FROM changes WHERE entry_id = ?", (entries[0].key,))
        last = self._store.one("SELECT MAX(id) FROM changes")
        if first is None or last is None or first[0] is None:
            return None
        rows = sum(entry.rows[table] for entry in entries)
        return int(first[0]) if last[0] - first[0] < _QUICKER * rows else None

    def _learn(self, table: str, keys: Iterable[int]) -> None:
        """Ask for the present names of rows, else the last that they had; a code's with those above it."""
        unknown = [key for key in keys if (table, key) not in self._names]
        if not unknown:
            return
        above = "parent_id" if table == "codes" else "NULL"
        called = _CALLED.get(table, "name")
        rows: dict[int, tuple[str, int | None]] = {
            key: (name, parent)
            for key, name, parent in self._store.rows(
                f'SELECT id, "{called}", {above} FROM "{table}" WHERE id IN (SELECT value FROM json_each(?))',
                (json.dumps(unknown),),
            )
        }
        for key in unknown:
            if key not in rows:
                image = self._last_image(table, key)
                rows[key] = (image[called], image.get("parent_id")) if image else ("", None)
        self._learn(table, {parent for _, parent in rows.values() if parent})
        if table == "settings":
            rows = {key: (setting_in_words(name, self._said.language), None) for key, (name, _) in rows.items()}
        for key, (name, parent) in rows.items():
            own = joined_path((name,)) if table == "codes" else name
            self._names[table, key] = f"{self._names[table, parent]}{PATH_SEPARATOR}{own}" if parent else own

    def _last_image(self, table: str, key: int) -> dict[str, Any] | None:
        row = self._store.one(_last_image_of(f"'{table}'", "?"), (key,))
        return json.loads(row[0]) if row else None

    def _sources(self, entry: Entry) -> list[str]:
        """The files of which an entry that merged them took something in; of its undo those of that one."""
        uuid, undoes = entry.uuid, entry.undoes
        while undoes is not None:
            row = self._store.one("SELECT uuid, undoes FROM entries WHERE uuid = ?", (undoes,))
            if row is None:
                break
            uuid, undoes = row
        return [
            source
            for (source,) in self._store.all(
                "SELECT DISTINCT source FROM arrived WHERE merge_uuid = ? ORDER BY source", (uuid,)
            )
        ]

    def _told(self, root: str, entry: Entry, subjects: _Subjects) -> str:
        """The words of one entry: coding “Transition” in “Interview 1”."""
        said, kind = self._said, entry.kind
        change = in_words(root, said.language)
        words = change
        if root != kind:
            words = said.pgettext("change", "{act}: {change}", act=in_words(kind, said.language), change=change)
        codes = _listed([self._names["codes", key] for key in subjects.codes], said, _and_more_codes)
        named = [self._names["documents", key] for key in subjects.documents]
        documents = _listed(named, said, _and_more_documents)
        others = _listed(list(dict.fromkeys(self._names[named] for named in subjects.others)), said)
        if root == "merge":
            others = _listed(self._sources(entry), said)
        coded = codes or documents
        if codes and documents:
            in_documents = _listed(named, said, _in_more_documents)
            coded = said.gettext("{codes} in {documents}", codes=codes, documents=in_documents)
        thing = root.partition(".")[0]
        if set(subjects.rows) == {"memos"} and not coded and not others:
            return said.pgettext("change", "{change} on the project", change=words)
        parts = (documents, codes, others) if thing == "document" else (coded, others)
        if thing in _NAMED_FIRST:  # what else was touched came along with it
            parts = parts[::-1]
        first, *beside = [part for part in parts if part] or [""]
        told = f"{words} {first} ({'; '.join(beside)})" if beside else f"{words} {first}".rstrip()
        says_it = "consents" in subjects.rows and (thing == "consent" or root == "case.set")
        agreed = said_of_consents(self._store, entry, said) if says_it else ""
        return f"{told}: {agreed}" if agreed else told


def _and_more(words: Catalogue, shown: str, count: int) -> str:
    return words.ngettext("{shown} and {count} more", "{shown} and {count} more", count, shown=shown)


def _and_more_codes(words: Catalogue, shown: str, count: int) -> str:
    return words.ngettext("{shown} and {count} more code", "{shown} and {count} more codes", count, shown=shown)


def _and_more_documents(words: Catalogue, shown: str, count: int) -> str:
    return words.ngettext(
        "{shown} and {count} more document", "{shown} and {count} more documents", count, shown=shown
    )


def _in_more_documents(words: Catalogue, shown: str, count: int) -> str:
    return words.npgettext(
        "after of, from, in",
        "{shown} and {count} more document",
        "{shown} and {count} more documents",
        count,
        shown=shown,
    )


def _listed(names: Sequence[str], words: Catalogue, more: Callable[[Catalogue, str, int], str] = _and_more) -> str:
    """Names as a list; `more` says how many are not shown."""
    if not names:
        return ""
    if len(names) == 1 and names[0]:
        return words.quoted(names[0])
    known = [name for name in names if name]
    shown = ", ".join(map(words.quoted, known[:_SHOWN]))
    left = len(known) - _SHOWN
    return more(words, shown, left) if left > 0 else shown


def _last_image_of(table: str, row: str) -> str:
    return (
        f"SELECT old FROM changes WHERE table_name = {table} AND row_id = {row} AND old IS NOT NULL "
        "ORDER BY id DESC LIMIT 1"
    )


def _hides(table: str, hidden: HiddenWork) -> str:
    """What holds of the rows of a table that tell of hidden work, as a condition of SQL; empty where none can."""
    whose = _WHOSE.get(table, ()) if hidden else ()
    hides = " OR ".join(
        hidden.sql(column)
        if table == "good_marks" or column not in _OF_CODING
        else f"({column} IS NOT NULL AND {hidden.sql(column)})"  # of a coding that was forgotten nobody is known
        for column in whose
    )
    if table == "memos" and hides:
        if hidden.coders:  # what somebody writes on a hidden coding tells of it, too
            hides = f"({hides} OR {hidden.sql(*_OF_CODING)})"
        hides = f"{_PLACED} AND {hides}"
    return hides


@cache
def _touched_rows(table: str, hides: str) -> str:
    """The statement for (entry, row, hidden, document, code, key of what names it), in the order of naming.

    Its parameters are twice what `_worth_looking_since` says, where rows are not named themselves, and the keys of
    entries in JSON. `hides` is a condition of the rows that are hidden, empty for none.
    """
    # the sign “+” lets SQLite look by entries, which it takes for dearer than by tables
    touched = f"FROM changes made WHERE +table_name = '{table}' AND entry_id IN (SELECT value FROM json_each(?))"
    if table in _NAMED_THEMSELVES:
        subjects = {"documents": "row_id, NULL, NULL", "codes": "NULL, row_id, NULL"}  # no text: SQL
        subject = subjects.get(table, "NULL, NULL, row_id")  # no text: SQL
        return f"SELECT entry_id, row_id, 0, {subject} {touched} ORDER BY entry_id, row_id"
    known = f" {' '.join(schema.LOGGED[table].split())} "
    held = [name for name in _REFERENCES if f" {name} " in known]
    of_row = [
        f"CASE WHEN image IS NULL THEN t.{name} ELSE json_extract(image, '$.{name}') END AS {name}" for name in held
    ]
    later = (
        "SELECT old FROM changes later WHERE later.table_name = made.table_name AND later.row_id = made.row_id "
        "AND later.id > made.id AND later.old IS NOT NULL ORDER BY later.id LIMIT 1"
    )
    changed = f"SELECT row_id FROM changes WHERE id > ? AND +table_name = '{table}' AND old IS NOT NULL"
    image = f"CASE WHEN old IS NULL AND (? IS NULL OR row_id IN ({changed})) THEN ({later}) ELSE old END"
    images = f"SELECT entry_id, row_id, {image} AS image {touched} LIMIT -1"  # or each column would look for itself
    columns = ", ".join(("entry_id", "row_id", *of_row))
    source = f'SELECT {columns} FROM ({images}) c LEFT JOIN "{table}" t ON t.id = c.row_id'
    document, code = (name if name in held else "NULL" for name in ("document_id", "code_id"))
    if "coding_id" in held:
        source = _with_coding(source)
        document, code = f"COALESCE({document}, document)", f"COALESCE({code}, code)"  # no text: SQL
    row = "row_id"
    if table == _VOTES:
        source, row, code = _with_session(source), "passage_id || ' ' || coder_id || ' ' || turn", "NULL"
    _, named = _NAMED_BY.get(table, ("", "NULL"))
    order = "row_id" if table == "codings" else ", ".join(held) or "row_id"  # codings as they were given
    what = f"entry_id, {row}, {hides or 0}, {document}, {code}, {named}"  # no text: SQL
    return f"SELECT {what} FROM ({source}) ORDER BY entry_id, {order}"  # no text: SQL


def _with_coding(source: str) -> str:
    """The rows of a statement with document, code and coder of their coding, be it gone or not."""
    gone = _last_image_of("'codings'", "held.coding_id")
    of_coding = ", ".join(
        f"CASE WHEN k.id IS NULL THEN json_extract(({gone}), '$.{column}') ELSE k.{column} END AS {name}"
        for column, name in (("document_id", "document"), ("code_id", "code"), ("coder_id", "coder_of_coding"))
    )
    return f"SELECT held.*, {of_coding} FROM ({source}) held LEFT JOIN codings k ON k.id = held.coding_id"


def _with_session(source: str) -> str:
    """The votes of a statement with the session of their passage, be it gone or not."""
    gone = _last_image_of("'norming_passages'", "held.passage_id")
    return (
        f"SELECT held.*, COALESCE(p.session_id, json_extract(({gone}), '$.session_id')) AS session_of_vote "
        f"FROM ({source}) held LEFT JOIN norming_passages p ON p.id = held.passage_id"
    )
