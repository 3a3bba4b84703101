"""The tables of a codebook that grows: versions, verdicts, inductive work, levels and types. All are logged.

Codings are named by their UUIDs where a row must outlive them, or wait for them while they have no place in a
corrected text.
"""

from __future__ import annotations

from qualcode.project.file.tables.references import may_refer, refers

OF_CODEBOOKS: dict[str, str] = {
    # the levels of an evaluative code, the lowest first where the code says that they are ordered; that a case cannot
    # be classified is no level
    "code_levels": f"""
        code_id {refers("codes")},
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        definition TEXT NOT NULL""",
    # the level of a case, or of a document without one, by a coder in a round; without a level it cannot be
    # classified. `passages` are the UUIDs of the codings that are the evidence
    "case_levels": f"""
        case_id {may_refer("cases")},
        document_id {may_refer("documents")},
        code_id {refers("codes")},
        level_id {may_refer("code_levels")},
        coder_id {refers("coders")},
        round INTEGER NOT NULL CHECK (round >= 1),
        reason TEXT NOT NULL,
        passages TEXT NOT NULL,
        created TEXT NOT NULL,
        changed TEXT NOT NULL,
        CHECK ((case_id IS NOT NULL) + (document_id IS NOT NULL) = 1),
        UNIQUE (case_id, code_id, coder_id, round), UNIQUE (document_id, code_id, coder_id, round)""",
    # the codebook as it was frozen under a name; `codes` tells by UUIDs its codes with the rules of then, without
    # anchor examples
    "codebook_versions": f"""
        name TEXT NOT NULL UNIQUE,
        note TEXT NOT NULL,
        round INTEGER CHECK (round >= 1),
        codes TEXT NOT NULL,
        author_id {may_refer("coders")},
        created TEXT NOT NULL""",
    # what became of codes that were merged, split, differentiated or removed: by UUIDs, with the paths of then
    "code_lineage": """
        kind TEXT NOT NULL CHECK (kind IN ('merge', 'split', 'differentiate', 'remove')),
        old_uuid TEXT NOT NULL,
        old_path TEXT NOT NULL,
        new_uuid TEXT NOT NULL,
        new_path TEXT NOT NULL,
        codings INTEGER NOT NULL CHECK (codings >= 0),
        created TEXT NOT NULL""",
    # what a coder said of a coding when the rules of its code had changed; one of each coding and version
    "rule_checks": f"""
        document_id {refers("documents")},
        coding_uuid TEXT NOT NULL,
        code_uuid TEXT NOT NULL,
        new_code_uuid TEXT NOT NULL,
        old_version INTEGER NOT NULL CHECK (old_version >= 1),
        new_version INTEGER NOT NULL CHECK (new_version > old_version),
        verdict TEXT NOT NULL CHECK (verdict IN ('keep', 'recode', 'remove', 'ask')),
        coder_id {refers("coders")},
        note TEXT NOT NULL,
        created TEXT NOT NULL""",
    # work from the material to categories, by one of three techniques; what was stated before it began
    "inductions": f"""
        name TEXT NOT NULL UNIQUE,
        technique TEXT NOT NULL CHECK (technique IN ('summary', 'categories', 'differentiation')),
        code_id {may_refer("codes")},
        question TEXT NOT NULL,
        criterion TEXT NOT NULL,
        abstraction TEXT NOT NULL,
        definition TEXT NOT NULL,
        revision_due INTEGER CHECK (revision_due BETWEEN 10 AND 50),
        revised INTEGER CHECK (revised BETWEEN 0 AND 100),
        revision_note TEXT NOT NULL,
        closed INTEGER NOT NULL CHECK (closed IN (0, 1)),
        author_id {refers("coders")},
        created TEXT NOT NULL""",
    # its material; `worked` is how many code points of the text, from its beginning, are done
    "induction_documents": f"""
        induction_id {refers("inductions")},
        document_id {refers("documents")},
        position INTEGER NOT NULL,
        worked INTEGER NOT NULL CHECK (worked >= 0),
        UNIQUE (induction_id, document_id)""",
    # passages that were subsumed under a category, or gave a new one
    "induction_passages": f"""
        induction_id {refers("inductions")},
        document_id {refers("documents")},
        coding_uuid TEXT NOT NULL,
        code_uuid TEXT NOT NULL,
        outcome TEXT NOT NULL CHECK (outcome IN ('subsumed', 'new')),
        coder_id {refers("coders")},
        created TEXT NOT NULL""",
    # statements of the first and the second reduction of a summary; one of the second has those of the first below it
    "reductions": f"""
        induction_id {refers("inductions")},
        step INTEGER NOT NULL CHECK (step IN (1, 2)),
        position INTEGER NOT NULL,
        text TEXT NOT NULL,
        parent_id {may_refer("reductions")},
        code_id {may_refer("codes")},
        struck TEXT NOT NULL,
        author_id {refers("coders")},
        created TEXT NOT NULL""",
    # the row of a paraphrase, which is a memo, in the table of a summary; why it was struck, empty where it was not
    "summary_rows": f"""
        induction_id {refers("inductions")},
        memo_id {refers("memos")},
        position INTEGER NOT NULL,
        generalisation TEXT NOT NULL,
        struck TEXT NOT NULL,
        reduction_id {may_refer("reductions")},
        UNIQUE (induction_id, memo_id)""",
    # passages of one code as cards, in groups that may become its sub-codes
    "card_groups": f"""
        induction_id {refers("inductions")},
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        definition TEXT NOT NULL""",
    "cards": f"""
        group_id {refers("card_groups")},
        document_id {refers("documents")},
        coding_uuid TEXT NOT NULL,
        position INTEGER NOT NULL,
        UNIQUE (group_id, coding_uuid)""",
    # a space of features: `axes` names attributes and evaluative codes
    "typologies": f"""
        name TEXT NOT NULL UNIQUE,
        note TEXT NOT NULL,
        axes TEXT NOT NULL,
        author_id {refers("coders")},
        created TEXT NOT NULL""",
    # cells of that space that make one type
    "types": f"""
        typology_id {refers("typologies")},
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        description TEXT NOT NULL,
        cells TEXT NOT NULL,
        UNIQUE (typology_id, name)""",
    "type_cases": f"""
        type_id {refers("types")},
        case_id {may_refer("cases")},
        document_id {may_refer("documents")},
        reason TEXT NOT NULL,
        typical INTEGER NOT NULL CHECK (typical IN (0, 1)),
        CHECK ((case_id IS NOT NULL) + (document_id IS NOT NULL) = 1),
        UNIQUE (type_id, case_id), UNIQUE (type_id, document_id)""",
}
INDEXES_OF_CODEBOOKS: dict[str, str] = {
    "code_levels_by_code": "code_levels(code_id)",
    "case_levels_by_code": "case_levels(code_id)",
    "code_lineage_by_code": "code_lineage(old_uuid)",
    "rule_checks_by_coding": "rule_checks(coding_uuid, new_version)",  # no text: SQL
    "rule_checks_by_document": "rule_checks(document_id)",
    "induction_documents_by_document": "induction_documents(document_id)",
    "induction_passages_by_document": "induction_passages(document_id)",
    "induction_passages_by_coding": "induction_passages(coding_uuid)",
    "summary_rows_by_memo": "summary_rows(memo_id)",
    "cards_by_document": "cards(document_id)",
    "cards_by_coding": "cards(coding_uuid)",
}
