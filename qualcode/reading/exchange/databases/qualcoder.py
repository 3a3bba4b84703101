"""Projects of QualCoder: the database “data.qda” in the folder “….qda”, of all versions.

Places count characters of the text; Qt counts an emoji as two, and so do some of the places that it gave. Categories
are codes that are never given; codes have stood below codes since version 4. The memo of a code is its definition, as
QualCoder itself gives it to other programs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from qualcode.catalogue import _
from qualcode.model.exchange.losses import Fate, LossKind
from qualcode.model.exchange.project import (
    ExchangeCase,
    ExchangeFormat,
    ExchangeNote,
    ExchangeProject,
    ExchangeSource,
    SourceMedium,
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

TABLES = ("project", "source", "code_name", "code_text")
"""Tables by which such a database is known."""

_PROGRAM = "QualCoder"
_EVERYBODY = "default"
_SPEAKERS = "📌 Speaker coding"  # no text: the name of codings that QualCoder makes of labels of speakers
_READ = (
    *TABLES, "code_cat", "cases", "case_text", "attribute", "attribute_type", "annotation", "journal", "coder_names",
    "code_image", "code_av", "graph",
)  # fmt: skip
_WRITTEN = ("memo", "owner", "date")
_COLUMNS = {
    "source": ("name", "fulltext", "mediapath", *_WRITTEN),
    "code_cat": ("name", "memo", "date", "position"),
    "code_name": ("name", "memo", "date", "position", "color"),
    "code_text": ("seltext", "pos0", "pos1", "important", "weight", *_WRITTEN),
    "annotation": ("pos0", "pos1", *_WRITTEN),
    "cases": ("name", "memo", "date"),
    "case_text": ("pos0", "pos1", *_WRITTEN),
    "attribute": ("name", "attr_type", "value"),
    "attribute_type": ("name", *_WRITTEN),
    "journal": ("name", "jentry", "owner", "date"),
    "coder_names": ("name", "visibility"),
}
"""Those that are read, beside numbers of rows."""
_MEDIA = {
    "images": (SourceMedium.PICTURE, LossKind.PICTURE),
    "audio": (SourceMedium.AUDIO, LossKind.AUDIO),
    "video": (SourceMedium.VIDEO, LossKind.VIDEO),
}
_HEAVIEST = 100


def read_qualcoder(database: ForeignDatabase, name: str, options: ExchangeOptions) -> ExchangeProject:
    """The project in the database; `name` is what its folder is called. Raises ReadingError."""
    return _QualCoder(database, name, options).project()


@dataclass(slots=True)
class _QualCoderSource:
    """A source with what stands on it."""

    row: ForeignRow
    medium: SourceMedium
    rows: SourceRows


class _QualCoder(DatabaseProject):
    def __init__(self, database: ForeignDatabase, name: str, options: ExchangeOptions) -> None:
        super().__init__(database, name, options, _PROGRAM)
        self._sources: dict[int, _QualCoderSource] = {}
        self._media: dict[int, tuple[str, SourceMedium]] = {}
        self._cases: dict[int, ExchangeCase] = {}

    def project(self) -> ExchangeProject:
        """All of it."""
        codes = code_tree(self._nodes(), self._told)
        of_files, of_cases = self._attributes()
        self._read_sources()
        self._read_cases(of_cases)
        self._read_passages()
        sources = tuple(self._source(number, source, of_files) for number, source in self._sources.items())
        self._read_journal()
        self._tell_media()
        tell_attributes(of_files, self._sources, self._told)
        tell_attributes(of_cases, self._cases, self._told)
        self._tell_rest()
        for row in self._database.rows("coder_names"):
            self._people.of(row.text("name"))
        self._people.tell_everybody(_EVERYBODY, self._told)
        return ExchangeProject(
            ExchangeFormat.QUALCODER,
            self._name,
            program=one_line(self._facts.text("about")) or _PROGRAM,
            guid=self._guid,
            description=self._facts.text("memo"),
            users=self._people.users(machines=(_SPEAKERS,)),
            codes=codes,
            sources=sources,
            cases=with_sources(self._cases.values(), (source.rows for source in self._sources.values())),
            notes=tuple(self._notes),
            losses=self._told.report,
        )

    # ---- codes and attributes ----------------------------------------------------------------------

    def _nodes(self) -> dict[Hashable, CodeNode]:
        nodes: dict[Hashable, CodeNode] = {}
        for row in self._database.rows("code_cat"):
            number, above = row.number("catid"), row.number("supercatid")
            if number is not None:
                name = self._named(row, number)
                guid = made_guid(self._guid, "category", *row.identity(number))
                parent = None if above is None else ("category", above)
                nodes["category", number] = CodeNode(
                    guid,
                    name,
                    row.text("memo"),
                    is_codable=False,
                    parent=parent,
                    order=_order(row, name, number),
                )
        for row in self._database.rows("code_name"):
            number, above, category = row.number("cid"), row.number("supercid"), row.number("catid")
            if number is not None:
                name = self._named(row, number)
                guid = made_guid(self._guid, "code", *row.identity(number))
                parent = ("category", category) if category is not None else None
                parent = ("code", above) if above is not None else parent
                order = _order(row, name, number)
                nodes["code", number] = CodeNode(
                    guid, name, row.text("memo"), row.text("color"), parent=parent, order=order
                )
                self._codes[number] = guid, name
        return nodes

    def _named(self, row: ForeignRow, number: int) -> str:
        return self._told.named(LossKind.CODE, one_line(row.text("name")), _("Code {number}", number=number))

    def _attributes(self) -> tuple[Mapping[int, dict[str, str]], Mapping[int, dict[str, str]]]:
        """The attributes of files and of cases, by number."""
        found: dict[str, dict[int, dict[str, str]]] = {"file": defaultdict(dict), "case": defaultdict(dict)}
        for row in self._database.rows("attribute"):
            kind, number, name = row.text("attr_type"), row.number("id"), one_line(row.text("name"))
            value = row.text("value").strip()
            if not value or not name:
                continue
            if kind not in found or number is None:
                self._told.lose(LossKind.FIELD, LossReason.NOTHING_LIKE_IT, name, kind)
            elif name in found[kind][number]:
                self._told.lose(LossKind.FIELD, LossReason.SEVERAL_VALUES, name)
            else:
                found[kind][number][name] = value
        for row in self._database.rows("attribute_type"):
            self._note("attribute", row, row.text("name"), row.text("memo"))
        return found["file"], found["case"]

    # ---- sources and what stands on them -------------------------------------------------------------

    def _read_sources(self) -> None:
        for row in self._database.rows("source"):
            number, (medium, kind) = row.number("id"), _medium(row.text("mediapath"))
            if number is None:
                continue
            name = self._told.named(
                LossKind.SOURCE, one_line(row.text("name")), _("Document {number}", number=number)
            )
            raw = RawText(row.text("fulltext"))
            if kind is not None:
                has_text = raw.text or row.number("av_text_id") is not None
                self._told.lose(kind, LossReason.ONLY_ITS_TEXT if has_text else LossReason.ONLY_TEXTS, name)
            elif not raw.text:
                self._told.lose(LossKind.SOURCE, LossReason.NO_TEXT, name)
            if not raw.text:
                self._media[number] = name, medium
                if row.text("memo").strip():
                    self._told.lose(LossKind.NOTE, LossReason.TARGET_NOT_TAKEN, where=name, details=(name,))
                continue
            guid = made_guid(self._guid, "source", *row.identity(number))
            self._sources[number] = _QualCoderSource(row, medium, SourceRows(guid, name, raw))
            self._told.lose(
                LossKind.TEXT, LossReason.CONTROLS_TAKEN_AWAY, name, number=raw.left_out, fate=Fate.CHANGED
            )

    def _read_cases(self, attributes: Mapping[int, dict[str, str]]) -> None:
        for row in self._database.rows("cases"):
            number = row.number("caseid")
            if number is not None:
                name = self._told.named(LossKind.CASE, one_line(row.text("name")), _("Case {number}", number=number))
                guid = made_guid(self._guid, "case", *row.identity(number))
                self._cases[number] = ExchangeCase(guid, name, row.text("memo"), attributes.get(number, {}))

    def _read_passages(self) -> None:
        for row in self._database.rows("code_text"):
            source, code = self._sources.get(row.number("fid") or 0), self._codes.get(row.number("cid") or 0)
            if code is None:
                self._told.lose(LossKind.CODING, LossReason.CODE_MISSING, str(row.number("cid")))
            elif source is None:
                self._without_source(LossKind.CODING, row, code[1])
            else:
                source.rows.codings.append(self._coding(row, code))
        for row in self._database.rows("annotation"):
            source, text = self._sources.get(row.number("fid") or 0), row.text("memo")
            if not text.strip():
                continue
            if source is None:
                self._without_source(LossKind.NOTE, row, "")
            else:
                source.rows.annotations.append(AnnotationRow(_passage(row), text, *self._whose(row)))
        for row in self._database.rows("case_text"):
            source, case = self._sources.get(row.number("fid") or 0), self._cases.get(row.number("caseid") or 0)
            if case is not None and source is not None:
                part = CasePassageRow(_passage(row), case.guid, case.name, row.text("memo"), *self._whose(row))
                source.rows.parts.append(part)
            else:
                self._without_source(LossKind.CASE_PASSAGE, row, case.name if case else "")

    def _without_source(self, kind: LossKind, row: ForeignRow, name: str) -> None:
        number = row.number("fid")
        medium = self._media.get(number or 0)
        if medium is not None:
            self._told.lose(kind, LossReason.TARGET_NOT_TAKEN, name, medium[0], details=(medium[0],))
        else:
            self._told.lose(kind, LossReason.TARGET_MISSING, name, details=(str(number),))

    def _coding(self, row: ForeignRow, code: tuple[str, str]) -> CodingRow:
        weight = row.number("weight")
        user, date = self._whose(row)
        self._dated += bool(date)
        return CodingRow(
            _passage(row),
            *code,
            user=user,
            date=date,
            memo=row.text("memo"),
            is_good=bool(row.number("important")),
            weight=weight if weight is not None and 0 <= weight <= _HEAVIEST else None,
        )

    def _source(
        self, number: int, source: _QualCoderSource, attributes: Mapping[int, dict[str, str]]
    ) -> ExchangeSource:
        row, rows = source.row, source.rows
        codings, notes, placement = rows.placed(_PROGRAM, self._options.coordinates, self._told)
        self._notes += notes
        user, date = self._whose(row)
        return ExchangeSource(
            rows.guid,
            rows.name,
            rows.raw.text,
            medium=source.medium,
            description=row.text("memo"),
            file_name=_file_name(row.text("mediapath")) or rows.name,
            sha256=sha256(rows.raw.raw.encode("utf-8", "surrogatepass")).hexdigest(),
            encoding="utf-8",
            user=user,
            created=utc_time(date),
            attributes=attributes.get(number, {}),
            codings=codings,
            placement=placement,
        )

    # ---- journals, media, and the rest ---------------------------------------------------------------

    def _read_journal(self) -> None:
        for row in self._database.rows("journal"):
            self._note("journal", row, row.text("name"), row.text("jentry"))

    def _note(self, what: str, row: ForeignRow, title: str, text: str) -> None:
        if text.strip():
            user, date = self._whose(row)
            guid, created = made_guid(self._guid, what, title, text), utc_time(date)
            self._notes.append(ExchangeNote(guid, one_line(title), text, (), user, created, created))

    def _tell_media(self) -> None:
        for table, kind in (("code_image", LossKind.PICTURE_REGION), ("code_av", LossKind.MEDIA_RANGE)):
            found: Counter[tuple[LossKind, str, str]] = Counter()
            memos: Counter[str] = Counter()
            for row in self._database.rows(table):
                number = row.number("id") or 0
                source = self._sources.get(number)
                name = source.rows.name if source is not None else self._media.get(number, (str(number),))[0]
                is_page = source is not None and source.medium is SourceMedium.PDF
                code = self._codes.get(row.number("cid") or 0, ("", ""))[1]
                found[LossKind.PDF_REGION if is_page else kind, code, name] += 1
                memos[name] += bool(row.text("memo").strip())
            for (what, code, name), times in found.items():
                why = LossReason.REGION_WITHOUT_TEXT if what is LossKind.PDF_REGION else LossReason.ON_MEDIA
                self._told.lose(what, why, code, name, number=times)
            for name, times in memos.items():
                self._told.lose(LossKind.NOTE, LossReason.ON_MEDIA, where=name, number=times)

    def _tell_rest(self) -> None:
        for row in self._database.rows("graph"):
            self._told.lose(LossKind.GRAPH, LossReason.NOTHING_LIKE_IT, one_line(row.text("name")))
        graphs = [table for table in self._database.tables if table.startswith("gr_")]
        self._told.lose(LossKind.FIELD, LossReason.TIME_WITHOUT_ZONE, "date", number=self._dated, fate=Fate.CHANGED)
        tell_columns(self._database, self._told, _COLUMNS)
        tell_tables(self._database, self._told, (*_READ, *graphs))


def _medium(path: str) -> tuple[SourceMedium, LossKind | None]:
    """What a source is by the path of its file, and as what it is told where only its text is taken."""
    folder = path.lstrip("/").partition("/")[0].partition(":")[0].casefold()
    if folder in _MEDIA:
        return _MEDIA[folder]
    return (SourceMedium.PDF if path.casefold().endswith(".pdf") else SourceMedium.TEXT), None


def _passage(row: ForeignRow) -> RawPassage:
    return RawPassage(row.number("pos0"), row.number("pos1"), row.text("seltext"), are_words=row.is_there("seltext"))


def _file_name(path: str) -> str:
    """The name of a file without its folders, which are nobody's business."""
    return one_line(path.replace("\\", "/").rpartition("/")[2])


def _order(row: ForeignRow, name: str, number: int) -> tuple[object, ...]:
    """Where a code or category stands among its siblings: by position if it has one, else by name, as shown there."""
    return row.number("position") or 0, name.casefold(), number
