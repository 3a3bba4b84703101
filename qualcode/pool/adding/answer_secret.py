"""The secret of a survey, which has no project file to keep it: it lies beside the answers, for their owner alone."""

from __future__ import annotations

import json
import os
import secrets
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.pool.folder.locking import folder_to_oneself
from qualcode.pool.folder.stored_bytes import stored_bytes
from qualcode.project.pools.records import PoolRecord, project_key

if TYPE_CHECKING:
    from qualcode.pool.folder.pool import Pool

SUFFIX = ".pool-secret"
_LARGEST = 1 << 20  # bytes
_BYTES = 32


def secret_file(answers: Path) -> Path:
    """Where the secret of a file of answers lies."""
    return answers.with_name(f"{answers.name}{SUFFIX}")


@contextmanager
def survey_record(answers: Path, pool: Pool) -> Iterator[tuple[PoolRecord, bool]]:
    """The record of a pool for a file of answers, and whether it is new; a new one goes again where nobody added it.

    Raises QualcodeError where the secret cannot be read or written.
    """
    uuid, folder = pool.settings.uuid, pool.folder.absolute()
    with _alone(answers):
        record = known_survey(answers, uuid, folder)
        is_new = record is None
        record = record or _new_survey(answers, uuid, folder)
    try:
        yield record, is_new
    except BaseException:
        if is_new:
            with suppress(OSError, QualcodeError), pool.writers_lock():
                if pool.manifest(record.project) is None:  # another process may have added it meanwhile
                    _take_back(answers, uuid)
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
    with _alone(answers):
        _drop(secret_file(answers), pool)


def _take_back(answers: Path, pool: str) -> None:
    """Drop a secret that was made for nothing, with its file where it is the only one. Raises QualcodeError."""
    path = secret_file(answers)
    with _alone(answers):
        if _read(path).get("pools", {}).keys() == {pool}:
            path.unlink()
        else:
            _drop(path, pool)


@contextmanager
def _alone(answers: Path) -> Iterator[None]:
    """No other process changes secrets meanwhile, one of which would be lost. Raises QualcodeError."""
    with folder_to_oneself(answers.absolute().parent) as is_alone:
        if not is_alone:
            raise _added_elsewhere(secret_file(answers))
        yield


def _new_survey(answers: Path, pool: str, folder: Path) -> PoolRecord:
    """The record of one more pool, with a secret that is kept. Raises QualcodeError."""
    path, secret = secret_file(answers), secrets.token_bytes(_BYTES)
    known = _read(path)
    survey, pools = known.get("survey") or str(uuid.uuid4()), known.get("pools", {})
    _write(path, {"survey": survey, "pools": {**pools, pool: secret.hex()}}, is_first=not known)
    return PoolRecord(pool, str(folder), project_key(pool, survey), secret)


def _drop(path: Path, pool: str) -> None:
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


def _added_elsewhere(path: Path) -> QualcodeError:
    return QualcodeError(
        _("Another process adds these answers just now: “{name}” is there by now.", name=path.name),
        _("Wait until it is done, then try again."),
    )


def _write(path: Path, said: dict[str, Any], *, is_first: bool = False) -> None:
    """Write it whole, for its owner alone; the first time only where nothing is there. Raises QualcodeError."""
    unfinished = path.with_name(f".{path.name[:80]}.{secrets.token_hex(4)}.new")
    try:
        handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(said, file)
            file.flush()
            os.fsync(file.fileno())
        if is_first:
            _place(unfinished, path)
        else:
            unfinished.replace(path)
    except FileExistsError as error:
        raise _added_elsewhere(path) from error
    except OSError as error:
        raise QualcodeError(
            _("The secret of the keys cannot be written beside the answers: {why}.", why=error.strerror or error),
            _("Copy the answers into a folder in which you may write."),
        ) from error
    finally:
        unfinished.unlink(missing_ok=True)


def _place(unfinished: Path, path: Path) -> None:
    """Give a file its name, which nothing has yet. Raises FileExistsError, OSError."""
    try:
        path.hardlink_to(unfinished)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        unfinished.replace(path)
