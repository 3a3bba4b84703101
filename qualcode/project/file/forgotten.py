"""What is kept of what was forgotten: bare UUIDs, and hashes of texts and files that only this project can make.

So a copy of it that comes back, in a file or from another project, is recognised; nobody can tell from the hashes
which texts they were of, since they are keyed with a secret of the file.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from qualcode.language.forms.normalised import bare_words
from qualcode.project.file.store import Store

TEXT, FILE, PASSAGE = "text", "file", "passage"
RUN = 6
"""Words in a row that are hardly said twice by chance: by them a passage is recognised."""
_BESIDE = 3  # words on each side by which a passage of fewer words is recognised
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


def keep_uuids(store: Store, table: str, uuids: Iterable[str]) -> None:
    """Keep UUIDs of rows that were forgotten in another copy, whether they ever were here or not."""
    store.connection.executemany(
        "INSERT OR IGNORE INTO forgotten (kind, value) VALUES (?, ?)", [(table, uuid) for uuid in uuids]
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


def keep_passage(store: Store, before: str, passage: str, behind: str, others: Iterable[str]) -> bool:
    """Keep keyed hashes of the runs of words of a passage; of a short one, of its words with those beside them.

    Runs that stand in `others` too, the texts that stay, tell nothing and are left out. False where none is left: it
    is not recognised if it comes back.
    """
    words = bare_words(passage)
    if 0 < len(words) < RUN:
        words = [*bare_words(before)[-_BESIDE:], *words, *bare_words(behind)[:_BESIDE]]
        length = len(words)
    else:
        length = RUN
    runs = set(runs_of(words, length)) if length >= RUN else set()
    for text in others if runs else ():
        runs -= runs_in(runs, text)
    store.connection.executemany(
        "INSERT OR IGNORE INTO forgotten (kind, value) VALUES (?, ?)",
        [(f"{PASSAGE} {length}", value) for value in _keyed_runs(store, sorted(runs))],
    )
    return bool(runs)


def runs_of(words: Sequence[str], length: int = RUN) -> Iterator[str]:
    """So many words in a row each, joined by blanks."""
    return (" ".join(words[at : at + length]) for at in range(len(words) - length + 1))


def runs_in(runs: Iterable[str], text: str) -> set[str]:
    """Those of the runs of words that stand in a text, in whatever spelling."""
    line = f" {' '.join(bare_words(text))} "
    return {run for run in runs if f" {run} " in line}


def passages_in(store: Store, text: str) -> set[tuple[str, str]]:
    """What tells that passages which were forgotten here stand in a text, in whatever spelling; empty for none."""
    known = store.all("SELECT kind, value FROM forgotten WHERE kind LIKE ?", (f"{PASSAGE} %",))
    found: set[tuple[str, str]] = set()
    words = bare_words(text) if known else []
    for kind in sorted({kind for kind, _value in known}):
        values = {value for of, value in known if of == kind}
        length = int(kind.removeprefix(PASSAGE))
        found |= {(kind, value) for value in _keyed_runs(store, runs_of(words, length)) if value in values}
    return found


def _keyed_runs(store: Store, runs: Iterable[str]) -> Iterator[str]:
    row = store.one("SELECT secret FROM file_state")
    secret = bytes.fromhex(row[0] if row else "")
    for run in runs:
        yield hashlib.blake2b(run.encode("utf-8", "surrogatepass"), key=secret, digest_size=32).hexdigest()


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


def take_again(store: Store, texts: Iterable[str], hashes_of: Iterable[str], files: Iterable[str]) -> None:
    """Let texts, their SHA-256 and that of files come in again, as somebody asked for it, inside an open change."""
    for text in texts:
        store.connection.executemany(
            "DELETE FROM forgotten WHERE kind = ? AND value = ?", sorted(passages_in(store, text))
        )
    for kind, hashes in ((TEXT, hashes_of), (FILE, files)):
        for sha256 in set(hashes):
            store.connection.execute(
                "DELETE FROM forgotten WHERE kind = ? AND value = ?", (kind, _keyed(store, sha256))
            )


def counts(store: Store) -> dict[str, int]:
    """Kind -> how many of it are recognised: table names, “text”, “file”, “passage” (runs of words)."""
    kinds = (str(kind) for (kind,) in store.all("SELECT kind FROM forgotten ORDER BY id"))
    return dict(Counter(PASSAGE if kind.startswith(f"{PASSAGE} ") else kind for kind in kinds))


def unrecognisable(store: Store) -> int:
    """How many acts of forgetting older versions did, which kept nothing of what went."""
    row = store.one("SELECT COUNT(*) FROM entries WHERE kind = 'forget' AND schema_version < ?", (_FIRST_SCHEMA,))
    return int(row[0]) if row else 0
