"""Whether a file lies in a folder that a program copies to other machines: Nextcloud, Dropbox, Syncthing and others.

Told by what such a program keeps in its folder, by where a system mounts it, else, as a guess, by the folder's name.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

_NEXTCLOUD = "Nextcloud/ownCloud"  # both keep the same files
_GOOGLE, _ICLOUD = "Google Drive", "iCloud Drive"  # no text: names of programs
_KEPT = {
    ".stfolder": "Syncthing",
    ".dropbox.cache": "Dropbox",
    ".tmp.drivedownload": _GOOGLE,
    ".tmp.driveupload": _GOOGLE,
    ".seafile-data": "Seafile",
    ".owncloudsync.log": "ownCloud",
    ".nextcloudsync.log": "Nextcloud",
}
_DATABASE = re.compile(r"\.(?:_?sync_.+|csync_journal)\.db")  # of the clients of Nextcloud, ownCloud and Sciebo
_NAMED = {
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "sciebo": "Sciebo",
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "googledrive": _GOOGLE,
    "google drive": _GOOGLE,  # no text: a folder
    "seafile": "Seafile",
    "iclouddrive": _ICLOUD,
    "icloud drive": _ICLOUD,  # no text: a folder
}
_NAME = re.compile(rf"(?:{'|'.join(_NAMED)})\b")
_OWN_NAMES = {"my drive": _GOOGLE, "meine ablage": _GOOGLE}  # no text: folders
_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")  # Windows says so where they lie


@dataclass(frozen=True, slots=True)
class SyncedPlace:
    """A folder that is copied elsewhere: by which program, and whether only its name says so."""

    service: str
    folder: Path
    guessed: bool = False


def synced_place(path: Path) -> SyncedPlace | None:
    """The nearest folder above a file that a program copies to other machines, as far as that can be told."""
    folders = path.resolve().parents
    for folder in folders:
        service = _kept_there(folder) or _of_the_system(folder)
        if service:
            return SyncedPlace(_narrower(service, folder), folder)
    for folder in folders:
        service = _named(folder.name)
        if service:
            return SyncedPlace(service, folder, guessed=True)
    return None


def _kept_there(folder: Path) -> str:
    try:
        names = [name for name in os.listdir(folder) if name.startswith(".")]  # noqa: PTH208 - a path each is dear
    except OSError:
        return ""
    for name in names:
        if name in _KEPT:
            return _KEPT[name]
        if _DATABASE.fullmatch(name):
            return _NEXTCLOUD
        if name == ".dropbox" and (folder / name).is_file():  # in one's home it is a folder with its settings
            return "Dropbox"
        if name == ".sync" and (folder / name / "ID").is_file():
            return "Resilio Sync"  # no text: a program
    return ""


def _of_the_system(folder: Path) -> str:
    if folder.parent.name == "CloudStorage" and folder.parent.parent.name == "Library":  # macOS
        return _named(folder.name) or folder.name.partition("-")[0]
    if folder.name == "Mobile Documents" and folder.parent.name == "Library":  # no text: folders
        return _ICLOUD
    if any(os.environ.get(name) and Path(os.environ[name]) == folder for name in _VARIABLES):
        return "OneDrive"
    return ""


def _narrower(service: str, folder: Path) -> str:
    """Where a program keeps the same files as another, the folder's name may say which it is."""
    return (_named(folder.name) or service) if service == _NEXTCLOUD else service


def _named(name: str) -> str:
    folded = name.casefold()
    found = _NAME.match(folded)
    return _NAMED[found[0]] if found else _OWN_NAMES.get(folded, "")
