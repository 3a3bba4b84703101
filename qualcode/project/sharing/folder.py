"""A shared folder: files of entries that are only ever added, keys, and sealed notes.

`entries/` holds the files (`sealed_files`), `keys/` the keys. Nothing in the program relies on what a file is called,
when it was changed, or in which order it arrived: a file is known by its contents.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from qualcode.catalogue import _
from qualcode.errors import QualcodeError, ReadingError
from qualcode.model.sharing.portable import EntryBundle
from qualcode.project.sharing import sealed_files
from qualcode.project.sharing.keys import FolderFacts, KeyName, KeyStore, facts_in, refuse_weak, seal, unseal
from qualcode.project.sharing.sealed_files import NoTeamKey, NotWhole, OfNewerVersion, OpenedFile, OwnerOf
from qualcode.project.sharing.whole_writing import put, put_all, sweep
from qualcode.safe_text import visible

ENTRIES, PRIVATE = "entries", "for-"
_END = ".entries"
_MOST_ENTRIES = 5_000  # in one file
_LARGEST_NOTE = 1 << 22  # bytes
_NOT_OURS = {"desktop.ini", "thumbs.db"}  # what systems leave in every folder; hidden files too

WhyUnread = Literal["not-whole", "no-key", "other-project", "newer-version", "damaged", "too-large"]


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file of the folder that was not read before: its name, its contents, and their SHA-256."""

    name: str
    data: bytes
    sha256: str


@dataclass(frozen=True, slots=True)
class UnreadFile:
    """A file of the folder that cannot be read, now or at all; what is not whole or has no key may be later."""

    name: str
    why: WhyUnread

    @property
    def may_come(self) -> bool:
        """Whether a later look may find it readable."""
        return self.why in ("not-whole", "no-key")


@dataclass(frozen=True, slots=True)
class EntriesFile:
    """A file that is to be put into the folder, or was: name, contents, UUIDs of the entries in it."""

    name: str
    data: bytes
    entries: tuple[str, ...]

    @property
    def sha256(self) -> str:
        """The SHA-256 of its contents."""
        return hashlib.sha256(self.data).hexdigest()


def real(path: Path) -> Path:
    """The folder as it is called wherever somebody stands."""
    return Path(os.path.realpath(path))


def is_free(path: Path) -> bool:
    """Whether a folder is empty but for what systems leave in every folder, and folders for one person in it."""
    return all(
        found.name.startswith(".")
        or found.name.casefold() in _NOT_OURS
        or (found.is_dir() and found.name.startswith(PRIVATE))
        for found in path.iterdir()
    )


class SharedFolder:
    """A folder that was begun, opened by its passphrase."""

    def __init__(self, path: Path, keys: KeyStore, facts: Sequence[FolderFacts]) -> None:
        self.path = path
        self.keys = keys
        self.uuids = tuple(about.id for about in facts)
        """What it is called wherever it lies: one name, or two where it was begun twice at the same time."""
        self.whom = next((about.whom for about in facts if about.whom), "")
        """The coder whom alone it is for; empty for the whole team's."""

    @classmethod
    def begin(cls, path: Path, project: str, passphrase: str, whom: str = "") -> SharedFolder:
        """Begin a folder, which is there, for a project (UUID), and for one coder alone or for the whole team.

        Raises QualcodeError for a weak passphrase, or a folder that cannot be written.
        """
        refuse_weak(passphrase)
        put(path / "README.txt", _read_me().encode())
        (path / ENTRIES).mkdir(exist_ok=True)
        keys = KeyStore.begin(path, project, passphrase, whom)
        return cls(path, keys, facts_in(path))

    @classmethod
    def open(cls, path: Path, passphrase: str) -> SharedFolder:
        """Open a folder that was begun. Raises WrongPassphrase."""
        facts = facts_in(path)
        return cls(path, KeyStore.open(path, facts, passphrase), facts)

    @property
    def project(self) -> str:
        """The UUID of the project."""
        return self.keys.project

    # ---- entries ---------------------------------------------------------------------------------

    def found(self, known: Collection[str]) -> Iterator[FoundFile | UnreadFile]:
        """The files of entries that were not read yet; `known` are the SHA-256 of those that were.

        A second one with the same contents, such as a cloud makes, is passed over.
        """
        seen = set(known)
        beginnings = {sha256[:32] for sha256 in known}
        for path in self._files():
            if sealed_files.named_hash(path.name) in beginnings:
                continue
            try:
                if path.stat().st_size > sealed_files.LARGEST:
                    yield UnreadFile(path.name, "too-large")
                    continue
                data = path.read_bytes()
            except OSError:  # it goes while we look, or is not here yet
                yield UnreadFile(path.name, "not-whole")
                continue
            sha256 = hashlib.sha256(data).hexdigest()
            if sha256 not in seen:
                seen.add(sha256)
                yield FoundFile(path.name, data, sha256)

    def _files(self) -> list[Path]:
        try:
            every = sorted((self.path / ENTRIES).iterdir())
        except FileNotFoundError:
            return []
        except OSError as error:
            raise QualcodeError(
                _("“{folder}” cannot be read: {why}.", folder=visible(str(self.path)), why=error.strerror or error),
                _("Wait until it is there again; nothing was changed."),
            ) from error
        return [path for path in every if not path.name.startswith(".") and _END in path.name and path.is_file()]

    def opened(self, found: FoundFile, erased: Collection[str]) -> OpenedFile | UnreadFile:
        """The entries in a file, without the rows of owners (UUIDs) that were `erased`.

        Where a key is missing whose owner was not erased, the whole file waits: the key did not arrive yet.
        """
        try:
            file = sealed_files.taken_apart(found.data, found.name)
            if file.project != self.project:
                return UnreadFile(found.name, "other-project")
            file_opened = sealed_files.opened(file, self.keys, found.name)
        except NotWhole:
            return UnreadFile(found.name, "not-whole")
        except NoTeamKey:
            return UnreadFile(found.name, "no-key")
        except OfNewerVersion:
            return UnreadFile(found.name, "newer-version")
        except ReadingError:
            return UnreadFile(found.name, "damaged")
        if any(key.owner not in erased for key in file_opened.missing):
            return UnreadFile(found.name, "no-key")
        return file_opened

    def sealed(self, bundle: EntryBundle, owner_of: OwnerOf, writer: str) -> list[EntriesFile]:
        """The files that these entries make, for `write`."""
        files = []
        for at in range(0, len(bundle.entries), _MOST_ENTRIES):
            entries = bundle.entries[at : at + _MOST_ENTRIES]
            part = EntryBundle(bundle.project, bundle.source, entries, bundle.texts)
            data = sealed_files.sealed(part, owner_of, self.keys)
            uuids = tuple(entry.uuid for entry in entries)
            files.append(EntriesFile(sealed_files.name_of(writer, data), data, uuids))
        return files

    def write(self, files: Iterable[EntriesFile]) -> None:
        """Put files into the folder, after the keys that they need. Raises UnwritableFolder; then none is there."""
        self.keys.write_new()
        (self.path / ENTRIES).mkdir(exist_ok=True)
        put_all({self.path / ENTRIES / file.name: file.data for file in files})

    def sweep(self) -> None:
        """Remove what was begun and not finished by this machine, or by whomever long ago."""
        sweep(self.path)

    def remove(self, sha256s: Collection[str]) -> int:
        """Remove files with these contents under whatever name; only whoever wrote them does. Gives how many went.

        Raises OSError.
        """
        beginnings = {sha256[:32] for sha256 in sha256s}
        gone = 0
        for path in self._files():
            if sealed_files.named_hash(path.name) in beginnings:
                path.unlink(missing_ok=True)
                gone += 1
        return gone

    # ---- notes -----------------------------------------------------------------------------------

    def put_note(self, kind: str, name: str, said: dict[str, Any]) -> None:
        """Put a note, sealed with the team's key, into the part of the folder that is called like its kind.

        One with the name is replaced: only one copy writes it. Raises QualcodeError.
        """
        key, secret = self.keys.key_for(self.project)
        self.keys.write_new()
        sealed = seal(secret, json.dumps(said).encode(), self._bound(kind, name))
        (self.path / kind).mkdir(exist_ok=True)
        put(
            self.path / kind / f"{name}.note",
            json.dumps({"key": key.id, "sealed": base64.b64encode(sealed).decode("ascii")}).encode(),
        )

    def notes(self, kind: str) -> dict[str, dict[str, Any]]:
        """Name -> what the notes of a kind say, without those that are not whole or were not sealed by the team."""
        found: dict[str, dict[str, Any]] = {}
        for path in sorted((self.path / kind).glob("*.note")):
            said = self._note(path, kind)
            if said is not None:
                found[path.stem] = said
        return found

    def _note(self, path: Path, kind: str) -> dict[str, Any] | None:
        try:
            with path.open("rb") as file:
                outer = json.loads(file.read(_LARGEST_NOTE))
            secret = self.keys.secret(KeyName(self.project, str(outer["key"])))
            sealed = base64.b64decode(outer["sealed"], validate=True)
            plain = unseal(secret, sealed, self._bound(kind, path.stem)) if secret else None
            said = json.loads(plain) if plain is not None else None
        except (OSError, KeyError, TypeError, ValueError, RecursionError):
            return None
        return said if isinstance(said, dict) else None

    def _bound(self, kind: str, name: str) -> bytes:
        return json.dumps(["note", self.project, kind, name]).encode()


def _read_me() -> str:
    return _(
        "In this folder qualcode keeps the copies of a project in step (“qualcode sync”).\n"
        "Everything in it is encrypted. Do not rename, edit or delete files here: every copy looks after its own.\n"
        "Without the passphrase nobody can read it; if it is lost, begin a new folder: no project is lost.\n"
    )
