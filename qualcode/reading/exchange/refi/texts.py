"""The text of a source: from the plain file, from the XML, else from the formatted file or the PDF."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from qualcode.errors import ReadingError
from qualcode.model.exchange.losses import Fate, LossKind
from qualcode.model.exchange.reasons import LossReason
from qualcode.reading.exchange.coordinates import RawText
from qualcode.reading.exchange.origins import is_own
from qualcode.reading.exchange.refi.xml_stream import children, value
from qualcode.reading.files import READERS, extract_here
from qualcode.reading.source.encoding import READ_AS_WINDOWS, decode_as_it_stands
from qualcode.reading.source.loading import shown_name
from qualcode.reading.source.options import DEFAULT
from qualcode.reading.source.zip_package import foreign

if TYPE_CHECKING:
    from lxml import etree

    from qualcode.reading.exchange.refi.container import Container
    from qualcode.reading.exchange.refi.file import RefiFile

_INTERNAL = "internal://"
_PLAIN = ".txt"
_OUTSIDE = ("relative:", "absolute:", "file:", "http:", "https:")


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of a source as its program counted it.

    `file_name` and `sha256` are those of the file that it came from, `part` the name of that in the container, empty
    where the text stands in the XML. `is_rebuilt` says that the text which was counted is missing, and that this one
    was read from a formatted file.
    """

    raw: RawText
    file_name: str
    sha256: str
    part: str = ""
    is_rebuilt: bool = False


def text_of(element: etree._Element, name: str, file: RefiFile, kind: LossKind = LossKind.TEXT) -> SourceText | None:
    """The text of a source, note, representation or transcript.

    None where it has none; why is told as a loss of that kind, where the file says that there is one.
    """
    plain, formatted = value(element, "plainTextPath"), value(element, "richTextPath")
    inline = next(children(element, "PlainTextContent"), None)
    found = _plain(plain, name, file, kind) if _is_there(plain, file) else None
    written = "".join(inline.itertext()) if inline is not None else ""
    if found is not None and written.split() and written.split() != found.raw.text.split():
        file.losses.lose(LossKind.TEXT, LossReason.NOT_KEPT, "PlainTextContent", name)
    if found is None and inline is not None:
        digest = hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()
        found = SourceText(RawText(written, with_edges=is_own(file.program)), file.container.name, digest)
    if found is not None and formatted:
        file.losses.lose(LossKind.TEXT, LossReason.FORMATTING, name, fate=Fate.CHANGED)
    elif found is None and _is_there(formatted, file):
        found = _rebuilt(formatted, name, LossReason.TEXT_FROM_FORMATTED, file, kind)
    elif found is None:
        _tell_missing(plain or formatted, name, file, kind)
    if found is not None and not found.raw.text and kind is not LossKind.NOTE:
        file.losses.lose(kind, LossReason.NO_TEXT, name)
        return None
    return found


def text_of_pdf(path: str, name: str, file: RefiFile) -> SourceText | None:
    """The text of a PDF beside which none stands."""
    if _is_there(path, file):
        found = _rebuilt(path, name, LossReason.TEXT_FROM_PDF, file, LossKind.SOURCE)
        if found is None or found.raw.text:
            return found
    file.losses.lose(LossKind.SOURCE, LossReason.NO_TEXT, name)
    return None


def _part(path: str) -> str:
    """The name of a part of the container, as programs write it; empty for what lies outside."""
    name = path.strip().replace("\\", "/")
    if name.casefold().startswith(_OUTSIDE):
        return ""
    return name[len(_INTERNAL) :].lstrip("/") if name.casefold().startswith(_INTERNAL) else name


def part_named(path: str, container: Container) -> str:
    """The part that is there; empty for none.

    It has the name that is said, or that without %20 and the like, or that of a plain text without its suffix.
    """
    part = _part(path)
    bare = part[: -len(_PLAIN)] if part.casefold().endswith(_PLAIN) else ""
    return next((name for name in (part, unquote(part), bare) if name and name in container), "")


def _is_there(path: str, file: RefiFile) -> bool:
    return bool(part_named(path, file.container))


def _plain(path: str, name: str, file: RefiFile, kind: LossKind) -> SourceText | None:
    part = part_named(path, file.container)
    data = file.container.read(part)
    try:
        written, warnings = decode_as_it_stands(data, shown_name(part))
    except ReadingError as error:
        _tell_unreadable(error, name, file, kind)
        return None
    if READ_AS_WINDOWS in warnings:
        file.losses.lose(
            LossKind.TEXT, LossReason.ENCODING_GUESSED, name, fate=Fate.DOUBTED, details=("Windows-1252",)
        )
    raw = RawText(written, with_edges=is_own(file.program))
    if raw.left_out:
        file.losses.lose(LossKind.TEXT, LossReason.CONTROLS_TAKEN_AWAY, name, number=raw.left_out, fate=Fate.CHANGED)
    return SourceText(raw, _file_name(part), hashlib.sha256(data).hexdigest(), part.casefold())


def _rebuilt(path: str, name: str, why: LossReason, file: RefiFile, kind: LossKind) -> SourceText | None:
    part = part_named(path, file.container)
    reader = READERS.get(PurePosixPath(part).suffix.casefold())
    if reader is None or reader.table:
        file.losses.lose(kind, LossReason.FILE_UNREADABLE, name, details=(_file_name(part),))
        return None
    data = file.container.read(part)
    try:
        with foreign(shown_name(part), reader.name.upper()):
            extract = extract_here(reader.name, data, shown_name(part), DEFAULT)
    except ReadingError as error:
        _tell_unreadable(error, name, file, kind)
        return None
    file.losses.lose(LossKind.TEXT, why, name, fate=Fate.DOUBTED)
    digest = hashlib.sha256(data).hexdigest()
    return SourceText(RawText(extract.text), _file_name(part), digest, part.casefold(), is_rebuilt=True)


def _file_name(part: str) -> str:
    return shown_name(PurePosixPath(part).name)


def _tell_unreadable(error: ReadingError, name: str, file: RefiFile, kind: LossKind) -> None:
    file.losses.lose(kind, LossReason.FILE_UNREADABLE, name, details=(error.message,))


def _tell_missing(path: str, name: str, file: RefiFile, kind: LossKind) -> None:
    """Note that a file is missing; nothing where none is named, but for a source, which needs one."""
    if _is_there(path, file):  # then it was told why it cannot be read
        return
    if not path:
        if kind is LossKind.SOURCE:
            file.losses.lose(kind, LossReason.NO_TEXT, name)
        return
    why = LossReason.FILE_MISSING if _part(path) else LossReason.FILE_OUTSIDE
    file.losses.lose(kind, why, name, shown_name(path))
