"""What was begun outside of the project file and is not finished: written down before it is.

Two things are: a temporary file or folder that holds passages, and something that leaves, which is a file, its line
in the register and, where it is published, its entry in the ledger. The next opening settles what a process left
that does not live any more.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import re
import shutil
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qualcode.catalogue import _
from qualcode.errors import DiskFull, ProjectBusy, ProjectReadOnly
from qualcode.model.consent.given import Leaving
from qualcode.model.team.roles import Right
from qualcode.progress import stopped_by
from qualcode.project.file.failures import translated
from qualcode.project.file.guarded import marked
from qualcode.project.file.history import Author
from qualcode.project.file.store import Store
from qualcode.project.quoting.given import GivenOut, as_kept, as_left
from qualcode.project.quoting.publications import Publication, Publications
from qualcode.project.watch.identity import now
from qualcode.project.watch.processes import may_live, started_at

_TEMPORARY, _LEAVING = "temporary", "leaving"
_PUBLICATION = "publication"  # of versions that had no register
# only what is called like this is ever removed: the path stands in a file that may come from anybody
_OURS = re.compile(r"\..+\.[0-9a-f]{8}\.new|\..+\.[0-9a-f]{16}\.qualcode\.new|\.qualcode-[0-9a-f]{8}")


@dataclass(frozen=True, slots=True)
class Published:
    """What is published where: codings (keys) by code name."""

    publication: Publication
    codings: Mapping[str, Iterable[int]]


@dataclass(frozen=True, slots=True)
class LeavingFiles:
    """One act by which files with these SHA-256 leave, its line of the register, and what of it is published."""

    author: Author
    files: Mapping[Path, str]
    left: Leaving | None = None
    published: Published | None = None


def unfinished(store: Store) -> list[str]:
    """The paths of all that is not finished."""
    return [path for (path,) in store.all("SELECT path FROM begun ORDER BY id")]


class Begun:
    """The list of what was begun in a project and is not finished."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @contextmanager
    def temporary(self, path: Path, backup: Path | None = None) -> Iterator[None]:
        """List a file or folder that is about to be made and may hold passages, until it is gone again.

        Where it is to become a `backup` and does not, that is one no more.
        """
        try:
            key = self._note(_TEMPORARY, path, {"backup": str(backup.resolve())} if backup else {})
        except (ProjectBusy, ProjectReadOnly, DiskFull):
            yield  # an export from a project that cannot be written is no less wanted
            return
        try:
            yield
        finally:
            if not os.path.lexists(path):
                with suppress(ProjectBusy, DiskFull), stopped_by(None):  # else the next opening finds that it is gone
                    self._done(key)

    @contextmanager
    def leaving(self, act: LeavingFiles) -> Iterator[None]:
        """Enter what leaves into the register, and into the ledger, if and only if a file of it is there behind the
        block. Raises RoleRefused where the author's role does not allow to publish.
        """
        if act.published is not None:
            self._store.history.require(Right.QUOTING, act.author)
        details: dict[str, Any] = {
            "coder": [act.author.name, act.author.uuid],
            "files": {str(path.absolute()): sha256 for path, sha256 in act.files.items()},
        }
        if act.left is not None:
            left, kept = act.left, as_kept(act.left)
            details["left"] = [left.door, left.format, left.target, left.recipient, *kept, left.publication]
        if act.published is not None:
            uuids: dict[int, str] = dict(self._store.all("SELECT id, uuid FROM codings"))
            details |= {
                "name": act.published.publication.name,
                "seed": act.published.publication.seed,
                "codings": {code: [uuids[key] for key in keys] for code, keys in act.published.codings.items()},
            }
        key = self._note(_LEAVING, next(iter(act.files)), details)
        is_there = None
        try:
            yield
            is_there = True
        finally:
            with stopped_by(None), suppress(ProjectBusy, DiskFull) if act.published is None else nullcontext():
                self._settle(key, details, is_there=is_there)  # else the next opening does

    def sweep(self) -> list[str]:
        """Settle what processes left that do not live any more; gives what a person should know of it."""
        told: list[str] = []
        for key, kind, name, text, created in self._store.all(
            "SELECT id, kind, path, details, created FROM begun ORDER BY id"
        ):
            details, path = _read(text), Path(name)
            if _may_live(details):
                continue
            if kind in (_LEAVING, _PUBLICATION) and _is_whole(details):
                is_out = self._settle(key, details, created=created)
                told += _told_of(details, path, is_out=is_out)
                continue
            said, is_settled = _removed(path)
            told += said
            if is_settled:
                self._done(key, never_made=str(details.get("backup", "")))
        return told

    def _note(self, kind: str, path: Path, details: Mapping[str, Any]) -> int:
        values = (kind, str(path.absolute()), json.dumps({**details, **_owner()}), now())
        guard = self._store.history.guard
        # what leaves is entered into the file that lies under its name, or does not leave
        with translated(self._store.path), guard.marked() if kind == _LEAVING else marked(self._store.connection):
            cursor = self._store.connection.execute(
                "INSERT INTO begun (kind, path, details, created) VALUES (?, ?, ?, ?)", values
            )
        return cursor.lastrowid or 0

    def _done(self, key: int, never_made: str = "") -> None:
        connection = self._store.connection
        with translated(self._store.path), nullcontext() if connection.in_transaction else marked(connection):
            connection.execute("DELETE FROM begun WHERE id = ?", (key,))
            if never_made and not os.path.lexists(never_made):
                connection.execute("DELETE FROM backups WHERE path = ?", (never_made,))

    def _settle(
        self, key: int, details: Mapping[str, Any], *, is_there: bool | None = None, created: str = ""
    ) -> bool:
        """Enter it where a file of it is there, else strike it out; gives whether one is."""
        if is_there is None:
            is_there = any(sha256_of(Path(name)) == sha256 for name, sha256 in details["files"].items())
        author = Author(*details["coder"])
        if is_there and "name" in details:
            self._publish(details, author)
        in_transaction, guard = self._store.connection.in_transaction, self._store.history.guard
        with translated(self._store.path), nullcontext() if in_transaction else guard.marked():
            if is_there and "left" in details:
                GivenOut(self._store).record(as_left(*details["left"]), author, created)
            self._done(key)
        return is_there

    def _publish(self, details: Mapping[str, Any], author: Author) -> None:
        """Enter it into the ledger, whatever roles say by now: it is out. What stands there is left as it is."""
        publications = Publications(self._store)
        with self._store.history.owed(), self._store.history.change("publication.record", author):
            publication = publications.open(details["name"], author, seed=details["seed"])
            keys = {uuid: key for key, uuid in self._store.all("SELECT id, uuid FROM codings")}
            publications.record(
                publication,
                {code: [keys[uuid] for uuid in uuids if uuid in keys] for code, uuids in details["codings"].items()},
                author,
            )


def _is_whole(details: Mapping[str, Any]) -> bool:
    """Whether the details are of the form that is written here: they stand in a file that may come from anybody."""
    coder, codings, files = details.get("coder"), details.get("codings", {}), details.get("files")
    try:
        if "left" in details:
            as_left(*details["left"])
    except (ValueError, TypeError, AttributeError):
        return False
    is_published = isinstance(details.get("name"), str) and isinstance(details.get("seed"), int)
    return (
        (is_published or ("name" not in details and "left" in details))
        and isinstance(coder, list)
        and len(coder) == 2
        and isinstance(codings, dict)
        and all(isinstance(uuids, list) for uuids in codings.values())
        and isinstance(files, dict)
    )


def _told_of(details: Mapping[str, Any], path: Path, *, is_out: bool) -> list[str]:
    """What a person should know of something that was leaving when its command was interrupted."""
    if "name" not in details:
        return [
            _("“{path}” was written by a command that was interrupted: it stands in the register now", path=path)
            if is_out
            else _(
                "“{path}” was not written by a command that was interrupted: it does not stand in the register",
                path=path,
            )
        ]
    return [
        _(
            "“{path}” was written by a command that was interrupted: “{publication}” is recorded as published now",
            path=path,
            publication=details["name"],
        )
        if is_out
        else _(
            "“{path}” was not written by a command that was interrupted: it does not count as published", path=path
        )
    ]


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file; empty where there is none to read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _removed(path: Path) -> tuple[list[str], bool]:
    """Remove what was left; gives what is to be said, and whether nothing is left to be done."""
    try:
        found = path.lstat()
    except OSError:
        return [], True
    is_folder = stat.S_ISDIR(found.st_mode)
    is_mine = not hasattr(os, "getuid") or found.st_uid == os.getuid()
    if not (_OURS.fullmatch(path.name) and (is_folder or stat.S_ISREG(found.st_mode)) and is_mine):
        return [_("“{path}” is listed as unfinished and not called like that: it was left alone", path=path)], True
    try:
        if is_folder:
            shutil.rmtree(path)
        else:
            path.unlink()
    except OSError as error:
        return [
            _(
                "“{path}” may hold passages and cannot be removed ({why}): delete it by hand",
                path=path,
                why=error.strerror,
            )
        ], False
    return [_("removed “{path}”, which an interrupted command left: it may have held passages", path=path)], True


# ---- who is at it ------------------------------------------------------------------------------------


def _owner() -> dict[str, Any]:
    return {"host": platform.node(), "pid": os.getpid(), "started": started_at(os.getpid())}


def _may_live(details: Mapping[str, Any]) -> bool:
    """Whether the process that began may still live: of another machine nobody knows."""
    pid = details.get("pid")
    if not isinstance(pid, int) or pid <= 0:
        return False
    return details.get("host") != platform.node() or may_live(pid, str(details.get("started", "")))


def _read(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
