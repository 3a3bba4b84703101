"""Making, opening, closing and copying project files."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from pathlib import Path

from qualcode.catalogue import _
from qualcode.errors import (
    DiskFull,
    NotAProject,
    ProjectDamaged,
    ProjectFileError,
    ProjectReadOnly,
    ProjectReplaced,
    ProjectTooNew,
    Stopped,
)
from qualcode.progress import hear, is_to_stop, stopped_by, unshown
from qualcode.project.file import file_state, schema
from qualcode.project.file.failures import translated
from qualcode.project.file.guarded import marked
from qualcode.project.watch.file_marks import read_at
from qualcode.project.watch.identity import now
from qualcode.project.watch.left_behind import set_aside
from qualcode.project.watch.lookout import ProjectConnection, is_regular
from qualcode.project.watch.new_files import NoNewFile, new_file, unfinished_for
from qualcode.project.watch.synced_places import synced_place
from qualcode.project.watch.whole_file import contents_of
from qualcode.safe_text import unwritable

SUFFIX = ".qualcode"
BUSY_MILLISECONDS = 5000  # how long to wait while another process writes
_BEAT = 100_000  # of SQLite's instructions, some milliseconds
_PART = 2_000  # pages that are copied at once, some milliseconds
_MAGIC = b"SQLite format 3\x00"
_OLDEST_SQLITE = (3, 38, 0)
# before it, the JSON functions that our triggers call count as unsafe where the schema is not trusted
_JSON_IN_UNTRUSTED_SCHEMAS = (3, 41, 0)
_MOUNTS = Path("/proc/mounts")
_NETWORK_FILE_SYSTEMS = {
    *("nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "afs", "fuse.rclone", "davfs", "fuse.davfs2"),
    *("fuse.gvfsd-fuse", "fuse.kio-fuse", "fuse.seadrive", "fuse.onedriver", "fuse.google-drive-ocamlfuse"),
    *("ceph", "lustre", "beegfs", "gpfs", "fuse.glusterfs"),
}


def create(path: Path, fill: Callable[[Path], None] | None = None) -> None:
    """Make a project file, whole or not at all, readable by its owner only.

    `fill` gets the unfinished file, under another name, and writes what it begins with. What a killed process left
    unfinished in the folder goes. Raises ProjectFileError where the file exists already or its folder cannot be
    written.
    """
    _demand_sqlite()
    if not path.parent.is_dir():
        raise ProjectFileError(_("There is no folder “{folder}”.", folder=path.parent), _("Make the folder first."))
    try:
        with new_file(path) as unfinished:
            _fill(unfinished, path)
            if fill:
                try:
                    with unshown():
                        fill(unfinished)
                except DiskFull as full:
                    raise DiskFull(
                        _("There is no room left for “{name}”.", name=path.name),
                        _("No file was made. Make room on the disk, then try again."),
                    ) from full
    except NoNewFile as refused:
        if isinstance(refused.error, FileExistsError):
            raise ProjectFileError(
                _("“{path}” exists already.", path=path), _("Choose another name, or open it with “qualcode open”.")
            ) from refused
        raise ProjectReadOnly(
            _("“{path}” cannot be made: {why}.", path=path, why=refused.error.strerror),
            _("Choose a folder in which you may write."),
        ) from refused


def _fill(unfinished: Path, path: Path) -> None:
    from qualcode.project.file import migrations  # costs 0.16 s, needed only here

    with translated(path):
        connection = sqlite3.connect(unfinished, isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode = DELETE")
            migrations.make(connection)
        finally:
            connection.close()


def _companions(path: Path) -> list[Path]:
    return [path.with_name(path.name + end) for end in ("-wal", "-shm", "-journal")]


def connect(path: Path, *, backup_first: bool = True) -> tuple[ProjectConnection, bool]:
    """Open a project file; gives the connection, in autocommit mode, and whether it is only readable.

    A file of an older version is migrated, after a verified backup unless `backup_first` is off (for files
    that are backups themselves). A log beside it that belongs to another file is set aside first; the connection's
    `told` says so. Raises NotAProject, ProjectTooNew, ProjectDamaged (foreign triggers or views), ProjectReadOnly,
    ProjectBusy, ProjectReplaced.
    """
    _demand_sqlite()
    descriptor = _held(path)
    read_only = not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))
    try:
        _look_at_header(path, descriptor)
        told = set_aside(path, descriptor, writable=not read_only)
        connection = _connected(path, read_only=read_only)
    except BaseException:
        ProjectConnection.let_go(descriptor)
        raise
    connection.leads_to(path, descriptor)
    connection.set_progress_handler(is_to_stop, _BEAT)
    connection.told = told
    try:
        with translated(path):
            _make_ready(connection, path, read_only=read_only, backup_first=backup_first)
    except BaseException:
        connection.close()
        raise
    return connection, read_only


def copied_into_memory(path: Path) -> sqlite3.Connection:
    """A private copy of a project file in the present version; the file itself is read and nothing else.

    Raises as `connect` does, and for what cannot be read.
    """
    _demand_sqlite()
    look_at_header(path)
    try:
        contents = contents_of(path)
    except OSError as error:
        raise ProjectReadOnly(
            _("“{path}” cannot be read: {why}.", path=path, why=error.strerror),
            _("Ask for the right to read it, or copy it."),
        ) from error
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    try:
        with translated(path):
            connection.deserialize(contents)
            _prepare(connection)
            version = int(connection.execute("PRAGMA user_version").fetchone()[0])
            _refuse_version(version, path)
            refuse_foreign(connection, path, version)
            if version < schema.VERSION:
                _bring_up(connection, path, version, read_only=False)
    except BaseException:
        connection.close()
        raise
    return connection


def _connected(path: Path, *, read_only: bool) -> ProjectConnection:
    mode = "ro" if read_only else "rw"
    if read_only and not any(companion.exists() for companion in _companions(path)):
        mode = "ro&immutable=1"  # a reader of a write-ahead file would leave a -wal that others cannot use
    with translated(path):
        connection: ProjectConnection = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode={mode}", uri=True, isolation_level=None, check_same_thread=False,
            factory=ProjectConnection,
        )  # fmt: skip
    return connection


def _make_ready(connection: ProjectConnection, path: Path, *, read_only: bool, backup_first: bool) -> None:
    if not read_only and on_network_drive(path):
        # so that a file that was written ahead elsewhere opens without shared memory
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    _prepare(connection)
    # a program that was killed may have left the header behind its -wal
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    _refuse_version(version, path)
    refuse_foreign(connection, path, version)
    if not read_only:
        use_best_journal(connection, path)
        connection.execute("PRAGMA locking_mode = NORMAL")
        connection.execute("SELECT 1 FROM sqlite_master").fetchall()  # the next access lets the lock go
    if version < schema.VERSION:
        target = None
        if backup_first and not read_only:
            target = backup_path(path, f"schema-{version}")
            with unshown():
                backup(connection, target, reason=f"before schema {schema.VERSION}")  # no text: kept in the file
        try:
            with translated(path):
                _bring_up(connection, path, version, read_only=read_only)
                connection.brought_from = version
        except Stopped:
            if target is not None:
                with stopped_by(None):
                    target.unlink()
                    _strike_out(connection, str(target.resolve()))
            raise
    if not read_only and connection.lookout:
        connection.lookout.know(connection.lookout.seen(connection))
        if connection.lookout.look(connection):
            raise ProjectReplaced(
                _("“{path}” was replaced at this very moment.", path=path.name),
                _("Nothing was changed. Open it again."),
            )


def _demand_sqlite() -> None:
    if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
        raise ProjectFileError(
            _(
                "This Python brings SQLite {version}; qualcode needs 3.38 or newer.",
                version=sqlite3.sqlite_version,
            ),
            _("Use a newer Python (3.11 from python.org brings one that is new enough)."),
        )


def _held(path: Path) -> int:
    """A descriptor of the file that stays open as long as the connection."""
    try:
        if not is_regular(path.stat()):
            raise NotAProject(_("“{path}” is not a file.", path=path), _("Name the project file (NAME.qualcode)."))
        return ProjectConnection.hold(path)
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:  # ValueError: a NUL in the name
        raise NotAProject(
            _("There is no file “{path}”.", path=path), _("Check the name, or make a project with “qualcode new”.")
        ) from error
    except OSError as error:
        raise ProjectReadOnly(
            _("“{path}” cannot be read: {why}.", path=path, why=error.strerror),
            _("Ask for the right to read it, or copy it."),
        ) from error


def look_at_header(path: Path) -> None:
    """Refuse what is no project or too new, without opening it. Raises the errors of `connect`."""
    descriptor = _held(path)
    try:
        _look_at_header(path, descriptor)
    finally:
        ProjectConnection.let_go(descriptor)


def _look_at_header(path: Path, descriptor: int) -> None:
    """Refuse what is no project or too new without opening the database, so that it stays untouched."""
    header = read_at(descriptor, 100, 0)
    if not header.startswith(_MAGIC) or int.from_bytes(header[68:72], "big") != schema.APPLICATION_ID:
        raise NotAProject(
            _("“{path}” is no qualcode project.", path=path),
            _("To read a text into a project, use “qualcode import”."),
        )
    _refuse_version(int.from_bytes(header[60:64], "big"), path)


def _refuse_version(version: int, path: Path) -> None:
    if version > schema.VERSION:
        raise ProjectTooNew(
            _(
                "“{path}” was written by a newer qualcode (schema {version}, this one knows {known}).",
                path=path,
                version=version,
                known=schema.VERSION,
            ),
            _("The file was left untouched. Update qualcode to open it."),
        )


def _prepare(connection: sqlite3.Connection) -> None:
    for pragma in (
        f"busy_timeout = {BUSY_MILLISECONDS}",
        "trusted_schema = OFF",
        "foreign_keys = ON",
        "recursive_triggers = ON",
        "secure_delete = ON",
        "temp_store = MEMORY",
        "synchronous = FULL",
        "wal_autocheckpoint = 0",  # done by `guarded`, which looks at the file first
    ):
        connection.execute(f"PRAGMA {pragma}")


def use_best_journal(connection: sqlite3.Connection, path: Path) -> None:
    """Write ahead where the file system allows it, and nobody copies the file while it is open.

    Else with a rollback journal: then the file is whole between any two changes. Where another process writes ahead
    already it stays at that.
    """
    if on_network_drive(path) or not synced_place(path):
        connection.execute(f"PRAGMA journal_mode = {'DELETE' if on_network_drive(path) else 'WAL'}")
        return
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        connection.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.OperationalError as error:
        if "locked" not in str(error):
            raise
    finally:
        connection.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")


def on_network_drive(path: Path) -> bool:
    """Whether the file lies on a drive of another machine, as far as the system tells (Linux, Windows)."""
    if os.name == "nt":
        return path.resolve().drive.startswith("\\\\")
    if not _MOUNTS.is_file():
        return False
    best, kind = "", ""
    place = str(path.resolve())
    for line in _MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines():
        fields = line.split()
        if len(fields) < 3:
            continue
        folder = fields[1].replace("\\040", " ")
        inside = place == folder or place.startswith(folder.rstrip("/") + "/")
        if inside and len(folder) >= len(best):
            # some mounts say their kind in no other way than by the address that is mounted
            best, kind = folder, "davfs" if fields[0].startswith(("https://", "http://")) else fields[2]
    return kind in _NETWORK_FILE_SYSTEMS


def refuse_foreign(connection: sqlite3.Connection, path: Path, version: int) -> None:
    """Compare the whole schema with what files of its version hold; only then may its triggers run.

    Raises ProjectDamaged.
    """
    # by kind and name: a trigger may have the name of a table
    found: dict[tuple[str, str], str] = {
        (kind, name): sql
        for kind, name, sql in connection.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    }
    expected = schema.expected(connection, version)
    if not expected:
        raise ProjectDamaged(
            _(
                "“{path}” says that it is of schema {version}, which no qualcode ever wrote.",
                path=path.name,
                version=version,
            ),
            _("The file was not changed. Do not use it; open a backup, or ask whoever sent it."),
        )
    foreign = sorted(name for _kind, name in found.keys() - expected.keys() - schema.OF_OTHERS)
    foreign += sorted(key[1] for key, sql in expected.items() if found.get(key, sql) != sql)
    foreign += sorted(_("{name} (missing)", name=name) for _kind, name in expected.keys() - found.keys())
    if foreign:
        raise ProjectDamaged(
            _(
                "“{path}” carries tables, triggers or views that qualcode did not write: {names}.",
                path=path.name,
                names=", ".join(foreign[:5]),
            ),
            _("The file was not changed. Do not use it; open a backup, or ask whoever sent it."),
        )
    if sqlite3.sqlite_version_info < _JSON_IN_UNTRUSTED_SCHEMAS:
        connection.execute("PRAGMA trusted_schema = ON")


def _bring_up(connection: sqlite3.Connection, path: Path, version: int, *, read_only: bool) -> None:
    from qualcode.project.file import migrations  # costs 0.16 s, needed only for old files

    if read_only:
        raise ProjectReadOnly(
            _(
                "“{path}” is of an older version (schema {version}) and cannot be written.",
                path=path.name,
                version=version,
            ),
            _("Copy it to a folder in which you may write and open the copy."),
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


def backup(
    connection: sqlite3.Connection,
    target: Path,
    reason: str,
    begun: Callable[[Path], AbstractContextManager[object]] = nullcontext,
) -> None:
    """Copy the project into a new file, verify the copy, and list it, so that `forget` finds it.

    The copy has its name when it is whole; until then it lies under another, which is told to `begun`. Raises
    ProjectFileError where the target exists, the copy is not whole or cannot be listed; the copy is then removed.
    """
    if connection.in_transaction:  # SQLite would wait for its end without end
        raise ProjectFileError(_("No backup can be made inside a change."), _("Make it before or after."))
    place, unfinished = str(target.resolve()), unfinished_for(target)
    try:
        with begun(unfinished), new_file(target, unfinished), _listed(connection, place, reason):
            _copy_and_verify(connection, unfinished, target)
    except NoNewFile as refused:
        if isinstance(refused.error, FileExistsError):
            raise ProjectFileError(
                _("“{target}” exists already.", target=target), _("Choose another name for the backup.")
            ) from refused
        raise ProjectReadOnly(
            _("The backup {what}", what=unwritable(target, refused.error)), _("Choose another folder.")
        ) from refused


@contextmanager
def _listed(connection: sqlite3.Connection, place: str, reason: str) -> Iterator[None]:
    """List a backup that is made inside, so that it knows itself; not so where that fails."""
    known = connection.execute("SELECT 1 FROM backups WHERE path = ?", (place,)).fetchone()
    with _marked_if_it_can_be(connection):
        connection.execute(
            "INSERT INTO backups (path, created, reason) VALUES (?, ?, ?) "
            "ON CONFLICT (path) DO UPDATE SET created = excluded.created, reason = excluded.reason",
            (place, now(), reason),
        )
    try:
        yield
    except BaseException:
        if not known:
            with stopped_by(None), suppress(sqlite3.Error):
                _strike_out(connection, place)
        raise


def _strike_out(connection: sqlite3.Connection, place: str) -> None:
    """List a backup no more."""
    with _marked_if_it_can_be(connection):
        connection.execute("DELETE FROM backups WHERE path = ?", (place,))


def _copy_and_verify(connection: sqlite3.Connection, unfinished: Path, target: Path) -> None:
    with translated(target):
        copy = sqlite3.connect(unfinished, isolation_level=None)
        try:
            copy.set_progress_handler(is_to_stop, _BEAT)
            _copy(connection, copy)
            copy.execute("PRAGMA journal_mode = DELETE")
            if file_state.is_there(copy):  # also in a copy before a migration
                file_state.set_backup(copy, on=True)
            verdict = copy.execute("PRAGMA integrity_check").fetchone()[0]
        finally:
            copy.close()
    if verdict != "ok":
        raise ProjectDamaged(
            _("The backup “{target}” is not whole: {verdict}.", target=target, verdict=verdict),
            _("Run “qualcode check”."),
        )


def _copy(connection: sqlite3.Connection, copy: sqlite3.Connection) -> None:
    """Copy a file as it is now, however long it takes, part by part."""
    connection.execute("BEGIN")
    try:
        connection.execute("SELECT 1 FROM sqlite_master").fetchall()  # what others write meanwhile is not seen
        connection.backup(copy, pages=_PART, progress=lambda _status, _left, _every: hear())
    finally:
        with stopped_by(None):
            connection.execute("COMMIT")


def _marked_if_it_can_be(connection: sqlite3.Connection) -> AbstractContextManager[None]:
    """A marked transaction; in a file of a version without marks nothing of the kind."""
    return marked(connection) if file_state.is_there(connection) else nullcontext()
