"""Databases of Taguette: documents are HTML, highlights count the bytes of its text, tags may name those above them.

Nobody stands beside a highlight; who gave a tag, and when, is in the log of commands, where it was not cleared.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping
from contextlib import suppress
from hashlib import sha256

from qualcode.catalogue import _, program
from qualcode.errors import ReadingError
from qualcode.model.exchange.coordinates import CoordinateModel, CountedUnit, Placement
from qualcode.model.exchange.losses import Fate, LossKind
from qualcode.model.exchange.project import (
    ExchangeCoding,
    ExchangeFormat,
    ExchangeNote,
    ExchangeProject,
    ExchangeSet,
    ExchangeSource,
    ExchangeTarget,
    TargetKind,
)
from qualcode.model.exchange.reasons import LossReason
from qualcode.reading.exchange.databases.code_tree import CodeNode, code_tree
from qualcode.reading.exchange.databases.foreign_database import ForeignDatabase, ForeignRow, one_line
from qualcode.reading.exchange.databases.html_text import HtmlText
from qualcode.reading.exchange.databases.passages_by_words import WordedPlace, same_words, shown_place
from qualcode.reading.exchange.databases.source_rows import CodingRow, codings_of
from qualcode.reading.exchange.databases.times import utc_time
from qualcode.reading.exchange.databases.told_tables import tell_columns, tell_tables
from qualcode.reading.exchange.guids import made_guid
from qualcode.reading.exchange.people import People
from qualcode.reading.exchange.placing import RawPassage
from qualcode.reading.exchange.told_losses import ToldLosses
from qualcode.reading.source.options import ExchangeOptions

TABLES = ("projects", "documents", "highlights", "tags", "highlight_tags")
"""Tables by which such a database is known."""

_PROGRAM = "Taguette"
_READ = (*TABLES, "commands", "users", "project_members", "alembic_version", "groups", "document_groups")
_COLUMNS = {
    "documents": ("name", "description", "filename", "created", "contents"),
    "highlights": ("start_offset", "end_offset", "snippet"),
    "tags": ("path", "description"),
}
"""Those that are read, beside numbers of rows."""
_EVERYBODY = "admin"  # who uses it on a computer of their own
_SEPARATOR = "."
_MOST_PIECES = 20
_MOST_NAMED = 10  # projects in an error
_BYTES = CoordinateModel(CountedUnit.BYTES)


def read_taguette(database: ForeignDatabase, options: ExchangeOptions) -> ExchangeProject:
    """The project in the database, or the one that is named. Raises ReadingError where several are in it."""
    return _Taguette(database, _chosen(database, options.project), options).project()


def _chosen(database: ForeignDatabase, named: str) -> ForeignRow:
    """The project that is meant: the only one, or that of the name or number."""
    everything = list(database.rows("projects"))
    rows = [row for row in everything if not named or named in (row.text("name"), row.text("id"))]
    if len(rows) == 1:
        return rows[0]
    names = ", ".join(
        f"{program().quoted(one_line(row.text('name')))} ({row.text('id')})"
        for row in (rows or everything)[:_MOST_NAMED]
    )
    if not rows:
        raise ReadingError(
            _("“{name}” holds no project called “{project}”.", name=database.name, project=named)
            if named
            else _("“{name}” holds no project.", name=database.name),
            _("It holds {names}.", names=names) if names else _("Check which file it is."),
        )
    raise ReadingError(
        _("“{name}” holds several projects: {names}.", name=database.name, names=names),
        _("Say which one is meant, by its name or number: --which."),
    )


class _Taguette:
    def __init__(self, database: ForeignDatabase, row: ForeignRow, options: ExchangeOptions) -> None:
        self._database = database
        self._row = row
        self._options = options
        self._number = row.number("id")
        self._told = ToldLosses()
        self._guid = made_guid(_PROGRAM, row.text("created") or row.text("name"))
        self._people = People(self._guid)
        self._tags: dict[int, tuple[str, str]] = {}  # GUID and path, by number
        self._notes: list[ExchangeNote] = []
        self._given = _who_gave(database)

    def project(self) -> ExchangeProject:
        """All of it."""
        codes = code_tree(self._nodes(), self._told)
        tagged: dict[int, list[int]] = defaultdict(list)
        for row in self._database.rows("highlight_tags"):
            highlight, tag = row.number("highlight_id"), row.number("tag_id")
            if highlight is not None and tag is not None:
                tagged[highlight].append(tag)
        highlights: dict[int | None, list[ForeignRow]] = defaultdict(list)
        for row in self._database.rows("highlights"):
            highlights[row.number("document_id")].append(row)
        sources: dict[int, ExchangeSource] = {}
        for row in self._database.rows("documents"):
            number = row.number("id")
            if number is not None and row.number("project_id") == self._number:
                taken = {source.guid for source in sources.values()}
                sources[number] = self._source(row, highlights.get(number, []), tagged, taken)
        self._tell_led_nowhere(tagged, highlights)
        tell_columns(self._database, self._told, _COLUMNS)
        tell_tables(self._database, self._told, _READ)
        self._people.tell_everybody(_EVERYBODY, self._told)
        return ExchangeProject(
            ExchangeFormat.TAGUETTE,
            one_line(self._row.text("name")),
            program=_PROGRAM,
            guid=self._guid,
            description=self._row.text("description"),
            users=self._people.users(),
            codes=codes,
            sources=tuple(source for source in sources.values() if source.text),
            notes=tuple(self._notes),
            sets=self._groups(sources),
            losses=self._told.report,
        )

    def _tell_led_nowhere(
        self, tagged: Mapping[int, list[int]], highlights: Mapping[int | None, list[ForeignRow]]
    ) -> None:
        """What stayed in the database when its document, its highlight or its tag was deleted."""
        documents = {row.number("id") for row in self._database.rows("documents")}
        tags = {row.number("id") for row in self._database.rows("tags")}
        here = {row.number("id") for rows in highlights.values() for row in rows}
        for document, rows in highlights.items():
            if document not in documents:
                self._told.lose(
                    LossKind.CODING, LossReason.TARGET_MISSING, number=len(rows), details=(str(document),)
                )
        missing = Counter(tag for given in tagged.values() for tag in given if tag not in tags)
        for tag, number in missing.items():
            self._told.lose(LossKind.CODING, LossReason.CODE_MISSING, str(tag), number=number)
        for highlight, given in tagged.items():
            if highlight not in here:
                found = sum(tag in tags for tag in given)
                self._told.lose(LossKind.CODING, LossReason.TARGET_MISSING, number=found, details=(str(highlight),))

    # ---- tags ----------------------------------------------------------------------------------------

    def _nodes(self) -> dict[Hashable, CodeNode]:
        rows = {
            number: row
            for row in self._database.rows("tags")
            if (number := row.number("id")) is not None and row.number("project_id") == self._number
        }
        paths = {number: self._path(number, row) for number, row in rows.items()}
        above = _above(set(paths.values()))
        by_path: dict[str, int] = {}
        for number, path in paths.items():
            by_path.setdefault(path, number)
        nodes: dict[Hashable, CodeNode] = {}
        for number, row in rows.items():
            path, parent = paths[number], row.number("parent_id")
            guid = made_guid(self._guid, "tag", path, *([str(number)] if by_path[path] != number else []))
            key: Hashable = parent
            name = path
            if parent is None and (prefix := above.get(path, "")):
                key = by_path.get(prefix, prefix)
                name = path[len(prefix) + len(_SEPARATOR) :]
                self._told.lose(LossKind.CODE, LossReason.NAMED_HERE, path, fate=Fate.CHANGED, details=(name,))
            self._tags[number] = guid, path
            nodes[number] = CodeNode(guid, name, row.text("description"), parent=key, order=(path.casefold(), number))
        for prefix in set(above.values()) - by_path.keys() - {""}:
            self._add_prefix(nodes, prefix, above, by_path)
        return nodes

    def _add_prefix(
        self, nodes: dict[Hashable, CodeNode], prefix: str, above: Mapping[str, str], by_path: Mapping[str, int]
    ) -> None:
        """What several tags begin with becomes a category above them."""
        higher = above.get(prefix, "")
        name = prefix[len(higher) + len(_SEPARATOR) :] if higher else prefix
        parent: Hashable = by_path.get(higher, higher) if higher else None
        guid = made_guid(self._guid, "prefix", prefix)
        nodes[prefix] = CodeNode(guid, name, is_codable=False, parent=parent, order=(prefix.casefold(), 0))

    def _path(self, number: int, row: ForeignRow) -> str:
        return self._told.named(LossKind.CODE, one_line(row.text("path")), _("Tag {number}", number=number))

    # ---- documents and highlights --------------------------------------------------------------------

    def _source(
        self, row: ForeignRow, highlights: list[ForeignRow], tagged: Mapping[int, list[int]], taken: set[str]
    ) -> ExchangeSource:
        contents, called = row.text("contents"), _("Document {number}", number=row.text("id"))
        name = self._told.named(LossKind.SOURCE, one_line(row.text("name")), called)
        html = HtmlText(contents)
        guid = made_guid(self._guid, "document", row.text("created"), name)
        guid = made_guid(guid, row.text("id")) if guid in taken else guid
        self._told.lose(LossKind.PICTURE, LossReason.ONLY_TEXTS, where=name, number=html.images)
        self._told.lose(LossKind.TEXT, LossReason.FORMATTING, name, number=int(html.looks > 0), fate=Fate.CHANGED)
        if not html.text:
            self._told.lose(LossKind.SOURCE, LossReason.NO_TEXT, name)
            self._told.lose(
                LossKind.CODING, LossReason.TARGET_NOT_TAKEN, where=name, number=len(highlights), details=(name,)
            )
            highlights = []
        placed = [(highlight, *_placed(html, highlight)) for highlight in highlights]
        rows: list[CodingRow] = []
        places: list[WordedPlace] = []
        for highlight, passage, place in placed:
            number = highlight.number("id") or 0
            found = 0
            for tag in tagged.get(number, []):
                if tag in self._tags:
                    user, date = self._given.get((number, tag)) or self._given.get((number, None)) or ("", "")
                    rows.append(CodingRow(passage, *self._tags[tag], user=self._people.of(user), date=date))
                    places.append(place)
                    found += 1
            if not found:
                self._mark_only(guid, name, passage, place, html)
        codings, notes = codings_of(rows, places, guid, name, self._told)
        self._notes += notes
        return ExchangeSource(
            guid,
            name,
            html.text,
            description=row.text("description"),
            file_name=one_line(row.text("filename")) or name,
            sha256=sha256(contents.encode("utf-8", "surrogatepass")).hexdigest(),
            encoding="utf-8",
            created=utc_time(row.text("created")),
            codings=codings,
            placement=_placement(codings) if placed else None,
        )

    def _mark_only(self, source: str, name: str, passage: RawPassage, place: WordedPlace, html: HtmlText) -> None:
        """A highlight without a tag: a memo keeps it."""
        words = place.span.cut(html.text) if place.span else passage.words
        self._told.lose(LossKind.CODING, LossReason.NO_CODE_BUT_COMMENT, words[:60], name, fate=Fate.CHANGED)
        if not words.strip():
            return
        kind = TargetKind.PASSAGE if place.span else TargetKind.SOURCE
        target = ExchangeTarget(kind, source, place.span)
        guid = made_guid(source, "highlight", shown_place(passage))
        self._notes.append(ExchangeNote(guid, _("Marked without a tag"), words, (target,)))

    def _groups(self, sources: Mapping[int, ExchangeSource]) -> tuple[ExchangeSet, ...]:
        """The groups of documents that databases before version 1.0 have."""
        members: dict[int | None, list[str]] = defaultdict(list)
        for row in self._database.rows("document_groups"):
            source = sources.get(row.number("document_id") or 0)
            if source is not None and source.text:
                members[row.number("group_id")].append(source.guid)
        return tuple(
            ExchangeSet(
                made_guid(self._guid, "group", row.text("path")),
                one_line(row.text("path")),
                row.text("description"),
                sources=tuple(members[row.number("id")]),
            )
            for row in self._database.rows("groups")
            if row.number("project_id") == self._number
        )


def _placed(html: HtmlText, highlight: ForeignRow) -> tuple[RawPassage, WordedPlace]:
    """A highlight's passage as its row names it, and where it stands."""
    words = HtmlText(highlight.text("snippet")).text
    passage = RawPassage(highlight.number("start_offset"), highlight.number("end_offset"), words, bool(words))
    if passage.start is None or passage.end is None:
        return passage, WordedPlace(None, None, LossReason.PLACE_UNREADABLE, (shown_place(passage),))
    span, is_certain = html.place(passage.start, passage.end)
    likely = span if span.length else None
    if is_certain and span.length and (not words or same_words(span.cut(html.text), words)):
        return passage, WordedPlace(span)
    if not is_certain:
        return passage, WordedPlace(None, likely, LossReason.OUTSIDE_TEXT)
    if not span.length:
        return passage, WordedPlace(None, None, LossReason.COVERS_NOTHING)
    return passage, WordedPlace(None, likely, LossReason.OTHER_WORDS_THERE)


def _placement(codings: tuple[ExchangeCoding, ...]) -> Placement:
    fitting = sum(coding.span is not None for coding in codings)
    return Placement(_BYTES, score=fitting / len(codings) if codings else 1.0, checked=len(codings))


def _who_gave(database: ForeignDatabase) -> dict[tuple[int, int | None], tuple[str, str]]:
    """Who first gave a tag to a highlight, and when; under None who made the highlight."""
    given: dict[tuple[int, int | None], tuple[str, str]] = {}
    merged: list[tuple[int, int]] = []
    for row in database.rows("commands"):
        payload: object = None
        with suppress(ValueError, RecursionError):
            payload = json.loads(row.text("payload"))
        if not isinstance(payload, dict):
            continue
        told = row.text("user_login"), row.text("date")
        highlight = payload.get("highlight_id", payload.get("id"))
        tags = payload.get("tags")
        if payload.get("type") == "highlight_add" and type(highlight) is int:
            given.setdefault((highlight, None), told)
            for tag in tags if isinstance(tags, list) else ():
                if type(tag) is int:
                    given.setdefault((highlight, tag), told)
        elif payload.get("type") == "tag_merge":
            source, target = (payload.get(f"{end}_tag_id", payload.get(end)) for end in ("src", "dest"))
            if type(source) is int and type(target) is int:
                merged.append((source, target))
    highlights: dict[int | None, list[int]] = defaultdict(list)
    for highlight, tag in given:
        highlights[tag].append(highlight)
    for source, target in merged:
        for highlight in highlights.pop(source, ()):
            given.setdefault((highlight, target), given[highlight, source])
            highlights[target].append(highlight)
    return given


def _above(paths: set[str]) -> dict[str, str]:
    """What stands above each path in the sense of its full stops, for paths and for what they begin with.

    “people.alice” stands below “people” where that is a tag, or other tags begin so, too. A full stop beside a blank,
    or at an edge, parts nothing: it belongs to the name.
    """
    beginnings: Counter[str] = Counter()
    for path in paths:
        beginnings.update(_prefixes(path))
    known = {prefix for prefix, times in beginnings.items() if times > 1 or prefix in paths}
    above: dict[str, str] = {}
    for path in paths | known:
        higher = [prefix for prefix in _prefixes(path) if prefix in known]
        if higher:
            above[path] = max(higher, key=len)
    return above


def _prefixes(path: str) -> list[str]:
    pieces = path.split(_SEPARATOR)
    if len(pieces) > _MOST_PIECES or any(not piece or piece != piece.strip() for piece in pieces):
        return []
    return [_SEPARATOR.join(pieces[:number]) for number in range(1, len(pieces))]
