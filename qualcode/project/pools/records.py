"""What a project knows of pools: those that it was added to, and, of a sample, which documents of a pool its own are.

Nothing of it is an entry of the history, and no other file holds the secret. The register tells what left.
"""

from __future__ import annotations

import hmac
import json
import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from qualcode.project.file.store import Row, Store
from qualcode.project.watch.identity import now

_COLUMNS = "id, uuid, path, project_key, secret, details"  # no text: SQL
_BITS = 63
_BLOCK = 64  # bytes that SHA-256 takes at once, see RFC 2104


@dataclass(frozen=True, slots=True)
class PoolRecord:
    """A pool as the project knows it: its UUID, where it lay last, and the name of the project's folder in it.

    `secret` turns UUIDs into keys. `attributes` are the names on the project's list: no others go along.
    """

    uuid: str
    path: str
    project: str
    secret: bytes
    attributes: tuple[str, ...] = ()

    def key(self, uuid: str) -> int:
        """The key of what has a UUID: 63 bits of HMAC-SHA256 under the secret, so that it is no negative number."""
        digest = hmac.digest(self.secret, uuid.encode(), "sha256")
        return int.from_bytes(digest[:8], "big") >> (64 - _BITS)

    def keys(self) -> Callable[[str], int]:
        """What gives the same keys, for very many of them: what depends on the secret alone is worked out once."""
        secret = self.secret if len(self.secret) <= _BLOCK else sha256(self.secret).digest()
        block = secret.ljust(_BLOCK, b"\0")
        begun = sha256(bytes(byte ^ 0x36 for byte in block)), sha256(bytes(byte ^ 0x5C for byte in block))

        def key(uuid: str) -> int:
            inner, outer = begun[0].copy(), begun[1].copy()
            inner.update(uuid.encode())
            outer.update(inner.digest())
            return int.from_bytes(outer.digest()[:8], "big") >> (64 - _BITS)

        return key


@dataclass(frozen=True, slots=True)
class SampledDocument:
    """A document of a sample: its UUID here, of which pool and sample it is, and project and key of it there."""

    uuid: str
    pool: str
    sample: str
    project: str
    key: int


def project_key(pool: str, project: str) -> str:
    """How the folder of a project (its UUID) is called in a pool (its UUID): the same for any copy of the project."""
    return "p" + hmac.digest(pool.encode(), project.encode(), "sha256").hex()[:16]


class PoolRecords:
    """The records of one project file."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> list[PoolRecord]:
        """All pools that the project was added to. Raises ProjectDamaged."""
        return self._store.made("pools", _record, f"SELECT {_COLUMNS} FROM pools ORDER BY id")

    def of(self, uuid: str) -> PoolRecord | None:
        """The pool of that UUID, None where the project was never added to it. Raises ProjectDamaged."""
        sql = f"SELECT {_COLUMNS} FROM pools WHERE uuid = ?"
        return next(iter(self._store.made("pools", _record, sql, (uuid,))), None)

    def keep(self, uuid: str, path: Path, project: str, attributes: Iterable[str]) -> PoolRecord:
        """The record of a pool with where it lies and which attributes go along; a new one gets a secret."""
        details = json.dumps({"attributes": list(attributes)}, ensure_ascii=False)
        with self._store.history.guard.marked():
            self._store.connection.execute(
                "INSERT INTO pools (uuid, path, project_key, secret, details, created) VALUES (?, ?, ?, ?, ?, ?) "
                "ON CONFLICT (uuid) DO UPDATE SET path = excluded.path, details = excluded.details",
                (uuid, str(path), project, secrets.token_hex(32), details, now()),
            )
        kept = self.of(uuid)
        assert kept is not None  # noqa: S101 - it was just written
        return kept

    def drop(self, uuid: str) -> None:
        """Drop the record of a pool, and its secret: what is left in the pool can be told from nothing any more."""
        with self._store.history.guard.marked():
            self._store.connection.execute("DELETE FROM pools WHERE uuid = ?", (uuid,))

    def sampled(self) -> list[SampledDocument]:
        """The documents that were drawn from a pool; empty where the project is no sample."""
        rows = self._store.all(
            "SELECT document_uuid, pool_uuid, sample, project_key, document_key FROM pool_documents ORDER BY id"
        )
        return [SampledDocument(*row) for row in rows]

    def keep_sampled(self, documents: Iterable[SampledDocument]) -> None:
        """Keep which documents of a pool these are."""
        with self._store.history.guard.marked():
            self._store.connection.executemany(
                "INSERT INTO pool_documents (document_uuid, pool_uuid, sample, project_key, document_key) "
                "VALUES (?, ?, ?, ?, ?)",
                [(document.uuid, document.pool, document.sample, document.project, document.key)
                 for document in documents],
            )  # fmt: skip


def _record(row: Row) -> PoolRecord:
    _id, uuid, path, project, secret, details = row
    attributes = _details(details).get("attributes")
    named = tuple(map(str, attributes)) if isinstance(attributes, list) else ()
    return PoolRecord(uuid, path, project, bytes.fromhex(secret), named)


def _details(text: str) -> dict[str, Any]:
    try:
        said = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}
