"""Small REFI-QDA files as programs write them."""

from __future__ import annotations

import zipfile
from pathlib import Path

HEAD = '<?xml version="1.0" encoding="utf-8"?><Project xmlns="urn:QDA-XML:project:1.0" name="Probe" origin="Test">'
CODE, USER, SOURCE, OTHER_CODE, NOTE, OTHER = (
    f"0000000{number}-0000-4000-8000-00000000000{number}" for number in range(1, 7)
)
BOOK = f"""<Users><User guid="{{{USER.upper()}}}" name="Ada"/></Users>
<CodeBook><Codes><Code guid="{CODE}" name="Mut" isCodable="true" color="#F00"><Description>Wer wagt.</Description>
<Code guid="{OTHER_CODE}" name="Angst" isCodable="false" color="rot"/></Code></Codes></CodeBook>"""


def guid(letter: str, number: int) -> str:
    """The GUID of the thing of that letter (a to f) and number."""
    return f"{letter}{number:07}-0000-4000-8000-{number:012}"


def one_coding(number: int = 1, code: str = CODE, within: str = "") -> str:
    """A coding, as an element."""
    return (
        f'<Coding guid="{guid("c", number)}" creatingUser="{USER}" creationDateTime="2024-03-01T10:00:00+02:00">'
        f'<CodeRef targetGUID="{code}"/>{within}</Coding>'
    )


def coding(start: object, end: object, number: int = 1, code: str = CODE, name: str = "", within: str = "") -> str:
    """A selection with one code."""
    return (
        f'<PlainTextSelection guid="{guid("a", number)}" name="{name}" startPosition="{start}" endPosition="{end}">'
        f"{within}{one_coding(number, code)}</PlainTextSelection>"
    )


def text_source(within: str = "", path: str = "internal://a.txt", guid: str = SOURCE, more: str = "") -> str:
    """A source with its text in a file."""
    return f'<TextSource guid="{guid}" name="B1" plainTextPath="{path}" {more}>{within}</TextSource>'


def project(*parts: str) -> str:
    """The XML of a project."""
    return HEAD + "".join(parts) + "</Project>"


def sources(*within: str) -> str:
    """The list of sources."""
    return f"<Sources>{''.join(within)}</Sources>"


def archive(
    path: Path, xml: str | bytes, name: str = "project.qde", folder: str = "sources", **members: str | bytes
) -> Path:
    """A .qdpx of the XML and of members in its folder of sources; “_” stands for the dot."""
    with zipfile.ZipFile(path / "probe.qdpx", "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, xml)
        if members:
            package.writestr(f"{folder}/", "")
        for member, data in members.items():
            package.writestr(f"{folder}/{member.replace('_', '.')}", data)
    return path / "probe.qdpx"
