"""The parts of a DOCX as XML: what they hold, counted without the converter, and made ready for it.

The converter (mammoth) passes over a few elements that may hold words, and puts notes to the end. So before it
sees the document, fields, changes of direction, links and formulas are replaced by the words in them, text boxes
without a fallback become ones it knows, and notes move in brackets to where they are called.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qualcode.reading.source.zip_package import Package

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_MATH = (
    "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://purl.oclc.org/ooxml/officeDocument/math",
)
_CALLS = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_SEPARATORS = {"tab", "br", "cr", "ptab", "sym", "noBreakHyphen", "softHyphen"}
_NO_TEXT = {"del", "moveFrom", "instrText", "delText", "rPr", "pPr", "delInstrText", "rt"}


def local(element: _Element) -> str:
    """The name of an element without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: _Element, name: str) -> str:
    """An attribute whatever its namespace; empty where there is none."""
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")


@dataclass(slots=True)
class WordParts:
    """The main document, its notes by kind and id, the comments, headers and footers of a DOCX."""

    path: str
    document: _Element
    notes: dict[tuple[str, str], _Element] = field(default_factory=dict)
    comments: list[_Element] = field(default_factory=list)
    margins: list[_Element] = field(default_factory=list)  # headers and footers
    called: set[tuple[str, str]] = field(default_factory=set)


def read_parts(package: Package) -> WordParts:
    """Read the parts of a DOCX. Raises ReadingError for parts that are missing or damaged."""
    path = _main_part(package)
    parts = WordParts(path, package.xml(path))
    folder = path.rpartition("/")[0]
    for kind in ("footnote", "endnote"):
        for note in _children(package, f"{folder}/{kind}s.xml", kind):
            if attribute(note, "type") in ("", "normal"):
                parts.notes[kind, attribute(note, "id")] = note
    parts.comments = list(_children(package, f"{folder}/comments.xml", "comment"))
    for name in package.names():
        if re.fullmatch(rf"{re.escape(folder)}/(?:header|footer)\d*\.xml", name):
            parts.margins.append(package.xml(name))
    _settle_alternatives(parts.document)
    parts.called = {
        (_CALLS[local(element)], attribute(element, "id"))
        for element in parts.document.iter("{*}footnoteReference", "{*}endnoteReference")
        if not is_out(element)
    }
    return parts


def _settle_alternatives(document: _Element) -> None:
    """Drop the fallback of an alternative that lacks words of the choice, so that the choice is read."""
    for alternate in list(document.iter("{*}AlternateContent")):
        fallback, choice = alternate.find("{*}Fallback"), alternate.find("{*}Choice")
        if fallback is None or choice is None:
            continue
        words = words_of_element(choice)
        if words and words != words_of_element(fallback):
            alternate.remove(fallback)


def _main_part(package: Package) -> str:
    if "_rels/.rels" in package:
        for relation in package.xml("_rels/.rels"):
            if attribute(relation, "Type").endswith("/officeDocument"):
                target = attribute(relation, "Target").lstrip("/")
                if target in package:
                    return target
    return "word/document.xml"


def _children(package: Package, name: str, kind: str) -> Iterator[_Element]:
    if name in package:
        yield from package.xml(name).iterchildren("{*}" + kind)


def paragraphs_of(root: _Element) -> Iterator[str]:
    """The texts of the paragraphs under `root`, deleted and moved ones left out; notes where they are called not."""
    for paragraph in root.iter("{*}p"):
        if paragraph.tag in (f"{{{_W}}}p", f"{{{_STRICT}}}p") and not is_out(paragraph):
            yield "".join(_pieces(paragraph))


def is_out(element: _Element) -> bool:
    """Whether an element stands in a deletion, a deleted row, or the half of an alternative that is not read."""
    for above in element.iterancestors():
        name = local(above)
        if name in ("del", "moveFrom") or (name == "tr" and is_deleted_row(above)):
            return True
        if name == "Choice" and above.getparent() is not None and _has_fallback(above.getparent()):
            return True
    return False


def is_deleted_row(row: _Element) -> bool:
    """Whether a row of a table is deleted while changes are tracked."""
    properties = row.find("{*}trPr")
    return properties is not None and properties.find("{*}del") is not None


def _has_fallback(alternate: _Element | None) -> bool:
    return alternate is not None and alternate.find("{*}Fallback") is not None


def _pieces(element: _Element) -> Iterator[str]:
    """The words within one paragraph; paragraphs of text boxes in it are paragraphs of their own."""
    for child in element:
        name = local(child)
        if name == "t":
            yield child.text or ""
        elif name in _SEPARATORS or name in _CALLS:
            yield " "
        elif name == "Choice" and _has_fallback(child.getparent()):
            continue
        elif name != "p" and name not in _NO_TEXT:
            yield from _pieces(child)


def words_of_element(element: _Element) -> str:
    """All words under an element, deleted ones too, paragraphs parted by a blank."""
    pieces: list[str] = []
    for child in element.iter():
        name = local(child)
        if name in ("t", "delText"):
            pieces.append(child.text or "")
        elif name == "p" or name in _SEPARATORS:
            pieces.append(" ")
    return " ".join("".join(pieces).split())


def lines_of_element(element: _Element) -> str:
    """All words under an element with its paragraphs as lines, where it holds nothing but these."""
    words = words_of_element(element)
    lines = [line for paragraph in element.iterchildren("{*}p") if (line := words_of_element(paragraph))]
    return "\n".join(lines) if " ".join(lines) == words else words


def prepare(parts: WordParts, note_signs: tuple[str, str]) -> None:
    """Change the document in place into what the converter reads whole (see the head of this module)."""
    _notes_in_place(parts, note_signs)
    document = parts.document
    for element in reversed(list(document.iter("{*}AlternateContent"))):  # inner ones first
        if not _has_fallback(element):
            _replace(element, [_boxed(box) for box in element.iter("{*}txbxContent")])
    for element in list(document.iter("{*}drawing")):
        boxes = list(element.iter("{*}txbxContent"))
        if boxes:  # the converter knows the boxes of older files only
            _replace(element, [_boxed(box) for box in boxes if not _is_within(box, boxes)])
    for name in ("oMath", "oMathPara"):
        for space in _MATH:
            for element in list(document.iter(f"{{{space}}}{name}")):
                if element.getparent() is not None:
                    _replace(element, [_run(document, words_of_element(element))])
    for element in list(document.iter("{*}fldSimple", "{*}bdo", "{*}dir", "{*}hyperlink", "{*}ruby", "{*}rubyBase")):
        _replace(element, list(element))
    for element in list(document.iter("{*}blip", "{*}imagedata", "{*}commentReference", "{*}rt", "{*}rubyPr")):
        _replace(element, [])
    for element in list(document.iter("{*}cr", "{*}ptab")):
        space = str(element.tag).rpartition("}")[0]
        element.tag = f"{space}}}{'br' if local(element) == 'cr' else 'tab'}"


def _notes_in_place(parts: WordParts, signs: tuple[str, str]) -> None:
    for element in list(parts.document.iter("{*}footnoteReference", "{*}endnoteReference")):
        note = parts.notes.get((_CALLS[local(element)], attribute(element, "id")))
        words = " ".join(text for text in paragraphs_of(note) if text.strip()) if note is not None else ""
        written = f" {signs[0]}{' '.join(words.split())}{signs[1]}"
        text = _text(parts.document, written) if words.strip() else None
        _replace(element, [] if text is None else [text])


def _is_within(box: _Element, boxes: list[_Element]) -> bool:
    return any(above in boxes for above in box.iterancestors("{*}txbxContent"))


def _boxed(content: _Element) -> _Element:
    space = str(content.tag).rpartition("}")[0]
    box = content.makeelement(f"{space}}}pict")
    box.append(deepcopy(content))
    return box


def _run(document: _Element, words: str) -> _Element:
    run = document.makeelement(_name(document, "r"))
    run.append(_text(document, words))
    return run


def _text(document: _Element, words: str) -> _Element:
    text = document.makeelement(_name(document, "t"))
    text.text = words
    return text


def _name(document: _Element, name: str) -> str:
    space = str(document.tag).rpartition("}")[0]
    return f"{space}}}{name}"


def _replace(element: _Element, others: list[_Element]) -> None:
    parent = element.getparent()
    if parent is None:
        return
    index = parent.index(element)
    parent.remove(element)
    for other in reversed(others):
        parent.insert(index, other)
