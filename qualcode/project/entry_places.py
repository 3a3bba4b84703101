"""Where in the study an entry left its trace: the document and the passage, the code, or the memo that it touched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from qualcode.model.spans import Span
from qualcode.project.coding.hidden_work import NOTHING_HIDDEN, HiddenWork
from qualcode.project.file import schema
from qualcode.project.file.store import Store

if TYPE_CHECKING:
    from qualcode.model.history import Entry
    from qualcode.project.project import Project

_LOOKED_AT = 200  # touched rows of one table
_COLUMNS = ("document_id", "code_id", "coding_id", "coder_id", "author_id", "start", "end")
_OF_DOCUMENTS = (
    *("codings", "memos", "quotation_edits", "orphans", "anchors", "quotation_ids", "good_marks"),
    *("published_quotations", "topic_assignments", "documents", "origins", "speakers", "attributes"),
    *("group_members", "assignments", "accepted_findings", "doubts", "consents", "fixed_segments"),
    *("consensus_decisions", "norming_passages"),
    *("rule_checks", "induction_documents", "induction_passages", "cards", "case_levels", "type_cases"),
)
_OF_CODES = ("codes", "code_rules", "related_codes", "anchors", "code_levels", "memos", "codings")
_ABOUT_CODES = ("code", "codebook")  # the first words of kinds that are shown in the codebook
_ON_PASSAGES = {"code.in_vivo"}  # and one that is not, since it gave the code to a passage


@dataclass(frozen=True, slots=True)
class EntryPlace:
    """What is there now of what an entry touched: a document with the first of the passages in it, a code, or a memo.

    `document`, `code` and `memo` are keys, all but one None; a memo is one that is on neither of the others, such as
    a memo on the project. `paragraph` is the number, from 1, of the only paragraph that
    was touched; 0 where there were several, or none.
    """

    document: int | None = None
    span: Span | None = None
    paragraph: int = 0
    code: int | None = None
    memo: int | None = None


class _Row(NamedTuple):
    """A touched row as it is now, else as it was last; what its table has no column for is None."""

    key: int
    document: int | None
    code: int | None
    coding: int | None
    coder: int | None
    author: int | None
    start: int | None
    end: int | None


def place_of(project: Project, entry: Entry, hidden: HiddenWork = NOTHING_HIDDEN) -> EntryPlace | None:
    """Where to look at what an entry did; None where nothing of it can be shown in a document, the codebook or among
    the memos.

    Places of those whose work is `hidden` are not told.
    """
    store = project._store  # this module is a part of the project room, where the SQL is
    if entry.kind.partition(".")[0] in _ABOUT_CODES and entry.kind not in _ON_PASSAGES:
        return _code_of(store, entry, _OF_CODES, hidden) or _document_of(project, store, entry, hidden)
    return (
        _document_of(project, store, entry, hidden)
        or _code_of(store, entry, ("memos", "summaries", "research_links"), hidden)
        or _memo_of(store, entry, hidden)
    )


def _document_of(project: Project, store: Store, entry: Entry, hidden: HiddenWork) -> EntryPlace | None:
    for table in _OF_DOCUMENTS:
        rows = _seen_rows(store, entry, table, hidden)
        documents = {row.key if table == "documents" else row.document for row in rows} - {None}
        there = store.one(
            f"SELECT id FROM documents WHERE id IN ({', '.join(map(str, documents)) or 'NULL'}) ORDER BY id"
        )
        if there is None:
            continue
        document = project.documents.get(int(there[0]))
        spans = sorted(
            Span(row.start, row.end)
            for row in rows
            if row.document == document.key
            and row.start is not None
            and row.end is not None
            and table != "orphans"
            and 0 <= row.start < row.end <= document.length
        )
        if not spans:
            return EntryPlace(document.key)
        structure = project.documents.structure(document)
        numbers = {structure.paragraph_number(span.start) for span in spans}
        is_all = len(documents) == 1 and len(numbers) == 1 and len(rows) < _LOOKED_AT
        return EntryPlace(document.key, spans[0], numbers.pop() if is_all else 0)
    return None


def _code_of(store: Store, entry: Entry, tables: Sequence[str], hidden: HiddenWork) -> EntryPlace | None:
    for table in tables:
        rows = _seen_rows(store, entry, table, hidden)
        codes = [row.key if table == "codes" else row.code for row in rows]
        there = [code for code in codes if store.one("SELECT 1 FROM codes WHERE id = ?", (code,))]
        if there and (len(there) == len(codes) or table != "codes"):  # else those left made room for what is gone
            return EntryPlace(code=there[0])
    return None


def _memo_of(store: Store, entry: Entry, hidden: HiddenWork) -> EntryPlace | None:
    for row in _seen_rows(store, entry, "memos", hidden):
        if store.one("SELECT 1 FROM memos WHERE id = ?", (row.key,)):
            return EntryPlace(memo=row.key)
    return None


def _seen_rows(store: Store, entry: Entry, table: str, hidden: HiddenWork) -> list[_Row]:
    """The first rows of a table that an entry touched and that may be seen, with the place of their coding."""
    if table not in entry.rows:
        return []
    seen = []
    for values in store.all(_touched(table), (entry.key,)):
        row, owner = _Row(*values), None
        if table in {
            "codings",
            "orphans",
            "accepted_findings",
            "fixed_segments",
            "consensus_decisions",
            "rule_checks",
            "induction_passages",
            "case_levels",
        }:
            owner = row.coder
        elif row.coding is not None:
            coding = store.one(_last_of("codings", "?", "?"), (row.coding, row.coding))
            if coding is not None:
                its = _Row(*coding)
                owner = its.coder
                if owner in hidden.coders:
                    continue
                row = row._replace(document=its.document, start=its.start, end=its.end, code=row.code or its.code)
        if table == "memos":
            owner = row.author if row.coding is not None or row.start is not None else None
        elif table == "summaries":
            owner = row.author
        if owner is None or not hidden.hides(owner):
            seen.append(row)
    return seen


@cache
def _touched(table: str) -> str:
    """The statement for a table's first rows that an entry (its key is the parameter) touched, as `_Row` has them."""
    rows = (
        f"SELECT DISTINCT row_id FROM changes WHERE entry_id = ? AND +table_name = '{table}' "
        f"ORDER BY row_id LIMIT {_LOOKED_AT}"
    )
    return _last_of(table, "row_id", f"SELECT row_id FROM ({rows})", many=True)


@cache
def _last_of(table: str, row: str, source: str, *, many: bool = False) -> str:
    """The statement for rows as they are, else as they were last."""
    held = schema.LOGGED[table].replace('"', "").split()
    columns = ", ".join(
        f"CASE WHEN t.id IS NULL THEN json_extract(c.image, '$.{name}') ELSE t.\"{name}\" END"
        if name in held
        else "NULL"
        for name in _COLUMNS
    )
    image = (
        f"SELECT old FROM changes WHERE table_name = '{table}' AND changes.row_id = {'r.row_id' if many else row} "
        "AND old IS NOT NULL ORDER BY id DESC LIMIT 1"
    )
    rows = source if many else f"SELECT {source} AS row_id"
    return (
        f"SELECT c.row_id, {columns} FROM (SELECT r.row_id, ({image}) AS image FROM ({rows}) r) c "
        f'LEFT JOIN "{table}" t ON t.id = c.row_id'
    )
