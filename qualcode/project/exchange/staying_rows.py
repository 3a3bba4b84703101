"""What a project holds that no other program has a place for, counted: it stays where it is."""

from __future__ import annotations

from qualcode.project.coding.hidden_work import NOTHING_HIDDEN, HiddenWork
from qualcode.project.file.store import Store

_OF_THE_STUDY = (
    "labels", "revisions", "doubts", "topics", "topic_assignments", "research_questions", "consents",
    "transcription_rules", "decisions", "publications", "code_levels", "codebook_versions", "code_lineage",
    "typologies",
)  # fmt: skip
_OF_CODERS = (
    "summaries", "quotation_edits", "quotation_ids", "accepted_findings", "assignments", "fixed_segments",
    "consensus_decisions", "norming_sessions", "case_levels", "rule_checks", "inductions",
)  # fmt: skip


class StayingRows:
    """The rows of a project that stay in it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def numbers(self, hidden: HiddenWork = NOTHING_HIDDEN) -> dict[str, int]:
        """How many rows of which table stay, of those that have any; while work is hidden none that tells of work."""
        tables = _OF_THE_STUDY if hidden else (*_OF_THE_STUDY, *_OF_CODERS)
        numbers = {table: self._number(f"SELECT COUNT(*) FROM {table}") for table in tables}
        numbers["entries"] = self._number("SELECT COUNT(*) FROM entries")
        return {table: number for table, number in numbers.items() if number}

    def _number(self, sql: str) -> int:
        row = self._store.one(sql)
        return int(row[0]) if row else 0
