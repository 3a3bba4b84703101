"""Files that stand within a DOCX as parts of its text (altChunk): Word shows their words, and so does the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import ReadingError
from qualcode.model.readings.doubts import DoubtKind, ReadingDoubt
from qualcode.reading.office.word_xml import WordParts, attribute
from qualcode.reading.source.extract import Extract
from qualcode.reading.source.options import ReadingOptions
from qualcode.reading.source.zip_package import Package

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_PARAGRAPHS = 100_000


@dataclass(frozen=True, slots=True)
class InsertedChunks:
    """What is told of the files that stand within a DOCX."""

    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    doubts: tuple[ReadingDoubt, ...] = ()


def insert_chunks(package: Package, parts: WordParts, options: ReadingOptions) -> InsertedChunks:
    """Put the paragraphs of inserted files in their places in the document; what cannot be read is told."""
    chunks = list(parts.document.iter("{*}altChunk"))
    if not chunks:
        return InsertedChunks()
    targets = _targets(package, parts)
    notes: list[str] = []
    missing: list[str] = []
    for chunk in chunks:
        member = targets.get(attribute(chunk, "id"), "")
        file = member.rpartition("/")[2]
        try:
            text = _read(package, member, options).text
        except (ReadingError, KeyError) as problem:
            missing.append(_("It holds an inserted file, whose words are missing: {cause}", cause=str(problem)))
        else:
            _put(chunk, text.split("\n")[:_MOST_PARAGRAPHS])
            notes.append(_("The text of the inserted file “{file}” stands where Word shows it.", file=file))
    doubts = (ReadingDoubt(DoubtKind.WORDS_MISSING, None, missing[0], len(missing)),) if missing else ()
    return InsertedChunks(tuple(notes), tuple(missing), doubts)


def _targets(package: Package, parts: WordParts) -> dict[str, str]:
    """The members of the package by the names that the document has for them."""
    folder, _slash, file = parts.path.rpartition("/")
    relations = f"{folder}/_rels/{file}.rels"
    if relations not in package:
        return {}
    found = {}
    for relation in package.xml(relations):
        target = attribute(relation, "Target")
        found[attribute(relation, "Id")] = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
    return found


def _read(package: Package, member: str, options: ReadingOptions) -> Extract:
    """The text of an inserted file; what stands within a DOCX of those again is read no more."""
    suffix = member.rpartition(".")[2].casefold()
    name = member.rpartition("/")[2]
    data = package.read(member)
    if suffix in ("htm", "html", "xhtml"):
        from qualcode.reading.formats.html import extract_html

        return extract_html(data, name, options)
    if suffix == "rtf":
        from qualcode.reading.formats.rtf import extract_rtf

        return extract_rtf(data, name, options)
    if suffix in ("txt", "text"):
        from qualcode.reading.formats.text import extract_text

        return extract_text(data, name, options)
    raise ReadingError(
        _("“{name}” is of a kind that is not read within a Word file.", name=name),
        _("Open the file in Word, save it as DOCX once more and import that."),
    )


def _put(chunk: _Element, lines: list[str]) -> None:
    parent = chunk.getparent()
    if parent is None:
        return
    for paragraph in _paragraphs(chunk, lines):
        chunk.addprevious(paragraph)
    parent.remove(chunk)


def _paragraphs(chunk: _Element, lines: list[str]) -> Iterator[_Element]:
    space = str(chunk.tag).rpartition("}")[0]
    for line in lines:
        paragraph, run, text = (chunk.makeelement(f"{space}}}{name}") for name in ("p", "r", "t"))
        text.text = line
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        run.append(text)
        paragraph.append(run)
        yield paragraph
