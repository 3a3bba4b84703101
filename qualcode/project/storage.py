"""Making, opening, closing and copying project files; SQLite's failures become errors with a next step."""

from __future__ import annotations

import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from qualcode.errors import (
    DiskFull,
    NotAProject,
    ProjectBusy,
    ProjectDamaged,
    ProjectFileError,
    ProjectReadOnly,
    ProjectTooNew,
)
from qualcode.project import schema
from qualcode.project.identity import now

SUFFIX = ".qualcode"
_MAGIC = b"SQLite format 3\x00"
_OLDEST_SQLITE = (3, 38, 0)
# before it, the JSON functions that our triggers call count as unsafe where the schema is not trusted
_JSON_IN_UNTRUSTED_SCHEMAS = (3, 41, 0)
_NETWORK_FILE_SYSTEMS = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "afs", "fuse.rclone"}


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn SQLite's failures into errors of this program that say what to do next."""
    try:
        yield
    except sqlite3.Error as error:
        raise _translation(path, error) from error


def _translation(path: Path, error: sqlite3.Error) -> ProjectFileError:
    text = str(error)
    name = path.name
    if "locked" in text or "busy" in text:
        return ProjectBusy(
            f"Another process is writing to “{name}”: {text}.",
            "Nothing was changed. Close the other qualcode or wait a moment, then try again.",
        )
    if "full" in text:
        return DiskFull(
            f"There is no room left for “{name}”: {text}.",
            "Nothing was changed. Make room on the disk, then try again.",
        )
    if "readonly" in text or "unable to open" in text or "disk I/O" in text:
        return ProjectReadOnly(
            f"“{name}” cannot be written: {text}.",
            "Nothing was changed. Copy the project to a folder in which you may write.",
        )
    if "malformed" in text or "not a database" in text or "corrupt" in text:
        return ProjectDamaged(
            f"“{name}” is damaged: {text}.",
            "Keep the file, copy your latest backup beside it and open that one.",
        )
    return ProjectFileError(
        f"“{name}” refused the change: {text}.", "Nothing was changed. Run “qualcode check” on the project."
    )


def create(path: Path) -> None:
    """Make an empty project file, whole or not at all, readable by its owner only.

    Raises ProjectFileError where the file exists already or its folder cannot be written.
    """
    _demand_sqlite()
    if path.exists():
        raise ProjectFileError(
            f"“{path}” exists already.", "Choose another name, or open it with “qualcode open”."
        )
    if not path.parent.is_dir():
        raise ProjectFileError(f"There is no folder “{path.parent}”.", "Make the folder first.")
    unfinished = path.with_name(f".{path.name}.{secrets.token_hex(4)}.new")
    try:
        os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError as error:
        raise ProjectReadOnly(
            f"“{path}” cannot be made: {error.strerror}.", "Choose a folder in which you may write."
        ) from error
    try:
        _fill(unfinished)
        _publish(unfinished, path)
    finally:
        for leftover in (unfinished, *_companions(unfinished)):
            with suppress(FileNotFoundError):
                leftover.unlink()


def _fill(path: Path) -> None:
    from qualcode.project import migrations  # noqa: PLC0415 - costs 0.16 s, needed only here

    with translated(path):
        connection = sqlite3.connect(path, isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode = DELETE")
            migrations.migrate(connection)
        finally:
            connection.close()


def _publish(unfinished: Path, path: Path) -> None:
    """Give the finished file its name without ever overwriting another."""
    try:
        os.link(unfinished, path)
    except FileExistsError as error:
        raise ProjectFileError(f"“{path}” exists already.", "Choose another name.") from error
    except OSError:  # a file system without hard links
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        unfinished.replace(path)


def _companions(path: Path) -> list[Path]:
    return [path.with_name(path.name + end) for end in ("-wal", "-shm", "-journal")]


def connect(path: Path, *, backup_first: bool = True) -> tuple[sqlite3.Connection, bool]:
    """Open a project file; gives the connection, in autocommit mode, and whether it is only readable.

    A file of an older version is migrated, after a verified backup unless `backup_first` is off (for files
    that are backups themselves). Raises NotAProject, ProjectTooNew,
    ProjectDamaged (foreign triggers or views), ProjectReadOnly, ProjectBusy.
    """
    _demand_sqlite()
    version = _look_at_header(path)
    read_only = not os.access(path, os.W_OK)
    mode = "ro" if read_only else "rw"
    if not os.access(path.parent, os.W_OK):
        read_only, mode = True, "ro"
        if not _companions(path)[0].exists():
            mode = "ro&immutable=1"
    with translated(path):
        connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode={mode}", uri=True, isolation_level=None, check_same_thread=False
        )
        try:
            _prepare(connection, path, read_only=read_only)
            _refuse_foreign(connection, path)
            if version < schema.VERSION:
                if backup_first and not read_only:
                    target = backup_path(path, f"schema-{version}")
                    backup(connection, target, reason=f"before schema {schema.VERSION}")
                _bring_up(connection, path, version, read_only=read_only)
        except BaseException:
            connection.close()
            raise
    return connection, read_only


def _demand_sqlite() -> None:
    if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
        raise ProjectFileError(
            f"This Python brings SQLite {sqlite3.sqlite_version}; qualcode needs 3.38 or newer.",
            "Use a newer Python (3.11 from python.org brings one that is new enough).",
        )


def _look_at_header(path: Path) -> int:
    """The schema version, read without opening the database, so that a refused file stays untouched."""
    if not path.exists():
        raise NotAProject(
            f"There is no file “{path}”.", "Check the name, or make a project with “qualcode new”."
        )
    if not path.is_file():
        raise NotAProject(f"“{path}” is not a file.", "Name the project file (NAME.qualcode).")
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except OSError as error:
        raise ProjectReadOnly(
            f"“{path}” cannot be read: {error.strerror}.", "Ask for the right to read it, or copy it."
        ) from error
    if not header.startswith(_MAGIC) or int.from_bytes(header[68:72], "big") != schema.APPLICATION_ID:
        raise NotAProject(
            f"“{path}” is no qualcode project.", "To read a text into a project, use “qualcode import”."
        )
    version = int.from_bytes(header[60:64], "big")
    if version > schema.VERSION:
        raise ProjectTooNew(
            f"“{path}” was written by a newer qualcode (schema {version}, this one knows {schema.VERSION}).",
            "The file was left untouched. Update qualcode to open it.",
        )
    return version


def _prepare(connection: sqlite3.Connection, path: Path, *, read_only: bool) -> None:
    for pragma in (
        "busy_timeout = 5000",
        "trusted_schema = OFF",
        "foreign_keys = ON",
        "recursive_triggers = ON",
        "secure_delete = ON",
        "temp_store = MEMORY",
        "synchronous = FULL",
    ):
        connection.execute(f"PRAGMA {pragma}")
    if not read_only:
        use_best_journal(connection, path)


def use_best_journal(connection: sqlite3.Connection, path: Path) -> None:
    """Write ahead where the file system allows it, else with a rollback journal."""
    connection.execute(f"PRAGMA journal_mode = {'DELETE' if on_network_drive(path) else 'WAL'}")


def on_network_drive(path: Path) -> bool:
    """Whether the file lies on a drive of another machine, as far as the system tells (Linux)."""
    mounts = Path("/proc/mounts")
    if not mounts.is_file():
        return False
    best, kind = "", ""
    place = str(path.resolve())
    for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines():
        fields = line.split()
        if len(fields) < 3:
            continue
        folder = fields[1].replace("\\040", " ")
        inside = place == folder or place.startswith(folder.rstrip("/") + "/")
        if inside and len(folder) >= len(best):
            best, kind = folder, fields[2]
    return kind in _NETWORK_FILE_SYSTEMS


def _refuse_foreign(connection: sqlite3.Connection, path: Path) -> None:
    """Compare the whole schema with our own; only then may its triggers run."""
    found: dict[str, str] = dict(
        connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%'"
        )
    )
    expected = schema.expected(connection)
    foreign = sorted(found.keys() - expected.keys() - schema.OF_THE_MIGRATIONS)
    if connection.execute("PRAGMA user_version").fetchone()[0] == schema.VERSION:
        foreign += sorted(name for name, sql in expected.items() if found.get(name, sql) != sql)
        foreign += sorted(f"{name} (missing)" for name in expected.keys() - found.keys())
    if foreign:
        raise ProjectDamaged(
            f"“{path.name}” carries tables, triggers or views that qualcode did not write: "
            f"{', '.join(foreign[:5])}.",
            "The file was not changed. Do not use it; open a backup, or ask whoever sent it.",
        )
    if sqlite3.sqlite_version_info < _JSON_IN_UNTRUSTED_SCHEMAS:
        connection.execute("PRAGMA trusted_schema = ON")


def _bring_up(connection: sqlite3.Connection, path: Path, version: int, *, read_only: bool) -> None:
    from qualcode.project import migrations  # noqa: PLC0415 - costs 0.16 s, needed only for old files

    if read_only:
        raise ProjectReadOnly(
            f"“{path.name}” is of an older version (schema {version}) and cannot be written.",
            "Copy it to a folder in which you may write and open the copy.",
        )
    migrations.migrate(connection)


def backup_path(path: Path, why: str = "backup") -> Path:
    """A free name beside the project for a copy made now."""
    stamp = now().replace(":", "").replace("-", "")[:15]
    candidate = path.with_name(f"{path.stem}.{stamp}.{why}{SUFFIX}-backup")
    number = 2
    while candidate.exists():
        candidate = path.with_name(f"{path.stem}.{stamp}.{why}-{number}{SUFFIX}-backup")
        number += 1
    return candidate


def backup(connection: sqlite3.Connection, target: Path, reason: str) -> None:
    """Copy the project into a new file, verify the copy, and list it, so that `forget` finds it.

    Raises ProjectFileError where the target exists or the copy is not whole; the copy is then removed.
    """
    if target.exists():
        raise ProjectFileError(f"“{target}” exists already.", "Choose another name for the backup.")
    try:
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        copy = sqlite3.connect(target, isolation_level=None)
        try:
            connection.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
            verdict = copy.execute("PRAGMA integrity_check").fetchone()[0]
        finally:
            copy.close()
        if verdict != "ok":
            raise ProjectDamaged(f"The backup “{target}” is not whole: {verdict}.", "Run “qualcode check”.")
    except (sqlite3.Error, ProjectDamaged, OSError) as error:
        with suppress(FileNotFoundError):
            target.unlink()
        if isinstance(error, OSError):
            raise ProjectReadOnly(
                f"The backup “{target}” cannot be written: {error.strerror}.", "Choose another folder."
            ) from error
        raise
    connection.execute(
        "INSERT INTO backups (path, created, reason) VALUES (?, ?, ?)", (str(target.resolve()), now(), reason)
    )


def close(connection: sqlite3.Connection) -> None:
    """Close the file so that a copy of it is whole: no journal is left unless another process has it open."""
    with suppress(sqlite3.Error):  # the data is committed; a busy checkpoint is done by the next who closes
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
