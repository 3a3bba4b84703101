"""The secret of a survey, which has no project file to keep it: it lies beside the answers, for their owner alone."""

from __future__ import annotations

import json
import os
import secrets
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.pool.folder.stored_bytes import stored_bytes
from qualcode.project.pools.records import PoolRecord, project_key

SUFFIX = ".pool-secret"
_LARGEST = 1 << 20  # bytes
_BYTES = 32


def secret_file(answers: Path) -> Path:
    """Where the secret of a file of answers lies."""
    return answers.with_name(f"{answers.name}{SUFFIX}")


@contextmanager
def survey_record(answers: Path, pool: str, folder: Path) -> Iterator[tuple[PoolRecord, bool]]:
    """The record of a pool (its UUID) for a file of answers, and whether it is new; a new one is kept at the end.

    Raises QualcodeError where the secret cannot be read or written.
    """
    path = secret_file(answers)
    known = _read(path)
    survey = known.get("survey") or str(uuid.uuid4())
    pools: dict[str, str] = known.get("pools", {})
    is_new = pool not in pools
    secret = secrets.token_bytes(_BYTES) if is_new else bytes.fromhex(pools[pool])
    if is_new:
        _write(path, {"survey": survey, "pools": {**pools, pool: secret.hex()}})
    try:
        yield PoolRecord(pool, str(folder), project_key(pool, survey), secret), is_new
    except BaseException:
        if is_new:
            with suppress(OSError, QualcodeError):
                if pools:
                    _write(path, {"survey": survey, "pools": pools})
                else:
                    path.unlink()
        raise


def known_survey(answers: Path, pool: str, folder: Path) -> PoolRecord | None:
    """The record of a pool (its UUID) for a file of answers that was added to it; None where it was not.

    Raises QualcodeError where the secret cannot be read.
    """
    known = _read(secret_file(answers))
    secret = known.get("pools", {}).get(pool)
    return (
        PoolRecord(pool, str(folder), project_key(pool, known["survey"]), bytes.fromhex(secret)) if secret else None
    )


def drop_survey(answers: Path, pool: str) -> None:
    """Drop the secret of a pool: what is left there can be told from nothing any more. Raises QualcodeError."""
    path = secret_file(answers)
    known = _read(path)
    if known:
        _write(path, {**known, "pools": {uuid: kept for uuid, kept in known["pools"].items() if uuid != pool}})


def _read(path: Path) -> dict[str, Any]:
    """What the file says; nothing where there is none. Raises QualcodeError for what is none of this program."""
    try:
        said = json.loads(stored_bytes(path, _LARGEST))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError) as error:
        raise _unreadable(path) from error
    match said:
        case {"survey": str(survey), "pools": dict(pools)} if survey and all(map(_is_secret, pools.values())):
            return {"survey": survey, "pools": pools}
    raise _unreadable(path)


def _is_secret(value: object) -> bool:
    try:
        return isinstance(value, str) and len(bytes.fromhex(value)) == _BYTES
    except ValueError:
        return False


def _unreadable(path: Path) -> QualcodeError:
    return QualcodeError(
        _("“{name}” cannot be read as the secret of a survey.", name=path.name),
        _("Bring it back from a copy. Without it the survey can be taken out of the pool and added anew only."),
    )


def _write(path: Path, said: dict[str, Any]) -> None:
    """Write it whole, for its owner alone. Raises QualcodeError."""
    unfinished = path.with_name(f".{path.name[:80]}.{secrets.token_hex(4)}.new")
    try:
        handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(said, file)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError as error:
        raise QualcodeError(
            _("The secret of the keys cannot be written beside the answers: {why}.", why=error.strerror or error),
            _("Copy the answers into a folder in which you may write."),
        ) from error
    finally:
        unfinished.unlink(missing_ok=True)
