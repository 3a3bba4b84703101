"""The tables for what a team does together: decisions of a consensus, norming sessions. All are logged."""

from __future__ import annotations

from qualcode.project.file.tables.references import may_refer, refers

OF_TEAMS: dict[str, str] = {
    # what was decided where two coders differ; `before` tells by UUIDs, offsets of the text and words of the program
    # what they had, `made` the UUIDs of the codings of the consensus, `persons` those of the coders who talked
    "consensus_decisions": f"""
        document_id {refers("documents")},
        consensus_id {refers("coders")},
        coder_id {refers("coders")},
        first_id {refers("coders")},
        second_id {refers("coders")},
        mode TEXT NOT NULL CHECK (mode IN ('joint', 'third')),
        persons TEXT NOT NULL,
        result TEXT NOT NULL CHECK (result IN ('first', 'second', 'both', 'other', 'none', 'undecided')),
        certainty TEXT NOT NULL CHECK (certainty IN ('', 'sure', 'probable', 'unsure')),
        error TEXT NOT NULL CHECK (error IN ('', 'slip', 'boundary', 'rule')),
        reason TEXT NOT NULL,
        text_sha256 TEXT NOT NULL,
        before TEXT NOT NULL,
        made TEXT NOT NULL,
        created TEXT NOT NULL,
        changed TEXT NOT NULL""",
    # a talk about how codes are meant: vote, reveal, talk, vote again; `figures` are kept when it is closed
    "norming_sessions": f"""
        name TEXT NOT NULL UNIQUE,
        state TEXT NOT NULL CHECK (state IN ('first', 'talk', 'second', 'closed')),
        note TEXT NOT NULL,
        figures TEXT NOT NULL,
        author_id {refers("coders")},
        created TEXT NOT NULL""",
    "norming_members": f"""
        session_id {refers("norming_sessions")},
        coder_id {refers("coders")},
        UNIQUE (session_id, coder_id)""",  # no text: SQL
    # on the text as it was when the session began
    "norming_passages": f"""
        session_id {refers("norming_sessions")},
        document_id {refers("documents")},
        text_sha256 TEXT NOT NULL,
        start INTEGER NOT NULL CHECK (start >= 0),
        "end" INTEGER NOT NULL CHECK ("end" > start),
        position INTEGER NOT NULL""",
    # a row for each code that a member gives to a passage, or one without a code for “none of them”
    "norming_votes": f"""
        passage_id {refers("norming_passages")},
        coder_id {refers("coders")},
        turn INTEGER NOT NULL CHECK (turn IN (1, 2)),
        code_id {may_refer("codes")},
        created TEXT NOT NULL,
        UNIQUE (passage_id, coder_id, turn, code_id)""",
}
