"""Fixtures that fill the folder of a test: made once in a process, and copied for all other tests."""

from __future__ import annotations

import functools
import inspect
import os
from collections.abc import Callable
from dataclasses import dataclass, is_dataclass
from pathlib import Path

from qualcode.model.consent import consents


def made_once(make: Callable) -> Callable:
    """Let a fixture's function run once; for the tests that follow, its files are copied into their `tmp_path`.

    What it gives may be nothing, words, a frozen record, a path in the folder, one of its arguments, or a tuple or
    dict of these. It must not depend on the single test. A folder whose files tell where it lies is of no use
    elsewhere: made anew each time.
    """
    signature = inspect.signature(make)
    kept: dict[object, _Kept | None] = {}

    @functools.wraps(make)
    def fixture(**arguments: object) -> object:
        folder = arguments["tmp_path"]
        given = {name: arguments[name] for name in signature.parameters}
        key = (consents.WHERE_UNKNOWN, frozenset(path.relative_to(folder) for path in folder.rglob("*")))
        found = kept.get(key)
        if found is not None:
            return found.copied(folder, given)
        value = make(**given)
        if key not in kept:
            files = _contents(folder)
            moves = not any(os.fsencode(folder) in (content or b"") for content in files.values())
            kept[key] = _Kept(files, _moved(value, folder, given)) if moves else None
        return value

    if "tmp_path" not in signature.parameters:
        parameter = inspect.Parameter("tmp_path", inspect.Parameter.KEYWORD_ONLY)
        signature_asked = signature.replace(parameters=[*signature.parameters.values(), parameter])
    else:
        signature_asked = signature
    fixture.__signature__ = signature_asked
    return fixture


@dataclass(frozen=True)
class _Kept:
    """All files of a folder, and what the fixture gave, from any folder and arguments."""

    files: dict[Path, bytes | None]
    value: Callable[[Path, dict[str, object]], object]

    def copied(self, folder: Path, given: dict[str, object]) -> object:
        for name, content in self.files.items():
            if content is None:
                (folder / name).mkdir(exist_ok=True)
            else:
                (folder / name).write_bytes(content)
        return self.value(folder, given)


def _contents(folder: Path) -> dict[Path, bytes | None]:
    """What each file holds, by its path in the folder, and folders before what is in them."""
    paths = sorted(folder.rglob("*"))
    return {path.relative_to(folder): None if path.is_dir() else path.read_bytes() for path in paths}


def _is_frozen(value: object) -> bool:
    return is_dataclass(value) and value.__dataclass_params__.frozen


def _moved(value: object, folder: Path, given: dict[str, object]) -> Callable[[Path, dict[str, object]], object]:
    """How the same value is made for another folder and other arguments."""
    for name, argument in given.items():
        if value is argument:
            return lambda _folder, others: others[name]
    if value is None or isinstance(value, str) or _is_frozen(value):
        return lambda _folder, _others: value
    if isinstance(value, Path):
        return lambda other, _others: other / value.relative_to(folder)
    if type(value) is tuple:
        parts = [_moved(part, folder, given) for part in value]
        return lambda other, others: tuple(part(other, others) for part in parts)
    if type(value) is dict:
        named = {key: _moved(part, folder, given) for key, part in value.items()}
        return lambda other, others: {key: part(other, others) for key, part in named.items()}
    raise TypeError(f"{value!r} cannot be given again for another folder")
