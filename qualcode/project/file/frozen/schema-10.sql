-- The whole schema of version 10, letter by letter as its files hold it. Never edited:
-- project/file/schema.py compares files with it, project/file/migrations.py makes its tables and indexes.
CREATE TABLE accepted_findings (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, fingerprint TEXT NOT NULL UNIQUE,
        document_id INTEGER REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        coder_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        reason TEXT NOT NULL,
        created TEXT NOT NULL) STRICT;
CREATE TABLE aliases (id INTEGER PRIMARY KEY AUTOINCREMENT,
        table_name TEXT NOT NULL,
        uuid TEXT NOT NULL,
        target TEXT NOT NULL,
        UNIQUE (table_name, uuid)) STRICT;
CREATE TABLE anchors (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, code_id INTEGER NOT NULL REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        coding_id INTEGER REFERENCES codings(id) DEFERRABLE INITIALLY DEFERRED,
        text TEXT NOT NULL,
        label TEXT NOT NULL,
        invented INTEGER NOT NULL CHECK (invented IN (0, 1)),
        coding_uuid TEXT NOT NULL) STRICT;
CREATE TABLE arrived (id INTEGER PRIMARY KEY AUTOINCREMENT,
        entry_uuid TEXT NOT NULL UNIQUE,
        merge_uuid TEXT NOT NULL,
        source TEXT NOT NULL,
        created TEXT NOT NULL,
        package TEXT NOT NULL) STRICT;
CREATE TABLE assignments (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        coder_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        assigned INTEGER NOT NULL CHECK (assigned IN (0, 1)),
        state TEXT NOT NULL CHECK (state IN ('open', 'working', 'finished')),
        round INTEGER NOT NULL CHECK (round >= 1),
        UNIQUE (document_id, coder_id, round)) STRICT;
CREATE TABLE attributes (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, case_id INTEGER REFERENCES cases(id) DEFERRABLE INITIALLY DEFERRED,
        document_id INTEGER REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        speaker_id INTEGER REFERENCES speakers(id) DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL,
        value TEXT NOT NULL,
        CHECK ((case_id IS NOT NULL) + (document_id IS NOT NULL) + (speaker_id IS NOT NULL) = 1),
        UNIQUE (case_id, name), UNIQUE (document_id, name), UNIQUE (speaker_id, name)) STRICT;
CREATE TABLE backups (id INTEGER PRIMARY KEY AUTOINCREMENT,
        path TEXT NOT NULL UNIQUE,
        created TEXT NOT NULL,
        reason TEXT NOT NULL) STRICT;
CREATE TABLE bases (id INTEGER PRIMARY KEY AUTOINCREMENT,
        table_name TEXT NOT NULL,
        row_uuid TEXT NOT NULL,
        entries TEXT NOT NULL,
        UNIQUE (table_name, row_uuid)) STRICT;
CREATE TABLE begun (id INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL,
        path TEXT NOT NULL,
        details TEXT NOT NULL,
        created TEXT NOT NULL) STRICT;
CREATE TABLE card_groups (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, induction_id INTEGER NOT NULL REFERENCES inductions(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        definition TEXT NOT NULL) STRICT;
CREATE TABLE cards (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, group_id INTEGER NOT NULL REFERENCES card_groups(id) DEFERRABLE INITIALLY DEFERRED,
        document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        coding_uuid TEXT NOT NULL,
        position INTEGER NOT NULL,
        UNIQUE (group_id, coding_uuid)) STRICT;
CREATE TABLE carried (id INTEGER PRIMARY KEY AUTOINCREMENT,
        entry_uuid TEXT NOT NULL,
        table_name TEXT NOT NULL,
        row_uuid TEXT NOT NULL,
        parents TEXT NOT NULL,
        old TEXT,
        new TEXT,
        text_sha256 TEXT NOT NULL,
        UNIQUE (entry_uuid, table_name, row_uuid)) STRICT;
CREATE TABLE case_levels (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, case_id INTEGER REFERENCES cases(id) DEFERRABLE INITIALLY DEFERRED,
        document_id INTEGER REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        code_id INTEGER NOT NULL REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        level_id INTEGER REFERENCES code_levels(id) DEFERRABLE INITIALLY DEFERRED,
        coder_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        round INTEGER NOT NULL CHECK (round >= 1),
        reason TEXT NOT NULL,
        passages TEXT NOT NULL,
        created TEXT NOT NULL,
        changed TEXT NOT NULL,
        CHECK ((case_id IS NOT NULL) + (document_id IS NOT NULL) = 1),
        UNIQUE (case_id, code_id, coder_id, round), UNIQUE (document_id, code_id, coder_id, round)) STRICT;
CREATE TABLE cases (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE changes (id INTEGER PRIMARY KEY AUTOINCREMENT,
        entry_id INTEGER NOT NULL REFERENCES entries(id),
        table_name TEXT NOT NULL,
        row_id INTEGER NOT NULL,
        old TEXT) STRICT;
CREATE TABLE checked_texts (text_id INTEGER PRIMARY KEY REFERENCES texts(id),
        made_by TEXT NOT NULL,
        found TEXT NOT NULL,
        sha256 TEXT NOT NULL) STRICT;
CREATE TABLE code_levels (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, code_id INTEGER NOT NULL REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        definition TEXT NOT NULL) STRICT;
CREATE TABLE code_lineage (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, kind TEXT NOT NULL CHECK (kind IN ('merge', 'split', 'differentiate', 'remove')),
        old_uuid TEXT NOT NULL,
        old_path TEXT NOT NULL,
        new_uuid TEXT NOT NULL,
        new_path TEXT NOT NULL,
        codings INTEGER NOT NULL CHECK (codings >= 0),
        created TEXT NOT NULL) STRICT;
CREATE TABLE code_rules (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, code_id INTEGER NOT NULL REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        version INTEGER NOT NULL CHECK (version >= 1),
        definition TEXT NOT NULL,
        include TEXT NOT NULL,
        exclude TEXT NOT NULL,
        borders TEXT NOT NULL,
        change TEXT NOT NULL CHECK (change IN ('rule', 'editorial')),
        note TEXT NOT NULL,
        created TEXT NOT NULL,
        UNIQUE (code_id, version)) STRICT;
CREATE TABLE codebook_versions (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
        note TEXT NOT NULL,
        round INTEGER CHECK (round >= 1),
        codes TEXT NOT NULL,
        author_id INTEGER REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        created TEXT NOT NULL) STRICT;
CREATE TABLE codebooks (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
        description TEXT NOT NULL,
        layout TEXT NOT NULL) STRICT;
CREATE TABLE coders (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL CHECK (kind IN ('person', 'machine', 'consensus', 'model')),
        role TEXT NOT NULL CHECK (role IN ('coder', 'lead', 'guest'))) STRICT;
CREATE TABLE codes (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, parent_id INTEGER REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        colour TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('factual', 'thematic', 'evaluative', 'analytic', 'in vivo')),
        origin TEXT NOT NULL CHECK (origin IN ('deductive', 'inductive')),
        source TEXT NOT NULL,
        weight_meaning TEXT NOT NULL,
        exclusive INTEGER NOT NULL CHECK (exclusive IN (0, 1)),
        short_key TEXT NOT NULL,
        ordered INTEGER NOT NULL CHECK (ordered IN (0, 1))) STRICT;
CREATE TABLE codings (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        start INTEGER NOT NULL CHECK (start >= 0),
        "end" INTEGER NOT NULL CHECK ("end" > start),
        code_id INTEGER NOT NULL REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        rule_id INTEGER NOT NULL REFERENCES code_rules(id) DEFERRABLE INITIALLY DEFERRED,
        coder_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        polarity TEXT NOT NULL CHECK (polarity IN ('present', 'absent', 'mixed')),
        weight INTEGER CHECK (weight BETWEEN 0 AND 100),
        paraphrase TEXT NOT NULL,
        round INTEGER NOT NULL CHECK (round >= 1),
        created TEXT NOT NULL) STRICT;
CREATE TABLE conflicts (id INTEGER PRIMARY KEY AUTOINCREMENT,
        table_name TEXT NOT NULL,
        row_uuid TEXT NOT NULL,
        field TEXT NOT NULL,
        heads TEXT NOT NULL,
        UNIQUE (table_name, row_uuid, field)) STRICT;
CREATE TABLE consensus_decisions (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        consensus_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        coder_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        first_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        second_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
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
        changed TEXT NOT NULL) STRICT;
CREATE TABLE consents (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, case_id INTEGER REFERENCES cases(id) DEFERRABLE INITIALLY DEFERRED,
        document_id INTEGER REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        analyse TEXT NOT NULL CHECK (analyse IN ('', 'yes', 'no')),
        quote TEXT NOT NULL CHECK (quote IN ('', 'yes', 'paraphrase', 'no')),
        teach TEXT NOT NULL CHECK (teach IN ('', 'yes', 'no')),
        archive TEXT NOT NULL CHECK (archive IN ('', 'yes', 'no')),
        secondary TEXT NOT NULL CHECK (secondary IN ('', 'yes', 'no')),
        services TEXT NOT NULL CHECK (services IN ('', 'yes', 'no')),
        given TEXT NOT NULL,
        form TEXT NOT NULL,
        withdrawn TEXT NOT NULL,
        delete_by TEXT NOT NULL,
        CHECK ((case_id IS NOT NULL) + (document_id IS NOT NULL) = 1),
        UNIQUE (case_id), UNIQUE (document_id)) STRICT;
CREATE TABLE cut (id INTEGER PRIMARY KEY CHECK (id = 1),
        package_uuid TEXT NOT NULL,
        entry_uuid TEXT NOT NULL,
        coder_uuid TEXT NOT NULL,
        details TEXT NOT NULL,
        created TEXT NOT NULL) STRICT;
CREATE TABLE decisions (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, table_name TEXT NOT NULL,
        row_uuid TEXT NOT NULL,
        field TEXT NOT NULL,
        over TEXT NOT NULL,
        chosen TEXT NOT NULL,
        coder_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        created TEXT NOT NULL) STRICT;
CREATE TABLE document_groups (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE documents (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
        label TEXT NOT NULL,
        text_id INTEGER NOT NULL REFERENCES texts(id) DEFERRABLE INITIALLY DEFERRED,
        structure_id INTEGER NOT NULL REFERENCES structures(id) DEFERRABLE INITIALLY DEFERRED,
        case_id INTEGER REFERENCES cases(id) DEFERRABLE INITIALLY DEFERRED,
        context TEXT NOT NULL,
        file_name TEXT NOT NULL,
        file_sha256 TEXT NOT NULL,
        reader TEXT NOT NULL,
        reader_version TEXT NOT NULL,
        how_read TEXT NOT NULL,
        transcription TEXT NOT NULL,
        created TEXT NOT NULL) STRICT;
CREATE TABLE doubts (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        kind TEXT NOT NULL,
        start INTEGER,
        "end" INTEGER,
        example TEXT NOT NULL,
        times INTEGER NOT NULL CHECK (times >= 1),
        "values" TEXT NOT NULL,
        settled INTEGER NOT NULL CHECK (settled IN (0, 1)),
        author_id INTEGER REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        created TEXT NOT NULL,
        CHECK ((start IS NULL) = ("end" IS NULL)),
        CHECK (start IS NULL OR (start >= 0 AND "end" > start))) STRICT;
CREATE TABLE entries (id INTEGER PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL UNIQUE,
        coder_uuid TEXT,
        coder_name TEXT NOT NULL,
        created TEXT NOT NULL,
        kind TEXT NOT NULL,
        reason TEXT NOT NULL,
        schema_version INTEGER NOT NULL,
        undoes TEXT REFERENCES entries(uuid)) STRICT;
CREATE TABLE erasures (id INTEGER PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL UNIQUE,
        details TEXT NOT NULL,
        confirmed TEXT NOT NULL,
        applied INTEGER NOT NULL CHECK (applied IN (0, 1)),
        created TEXT NOT NULL) STRICT;
CREATE TABLE file_state (id INTEGER PRIMARY KEY CHECK (id = 1),
        project_uuid TEXT NOT NULL,
        secret TEXT NOT NULL,
        backup INTEGER NOT NULL CHECK (backup IN (0, 1)),
        former TEXT NOT NULL,
        present TEXT NOT NULL,
        digest TEXT NOT NULL) STRICT;
CREATE TABLE fixed_segments (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        coder_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        start INTEGER NOT NULL CHECK (start >= 0),
        "end" INTEGER NOT NULL CHECK ("end" > start),
        position INTEGER NOT NULL,
        round INTEGER NOT NULL CHECK (round >= 1),
        repeats INTEGER CHECK (repeats >= 1 AND repeats < round)) STRICT;
CREATE TABLE forgotten (id INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL,
        value TEXT NOT NULL,
        UNIQUE (kind, value)) STRICT;
CREATE TABLE given (id INTEGER PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL UNIQUE,
        coder_uuid TEXT,
        coder_name TEXT NOT NULL,
        created TEXT NOT NULL,
        door TEXT NOT NULL,
        format TEXT NOT NULL,
        target TEXT NOT NULL,
        recipient TEXT NOT NULL,
        contents TEXT NOT NULL,
        cases TEXT NOT NULL,
        publication TEXT NOT NULL) STRICT;
CREATE TABLE good_marks (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, coding_id INTEGER NOT NULL REFERENCES codings(id) DEFERRABLE INITIALLY DEFERRED,
        coder_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        created TEXT NOT NULL) STRICT;
CREATE TABLE group_members (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, group_id INTEGER NOT NULL REFERENCES document_groups(id) DEFERRABLE INITIALLY DEFERRED, document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED, UNIQUE (group_id, document_id)) STRICT;
CREATE TABLE induction_documents (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, induction_id INTEGER NOT NULL REFERENCES inductions(id) DEFERRABLE INITIALLY DEFERRED,
        document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        worked INTEGER NOT NULL CHECK (worked >= 0),
        UNIQUE (induction_id, document_id)) STRICT;
CREATE TABLE induction_passages (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, induction_id INTEGER NOT NULL REFERENCES inductions(id) DEFERRABLE INITIALLY DEFERRED,
        document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        coding_uuid TEXT NOT NULL,
        code_uuid TEXT NOT NULL,
        outcome TEXT NOT NULL CHECK (outcome IN ('subsumed', 'new')),
        coder_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        created TEXT NOT NULL) STRICT;
CREATE TABLE inductions (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
        technique TEXT NOT NULL CHECK (technique IN ('summary', 'categories', 'differentiation')),
        code_id INTEGER REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        question TEXT NOT NULL,
        criterion TEXT NOT NULL,
        abstraction TEXT NOT NULL,
        definition TEXT NOT NULL,
        revision_due INTEGER CHECK (revision_due BETWEEN 10 AND 50),
        revised INTEGER CHECK (revised BETWEEN 0 AND 100),
        revision_note TEXT NOT NULL,
        closed INTEGER NOT NULL CHECK (closed IN (0, 1)),
        author_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        created TEXT NOT NULL) STRICT;
CREATE TABLE labels (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
        population INTEGER CHECK (population >= 1),
        wave TEXT NOT NULL,
        source_kind TEXT NOT NULL) STRICT;
CREATE TABLE memos (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, case_id INTEGER REFERENCES cases(id) DEFERRABLE INITIALLY DEFERRED,
        document_id INTEGER REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        code_id INTEGER REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        coding_id INTEGER REFERENCES codings(id) DEFERRABLE INITIALLY DEFERRED,
        start INTEGER,
        "end" INTEGER,
        kind TEXT NOT NULL CHECK (kind IN ('rule', 'theory', 'method', 'case', 'question', 'paraphrase', 'other')),
        title TEXT NOT NULL,
        text TEXT NOT NULL,
        author_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        created TEXT NOT NULL,
        changed TEXT NOT NULL,
        closed INTEGER NOT NULL CHECK (closed IN (0, 1)),
        CHECK ((case_id IS NOT NULL) + (document_id IS NOT NULL)
               + (code_id IS NOT NULL) + (coding_id IS NOT NULL) <= 1),
        CHECK ((start IS NULL) = ("end" IS NULL)),
        CHECK (start IS NULL OR (document_id IS NOT NULL AND start >= 0 AND "end" > start))) STRICT;
CREATE TABLE norming_members (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, session_id INTEGER NOT NULL REFERENCES norming_sessions(id) DEFERRABLE INITIALLY DEFERRED,
        coder_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        UNIQUE (session_id, coder_id)) STRICT;
CREATE TABLE norming_passages (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, session_id INTEGER NOT NULL REFERENCES norming_sessions(id) DEFERRABLE INITIALLY DEFERRED,
        document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        text_sha256 TEXT NOT NULL,
        start INTEGER NOT NULL CHECK (start >= 0),
        "end" INTEGER NOT NULL CHECK ("end" > start),
        position INTEGER NOT NULL) STRICT;
CREATE TABLE norming_sessions (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
        state TEXT NOT NULL CHECK (state IN ('first', 'talk', 'second', 'closed')),
        note TEXT NOT NULL,
        figures TEXT NOT NULL,
        author_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        created TEXT NOT NULL) STRICT;
CREATE TABLE norming_votes (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, passage_id INTEGER NOT NULL REFERENCES norming_passages(id) DEFERRABLE INITIALLY DEFERRED,
        coder_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        turn INTEGER NOT NULL CHECK (turn IN (1, 2)),
        code_id INTEGER REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        created TEXT NOT NULL,
        UNIQUE (passage_id, coder_id, turn, code_id)) STRICT;
CREATE TABLE open_entry (id INTEGER PRIMARY KEY CHECK (id = 1),
        entry_id INTEGER NOT NULL,
        forgetting INTEGER NOT NULL CHECK (forgetting IN (0, 1))) STRICT;
CREATE TABLE origins (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED UNIQUE,
        wave TEXT NOT NULL,
        source_kind TEXT NOT NULL) STRICT;
CREATE TABLE orphans (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        text_sha256 TEXT NOT NULL,
        start INTEGER NOT NULL CHECK (start >= 0),
        "end" INTEGER NOT NULL CHECK ("end" > start),
        proposed_start INTEGER CHECK (proposed_start >= 0),
        proposed_end INTEGER CHECK (proposed_end > proposed_start),
        reason TEXT NOT NULL CHECK (reason IN ('lost', 'uncertain', 'double')),
        coder_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        code_id INTEGER REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        rule_id INTEGER REFERENCES code_rules(id) DEFERRABLE INITIALLY DEFERRED,
        coding_uuid TEXT NOT NULL,
        coding TEXT NOT NULL,
        attached TEXT NOT NULL,
        CHECK ((proposed_start IS NULL) = (proposed_end IS NULL)),
        CHECK ((code_id IS NULL) = (rule_id IS NULL) AND (code_id IS NULL) = (coding_uuid = ''))) STRICT;
CREATE TABLE publications (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
        seed INTEGER NOT NULL,
        created TEXT NOT NULL) STRICT;
CREATE TABLE published_quotations (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, publication_id INTEGER NOT NULL REFERENCES publications(id) DEFERRABLE INITIALLY DEFERRED,
        coding_id INTEGER REFERENCES codings(id) DEFERRABLE INITIALLY DEFERRED,
        coding_uuid TEXT NOT NULL,
        code TEXT NOT NULL) STRICT;
CREATE TABLE quotation_edits (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, coding_id INTEGER NOT NULL REFERENCES codings(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        start INTEGER NOT NULL CHECK (start >= 0),
        length INTEGER NOT NULL CHECK (length >= 0),
        replacement TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('omission', 'insertion', 'replacement', 'case', 'emphasis'))) STRICT;
CREATE TABLE quotation_ids (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, coding_id INTEGER NOT NULL REFERENCES codings(id) DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE reductions (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, induction_id INTEGER NOT NULL REFERENCES inductions(id) DEFERRABLE INITIALLY DEFERRED,
        step INTEGER NOT NULL CHECK (step IN (1, 2)),
        position INTEGER NOT NULL,
        text TEXT NOT NULL,
        parent_id INTEGER REFERENCES reductions(id) DEFERRABLE INITIALLY DEFERRED,
        code_id INTEGER REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        struck TEXT NOT NULL,
        author_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        created TEXT NOT NULL) STRICT;
CREATE TABLE related_codes (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, code_id INTEGER NOT NULL REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        related_id INTEGER REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('related', 'strategy', 'mechanism', 'border', 'contrast', 'cause'))) STRICT;
CREATE TABLE research_links (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, question_id INTEGER NOT NULL REFERENCES research_questions(id) DEFERRABLE INITIALLY DEFERRED,
        code_id INTEGER REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        memo_id INTEGER REFERENCES memos(id) DEFERRABLE INITIALLY DEFERRED,
        CHECK ((code_id IS NOT NULL) + (memo_id IS NOT NULL) = 1),
        UNIQUE (question_id, code_id), UNIQUE (question_id, memo_id)) STRICT;
CREATE TABLE research_questions (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, position INTEGER NOT NULL,
        text TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE revisions (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        old_sha256 TEXT NOT NULL,
        new_sha256 TEXT NOT NULL,
        mapping TEXT NOT NULL,
        created TEXT NOT NULL) STRICT;
CREATE TABLE rule_checks (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        coding_uuid TEXT NOT NULL,
        code_uuid TEXT NOT NULL,
        new_code_uuid TEXT NOT NULL,
        old_version INTEGER NOT NULL CHECK (old_version >= 1),
        new_version INTEGER NOT NULL CHECK (new_version > old_version),
        verdict TEXT NOT NULL CHECK (verdict IN ('keep', 'recode', 'remove', 'ask')),
        coder_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        note TEXT NOT NULL,
        created TEXT NOT NULL) STRICT;
CREATE TABLE search_forms (id INTEGER PRIMARY KEY,
        form TEXT NOT NULL UNIQUE,
        folded TEXT NOT NULL,
        lemmas TEXT NOT NULL) STRICT;
CREATE TABLE search_texts (text_id INTEGER PRIMARY KEY REFERENCES texts(id),
        made_by TEXT NOT NULL,
        forms BLOB NOT NULL) STRICT;
CREATE TABLE settings (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE, value TEXT NOT NULL) STRICT;
CREATE TABLE shared_entries (id INTEGER PRIMARY KEY AUTOINCREMENT,
        folder_id INTEGER NOT NULL REFERENCES shared_folders(id),
        entry_uuid TEXT NOT NULL,
        place TEXT NOT NULL,
        UNIQUE (folder_id, entry_uuid, place)) STRICT;
CREATE TABLE shared_files (id INTEGER PRIMARY KEY AUTOINCREMENT,
        folder_id INTEGER NOT NULL REFERENCES shared_folders(id),
        name TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        own INTEGER NOT NULL CHECK (own IN (0, 1)),
        created TEXT NOT NULL,
        UNIQUE (folder_id, sha256)) STRICT;
CREATE TABLE shared_folders (id INTEGER PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL UNIQUE,
        path TEXT NOT NULL,
        details TEXT NOT NULL,
        created TEXT NOT NULL) STRICT;
CREATE TABLE speakers (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL,
        role TEXT NOT NULL CHECK (role IN ('asks', 'answers', 'moderates', 'other')),
        case_id INTEGER REFERENCES cases(id) DEFERRABLE INITIALLY DEFERRED,
        UNIQUE (document_id, name)) STRICT;
CREATE TABLE structures (id INTEGER PRIMARY KEY AUTOINCREMENT,
        text_id INTEGER NOT NULL REFERENCES texts(id),
        segmenter TEXT NOT NULL,
        paragraphs TEXT NOT NULL,
        turns TEXT NOT NULL,
        sentences TEXT NOT NULL,
        marks TEXT NOT NULL,
        "inner" TEXT NOT NULL,
        lines TEXT NOT NULL,
        sha256 TEXT NOT NULL) STRICT;
CREATE TABLE summaries (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, case_id INTEGER REFERENCES cases(id) DEFERRABLE INITIALLY DEFERRED,
        code_id INTEGER NOT NULL REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
        text TEXT NOT NULL,
        author_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        passages TEXT NOT NULL,
        created TEXT NOT NULL,
        changed TEXT NOT NULL,
        UNIQUE (case_id, code_id)) STRICT;
CREATE TABLE summary_rows (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, induction_id INTEGER NOT NULL REFERENCES inductions(id) DEFERRABLE INITIALLY DEFERRED,
        memo_id INTEGER NOT NULL REFERENCES memos(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        generalisation TEXT NOT NULL,
        struck TEXT NOT NULL,
        reduction_id INTEGER REFERENCES reductions(id) DEFERRABLE INITIALLY DEFERRED,
        UNIQUE (induction_id, memo_id)) STRICT;
CREATE TABLE texts (id INTEGER PRIMARY KEY AUTOINCREMENT,
        sha256 TEXT NOT NULL UNIQUE,
        length INTEGER NOT NULL,
        words INTEGER NOT NULL,
        text TEXT NOT NULL) STRICT;
CREATE TABLE topic_assignments (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, topic_id INTEGER NOT NULL REFERENCES topics(id) DEFERRABLE INITIALLY DEFERRED,
        document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        start INTEGER NOT NULL CHECK (start >= 0),
        "end" INTEGER NOT NULL CHECK ("end" > start),
        author_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        created TEXT NOT NULL) STRICT;
CREATE TABLE topic_waves (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, topic_id INTEGER NOT NULL REFERENCES topics(id) DEFERRABLE INITIALLY DEFERRED,
        wave TEXT NOT NULL,
        question TEXT NOT NULL,
        UNIQUE (topic_id, wave)) STRICT;
CREATE TABLE topics (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, position INTEGER NOT NULL,
        name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE transcription_rules (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE transcription_signs (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, rules_id INTEGER NOT NULL REFERENCES transcription_rules(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        sign TEXT NOT NULL,
        meaning TEXT NOT NULL,
        kind TEXT NOT NULL,
        quote TEXT NOT NULL CHECK (quote IN ('keep', 'words', 'drop')),
        UNIQUE (rules_id, sign)) STRICT;
CREATE TABLE type_cases (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, type_id INTEGER NOT NULL REFERENCES types(id) DEFERRABLE INITIALLY DEFERRED,
        case_id INTEGER REFERENCES cases(id) DEFERRABLE INITIALLY DEFERRED,
        document_id INTEGER REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
        reason TEXT NOT NULL,
        typical INTEGER NOT NULL CHECK (typical IN (0, 1)),
        CHECK ((case_id IS NOT NULL) + (document_id IS NOT NULL) = 1),
        UNIQUE (type_id, case_id), UNIQUE (type_id, document_id)) STRICT;
CREATE TABLE types (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, typology_id INTEGER NOT NULL REFERENCES typologies(id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        description TEXT NOT NULL,
        cells TEXT NOT NULL,
        UNIQUE (typology_id, name)) STRICT;
CREATE TABLE typologies (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
        note TEXT NOT NULL,
        axes TEXT NOT NULL,
        author_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
        created TEXT NOT NULL) STRICT;
CREATE TABLE waiting (id INTEGER PRIMARY KEY AUTOINCREMENT,
        entry_uuid TEXT NOT NULL UNIQUE,
        entry TEXT NOT NULL,
        needs TEXT NOT NULL,
        source TEXT NOT NULL,
        created TEXT NOT NULL) STRICT;
CREATE INDEX changes_by_row ON changes(table_name, row_id);
CREATE INDEX changes_by_entry ON changes(entry_id);
CREATE INDEX entries_by_undone ON entries(undoes);
CREATE INDEX revisions_by_document ON revisions(document_id);
CREATE INDEX orphans_by_document ON orphans(document_id);
CREATE INDEX quotation_edits_by_coding ON quotation_edits(coding_id);
CREATE INDEX quotation_ids_by_coding ON quotation_ids(coding_id, name);
CREATE INDEX published_quotations_by_coding ON published_quotations(coding_id);
CREATE INDEX codings_by_document ON codings(document_id, start);
CREATE INDEX codings_by_code ON codings(code_id);
CREATE INDEX codings_by_coder ON codings(coder_id);
CREATE INDEX codings_by_rule ON codings(rule_id);
CREATE INDEX good_marks_by_coding ON good_marks(coding_id, coder_id);
CREATE INDEX topic_assignments_by_document ON topic_assignments(document_id, start);
CREATE INDEX summaries_by_code ON summaries(code_id);
CREATE INDEX group_members_by_document ON group_members(document_id);
CREATE INDEX research_links_by_code ON research_links(code_id);
CREATE INDEX research_links_by_memo ON research_links(memo_id);
CREATE INDEX structures_by_text ON structures(text_id);
CREATE INDEX doubts_by_document ON doubts(document_id);
CREATE INDEX documents_by_file ON documents(file_sha256);
CREATE INDEX decisions_by_row ON decisions(table_name, row_uuid);
CREATE INDEX arrived_by_merge ON arrived(merge_uuid);
CREATE INDEX carried_by_row ON carried(table_name, row_uuid);
CREATE INDEX shared_entries_by_entry ON shared_entries(entry_uuid);
CREATE INDEX fixed_segments_by_document ON fixed_segments(document_id, coder_id, start);
CREATE INDEX consensus_decisions_by_document ON consensus_decisions(document_id);
CREATE INDEX norming_passages_by_session ON norming_passages(session_id, position);
CREATE INDEX norming_passages_by_document ON norming_passages(document_id);
CREATE INDEX norming_votes_by_code ON norming_votes(code_id);
CREATE INDEX memos_by_coding ON memos(coding_id);
CREATE INDEX memos_by_document ON memos(document_id);
CREATE INDEX anchors_by_code ON anchors(code_id);
CREATE INDEX anchors_by_coding ON anchors(coding_id);
CREATE INDEX related_codes_by_code ON related_codes(code_id);
CREATE INDEX code_levels_by_code ON code_levels(code_id);
CREATE INDEX case_levels_by_code ON case_levels(code_id);
CREATE INDEX code_lineage_by_code ON code_lineage(old_uuid);
CREATE INDEX rule_checks_by_coding ON rule_checks(coding_uuid, new_version);
CREATE INDEX rule_checks_by_document ON rule_checks(document_id);
CREATE INDEX induction_documents_by_document ON induction_documents(document_id);
CREATE INDEX induction_passages_by_document ON induction_passages(document_id);
CREATE INDEX induction_passages_by_coding ON induction_passages(coding_uuid);
CREATE INDEX summary_rows_by_memo ON summary_rows(memo_id);
CREATE INDEX cards_by_document ON cards(document_id);
CREATE INDEX cards_by_coding ON cards(coding_uuid);
CREATE TRIGGER settings_insert AFTER INSERT ON settings BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'settings', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER settings_update AFTER UPDATE ON settings WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."name" IS NOT NEW."name" OR OLD."value" IS NOT NEW."value" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'settings', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name", 'value', OLD."value") FROM open_entry; END;
CREATE TRIGGER settings_delete AFTER DELETE ON settings BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'settings', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name", 'value', OLD."value") FROM open_entry; END;
CREATE TRIGGER coders_insert AFTER INSERT ON coders BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'coders', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER coders_update AFTER UPDATE ON coders WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."name" IS NOT NEW."name" OR OLD."kind" IS NOT NEW."kind" OR OLD."role" IS NOT NEW."role" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'coders', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name", 'kind', OLD."kind", 'role', OLD."role") FROM open_entry; END;
CREATE TRIGGER coders_delete AFTER DELETE ON coders BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'coders', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name", 'kind', OLD."kind", 'role', OLD."role") FROM open_entry; END;
CREATE TRIGGER cases_insert AFTER INSERT ON cases BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'cases', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER cases_update AFTER UPDATE ON cases WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."name" IS NOT NEW."name" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'cases', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name") FROM open_entry; END;
CREATE TRIGGER cases_delete AFTER DELETE ON cases BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'cases', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name") FROM open_entry; END;
CREATE TRIGGER documents_insert AFTER INSERT ON documents BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'documents', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER documents_update AFTER UPDATE ON documents WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."name" IS NOT NEW."name" OR OLD."label" IS NOT NEW."label" OR OLD."text_id" IS NOT NEW."text_id" OR OLD."structure_id" IS NOT NEW."structure_id" OR OLD."case_id" IS NOT NEW."case_id" OR OLD."context" IS NOT NEW."context" OR OLD."file_name" IS NOT NEW."file_name" OR OLD."file_sha256" IS NOT NEW."file_sha256" OR OLD."reader" IS NOT NEW."reader" OR OLD."reader_version" IS NOT NEW."reader_version" OR OLD."how_read" IS NOT NEW."how_read" OR OLD."transcription" IS NOT NEW."transcription" OR OLD."created" IS NOT NEW."created" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'documents', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name", 'label', OLD."label", 'text_id', OLD."text_id", 'structure_id', OLD."structure_id", 'case_id', OLD."case_id", 'context', OLD."context", 'file_name', OLD."file_name", 'file_sha256', OLD."file_sha256", 'reader', OLD."reader", 'reader_version', OLD."reader_version", 'how_read', OLD."how_read", 'transcription', OLD."transcription", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER documents_delete AFTER DELETE ON documents BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'documents', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name", 'label', OLD."label", 'text_id', OLD."text_id", 'structure_id', OLD."structure_id", 'case_id', OLD."case_id", 'context', OLD."context", 'file_name', OLD."file_name", 'file_sha256', OLD."file_sha256", 'reader', OLD."reader", 'reader_version', OLD."reader_version", 'how_read', OLD."how_read", 'transcription', OLD."transcription", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER speakers_insert AFTER INSERT ON speakers BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'speakers', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER speakers_update AFTER UPDATE ON speakers WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."document_id" IS NOT NEW."document_id" OR OLD."name" IS NOT NEW."name" OR OLD."role" IS NOT NEW."role" OR OLD."case_id" IS NOT NEW."case_id" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'speakers', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'document_id', OLD."document_id", 'name', OLD."name", 'role', OLD."role", 'case_id', OLD."case_id") FROM open_entry; END;
CREATE TRIGGER speakers_delete AFTER DELETE ON speakers BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'speakers', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'document_id', OLD."document_id", 'name', OLD."name", 'role', OLD."role", 'case_id', OLD."case_id") FROM open_entry; END;
CREATE TRIGGER attributes_insert AFTER INSERT ON attributes BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'attributes', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER attributes_update AFTER UPDATE ON attributes WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."case_id" IS NOT NEW."case_id" OR OLD."document_id" IS NOT NEW."document_id" OR OLD."speaker_id" IS NOT NEW."speaker_id" OR OLD."name" IS NOT NEW."name" OR OLD."value" IS NOT NEW."value" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'attributes', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'case_id', OLD."case_id", 'document_id', OLD."document_id", 'speaker_id', OLD."speaker_id", 'name', OLD."name", 'value', OLD."value") FROM open_entry; END;
CREATE TRIGGER attributes_delete AFTER DELETE ON attributes BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'attributes', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'case_id', OLD."case_id", 'document_id', OLD."document_id", 'speaker_id', OLD."speaker_id", 'name', OLD."name", 'value', OLD."value") FROM open_entry; END;
CREATE TRIGGER codes_insert AFTER INSERT ON codes BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'codes', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER codes_update AFTER UPDATE ON codes WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."parent_id" IS NOT NEW."parent_id" OR OLD."position" IS NOT NEW."position" OR OLD."name" IS NOT NEW."name" OR OLD."colour" IS NOT NEW."colour" OR OLD."kind" IS NOT NEW."kind" OR OLD."origin" IS NOT NEW."origin" OR OLD."source" IS NOT NEW."source" OR OLD."weight_meaning" IS NOT NEW."weight_meaning" OR OLD."exclusive" IS NOT NEW."exclusive" OR OLD."short_key" IS NOT NEW."short_key" OR OLD."ordered" IS NOT NEW."ordered" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'codes', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'parent_id', OLD."parent_id", 'position', OLD."position", 'name', OLD."name", 'colour', OLD."colour", 'kind', OLD."kind", 'origin', OLD."origin", 'source', OLD."source", 'weight_meaning', OLD."weight_meaning", 'exclusive', OLD."exclusive", 'short_key', OLD."short_key", 'ordered', OLD."ordered") FROM open_entry; END;
CREATE TRIGGER codes_delete AFTER DELETE ON codes BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'codes', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'parent_id', OLD."parent_id", 'position', OLD."position", 'name', OLD."name", 'colour', OLD."colour", 'kind', OLD."kind", 'origin', OLD."origin", 'source', OLD."source", 'weight_meaning', OLD."weight_meaning", 'exclusive', OLD."exclusive", 'short_key', OLD."short_key", 'ordered', OLD."ordered") FROM open_entry; END;
CREATE TRIGGER code_rules_insert AFTER INSERT ON code_rules BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'code_rules', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER code_rules_update AFTER UPDATE ON code_rules WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."code_id" IS NOT NEW."code_id" OR OLD."version" IS NOT NEW."version" OR OLD."definition" IS NOT NEW."definition" OR OLD."include" IS NOT NEW."include" OR OLD."exclude" IS NOT NEW."exclude" OR OLD."borders" IS NOT NEW."borders" OR OLD."change" IS NOT NEW."change" OR OLD."note" IS NOT NEW."note" OR OLD."created" IS NOT NEW."created" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'code_rules', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'code_id', OLD."code_id", 'version', OLD."version", 'definition', OLD."definition", 'include', OLD."include", 'exclude', OLD."exclude", 'borders', OLD."borders", 'change', OLD."change", 'note', OLD."note", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER code_rules_delete AFTER DELETE ON code_rules BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'code_rules', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'code_id', OLD."code_id", 'version', OLD."version", 'definition', OLD."definition", 'include', OLD."include", 'exclude', OLD."exclude", 'borders', OLD."borders", 'change', OLD."change", 'note', OLD."note", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER anchors_insert AFTER INSERT ON anchors BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'anchors', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER anchors_update AFTER UPDATE ON anchors WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."code_id" IS NOT NEW."code_id" OR OLD."position" IS NOT NEW."position" OR OLD."coding_id" IS NOT NEW."coding_id" OR OLD."text" IS NOT NEW."text" OR OLD."label" IS NOT NEW."label" OR OLD."invented" IS NOT NEW."invented" OR OLD."coding_uuid" IS NOT NEW."coding_uuid" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'anchors', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'code_id', OLD."code_id", 'position', OLD."position", 'coding_id', OLD."coding_id", 'text', OLD."text", 'label', OLD."label", 'invented', OLD."invented", 'coding_uuid', OLD."coding_uuid") FROM open_entry; END;
CREATE TRIGGER anchors_delete AFTER DELETE ON anchors BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'anchors', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'code_id', OLD."code_id", 'position', OLD."position", 'coding_id', OLD."coding_id", 'text', OLD."text", 'label', OLD."label", 'invented', OLD."invented", 'coding_uuid', OLD."coding_uuid") FROM open_entry; END;
CREATE TRIGGER related_codes_insert AFTER INSERT ON related_codes BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'related_codes', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER related_codes_update AFTER UPDATE ON related_codes WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."code_id" IS NOT NEW."code_id" OR OLD."position" IS NOT NEW."position" OR OLD."related_id" IS NOT NEW."related_id" OR OLD."name" IS NOT NEW."name" OR OLD."kind" IS NOT NEW."kind" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'related_codes', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'code_id', OLD."code_id", 'position', OLD."position", 'related_id', OLD."related_id", 'name', OLD."name", 'kind', OLD."kind") FROM open_entry; END;
CREATE TRIGGER related_codes_delete AFTER DELETE ON related_codes BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'related_codes', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'code_id', OLD."code_id", 'position', OLD."position", 'related_id', OLD."related_id", 'name', OLD."name", 'kind', OLD."kind") FROM open_entry; END;
CREATE TRIGGER codebooks_insert AFTER INSERT ON codebooks BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'codebooks', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER codebooks_update AFTER UPDATE ON codebooks WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."name" IS NOT NEW."name" OR OLD."description" IS NOT NEW."description" OR OLD."layout" IS NOT NEW."layout" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'codebooks', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name", 'description', OLD."description", 'layout', OLD."layout") FROM open_entry; END;
CREATE TRIGGER codebooks_delete AFTER DELETE ON codebooks BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'codebooks', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name", 'description', OLD."description", 'layout', OLD."layout") FROM open_entry; END;
CREATE TRIGGER assignments_insert AFTER INSERT ON assignments BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'assignments', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER assignments_update AFTER UPDATE ON assignments WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."document_id" IS NOT NEW."document_id" OR OLD."coder_id" IS NOT NEW."coder_id" OR OLD."assigned" IS NOT NEW."assigned" OR OLD."state" IS NOT NEW."state" OR OLD."round" IS NOT NEW."round" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'assignments', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'document_id', OLD."document_id", 'coder_id', OLD."coder_id", 'assigned', OLD."assigned", 'state', OLD."state", 'round', OLD."round") FROM open_entry; END;
CREATE TRIGGER assignments_delete AFTER DELETE ON assignments BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'assignments', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'document_id', OLD."document_id", 'coder_id', OLD."coder_id", 'assigned', OLD."assigned", 'state', OLD."state", 'round', OLD."round") FROM open_entry; END;
CREATE TRIGGER codings_insert AFTER INSERT ON codings BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'codings', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER codings_update AFTER UPDATE ON codings WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."document_id" IS NOT NEW."document_id" OR OLD."start" IS NOT NEW."start" OR OLD."end" IS NOT NEW."end" OR OLD."code_id" IS NOT NEW."code_id" OR OLD."rule_id" IS NOT NEW."rule_id" OR OLD."coder_id" IS NOT NEW."coder_id" OR OLD."polarity" IS NOT NEW."polarity" OR OLD."weight" IS NOT NEW."weight" OR OLD."paraphrase" IS NOT NEW."paraphrase" OR OLD."round" IS NOT NEW."round" OR OLD."created" IS NOT NEW."created" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'codings', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'document_id', OLD."document_id", 'start', OLD."start", 'end', OLD."end", 'code_id', OLD."code_id", 'rule_id', OLD."rule_id", 'coder_id', OLD."coder_id", 'polarity', OLD."polarity", 'weight', OLD."weight", 'paraphrase', OLD."paraphrase", 'round', OLD."round", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER codings_delete AFTER DELETE ON codings BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'codings', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'document_id', OLD."document_id", 'start', OLD."start", 'end', OLD."end", 'code_id', OLD."code_id", 'rule_id', OLD."rule_id", 'coder_id', OLD."coder_id", 'polarity', OLD."polarity", 'weight', OLD."weight", 'paraphrase', OLD."paraphrase", 'round', OLD."round", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER memos_insert AFTER INSERT ON memos BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'memos', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER memos_update AFTER UPDATE ON memos WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."case_id" IS NOT NEW."case_id" OR OLD."document_id" IS NOT NEW."document_id" OR OLD."code_id" IS NOT NEW."code_id" OR OLD."coding_id" IS NOT NEW."coding_id" OR OLD."start" IS NOT NEW."start" OR OLD."end" IS NOT NEW."end" OR OLD."kind" IS NOT NEW."kind" OR OLD."title" IS NOT NEW."title" OR OLD."text" IS NOT NEW."text" OR OLD."author_id" IS NOT NEW."author_id" OR OLD."created" IS NOT NEW."created" OR OLD."changed" IS NOT NEW."changed" OR OLD."closed" IS NOT NEW."closed" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'memos', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'case_id', OLD."case_id", 'document_id', OLD."document_id", 'code_id', OLD."code_id", 'coding_id', OLD."coding_id", 'start', OLD."start", 'end', OLD."end", 'kind', OLD."kind", 'title', OLD."title", 'text', OLD."text", 'author_id', OLD."author_id", 'created', OLD."created", 'changed', OLD."changed", 'closed', OLD."closed") FROM open_entry; END;
CREATE TRIGGER memos_delete AFTER DELETE ON memos BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'memos', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'case_id', OLD."case_id", 'document_id', OLD."document_id", 'code_id', OLD."code_id", 'coding_id', OLD."coding_id", 'start', OLD."start", 'end', OLD."end", 'kind', OLD."kind", 'title', OLD."title", 'text', OLD."text", 'author_id', OLD."author_id", 'created', OLD."created", 'changed', OLD."changed", 'closed', OLD."closed") FROM open_entry; END;
CREATE TRIGGER revisions_insert AFTER INSERT ON revisions BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'revisions', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER revisions_update AFTER UPDATE ON revisions WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."document_id" IS NOT NEW."document_id" OR OLD."old_sha256" IS NOT NEW."old_sha256" OR OLD."new_sha256" IS NOT NEW."new_sha256" OR OLD."mapping" IS NOT NEW."mapping" OR OLD."created" IS NOT NEW."created" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'revisions', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'document_id', OLD."document_id", 'old_sha256', OLD."old_sha256", 'new_sha256', OLD."new_sha256", 'mapping', OLD."mapping", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER revisions_delete AFTER DELETE ON revisions BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'revisions', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'document_id', OLD."document_id", 'old_sha256', OLD."old_sha256", 'new_sha256', OLD."new_sha256", 'mapping', OLD."mapping", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER orphans_insert AFTER INSERT ON orphans BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'orphans', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER orphans_update AFTER UPDATE ON orphans WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."document_id" IS NOT NEW."document_id" OR OLD."text_sha256" IS NOT NEW."text_sha256" OR OLD."start" IS NOT NEW."start" OR OLD."end" IS NOT NEW."end" OR OLD."proposed_start" IS NOT NEW."proposed_start" OR OLD."proposed_end" IS NOT NEW."proposed_end" OR OLD."reason" IS NOT NEW."reason" OR OLD."coder_id" IS NOT NEW."coder_id" OR OLD."code_id" IS NOT NEW."code_id" OR OLD."rule_id" IS NOT NEW."rule_id" OR OLD."coding_uuid" IS NOT NEW."coding_uuid" OR OLD."coding" IS NOT NEW."coding" OR OLD."attached" IS NOT NEW."attached" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'orphans', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'document_id', OLD."document_id", 'text_sha256', OLD."text_sha256", 'start', OLD."start", 'end', OLD."end", 'proposed_start', OLD."proposed_start", 'proposed_end', OLD."proposed_end", 'reason', OLD."reason", 'coder_id', OLD."coder_id", 'code_id', OLD."code_id", 'rule_id', OLD."rule_id", 'coding_uuid', OLD."coding_uuid", 'coding', OLD."coding", 'attached', OLD."attached") FROM open_entry; END;
CREATE TRIGGER orphans_delete AFTER DELETE ON orphans BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'orphans', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'document_id', OLD."document_id", 'text_sha256', OLD."text_sha256", 'start', OLD."start", 'end', OLD."end", 'proposed_start', OLD."proposed_start", 'proposed_end', OLD."proposed_end", 'reason', OLD."reason", 'coder_id', OLD."coder_id", 'code_id', OLD."code_id", 'rule_id', OLD."rule_id", 'coding_uuid', OLD."coding_uuid", 'coding', OLD."coding", 'attached', OLD."attached") FROM open_entry; END;
CREATE TRIGGER quotation_edits_insert AFTER INSERT ON quotation_edits BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'quotation_edits', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER quotation_edits_update AFTER UPDATE ON quotation_edits WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."coding_id" IS NOT NEW."coding_id" OR OLD."position" IS NOT NEW."position" OR OLD."start" IS NOT NEW."start" OR OLD."length" IS NOT NEW."length" OR OLD."replacement" IS NOT NEW."replacement" OR OLD."kind" IS NOT NEW."kind" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'quotation_edits', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'coding_id', OLD."coding_id", 'position', OLD."position", 'start', OLD."start", 'length', OLD."length", 'replacement', OLD."replacement", 'kind', OLD."kind") FROM open_entry; END;
CREATE TRIGGER quotation_edits_delete AFTER DELETE ON quotation_edits BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'quotation_edits', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'coding_id', OLD."coding_id", 'position', OLD."position", 'start', OLD."start", 'length', OLD."length", 'replacement', OLD."replacement", 'kind', OLD."kind") FROM open_entry; END;
CREATE TRIGGER good_marks_insert AFTER INSERT ON good_marks BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'good_marks', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER good_marks_update AFTER UPDATE ON good_marks WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."coding_id" IS NOT NEW."coding_id" OR OLD."coder_id" IS NOT NEW."coder_id" OR OLD."created" IS NOT NEW."created" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'good_marks', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'coding_id', OLD."coding_id", 'coder_id', OLD."coder_id", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER good_marks_delete AFTER DELETE ON good_marks BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'good_marks', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'coding_id', OLD."coding_id", 'coder_id', OLD."coder_id", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER quotation_ids_insert AFTER INSERT ON quotation_ids BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'quotation_ids', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER quotation_ids_update AFTER UPDATE ON quotation_ids WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."coding_id" IS NOT NEW."coding_id" OR OLD."name" IS NOT NEW."name" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'quotation_ids', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'coding_id', OLD."coding_id", 'name', OLD."name") FROM open_entry; END;
CREATE TRIGGER quotation_ids_delete AFTER DELETE ON quotation_ids BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'quotation_ids', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'coding_id', OLD."coding_id", 'name', OLD."name") FROM open_entry; END;
CREATE TRIGGER labels_insert AFTER INSERT ON labels BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'labels', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER labels_update AFTER UPDATE ON labels WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."name" IS NOT NEW."name" OR OLD."population" IS NOT NEW."population" OR OLD."wave" IS NOT NEW."wave" OR OLD."source_kind" IS NOT NEW."source_kind" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'labels', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name", 'population', OLD."population", 'wave', OLD."wave", 'source_kind', OLD."source_kind") FROM open_entry; END;
CREATE TRIGGER labels_delete AFTER DELETE ON labels BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'labels', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name", 'population', OLD."population", 'wave', OLD."wave", 'source_kind', OLD."source_kind") FROM open_entry; END;
CREATE TRIGGER publications_insert AFTER INSERT ON publications BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'publications', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER publications_update AFTER UPDATE ON publications WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."name" IS NOT NEW."name" OR OLD."seed" IS NOT NEW."seed" OR OLD."created" IS NOT NEW."created" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'publications', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name", 'seed', OLD."seed", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER publications_delete AFTER DELETE ON publications BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'publications', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name", 'seed', OLD."seed", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER published_quotations_insert AFTER INSERT ON published_quotations BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'published_quotations', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER published_quotations_update AFTER UPDATE ON published_quotations WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."publication_id" IS NOT NEW."publication_id" OR OLD."coding_id" IS NOT NEW."coding_id" OR OLD."coding_uuid" IS NOT NEW."coding_uuid" OR OLD."code" IS NOT NEW."code" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'published_quotations', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'publication_id', OLD."publication_id", 'coding_id', OLD."coding_id", 'coding_uuid', OLD."coding_uuid", 'code', OLD."code") FROM open_entry; END;
CREATE TRIGGER published_quotations_delete AFTER DELETE ON published_quotations BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'published_quotations', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'publication_id', OLD."publication_id", 'coding_id', OLD."coding_id", 'coding_uuid', OLD."coding_uuid", 'code', OLD."code") FROM open_entry; END;
CREATE TRIGGER accepted_findings_insert AFTER INSERT ON accepted_findings BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'accepted_findings', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER accepted_findings_update AFTER UPDATE ON accepted_findings WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."fingerprint" IS NOT NEW."fingerprint" OR OLD."document_id" IS NOT NEW."document_id" OR OLD."coder_id" IS NOT NEW."coder_id" OR OLD."reason" IS NOT NEW."reason" OR OLD."created" IS NOT NEW."created" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'accepted_findings', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'fingerprint', OLD."fingerprint", 'document_id', OLD."document_id", 'coder_id', OLD."coder_id", 'reason', OLD."reason", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER accepted_findings_delete AFTER DELETE ON accepted_findings BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'accepted_findings', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'fingerprint', OLD."fingerprint", 'document_id', OLD."document_id", 'coder_id', OLD."coder_id", 'reason', OLD."reason", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER origins_insert AFTER INSERT ON origins BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'origins', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER origins_update AFTER UPDATE ON origins WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."document_id" IS NOT NEW."document_id" OR OLD."wave" IS NOT NEW."wave" OR OLD."source_kind" IS NOT NEW."source_kind" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'origins', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'document_id', OLD."document_id", 'wave', OLD."wave", 'source_kind', OLD."source_kind") FROM open_entry; END;
CREATE TRIGGER origins_delete AFTER DELETE ON origins BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'origins', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'document_id', OLD."document_id", 'wave', OLD."wave", 'source_kind', OLD."source_kind") FROM open_entry; END;
CREATE TRIGGER topics_insert AFTER INSERT ON topics BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'topics', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER topics_update AFTER UPDATE ON topics WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."position" IS NOT NEW."position" OR OLD."name" IS NOT NEW."name" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'topics', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'position', OLD."position", 'name', OLD."name") FROM open_entry; END;
CREATE TRIGGER topics_delete AFTER DELETE ON topics BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'topics', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'position', OLD."position", 'name', OLD."name") FROM open_entry; END;
CREATE TRIGGER topic_waves_insert AFTER INSERT ON topic_waves BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'topic_waves', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER topic_waves_update AFTER UPDATE ON topic_waves WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."topic_id" IS NOT NEW."topic_id" OR OLD."wave" IS NOT NEW."wave" OR OLD."question" IS NOT NEW."question" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'topic_waves', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'topic_id', OLD."topic_id", 'wave', OLD."wave", 'question', OLD."question") FROM open_entry; END;
CREATE TRIGGER topic_waves_delete AFTER DELETE ON topic_waves BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'topic_waves', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'topic_id', OLD."topic_id", 'wave', OLD."wave", 'question', OLD."question") FROM open_entry; END;
CREATE TRIGGER topic_assignments_insert AFTER INSERT ON topic_assignments BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'topic_assignments', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER topic_assignments_update AFTER UPDATE ON topic_assignments WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."topic_id" IS NOT NEW."topic_id" OR OLD."document_id" IS NOT NEW."document_id" OR OLD."start" IS NOT NEW."start" OR OLD."end" IS NOT NEW."end" OR OLD."author_id" IS NOT NEW."author_id" OR OLD."created" IS NOT NEW."created" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'topic_assignments', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'topic_id', OLD."topic_id", 'document_id', OLD."document_id", 'start', OLD."start", 'end', OLD."end", 'author_id', OLD."author_id", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER topic_assignments_delete AFTER DELETE ON topic_assignments BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'topic_assignments', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'topic_id', OLD."topic_id", 'document_id', OLD."document_id", 'start', OLD."start", 'end', OLD."end", 'author_id', OLD."author_id", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER summaries_insert AFTER INSERT ON summaries BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'summaries', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER summaries_update AFTER UPDATE ON summaries WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."case_id" IS NOT NEW."case_id" OR OLD."code_id" IS NOT NEW."code_id" OR OLD."text" IS NOT NEW."text" OR OLD."author_id" IS NOT NEW."author_id" OR OLD."passages" IS NOT NEW."passages" OR OLD."created" IS NOT NEW."created" OR OLD."changed" IS NOT NEW."changed" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'summaries', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'case_id', OLD."case_id", 'code_id', OLD."code_id", 'text', OLD."text", 'author_id', OLD."author_id", 'passages', OLD."passages", 'created', OLD."created", 'changed', OLD."changed") FROM open_entry; END;
CREATE TRIGGER summaries_delete AFTER DELETE ON summaries BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'summaries', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'case_id', OLD."case_id", 'code_id', OLD."code_id", 'text', OLD."text", 'author_id', OLD."author_id", 'passages', OLD."passages", 'created', OLD."created", 'changed', OLD."changed") FROM open_entry; END;
CREATE TRIGGER document_groups_insert AFTER INSERT ON document_groups BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'document_groups', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER document_groups_update AFTER UPDATE ON document_groups WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."name" IS NOT NEW."name" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'document_groups', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name") FROM open_entry; END;
CREATE TRIGGER document_groups_delete AFTER DELETE ON document_groups BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'document_groups', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name") FROM open_entry; END;
CREATE TRIGGER group_members_insert AFTER INSERT ON group_members BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'group_members', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER group_members_update AFTER UPDATE ON group_members WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."group_id" IS NOT NEW."group_id" OR OLD."document_id" IS NOT NEW."document_id" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'group_members', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'group_id', OLD."group_id", 'document_id', OLD."document_id") FROM open_entry; END;
CREATE TRIGGER group_members_delete AFTER DELETE ON group_members BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'group_members', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'group_id', OLD."group_id", 'document_id', OLD."document_id") FROM open_entry; END;
CREATE TRIGGER research_questions_insert AFTER INSERT ON research_questions BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'research_questions', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER research_questions_update AFTER UPDATE ON research_questions WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."position" IS NOT NEW."position" OR OLD."text" IS NOT NEW."text" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'research_questions', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'position', OLD."position", 'text', OLD."text") FROM open_entry; END;
CREATE TRIGGER research_questions_delete AFTER DELETE ON research_questions BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'research_questions', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'position', OLD."position", 'text', OLD."text") FROM open_entry; END;
CREATE TRIGGER research_links_insert AFTER INSERT ON research_links BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'research_links', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER research_links_update AFTER UPDATE ON research_links WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."question_id" IS NOT NEW."question_id" OR OLD."code_id" IS NOT NEW."code_id" OR OLD."memo_id" IS NOT NEW."memo_id" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'research_links', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'question_id', OLD."question_id", 'code_id', OLD."code_id", 'memo_id', OLD."memo_id") FROM open_entry; END;
CREATE TRIGGER research_links_delete AFTER DELETE ON research_links BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'research_links', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'question_id', OLD."question_id", 'code_id', OLD."code_id", 'memo_id', OLD."memo_id") FROM open_entry; END;
CREATE TRIGGER doubts_insert AFTER INSERT ON doubts BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'doubts', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER doubts_update AFTER UPDATE ON doubts WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."document_id" IS NOT NEW."document_id" OR OLD."kind" IS NOT NEW."kind" OR OLD."start" IS NOT NEW."start" OR OLD."end" IS NOT NEW."end" OR OLD."example" IS NOT NEW."example" OR OLD."times" IS NOT NEW."times" OR OLD."values" IS NOT NEW."values" OR OLD."settled" IS NOT NEW."settled" OR OLD."author_id" IS NOT NEW."author_id" OR OLD."created" IS NOT NEW."created" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'doubts', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'document_id', OLD."document_id", 'kind', OLD."kind", 'start', OLD."start", 'end', OLD."end", 'example', OLD."example", 'times', OLD."times", 'values', OLD."values", 'settled', OLD."settled", 'author_id', OLD."author_id", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER doubts_delete AFTER DELETE ON doubts BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'doubts', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'document_id', OLD."document_id", 'kind', OLD."kind", 'start', OLD."start", 'end', OLD."end", 'example', OLD."example", 'times', OLD."times", 'values', OLD."values", 'settled', OLD."settled", 'author_id', OLD."author_id", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER consents_insert AFTER INSERT ON consents BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'consents', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER consents_update AFTER UPDATE ON consents WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."case_id" IS NOT NEW."case_id" OR OLD."document_id" IS NOT NEW."document_id" OR OLD."analyse" IS NOT NEW."analyse" OR OLD."quote" IS NOT NEW."quote" OR OLD."teach" IS NOT NEW."teach" OR OLD."archive" IS NOT NEW."archive" OR OLD."secondary" IS NOT NEW."secondary" OR OLD."services" IS NOT NEW."services" OR OLD."given" IS NOT NEW."given" OR OLD."form" IS NOT NEW."form" OR OLD."withdrawn" IS NOT NEW."withdrawn" OR OLD."delete_by" IS NOT NEW."delete_by" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'consents', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'case_id', OLD."case_id", 'document_id', OLD."document_id", 'analyse', OLD."analyse", 'quote', OLD."quote", 'teach', OLD."teach", 'archive', OLD."archive", 'secondary', OLD."secondary", 'services', OLD."services", 'given', OLD."given", 'form', OLD."form", 'withdrawn', OLD."withdrawn", 'delete_by', OLD."delete_by") FROM open_entry; END;
CREATE TRIGGER consents_delete AFTER DELETE ON consents BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'consents', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'case_id', OLD."case_id", 'document_id', OLD."document_id", 'analyse', OLD."analyse", 'quote', OLD."quote", 'teach', OLD."teach", 'archive', OLD."archive", 'secondary', OLD."secondary", 'services', OLD."services", 'given', OLD."given", 'form', OLD."form", 'withdrawn', OLD."withdrawn", 'delete_by', OLD."delete_by") FROM open_entry; END;
CREATE TRIGGER transcription_rules_insert AFTER INSERT ON transcription_rules BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'transcription_rules', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER transcription_rules_update AFTER UPDATE ON transcription_rules WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."name" IS NOT NEW."name" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'transcription_rules', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name") FROM open_entry; END;
CREATE TRIGGER transcription_rules_delete AFTER DELETE ON transcription_rules BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'transcription_rules', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name") FROM open_entry; END;
CREATE TRIGGER transcription_signs_insert AFTER INSERT ON transcription_signs BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'transcription_signs', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER transcription_signs_update AFTER UPDATE ON transcription_signs WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."rules_id" IS NOT NEW."rules_id" OR OLD."position" IS NOT NEW."position" OR OLD."sign" IS NOT NEW."sign" OR OLD."meaning" IS NOT NEW."meaning" OR OLD."kind" IS NOT NEW."kind" OR OLD."quote" IS NOT NEW."quote" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'transcription_signs', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'rules_id', OLD."rules_id", 'position', OLD."position", 'sign', OLD."sign", 'meaning', OLD."meaning", 'kind', OLD."kind", 'quote', OLD."quote") FROM open_entry; END;
CREATE TRIGGER transcription_signs_delete AFTER DELETE ON transcription_signs BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'transcription_signs', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'rules_id', OLD."rules_id", 'position', OLD."position", 'sign', OLD."sign", 'meaning', OLD."meaning", 'kind', OLD."kind", 'quote', OLD."quote") FROM open_entry; END;
CREATE TRIGGER fixed_segments_insert AFTER INSERT ON fixed_segments BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'fixed_segments', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER fixed_segments_update AFTER UPDATE ON fixed_segments WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."document_id" IS NOT NEW."document_id" OR OLD."coder_id" IS NOT NEW."coder_id" OR OLD."start" IS NOT NEW."start" OR OLD."end" IS NOT NEW."end" OR OLD."position" IS NOT NEW."position" OR OLD."round" IS NOT NEW."round" OR OLD."repeats" IS NOT NEW."repeats" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'fixed_segments', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'document_id', OLD."document_id", 'coder_id', OLD."coder_id", 'start', OLD."start", 'end', OLD."end", 'position', OLD."position", 'round', OLD."round", 'repeats', OLD."repeats") FROM open_entry; END;
CREATE TRIGGER fixed_segments_delete AFTER DELETE ON fixed_segments BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'fixed_segments', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'document_id', OLD."document_id", 'coder_id', OLD."coder_id", 'start', OLD."start", 'end', OLD."end", 'position', OLD."position", 'round', OLD."round", 'repeats', OLD."repeats") FROM open_entry; END;
CREATE TRIGGER decisions_insert AFTER INSERT ON decisions BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'decisions', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER decisions_update AFTER UPDATE ON decisions WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."table_name" IS NOT NEW."table_name" OR OLD."row_uuid" IS NOT NEW."row_uuid" OR OLD."field" IS NOT NEW."field" OR OLD."over" IS NOT NEW."over" OR OLD."chosen" IS NOT NEW."chosen" OR OLD."coder_id" IS NOT NEW."coder_id" OR OLD."created" IS NOT NEW."created" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'decisions', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'table_name', OLD."table_name", 'row_uuid', OLD."row_uuid", 'field', OLD."field", 'over', OLD."over", 'chosen', OLD."chosen", 'coder_id', OLD."coder_id", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER decisions_delete AFTER DELETE ON decisions BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'decisions', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'table_name', OLD."table_name", 'row_uuid', OLD."row_uuid", 'field', OLD."field", 'over', OLD."over", 'chosen', OLD."chosen", 'coder_id', OLD."coder_id", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER consensus_decisions_insert AFTER INSERT ON consensus_decisions BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'consensus_decisions', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER consensus_decisions_update AFTER UPDATE ON consensus_decisions WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."document_id" IS NOT NEW."document_id" OR OLD."consensus_id" IS NOT NEW."consensus_id" OR OLD."coder_id" IS NOT NEW."coder_id" OR OLD."first_id" IS NOT NEW."first_id" OR OLD."second_id" IS NOT NEW."second_id" OR OLD."mode" IS NOT NEW."mode" OR OLD."persons" IS NOT NEW."persons" OR OLD."result" IS NOT NEW."result" OR OLD."certainty" IS NOT NEW."certainty" OR OLD."error" IS NOT NEW."error" OR OLD."reason" IS NOT NEW."reason" OR OLD."text_sha256" IS NOT NEW."text_sha256" OR OLD."before" IS NOT NEW."before" OR OLD."made" IS NOT NEW."made" OR OLD."created" IS NOT NEW."created" OR OLD."changed" IS NOT NEW."changed" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'consensus_decisions', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'document_id', OLD."document_id", 'consensus_id', OLD."consensus_id", 'coder_id', OLD."coder_id", 'first_id', OLD."first_id", 'second_id', OLD."second_id", 'mode', OLD."mode", 'persons', OLD."persons", 'result', OLD."result", 'certainty', OLD."certainty", 'error', OLD."error", 'reason', OLD."reason", 'text_sha256', OLD."text_sha256", 'before', OLD."before", 'made', OLD."made", 'created', OLD."created", 'changed', OLD."changed") FROM open_entry; END;
CREATE TRIGGER consensus_decisions_delete AFTER DELETE ON consensus_decisions BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'consensus_decisions', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'document_id', OLD."document_id", 'consensus_id', OLD."consensus_id", 'coder_id', OLD."coder_id", 'first_id', OLD."first_id", 'second_id', OLD."second_id", 'mode', OLD."mode", 'persons', OLD."persons", 'result', OLD."result", 'certainty', OLD."certainty", 'error', OLD."error", 'reason', OLD."reason", 'text_sha256', OLD."text_sha256", 'before', OLD."before", 'made', OLD."made", 'created', OLD."created", 'changed', OLD."changed") FROM open_entry; END;
CREATE TRIGGER norming_sessions_insert AFTER INSERT ON norming_sessions BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'norming_sessions', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER norming_sessions_update AFTER UPDATE ON norming_sessions WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."name" IS NOT NEW."name" OR OLD."state" IS NOT NEW."state" OR OLD."note" IS NOT NEW."note" OR OLD."figures" IS NOT NEW."figures" OR OLD."author_id" IS NOT NEW."author_id" OR OLD."created" IS NOT NEW."created" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'norming_sessions', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name", 'state', OLD."state", 'note', OLD."note", 'figures', OLD."figures", 'author_id', OLD."author_id", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER norming_sessions_delete AFTER DELETE ON norming_sessions BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'norming_sessions', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name", 'state', OLD."state", 'note', OLD."note", 'figures', OLD."figures", 'author_id', OLD."author_id", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER norming_members_insert AFTER INSERT ON norming_members BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'norming_members', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER norming_members_update AFTER UPDATE ON norming_members WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."session_id" IS NOT NEW."session_id" OR OLD."coder_id" IS NOT NEW."coder_id" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'norming_members', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'session_id', OLD."session_id", 'coder_id', OLD."coder_id") FROM open_entry; END;
CREATE TRIGGER norming_members_delete AFTER DELETE ON norming_members BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'norming_members', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'session_id', OLD."session_id", 'coder_id', OLD."coder_id") FROM open_entry; END;
CREATE TRIGGER norming_passages_insert AFTER INSERT ON norming_passages BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'norming_passages', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER norming_passages_update AFTER UPDATE ON norming_passages WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."session_id" IS NOT NEW."session_id" OR OLD."document_id" IS NOT NEW."document_id" OR OLD."text_sha256" IS NOT NEW."text_sha256" OR OLD."start" IS NOT NEW."start" OR OLD."end" IS NOT NEW."end" OR OLD."position" IS NOT NEW."position" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'norming_passages', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'session_id', OLD."session_id", 'document_id', OLD."document_id", 'text_sha256', OLD."text_sha256", 'start', OLD."start", 'end', OLD."end", 'position', OLD."position") FROM open_entry; END;
CREATE TRIGGER norming_passages_delete AFTER DELETE ON norming_passages BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'norming_passages', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'session_id', OLD."session_id", 'document_id', OLD."document_id", 'text_sha256', OLD."text_sha256", 'start', OLD."start", 'end', OLD."end", 'position', OLD."position") FROM open_entry; END;
CREATE TRIGGER norming_votes_insert AFTER INSERT ON norming_votes BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'norming_votes', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER norming_votes_update AFTER UPDATE ON norming_votes WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."passage_id" IS NOT NEW."passage_id" OR OLD."coder_id" IS NOT NEW."coder_id" OR OLD."turn" IS NOT NEW."turn" OR OLD."code_id" IS NOT NEW."code_id" OR OLD."created" IS NOT NEW."created" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'norming_votes', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'passage_id', OLD."passage_id", 'coder_id', OLD."coder_id", 'turn', OLD."turn", 'code_id', OLD."code_id", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER norming_votes_delete AFTER DELETE ON norming_votes BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'norming_votes', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'passage_id', OLD."passage_id", 'coder_id', OLD."coder_id", 'turn', OLD."turn", 'code_id', OLD."code_id", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER code_levels_insert AFTER INSERT ON code_levels BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'code_levels', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER code_levels_update AFTER UPDATE ON code_levels WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."code_id" IS NOT NEW."code_id" OR OLD."position" IS NOT NEW."position" OR OLD."name" IS NOT NEW."name" OR OLD."definition" IS NOT NEW."definition" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'code_levels', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'code_id', OLD."code_id", 'position', OLD."position", 'name', OLD."name", 'definition', OLD."definition") FROM open_entry; END;
CREATE TRIGGER code_levels_delete AFTER DELETE ON code_levels BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'code_levels', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'code_id', OLD."code_id", 'position', OLD."position", 'name', OLD."name", 'definition', OLD."definition") FROM open_entry; END;
CREATE TRIGGER case_levels_insert AFTER INSERT ON case_levels BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'case_levels', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER case_levels_update AFTER UPDATE ON case_levels WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."case_id" IS NOT NEW."case_id" OR OLD."document_id" IS NOT NEW."document_id" OR OLD."code_id" IS NOT NEW."code_id" OR OLD."level_id" IS NOT NEW."level_id" OR OLD."coder_id" IS NOT NEW."coder_id" OR OLD."round" IS NOT NEW."round" OR OLD."reason" IS NOT NEW."reason" OR OLD."passages" IS NOT NEW."passages" OR OLD."created" IS NOT NEW."created" OR OLD."changed" IS NOT NEW."changed" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'case_levels', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'case_id', OLD."case_id", 'document_id', OLD."document_id", 'code_id', OLD."code_id", 'level_id', OLD."level_id", 'coder_id', OLD."coder_id", 'round', OLD."round", 'reason', OLD."reason", 'passages', OLD."passages", 'created', OLD."created", 'changed', OLD."changed") FROM open_entry; END;
CREATE TRIGGER case_levels_delete AFTER DELETE ON case_levels BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'case_levels', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'case_id', OLD."case_id", 'document_id', OLD."document_id", 'code_id', OLD."code_id", 'level_id', OLD."level_id", 'coder_id', OLD."coder_id", 'round', OLD."round", 'reason', OLD."reason", 'passages', OLD."passages", 'created', OLD."created", 'changed', OLD."changed") FROM open_entry; END;
CREATE TRIGGER codebook_versions_insert AFTER INSERT ON codebook_versions BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'codebook_versions', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER codebook_versions_update AFTER UPDATE ON codebook_versions WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."name" IS NOT NEW."name" OR OLD."note" IS NOT NEW."note" OR OLD."round" IS NOT NEW."round" OR OLD."codes" IS NOT NEW."codes" OR OLD."author_id" IS NOT NEW."author_id" OR OLD."created" IS NOT NEW."created" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'codebook_versions', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name", 'note', OLD."note", 'round', OLD."round", 'codes', OLD."codes", 'author_id', OLD."author_id", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER codebook_versions_delete AFTER DELETE ON codebook_versions BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'codebook_versions', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name", 'note', OLD."note", 'round', OLD."round", 'codes', OLD."codes", 'author_id', OLD."author_id", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER code_lineage_insert AFTER INSERT ON code_lineage BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'code_lineage', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER code_lineage_update AFTER UPDATE ON code_lineage WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."kind" IS NOT NEW."kind" OR OLD."old_uuid" IS NOT NEW."old_uuid" OR OLD."old_path" IS NOT NEW."old_path" OR OLD."new_uuid" IS NOT NEW."new_uuid" OR OLD."new_path" IS NOT NEW."new_path" OR OLD."codings" IS NOT NEW."codings" OR OLD."created" IS NOT NEW."created" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'code_lineage', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'kind', OLD."kind", 'old_uuid', OLD."old_uuid", 'old_path', OLD."old_path", 'new_uuid', OLD."new_uuid", 'new_path', OLD."new_path", 'codings', OLD."codings", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER code_lineage_delete AFTER DELETE ON code_lineage BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'code_lineage', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'kind', OLD."kind", 'old_uuid', OLD."old_uuid", 'old_path', OLD."old_path", 'new_uuid', OLD."new_uuid", 'new_path', OLD."new_path", 'codings', OLD."codings", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER rule_checks_insert AFTER INSERT ON rule_checks BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'rule_checks', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER rule_checks_update AFTER UPDATE ON rule_checks WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."document_id" IS NOT NEW."document_id" OR OLD."coding_uuid" IS NOT NEW."coding_uuid" OR OLD."code_uuid" IS NOT NEW."code_uuid" OR OLD."new_code_uuid" IS NOT NEW."new_code_uuid" OR OLD."old_version" IS NOT NEW."old_version" OR OLD."new_version" IS NOT NEW."new_version" OR OLD."verdict" IS NOT NEW."verdict" OR OLD."coder_id" IS NOT NEW."coder_id" OR OLD."note" IS NOT NEW."note" OR OLD."created" IS NOT NEW."created" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'rule_checks', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'document_id', OLD."document_id", 'coding_uuid', OLD."coding_uuid", 'code_uuid', OLD."code_uuid", 'new_code_uuid', OLD."new_code_uuid", 'old_version', OLD."old_version", 'new_version', OLD."new_version", 'verdict', OLD."verdict", 'coder_id', OLD."coder_id", 'note', OLD."note", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER rule_checks_delete AFTER DELETE ON rule_checks BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'rule_checks', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'document_id', OLD."document_id", 'coding_uuid', OLD."coding_uuid", 'code_uuid', OLD."code_uuid", 'new_code_uuid', OLD."new_code_uuid", 'old_version', OLD."old_version", 'new_version', OLD."new_version", 'verdict', OLD."verdict", 'coder_id', OLD."coder_id", 'note', OLD."note", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER inductions_insert AFTER INSERT ON inductions BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'inductions', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER inductions_update AFTER UPDATE ON inductions WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."name" IS NOT NEW."name" OR OLD."technique" IS NOT NEW."technique" OR OLD."code_id" IS NOT NEW."code_id" OR OLD."question" IS NOT NEW."question" OR OLD."criterion" IS NOT NEW."criterion" OR OLD."abstraction" IS NOT NEW."abstraction" OR OLD."definition" IS NOT NEW."definition" OR OLD."revision_due" IS NOT NEW."revision_due" OR OLD."revised" IS NOT NEW."revised" OR OLD."revision_note" IS NOT NEW."revision_note" OR OLD."closed" IS NOT NEW."closed" OR OLD."author_id" IS NOT NEW."author_id" OR OLD."created" IS NOT NEW."created" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'inductions', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name", 'technique', OLD."technique", 'code_id', OLD."code_id", 'question', OLD."question", 'criterion', OLD."criterion", 'abstraction', OLD."abstraction", 'definition', OLD."definition", 'revision_due', OLD."revision_due", 'revised', OLD."revised", 'revision_note', OLD."revision_note", 'closed', OLD."closed", 'author_id', OLD."author_id", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER inductions_delete AFTER DELETE ON inductions BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'inductions', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name", 'technique', OLD."technique", 'code_id', OLD."code_id", 'question', OLD."question", 'criterion', OLD."criterion", 'abstraction', OLD."abstraction", 'definition', OLD."definition", 'revision_due', OLD."revision_due", 'revised', OLD."revised", 'revision_note', OLD."revision_note", 'closed', OLD."closed", 'author_id', OLD."author_id", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER induction_documents_insert AFTER INSERT ON induction_documents BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'induction_documents', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER induction_documents_update AFTER UPDATE ON induction_documents WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."induction_id" IS NOT NEW."induction_id" OR OLD."document_id" IS NOT NEW."document_id" OR OLD."position" IS NOT NEW."position" OR OLD."worked" IS NOT NEW."worked" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'induction_documents', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'induction_id', OLD."induction_id", 'document_id', OLD."document_id", 'position', OLD."position", 'worked', OLD."worked") FROM open_entry; END;
CREATE TRIGGER induction_documents_delete AFTER DELETE ON induction_documents BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'induction_documents', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'induction_id', OLD."induction_id", 'document_id', OLD."document_id", 'position', OLD."position", 'worked', OLD."worked") FROM open_entry; END;
CREATE TRIGGER induction_passages_insert AFTER INSERT ON induction_passages BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'induction_passages', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER induction_passages_update AFTER UPDATE ON induction_passages WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."induction_id" IS NOT NEW."induction_id" OR OLD."document_id" IS NOT NEW."document_id" OR OLD."coding_uuid" IS NOT NEW."coding_uuid" OR OLD."code_uuid" IS NOT NEW."code_uuid" OR OLD."outcome" IS NOT NEW."outcome" OR OLD."coder_id" IS NOT NEW."coder_id" OR OLD."created" IS NOT NEW."created" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'induction_passages', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'induction_id', OLD."induction_id", 'document_id', OLD."document_id", 'coding_uuid', OLD."coding_uuid", 'code_uuid', OLD."code_uuid", 'outcome', OLD."outcome", 'coder_id', OLD."coder_id", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER induction_passages_delete AFTER DELETE ON induction_passages BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'induction_passages', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'induction_id', OLD."induction_id", 'document_id', OLD."document_id", 'coding_uuid', OLD."coding_uuid", 'code_uuid', OLD."code_uuid", 'outcome', OLD."outcome", 'coder_id', OLD."coder_id", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER reductions_insert AFTER INSERT ON reductions BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'reductions', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER reductions_update AFTER UPDATE ON reductions WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."induction_id" IS NOT NEW."induction_id" OR OLD."step" IS NOT NEW."step" OR OLD."position" IS NOT NEW."position" OR OLD."text" IS NOT NEW."text" OR OLD."parent_id" IS NOT NEW."parent_id" OR OLD."code_id" IS NOT NEW."code_id" OR OLD."struck" IS NOT NEW."struck" OR OLD."author_id" IS NOT NEW."author_id" OR OLD."created" IS NOT NEW."created" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'reductions', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'induction_id', OLD."induction_id", 'step', OLD."step", 'position', OLD."position", 'text', OLD."text", 'parent_id', OLD."parent_id", 'code_id', OLD."code_id", 'struck', OLD."struck", 'author_id', OLD."author_id", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER reductions_delete AFTER DELETE ON reductions BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'reductions', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'induction_id', OLD."induction_id", 'step', OLD."step", 'position', OLD."position", 'text', OLD."text", 'parent_id', OLD."parent_id", 'code_id', OLD."code_id", 'struck', OLD."struck", 'author_id', OLD."author_id", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER summary_rows_insert AFTER INSERT ON summary_rows BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'summary_rows', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER summary_rows_update AFTER UPDATE ON summary_rows WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."induction_id" IS NOT NEW."induction_id" OR OLD."memo_id" IS NOT NEW."memo_id" OR OLD."position" IS NOT NEW."position" OR OLD."generalisation" IS NOT NEW."generalisation" OR OLD."struck" IS NOT NEW."struck" OR OLD."reduction_id" IS NOT NEW."reduction_id" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'summary_rows', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'induction_id', OLD."induction_id", 'memo_id', OLD."memo_id", 'position', OLD."position", 'generalisation', OLD."generalisation", 'struck', OLD."struck", 'reduction_id', OLD."reduction_id") FROM open_entry; END;
CREATE TRIGGER summary_rows_delete AFTER DELETE ON summary_rows BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'summary_rows', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'induction_id', OLD."induction_id", 'memo_id', OLD."memo_id", 'position', OLD."position", 'generalisation', OLD."generalisation", 'struck', OLD."struck", 'reduction_id', OLD."reduction_id") FROM open_entry; END;
CREATE TRIGGER card_groups_insert AFTER INSERT ON card_groups BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'card_groups', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER card_groups_update AFTER UPDATE ON card_groups WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."induction_id" IS NOT NEW."induction_id" OR OLD."position" IS NOT NEW."position" OR OLD."name" IS NOT NEW."name" OR OLD."definition" IS NOT NEW."definition" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'card_groups', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'induction_id', OLD."induction_id", 'position', OLD."position", 'name', OLD."name", 'definition', OLD."definition") FROM open_entry; END;
CREATE TRIGGER card_groups_delete AFTER DELETE ON card_groups BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'card_groups', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'induction_id', OLD."induction_id", 'position', OLD."position", 'name', OLD."name", 'definition', OLD."definition") FROM open_entry; END;
CREATE TRIGGER cards_insert AFTER INSERT ON cards BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'cards', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER cards_update AFTER UPDATE ON cards WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."group_id" IS NOT NEW."group_id" OR OLD."document_id" IS NOT NEW."document_id" OR OLD."coding_uuid" IS NOT NEW."coding_uuid" OR OLD."position" IS NOT NEW."position" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'cards', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'group_id', OLD."group_id", 'document_id', OLD."document_id", 'coding_uuid', OLD."coding_uuid", 'position', OLD."position") FROM open_entry; END;
CREATE TRIGGER cards_delete AFTER DELETE ON cards BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'cards', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'group_id', OLD."group_id", 'document_id', OLD."document_id", 'coding_uuid', OLD."coding_uuid", 'position', OLD."position") FROM open_entry; END;
CREATE TRIGGER typologies_insert AFTER INSERT ON typologies BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'typologies', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER typologies_update AFTER UPDATE ON typologies WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."name" IS NOT NEW."name" OR OLD."note" IS NOT NEW."note" OR OLD."axes" IS NOT NEW."axes" OR OLD."author_id" IS NOT NEW."author_id" OR OLD."created" IS NOT NEW."created" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'typologies', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name", 'note', OLD."note", 'axes', OLD."axes", 'author_id', OLD."author_id", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER typologies_delete AFTER DELETE ON typologies BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'typologies', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'name', OLD."name", 'note', OLD."note", 'axes', OLD."axes", 'author_id', OLD."author_id", 'created', OLD."created") FROM open_entry; END;
CREATE TRIGGER types_insert AFTER INSERT ON types BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'types', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER types_update AFTER UPDATE ON types WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."typology_id" IS NOT NEW."typology_id" OR OLD."position" IS NOT NEW."position" OR OLD."name" IS NOT NEW."name" OR OLD."description" IS NOT NEW."description" OR OLD."cells" IS NOT NEW."cells" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'types', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'typology_id', OLD."typology_id", 'position', OLD."position", 'name', OLD."name", 'description', OLD."description", 'cells', OLD."cells") FROM open_entry; END;
CREATE TRIGGER types_delete AFTER DELETE ON types BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'types', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'typology_id', OLD."typology_id", 'position', OLD."position", 'name', OLD."name", 'description', OLD."description", 'cells', OLD."cells") FROM open_entry; END;
CREATE TRIGGER type_cases_insert AFTER INSERT ON type_cases BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'type_cases', NEW.id, NULL FROM open_entry; END;
CREATE TRIGGER type_cases_update AFTER UPDATE ON type_cases WHEN OLD."id" IS NOT NEW."id" OR OLD."uuid" IS NOT NEW."uuid" OR OLD."type_id" IS NOT NEW."type_id" OR OLD."case_id" IS NOT NEW."case_id" OR OLD."document_id" IS NOT NEW."document_id" OR OLD."reason" IS NOT NEW."reason" OR OLD."typical" IS NOT NEW."typical" BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid; INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'type_cases', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'type_id', OLD."type_id", 'case_id', OLD."case_id", 'document_id', OLD."document_id", 'reason', OLD."reason", 'typical', OLD."typical") FROM open_entry; END;
CREATE TRIGGER type_cases_delete AFTER DELETE ON type_cases BEGIN SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry); INSERT INTO changes (entry_id, table_name, row_id, old) SELECT entry_id, 'type_cases', OLD.id, json_object('id', OLD."id", 'uuid', OLD."uuid", 'type_id', OLD."type_id", 'case_id', OLD."case_id", 'document_id', OLD."document_id", 'reason', OLD."reason", 'typical', OLD."typical") FROM open_entry; END;
CREATE TRIGGER texts_update BEFORE UPDATE ON texts BEGIN SELECT RAISE(ABORT, 'texts are not changed'); END;
CREATE TRIGGER texts_delete BEFORE DELETE ON texts WHEN NOT EXISTS (SELECT 1 FROM open_entry WHERE forgetting = 1) BEGIN SELECT RAISE(ABORT, 'texts are not changed'); END;
CREATE TRIGGER structures_update BEFORE UPDATE ON structures WHEN NOT EXISTS (SELECT 1 FROM open_entry WHERE forgetting = 1) BEGIN SELECT RAISE(ABORT, 'structures are not changed'); END;
CREATE TRIGGER structures_delete BEFORE DELETE ON structures WHEN NOT EXISTS (SELECT 1 FROM open_entry WHERE forgetting = 1) BEGIN SELECT RAISE(ABORT, 'structures are not changed'); END;
CREATE TRIGGER entries_update BEFORE UPDATE ON entries WHEN NOT EXISTS (SELECT 1 FROM open_entry WHERE forgetting = 1) BEGIN SELECT RAISE(ABORT, 'entries are not changed'); END;
CREATE TRIGGER entries_delete BEFORE DELETE ON entries WHEN NOT EXISTS (SELECT 1 FROM open_entry WHERE forgetting = 1) BEGIN SELECT RAISE(ABORT, 'entries are not changed'); END;
CREATE TRIGGER changes_update BEFORE UPDATE ON changes WHEN NOT EXISTS (SELECT 1 FROM open_entry WHERE forgetting = 1) BEGIN SELECT RAISE(ABORT, 'changes are not changed'); END;
CREATE TRIGGER changes_delete BEFORE DELETE ON changes WHEN NOT EXISTS (SELECT 1 FROM open_entry WHERE forgetting = 1) BEGIN SELECT RAISE(ABORT, 'changes are not changed'); END;
CREATE TRIGGER given_update BEFORE UPDATE ON given WHEN OLD.id IS NOT NEW.id OR OLD.uuid IS NOT NEW.uuid OR OLD.created IS NOT NEW.created OR OLD.door IS NOT NEW.door OR OLD.format IS NOT NEW.format OR OLD.target IS NOT NEW.target OR OLD.contents IS NOT NEW.contents OR OLD.cases IS NOT NEW.cases OR OLD.publication IS NOT NEW.publication BEGIN SELECT RAISE(ABORT, 'given are not changed'); END;
CREATE TRIGGER given_delete BEFORE DELETE ON given BEGIN SELECT RAISE(ABORT, 'given are not changed'); END;
