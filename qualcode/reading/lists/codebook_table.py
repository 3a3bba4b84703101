"""Codebooks in tables: CSV, XLSX and tables of Word, of other programs too.

Which code stands below which one is told by columns of levels, a column of paths, a column that names the code above,
or by how far names are indented; which of these it was is told with what was read. Where a name of the program itself
is in doubt it is not read as a path: `hierarchy` says otherwise.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from qualcode.catalogue import LANGUAGES, _, catalogue_of, ngettext, program
from qualcode.errors import ReadingError
from qualcode.model.codebooks.code_paths import parted_path
from qualcode.model.codes import (
    Anchor,
    CodebookDraft,
    CodeDraft,
    CodeKind,
    EvaluativeLevel,
    Origin,
    RelatedCode,
    RelationKind,
    Rules,
    can_be_key,
    kinds_and_origins,
    relation_kinds,
)
from qualcode.reading.formats.apart import READERS_APART
from qualcode.reading.lists.codebook_columns import column_of, columns_of, has_names, list_of_cell
from qualcode.reading.lists.codebook_file import DEEPEST, MOST, name_problem, sameness
from qualcode.reading.source.loading import load, shown_name, whatever
from qualcode.reading.source.raw_table import RawTable
from qualcode.reading.source.strict_yaml import shown
from qualcode.reading.tables.reader import read_rows
from qualcode.reading.tables.table import TableOptions
from qualcode.safe_text import visible

if TYPE_CHECKING:
    from pathlib import Path

SUFFIXES = frozenset({".csv", ".tsv", ".xlsx", ".docx"})
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_INDENT = re.compile(r"[ \t\u00a0\u2003\u2002]*(?:[-–—•·*>]+[ \t\u00a0]+)?")
_STEPS = re.compile(r"\s*(?:>|\\)\s*")
_YES = frozenset({"yes", "ja", "true", "wahr", "x", "1"})  # no text: words of files
_FORMULA_STARTS = "=+-@\t\r"
_TAGUETTE = frozenset({"tag", "description"})
_FIELDS = {
    **{name: name for name in ("definition", "include", "exclude", "borders", "related", "source", "weight_meaning")},
    **{name: name for name in ("exclusive", "ordered", "levels")},
    "anchors": "anchor",
    "kind": "",
    "origin": "",
}
"""What a table can leave unsaid of a code, with what begins the key of its column; a row says of what kind it is."""
_MAXQDA = {"code", "memo"}  # no text: the headings of its tables of codes, whose names are paths


class Hierarchy(StrEnum):
    """How a table tells which code stands below which one."""

    LEVELS = "levels"
    PARENT = "parent"
    PATH = "path"
    INDENT = "indent"
    FLAT = "flat"


@dataclass(slots=True)
class _Node:
    """A code on its way: the path of names above it is where it stands in the tree."""

    name: str
    draft: CodeDraft | None = None
    row: int = 0
    children: dict[str, _Node] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the table by what stands in it."""

    number: int
    cells: dict[str, str]

    def get(self, key: str) -> str:
        return self.cells.get(key, "")


def read_table_codebook(path: Path, hierarchy: Hierarchy | None = None) -> tuple[CodebookDraft, list[str]]:
    """The codebook in a table, and how it was read. Raises ReadingError for a table that is no codebook."""
    data, facts = load(path)
    name = shown_name(facts.name)
    with whatever(facts.name):
        if path.suffix.casefold() == ".docx":
            raw = _with_names(READERS_APART.word_tables(data, facts.name))
        else:
            raw = read_rows(data, facts.name, TableOptions(one_column=True))
    return codebook_of_rows(raw, name, path.stem, hierarchy)


def codebook_of_rows(
    raw: RawTable, name: str, title: str, hierarchy: Hierarchy | None = None
) -> tuple[CodebookDraft, list[str]]:
    """The codebook in the rows of a table, the first of which that is not empty holds the headings."""
    reader = _TableReader(raw, name)
    codes = reader.codes(hierarchy)
    return CodebookDraft(title, codes), [*raw.warnings, *raw.notes, *reader.told]


def _with_names(tables: Sequence[RawTable]) -> RawTable:
    """The first table whose headings name codes, else the first."""
    for table in tables:
        if table.rows and has_names(columns_of(table.rows[0])):
            return table
    return tables[0]


class _TableReader:
    """The rows of one table; `told` is what was found out or left out."""

    def __init__(self, raw: RawTable, name: str) -> None:
        self._name = name
        self.told: list[str] = []
        filled = [
            (number, cells) for number, cells in zip(raw.numbers, raw.rows, strict=True) if any(map(str.strip, cells))
        ]
        if len(filled) < 2:
            raise ReadingError(
                _("“{name}” holds no rows below its headings.", name=name),
                _("Check whether it was exported completely."),
            )
        self._headings = [_bare(heading) for heading in filled[0][1]]
        columns = columns_of(self._headings)
        if not has_names(columns):
            listed = ", ".join(program().quoted(shown(heading)) for heading in self._headings if heading.strip())
            raise ReadingError(
                _("“{name}” has no column with the names of codes; its headings: {headings}.", name=name,
                  headings=listed),
                _("Head that column “Code”, or “level 1”, “level 2” … where there are several."),
            )  # fmt: skip
        self._columns = columns
        self._rows = [
            _Row(number, {key: _bare(cells[place]) for key, place in columns.items() if place < len(cells)})
            for number, cells in filled[1:]
        ]
        if len(self._rows) > MOST:
            raise ReadingError(
                _("“{name}” has more than {number} codes.", name=name, number=program().number(MOST)),
                _("Split the codebook into several files."),
            )
        unknown = [heading for heading in self._headings if heading.strip() and column_of(heading) is None]
        if unknown:
            self.told.append(
                ngettext(
                    "{count} column is not taken: {names}.",
                    "{count} columns are not taken: {names}.",
                    len(unknown),
                    names=", ".join(shown(heading) for heading in unknown[:8]),
                )
            )

    # ---- the tree --------------------------------------------------------------------------------

    def codes(self, hierarchy: Hierarchy | None) -> tuple[CodeDraft, ...]:
        """The codes with all below them. Raises ReadingError for a circle, doubles and too deep a tree."""
        chosen = hierarchy or self._found_out()
        if hierarchy is None:
            self.told.append(_HOW[chosen]())
        root = _Node("")
        implied: list[str] = []
        for row, path in self._paths(chosen):
            if len(path) > DEEPEST:
                raise self._refuse(row, _("codes lie more than {number} deep", number=DEEPEST))
            node = root
            for name in path:
                node = node.children.setdefault(sameness(name), _Node(name))
            if node.draft is not None:
                raise self._refuse(
                    row, _("“{code}” stands in row {number} already", code=shown(path[-1]), number=node.row)
                )
            node.draft, node.row, node.name = self._draft(row, path[-1]), row.number, path[-1]
        drafts = tuple(_built(node, implied) for node in root.children.values())
        if not drafts:
            raise ReadingError(
                _("“{name}” holds no code.", name=self._name), _("Look whether the names stand under their heading.")
            )
        if implied:
            self.told.append(
                ngettext(
                    "{count} code has no row of its own and comes without rules: {names}.",
                    "{count} codes have no rows of their own and come without rules: {names}.",
                    len(implied),
                    names=", ".join(map(shown, implied[:5])) + (", …" if len(implied) > 5 else ""),
                )
            )
        return drafts

    def _refuse(self, row: _Row, problem: str) -> ReadingError:
        return ReadingError(
            _("“{name}”, row {row}: {problem}.", name=self._name, row=row.number, problem=problem),
            _("Change the table, or say --hierarchy where the tree is told in another way."),
        )

    def _found_out(self) -> Hierarchy:
        """What tells the tree: the first of columns of levels, of paths, of the code above, and of names indented."""
        if "level 1" in self._columns:
            return Hierarchy.LEVELS
        if "path" in self._columns:
            return Hierarchy.PATH
        if any(row.get("parent").strip() for row in self._rows):
            return Hierarchy.PARENT
        names = [row.get("name") for row in self._rows if row.get("name").strip()]
        if any(_depth(name) for name in names):
            return Hierarchy.INDENT
        steps = [_STEPS.split(name.strip()) for name in names if _STEPS.search(name)]
        known = {sameness(name.strip()) for name in names}
        is_maxqda = {heading.strip().casefold() for heading in self._headings if heading.strip()} == _MAXQDA
        if steps and (is_maxqda or any(sameness(above[0]) in known for above in steps)):
            return Hierarchy.PATH
        return Hierarchy.FLAT

    def _paths(self, hierarchy: Hierarchy) -> Iterator[tuple[_Row, tuple[str, ...]]]:
        """The path of the code of each row that names one."""
        ways = {
            Hierarchy.LEVELS: self._by_levels,
            Hierarchy.PATH: self._by_path,
            Hierarchy.PARENT: self._by_parent,
            Hierarchy.INDENT: self._by_indent,
            Hierarchy.FLAT: self._flat,
        }
        for row, names in ways[hierarchy]():
            path = tuple(map(self._clean, filter(str.strip, names)))
            if path:
                yield row, path

    def _clean(self, name: str) -> str:
        plain = " ".join(visible(name, keep="\n\t\r").split())
        return plain.strip() or _("nameless") if name_problem(plain) else plain

    def _by_levels(self) -> Iterator[tuple[_Row, tuple[str, ...]]]:
        keys = sorted((key for key in self._columns if key.startswith("level ")), key=lambda key: int(key[6:]))
        if "name" in self._columns:
            keys.append("name")
        last: tuple[str, ...] = ()
        for row in self._rows:
            names = [row.get(key) for key in keys]
            while names and not names[-1].strip():
                names.pop()
            filled = next((place for place, name in enumerate(names) if name.strip()), 0)
            path = (*last[:filled], *(name for name in names[filled:] if name.strip()))
            if names:
                last = path
                yield row, path

    def _by_path(self) -> Iterator[tuple[_Row, tuple[str, ...]]]:
        key = "path" if "path" in self._columns else "name"
        for row in self._rows:
            written = row.get(key).strip()
            if key == "path" and not _STEPS.search(written):
                yield row, parted_path(written)
            else:
                yield row, tuple(_STEPS.split(written))

    def _by_parent(self) -> Iterator[tuple[_Row, tuple[str, ...]]]:
        above = {row.get("name").strip(): row.get("parent").strip() for row in self._rows if row.get("name").strip()}
        rows_of = Counter((row.get("name").strip(), row.get("parent").strip()) for row in self._rows)
        twice = {name for name, number in Counter(name for name, _parent in rows_of).items() if number > 1}
        is_taguette = {heading.strip().casefold() for heading in self._headings} >= _TAGUETTE
        short = {name: _within(name, parent) if is_taguette else name for name, parent in above.items()}

        def path_of(name: str, seen: tuple[str, ...], row: _Row) -> tuple[str, ...]:
            if name in seen:
                circle = " → ".join((*seen[seen.index(name) :], name))
                raise self._refuse(row, _("codes stand below themselves ({circle})", circle=shown(circle, 120)))
            if len(seen) > DEEPEST:
                raise self._refuse(row, _("codes lie more than {number} deep", number=DEEPEST))
            if name in twice:
                raise self._refuse(row, _("two codes are called “{code}”: which is meant?", code=shown(name)))
            parent = above.get(name)
            if parent is None:  # no row: it may be written as a path
                steps = tuple(_STEPS.split(name)) if _STEPS.search(name) else parted_path(name)
                known = steps[-1] if len(steps) > 1 and steps[-1] in above else None
                return path_of(known, (*seen, name), row) if known else steps
            return (*(path_of(parent, (*seen, name), row) if parent else ()), short[name])

        for row in self._rows:
            name, parent = row.get("name").strip(), row.get("parent").strip()
            if name:
                own = _within(name, parent) if is_taguette else name
                yield row, (*(path_of(parent, (name,), row) if parent else ()), own)

    def _by_indent(self) -> Iterator[tuple[_Row, tuple[str, ...]]]:
        open_: list[tuple[int, str]] = []
        for row in self._rows:
            written = row.get("name")
            if not written.strip():
                continue
            depth, name = _depth(written), _INDENT.sub("", written, count=1)
            while open_ and open_[-1][0] >= depth:
                open_.pop()
            open_.append((depth, name))
            yield row, tuple(name for _depth_, name in open_)

    def _flat(self) -> Iterator[tuple[_Row, tuple[str, ...]]]:
        for row in self._rows:
            yield row, (row.get("name") or row.get("level 1") or row.get("path"),)

    # ---- one code --------------------------------------------------------------------------------

    def _draft(self, row: _Row, name: str) -> CodeDraft:
        kind, origin = self._kind(row)
        colour, key = row.get("colour").strip(), row.get("key").strip()
        levels = tuple(EvaluativeLevel(before or rest, rest if before else "") for before, rest in self._levels(row))
        return CodeDraft(
            name,
            Rules(*(row.get(part).strip() for part in ("definition", "include", "exclude", "borders"))),
            colour if _COLOUR.fullmatch(colour) else "",
            kind,
            origin,
            tuple(self._anchors(row)),
            tuple(_related(row.get("related"))),
            row.get("source").strip(),
            row.get("weight_meaning").strip(),
            exclusive=row.get("exclusive").strip().casefold() in _YES,
            short_key=key if can_be_key(key) else "",
            ordered=row.get("ordered").strip().casefold() in _YES,
            levels=levels,
            unsaid=self._unsaid(row),
        )

    def _unsaid(self, row: _Row) -> tuple[str, ...]:
        """What the table does not say of a code: what it has no column for, and kinds that the row does not name."""
        columns = {key.partition(" ")[0].replace("anchors", "anchor") for key in self._columns}
        said = {name for name, column in _FIELDS.items() if column in columns}
        written = {sameness(part.strip()) for key in ("kind", "origin") for part in row.get(key).split(",")}
        values = {value for value, word in _kind_words() if sameness(word) in written}
        said |= {name for name, known in (("kind", set(CodeKind)), ("origin", set(Origin))) if values & known}
        return tuple(name for name in _FIELDS if name not in said)

    def _levels(self, row: _Row) -> list[tuple[str, str]]:
        return list_of_cell(row.get("levels"))

    def _kind(self, row: _Row) -> tuple[CodeKind, Origin]:
        """The kind and origin, which may stand in one cell."""
        words = {sameness(word): value for value, word in _kind_words()}
        said = [part.strip() for key in ("kind", "origin") for part in row.get(key).split(",") if part.strip()]
        known = [words[sameness(part)] for part in said if sameness(part) in words]
        if unknown := [part for part in said if sameness(part) not in words]:
            self.told.append(
                _("Row {row}: “{word}” is no kind of code and is not taken.", row=row.number, word=shown(unknown[0]))
            )
        kind = next((CodeKind(value) for value in known if value in set(CodeKind)), CodeKind.THEMATIC)
        return kind, next((Origin(value) for value in known if value in set(Origin)), Origin.DEDUCTIVE)

    def _anchors(self, row: _Row) -> Iterator[Anchor]:
        for part in re.split(r"\n[ \t]*\n", row.get("anchors")):
            if part.strip():
                yield Anchor(part.strip())
        for number in sorted(int(key[7:]) for key in self._columns if key.startswith("anchor ")):
            if text := row.get(f"anchor {number}").strip():  # no text: a key
                invented = row.get(f"invented {number}").strip().casefold() in _YES  # no text: a key
                yield Anchor(text, row.get(f"label {number}").strip(), invented=invented)  # no text: a key


_HOW = {
    Hierarchy.LEVELS: lambda: _("Which code stands below which one: by the columns of levels."),
    Hierarchy.PARENT: lambda: _("Which code stands below which one: by the column that names the code above."),
    Hierarchy.PATH: lambda: _("Which code stands below which one: by paths."),
    Hierarchy.INDENT: lambda: _("Which code stands below which one: by how far the names are indented."),
    Hierarchy.FLAT: lambda: _("No code stands below another one: nothing in the table says so."),
}


def _built(node: _Node, implied: list[str]) -> CodeDraft:
    if node.draft is None:
        implied.append(node.name)
    draft = node.draft or CodeDraft(node.name, unsaid=tuple(_FIELDS))
    return replace(draft, name=node.name, children=tuple(_built(child, implied) for child in node.children.values()))


def _bare(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from computing it."""
    return cell[1:] if cell.startswith("'") and cell[1:2] and cell[1] in _FORMULA_STARTS else cell


def _depth(name: str) -> int:
    """How far a name is indented: blanks, a tab as four of them; a dash or dot before it as many as it takes."""
    found = _INDENT.match(name)
    return len(found[0].expandtabs(4)) if found else 0


def _within(name: str, parent: str) -> str:
    """The own name of a tag of Taguette, whose names begin with that of the tag above."""
    rest = name.removeprefix(parent) if parent else name
    return rest[1:] if rest != name and rest[:1] in (".", "/", "\\") and len(rest) > 1 else name


def _related(cell: str) -> Iterator[RelatedCode]:
    kinds = {
        sameness(word): kind
        for language in LANGUAGES
        for kind, translated in relation_kinds(catalogue_of(language)).items()
        for word in (translated, kind.value)
    }
    for before, rest in list_of_cell(cell):
        if before and sameness(before) in kinds:
            yield RelatedCode(rest, kinds[sameness(before)])
        else:
            yield RelatedCode(f"{before}: {rest}" if before else rest, RelationKind.RELATED)


def _kind_words() -> Iterator[tuple[str, str]]:
    """Kinds and origins with their words in all languages."""
    for language in LANGUAGES:
        yield from kinds_and_origins(catalogue_of(language)).items()
    for value in (*CodeKind, *Origin):
        yield value.value, value.value
