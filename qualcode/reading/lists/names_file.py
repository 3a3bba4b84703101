"""Lists of names that must not leave a project, read from a file that stays outside of it.

A table (CSV or XLSX) has a column `name` and may have `placeholder` (“[Kommune A]”), `exceptions` (phrases in which
the name may stand, parted by | or ;) and `allowed` (yes where the name may stand everywhere, as that of an
institution). YAML is a list of such entries, `exceptions` being a list; a text file holds one name a line. Headings
may be German too (Name, Platzhalter, Ausnahmen, erlaubt).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from qualcode.catalogue import _
from qualcode.errors import ReadingError
from qualcode.language.names.listed import ListedName
from qualcode.reading.source.encoding import decode
from qualcode.reading.source.loading import FileFacts, load, whatever
from qualcode.reading.source.strict_yaml import YamlFile, YamlNode, compose, shown
from qualcode.reading.tables.missing_signs import told_doubtful
from qualcode.reading.tables.reader import read_table
from qualcode.reading.tables.table import DataTable, TableOptions

LARGEST = 4 * 2**20  # bytes

_MEANINGS = {
    "name": ("name", "names", "klarname", "original"),
    "placeholder": ("placeholder", "platzhalter", "pseudonym", "ersatz"),
    "exceptions": ("exceptions", "exception", "except", "ausnahmen", "ausnahme"),
    "allowed": ("allowed", "erlaubt"),
}
_FIELDS = {word: field for field, words in _MEANINGS.items() for word in words}
_YES = {"yes", "ja", "y", "j", "x", "1", "true", "wahr"}
_NO = {"", "no", "nein", "n", "0", "false", "falsch"}
_HINT = _("A list of names has a column “name”, and perhaps “placeholder”, “exceptions” and “allowed”.")
_YAML_BEGINS = _("Begin each entry with “- name: …”.")


@dataclass(frozen=True, slots=True)
class NamesFile:
    """The names to be looked for, and those that may be named; `warnings` tell what was passed over."""

    names: tuple[ListedName, ...]
    allowed: tuple[str, ...]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _NameRow:
    """An entry and its line or row in the file."""

    number: int
    values: Mapping[str, str]
    exceptions: tuple[str, ...]


def read_names(path: Path) -> NamesFile:
    """The list of names in a file. Raises ReadingError for a file that is none or holds none, with the row."""
    data, facts = load(path, LARGEST)
    with whatever(facts.name):
        return _names(data, facts, path.suffix.casefold())


def _names(data: bytes, facts: FileFacts, suffix: str) -> NamesFile:
    if suffix in (".csv", ".tsv", ".xlsx"):
        rows, warnings = _table_rows(data, facts.name)
    elif suffix in (".yaml", ".yml"):
        text, notes = decode(data, facts.name)
        rows, warnings = list(_yaml_rows(text, facts.name)), list(notes)
    elif suffix == ".txt":
        text, notes = decode(data, facts.name)
        rows, warnings = _lines(text), list(notes)
    else:
        raise ReadingError(
            _("“{name}” is no list of names.", name=facts.name), _("Save it as CSV, XLSX, YAML or text.")
        )
    names, allowed = _sorted_out(rows, facts.name)
    if not names and not allowed:
        raise ReadingError(_("“{name}” holds no name.", name=facts.name), _HINT)
    return NamesFile(names, allowed, tuple(warnings))


def _sorted_out(rows: Iterable[_NameRow], file: str) -> tuple[tuple[ListedName, ...], tuple[str, ...]]:
    names: list[ListedName] = []
    allowed: list[str] = []
    for row in rows:
        name = " ".join(row.values.get("name", "").split())
        if sum(sign.isalnum() for sign in name) < 2:
            raise ReadingError(
                _("“{name}”, row {number}: there is no name of two letters or more.", name=file, number=row.number),
                _HINT,
            )
        said = row.values.get("allowed", "").strip().casefold()
        if said not in _YES | _NO:
            raise ReadingError(
                _("“{name}”, row {number}: “{said}” is not yes or no.", name=file, number=row.number, said=said),
                _("Write yes or nothing."),
            )
        if said in _YES:
            allowed.append(name)
        else:
            names.append(ListedName(name, row.values.get("placeholder", "").strip(), row.exceptions))
    return tuple(names), tuple(allowed)


def _lines(text: str) -> list[_NameRow]:
    lines = enumerate(text.split("\n"), start=1)
    return [_NameRow(number, {"name": line.strip()}, ()) for number, line in lines if line.strip()]


def _table_rows(data: bytes, file: str) -> tuple[list[_NameRow], list[str]]:
    table = read_table(data, file, TableOptions(one_column=True))
    fields = [_FIELDS.get(heading.casefold(), "") for heading in table.headings]
    if "name" not in fields:
        raise ReadingError(_("“{name}” has no column “{column}”.", name=file, column="name"), _HINT)
    for field in filter(None, fields):
        if fields.count(field) > 1:
            raise ReadingError(
                _("“{name}” has several columns that mean “{field}”.", name=file, field=field),
                _("Leave one of them."),
            )
    rows: list[_NameRow] = []
    for row in table.rows:
        values = {field: cell for field, cell in zip(fields, row.cells, strict=True) if field}
        rows.append(_NameRow(row.number, values, _parted(values.pop("exceptions", ""))))
    return rows, [*table.notes, *table.warnings, *_doubts(table, fields)]


def _doubts(table: DataTable, fields: Sequence[str]) -> Iterator[str]:
    known = [heading for heading, field in zip(table.headings, fields, strict=True) if field]
    yield from told_doubtful(table, known)
    others = [heading for heading in table.headings if heading not in known]
    if others:
        yield _("Columns that mean nothing here were passed over: {columns}.", columns=", ".join(others))


def _parted(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, (part.strip() for part in re.split(r"[|;\n]", cell))))


def _yaml_rows(text: str, name: str) -> Iterator[_NameRow]:
    root = compose(YamlFile(name, text, _YAML_BEGINS))
    if root.sort != "list":
        raise ReadingError(_("“{name}” is no list.", name=name), _YAML_BEGINS)
    for entry in root.entries:
        if entry.sort == "mapping":
            yield _entry(entry, name)
        elif entry.sort == "list":
            raise ReadingError(
                _("“{name}”, line {line}: that is no entry.", name=name, line=entry.line), _YAML_BEGINS
            )
        else:
            yield _NameRow(entry.line, {"name": entry.text}, ())


def _entry(entry: YamlNode, name: str) -> _NameRow:
    values: dict[str, str] = {}
    exceptions: tuple[str, ...] = ()
    for key, value in entry.pairs:
        field = _FIELDS.get(key.text.casefold(), "")
        if not field or field in values or (field == "exceptions" and exceptions):
            line, told = key.line, shown(key.text)
            if field:
                problem = _("“{name}”, line {line}: “{key}” stands twice.", name=name, line=line, key=told)
            else:
                problem = _("“{name}”, line {line}: “{key}” is unknown.", name=name, line=line, key=told)
            raise ReadingError(problem, _HINT)
        if value.sort == "list" and field == "exceptions":
            exceptions = tuple(_exception(phrase, name) for phrase in value.entries)
        elif value.sort in {"list", "mapping"}:
            raise ReadingError(
                _("“{name}”, line {line}: “{field}” is nested.", name=name, line=value.line, field=field),
                _("Give it one line of text."),
            )
        else:
            values[field] = value.text
    return _NameRow(entry.line, values, exceptions or _parted(values.pop("exceptions", "")))


def _exception(phrase: YamlNode, name: str) -> str:
    if phrase.sort in {"list", "mapping"}:
        raise ReadingError(
            _("“{name}”, line {line}: an exception is nested.", name=name, line=phrase.line),
            _("Give it one line of text."),
        )
    return phrase.text
