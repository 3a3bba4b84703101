"""Exports of CATMA (“….tar.gz”): each document as text, and beside it its collections of annotations as TEI.

An annotation names its tag, its author and when it was made; its places count characters as Java does, and lie in
pieces where annotations overlap. Pieces that touch are one passage again, others are passages of their own.
"""

from __future__ import annotations

import re
import tarfile
from collections import defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import ReadingError
from qualcode.model.exchange.coordinates import CoordinateModel, CountedUnit
from qualcode.model.exchange.losses import Fate, LossKind
from qualcode.model.exchange.project import ExchangeFormat, ExchangeNote, ExchangeProject, ExchangeSet, ExchangeSource
from qualcode.model.exchange.reasons import LossReason
from qualcode.reading.exchange.coordinates import RawText
from qualcode.reading.exchange.databases.code_tree import CodeNode, code_tree
from qualcode.reading.exchange.databases.foreign_database import one_line
from qualcode.reading.exchange.databases.passages_by_words import WordedPlace, shown_place
from qualcode.reading.exchange.databases.source_rows import CodingRow, codings_of
from qualcode.reading.exchange.guids import made_guid, spelled_guid
from qualcode.reading.exchange.people import People
from qualcode.reading.exchange.placing import RawPassage, place_passages
from qualcode.reading.exchange.told_losses import ToldLosses
from qualcode.reading.source.encoding import decode
from qualcode.reading.source.loading import shown_name
from qualcode.reading.source.options import ExchangeOptions
from qualcode.reading.source.zip_package import LARGEST_MEMBER, LARGEST_PACKAGE, MOST_MEMBERS, parse_xml

if TYPE_CHECKING:
    from lxml import etree

SUFFIXES = (".tar.gz", ".tgz")

_PROGRAM = "CATMA"
# The text of the archive is the very one whose characters were counted, with its line ends and mark if it has one.
_JAVA = CoordinateModel(CountedUnit.UTF16, newline=2, counts_mark=True)
_FOLDER = "annotationcollections"
_SYSTEM = "catma_"  # how properties begin that CATMA gives itself
_AUTHOR, _TIME, _COLOUR = "catma_markupauthor", "catma_markuptimestamp", "catma_displaycolor"
_TARGET = re.compile(r"#char=(\d{1,12}),(\d{1,12})\s*$")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")  # as names of XML hold a blank
_ID = re.compile("[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
_VERSION = re.compile(r"\s+\d{4}-\d\d-\d\dT\S+$")  # behind the name of a tag set
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def is_catma_archive(path: Path) -> bool:
    """Whether a file is called like an export of CATMA."""
    return path.name.casefold().endswith(SUFFIXES) and path.is_file()


def read_catma(path: Path, options: ExchangeOptions) -> ExchangeProject:
    """The documents of an export with their annotations. Raises ReadingError."""
    name = shown_name(path.name)
    reader = _Catma(name, options)
    for member, data in _members(path, name):
        reader.take(member, data)
    return reader.project()


def _members(path: Path, name: str) -> Iterator[tuple[PurePosixPath, bytes]]:
    """The files in the archive, one after the other; nothing is ever unpacked to disk."""
    total = number = 0
    try:
        with tarfile.open(path, "r|*") as archive:
            for member in archive:
                number += 1
                total += member.size
                if number > MOST_MEMBERS or member.size > LARGEST_MEMBER or total > LARGEST_PACKAGE:
                    raise ReadingError(
                        _("“{name}” holds more than an export of CATMA.", name=name), _("Check which file it is.")
                    )
                file = archive.extractfile(member) if member.isreg() else None  # no link leads anywhere
                if file is not None:
                    yield PurePosixPath(member.name), file.read()
    except (tarfile.TarError, EOFError, OSError, UnicodeError) as problem:
        raise ReadingError(
            _("“{name}” is damaged or no archive.", name=name), _("Export it from CATMA once more.")
        ) from problem


@dataclass(slots=True)
class _Annotation:
    """An annotation of a document: its tag (GUID), and its pieces as CATMA counts them."""

    guid: str
    tag: str
    author: str
    date: str
    properties: dict[str, list[str]]
    pieces: list[tuple[int, int]] = field(default_factory=list)

    @property
    def passages(self) -> list[RawPassage]:
        """Its passages: pieces that touch are one."""
        joined: list[list[int]] = []
        for start, end in sorted(set(self.pieces)):
            if joined and start <= joined[-1][1]:
                joined[-1][1] = max(joined[-1][1], end)
            else:
                joined.append([start, end])
        return [RawPassage(start, end) for start, end in joined]

    @property
    def memo(self) -> str:
        """Its properties as text."""
        return "\n".join(f"{name}: {', '.join(values)}" for name, values in self.properties.items() if values)


@dataclass(slots=True)
class _CatmaText:
    """A document of the archive: its text, once it is met, and its annotations."""

    name: str = ""
    data: bytes = b""
    annotations: list[_Annotation] = field(default_factory=list)


class _Catma:
    def __init__(self, name: str, options: ExchangeOptions) -> None:
        self._name = name
        self._options = options
        self._told = ToldLosses()
        self._documents: dict[PurePosixPath, _CatmaText] = defaultdict(_CatmaText)
        self._nodes: dict[Hashable, CodeNode] = {}
        self._sets: dict[str, tuple[str, list[str]]] = {}  # names and tags, by GUID
        self._people = People(_PROGRAM)
        self._notes: list[ExchangeNote] = []

    def take(self, member: PurePosixPath, data: bytes) -> None:
        """Take a file of the archive in: a text, or a collection of annotations. Raises ReadingError."""
        if member.parent.name == _FOLDER and member.suffix.casefold() == ".xml":
            self._take_collection(self._documents[member.parent.parent], member.stem, data)
        elif member.suffix.casefold() == ".txt" and not self._documents[member.parent].data:
            document = self._documents[member.parent]
            document.name = one_line(shown_name(member.stem.removeprefix(f"{member.parent.name}_")))
            document.data = data
        else:
            self._told.lose(LossKind.ELEMENT, LossReason.NOTHING_LEADS_TO_IT, shown_name(member.name))

    def project(self) -> ExchangeProject:
        """All that was taken in. Raises ReadingError where no document was in it."""
        codes = code_tree(self._nodes, self._told)
        sources = [source for document in self._documents.values() if (source := self._source(document)) is not None]
        if not sources:
            raise ReadingError(
                _("“{name}” holds no document of CATMA.", name=self._name),
                _("In CATMA export documents and their collections; a ZIP or TAR of texts is unpacked and imported."),
            )
        name = self._name
        for suffix in SUFFIXES:
            name = name.removesuffix(suffix)
        return ExchangeProject(
            ExchangeFormat.CATMA,
            name,
            program=_PROGRAM,
            guid=made_guid(_PROGRAM, *sorted(source.guid for source in sources)),
            users=self._people.users(),
            codes=codes,
            sources=tuple(sources),
            notes=tuple(self._notes),
            sets=tuple(
                ExchangeSet(guid, name, codes=tuple(tags)) for guid, (name, tags) in self._sets.items() if tags
            ),
            losses=self._told.report,
        )

    # ---- collections ---------------------------------------------------------------------------------

    def _take_collection(self, document: _CatmaText, collection: str, data: bytes) -> None:
        root = parse_xml(data, self._name, "CATMA")
        for tag_set in root.iter("{*}fsdDecl"):
            self._take_tags(tag_set)
        found: dict[str, _Annotation] = {}
        for element in root.iter("{*}fs"):
            self._take_annotation(found, element, collection)
        for segment in root.iter("{*}seg"):
            for reference in segment.get("ana", "").split():
                annotation = found.get(reference.removeprefix("#"))
                for pointer in segment.iter("{*}ptr"):
                    target = _TARGET.search(pointer.get("target", ""))
                    if annotation is None or target is None:
                        self._told.lose(
                            LossKind.CODING, LossReason.PLACE_UNREADABLE, where=collection, details=(reference[:60],)
                        )
                    else:
                        annotation.pieces.append((int(target[1]), int(target[2])))
        document.annotations += found.values()

    def _take_tags(self, tag_set: etree._Element) -> None:
        name = one_line(_VERSION.sub("", tag_set.get("n", "")))
        members = self._sets.setdefault(_guid(tag_set.get(_XML_ID, "") or name), (name, []))[1]
        for element in tag_set.iter("{*}fsDecl"):
            guid = _guid(element.get(_XML_ID, ""))
            if guid in self._nodes:
                continue
            called = one_line(_text(element.find("{*}fsDescr"))) or _("Tag {number}", number=len(self._nodes) + 1)
            above = element.get("baseTypes", "")
            parent = _guid(above) if above else None
            colour = next((_colour(values) for name, values in _properties(element, "fDecl") if name == _COLOUR), "")
            self._nodes[guid] = CodeNode(guid, called, "", colour, parent=parent, order=(called.casefold(), guid))
            members.append(guid)

    def _take_annotation(self, found: dict[str, _Annotation], element: etree._Element, collection: str) -> None:
        properties = dict(_properties(element, "f"))
        author = one_line(" ".join(properties.get(_AUTHOR, [])))
        if not author:
            author = one_line(shown_name(collection))
            self._told.lose(LossKind.USER, LossReason.COLLECTION_AS_CODER, author, fate=Fate.CHANGED)
        own = {name: values for name, values in properties.items() if not name.startswith(_SYSTEM)}
        number = element.get(_XML_ID, "")
        date = " ".join(properties.get(_TIME, []))
        found[number] = _Annotation(_guid(number), _guid(element.get("type", "")), author, date, own)

    # ---- documents -----------------------------------------------------------------------------------

    def _source(self, document: _CatmaText) -> ExchangeSource | None:
        if not document.data.strip():
            if document.annotations:
                self._told.lose(LossKind.SOURCE, LossReason.NO_TEXT, document.name)
            return None
        raw, guid = (
            RawText(_decoded(document.data, document.name)),
            made_guid(_PROGRAM, document.name, sha256(document.data).hexdigest()),
        )
        rows: list[CodingRow] = []
        for annotation in document.annotations:
            node = self._nodes.get(annotation.tag)
            if node is None:
                self._told.lose(LossKind.CODING, LossReason.CODE_MISSING, where=document.name)
                continue
            user, memo = self._people.of(annotation.author), annotation.memo
            rows += [
                CodingRow(passage, node.guid, node.name, user, annotation.date, memo)
                for passage in annotation.passages
            ]
        passages = [row.passage for row in rows]
        placed = place_passages(raw, passages, _PROGRAM, self._options.coordinates or _JAVA)
        places = [
            WordedPlace(span, placed.likely[index], placed.why[index], (shown_place(passages[index]),))
            for index, span in enumerate(placed.spans)
        ]
        codings, notes = codings_of(rows, places, guid, document.name, self._told)
        self._notes += notes
        return ExchangeSource(
            guid,
            document.name,
            raw.text,
            file_name=document.name,
            sha256=sha256(document.data).hexdigest(),
            encoding="utf-8",
            codings=codings,
            placement=replace(placed.placement, said=self._options.coordinates is not None) if rows else None,
        )


def _decoded(data: bytes, name: str) -> str:
    """The text with its own line ends, as CATMA counts them. Raises ReadingError for what is no text."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return decode(data, name)[0]


def _properties(element: etree._Element, tag: str) -> Iterator[tuple[str, list[str]]]:
    """The properties of a tag or annotation with their values."""
    for child in element.iterchildren(f"{{*}}{tag}"):
        name = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), child.get("name", ""))
        values = [text for value in child.iter("{*}string", "{*}numeric") if (text := _text(value).strip())]
        yield name, values


def _text(element: etree._Element | None) -> str:
    return "" if element is None else "".join(element.itertext())


def _colour(values: list[str]) -> str:
    """A colour, which Java keeps as a number."""
    number = values[0] if values else ""
    return f"#{int(number) & 0xFFFFFF:06x}" if re.fullmatch(r"-?\d{1,10}", number) else number


def _guid(name: str) -> str:
    """The GUID in an identifier, “CATMA_5D6A…”; of another one that is made of it."""
    found = _ID.search(name)
    return spelled_guid(found[0]) if found else made_guid(_PROGRAM, name)
