"""manifest.json: written beside the files of a project, and read from a pool that may come from anywhere."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any

from qualcode.catalogue import _
from qualcode.pool.folder.layout import MANIFEST, OF_PROJECT
from qualcode.pool.folder.manifest import GivenCode, GivenKind, Manifest
from qualcode.pool.folder.stored_bytes import UnreadableFile
from qualcode.pool.folder.stored_json import UNREADABLE, as_json, every, flag, mapping, maybe, number, read_json, text
from qualcode.reporting.tables.parquet import demand_parquet

_LARGEST = 64 << 20  # bytes
_DEEPEST = 1000  # levels of a code


def write_manifest(folder: Path, manifest: Manifest) -> Manifest:
    """Write the manifest of a project beside its files, with their SHA-256 and numbers of rows as they stand there.

    Call it last, inside of `Pool.replacing` or `Pool.renewing`. Raises OSError, QualcodeError.
    """
    demand_parquet()
    import pyarrow.parquet

    files = [path for name in OF_PROJECT if (path := folder / f"{name}.parquet").is_file()]
    manifest = replace(
        manifest,
        rows={path.stem: pyarrow.parquet.read_metadata(path).num_rows for path in files},
        sha256={path.stem: file_digest(path) for path in files},
    )
    (folder / MANIFEST).write_bytes(as_json(manifest))
    return manifest


def read_manifest(folder: Path) -> Manifest:
    """The manifest of the project in a folder of a pool.

    Raises UnreadableFile where it is missing, no manifest, or tells of another folder; FileNotFoundError where the
    folder is gone.
    """
    path = folder / MANIFEST
    try:
        manifest = _manifest(read_json(path, _LARGEST))
        if folder.name != f"project={manifest.project}":
            raise ValueError
    except FileNotFoundError:
        if not folder.is_dir():
            raise
        raise _unreadable(path) from None
    except UNREADABLE as error:
        raise _unreadable(path) from error
    return manifest


def file_digest(path: Path) -> str:
    """The SHA-256 of a file in hexadecimal digits. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _unreadable(path: Path) -> UnreadableFile:
    return UnreadableFile(
        _("“{path}” cannot be read as the manifest of a project.", path=path),
        _("Add the project again, or take its folder out of the pool; “qualcode pool check” tells more."),
    )


def _manifest(said: Any) -> Manifest:  # noqa: ANN401 - whatever a file holds
    return Manifest(
        project=text(said["project"]),
        kind=GivenKind(said["kind"]),
        added=text(said["added"]),
        with_texts=flag(said["with_texts"]),
        blind=flag(said["blind"]),
        segmenter=text(said["segmenter"]),
        lemmatizer=text(said["lemmatizer"]),
        secret_check=text(said["secret_check"]),
        sample=text(said["sample"]),
        codes=every(said["codes"], _code),
        rows=mapping(said["rows"], number),
        sha256=mapping(said["sha256"], text),
        left_out=mapping(said["left_out"], number),
        notes=every(said["notes"], text),
    )


def _code(said: Any) -> GivenCode:  # noqa: ANN401 - whatever a file holds
    names = every(said["names"], text)
    if not 0 < len(names) <= _DEEPEST:
        raise ValueError
    return GivenCode(
        number(said["key"]), maybe(said["parent"], number), names, text(said["definition"]), flag(said["withheld"])
    )
