"""Files that mean harm, or are damaged: REFI-QDA archives and bare files, built when they are asked for."""

from __future__ import annotations

import io
import os
import stat
import warnings
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from uuid import UUID

SOURCE, CODE, USER = (str(UUID(int=number)) for number in (11, 12, 13))
TEXT = "I: Wie war das?\nB: Ich hatte Angst.\n"
_OPENS = '<Project xmlns="urn:QDA-XML:project:1.0" name="P" origin="Other 1.0">'


def guid(number: int) -> str:
    """A GUID that no other thing of a test has."""
    return str(UUID(int=1000 + number))


def selection(start: object, end: object, number: int = 1, *, code: str = CODE, name: str = "") -> str:
    """A coded passage."""
    return (
        f'<PlainTextSelection guid="{guid(number)}" name="{name}" startPosition="{start}" endPosition="{end}">'
        f'<Coding guid="{guid(number + 500_000)}" creatingUser="{USER}"><CodeRef targetGUID="{code}"/></Coding>'
        "</PlainTextSelection>"
    )


def source(inner: str = "", *, path: str = "internal://a.txt", name: str = "Eins", number: str = SOURCE) -> str:
    """A text."""
    return f'<TextSource guid="{number}" name="{name}" plainTextPath="{path}">{inner}</TextSource>'


CODES = f'<Code guid="{CODE}" name="Angst" isCodable="true"/>'


def project(
    *,
    codes: str = CODES,
    sources: str = source(selection(19, 34)),
    rest: str = "",
    opens: str = _OPENS,
    before: str = '<?xml version="1.0" encoding="utf-8"?>',
) -> str:
    """The XML of a project."""
    return (
        f'{before}{opens}<Users><User guid="{USER}" name="Ines"/></Users><CodeBook><Codes>{codes}</Codes></CodeBook>'
        f"<Sources>{sources}</Sources>{rest}</Project>"
    )


def archive(xml: str | bytes, parts: Mapping[str, bytes | str] | None = None) -> bytes:
    """A .qdpx of the XML and its parts."""
    return zipped([("project.qde", xml), *(parts or {"sources/a.txt": TEXT}).items()])


def zipped(members: list[tuple[str, bytes | str]]) -> bytes:
    """A zip archive, of several members of one name too."""
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        warnings.simplefilter("ignore", UserWarning)
        for name, content in members:
            made.writestr(name, content)
    return buffer.getvalue()


def encrypted(data: bytes) -> bytes:
    """The archive whose last member says that it is encrypted."""
    found = bytearray(data)
    found[found.rindex(b"PK\x01\x02") + 8] |= 1
    found[found.rindex(b"PK\x03\x04") + 6] |= 1
    return bytes(found)


def lying(data: bytes, size: int, member: bytes = b"sources/a.txt") -> bytes:
    """The archive whose directory says another size of a member."""
    found = bytearray(data)
    place = found.rindex(member) - 46
    assert found[place : place + 4] == b"PK\x01\x02"
    found[place + 24 : place + 28] = size.to_bytes(4, "little")
    return bytes(found)


def with_link(target: str) -> bytes:
    """An archive in which the text is a symbolic link."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        made.writestr("project.qde", project())
        link = zipfile.ZipInfo("sources/a.txt")
        link.create_system = 3
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        made.writestr(link, target)
    return buffer.getvalue()


def _laughs() -> str:
    entities = '<!ENTITY a0 "ha">' + "".join(
        f'<!ENTITY a{number} "{f"&a{number - 1};" * 10}">' for number in range(1, 12)
    )
    return project(before=f"<!DOCTYPE Project [{entities}]>", codes=f'<Code guid="{CODE}" name="&a11;"/>')


def _blown_up() -> str:
    return project(
        before=f'<!DOCTYPE Project [<!ENTITY a "{"x" * 100_000}">]>',
        codes=f'<Code guid="{CODE}" name="{"&a;" * 20_000}"/>',
    )


DOCUMENT_TYPES: dict[str, Callable[[], str | bytes]] = {
    "a document type": lambda: project(before="<!DOCTYPE Project>"),
    "one of the net": lambda: project(before='<!DOCTYPE Project SYSTEM "http://127.0.0.1:9/project.dtd">'),
    "an entity of a file": lambda: project(
        before='<!DOCTYPE Project [<!ENTITY secret SYSTEM "file:///etc/passwd">]>',
        codes=f'<Code guid="{CODE}" name="A"><Description>&secret;</Description></Code>',
    ),
    "an entity of parameters": lambda: project(
        before='<!DOCTYPE Project [<!ENTITY % all SYSTEM "file:///etc/passwd"> %all;]>'
    ),
    "a billion laughs": _laughs,
    "a quadratic bomb": _blown_up,
    "a document type in UTF-16": lambda: project(
        before='<?xml version="1.0" encoding="utf-16"?><!DOCTYPE Project [<!ENTITY a "b">]>'
    ).encode("utf-16"),
}

DAMAGED: dict[str, Callable[[], str | bytes]] = {
    "nothing": lambda: b"",
    "no XML": lambda: b"\x00\x01\x02" * 100,
    "half of it": lambda: project()[:300],
    "another root": lambda: "<html/>",
    "an unknown entity": lambda: project(codes=f'<Code guid="{CODE}" name="&nbsp;"/>'),
    "half a pair of surrogates": lambda: project(codes=f'<Code guid="{CODE}" name="&#xD83D;"/>'),
    "NUL": lambda: project(codes=f'<Code guid="{CODE}" name="&#0;"/>'),
    "200,000 nested codes": lambda: project(codes='<Code guid="a" name="a">' * 200_000 + "</Code>" * 200_000),
    "200,000 that never end": lambda: _OPENS + "<CodeBook>" * 200_000,
    "a name of 20 MB": lambda: project(codes=f'<Code guid="{CODE}" name="{"x" * 20_000_000}"/>'),
}

ARCHIVES: dict[str, Callable[[], bytes]] = {
    "climbing names": lambda: archive(project(), {"sources/a.txt": TEXT, "../../out.txt": "out"}),
    "absolute names": lambda: archive(project(), {"sources/a.txt": TEXT, "/tmp/out.txt": "out"}),
    "names of Windows": lambda: archive(project(), {"sources/a.txt": TEXT, "sources\\..\\..\\out.txt": "out"}),
    "a drive": lambda: archive(project(), {"sources/a.txt": TEXT, "C:/out.txt": "out"}),
    "a member twice": lambda: zipped(
        [("project.qde", project()), ("sources/a.txt", TEXT), ("sources/A.txt", "Anderes")]
    ),
    "two projects": lambda: zipped([("a.qde", project()), ("b.qde", project())]),
    "no project": lambda: zipped([("sources/a.txt", TEXT)]),
    "an encrypted member": lambda: encrypted(archive(project())),
    "half of it": lambda: archive(project())[:-60],
    "no end": lambda: archive(project())[:200],
    "an archive's beginning alone": lambda: b"PK\x03\x04",
    "a bomb for a project": lambda: archive(" " * (30 * 2**20) + project(before="")),
    "a text larger than it says": lambda: lying(archive(project(), {"sources/a.txt": "x" * 100_000}), 40),
    "too many members": lambda: archive(project(), {f"sources/{number}.txt": "" for number in range(20_001)}),
}

LARGE = {"a name of 20 MB", "a bomb for a project", "too many members"}
"""Those that take longer to build than to be refused."""


def bare(folder: Path, xml: str | bytes) -> Path:
    """A .qde in a folder."""
    path = folder / "bare.qde"
    path.write_bytes(xml if isinstance(xml, bytes) else xml.encode())
    return path


def packed(folder: Path, data: bytes) -> Path:
    """A .qdpx in a folder."""
    path = folder / "hostile.qdpx"
    path.write_bytes(data)
    return path


def beside_links(folder: Path) -> Path:
    """A .qde beside a folder in which the text is a link to somebody else's file, and a pipe."""
    (folder / "secret.txt").write_text("geheim", encoding="utf-8")
    (folder / "sources").mkdir()
    (folder / "sources" / "a.txt").symlink_to(folder / "secret.txt")
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "sources" / "b.txt")
    return bare(folder, project(sources=source() + source(path="internal://b.txt", name="Zwei", number=guid(9))))
