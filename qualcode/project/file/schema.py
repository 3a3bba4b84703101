"""The tables of a project file, and the triggers that write its history.

Logged tables are STRICT, hold INTEGER and TEXT only, have a UUID in every row, deferred foreign keys without
any cascade, and no UNIQUE on positions. Their triggers refuse a write outside an open entry and keep the old
image of each touched row. Texts and their structure are immutable and stand outside the log.

Who changes a statement here makes a new version: first keep a file of the present one (`tests/files/make.py`, which
freezes its statements too), then raise VERSION and add a step to `migrations.py`.
"""

from __future__ import annotations

import sqlite3
from functools import lru_cache
from pathlib import Path

from qualcode.project.file.tables.of_codebooks import INDEXES_OF_CODEBOOKS, OF_CODEBOOKS
from qualcode.project.file.tables.of_copies import OF_COPIES
from qualcode.project.file.tables.of_pools import OF_POOLS
from qualcode.project.file.tables.of_teams import OF_TEAMS
from qualcode.project.file.tables.references import may_refer, refers

APPLICATION_ID = 0x51434F44  # "QCOD"
VERSION = 11  # the number of migrations
_FROZEN = Path(__file__).parent / "frozen"  # schema-N.sql: what files of version N hold, letter by letter
# what SQLite and sqlite-utils add of their own, as (kind, name)
OF_OTHERS = {
    ("table", "sqlite_sequence"),
    ("table", "sqlite_stat1"),
    ("table", "_sqlite_migrations"),
    ("index", "idx__sqlite_migrations_migration_set_name"),
}

_ROW = "id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE"


# Logged: every change is in the history and can be undone.
LOGGED: dict[str, str] = {
    "settings": "name TEXT NOT NULL UNIQUE, value TEXT NOT NULL",
    "coders": """
        name TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL CHECK (kind IN ('person', 'machine', 'consensus', 'model')),
        role TEXT NOT NULL CHECK (role IN ('coder', 'lead', 'guest'))""",
    "cases": "name TEXT NOT NULL UNIQUE",
    "documents": f"""
        name TEXT NOT NULL UNIQUE,
        label TEXT NOT NULL,
        text_id {refers("texts")},
        structure_id {refers("structures")},
        case_id {may_refer("cases")},
        context TEXT NOT NULL,
        file_name TEXT NOT NULL,
        file_sha256 TEXT NOT NULL,
        reader TEXT NOT NULL,
        reader_version TEXT NOT NULL,
        how_read TEXT NOT NULL,
        transcription TEXT NOT NULL,
        created TEXT NOT NULL""",
    "speakers": f"""
        document_id {refers("documents")},
        name TEXT NOT NULL,
        role TEXT NOT NULL CHECK (role IN ('asks', 'answers', 'moderates', 'other')),
        case_id {may_refer("cases")},
        UNIQUE (document_id, name)""",
    "attributes": f"""
        case_id {may_refer("cases")},
        document_id {may_refer("documents")},
        speaker_id {may_refer("speakers")},
        name TEXT NOT NULL,
        value TEXT NOT NULL,
        CHECK ((case_id IS NOT NULL) + (document_id IS NOT NULL) + (speaker_id IS NOT NULL) = 1),
        UNIQUE (case_id, name), UNIQUE (document_id, name), UNIQUE (speaker_id, name)""",
    "codes": f"""
        parent_id {may_refer("codes")},
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        colour TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('factual', 'thematic', 'evaluative', 'analytic', 'in vivo')),
        origin TEXT NOT NULL CHECK (origin IN ('deductive', 'inductive')),
        source TEXT NOT NULL,
        weight_meaning TEXT NOT NULL,
        exclusive INTEGER NOT NULL CHECK (exclusive IN (0, 1)),
        short_key TEXT NOT NULL,
        ordered INTEGER NOT NULL CHECK (ordered IN (0, 1))""",
    "code_rules": f"""
        code_id {refers("codes")},
        version INTEGER NOT NULL CHECK (version >= 1),
        definition TEXT NOT NULL,
        include TEXT NOT NULL,
        exclude TEXT NOT NULL,
        borders TEXT NOT NULL,
        change TEXT NOT NULL CHECK (change IN ('rule', 'editorial')),
        note TEXT NOT NULL,
        created TEXT NOT NULL,
        UNIQUE (code_id, version)""",
    "anchors": f"""
        code_id {refers("codes")},
        position INTEGER NOT NULL,
        coding_id {may_refer("codings")},
        text TEXT NOT NULL,
        label TEXT NOT NULL,
        invented INTEGER NOT NULL CHECK (invented IN (0, 1)),
        coding_uuid TEXT NOT NULL""",
    "related_codes": f"""
        code_id {refers("codes")},
        position INTEGER NOT NULL,
        related_id {may_refer("codes")},
        name TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('related', 'strategy', 'mechanism', 'border', 'contrast', 'cause'))""",
    # `layout` is the file that it was taken in from, without its values: comments and order of the keys
    "codebooks": """
        name TEXT NOT NULL UNIQUE,
        description TEXT NOT NULL,
        layout TEXT NOT NULL""",
    "assignments": f"""
        document_id {refers("documents")},
        coder_id {refers("coders")},
        assigned INTEGER NOT NULL CHECK (assigned IN (0, 1)),
        state TEXT NOT NULL CHECK (state IN ('open', 'working', 'finished')),
        round INTEGER NOT NULL CHECK (round >= 1),
        UNIQUE (document_id, coder_id, round)""",
    "codings": f"""
        document_id {refers("documents")},
        start INTEGER NOT NULL CHECK (start >= 0),
        "end" INTEGER NOT NULL CHECK ("end" > start),
        code_id {refers("codes")},
        rule_id {refers("code_rules")},
        coder_id {refers("coders")},
        polarity TEXT NOT NULL CHECK (polarity IN ('present', 'absent', 'mixed')),
        weight INTEGER CHECK (weight BETWEEN 0 AND 100),
        paraphrase TEXT NOT NULL,
        round INTEGER NOT NULL CHECK (round >= 1),
        created TEXT NOT NULL""",
    "memos": f"""
        case_id {may_refer("cases")},
        document_id {may_refer("documents")},
        code_id {may_refer("codes")},
        coding_id {may_refer("codings")},
        start INTEGER,
        "end" INTEGER,
        kind TEXT NOT NULL CHECK (kind IN ('rule', 'theory', 'method', 'case', 'question', 'paraphrase', 'other')),
        title TEXT NOT NULL,
        text TEXT NOT NULL,
        author_id {refers("coders")},
        created TEXT NOT NULL,
        changed TEXT NOT NULL,
        closed INTEGER NOT NULL CHECK (closed IN (0, 1)),
        CHECK ((case_id IS NOT NULL) + (document_id IS NOT NULL)
               + (code_id IS NOT NULL) + (coding_id IS NOT NULL) <= 1),
        CHECK ((start IS NULL) = ("end" IS NULL)),
        CHECK (start IS NULL OR (document_id IS NOT NULL AND start >= 0 AND "end" > start))""",
    "revisions": f"""
        document_id {refers("documents")},
        old_sha256 TEXT NOT NULL,
        new_sha256 TEXT NOT NULL,
        mapping TEXT NOT NULL,
        created TEXT NOT NULL""",
    "orphans": f"""
        document_id {refers("documents")},
        text_sha256 TEXT NOT NULL,
        start INTEGER NOT NULL CHECK (start >= 0),
        "end" INTEGER NOT NULL CHECK ("end" > start),
        proposed_start INTEGER CHECK (proposed_start >= 0),
        proposed_end INTEGER CHECK (proposed_end > proposed_start),
        reason TEXT NOT NULL CHECK (reason IN ('lost', 'uncertain', 'double')),
        coder_id {refers("coders")},
        code_id {may_refer("codes")},
        rule_id {may_refer("code_rules")},
        coding_uuid TEXT NOT NULL,
        coding TEXT NOT NULL,
        attached TEXT NOT NULL,
        CHECK ((proposed_start IS NULL) = (proposed_end IS NULL)),
        CHECK ((code_id IS NULL) = (rule_id IS NULL) AND (code_id IS NULL) = (coding_uuid = ''))""",
    "quotation_edits": f"""
        coding_id {refers("codings")},
        position INTEGER NOT NULL,
        start INTEGER NOT NULL CHECK (start >= 0),
        length INTEGER NOT NULL CHECK (length >= 0),
        replacement TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('omission', 'insertion', 'replacement', 'case', 'emphasis'))""",
    "good_marks": f"""
        coding_id {refers("codings")},
        coder_id {refers("coders")},
        created TEXT NOT NULL""",
    "quotation_ids": f"""
        coding_id {refers("codings")},
        name TEXT NOT NULL UNIQUE""",
    "labels": """
        name TEXT NOT NULL UNIQUE,
        population INTEGER CHECK (population >= 1),
        wave TEXT NOT NULL,
        source_kind TEXT NOT NULL""",
    "publications": """
        name TEXT NOT NULL UNIQUE,
        seed INTEGER NOT NULL,
        created TEXT NOT NULL""",
    "published_quotations": f"""
        publication_id {refers("publications")},
        coding_id {may_refer("codings")},
        coding_uuid TEXT NOT NULL,
        code TEXT NOT NULL""",
    "accepted_findings": f"""
        fingerprint TEXT NOT NULL UNIQUE,
        document_id {may_refer("documents")},
        coder_id {refers("coders")},
        reason TEXT NOT NULL,
        created TEXT NOT NULL""",
    # what was said of one document by hand or by its import; empty where nothing was
    "origins": f"""
        document_id {refers("documents")} UNIQUE,
        wave TEXT NOT NULL,
        source_kind TEXT NOT NULL""",
    "topics": """
        position INTEGER NOT NULL,
        name TEXT NOT NULL UNIQUE""",
    # the question as a wave asked it; the wave is empty for one that every wave asked
    "topic_waves": f"""
        topic_id {refers("topics")},
        wave TEXT NOT NULL,
        question TEXT NOT NULL,
        UNIQUE (topic_id, wave)""",
    # a question as it was asked in a text; of an answer to a survey its whole text
    "topic_assignments": f"""
        topic_id {refers("topics")},
        document_id {refers("documents")},
        start INTEGER NOT NULL CHECK (start >= 0),
        "end" INTEGER NOT NULL CHECK ("end" > start),
        author_id {refers("coders")},
        created TEXT NOT NULL""",
    # of a case and a code, without a case of a code; `passages` tells by ids and edges, never by words, on which
    # passages it was written
    "summaries": f"""
        case_id {may_refer("cases")},
        code_id {refers("codes")},
        text TEXT NOT NULL,
        author_id {refers("coders")},
        passages TEXT NOT NULL,
        created TEXT NOT NULL,
        changed TEXT NOT NULL,
        UNIQUE (case_id, code_id)""",
    "document_groups": "name TEXT NOT NULL UNIQUE",
    "group_members": (
        f"group_id {refers('document_groups')}, document_id {refers('documents')}, "
        "UNIQUE (group_id, document_id)"  # no text: SQL
    ),
    "research_questions": """
        position INTEGER NOT NULL,
        text TEXT NOT NULL UNIQUE""",
    "research_links": f"""
        question_id {refers("research_questions")},
        code_id {may_refer("codes")},
        memo_id {may_refer("memos")},
        CHECK ((code_id IS NOT NULL) + (memo_id IS NOT NULL) = 1),
        UNIQUE (question_id, code_id), UNIQUE (question_id, memo_id)""",
    # what the reader of a document is not sure of; the author is who settled it
    "doubts": f"""
        document_id {refers("documents")},
        kind TEXT NOT NULL,
        start INTEGER,
        "end" INTEGER,
        example TEXT NOT NULL,
        times INTEGER NOT NULL CHECK (times >= 1),
        "values" TEXT NOT NULL,
        settled INTEGER NOT NULL CHECK (settled IN (0, 1)),
        author_id {may_refer("coders")},
        created TEXT NOT NULL,
        CHECK ((start IS NULL) = ("end" IS NULL)),
        CHECK (start IS NULL OR (start >= 0 AND "end" > start))""",
    # what a case, or one document of its own, agreed to; empty where it is not known
    "consents": f"""
        case_id {may_refer("cases")},
        document_id {may_refer("documents")},
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
        UNIQUE (case_id), UNIQUE (document_id)""",
    # rules of transcription of one's own; a document names them, or those that come with the program
    "transcription_rules": "name TEXT NOT NULL UNIQUE",
    "transcription_signs": f"""
        rules_id {refers("transcription_rules")},
        position INTEGER NOT NULL,
        sign TEXT NOT NULL,
        meaning TEXT NOT NULL,
        kind TEXT NOT NULL,
        quote TEXT NOT NULL CHECK (quote IN ('keep', 'words', 'drop')),
        UNIQUE (rules_id, sign)""",
    # passages that are fixed for a coder before the coding: only labels are compared there; `repeats` is the round of
    # the coder's own in which they were coded before, where they are coded again to compare the two
    "fixed_segments": f"""
        document_id {refers("documents")},
        coder_id {refers("coders")},
        start INTEGER NOT NULL CHECK (start >= 0),
        "end" INTEGER NOT NULL CHECK ("end" > start),
        position INTEGER NOT NULL,
        round INTEGER NOT NULL CHECK (round >= 1),
        repeats INTEGER CHECK (repeats >= 1 AND repeats < round)""",
    # which of several entries that changed the same apart from each other holds; `over` are the UUIDs of all of them
    "decisions": f"""
        table_name TEXT NOT NULL,
        row_uuid TEXT NOT NULL,
        field TEXT NOT NULL,
        over TEXT NOT NULL,
        chosen TEXT NOT NULL,
        coder_id {refers("coders")},
        created TEXT NOT NULL""",
    **OF_TEAMS,
    **OF_CODEBOOKS,
}

# Derived from the texts, kept by project/material/search_index.py and emptied by `forget`: each word form with what
# it is found under, and for each text the keys of its forms as little-endian numbers of 32 bits.
SEARCH: dict[str, str] = {
    "search_forms": """
        id INTEGER PRIMARY KEY,
        form TEXT NOT NULL UNIQUE,
        folded TEXT NOT NULL,
        lemmas TEXT NOT NULL""",
    "search_texts": """
        text_id INTEGER PRIMARY KEY REFERENCES texts(id),
        made_by TEXT NOT NULL,
        forms BLOB NOT NULL""",
}

# Derived, too, kept by project/quoting/checked_passages.py and emptied by `forget`: where the disclosure check found
# something in passages of a text, which are known by their hashes, and of what kind it is, never what it is.
CHECKED: dict[str, str] = {
    "checked_texts": """
        text_id INTEGER PRIMARY KEY REFERENCES texts(id),
        made_by TEXT NOT NULL,
        found TEXT NOT NULL,
        sha256 TEXT NOT NULL""",
}
DERIVED = frozenset((*SEARCH, *CHECKED))
"""Tables that lose nothing but time when they are emptied."""

# Not logged: immutable texts, the log itself, and facts about this very file. The text itself stands last in
# its row: SQLite reads a long row from the front, page by page, and its length is asked for with each coding.
UNLOGGED: dict[str, str] = {
    "texts": """
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        sha256 TEXT NOT NULL UNIQUE,
        length INTEGER NOT NULL,
        words INTEGER NOT NULL,
        text TEXT NOT NULL""",
    "structures": """
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        text_id INTEGER NOT NULL REFERENCES texts(id),
        segmenter TEXT NOT NULL,
        paragraphs TEXT NOT NULL,
        turns TEXT NOT NULL,
        sentences TEXT NOT NULL,
        marks TEXT NOT NULL,
        "inner" TEXT NOT NULL,
        lines TEXT NOT NULL,
        sha256 TEXT NOT NULL""",
    "entries": """
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL UNIQUE,
        coder_uuid TEXT,
        coder_name TEXT NOT NULL,
        created TEXT NOT NULL,
        kind TEXT NOT NULL,
        reason TEXT NOT NULL,
        schema_version INTEGER NOT NULL,
        undoes TEXT REFERENCES entries(uuid)""",
    "changes": """
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        entry_id INTEGER NOT NULL REFERENCES entries(id),
        table_name TEXT NOT NULL,
        row_id INTEGER NOT NULL,
        old TEXT""",
    "open_entry": """
        id INTEGER PRIMARY KEY CHECK (id = 1),
        entry_id INTEGER NOT NULL,
        forgetting INTEGER NOT NULL CHECK (forgetting IN (0, 1))""",
    "backups": """
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        path TEXT NOT NULL UNIQUE,
        created TEXT NOT NULL,
        reason TEXT NOT NULL""",
    # of this very file: which project it is of, whether it is a backup, by which random mark each transaction
    # can be told from all others, and the sum over the digests of its logged rows
    "file_state": """
        id INTEGER PRIMARY KEY CHECK (id = 1),
        project_uuid TEXT NOT NULL,
        secret TEXT NOT NULL,
        backup INTEGER NOT NULL CHECK (backup IN (0, 1)),
        former TEXT NOT NULL,
        present TEXT NOT NULL,
        digest TEXT NOT NULL""",
    # what may never come back: UUIDs, and hashes of texts keyed with the secret of the project
    "forgotten": """
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL,
        value TEXT NOT NULL,
        UNIQUE (kind, value)""",
    # what was begun outside of a transaction and is not finished yet, such as files being written
    "begun": """
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL,
        path TEXT NOT NULL,
        details TEXT NOT NULL,
        created TEXT NOT NULL""",
    # the register of what left the project; contents hold ids alone, by document
    "given": """
        id INTEGER PRIMARY KEY AUTOINCREMENT,
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
        publication TEXT NOT NULL""",
    **OF_COPIES,
    **OF_POOLS,
    **SEARCH,
    **CHECKED,
}

INDEXES: dict[str, str] = {
    "changes_by_row": "changes(table_name, row_id)",  # no text: SQL
    "changes_by_entry": "changes(entry_id)",
    "entries_by_undone": "entries(undoes)",
    "documents_by_file": "documents(file_sha256)",
    "structures_by_text": "structures(text_id)",
    "codings_by_document": "codings(document_id, start)",  # no text: SQL
    "codings_by_code": "codings(code_id)",
    "codings_by_coder": "codings(coder_id)",
    "codings_by_rule": "codings(rule_id)",
    "memos_by_coding": "memos(coding_id)",
    "memos_by_document": "memos(document_id)",
    "revisions_by_document": "revisions(document_id)",
    "orphans_by_document": "orphans(document_id)",
    "anchors_by_code": "anchors(code_id)",
    "anchors_by_coding": "anchors(coding_id)",
    "related_codes_by_code": "related_codes(code_id)",
    "quotation_edits_by_coding": "quotation_edits(coding_id)",
    "good_marks_by_coding": "good_marks(coding_id, coder_id)",  # no text: SQL
    "quotation_ids_by_coding": "quotation_ids(coding_id, name)",  # no text: SQL
    "published_quotations_by_coding": "published_quotations(coding_id)",
    "topic_assignments_by_document": "topic_assignments(document_id, start)",  # no text: SQL
    "summaries_by_code": "summaries(code_id)",
    "group_members_by_document": "group_members(document_id)",
    "research_links_by_code": "research_links(code_id)",
    "research_links_by_memo": "research_links(memo_id)",
    "doubts_by_document": "doubts(document_id)",
    "fixed_segments_by_document": "fixed_segments(document_id, coder_id, start)",  # no text: SQL
    "decisions_by_row": "decisions(table_name, row_uuid)",  # no text: SQL
    "consensus_decisions_by_document": "consensus_decisions(document_id)",
    "norming_passages_by_session": "norming_passages(session_id, position)",  # no text: SQL
    "norming_passages_by_document": "norming_passages(document_id)",
    "norming_votes_by_code": "norming_votes(code_id)",
    "arrived_by_merge": "arrived(merge_uuid)",
    "carried_by_row": "carried(table_name, row_uuid)",  # no text: SQL
    "shared_entries_by_entry": "shared_entries(entry_uuid)",
    **INDEXES_OF_CODEBOOKS,
}


def create_statements() -> dict[str, str]:
    """The statements that make an empty project file's tables and indexes, by name."""
    made = {name: f"CREATE TABLE {name} ({body.strip()}) STRICT" for name, body in UNLOGGED.items()}
    made |= {name: f"CREATE TABLE {name} ({_ROW}, {body.strip()}) STRICT" for name, body in LOGGED.items()}
    return made | {name: f"CREATE INDEX {name} ON {on}" for name, on in INDEXES.items()}


def statements(version: int) -> dict[str, str]:
    """The statements that make the tables and indexes of that version, by name."""
    if version == VERSION:
        return create_statements()
    return {name: sql for (kind, name), sql in frozen(version).items() if kind != "trigger"}


def expected(connection: sqlite3.Connection, version: int = VERSION) -> dict[tuple[str, str], str]:
    """All that a file of that version must hold, by kind and name: tables, indexes, triggers.

    A trigger may have the name of a table.
    """
    if version != VERSION:
        return frozen(version)
    made = create_statements() | expected_triggers(connection)
    return {(kind_of(sql), name): sql for name, sql in made.items()}


@lru_cache
def frozen(version: int) -> dict[tuple[str, str], str]:
    """All that a file of an older version holds, by kind and name; empty where there was no such version."""
    path = _FROZEN / f"schema-{version}.sql"
    if not path.is_file():
        return {}
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("--")]
    found = [sql for sql in "\n".join([*lines, ""]).split(";\n") if sql]
    return {(kind_of(sql), sql.split(maxsplit=3)[2]): sql for sql in found}


def kind_of(sql: str) -> str:
    """What a statement makes: “table”, “index”, “trigger”."""
    return sql.split(maxsplit=2)[1].lower()


_GUARD = "SELECT RAISE(ABORT, 'no open entry') WHERE NOT EXISTS (SELECT 1 FROM open_entry)"
# to whom something went may be learned later; what went may not be changed
_OTHER_THAN_RECIPIENT = " OR ".join(
    f"OLD.{name} IS NOT NEW.{name}"
    for name in ("id", "uuid", "created", "door", "format", "target", "contents", "cases", "publication")
)
_NOT_FORGETTING = "NOT EXISTS (SELECT 1 FROM open_entry WHERE forgetting = 1)"


def expected_triggers(connection: sqlite3.Connection) -> dict[str, str]:
    """The triggers that the file must have, by name, generated from the columns of its own tables."""
    triggers: dict[str, str] = {}
    for table in LOGGED:
        triggers.update(_log_triggers(table, tuple(column_names(connection, table))))
    for table in ("texts", "structures", "entries", "changes"):
        triggers[f"{table}_update"] = _fixed(table, "UPDATE", "" if table == "texts" else _NOT_FORGETTING)
        triggers[f"{table}_delete"] = _fixed(table, "DELETE", _NOT_FORGETTING)
    triggers["given_update"] = _fixed("given", "UPDATE", _OTHER_THAN_RECIPIENT)
    triggers["given_delete"] = _fixed("given", "DELETE", "")
    return triggers


def column_names(connection: sqlite3.Connection, table: str) -> list[str]:
    """The columns of a table in order; empty where there is no such table."""
    return [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]


def rebuild_triggers(connection: sqlite3.Connection) -> None:
    """Drop all triggers and write those that belong to the present tables; call it inside a transaction."""
    drop_triggers(connection)
    for statement in expected_triggers(connection).values():
        connection.execute(statement)


def drop_triggers(connection: sqlite3.Connection) -> None:
    """Take all triggers away: for migrations, and for files that are made or repaired."""
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f'DROP TRIGGER "{name}"')


def strip_copy(copy: sqlite3.Connection) -> None:
    """Take all triggers of a copy in memory away at once; call it outside a transaction.

    Dropping them one by one takes three times as long, at every look into the past and every check.
    """
    copy.execute("PRAGMA writable_schema = ON")
    copy.execute("DELETE FROM sqlite_master WHERE type = 'trigger'")
    copy.execute("PRAGMA writable_schema = RESET")


@lru_cache
def _log_triggers(table: str, names: tuple[str, ...]) -> dict[str, str]:
    image = "json_object({})".format(", ".join(f"'{name}', OLD.\"{name}\"" for name in names))
    changed = " OR ".join(f'OLD."{name}" IS NOT NEW."{name}"' for name in names)
    identity = "SELECT RAISE(ABORT, 'a row keeps its identity') WHERE OLD.id <> NEW.id OR OLD.uuid <> NEW.uuid"

    def log(row: str, old: str) -> str:
        return (
            "INSERT INTO changes (entry_id, table_name, row_id, old) "
            f"SELECT entry_id, '{table}', {row}, {old} FROM open_entry"
        )

    def trigger(act: str, when: str, *steps: str) -> str:
        body = "; ".join((_GUARD, *steps))
        return f"CREATE TRIGGER {table}_{act.lower()} AFTER {act} ON {table}{when} BEGIN {body}; END"

    return {
        f"{table}_insert": trigger("INSERT", "", log("NEW.id", "NULL")),
        f"{table}_update": trigger("UPDATE", f" WHEN {changed}", identity, log("OLD.id", image)),  # no text: SQL
        f"{table}_delete": trigger("DELETE", "", log("OLD.id", image)),
    }


def _fixed(table: str, act: str, unless: str) -> str:
    when = f" WHEN {unless}" if unless else ""  # no text: SQL
    verb = act.lower()
    return (
        f"CREATE TRIGGER {table}_{verb} BEFORE {act} ON {table}{when} "
        f"BEGIN SELECT RAISE(ABORT, '{table} are not changed'); END"
    )
