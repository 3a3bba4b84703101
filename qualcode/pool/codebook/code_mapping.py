"""Which code of a project stands for which shared one, who decided it, and what waits to be decided.

A code of a project stands for one shared code at most, so that each passage counts once. What the two are to each
other was said by a person, never guessed: codes of equal paths are proposed, and no more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from functools import cached_property
from unicodedata import normalize

from qualcode.catalogue import _, pgettext
from qualcode.errors import Ambiguous, NotFound, QualcodeError, UsageProblem
from qualcode.model.codebooks.code_paths import joined_path, parted_path
from qualcode.pool.codebook.shared_codebook import (
    PoolCode,
    SharedCodebook,
    code_id,
    folded_path,
    key_of_id,
    stored_rows,
    unreadable,
)
from qualcode.pool.folder.arrow import arrow_schema
from qualcode.pool.folder.layout import OF_POOL
from qualcode.pool.folder.manifest import GivenCode, Manifest
from qualcode.pool.folder.pool import Pool
from qualcode.project.file.row_rules import folded
from qualcode.project.file.store import nearest
from qualcode.project.watch.identity import now


class CodeRelation(StrEnum):
    """What the shared code is to the project's: the same, one of more, of fewer, or only one that is near."""

    EXACT = "exact"
    BROADER = "broader"
    NARROWER = "narrower"
    RELATED = "related"


def relation_word(relation: CodeRelation) -> str:
    """The relation in the program's language."""
    return {
        CodeRelation.EXACT: pgettext("mapping of codes", "exact"),
        CodeRelation.BROADER: pgettext("mapping of codes", "broader"),
        CodeRelation.NARROWER: pgettext("mapping of codes", "narrower"),
        CodeRelation.RELATED: pgettext("mapping of codes", "related"),
    }[relation]


@dataclass(frozen=True, slots=True)
class CodeMapping:
    """One row of code_map.parquet: project and code there, the shared code, and who decided it when."""

    project: str
    project_code: int
    code: int
    relation: CodeRelation
    decided_by: str
    decided_at: str


@dataclass(frozen=True)
class CodeMap:
    """All mappings of a pool."""

    mappings: tuple[CodeMapping, ...] = ()

    @classmethod
    def read(cls, pool: Pool) -> CodeMap:
        """The mappings of a pool. Raises QualcodeError where they cannot be read."""
        path = pool.folder / "code_map.parquet"
        try:
            return cls(
                tuple(
                    CodeMapping(**{**row, "relation": CodeRelation(row["relation"])})
                    for row in stored_rows(path, "code_map")
                )
            )
        except ValueError as error:
            raise unreadable(path) from error

    def write(self, pool: Pool) -> None:
        """Write the mappings, in their order by project and code. Raises QualcodeError."""
        import pyarrow

        rows = [
            {**asdict(mapping), "relation": mapping.relation.value}
            for mapping in sorted(self.mappings, key=lambda mapping: (mapping.project, mapping.project_code))
        ]
        table = pyarrow.Table.from_pylist(rows, arrow_schema(OF_POOL["code_map"]))
        pool.put_table(pool.folder / "code_map.parquet", OF_POOL["code_map"], table)

    @cached_property
    def by_code(self) -> dict[tuple[str, int], CodeMapping]:
        """The mappings by project and code there."""
        return {(mapping.project, mapping.project_code): mapping for mapping in self.mappings}

    def with_changes(self, given: Iterable[CodeMapping], removed: Iterable[tuple[str, int]] = ()) -> CodeMap:
        """The mappings with these in place of those of the same codes, and without those of the codes `removed`."""
        codes = dict(self.by_code)
        for place in removed:
            codes.pop(place, None)
        codes |= {(mapping.project, mapping.project_code): mapping for mapping in given}
        return CodeMap(tuple(codes.values()))


def change_mappings(pool: Pool, given: Sequence[CodeMapping] = (), removed: Sequence[tuple[str, int]] = ()) -> None:
    """Write mappings and take others away, in one step. Raises QualcodeError where a shared code is gone."""
    with pool.writers_lock():
        known = SharedCodebook.read(pool).by_key
        if any(mapping.code not in known for mapping in given):
            raise QualcodeError(
                _("The shared codebook was changed meanwhile: nothing was mapped."),
                _("“qualcode pool codebook show” lists its codes."),
            )
        CodeMap.read(pool).with_changes(given, removed).write(pool)


@dataclass(frozen=True, slots=True)
class RenewedMappings:
    """What a project's coming again means for its mappings: so many went with their codes, and so many codes that
    stand for a shared one have another path or definition than when the project came before.
    """

    gone: int = 0
    reworded: int = 0


def renew_mappings(pool: Pool, before: Manifest, after: Manifest) -> RenewedMappings:
    """Take away mappings of codes that a project has no more. Raises QualcodeError."""
    was, codes = ({code.key: code for code in manifest.codes} for manifest in (before, after))
    with pool.writers_lock():
        mapped = [mapping for mapping in CodeMap.read(pool).mappings if mapping.project == after.project]
        gone = [(mapping.project, mapping.project_code) for mapping in mapped if mapping.project_code not in codes]
        if gone:
            change_mappings(pool, removed=gone)
    both = [mapping.project_code for mapping in mapped if mapping.project_code in was.keys() & codes.keys()]
    return RenewedMappings(len(gone), sum(_says_other(was[code], codes[code]) for code in both))


def _says_other(before: GivenCode, after: GivenCode) -> bool:
    return (before.names, before.definition) != (after.names, after.definition)


def decided(project: str, project_code: int, code: int, relation: CodeRelation, by: str) -> CodeMapping:
    """A mapping that somebody decides now. Raises UsageProblem where nobody is named."""
    return CodeMapping(project, project_code, code, relation, decider(by), now())


def decider(by: str) -> str:
    """Who decides. Raises UsageProblem where nobody is named."""
    if not by.strip():
        raise UsageProblem(_("It must be said who decides."), _("Say --by NAME."))
    return by.strip()


# ---- codes of projects ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class MappedCode:
    """A code of a project with what it stands for, or with what is proposed: the shared code of an equal path."""

    project: str
    code: GivenCode
    mapping: CodeMapping | None
    shared: PoolCode | None
    proposed: PoolCode | None

    @property
    def path(self) -> str:
        """Its path, with its id in place of a name that is withheld."""
        return given_path(self.code)

    @property
    def is_defined_alike(self) -> bool:
        """Whether it is defined in the same words as the code that is proposed; what nobody defined is not."""
        own = _words(self.code.definition)
        return bool(own and self.proposed) and own == _words(self.proposed.bare_definition if self.proposed else "")

    def accepted(self, by: str) -> MappedCode:
        """The code with what is proposed as its mapping, exactly. Raises UsageProblem where nobody decides."""
        if self.proposed is None:
            return self
        mapping = decided(self.project, self.code.key, self.proposed.key, CodeRelation.EXACT, by)
        return replace(self, mapping=mapping, shared=self.proposed, proposed=None)


def _words(text: str) -> list[str]:
    """The words of a definition, however its lines are broken and its letters composed."""
    return normalize("NFC", text).split()


def given_path(code: GivenCode) -> str:
    """The path of a code of a project; a withheld name is its id."""
    names = [name or code_id(code.key) for name in code.names]
    return joined_path([*names[:-1], code_id(code.key)] if code.withheld else names)


def mapped_codes(pool: Pool) -> list[MappedCode]:
    """All codes of all projects with what they stand for, by project and path. Raises QualcodeError."""

    def read() -> list[MappedCode]:
        codebook, maps = SharedCodebook.read(pool), CodeMap.read(pool).by_code
        return [
            _mapped(manifest.project, code, path, maps.get((manifest.project, code.key)), codebook)
            for manifest in pool.projects()
            for path, code in sorted(
                ((folded_path(code.names), code) for code in manifest.codes), key=lambda pair: (pair[0], pair[1].key)
            )
        ]

    return pool.reading(read)


def _mapped(
    project: str, code: GivenCode, path: str, mapping: CodeMapping | None, codebook: SharedCodebook
) -> MappedCode:
    shared = codebook.by_key.get(mapping.code) if mapping else None
    proposed = None if shared or code.withheld else codebook.by_path.get(path)
    return MappedCode(project, code, mapping if shared else None, shared, proposed)


def code_of_project(manifest: Manifest, typed: str) -> GivenCode:
    """The code of a project by its path, its id, or its name where only one has it. Raises NotFound, Ambiguous."""
    codes = manifest.codes
    key = key_of_id(typed)
    wanted = folded_path(parted_path(typed))
    named = [code for code in codes if not code.withheld]
    for found in (
        [code for code in codes if code.key == key],
        [code for code in named if joined_path(code.names) == typed],
        [code for code in named if folded_path(code.names) == wanted],
        [code for code in named if folded(code.names[-1]) == folded(typed)],
    ):
        if len(found) == 1:
            return found[0]
        if found:
            raise Ambiguous("code", typed, [f"{given_path(code)} ({code_id(code.key)})" for code in found])
    near = nearest(typed, [joined_path(code.names) for code in named])
    raise NotFound("code", typed, near, _("“qualcode pool codebook map-table” lists the codes of all projects."))


def proposals(codes: Iterable[MappedCode]) -> Iterator[MappedCode]:
    """Those for which a shared code is proposed, and that stand for nothing yet."""
    return (code for code in codes if code.proposed is not None and code.mapping is None)


def unmapped(codes: Iterable[MappedCode]) -> Iterator[MappedCode]:
    """Those that stand for nothing yet."""
    return (code for code in codes if code.mapping is None)
