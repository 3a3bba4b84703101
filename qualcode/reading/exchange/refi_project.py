"""A REFI-QDA project (.qdpx, .qde): what its XML says becomes a project as this program knows one."""

from __future__ import annotations

import hashlib
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import ReadingError
from qualcode.model.codes import CodeDraft, Rules
from qualcode.model.exchange.coordinates import Placement
from qualcode.model.exchange.project import (
    ExchangeCode,
    ExchangeCoding,
    ExchangeFormat,
    ExchangeProject,
    ExchangeSource,
    ExchangeUser,
)
from qualcode.model.spans import Span
from qualcode.reading.exchange.container import Container
from qualcode.reading.exchange.guids import Guids, made_guid
from qualcode.reading.exchange.refi_xml import RefiStream, child_text, children, local_name, value
from qualcode.reading.source.encoding import decoded

if TYPE_CHECKING:
    from lxml import etree

    from qualcode.reading.source.options import ExchangeOptions

_LISTED = frozenset({"Sources", "Cases", "Notes", "Links", "Sets", "Graphs"})


def read_refi(path: Path, options: ExchangeOptions) -> ExchangeProject:
    """The project of an archive, a bare file or a folder. Raises ReadingError."""
    with Container(path) as container:
        return _RefiReader(container, options).read()


class _RefiReader:
    """One file at work."""

    def __init__(self, container: Container, options: ExchangeOptions) -> None:
        self._container = container
        self._options = options
        self._guids = Guids("")
        self._name = self._program = self._guid = ""
        self._users: list[ExchangeUser] = []
        self._codes: list[ExchangeCode] = []
        self._sources: list[ExchangeSource] = []

    def read(self) -> ExchangeProject:
        """Everything in it."""
        stream = RefiStream(self._container.project(), self._container.name)
        for inside, element in stream.elements(_LISTED):
            name = local_name(element)
            if not inside:
                self._begin(element)
            elif inside == "Users":
                self._users += [self._user(user) for user in children(element, "User")]
            elif inside == "CodeBook":
                for codes in children(element, "Codes"):
                    self._codes += [self._code(code) for code in children(codes, "Code")]
            elif name == "TextSource":
                self._sources.append(self._text_source(element))
        return ExchangeProject(
            format=ExchangeFormat.QDPX,
            name=self._name,
            program=self._program,
            guid=self._guid,
            users=tuple(self._users),
            codes=tuple(self._codes),
            sources=tuple(self._sources),
        )

    def _begin(self, root: etree._Element) -> None:
        if local_name(root) != "Project":
            raise ReadingError(
                _("“{name}” is no REFI-QDA project.", name=self._container.name), _("Name a .qdpx or .qde file.")
            )
        self._name = value(root, "name") or Path(self._container.name).stem
        self._program = value(root, "origin")
        self._guid = made_guid(
            self._program, self._name, value(root, "creationDateTime"), value(root, "creatingUserGUID")
        )
        self._guids = Guids(self._guid)

    def _user(self, element: etree._Element) -> ExchangeUser:
        guid = self._guids.of("user", value(element, "guid"))
        return ExchangeUser(guid, value(element, "name") or value(element, "id") or guid[-12:])

    def _code(self, element: etree._Element) -> ExchangeCode:
        return ExchangeCode(
            self._guids.of("code", value(element, "guid")),
            CodeDraft(value(element, "name"), Rules(child_text(element, "Description"))),
            value(element, "isCodable") not in ("false", "0"),
            tuple(self._code(child) for child in children(element, "Code")),
        )

    def _text_source(self, element: etree._Element) -> ExchangeSource:
        path = value(element, "plainTextPath").removeprefix("internal://")
        raw, data = child_text(element, "PlainTextContent"), b""
        if path in self._container:
            data = self._container.read(path)
            raw, _warnings = decoded(data, path)
        places = _places(raw)
        text = raw.replace("\r\n", "\n").replace("\r", "\n")
        codings = [
            coding
            for selection in children(element, "PlainTextSelection")
            for coding in self._codings(selection, places, len(text))
        ]
        return ExchangeSource(
            self._guids.of("source", value(element, "guid")),
            value(element, "name"),
            text,
            file_name=path,
            sha256=hashlib.sha256(data or raw.encode()).hexdigest(),
            codings=tuple(codings),
            placement=Placement() if codings else None,
        )

    def _codings(self, selection: etree._Element, places: list[int], length: int) -> list[ExchangeCoding]:
        told = value(selection, "startPosition"), value(selection, "endPosition")
        try:
            start, end = (places[int(position)] for position in told)
            span = Span(start, end) if 0 <= start < end <= length else None
        except (ValueError, IndexError):
            span = None
        return [
            ExchangeCoding(
                guid=self._guids.of("coding", value(coding, "guid")),
                code=self._guids.meant(value(code, "targetGUID")),
                span=span,
                user=self._guids.meant(value(coding, "creatingUser")),
                created=value(coding, "creationDateTime"),
                words=value(selection, "name"),
                place="–".join(told),
            )
            for coding in children(selection, "Coding")
            for code in children(coding, "CodeRef")
        ]


def _places(raw: str) -> list[int]:
    """Where in a text with LF ends each code point of it stands."""
    return [
        0,
        *accumulate(
            0 if sign == "\r" and raw[number + 1 : number + 2] == "\n" else 1 for number, sign in enumerate(raw)
        ),
    ]
