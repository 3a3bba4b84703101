"""The tables of what a project knows of pools, the folders that hold thousands of projects. None is logged.

The secret of a pool never leaves the file: no package, no exchange and no export of the project holds it.
"""

from __future__ import annotations

OF_POOLS: dict[str, str] = {
    # pools that the project was added to: the pool's UUID, where it lay last, the name of the project's folder there,
    # the secret under which UUIDs become keys, what goes along (JSON)
    "pools": """
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uuid TEXT NOT NULL UNIQUE,
        path TEXT NOT NULL,
        project_key TEXT NOT NULL,
        secret TEXT NOT NULL,
        details TEXT NOT NULL,
        created TEXT NOT NULL""",
    # of a project that was drawn as a sample from a pool: which document of the pool each of its documents is
    "pool_documents": """
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        pool_uuid TEXT NOT NULL,
        sample TEXT NOT NULL,
        project_key TEXT NOT NULL,
        document_key INTEGER NOT NULL,
        document_uuid TEXT NOT NULL UNIQUE,
        UNIQUE (pool_uuid, sample, document_key)""",
}
