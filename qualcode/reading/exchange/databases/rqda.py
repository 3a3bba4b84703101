"""Projects of RQDA (“….rqda”): databases of R, of all versions.

Places count characters; where one begins is one too high at times, which the words of the passage mend. Nothing is
ever removed there: what is deleted has another status. A code may stand in several categories.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from qualcode.catalogue import _
from qualcode.model.exchange.losses import Fate, LossKind
from qualcode.model.exchange.project import (
    ExchangeCase,
    ExchangeFormat,
    ExchangeNote,
    ExchangeProject,
    ExchangeSet,
    ExchangeSource,
)
from qualcode.model.exchange.reasons import LossReason
from qualcode.reading.exchange.coordinates import RawText
from qualcode.reading.exchange.databases.code_tree import CodeNode, code_tree
from qualcode.reading.exchange.databases.database_project import DatabaseProject, with_sources
from qualcode.reading.exchange.databases.foreign_database import ForeignDatabase, ForeignRow, one_line
from qualcode.reading.exchange.databases.source_rows import AnnotationRow, CasePassageRow, CodingRow, SourceRows
from qualcode.reading.exchange.databases.times import utc_time
from qualcode.reading.exchange.databases.told_tables import tell_attributes, tell_columns, tell_tables
from qualcode.reading.exchange.guids import made_guid
from qualcode.reading.exchange.placing import RawPassage
from qualcode.reading.source.options import ExchangeOptions

TABLES = ("source", "freecode", "coding", "treecode")
"""Tables by which such a database is known."""

_PROGRAM = "RQDA"
_EVERYBODY = "master"
_SECOND = "coding2"  # of somebody who codes the same once more
_READ = (
    *TABLES, _SECOND, "project", "codecat", "filecat", "treefile", "cases", "caselinkage", "caseattr", "fileattr",
    "attributes", "journal", "annotation", "image", "imagecoding",
)  # fmt: skip
_NOT_AVAILABLE = "NA"  # R's
_WORD = re.compile(r"\S{1,60}")
_LONGEST_WORD = 60  # characters
_CODED = ("seltext", "selfirst", "selend", "status", "owner", "date", "memo")
_NAMED = ("name", "memo", "date", "status")
_COLUMNS = {
    "source": ("file", "owner", *_NAMED),
    "freecode": ("color", *_NAMED),
    "codecat": _NAMED,
    "filecat": _NAMED,
    "treecode": ("status",),
    "treefile": ("status",),
    "coding": _CODED,
    _SECOND: _CODED,
    "cases": _NAMED,
    "caselinkage": _CODED,
    "caseattr": ("variable", "value", "status"),
    "fileattr": ("variable", "value", "status"),
    "attributes": ("owner", *_NAMED),
    "journal": ("name", "journal", "owner", "date", "status"),
    "annotation": ("position", "annotation", "owner", "date", "status"),
}
"""Those that are read, beside numbers of rows."""
_KINDS = {
    "source": LossKind.SOURCE,
    "freecode": LossKind.CODE,
    "codecat": LossKind.CODE,
    "coding": LossKind.CODING,
    _SECOND: LossKind.CODING,
    "journal": LossKind.NOTE,
    "annotation": LossKind.NOTE,
    "caseattr": LossKind.FIELD,
    "fileattr": LossKind.FIELD,
}


def read_rqda(database: ForeignDatabase, name: str, options: ExchangeOptions) -> ExchangeProject:
    """The project in the database; `name` is that of its file. Raises ReadingError."""
    return _Rqda(database, name, options).project()


@dataclass(slots=True)
class _RqdaSource:
    """A source with what stands on it."""

    row: ForeignRow
    rows: SourceRows


class _Rqda(DatabaseProject):
    def __init__(self, database: ForeignDatabase, name: str, options: ExchangeOptions) -> None:
        super().__init__(database, name, options, _PROGRAM)
        self._deleted: Counter[str] = Counter()
        self._categories: dict[int, tuple[str, str]] = {}  # GUID and name, by number
        self._sources: dict[int, _RqdaSource] = {}
        self._gone: set[tuple[str, int]] = set()  # what is deleted, by table and number

    def project(self) -> ExchangeProject:
        """All of it."""
        nodes, further = self._nodes()
        codes = code_tree(nodes, self._told)
        of_files, of_cases = self._attributes("fileattr", "fileid"), self._attributes("caseattr", "caseid")
        self._read_sources()
        cases = self._read_cases(of_cases)
        self._read_codings()
        self._read_annotations()
        sources = tuple(self._source(number, source, of_files) for number, source in self._sources.items())
        self._read_journal()
        groups = self._groups()
        tell_attributes(of_files, self._sources, self._told)
        tell_attributes(of_cases, cases, self._told)
        self._tell_rest()
        self._people.tell_everybody(_EVERYBODY, self._told)
        return ExchangeProject(
            ExchangeFormat.RQDA,
            self._name,
            program=_PROGRAM,
            guid=self._guid,
            description=self._facts.text("memo"),
            users=self._people.users(),
            codes=codes,
            sources=sources,
            cases=with_sources(cases.values(), (source.rows for source in self._sources.values())),
            notes=tuple(self._notes),
            sets=(*further, *groups),
            losses=self._told.report,
        )

    def _rows(self, table: str, key: str = "") -> Iterator[ForeignRow]:
        """The rows of a table that are not deleted there; those that are get counted, and remembered by `key`."""
        has_status = "status" in self._database.tables.get(table, ())
        for row in self._database.rows(table):
            if has_status and row.number("status") not in (1, None):
                self._deleted[table] += 1
                self._gone.add((table, row.number(key) or 0))
            else:
                yield row

    # ---- codes and their categories ------------------------------------------------------------------

    def _nodes(self) -> tuple[dict[Hashable, CodeNode], tuple[ExchangeSet, ...]]:
        """The codes below the first of their categories, and what stands in further ones as sets."""
        nodes: dict[Hashable, CodeNode] = {}
        for row in self._rows("codecat", "catid"):
            number = row.number("catid")
            if number is not None:
                name = self._named(row, number)
                if self._is_doubled(LossKind.CODE, number in self._categories, name):
                    continue
                guid = made_guid(self._guid, "category", *row.identity(number))
                self._categories[number] = guid, name
                order = (name.casefold(), number)
                nodes["category", number] = CodeNode(guid, name, row.text("memo"), is_codable=False, order=order)
        first: dict[int, int] = {}
        further: dict[int, list[int]] = defaultdict(list)
        for row in self._rows("treecode"):
            code, category = row.number("cid"), row.number("catid")
            if code is None or category not in self._categories:
                continue
            if first.setdefault(code, category) != category:
                further[category].append(code)
        for row in self._rows("freecode", "id"):
            number = row.number("id")
            if number is not None:
                name = self._named(row, number)
                if self._is_doubled(LossKind.CODE, number in self._codes, name):
                    continue
                guid = made_guid(self._guid, "code", *row.identity(number))
                self._codes[number] = guid, name
                parent = ("category", first[number]) if number in first else None
                order = (name.casefold(), number)
                nodes["code", number] = CodeNode(
                    guid, name, row.text("memo"), row.text("color"), parent=parent, order=order
                )
        sets = tuple(
            ExchangeSet(
                made_guid(self._guid, "set", self._categories[category][0]),
                self._categories[category][1],
                codes=tuple(self._codes[code][0] for code in members if code in self._codes),
            )
            for category, members in further.items()
        )
        return nodes, sets

    def _named(self, row: ForeignRow, number: int) -> str:
        return self._told.named(LossKind.CODE, one_line(row.text("name")), _("Code {number}", number=number))

    def _is_doubled(self, kind: LossKind, is_there: bool, name: str) -> bool:  # noqa: FBT001 - what it is about
        """Whether a row has a number that another one has, which nothing there forbids; told."""
        if is_there:
            self._told.lose(kind, LossReason.NUMBER_TWICE, name)
        return is_there

    def _attributes(self, table: str, key: str) -> Mapping[int, dict[str, str]]:
        found: dict[int, dict[str, str]] = defaultdict(dict)
        for row in self._rows(table):
            number, name, value = row.number(key), one_line(row.text("variable")), row.text("value").strip()
            if number is None or not name or value in ("", _NOT_AVAILABLE):
                continue
            if name in found[number]:
                self._told.lose(LossKind.FIELD, LossReason.SEVERAL_VALUES, name)
            else:
                found[number][name] = value
        return found

    # ---- sources and what stands on them -------------------------------------------------------------

    def _read_sources(self) -> None:
        for row in self._rows("source", "id"):
            number, name = row.number("id"), one_line(row.text("name"))
            if number is None or self._is_doubled(LossKind.SOURCE, number in self._sources, name):
                continue
            name = self._told.named(LossKind.SOURCE, name, _("Document {number}", number=number))
            raw = RawText(row.text("file"))
            if not raw.text:
                self._told.lose(LossKind.SOURCE, LossReason.NO_TEXT, name)
                continue
            guid = made_guid(self._guid, "source", *row.identity(number))
            self._sources[number] = _RqdaSource(row, SourceRows(guid, name, raw))
            self._told.lose(
                LossKind.TEXT, LossReason.CONTROLS_TAKEN_AWAY, name, number=raw.left_out, fate=Fate.CHANGED
            )

    def _read_cases(self, attributes: Mapping[int, dict[str, str]]) -> dict[int, ExchangeCase]:
        cases: dict[int, ExchangeCase] = {}
        for row in self._rows("cases", "id"):
            number = row.number("id")
            if number is not None:
                name = self._told.named(LossKind.CASE, one_line(row.text("name")), _("Case {number}", number=number))
                guid = made_guid(self._guid, "case", *row.identity(number))
                cases[number] = ExchangeCase(guid, name, row.text("memo"), attributes.get(number, {}))
        for row in self._rows("caselinkage"):
            case, source = cases.get(row.number("caseid") or 0), self._sources.get(row.number("fid") or 0)
            if case is not None and source is not None:
                passage = RawPassage(row.number("selfirst"), row.number("selend"))
                source.rows.parts.append(
                    CasePassageRow(passage, case.guid, case.name, row.text("memo"), *self._whose(row))
                )
            else:
                self._without(LossKind.CASE_PASSAGE, row, case.name if case else "")
        return cases

    def _read_codings(self) -> None:
        for table in ("coding", _SECOND):
            for row in self._rows(table):
                code, source = self._codes.get(row.number("cid") or 0), self._sources.get(row.number("fid") or 0)
                if code is None and ("freecode", row.number("cid") or 0) not in self._gone:
                    self._told.lose(LossKind.CODING, LossReason.CODE_MISSING, str(row.number("cid")))
                elif code is None or source is None:
                    self._without(LossKind.CODING, row, code[1] if code else "")
                else:
                    source.rows.codings.append(self._coding(row, code, table))

    def _coding(self, row: ForeignRow, code: tuple[str, str], table: str) -> CodingRow:
        words, date = row.text("seltext"), row.text("date")
        self._dated += bool(date)
        owner = one_line(row.text("owner"))
        if table == _SECOND:
            owner = f"{owner} ({_SECOND})".strip()
        return CodingRow(
            RawPassage(row.number("selfirst"), row.number("selend"), words, are_words=bool(words.strip())),
            *code,
            user=self._people.of(owner),
            date=date,
            memo=row.text("memo"),
        )

    def _without(self, kind: LossKind, row: ForeignRow, name: str) -> None:
        """Tell what stands on a source that is not there, or was deleted with its source or code."""
        number = row.number("fid") or 0
        if ("source", number) in self._gone or ("freecode", row.number("cid") or 0) in self._gone:
            self._told.lose(kind, LossReason.DELETED_THERE, name)
        else:
            self._told.lose(kind, LossReason.TARGET_MISSING, name, details=(str(number),))

    def _read_annotations(self) -> None:
        for row in self._rows("annotation"):
            source, text = self._sources.get(row.number("fid") or 0), row.text("annotation")
            if not text.strip():
                continue
            if source is None:
                self._without(LossKind.NOTE, row, "")
                continue
            passage = _word_at(source.rows.raw.raw, row.number("position"))
            source.rows.annotations.append(AnnotationRow(passage, text, *self._whose(row)))
            self._told.lose(LossKind.NOTE, LossReason.ON_WORD, "", source.rows.name, fate=Fate.CHANGED)

    def _source(self, number: int, source: _RqdaSource, attributes: Mapping[int, dict[str, str]]) -> ExchangeSource:
        row, rows = source.row, source.rows
        codings, notes, placement = rows.placed(_PROGRAM, self._options.coordinates, self._told)
        self._notes += notes
        user, date = self._whose(row)
        return ExchangeSource(
            rows.guid,
            rows.name,
            rows.raw.text,
            description=row.text("memo"),
            file_name=rows.name,
            sha256=sha256(rows.raw.raw.encode("utf-8", "surrogatepass")).hexdigest(),
            encoding="utf-8",
            user=user,
            created=utc_time(date),
            attributes=attributes.get(number, {}),
            codings=codings,
            placement=placement,
        )

    # ---- groups, journals, and the rest --------------------------------------------------------------

    def _groups(self) -> tuple[ExchangeSet, ...]:
        """Categories of files."""
        members: dict[int | None, list[str]] = defaultdict(list)
        for row in self._rows("treefile"):
            source = self._sources.get(row.number("fid") or 0)
            if source is not None and source.rows.guid not in members[row.number("catid")]:
                members[row.number("catid")].append(source.rows.guid)
        return tuple(
            ExchangeSet(
                made_guid(self._guid, "file category", row.text("catid"), row.text("name")),
                one_line(row.text("name")),
                row.text("memo"),
                sources=tuple(members[row.number("catid")]),
            )
            for row in self._rows("filecat", "catid")
        )

    def _read_journal(self) -> None:
        for table, title, text in (("journal", "name", "journal"), ("attributes", "name", "memo")):
            for row in self._rows(table):
                if row.text(text).strip():
                    user, date = self._whose(row)
                    created, name = utc_time(date), one_line(row.text(title))
                    guid = made_guid(self._guid, table, name, row.text(text))
                    self._notes.append(ExchangeNote(guid, name, row.text(text), (), user, created, created))

    def _tell_rest(self) -> None:
        for row in self._rows("image"):
            self._told.lose(LossKind.PICTURE, LossReason.ONLY_TEXTS, one_line(row.text("name")))
        regions = list(self._rows("imagecoding"))
        self._told.lose(LossKind.PICTURE_REGION, LossReason.ON_MEDIA, number=len(regions))
        memos = sum(bool(row.text("memo").strip()) for row in regions)
        self._told.lose(LossKind.NOTE, LossReason.ON_MEDIA, number=memos)
        for table, number in self._deleted.items():
            kind = _KINDS.get(table, LossKind.ELEMENT)
            self._told.lose(kind, LossReason.DELETED_THERE, "" if table in _KINDS else table, number=number)
        self._told.lose(LossKind.FIELD, LossReason.TIME_WITHOUT_ZONE, "date", number=self._dated, fate=Fate.CHANGED)
        tell_columns(self._database, self._told, _COLUMNS)
        tell_tables(self._database, self._told, _READ)


def _word_at(text: str, position: int | None) -> RawPassage:
    """The word at a place between two characters, or the one before it."""
    if position is None or not 0 <= position <= len(text):
        return RawPassage(position, position)
    line = text.rfind("\n", 0, position) + 1
    start = max(line, position - _LONGEST_WORD)
    before = text[start:position]
    begin = position - (len(before) - len(before.rstrip()))  # of blanks before the place
    behind = _WORD.match(text, position)
    end = behind.end() if behind and begin == position else begin
    while begin > start and not text[begin - 1].isspace():
        begin -= 1
    if begin == end:  # nothing before it in its line: the next word
        following = _WORD.search(text, position)
        return RawPassage(*following.span()) if following else RawPassage(position, position)
    return RawPassage(begin, end)
