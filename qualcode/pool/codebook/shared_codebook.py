"""The shared codebook of a pool as it stands in its files: codes with UUIDs of the pool's own, and their paths."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from uuid import UUID

from qualcode.catalogue import LANGUAGES, Catalogue, _, catalogue_of
from qualcode.errors import Ambiguous, NotFound, QualcodeError
from qualcode.model.codebooks.code_paths import joined_path, parted_path
from qualcode.pool.folder.arrow import arrow_schema
from qualcode.pool.folder.layout import OF_POOL
from qualcode.pool.folder.pool import Pool
from qualcode.project.file.row_rules import folded
from qualcode.project.file.store import nearest

_MOST_ROWS = 5_000_000
"""More is no table of codes; a file from elsewhere may hold anything."""
_UNSHOWN_BITS = 65
_ID_DIGITS = 16


def rule_names(words: Catalogue) -> tuple[str, str, str]:
    """What the rules of a code beside its definition are called: include, exclude, borders."""
    return (
        words.pgettext("rule of a code", "To be coded"),
        words.pgettext("rule of a code", "Not to be coded"),
        words.pgettext("rule of a code", "Borders"),
    )


@dataclass(frozen=True, slots=True)
class PoolCode:
    """A code of the shared codebook; `names` are those from the root down, `position` counts among its siblings."""

    key: int
    uuid: str
    parent: int | None
    position: int
    names: tuple[str, ...]
    definition: str = ""

    @property
    def path(self) -> str:
        """The names with “ / ” between them."""
        return joined_path(self.names)

    @property
    def bare_definition(self) -> str:
        """The definition without the other rules of the code, which stand behind it in the words of some language."""
        heads = [f"{name}: " for language in LANGUAGES for name in rule_names(catalogue_of(language))]
        parts = self.definition.split("\n\n")
        rule = next((place for place, part in enumerate(parts) if part.startswith(tuple(heads))), len(parts))
        return "\n\n".join(parts[:rule])


@dataclass(frozen=True)
class SharedCodebook:
    """The codes of a pool in their order, parents before those below them."""

    codes: tuple[PoolCode, ...] = ()

    @classmethod
    def read(cls, pool: Pool) -> SharedCodebook:
        """The codebook of a pool, empty where there is none yet. Raises QualcodeError where it cannot be read."""
        path = pool.folder / "codes.parquet"
        return cls(tuple(_in_order(path, list(stored_rows(path, "codes")))))

    @cached_property
    def by_key(self) -> dict[int, PoolCode]:
        """The codes by their keys."""
        return {code.key: code for code in self.codes}

    @cached_property
    def by_path(self) -> dict[str, PoolCode]:
        """The codes by their folded paths, of which no two are the same."""
        return {folded_path(code.names): code for code in self.codes}

    def find(self, typed: str) -> PoolCode:
        """The code of that path, that id, or that name where only one has it, in whichever case.

        Raises NotFound with the nearest, Ambiguous.
        """
        if not self.codes:
            raise NotFound(
                "code", typed, message=_("The pool has no shared codebook yet."),
                hint=_("“qualcode pool codebook import FILE” gives it one."),
            )  # fmt: skip
        key = key_of_id(typed)
        if key is not None and key in self.by_key:
            return self.by_key[key]
        if code := self.by_path.get(folded_path(parted_path(typed))):
            return code
        named = [code for code in self.codes if folded(code.names[-1]) == folded(typed)]
        if len(named) > 1:
            raise Ambiguous("code", typed, [code.path for code in named])
        if not named:
            near = nearest(typed, [code.path for code in self.codes])
            raise NotFound("code", typed, near, _("“qualcode pool codebook show” lists its codes."))
        return named[0]

    # ---- as it stands in files -------------------------------------------------------------------

    def code_rows(self) -> list[dict[str, Any]]:
        """The rows of codes.parquet."""
        return [
            {
                "code": code.key, "uuid": code.uuid, "parent": code.parent, "position": code.position,
                "name": code.names[-1], "path": code.path, "folded_path": folded_path(code.names),
                "definition": code.definition,
            }
            for code in self.codes
        ]  # fmt: skip

    def tree_rows(self) -> Iterator[dict[str, Any]]:
        """The rows of code_tree.parquet: each code is its own ancestor at depth 0."""
        for code in self.codes:
            ancestor: PoolCode | None = code
            depth = 0
            while ancestor is not None:
                yield {"ancestor": ancestor.key, "code": code.key, "depth": depth}
                ancestor = None if ancestor.parent is None else self.by_key[ancestor.parent]
                depth += 1


def code_key(uuid: str) -> int:
    """What stands for a new code in tables: the first 63 bits of its UUID."""
    return UUID(uuid).int >> _UNSHOWN_BITS


def folded_path(names: Iterable[str]) -> str:
    """A path as paths are compared: upper and lower case and Unicode forms make no difference."""
    return joined_path(map(folded, names))


def code_id(key: int) -> str:
    """A key as people copy it and spreadsheets leave it alone: “k” with 16 hexadecimal digits."""
    return f"k{key:0{_ID_DIGITS}x}"


def key_of_id(text: str) -> int | None:
    """The key that `code_id` wrote; None for any other text."""
    digits = text.strip().casefold().removeprefix("k")
    if len(digits) != _ID_DIGITS or not text.strip().casefold().startswith("k"):
        return None
    try:
        return int(digits, 16)
    except ValueError:
        return None


def stored_rows(path: Path, table: str) -> Iterator[dict[str, Any]]:
    """The rows of one of the pool's own files, none where it is not there.

    Raises QualcodeError for a file that is none, has other columns, or more rows than any such file.
    """
    schema = arrow_schema(OF_POOL[table])
    import pyarrow
    import pyarrow.parquet

    if not path.is_file():
        return
    try:
        with pyarrow.parquet.ParquetFile(path) as file:
            if not file.schema_arrow.equals(schema) or file.metadata.num_rows > _MOST_ROWS:
                raise unreadable(path)
            for batch in file.iter_batches():
                yield from batch.to_pylist()
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        raise unreadable(path) from error


def unreadable(path: Path) -> QualcodeError:
    """What is told of a file of the pool that is none."""
    return QualcodeError(
        _("“{path}” cannot be read as a file of the shared codebook.", path=path),
        _("Bring it back from a copy of the pool; “qualcode pool check” tells more."),
    )


def _in_order(path: Path, rows: Sequence[dict[str, Any]]) -> Iterator[PoolCode]:
    """The codes of rows, parents first, siblings by their positions. Raises QualcodeError where they do not fit."""
    below: dict[int | None, list[dict[str, Any]]] = {}
    for row in rows:
        if any(value is None for name, value in row.items() if name != "parent"):
            raise unreadable(path)
        below.setdefault(row["parent"], []).append(row)
    waiting: list[tuple[dict[str, Any], tuple[str, ...]]] = [(row, ()) for row in _siblings(below, None)]
    given = 0
    while waiting:
        row, above = waiting.pop()
        names = (*above, row["name"])
        code = PoolCode(row["code"], row["uuid"], row["parent"], row["position"], names, row["definition"])
        yield code
        given += 1
        waiting += [(child, names) for child in _siblings(below, code.key)]
    alike = any(len({row[name] for row in rows}) < len(rows) for name in ("code", "uuid"))
    if given != len(rows) or alike:  # some stand below themselves, or below none that is there
        raise unreadable(path)


def _siblings(below: dict[int | None, list[dict[str, Any]]], parent: int | None) -> list[dict[str, Any]]:
    """Those below a code, the last one first, as they are taken from the end."""
    return sorted(below.pop(parent, []), key=lambda row: (row["position"], row["name"]), reverse=True)
