"""A codebook from a file as the shared one of a pool: codes that are there already keep their UUIDs."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from qualcode.catalogue import _, program
from qualcode.errors import QualcodeError, UsageProblem
from qualcode.model.codebooks.code_paths import PATH_SEPARATOR, parted_path
from qualcode.model.codes import CodebookDraft, CodeDraft, CodeKind
from qualcode.pool.codebook.code_mapping import CodeMap
from qualcode.pool.codebook.shared_codebook import PoolCode, SharedCodebook, code_key, folded_path, rule_names
from qualcode.pool.folder.arrow import arrow_schema
from qualcode.pool.folder.layout import OF_POOL
from qualcode.pool.folder.pool import Pool


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedCodebook:
    """What an import makes of the shared codebook: the codes as they will be, and what differs from before.

    `missing` are codes that the file does not have: they stay, or are `dropped` with the mappings of `unmapped`
    codes of projects. `left_behind` is how many codes of the file have more than a name and rules, `in_vivo` how many
    are left out with in-vivo ones.
    """

    codebook: SharedCodebook
    added: tuple[PoolCode, ...]
    changed: tuple[PoolCode, ...]
    renamed: tuple[PoolCode, ...]
    missing: tuple[PoolCode, ...]
    dropped: bool
    unmapped: int
    left_behind: int
    in_vivo: int


def import_codebook(
    pool: Pool,
    draft: CodebookDraft,
    *,
    renamed: Mapping[str, str] | None = None,
    drop_missing: bool = False,
    new_uuid: Callable[[], str] = lambda: str(uuid.uuid4()),
    dry_run: bool = False,
) -> ImportedCodebook:
    """Make a codebook the shared one of a pool, whole or not at all.

    A code is known again by its path in whichever case, and by `renamed` (former path or id -> path in the file).
    Codes that the file does not have stay at their place; with `drop_missing` they go, and so do their mappings.
    In-vivo codes are left out. Raises QualcodeError for two codes of one path, and where nothing can be written.
    """
    in_vivo = len(list(draft.walk()))
    draft = replace(draft, codes=_without_in_vivo(draft.codes))
    in_vivo -= len(list(draft.walk()))
    with pool.writers_lock():
        before = SharedCodebook.read(pool)
        maps = CodeMap.read(pool)
        known = _known_again(before, draft, renamed or {})
        codes = list(_codes(draft, known, new_uuid))
        kept = {code.uuid for code in codes}
        missing = tuple(code for code in before.codes if code.uuid not in kept)
        if not drop_missing:
            codes += _at_their_places(missing, codes)
        after = SharedCodebook(tuple(codes))
        _refuse_doubled(after)
        gone = {code.key for code in missing} if drop_missing else set()
        left = CodeMap(tuple(mapping for mapping in maps.mappings if mapping.code not in gone))
        imported = ImportedCodebook(
            codebook=after,
            added=tuple(code for code in codes if code.key not in before.by_key),
            changed=tuple(
                code for code in codes if (was := before.by_key.get(code.key)) and was.definition != code.definition
            ),
            renamed=tuple(code for code in codes if (was := before.by_key.get(code.key)) and was.names != code.names),
            missing=missing,
            dropped=drop_missing,
            unmapped=len(maps.mappings) - len(left.mappings),
            left_behind=sum(map(_has_more, draft.walk())),
            in_vivo=in_vivo,
        )
        if not dry_run:
            if gone:
                left.write(pool)
            write_codebook(pool, after)
    return imported


def write_codebook(pool: Pool, codebook: SharedCodebook) -> None:
    """Write the files of a shared codebook. Raises QualcodeError."""
    import pyarrow

    with pool.writers_lock():
        for name, rows in (("code_tree", list(codebook.tree_rows())), ("codes", codebook.code_rows())):
            table = pyarrow.Table.from_pylist(rows, arrow_schema(OF_POOL[name]))
            pool.put_table(pool.folder / f"{name}.parquet", OF_POOL[name], table)


def _without_in_vivo(codes: Sequence[CodeDraft]) -> tuple[CodeDraft, ...]:
    """The codes without in-vivo ones and what stands below these: their names are what somebody said."""
    return tuple(
        replace(code, children=_without_in_vivo(code.children)) for code in codes if code.kind is not CodeKind.IN_VIVO
    )


def _refuse_doubled(codebook: SharedCodebook) -> None:
    if len(codebook.by_path) == len(codebook.codes):
        return
    seen: set[str] = set()
    for code in codebook.codes:
        path = folded_path(code.names)
        if path in seen:
            raise QualcodeError(
                _("The shared codebook would have two codes “{path}”.", path=code.path),
                _("Give one of them another name."),
            )
        seen.add(path)


def _known_again(before: SharedCodebook, draft: CodebookDraft, renamed: Mapping[str, str]) -> dict[str, PoolCode]:
    """The code that is there already by the folded path in the file. Raises QualcodeError for unknown ones."""
    paths = {folded_path(names): names for names, _code in _walked(draft.codes)}
    known = {path: before.by_path[path] for path in paths if path in before.by_path}
    for former, path in renamed.items():
        code = before.find(former)
        wanted = folded_path(parted_path(path))
        if wanted not in paths:
            raise UsageProblem(
                _("The file has no code “{path}”.", path=path), _("Write --renamed FORMER=PATH as it stands there.")
            )
        taken = known.get(wanted)
        if taken is not None and taken != code:
            raise UsageProblem(
                _("“{path}” is the path of another shared code already.", path=taken.path),
                _("Say --renamed only for a code that has its path no more."),
            )
        if folded_path(code.names) in paths and folded_path(code.names) != wanted:
            raise UsageProblem(
                _("“{path}” stands in the file under its former path, too.", path=code.path),
                _("Say --renamed only for a code that has its path no more."),
            )
        known[wanted] = code
    # a code below a renamed one is known again by what its path was before
    for wanted, code in list(known.items()):
        if folded_path(code.names) != wanted:
            for path, names in paths.items():
                former = folded_path((*code.names, *names[len(paths[wanted]) :]))
                if path not in known and path.startswith(f"{wanted}{PATH_SEPARATOR}") and former in before.by_path:
                    known[path] = before.by_path[former]
    return known


def _walked(codes: Sequence[CodeDraft], above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], CodeDraft]]:
    """Each code of a file with its names from the root down."""
    for code in codes:
        names = (*above, code.name)
        yield names, code
        yield from _walked(code.children, names)


def _codes(draft: CodebookDraft, known: Mapping[str, PoolCode], new_uuid: Callable[[], str]) -> Iterator[PoolCode]:
    """The codes of the file as shared ones, parents first."""

    def within(codes: Sequence[CodeDraft], parent: PoolCode | None) -> Iterator[PoolCode]:
        for position, code in enumerate(codes):
            names = (*(parent.names if parent else ()), code.name)
            was = known.get(folded_path(names))
            uuid = was.uuid if was else new_uuid()
            key = was.key if was else code_key(uuid)
            shared = PoolCode(key, uuid, parent.key if parent else None, position, names, _definition(code))
            yield shared
            yield from within(code.children, shared)

    yield from within(draft.codes, None)


def _at_their_places(missing: Sequence[PoolCode], codes: Sequence[PoolCode]) -> Iterator[PoolCode]:
    """Codes that the file does not have, below the same parent as before, behind the others there."""
    there = {code.key: code for code in codes}
    numbers: dict[int | None, int] = {}
    for code in codes:
        numbers[code.parent] = max(numbers.get(code.parent, 0), code.position + 1)
    for code in missing:
        parent = there[code.parent] if code.parent is not None else None
        position = numbers.get(code.parent, 0)
        numbers[code.parent] = position + 1
        names = (*(parent.names if parent else ()), code.names[-1])
        kept = PoolCode(code.key, code.uuid, code.parent, position, names, code.definition)
        there[kept.key] = kept
        yield kept


def _definition(code: CodeDraft) -> str:
    """The rules of a code in one text, since a pool keeps one: the definition, then each other rule with its name."""
    rules = code.rules
    others = zip(rule_names(program()), (rules.include, rules.exclude, rules.borders), strict=True)
    return "\n\n".join([*filter(None, [rules.definition]), *(f"{name}: {text}" for name, text in others if text)])


def _has_more(code: CodeDraft) -> bool:
    return bool(code.anchors or code.related or code.levels or code.source or code.weight_meaning)
