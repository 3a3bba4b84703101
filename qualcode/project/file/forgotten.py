"""What is kept of what was forgotten: bare UUIDs, and hashes of texts and files that only this project can make.

So a copy of it that comes back, in a file or from another project, is recognised; nobody can tell from the hashes
which texts they were of, since they are keyed with a secret of the file.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections import Counter
from collections.abc import Iterable

from qualcode.project.file.store import Store

TEXT, FILE = "text", "file"
LEAST_WORDS = 8  # of a text that is recognised: shorter ones, such as “no” in a table, may be anybody's
_FIRST_SCHEMA = 2  # what older programs forgot left no trace


def keep_row(store: Store, table: str, key: int) -> None:
    """Keep the UUID of a row, living or only in the history."""
    store.connection.execute(
        f"INSERT OR IGNORE INTO forgotten (kind, value) SELECT ?, uuid FROM {table} WHERE id = ? "
        "UNION SELECT ?, json_extract(old, '$.uuid') FROM changes "
        "WHERE table_name = ? AND row_id = ? AND old IS NOT NULL",
        (table, key, table, table, key),
    )


def keep_text(store: Store, key: int) -> None:
    """Keep the keyed hash of a text, unless it is too short to be told from others."""
    for (sha256,) in store.all("SELECT sha256 FROM texts WHERE id = ? AND words >= ?", (key, LEAST_WORDS)):
        _keep(store, TEXT, sha256)


def keep_files(store: Store, document: int) -> None:
    """Keep the keyed hashes of the files that a document came from, unless others came from them too."""
    rows = store.all(
        "SELECT file_sha256 FROM documents WHERE id = ? UNION SELECT json_extract(old, '$.file_sha256') FROM changes "
        "WHERE table_name = 'documents' AND row_id = ? AND old IS NOT NULL",
        (document, document),
    )
    for (sha256,) in rows:
        if not store.one("SELECT 1 FROM documents WHERE file_sha256 = ? AND id <> ?", (sha256, document)):
            _keep(store, FILE, sha256)


def _keep(store: Store, kind: str, sha256: str) -> None:
    store.connection.execute(
        "INSERT OR IGNORE INTO forgotten (kind, value) VALUES (?, ?)", (kind, _keyed(store, sha256))
    )


def _keyed(store: Store, sha256: str) -> str:
    row = store.one("SELECT secret FROM file_state")
    return hmac.new(bytes.fromhex(row[0] if row else ""), sha256.encode("ascii"), hashlib.sha256).hexdigest()


def forgotten_among(store: Store, kind: str, hashes: Iterable[str]) -> set[str]:
    """Those of the texts or files (SHA-256) that were forgotten here, by this version or a later one."""
    known = {value for (value,) in store.all("SELECT value FROM forgotten WHERE kind = ?", (kind,))}
    return {sha256 for sha256 in set(hashes) if _keyed(store, sha256) in known} if known else set()


def has_any(store: Store, uuids: Iterable[str]) -> bool:
    """Whether something that had one of the UUIDs was forgotten here."""
    wanted = json.dumps(list(uuids))
    return bool(
        store.one("SELECT 1 FROM forgotten WHERE value IN (SELECT value FROM json_each(?)) LIMIT 1", (wanted,))
    )


def take_again(store: Store, texts: Iterable[str], files: Iterable[str]) -> None:
    """Let texts and files (SHA-256) come in again, as somebody asked for it, inside an open change."""
    for kind, hashes in ((TEXT, texts), (FILE, files)):
        for sha256 in set(hashes):
            store.connection.execute(
                "DELETE FROM forgotten WHERE kind = ? AND value = ?", (kind, _keyed(store, sha256))
            )


def counts(store: Store) -> dict[str, int]:
    """Kind -> how many of it are recognised: table names, “text”, “file”."""
    return dict(Counter(kind for (kind,) in store.all("SELECT kind FROM forgotten ORDER BY id")))


def unrecognisable(store: Store) -> int:
    """How many acts of forgetting older versions did, which kept nothing of what went."""
    row = store.one("SELECT COUNT(*) FROM entries WHERE kind = 'forget' AND schema_version < ?", (_FIRST_SCHEMA,))
    return int(row[0]) if row else 0
