"""manifest.json: written beside the files of a project, and read from a pool that may come from anywhere."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.pool.folder.layout import MANIFEST, OF_PROJECT
from qualcode.pool.folder.manifest import GivenCode, GivenKind, Manifest
from qualcode.pool.folder.stored_bytes import stored_bytes
from qualcode.reporting.tables.parquet import demand_parquet

T = TypeVar("T")
_LARGEST = 64 << 20  # bytes
_KEYS = 1 << 63
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
    (folder / MANIFEST).write_text(json.dumps(_as_json(manifest), ensure_ascii=False), encoding="utf-8")
    return manifest


def read_manifest(folder: Path) -> Manifest:
    """The manifest of the project in a folder of a pool.

    Raises QualcodeError where it is missing, no manifest, or tells of another folder; FileNotFoundError where the
    folder is gone.
    """
    path = folder / MANIFEST
    try:
        manifest = _manifest(json.loads(stored_bytes(path, _LARGEST)))
        if folder.name != f"project={manifest.project}":
            raise ValueError
    except FileNotFoundError:
        if not folder.is_dir():
            raise
        raise _unreadable(path) from None
    except (OSError, ValueError, TypeError, KeyError, RecursionError) as error:
        raise _unreadable(path) from error
    return manifest


def file_digest(path: Path) -> str:
    """The SHA-256 of a file in hexadecimal digits. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _unreadable(path: Path) -> QualcodeError:
    return QualcodeError(
        _("“{path}” cannot be read as the manifest of a project.", path=path),
        _("Add the project again, or take its folder out of the pool; “qualcode pool check” tells more."),
    )


def _as_json(manifest: Manifest) -> dict[str, Any]:
    return {
        "project": manifest.project,
        "kind": manifest.kind.value,
        "added": manifest.added,
        "with_texts": manifest.with_texts,
        "blind": manifest.blind,
        "segmenter": manifest.segmenter,
        "lemmatizer": manifest.lemmatizer,
        "secret_check": manifest.secret_check,
        "sample": manifest.sample,
        "codes": [
            {
                "key": code.key,
                "parent": code.parent,
                "names": list(code.names),
                "definition": code.definition,
                "withheld": code.withheld,
            }
            for code in manifest.codes
        ],
        "rows": dict(manifest.rows),
        "sha256": dict(manifest.sha256),
        "left_out": dict(manifest.left_out),
        "notes": list(manifest.notes),
    }


def _manifest(said: Any) -> Manifest:  # noqa: ANN401 - whatever a file holds
    return Manifest(
        project=_text(said["project"]),
        kind=GivenKind(said["kind"]),
        added=_text(said["added"]),
        with_texts=_flag(said["with_texts"]),
        blind=_flag(said["blind"]),
        segmenter=_text(said["segmenter"]),
        lemmatizer=_text(said["lemmatizer"]),
        secret_check=_text(said["secret_check"]),
        sample=_text(said["sample"]),
        codes=tuple(map(_code, _list(said["codes"]))),
        rows=_mapping(said["rows"], _number),
        sha256=_mapping(said["sha256"], _text),
        left_out=_mapping(said["left_out"], _number),
        notes=tuple(map(_text, _list(said["notes"]))),
    )


def _code(said: Any) -> GivenCode:  # noqa: ANN401 - whatever a file holds
    names = tuple(map(_text, _list(said["names"])))
    if not 0 < len(names) <= _DEEPEST:
        raise ValueError
    parent = said["parent"]
    return GivenCode(
        _number(said["key"]),
        None if parent is None else _number(parent),
        names,
        _text(said["definition"]),
        _flag(said["withheld"]),
    )


def _text(said: object) -> str:
    if not isinstance(said, str):
        raise TypeError
    said.encode()  # no halves of a surrogate pair
    return said


def _flag(said: object) -> bool:
    if not isinstance(said, bool):
        raise TypeError
    return said


def _number(said: object) -> int:
    if not isinstance(said, int) or isinstance(said, bool):
        raise TypeError
    if not 0 <= said < _KEYS:
        raise ValueError
    return said


def _list(said: object) -> list[Any]:
    if not isinstance(said, list):
        raise TypeError
    return said


def _mapping(said: object, value: Callable[[object], T]) -> dict[str, T]:
    if not isinstance(said, dict):
        raise TypeError
    return {_text(name): value(number) for name, number in said.items()}
