"""OpenDocument texts (ODT): the words as the writer shows them, by a walk through their XML.

Footnotes and endnotes stand in brackets where they are called, cells of tables are parted by tabs, empty
paragraphs are empty lines. Deletions, comments, headers, footers and images are left out and listed; numbers and
bullets of lists stand nowhere in the file.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import ReadingError
from qualcode.model.documents import count_words
from qualcode.plural import counted
from qualcode.reading.office.odt_looks import StyleLooks, mark, take_hidden, take_struck
from qualcode.reading.office.word_xml import attribute, local
from qualcode.reading.source.edge_signs import EdgeSigns
from qualcode.reading.source.extract import Extract, compare, left_out, notes_in_brackets, words_in
from qualcode.reading.source.options import ReadingOptions
from qualcode.reading.source.text_builder import PLAIN, TextBuilder, WordLook
from qualcode.reading.source.unseen import unseen_doubts, unseen_notes
from qualcode.reading.source.zip_package import Package
from qualcode.reading.transcripts.tidying import built_extract

if TYPE_CHECKING:
    from lxml.etree import _Element

_KIND = "ODT"
_BLANKS = re.compile(r"[ \t\n\r]+")
# Elements whose words are no part of the running text.
_UNSEEN = {
    "annotation", "annotation-end", "desc", "forms", "note-citation", "ruby-text", "sequence-decls",
    "title", "tracked-changes", "user-field-decls", "variable-decls",
}  # fmt: skip
_PARAGRAPHS = {"p", "h"}


def extract_odt(data: bytes, name: str, options: ReadingOptions) -> Extract:
    """The text of an ODT. Raises ReadingError for a file that is damaged, protected by a password, or no ODT."""
    package = Package(data, name, _KIND)
    _refuse_encrypted(package)
    root = package.xml("content.xml")
    body = root.find("{*}body/{*}text")
    if body is None:
        raise ReadingError(
            _("“{name}” is no text of a word processor.", name=name), _("Save it as ODT or DOCX and import that.")
        )
    styles = package.xml("styles.xml") if "styles.xml" in package else None
    looks = StyleLooks([root] if styles is None else [styles, root])
    hidden = () if options.hidden else take_hidden(body, looks)
    struck = () if options.struck else take_struck(body, looks)
    margins = _margins(styles)
    out = [*hidden, *struck, *_comments(body), *_deletions(body), *margins]
    source = words_in(_paragraphs(body))
    signs = EdgeSigns()
    mark(body, looks, signs)
    walker = _Walker(looks, options.note_signs)
    walker.walk(body)
    builder = walker.builder
    built = built_extract(builder, signs)
    return replace(
        built,
        doubts=unseen_doubts(hidden, struck),
        notes=(*unseen_notes(hidden, struck), *_notes(body, walker, margins, package)),
        words=compare(built.text, source, sum(count_words(piece) for piece in out)),
    )


def _refuse_encrypted(package: Package) -> None:
    if "META-INF/manifest.xml" in package:
        manifest = package.xml("META-INF/manifest.xml")
        if next(manifest.iter("{*}encryption-data"), None) is not None:
            raise ReadingError(
                _("“{name}” is protected by a password.", name=package.name),
                _("Save it without a password and import that."),
            )


class _Walker:
    """Walks through the elements of a text in the order of reading."""

    def __init__(self, looks: StyleLooks, note_signs: tuple[str, str]) -> None:
        self.builder = TextBuilder()
        self._note_signs = note_signs
        self.counts: Counter[str] = Counter()
        self._looks = looks
        self._in_note = False
        self._at_edge = False  # nothing of the note was read yet
        self._blank = False

    def walk(self, element: _Element, look: WordLook = PLAIN) -> None:
        """Take over the words under an element."""
        for child in element:
            self._element(child, local(child), look)
            if child.tail and self._is_running(element):
                self._add(child.tail, look)

    def _is_running(self, element: _Element) -> bool:
        return local(element) in _PARAGRAPHS or next(element.iterancestors("{*}p", "{*}h"), None) is not None

    def _element(self, element: _Element, name: str, look: WordLook) -> None:
        self.counts[name] += 1
        if name == "list-item" and not self._in_note:
            self.builder.begin_item()
        if name in _UNSEEN:
            return
        if name in _PARAGRAPHS:
            self._paragraph(element, name, look)
        elif name == "note":
            self._note(element)
        elif name in ("table", "table-row", "table-cell", "covered-table-cell"):
            self._table(element, name, look)
        elif name in ("s", "tab", "line-break"):
            self._white_space(element, name, look)
        elif name == "text-box":
            self._text_box(element)
        else:
            own = self._looks.look(element, look)
            if element.text and self._is_running(element):
                self._add(element.text, own)
            self.walk(element, own)

    def _paragraph(self, element: _Element, name: str, look: WordLook) -> None:
        own = self._looks.look(element, look)
        if self._in_note:
            self._blank = not self._at_edge
        elif element.getparent() is not None and self._is_running(element):
            self.builder.break_paragraph()  # a paragraph in a frame within a paragraph
            self._blank = False
        self._add(element.text or "", own)
        self.walk(element, own)
        if not self._in_note:
            self._blank = False
            level = attribute(element, "outline-level")
            self.builder.end_paragraph(int(level) if name == "h" and level.isdecimal() else 0)

    def _note(self, element: _Element) -> None:
        body = element.find("{*}note-body")
        if body is None or not "".join(body.itertext()).strip():
            return
        self._add(f" {self._note_signs[0]}", PLAIN)
        self._in_note = self._at_edge = True
        self.walk(body)
        self._in_note = self._at_edge = self._blank = False
        self.builder.add(self._note_signs[1])

    def _table(self, element: _Element, name: str, look: WordLook) -> None:
        builder = self.builder
        self._blank = False
        if name == "table":
            builder.begin_table()
            self.walk(element, look)
            builder.end_table()
        elif name == "table-row":
            self.walk(element, look)
            builder.end_row()
        else:
            builder.begin_cell()
            self.walk(element, look)

    def _white_space(self, element: _Element, name: str, look: WordLook) -> None:
        if name == "line-break" and not self._in_note:
            self._blank = False
            self.builder.line_break()
            return
        if self._blank:
            self._blank = False
            self.builder.add(" ", look)
        number = attribute(element, "c")
        blanks = min(int(number), 1000) if number.isdecimal() else 1
        self.builder.add("\t" if name == "tab" else " " * (blanks if name == "s" else 1), look)

    def _text_box(self, element: _Element) -> None:
        if self._in_note:
            self.walk(element)
            return
        self.builder.break_paragraph()
        self._blank = False
        self.walk(element)
        self.builder.break_paragraph()

    def _add(self, text: str, look: WordLook) -> None:
        """Add words; white space collapses to one blank and is none at the edges of a paragraph."""
        words = _BLANKS.sub(" ", text)
        if words == " " or not words:
            self._blank = self._blank or bool(words)
            return
        first = (self._blank or words[0] == " ") and not self._at_edge and not self.builder.ends_blank
        self._at_edge = False
        self._blank = words[-1] == " "
        self.builder.add((" " if first else "") + words.strip(" "), look)


def _paragraphs(body: _Element) -> Iterator[str]:
    """The texts of the paragraphs, notes and frames in them as paragraphs of their own, unseen ones left out."""
    for paragraph in body.iter("{*}p", "{*}h"):
        if not any(local(above) in _UNSEEN for above in paragraph.iterancestors()):
            yield "".join(_pieces(paragraph))


def _pieces(element: _Element) -> Iterator[str]:
    if local(element) not in ("note", "text-box", "table"):
        yield element.text or ""
    for child in element:
        name = local(child)
        if name in ("s", "tab", "line-break", "note", "frame", "table") or name in _PARAGRAPHS:
            yield " "
        elif name not in _UNSEEN:
            yield from _pieces(child)
        yield child.tail or ""


def _words(element: _Element) -> str:
    return " ".join(" ".join(_pieces(line)) for line in element.iter("{*}p", "{*}h")).strip()


def _comments(body: _Element) -> list[str]:
    texts: list[str] = []
    for comment in body.iter("{*}annotation"):
        author = comment.find("{*}creator")
        by = f"{author.text}: " if author is not None and author.text else ""
        texts.append(by + " ".join(_words(comment).split()))
    return texts


def _deletions(body: _Element) -> list[str]:
    texts = (" ".join(_words(deletion).split()) for deletion in body.iter("{*}deletion"))
    return [text for text in texts if text]


def _margins(styles: _Element | None) -> list[str]:
    """What stands in headers and footers, once each."""
    if styles is None:
        return []
    names = ("header", "footer", "header-left", "footer-left", "header-first", "footer-first")
    found = (
        " ".join(_words(part).split())
        for page in styles.iter("{*}master-page")
        for part in page
        if local(part) in names
    )
    return list(dict.fromkeys(text for text in found if text))


def _notes(body: _Element, walker: _Walker, margins: list[str], package: Package) -> Iterator[str]:
    counts, tables = walker.counts, walker.builder.tables
    if counts["note"]:
        yield notes_in_brackets(counts["note"], "note")
    if tables:
        yield _("{tables}: cells are separated by tabs, rows by lines.", tables=counted(tables, "table"))
    inserted = sum(1 for _each in body.iter("{*}insertion"))
    if inserted:
        yield _("Tracked changes: {insertions} taken over.", insertions=counted(inserted, "insertion"))
    deletions = _deletions(body)
    if deletions:
        yield left_out(_("Tracked changes: {deletions}", deletions=counted(len(deletions), "deletion")), deletions)
    comments = _comments(body)
    if comments:
        yield left_out(counted(len(comments), "comment"), comments)
    if margins:
        yield left_out(_("Headers and footers"), margins)
    if counts["image"]:
        yield _("{images} left out.", images=counted(counts["image"], "image"))
    described = [words for title in body.iter("{*}desc", "{*}title") if (words := "".join(title.itertext())).strip()]
    if described:
        yield left_out(_("Descriptions of images"), described)
    if counts["list-item"]:
        yield _(
            "{items} of lists stand without their numbers or bullets.", items=counted(counts["list-item"], "item")
        )
    if counts["object"]:
        yield _("{objects} left out.", objects=counted(counts["object"], "embedded object"))
    if any(name.startswith("Basic/") for name in package.names()):
        yield _("Its macros were neither run nor kept.")
