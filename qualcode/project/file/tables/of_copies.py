"""The tables for work in several copies of a project: merges, packages, shared folders. None is logged."""

from __future__ import annotations

OF_COPIES: dict[str, str] = {
    # entries that were made in another copy, and with which merge (an entry of this copy) they came in; `package` is
    # the UUID of the package that one was made in while nothing of others was there, else empty
    "arrived": """
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        entry_uuid TEXT NOT NULL UNIQUE,
        merge_uuid TEXT NOT NULL,
        source TEXT NOT NULL,
        created TEXT NOT NULL,
        package TEXT NOT NULL""",
    # what an entry from another copy did to a row there, where the history here does not say the same: since both
    # copies changed the row, or one row stands for two
    "carried": """
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        entry_uuid TEXT NOT NULL,
        table_name TEXT NOT NULL,
        row_uuid TEXT NOT NULL,
        parents TEXT NOT NULL,
        old TEXT,
        new TEXT,
        text_sha256 TEXT NOT NULL,
        UNIQUE (entry_uuid, table_name, row_uuid)""",
    # entries that came before what they rest on
    "waiting": """
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        entry_uuid TEXT NOT NULL UNIQUE,
        entry TEXT NOT NULL,
        needs TEXT NOT NULL,
        source TEXT NOT NULL,
        created TEXT NOT NULL""",
    # rows of other copies that stand for one of here, as both are the same thing
    "aliases": """
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        table_name TEXT NOT NULL,
        uuid TEXT NOT NULL,
        target TEXT NOT NULL,
        UNIQUE (table_name, uuid)""",
    # derived from entries and decisions: fields whose values differ between copies until somebody decides
    "conflicts": """
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        table_name TEXT NOT NULL,
        row_uuid TEXT NOT NULL,
        field TEXT NOT NULL,
        heads TEXT NOT NULL,
        UNIQUE (table_name, row_uuid, field)""",
    # of a package: from which entry it was cut, and for whom
    "cut": """
        id INTEGER PRIMARY KEY CHECK (id = 1),
        package_uuid TEXT NOT NULL,
        entry_uuid TEXT NOT NULL,
        coder_uuid TEXT NOT NULL,
        details TEXT NOT NULL,
        created TEXT NOT NULL""",
    # of a package: the entries that last touched each of its rows in the project that it was cut from
    "bases": """
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        table_name TEXT NOT NULL,
        row_uuid TEXT NOT NULL,
        entries TEXT NOT NULL,
        UNIQUE (table_name, row_uuid)""",
    # folders that copies are kept in step by, and what was read and written there; keys lie in the folders alone
    "shared_folders": """
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL UNIQUE,
        path TEXT NOT NULL,
        details TEXT NOT NULL,
        created TEXT NOT NULL""",
    "shared_files": """
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        folder_id INTEGER NOT NULL REFERENCES shared_folders(id),
        name TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        own INTEGER NOT NULL CHECK (own IN (0, 1)),
        created TEXT NOT NULL,
        UNIQUE (folder_id, sha256)""",
    "shared_entries": """
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        folder_id INTEGER NOT NULL REFERENCES shared_folders(id),
        entry_uuid TEXT NOT NULL,
        place TEXT NOT NULL,
        UNIQUE (folder_id, entry_uuid, place)""",
    # notes of what was erased, by UUID alone, and which copies confirmed that they erased it, too
    "erasures": """
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL UNIQUE,
        details TEXT NOT NULL,
        confirmed TEXT NOT NULL,
        applied INTEGER NOT NULL CHECK (applied IN (0, 1)),
        created TEXT NOT NULL""",
}
