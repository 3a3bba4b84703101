"""The keys of a shared folder: one for each document and case, one for the team, all under the passphrase.

The folder holds, beside others:

- `folder-ID.json`, written once by whoever began the folder: the project's UUID, whom it is for where that is one
  person, salt and cost of scrypt, and a sealed word by which a wrong passphrase is known. Two people may begin the
  folder at the same time: then there are two, and both are good.
- `keys/OWNER-ID.key`: one random key of 256 bits, sealed under what scrypt makes of the passphrase. OWNER is the UUID
  of a document, of a case, or of the project (the team's key, for all that is nobody's). An owner may have several
  keys, as two copies may have made one apart from each other: whatever is sealed names its key. Whoever removes all
  keys of an owner has made unreadable what was sealed with them, in every file at once.

Everything is sealed with AES-256 in Galois/Counter Mode under a random nonce, together with what it belongs to, so
that nothing can be put in another place. No key and no passphrase is ever kept in a project file.
"""

from __future__ import annotations

import base64
import json
import re
import secrets
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.project.sharing.whole_writing import put, put_all
from qualcode.project.watch.identity import new_uuid
from qualcode.safe_text import visible

KEYS = "keys"
"""The part of a folder in which they lie."""
LEAST_LETTERS = 12
"""Of a passphrase: who has the folder may try as many as a machine can."""
_FORMAT = 1
_KIND = "qualcode-shared-folder"
_COST = {"n": 1 << 15, "r": 8, "p": 1}  # of scrypt: 32 MiB, some tenths of a second
_MOST = {"n": 1 << 20, "r": 16, "p": 16}  # what others may ask of this machine
_MEMORY = 512 << 20
_NONCE, _KEY = 12, 32  # bytes
_LARGEST = 1 << 16  # bytes of a file with a key, or about the folder
_UUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_ABOUT = re.compile(rf"folder-{_UUID}\.json")
_NAME = re.compile(rf"({_UUID})-([0-9a-f]{{16}})\.key")
_CHECK = b"qualcode"


class WrongPassphrase(QualcodeError):
    """A passphrase does not fit a shared folder."""


@dataclass(frozen=True, slots=True)
class FolderFacts:
    """What `folder-ID.json` says; `whom` is the coder whom the folder is for, empty for one of the whole team."""

    id: str
    project: str
    whom: str
    cost: tuple[int, int, int]
    salt: bytes
    check: bytes

    @property
    def bound(self) -> bytes:
        """What the sealed word is bound to: so nobody can make the passphrase cheaper to guess."""
        return json.dumps([_KIND, _FORMAT, self.id, self.project, self.whom, *self.cost, self.salt.hex()]).encode()


@dataclass(frozen=True, slots=True)
class KeyName:
    """Which key something is sealed with: whose it is (UUID), and its own random id."""

    owner: str
    id: str

    @property
    def file(self) -> str:
        """The file that holds it."""
        return f"{self.owner}-{self.id}.key"


def facts_in(folder: Path) -> list[FolderFacts]:
    """What is said about a folder, by whoever began it, the smallest id first; empty where it was not begun.

    Raises QualcodeError for a folder of a newer version.
    """
    found: dict[str, FolderFacts] = {}
    for path in sorted(folder.glob("folder-*.json")):  # a cloud's copy under another name says the same
        facts = _facts(path)
        if facts is not None and (facts.id not in found or _ABOUT.fullmatch(path.name)):
            found[facts.id] = facts
    return [found[id_] for id_ in sorted(found)]


def _facts(path: Path) -> FolderFacts | None:
    """What a file says about its folder; None where it is not whole (yet), or something else."""
    said = _read_json(path)
    if said is None or said.get("kind") != _KIND:
        return None
    if isinstance(said.get("format"), int) and said["format"] > _FORMAT:
        raise QualcodeError(
            _("“{folder}” was begun by a newer version of qualcode.", folder=visible(str(path.parent))),
            _("Install the newer version; nothing was changed."),
        )
    try:
        cost = tuple(int(said[name]) for name in _COST)
        facts = FolderFacts(
            str(said["id"]), str(said["project"]), str(said["whom"]), (cost[0], cost[1], cost[2]),
            bytes.fromhex(said["salt"]), base64.b64decode(said["check"], validate=True),
        )  # fmt: skip
    except (KeyError, TypeError, ValueError):
        return None
    is_sane = all(0 < value <= most for value, most in zip(facts.cost, _MOST.values(), strict=True))
    is_sane = is_sane and facts.cost[0] & (facts.cost[0] - 1) == 0 and 128 * facts.cost[0] * facts.cost[1] <= _MEMORY
    return facts if is_sane and re.fullmatch(_UUID, facts.id) and len(facts.salt) >= 16 else None


def _read_json(path: Path) -> dict[str, Any] | None:
    try:
        with path.open("rb") as file:
            said = json.loads(file.read(_LARGEST))
    except (OSError, ValueError, RecursionError):
        return None
    return said if isinstance(said, dict) else None


def _from_passphrase(passphrase: str, facts: FolderFacts) -> bytes:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    n, r, p = facts.cost
    spelled = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")  # keyboards differ
    return Scrypt(salt=facts.salt, length=_KEY, n=n, r=r, p=p).derive(spelled)


def seal(secret: bytes, data: bytes, bound: bytes) -> bytes:
    """Data that only the secret opens, and only together with what it is bound to."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = secrets.token_bytes(_NONCE)
    return nonce + AESGCM(secret).encrypt(nonce, data, bound)


def unseal(secret: bytes, sealed: bytes, bound: bytes) -> bytes | None:
    """What `seal` sealed; None where the secret is another one, or anything was changed."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(secret).decrypt(sealed[:_NONCE], sealed[_NONCE:], bound)
    except (InvalidTag, ValueError):  # too short for a nonce
        return None


def refuse_weak(passphrase: str) -> None:
    """Raise QualcodeError for a passphrase that a machine would guess."""
    if len(passphrase.strip()) < LEAST_LETTERS:
        raise QualcodeError(
            _("The passphrase has fewer than {number} characters.", number=LEAST_LETTERS),
            _("Take four or more words that are in no saying; whoever gets the folder can try many."),
        )


@dataclass(slots=True)
class KeyStore:
    """The keys of a folder, opened by the passphrase."""

    folder: Path
    project: str
    _outer: dict[str, bytes]  # id of what was said about the folder -> what scrypt made of the passphrase
    _known: dict[KeyName, bytes] = field(default_factory=dict)
    _new: dict[KeyName, bytes] = field(default_factory=dict)  # made and not in the folder yet
    _named: dict[str, list[KeyName]] | None = None

    @classmethod
    def begin(cls, folder: Path, project: str, passphrase: str, whom: str = "") -> KeyStore:
        """Begin a folder, which is there, with a passphrase. Raises QualcodeError for a weak one, or a full disk."""
        refuse_weak(passphrase)
        cost = (_COST["n"], _COST["r"], _COST["p"])
        facts = FolderFacts(new_uuid(), project, whom, cost, secrets.token_bytes(16), b"")
        outer = _from_passphrase(passphrase, facts)
        said = {
            "kind": _KIND, "format": _FORMAT, "id": facts.id, "project": project, "whom": whom, **_COST,
            "salt": facts.salt.hex(),
            "check": base64.b64encode(seal(outer, _CHECK, facts.bound)).decode("ascii"),
        }  # fmt: skip
        (folder / KEYS).mkdir(exist_ok=True)
        put(folder / f"folder-{facts.id}.json", json.dumps(said, indent=1).encode())
        return cls(folder, project, {facts.id: outer})

    @classmethod
    def open(cls, folder: Path, facts: Iterable[FolderFacts], passphrase: str) -> KeyStore:
        """Open the keys of a folder that was begun. Raises WrongPassphrase; nothing else was read then."""
        every = list(facts)
        outer = {about.id: _from_passphrase(passphrase, about) for about in every}
        fitting = {about.id for about in every if unseal(outer[about.id], about.check, about.bound) == _CHECK}
        if not fitting:
            raise WrongPassphrase(
                _("The passphrase does not fit “{folder}”.", folder=visible(str(folder))),
                _("Ask whoever began the folder for it; nothing was read or written."),
            )
        if len(fitting) < len(every):
            raise WrongPassphrase(
                _("“{folder}” was begun twice, with two passphrases.", folder=visible(str(folder))),
                _("Choose one; whoever began it with the other one begins a new folder. Nothing was changed."),
            )
        return cls(folder, every[0].project, outer)

    # ---- reading ---------------------------------------------------------------------------------

    def secret(self, key: KeyName) -> bytes | None:
        """A key; None where it is not in the folder: it was destroyed, or did not arrive yet."""
        known = self._known.get(key) or self._new.get(key)
        if known is None:
            known = self._read(key)
            if known is not None:
                self._known[key] = known
        return known

    def _read(self, key: KeyName) -> bytes | None:
        said = _read_json(self.folder / KEYS / key.file)
        try:
            outer = self._outer[said["under"]] if said else None
            sealed = base64.b64decode(said["sealed"], validate=True) if said else b""
        except (KeyError, TypeError, ValueError):
            return None
        secret = unseal(outer, sealed, self._bound(key)) if outer else None
        return secret if secret is not None and len(secret) == _KEY else None

    def _bound(self, key: KeyName) -> bytes:
        return json.dumps(["key", self.project, key.owner, key.id]).encode()

    def _names(self) -> dict[str, list[KeyName]]:
        if self._named is None:
            self._named = {}
            for name in _key_names(self.folder):
                self._named.setdefault(name.owner, []).append(name)
        return self._named

    # ---- writing ---------------------------------------------------------------------------------

    def key_for(self, owner: str) -> tuple[KeyName, bytes]:
        """The key that new things of an owner are sealed with; one is made where the folder has none.

        Call `write_new` before anything that is sealed with it.
        """
        for name in sorted(self._names().get(owner, ()), key=lambda name: name.id):
            secret = self.secret(name)
            if secret is not None:
                return name, secret
        name, secret = KeyName(owner, secrets.token_hex(8)), secrets.token_bytes(_KEY)
        self._new[name] = secret
        self._names().setdefault(owner, []).append(name)
        return name, secret

    def write_new(self) -> None:
        """Put the keys that were made into the folder. Raises QualcodeError where that cannot be done."""
        if not self._new:
            return
        under = min(self._outer)
        files = {}
        for name, secret in self._new.items():
            sealed = seal(self._outer[under], secret, self._bound(name))
            said = {"under": under, "sealed": base64.b64encode(sealed).decode("ascii")}
            files[self.folder / KEYS / name.file] = json.dumps(said).encode()
        (self.folder / KEYS).mkdir(exist_ok=True)
        put_all(files)
        self._known |= self._new
        self._new.clear()

    def destroy(self, owners: Iterable[str], keys: Iterable[str] = ()) -> None:
        """Remove all keys of owners (UUIDs), and single ones (owner and id): what they sealed is unreadable.

        A cloud's copies of them under other names go too. Raises OSError where one cannot be removed.
        """
        wanted, single = set(owners), set(keys)
        destroy_in(self.folder, wanted, single)
        for name in [*self._known, *self._new]:
            if name.owner in wanted or f"{name.owner}-{name.id}" in single:
                self._known.pop(name, None)
                self._new.pop(name, None)
        self._named = None


def destroy_in(folder: Path, owners: Collection[str], keys: Collection[str] = ()) -> None:
    """Remove keys as `KeyStore.destroy` does, in a folder and the private ones inside it. Raises OSError."""
    if not owners and not keys:
        return
    for path in sorted((*(folder / KEYS).glob("*"), *folder.glob("for-*/keys/*"))):
        name = path.name.lstrip(".")
        if name[:36] in owners or name[:53] in keys:
            path.unlink(missing_ok=True)


def _key_names(folder: Path) -> Iterator[KeyName]:
    for path in sorted((folder / KEYS).glob("*.key")):
        found = _NAME.fullmatch(path.name)
        if found:
            yield KeyName(found[1], found[2])
