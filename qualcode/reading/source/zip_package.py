"""Files that are zip archives of XML (DOCX, ODT, XLSX): looked at with suspicion, nothing is ever unpacked to disk.

Refused are archives that are damaged, encrypted, or hold members with absolute or climbing names, several of one
name, or more data than a document can need; and any XML with a document type, since entities can fetch files and
grow without end.
"""

from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from qualcode.catalogue import _, program
from qualcode.errors import QualcodeError, ReadingError
from qualcode.reading.source.encoding import kind_of

if TYPE_CHECKING:
    from lxml import etree

MOST_MEMBERS = 20_000
LARGEST_MEMBER = 64 * 2**20  # bytes, unpacked
LARGEST_PACKAGE = 256 * 2**20  # bytes read in all, unpacked
_CHECKED_RATIO_FROM = 10 * 2**20
_HIGHEST_RATIO = 200
_LOOKED_AT = 2**16  # bytes of a stream that is no archive
_DAMAGED = _("It may have been copied or sent incompletely: open it in the program that made it and save it again.")


class Unforeseen(ReadingError):
    """A parser of others failed in a way that no reader foresaw: what it left behind is not known."""


@contextmanager
def foreign(name: str, kind: str) -> Iterator[None]:
    """Turn whatever a parser raises into a ReadingError about the file `name`, which should be a `kind`.

    No kind is any that can be read. Want of memory stays what it is: whoever called has to end.
    """
    try:
        yield
    except (QualcodeError, MemoryError):
        raise
    except RecursionError as problem:
        raise Unforeseen(
            _("“{name}” is nested too deeply to be read.", name=name), _("Save it as text (UTF-8) and import that.")
        ) from problem
    except Exception as problem:
        reason = " ".join(str(problem).split())[:200]
        cause = f"{type(problem).__name__}: {reason}" if reason else type(problem).__name__
        if kind:
            message = _("“{name}” is damaged or no {kind} ({cause}).", name=name, kind=kind, cause=cause)
        else:
            message = _("“{name}” is damaged or no file that can be read ({cause}).", name=name, cause=cause)
        raise Unforeseen(message, _DAMAGED) from problem


class Package:
    """The members of one archive, read when they are asked for.

    With `media_beside` members may lie in it that are never read, as large and as packed as they like; only what is
    read is looked at.
    """

    def __init__(self, data: bytes | IO[bytes], name: str, kind: str, *, media_beside: bool = False) -> None:
        """Raises ReadingError for an archive that is refused; `kind` is what the file should be."""
        self.name = name
        self._kind = kind
        self._media_beside = media_beside
        self._read = 0
        file = io.BytesIO(data) if isinstance(data, bytes) else data
        if not (first := file.read(_LOOKED_AT)).startswith(b"PK"):
            raise self._no_package(data if isinstance(data, bytes) else first)
        with foreign(name, kind):
            self._zip = zipfile.ZipFile(file)
            self._members = self._vetted(self._zip.infolist())

    def __contains__(self, member: str) -> bool:
        return member.casefold() in self._members

    def names(self) -> list[str]:
        """The members' names in the order of the archive."""
        return [info.filename for info in self._members.values()]

    def read(self, member: str) -> bytes:
        """The bytes of a member. Raises ReadingError where it is missing, damaged or too large."""
        info = self._members.get(member.casefold())
        if info is None:
            raise ReadingError(
                _(
                    "“{name}” is no {kind}: it has no part “{part}”.",
                    name=self.name,
                    kind=self._kind,
                    part=member,
                ),
                _DAMAGED,
            )
        if info.file_size > LARGEST_MEMBER:
            raise self._refused(_("its part “{part}” is too large", part=info.filename))
        return b"".join(self.pieces(member))

    def pieces(self, member: str) -> Iterator[bytes]:
        """The bytes of a member that is there, piece by piece. Raises ReadingError where there are too many."""
        info = self._members[member.casefold()]
        self._refuse_bomb(info)
        with foreign(self.name, self._kind), self._zip.open(info) as stream:
            while piece := stream.read(2**20):
                self._read += len(piece)
                if self._read > LARGEST_PACKAGE:
                    raise self._refused(_("it holds too much data"))
                yield piece

    def xml(self, member: str) -> etree._Element:
        """The root of a member that is XML. Raises ReadingError for what is damaged or has a document type."""
        return parse_xml(self.read(member), self.name, self._kind)

    def _vetted(self, infos: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
        if len(infos) > MOST_MEMBERS:
            raise self._refused(_("it has {number} parts", number=program().number(len(infos))))
        members: dict[str, zipfile.ZipInfo] = {}
        for info in infos:
            name = info.filename
            if name.startswith(("/", "\\")) or "\\" in name or ":" in name or ".." in name.split("/"):
                raise self._refused(_("the name of its part “{part}” leads out of the archive", part=name))
            if name.casefold() in members:
                raise self._refused(_("it has the part “{part}” twice", part=name))
            if stat.S_ISLNK(info.external_attr >> 16):
                raise self._refused(_("its part “{part}” is a link to another file", part=name))
            if info.flag_bits & 0x1:
                raise ReadingError(
                    _("“{name}” is protected by a password.", name=self.name),
                    _("Save it without a password and import that."),
                )
            if not self._media_beside:
                self._refuse_bomb(info)
            members[name.casefold()] = info
        return members

    def _refuse_bomb(self, info: zipfile.ZipInfo) -> None:
        if info.file_size > _CHECKED_RATIO_FROM and info.file_size > _HIGHEST_RATIO * max(1, info.compress_size):
            raise self._refused(
                _(
                    "its part “{part}” grows more than {times} times when unpacked",
                    part=info.filename,
                    times=_HIGHEST_RATIO,
                )
            )

    def _refused(self, why: str) -> ReadingError:
        return ReadingError(
            _("“{name}” was not opened, since {why}.", name=self.name, why=why),
            _("Open it in the program that made it, save it under a new name and import that."),
        )

    def _no_package(self, data: bytes) -> ReadingError:
        if data.startswith(b"\xd0\xcf\x11\xe0"):
            if "EncryptedPackage".encode("utf-16-le") in data:
                return ReadingError(
                    _("“{name}” is protected by a password.", name=self.name),
                    _("Save it without a password and import that."),
                )
            return ReadingError(
                _("“{name}” is an old Office file (DOC or XLS), no {kind}.", name=self.name, kind=self._kind),
                _("Open it in Word, Excel or LibreOffice and save it as {kind}.", kind=self._kind),
            )
        what = kind_of(data)
        return ReadingError(
            _("“{name}” is {what}, no {kind}.", name=self.name, what=what or _("something else"), kind=self._kind),
            _DAMAGED,
        )


def cause_of(problem: etree.XMLSyntaxError) -> str:
    """What is wrong with an XML text, in one line; its parser's own words name an option that nobody here has."""
    words = problem.msg.casefold()
    if "excessive depth" in words:  # no text: what the parser says
        return _("its elements are nested too deeply")
    if "huge" in words:
        return _("a part of it is longer than any that is read")
    return " ".join(problem.msg.split())[:200]


def parse_xml(data: bytes, name: str, kind: str) -> etree._Element:
    """The root of an XML text. Raises ReadingError where it is damaged or has a document type."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as problem:
        raise ReadingError(
            _("“{name}” is damaged or no {kind} ({cause}).", name=name, kind=kind, cause=cause_of(problem)), _DAMAGED
        ) from problem
    if root.getroottree().docinfo.doctype:
        raise ReadingError(
            _("“{name}” was not opened: its XML has a document type, which no {kind} needs.", name=name, kind=kind),
            _("Open it in the program that made it, save it under a new name and import that."),
        )
    return root
