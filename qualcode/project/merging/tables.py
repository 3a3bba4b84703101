"""What merging knows of the tables: their order, what goes together, what is one thing, what has a name."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from functools import cache

from qualcode.project.file import schema

# fields whose values go together: column -> the column that names the field
UNITS: Mapping[tuple[str, str], str] = {
    ("documents", "structure_id"): "text_id",
    ("codings", "end"): "start",
    ("codings", "rule_id"): "code_id",
    ("memos", "case_id"): "document_id",
    ("memos", "code_id"): "document_id",
    ("memos", "coding_id"): "document_id",
    ("memos", "start"): "document_id",
    ("memos", "end"): "document_id",
    ("topic_assignments", "end"): "start",
    ("fixed_segments", "end"): "start",
    ("norming_passages", "end"): "start",
    ("doubts", "end"): "start",
    ("orphans", "proposed_end"): "proposed_start",
    ("quotation_edits", "length"): "start",
    ("quotation_edits", "replacement"): "start",
    ("quotation_edits", "kind"): "start",
    ("anchors", "text"): "coding_id",
    ("anchors", "coding_uuid"): "coding_id",
}
MECHANICAL = frozenset({"document.revise", "document.reread"})
"""Kinds of changes that only carry places along."""
# fields that nobody needs to decide on: which of the values holds, where they differ
QUIET: Mapping[tuple[str, str], str] = {
    ("", "created"): "first",
    ("", "changed"): "last",
    ("", "position"): "first",
    ("documents", "file_name"): "first",
    ("documents", "reader"): "last",
    ("documents", "reader_version"): "last",
    ("documents", "how_read"): "last",
    ("published_quotations", "code"): "first",
    ("induction_documents", "worked"): "last",
}
# what makes two rows one thing: the columns by which they are known
KEYS: Mapping[str, tuple[str, ...]] = {
    "settings": ("name",),
    "speakers": ("document_id", "name"),
    "attributes": ("case_id", "document_id", "speaker_id", "name"),
    "codes": ("short_key",),
    "code_rules": ("code_id", "version"),
    "anchors": ("code_id", "coding_id", "text", "label"),
    "codebooks": ("name",),
    "assignments": ("document_id", "coder_id", "round"),
    "codings": ("document_id", "start", "end", "code_id", "coder_id", "round"),
    "revisions": ("document_id", "old_sha256", "new_sha256"),
    "orphans": ("coding_uuid",),
    "good_marks": ("coding_id", "coder_id"),
    "quotation_edits": ("coding_id", "start", "length", "kind", "replacement"),
    "quotation_ids": ("coding_id", "name"),
    "labels": ("name",),
    "accepted_findings": ("fingerprint",),
    "origins": ("document_id",),
    "topic_waves": ("topic_id", "wave"),
    "topic_assignments": ("topic_id", "document_id", "start", "end"),
    "summaries": ("case_id", "code_id"),
    "group_members": ("group_id", "document_id"),
    "research_questions": ("text",),
    "research_links": ("question_id", "code_id", "memo_id"),
    "consents": ("case_id", "document_id"),
    "transcription_signs": ("rules_id", "sign"),
    "fixed_segments": ("document_id", "coder_id", "start", "end", "round"),
    "norming_members": ("session_id", "coder_id"),
    "norming_passages": ("session_id", "document_id", "text_sha256", "start", "end"),
    "norming_votes": ("passage_id", "coder_id", "turn", "code_id"),
    "related_codes": ("code_id", "related_id", "name", "kind"),
    "code_levels": ("code_id", "name"),
    "case_levels": ("case_id", "document_id", "code_id", "coder_id", "round"),
    "rule_checks": ("coding_uuid", "new_version"),
    "induction_documents": ("induction_id", "document_id"),
    "induction_passages": ("induction_id", "coding_uuid"),
    "summary_rows": ("induction_id", "memo_id"),
    "card_groups": ("induction_id", "name"),
    "cards": ("group_id", "coding_uuid"),
    "types": ("typology_id", "name"),
    "type_cases": ("type_id", "case_id", "document_id"),
}
FILLED = frozenset({("codes", "short_key"), ("orphans", "coding_uuid")})
"""Columns that say nothing while they are empty."""
NOT_UNIQUE = (
    "anchors",
    "codes",
    "codings",
    "revisions",
    "orphans",
    "good_marks",
    "quotation_edits",
    "fixed_segments",
    "norming_passages",
    "norming_votes",
    "related_codes",
    "summaries",
    "code_levels",
    "rule_checks",
    "induction_passages",
    "card_groups",
)
"""Those of these tables that hold the same twice if it is written twice."""
TELLING = 200
"""Code points of a text that no two answers in one file have in common by chance."""
# things that keep apart although their names are the same: the columns of the place in which a name is used once
NAMED: Mapping[str, tuple[str, ...]] = {
    "coders": (),
    "cases": (),
    "documents": (),
    "codes": ("parent_id",),
    "topics": (),
    "document_groups": (),
    "transcription_rules": (),
    "norming_sessions": (),
    "codebook_versions": (),
    "inductions": (),
    "typologies": (),
    "publications": (),
    "quotation_ids": (),
}


def unit_of(table: str, column: str) -> str:
    """The column that names the field which a column belongs to."""
    return UNITS.get((table, column), column)


def is_quiet(table: str, column: str) -> bool:
    """Whether a column tells nothing that somebody would want to keep a row for."""
    return (table, column) in QUIET or ("", column) in QUIET


class Tables:
    """The logged tables of a file, those first that others refer to, with their columns and references."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.columns: dict[str, tuple[str, ...]] = {}
        self.references: dict[str, dict[str, str]] = {}
        for table in schema.LOGGED:
            self.columns[table] = tuple(
                name for name in schema.column_names(connection, table) if name not in {"id", "uuid"}
            )
            rows = connection.execute(f'PRAGMA foreign_key_list("{table}")').fetchall()
            self.references[table] = {row[3]: row[2] for row in rows}
        self.order = self._in_order()

    def _in_order(self) -> tuple[str, ...]:
        done: dict[str, None] = {}

        def add(table: str) -> None:
            if table not in done and table in self.references:
                for target in self.references[table].values():
                    if target != table:
                        add(target)
                done[table] = None

        for table in schema.LOGGED:
            add(table)
        return tuple(done)

    @cache  # noqa: B019 - one for each merge
    def children_of(self, table: str) -> tuple[tuple[str, str], ...]:
        """The (table, column) that refer to rows of a table."""
        return tuple(
            (child, column)
            for child, references in self.references.items()
            for column, target in references.items()
            if target == table
        )
