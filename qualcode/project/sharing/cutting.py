"""Cutting a package from a project: a project file with what one coder needs, and nothing of others.

It is written into a new file row by row, so that no byte of anything else was ever in it. Rows keep their UUIDs (and
keys); what they were changed by stays where it was cut from, but for the UUIDs of the entries that each row rests on.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qualcode.model.codings import Coder
from qualcode.model.team.roles import RIGHTS_SETTING
from qualcode.progress import shown
from qualcode.project.coding.settings import BLIND, PROCEDURE, ROUND
from qualcode.project.file import connection, digests, schema
from qualcode.project.file.failures import translated
from qualcode.project.file.store import Row, Store
from qualcode.project.quoting.begun import Begun, sha256_of
from qualcode.project.sharing.last_entries import LastEntries
from qualcode.project.watch.identity import new_uuid, now

CUT = "package.cut"
"""The kind of the one entry that a package begins with; it stays in the package."""
_AT_ONCE = 500  # rows
_SETTINGS = ("title", PROCEDURE, ROUND, BLIND, RIGHTS_SETTING)
_QUESTION = "question"  # the attribute that an answer of a survey cannot be understood without

_DOCUMENTS = "document_id IN (SELECT value FROM json_each(:documents))"
_MINE = f"SELECT id FROM codings WHERE coder_id = :coder AND {_DOCUMENTS}"
_RULES = (
    "SELECT t.id FROM transcription_rules t JOIN documents d ON d.transcription = t.name "
    "WHERE d.id IN (SELECT value FROM json_each(:documents))"
)
# anchor examples whose coding has no place in a corrected text
_WAITING = "SELECT waiting.value FROM orphans o, json_each(o.attached, '$.anchors') waiting"
TAKEN: Mapping[str, str] = {
    "settings": "name IN (SELECT value FROM json_each(:settings))",
    "coders": "id = :coder",
    "documents": "id IN (SELECT value FROM json_each(:documents))",
    "speakers": _DOCUMENTS,
    "attributes": f"{_DOCUMENTS} AND name = '{_QUESTION}'",
    "codes": "1",
    "code_rules": (
        "version IN (SELECT MAX(version) FROM code_rules r WHERE r.code_id = code_rules.code_id "
        "GROUP BY r.change) "  # the present wording, and the rule since which codings are old
        f"OR id IN (SELECT rule_id FROM codings WHERE coder_id = :coder AND {_DOCUMENTS})"
    ),
    "anchors": f"coding_id IS NULL AND uuid NOT IN ({_WAITING}) OR coding_id IN ({_MINE})",
    "related_codes": "1",
    "code_levels": "1",
    "codebooks": "1",
    "assignments": f"coder_id = :coder AND {_DOCUMENTS}",
    "codings": f"coder_id = :coder AND {_DOCUMENTS}",
    "memos": f"author_id = :coder AND ({_DOCUMENTS} OR coding_id IN ({_MINE}))",
    "quotation_edits": f"coding_id IN ({_MINE})",
    "good_marks": f"coder_id = :coder AND coding_id IN ({_MINE})",
    "quotation_ids": f"coding_id IN ({_MINE})",
    "transcription_rules": f"id IN ({_RULES})",
    "transcription_signs": f"rules_id IN ({_RULES})",
    "fixed_segments": f"coder_id = :coder AND {_DOCUMENTS}",
}
"""Logged table -> what of it goes into a package. Whoever adds a table puts it here or among those LEFT_OUT."""

LEFT_OUT = frozenset(
    (
        *("cases", "consents", "labels", "origins", "revisions", "orphans", "doubts", "accepted_findings"),
        *("topics", "topic_waves", "topic_assignments", "document_groups", "group_members", "summaries"),
        *("publications", "published_quotations", "research_questions", "research_links", "decisions"),
        *("consensus_decisions", "norming_sessions", "norming_members", "norming_passages", "norming_votes"),
        *("codebook_versions", "code_lineage", "rule_checks", "case_levels", "typologies", "types", "type_cases"),
        *("inductions", "induction_documents", "induction_passages", "reductions", "summary_rows"),
        *("card_groups", "cards"),
    )
)
"""Logged tables that nobody needs for coding: they tell of people, of other documents, or of what others did."""

# columns that tell of people or files beside the document; what stands there in the package
_BLANKED: Mapping[str, dict[str, str | None]] = {
    "documents": {"case_id": None, "file_name": ""},
    "speakers": {"case_id": None},
}


@dataclass(frozen=True, slots=True)
class PackageContents:
    """What goes into a package: for whom, which documents (keys), and whether its project hides codings of others.

    `details` say for people how it was cut; they name nobody.
    """

    coder: Coder
    documents: Collection[int]
    blind: bool
    details: Mapping[str, Any]


class Cutting:
    """Cuts packages from a project."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def write(
        self,
        path: Path,
        prepare: Callable[[], PackageContents],
        leaves: Callable[[PackageContents, str], AbstractContextManager[None]],
    ) -> None:
        """Write a package, whole or not at all, all as the project is at one moment.

        `prepare` says what goes into it, and may change the project first: in one transaction with the cutting.
        `leaves` gets this and the SHA-256 of the whole file, and surrounds the moment in which it gets its name.
        Raises what `prepare` does, and ProjectFileError where there is such a file already, or none can be made; then
        the project is as it was.
        """
        begun = Begun(self._store)
        with ExitStack() as around:

            def fill(unfinished: Path) -> None:
                around.enter_context(begun.temporary(unfinished))
                with shown(), self._store.history.together():
                    contents = prepare()
                    self._fill(unfinished, contents)
                around.enter_context(leaves(contents, sha256_of(unfinished)))

            connection.create(path, fill)

    def _fill(self, unfinished: Path, contents: PackageContents) -> None:
        with translated(unfinished), closing(sqlite3.connect(unfinished, isolation_level=None)) as package:
            # no journal on the disk: what is not whole is thrown away
            for pragma in ("journal_mode = MEMORY", "temp_store = MEMORY", "foreign_keys = ON"):
                package.execute(f"PRAGMA {pragma}")
            package.execute("BEGIN IMMEDIATE")
            _Cutter(self._store, package, contents).cut()
            package.execute("COMMIT")
            package.execute("VACUUM")

    def anchors_left_out(self, contents: PackageContents) -> int:
        """How many anchor examples stay here, as they are codings of others or of other documents."""
        row = self._store.one(
            f"SELECT COUNT(*) FROM anchors WHERE ({TAKEN['anchors']}) IS NOT TRUE", _values(contents)
        )
        return int(row[0]) if row else 0


class _Cutter:
    """Copies rows into the connection of the package."""

    def __init__(self, store: Store, package: sqlite3.Connection, contents: PackageContents) -> None:
        self._store = store
        self._package = package
        self._contents = contents
        self._bases = LastEntries(store)

    def cut(self) -> None:
        package, coder, created = self._package, self._contents.coder, now()
        (project,) = self._store.one("SELECT project_uuid FROM file_state") or ("",)
        package.execute("UPDATE file_state SET project_uuid = ?", (project,))
        values = (new_uuid(), coder.uuid, coder.name, created, CUT, "", schema.VERSION)
        entry = package.execute(
            "INSERT INTO entries (uuid, coder_uuid, coder_name, created, kind, reason, schema_version) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            values,
        ).lastrowid
        package.execute("INSERT INTO open_entry VALUES (1, ?, 0)", (entry,))
        self._texts()
        for table in schema.LOGGED:
            if table in TAKEN:
                self._table(table)
        package.execute("DELETE FROM open_entry")
        last = self._store.one("SELECT uuid FROM entries ORDER BY id DESC LIMIT 1")
        package.execute(
            "INSERT INTO cut (id, package_uuid, entry_uuid, coder_uuid, details, created) VALUES (1, ?, ?, ?, ?, ?)",
            (new_uuid(), last[0] if last else "", coder.uuid, json.dumps(dict(self._contents.details)), created),
        )
        digests.renew(package)

    def _texts(self) -> None:
        of_documents = "FROM documents WHERE id IN (SELECT value FROM json_each(:documents))"  # no text: SQL
        for table, column in (("texts", "text_id"), ("structures", "structure_id")):
            sql = f"SELECT * FROM {table} WHERE id IN (SELECT {column} {of_documents}) ORDER BY id"
            self._insert(table, self._store.rows(sql, _values(self._contents)), at_once=1)

    def _table(self, table: str) -> None:
        columns = schema.column_names(self._package, table)
        blanked = _BLANKED.get(table, {})
        names = ", ".join(f'"{name}"' for name in columns)
        sql = f'SELECT {names} FROM "{table}" WHERE {TAKEN[table]} ORDER BY id'
        uuid = columns.index("uuid")

        def rows() -> Iterator[Row]:
            for row in self._store.rows(sql, _values(self._contents)):
                image = dict(zip(columns, row, strict=True)) | blanked
                if table == "settings" and image["name"] == BLIND and self._contents.blind:
                    image["value"] = "on"
                bases.append((table, row[uuid], json.dumps(self._bases.of(table, row[0], row[uuid]))))
                yield tuple(image.values())

        bases: list[tuple[str, str, str]] = []
        self._insert(table, rows())
        self._package.executemany("INSERT INTO bases (table_name, row_uuid, entries) VALUES (?, ?, ?)", bases)

    def _insert(self, table: str, rows: Iterator[Row], *, at_once: int = _AT_ONCE) -> None:
        columns = schema.column_names(self._package, table)
        marks = ", ".join("?" * len(columns))
        sql = f'INSERT INTO "{table}" VALUES ({marks})'
        part: list[Row] = []
        for row in rows:
            part.append(row)
            if len(part) >= at_once:
                self._package.executemany(sql, part)
                part.clear()
        self._package.executemany(sql, part)


def _values(contents: PackageContents) -> dict[str, Any]:
    return {
        "documents": json.dumps(sorted(contents.documents)),
        "coder": contents.coder.key,
        "settings": json.dumps(_SETTINGS),
    }
