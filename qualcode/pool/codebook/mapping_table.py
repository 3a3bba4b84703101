"""The table of mappings as people fill it in: which codes of projects stand for which shared ones, read back whole.

Columns are `project`, `code`, `shared` and `relation`; all others are for the reader's eyes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from qualcode.catalogue import LANGUAGES, _, catalogue_of
from qualcode.errors import QualcodeError, ReadingError
from qualcode.pool.codebook.code_mapping import CodeMap, CodeMapping, CodeRelation, code_of_project, decided
from qualcode.pool.codebook.shared_codebook import SharedCodebook, key_of_id
from qualcode.pool.folder.manifest import Manifest
from qualcode.pool.folder.pool import Pool
from qualcode.reading.source.loading import shown_name
from qualcode.reading.tables.reader import read_table_file
from qualcode.reading.tables.table import TableOptions
from qualcode.reporting.writers.csv import unescaped

LARGEST = 256 * 2**20  # bytes
MOST_ROWS = 1_000_000
"""Of thousands of projects with hundreds of codes each; a sheet holds as many."""
FIELDS = ("project", "code", "shared", "relation")
"""The columns that are read."""
NO_RELATION = "none"
"""In the column `relation`: the code stands for nothing any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MappingTable:
    """What a table says: mappings `given` anew or otherwise, codes whose mapping goes, and rows that say nothing new.

    `open_rows` are those without a shared code: they wait.
    """

    given: tuple[CodeMapping, ...]
    removed: tuple[tuple[str, int], ...]
    unchanged: int
    open_rows: int


def read_mapping_table(pool: Pool, path: Path, by: str) -> MappingTable:
    """What the table in a file (CSV or XLSX) says of the codes of a pool; nothing is changed.

    Raises ReadingError with the row for what is not known, for a relation that is none, for a shared code without
    its relation, and for a code that two rows decide otherwise; QualcodeError.
    """
    name = shown_name(path.name)
    if path.suffix.casefold() not in (".csv", ".tsv", ".xlsx"):
        raise ReadingError(_("“{name}” is no table of mappings.", name=name), _("Save it as CSV or XLSX."))
    table = read_table_file(path, TableOptions(columns=FIELDS, most_rows=MOST_ROWS), LARGEST)
    places = {heading.strip().casefold(): place for place, heading in enumerate(table.headings)}
    reader = _RowReader(pool, by)
    said: dict[tuple[str, int], CodeMapping | None] = {}
    unchanged = open_rows = 0
    for row in table.rows:
        cells = {field: unescaped(row.cells[places[field]]) for field in FIELDS}
        try:
            place, mapping = reader.read(cells)
        except QualcodeError as error:
            message = _("“{name}”, row {number}: {message}", name=name, number=row.number, message=error.message)
            raise ReadingError(message, error.hint) from error
        if mapping is _OPEN:
            open_rows += 1
            continue
        if place in said and said[place] != mapping:
            raise ReadingError(
                _(
                    "“{name}”, row {number}: a row before it says otherwise of this code.",
                    name=name,
                    number=row.number,
                ),
                _("Keep one row for each code of a project."),
            )
        said[place] = mapping
    now = reader.maps.by_code
    given = tuple(mapping for place, mapping in said.items() if mapping and mapping != now.get(place))
    removed = tuple(place for place, mapping in said.items() if mapping is None and place in now)
    unchanged = len(said) - len(given) - len(removed)
    return MappingTable(given=given, removed=removed, unchanged=unchanged, open_rows=open_rows)


_OPEN = CodeMapping("", 0, 0, CodeRelation.EXACT, "", "")
"""Stands for a row that decides nothing."""


class _RowReader:
    """Reads rows against what the pool holds; a manifest is read once."""

    def __init__(self, pool: Pool, by: str) -> None:
        self.maps = CodeMap.read(pool)
        self._codebook = SharedCodebook.read(pool)
        self._manifests: Mapping[str, Manifest] = {manifest.project: manifest for manifest in pool.projects()}
        self._keys = {project: {code.key for code in manifest.codes} for project, manifest in self._manifests.items()}
        self._relations = dict(_relation_words())
        self._by = by

    def read(self, cells: Mapping[str, str]) -> tuple[tuple[str, int], CodeMapping | None]:
        """The code of a row, and its mapping: None where it goes, `_OPEN` where nothing is decided.

        Raises QualcodeError.
        """
        manifest = self._manifests.get(cells["project"])
        if manifest is None:
            raise QualcodeError(
                _("the pool has no project “{project}”", project=cells["project"]),
                _("“qualcode pool list” shows them."),
            )
        key = key_of_id(cells["code"])
        if key is None or key not in self._keys[manifest.project]:
            key = code_of_project(manifest, cells["code"]).key
        place = (manifest.project, key)
        typed, shared = cells["relation"], cells["shared"]
        known = self.maps.by_code.get(place)
        if not typed:
            if not shared:
                return place, _OPEN
            code = self._codebook.find(shared)
            if known and known.code == code.key:
                return place, known
            raise QualcodeError(_("it is not said what the shared code is to this one"), _relations_hint())
        relation = self._relations.get(typed.casefold(), "")
        if relation == NO_RELATION:
            return place, None
        if not relation:
            raise QualcodeError(_("“{relation}” is no relation", relation=typed), _relations_hint())
        if not shared:
            raise QualcodeError(
                _("there is a relation, but no shared code"), _("Write its path into the column “shared”.")
            )
        mapping = decided(*place, self._codebook.find(shared).key, CodeRelation(relation), self._by)
        same = known and replace(mapping, decided_by=known.decided_by, decided_at=known.decided_at) == known
        return place, known if same else mapping


def _relations_hint() -> str:
    return _(
        "Write exact, broader, narrower or related into the column “relation”: what the shared code is to the "
        "project's; or none, and it stands for nothing."
    )


def _relation_words() -> Iterator[tuple[str, str]]:
    """The relations as they may be written, in each language -> the value."""
    for relation in CodeRelation:
        yield relation.value, relation.value
    yield NO_RELATION, NO_RELATION
    for language in LANGUAGES:
        words = catalogue_of(language)
        yield words.pgettext("mapping of codes", "exact").casefold(), CodeRelation.EXACT.value
        yield words.pgettext("mapping of codes", "broader").casefold(), CodeRelation.BROADER.value
        yield words.pgettext("mapping of codes", "narrower").casefold(), CodeRelation.NARROWER.value
        yield words.pgettext("mapping of codes", "related").casefold(), CodeRelation.RELATED.value
        yield words.pgettext("mapping of codes", "none").casefold(), NO_RELATION
