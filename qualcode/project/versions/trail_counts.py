"""The numbers of a trail that the rows of a project tell, each by one statement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qualcode.project.file.store import Store
from qualcode.project.versions.old_rules import UNDER_OLD_RULES

_COUNTED = "c.coder_id NOT IN (SELECT id FROM coders WHERE kind = 'model')"  # no text: SQL
_SINGLE: Mapping[str, str] = {
    "documents": "SELECT COUNT(*) FROM documents",
    "words": "SELECT COALESCE(SUM(t.words), 0) FROM documents d JOIN texts t ON t.id = d.text_id",
    "cases": "SELECT COUNT(*) FROM cases",
    "corrected_documents": "SELECT COUNT(DISTINCT document_id) FROM revisions",
    "corrections": "SELECT COUNT(*) FROM revisions",
    "doubts": "SELECT COUNT(*) FROM doubts",
    "settled_doubts": "SELECT COUNT(*) FROM doubts WHERE settled",
    "orphans": "SELECT COUNT(*) FROM orphans",
    "codings": f"SELECT COUNT(*) FROM codings c WHERE {_COUNTED}",
    "codes": "SELECT COUNT(*) FROM codes",
    "codes_without_definition": (
        "SELECT COUNT(*) FROM codes k JOIN code_rules r ON r.code_id = k.id AND r.version = "
        "(SELECT MAX(version) FROM code_rules WHERE code_id = k.id) "
        "WHERE TRIM(r.definition, char(9, 10, 13, 32)) = ''"
    ),
    "under_old_rules": f"SELECT COUNT(*) FROM codings c WHERE {_COUNTED} AND {UNDER_OLD_RULES.sql}",
    "decisions": "SELECT COUNT(*) FROM consensus_decisions",
    "open_decisions": "SELECT COUNT(*) FROM consensus_decisions WHERE result = 'open'",
    "levels_of_cases": "SELECT COUNT(*) FROM case_levels",
    "not_classifiable": "SELECT COUNT(*) FROM case_levels WHERE level_id IS NULL",
    "typologies": "SELECT COUNT(*) FROM typologies",
    "typed_cases": "SELECT COUNT(DISTINCT case_id) + COUNT(DISTINCT document_id) FROM type_cases",
    "quotation_edits": "SELECT COUNT(DISTINCT coding_id) FROM quotation_edits",
    "accepted_findings": "SELECT COUNT(*) FROM accepted_findings",
    "publications": "SELECT COUNT(*) FROM publications",
    "published_quotations": "SELECT COUNT(*) FROM published_quotations",
    "left": "SELECT COUNT(*) FROM given",
    "entries": "SELECT COUNT(*) FROM entries",
    "from_other_copies": "SELECT COUNT(*) FROM arrived",
}
_GROUPED: Mapping[str, str] = {
    "readers": "SELECT reader, COUNT(*) FROM documents GROUP BY reader ORDER BY COUNT(*) DESC, reader",
    "transcriptions": "SELECT transcription, COUNT(*) FROM documents GROUP BY transcription ORDER BY transcription",
    "codings_by_round": f"SELECT c.round, COUNT(*) FROM codings c WHERE {_COUNTED} GROUP BY c.round ORDER BY c.round",
    "coders_by_round": (
        f"SELECT c.round, COUNT(DISTINCT c.coder_id) FROM codings c WHERE {_COUNTED} AND c.coder_id NOT IN "
        "(SELECT id FROM coders WHERE kind = 'consensus') GROUP BY c.round ORDER BY c.round"
    ),
    "memos": "SELECT kind, COUNT(*) FROM memos GROUP BY kind ORDER BY kind",
    "decisions_by_mode": "SELECT mode, COUNT(*) FROM consensus_decisions GROUP BY mode ORDER BY mode",
    "verdicts": "SELECT verdict, COUNT(*) FROM rule_checks GROUP BY verdict ORDER BY verdict",
    "descents": "SELECT kind, COUNT(*) FROM code_lineage GROUP BY kind ORDER BY kind",
    "finished": (
        "SELECT coder_id, COUNT(DISTINCT document_id) FROM assignments WHERE state = 'finished' GROUP BY coder_id"
    ),
    "codings_by_coder": "SELECT coder_id, COUNT(*) FROM codings GROUP BY coder_id",
    "induction_documents": "SELECT induction_id, COUNT(*) FROM induction_documents GROUP BY induction_id",
    "subsumed": (
        "SELECT induction_id, COUNT(*) FROM induction_passages WHERE outcome = 'subsumed' GROUP BY induction_id"
    ),
    "new_categories": (
        "SELECT induction_id, COUNT(*) FROM induction_passages WHERE outcome = 'new' GROUP BY induction_id"
    ),
    "summary_rows": "SELECT induction_id, COUNT(*) FROM summary_rows GROUP BY induction_id",
    "struck_rows": "SELECT induction_id, COUNT(*) FROM summary_rows WHERE struck <> '' GROUP BY induction_id",
    "statements": "SELECT induction_id, COUNT(*) FROM reductions GROUP BY induction_id",
    "cards": (
        "SELECT g.induction_id, COUNT(*) FROM cards c JOIN card_groups g ON g.id = c.group_id GROUP BY g.induction_id"
    ),
}


@dataclass(frozen=True, slots=True)
class TrailCounts:
    """The numbers of a project by name, single ones and those by what they are counted by."""

    single: Mapping[str, int]
    grouped: Mapping[str, Mapping[str | int, int]]

    def of(self, name: str, group: str | int) -> int:
        """The number of a group; 0 where there is none."""
        return self.grouped[name].get(group, 0)


def trail_counts(store: Store) -> TrailCounts:
    """The numbers as they are now; codings of model solutions do not count but by their coder."""
    single = {name: int(row[0]) if (row := store.one(sql)) else 0 for name, sql in _SINGLE.items()}
    return TrailCounts(single, {name: dict(store.all(sql)) for name, sql in _GROUPED.items()})
