"""Word files (DOCX): converted by mammoth, counted on their own XML, and told what stayed out.

The words of the text are those that Word shows: insertions and moves taken over, deletions left out, and so are
hidden and struck-through words unless they are wanted. Footnotes and endnotes stand in brackets where they are
called, cells of tables are parted by tabs, empty paragraphs are empty lines. Comments, deletions, headers, footers
and images are left out and listed; highlighted words and what comments are about are offered as markings. Numbers
and bullets of lists are made by Word and stand nowhere in the file.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from qualcode.catalogue import _, ngettext
from qualcode.errors import ReadingError
from qualcode.model.documents import count_words
from qualcode.plural import counted
from qualcode.reading.formats.markup import Markup
from qualcode.reading.formats.word_chunks import insert_chunks
from qualcode.reading.office.margin_boxes import bracket_boxes
from qualcode.reading.office.word_runs import mark, take_out
from qualcode.reading.office.word_xml import (
    WordParts,
    attribute,
    local,
    paragraphs_of,
    prepare,
    read_parts,
    words_of_element,
)
from qualcode.reading.source.edge_signs import EdgeSigns
from qualcode.reading.source.extract import Extract, compare, left_out, notes_in_brackets, words_in
from qualcode.reading.source.options import ReadingOptions
from qualcode.reading.source.unseen import unseen_doubts, unseen_notes
from qualcode.reading.source.zip_package import Package, foreign
from qualcode.reading.transcripts.tidying import built_extract

if TYPE_CHECKING:
    from lxml.etree import _Element

_KIND = "DOCX"
_STYLES = "br[type='page'] => br\nbr[type='column'] => br"
# How styles look: nothing of it is read, and Word writes more of it than most interviews have text.
_LOOKS = ("{*}docDefaults", "{*}latentStyles", "{*}rPr", "{*}tblPr", "{*}trPr", "{*}tcPr", "{*}tblStylePr")
# Other files within a DOCX that hold words of their own, which nobody reads here.
_OTHER_PARTS = {
    "word/charts/": _("a chart"),
    "word/diagrams/data": _("a diagram"),
    "word/embeddings/": _("an embedded file"),
}


def extract_docx(data: bytes, name: str, options: ReadingOptions) -> Extract:
    """The text of a DOCX.

    Raises ReadingError for a file that is damaged, protected by a password, no DOCX, or with macros.
    """
    package = Package(data, name, _KIND)
    _refuse_macros(package)
    parts = read_parts(package)
    taken = take_out(parts, _part(package, parts, "styles.xml"), options)
    inserted = insert_chunks(package, parts, options)
    source = words_in(_all_paragraphs(parts))
    notes = [*unseen_notes(taken.hidden, taken.struck), *inserted.notes, *_notes(parts, package)]
    out = sum(count_words(text) for text in (*taken.hidden, *taken.struck, *_left_out(parts)))
    signs = EdgeSigns()
    if options.margins:
        bracket_boxes(parts.document)
    mark(parts, signs)
    prepare(parts, options.note_signs)
    markup, messages = _converted(package, parts)
    builder = markup.builder
    built = built_extract(builder, signs)
    warnings = [message for message in messages if "w:sym" in message]
    check = compare(built.text, source, out)
    if check.lost:
        warnings += [message for message in messages if message not in warnings]
    if builder.tables:
        notes.append(
            _("{tables}: cells are separated by tabs, rows by lines.", tables=counted(builder.tables, "table"))
        )
    return replace(
        built,
        doubts=(*unseen_doubts(taken.hidden, taken.struck), *inserted.doubts),
        notes=tuple(notes),
        warnings=tuple(dict.fromkeys((*inserted.warnings, *_warnings(package), *warnings))),
        words=check,
    )


def _part(package: Package, parts: WordParts, name: str) -> _Element | None:
    path = f"{parts.path.rpartition('/')[0]}/{name}"
    return package.xml(path) if path in package else None


def _refuse_macros(package: Package) -> None:
    names = [name.casefold() for name in package.names()]
    if any(name.endswith(("vbaproject.bin", "vbadata.xml")) for name in names):
        raise ReadingError(
            _("“{name}” holds macros and was not opened.", name=package.name),
            _("Save it in Word as DOCX without macros."),
        )


def _all_paragraphs(parts: WordParts) -> Iterator[str]:
    yield from paragraphs_of(parts.document)
    for key in parts.called:
        if key in parts.notes:
            yield from paragraphs_of(parts.notes[key])


def _converted(package: Package, parts: WordParts) -> tuple[Markup, list[str]]:
    """The document as the converter sees it, and what the converter says."""
    import mammoth

    with foreign(package.name, _KIND):
        result = mammoth.convert_to_html(
            io.BytesIO(_repacked(package, parts)),
            style_map=_STYLES,
            include_embedded_style_map=False,  # the file may not say what is left out
            ignore_empty_paragraphs=False,
        )
    markup = Markup(literal=True)
    markup.read(result.value)
    return markup, [_("From the converter: {message}.", message=message.message) for message in result.messages]


def _repacked(package: Package, parts: WordParts) -> bytes:
    """A DOCX of the parts that were looked at and nothing else: the prepared document, its styles and numbering."""
    from lxml import etree

    folder, _slash, file = parts.path.rpartition("/")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        made.writestr(parts.path, etree.tostring(parts.document, encoding="utf-8", xml_declaration=True))
        for member in ("[Content_Types].xml", "_rels/.rels", f"{folder}/_rels/{file}.rels"):
            _copy(package, member, made)
        _copy_styles(package, f"{folder}/styles.xml", parts, made)
        _copy(package, f"{folder}/numbering.xml", made)
    return buffer.getvalue()


def _copy(package: Package, member: str, target: zipfile.ZipFile) -> None:
    if member in package:
        _write(target, member, package.xml(member))


def _copy_styles(package: Package, member: str, parts: WordParts, target: zipfile.ZipFile) -> None:
    """Of styles those that the document names and those of numbers, without looks: nothing else is asked of them."""
    from lxml import etree

    if member not in package:
        return
    styles = package.xml(member)
    named = {attribute(style, "val") for style in parts.document.iter("{*}pStyle", "{*}rStyle", "{*}tblStyle")}
    for style in styles.findall("{*}style"):
        if attribute(style, "styleId") not in named and attribute(style, "type") != "numbering":
            styles.remove(style)
    etree.strip_elements(styles, *_LOOKS, with_tail=False)
    _write(target, member, styles)


def _write(target: zipfile.ZipFile, member: str, part: _Element) -> None:
    from lxml import etree

    target.writestr(member, etree.tostring(part, encoding="utf-8", xml_declaration=True))


def _notes(parts: WordParts, package: Package) -> Iterator[str]:
    document = parts.document
    called = [key for key in parts.called if key in parts.notes]
    for kind in ("footnote", "endnote"):
        number = sum(1 for key in called if key[0] == kind)
        if number:
            yield notes_in_brackets(number, kind)
    inserted = sum(1 for element in document.iter("{*}ins", "{*}moveTo") if words_of_element(element))
    if inserted:
        yield _("Tracked changes: {insertions} taken over.", insertions=counted(inserted, "insertion"))
    deleted = _deleted(document)
    if deleted:
        yield left_out(_("Tracked changes: {deletions}", deletions=counted(len(deleted), "deletion")), deleted)
    if parts.comments:
        texts = [f"{attribute(comment, 'author')}: {words_of_element(comment)}" for comment in parts.comments]
        yield left_out(counted(len(texts), "comment"), texts)
    margins = _margins(parts)
    if margins:
        yield left_out(_("Headers and footers"), margins)
    uncalled = [words_of_element(note) for key, note in parts.notes.items() if key not in parts.called]
    if any(uncalled):
        yield left_out(_("Notes that are called nowhere"), [text for text in uncalled if text])
    yield from _picture_notes(document, package)


def _picture_notes(document: _Element, package: Package) -> Iterator[str]:
    pictures = sum(1 for name in package.names() if name.startswith("word/media/"))
    if pictures:
        yield _("{images} left out.", images=counted(pictures, "image"))
    described = [words for picture in document.iter("{*}docPr") if (words := attribute(picture, "descr")).strip()]
    if described:
        yield left_out(_("Descriptions of images"), list(dict.fromkeys(described)))
    readings = _readings(document)
    if readings:
        yield left_out(_("Readings above words"), readings)
    links = sum(1 for _each in document.iter("{*}hyperlink"))
    if links:
        yield _("The addresses of {links} left out.", links=counted(links, "link"))
    items = sum(1 for _each in document.iterfind(".//{*}pPr/{*}numPr"))
    if items:
        yield _(
            "{paragraphs} of lists stand without the numbers or bullets that Word shows.",
            paragraphs=counted(items, "paragraph"),
        )


def _deleted(document: _Element) -> list[str]:
    """What was deleted, once each: a deletion within a deletion, or within a deleted row, is part of that."""
    texts = [
        words_of_element(element)
        for element in document.iter("{*}del")
        if not any(local(above) == "del" for above in element.iterancestors())
    ]
    return [text for text in texts if text]


def _readings(document: _Element) -> list[str]:
    """What stands in small type above words, as pronunciations do."""
    return [text for ruby in document.iter("{*}rt") if (text := words_of_element(ruby))]


def _margins(parts: WordParts) -> list[str]:
    texts = (" ".join(paragraphs_of(margin)) for margin in parts.margins)
    return list(dict.fromkeys(text.strip() for text in texts if text.strip()))


def _left_out(parts: WordParts) -> Iterator[str]:
    """The texts whose words count as left out on purpose: comments, deletions, headers and footers, unused notes."""
    yield from _deleted(parts.document)
    yield from _readings(parts.document)
    yield from (words_of_element(comment) for comment in parts.comments)
    yield from _margins(parts)
    yield from (words_of_element(note) for key, note in parts.notes.items() if key not in parts.called)


def _warnings(package: Package) -> Iterator[str]:
    for beginning, kind in _OTHER_PARTS.items():
        number = sum(1 for name in package.names() if name.casefold().startswith(beginning))
        if number:
            yield ngettext(
                "It holds {kind}; the words in it were not read.",
                "It holds {kind} ({count} parts); the words in it were not read.",
                number,
                kind=kind,
            )
