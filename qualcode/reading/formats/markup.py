"""HTML becomes block text: paragraphs, line breaks, headings, items, tables, bold and italic beginnings of lines."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser

from qualcode.model.readings.markings import MarkingKind
from qualcode.reading.source.edge_signs import EdgeSigns, without_signs
from qualcode.reading.source.text_builder import TextBuilder, WordLook

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = {
    *_HEADINGS, "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hr", "html", "legend", "li",
    "main", "menu", "nav", "ol", "optgroup", "option", "p", "pre", "section", "summary", "ul",
}  # fmt: skip
_BOLD = {"b", "strong"}
_ITALIC = {"cite", "dfn", "em", "i"}
UNSEEN = ("script", "style", "template", "title")
_STRUCK = {"del", "s", "strike"}
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)", re.I)
_BLANKS = re.compile(r"[ \t\n\r\f]+")


class Markup(HTMLParser):
    """Reads HTML into a TextBuilder.

    In `literal` HTML (that of a converter) blanks are text and empty paragraphs are empty lines; else blanks are
    collapsed as browsers do. `counts` tells how often each tag occurred, `pictures` the descriptions of images.
    `hidden` and `struck` are passages that stay out unless they are kept, `signs` say where marked words stand.
    """

    def __init__(self, *, literal: bool = False, keep_hidden: bool = True, keep_struck: bool = True) -> None:
        super().__init__(convert_charrefs=True)
        self.builder = TextBuilder()
        self.counts: Counter[str] = Counter()
        self.comments = 0
        self.pictures: list[str] = []
        self.hidden: list[str] = []
        self.struck: list[str] = []
        self.signs = EdgeSigns()
        self._keep_hidden, self._keep_struck = keep_hidden, keep_struck
        self._aside: list[str] | None = None  # the passages to which the one belongs that is kept aside
        self._aside_tag, self._aside_depth = "", 0
        self._marks: list[str] = []
        self._literal = literal
        self._bold = self._italic = 0
        self._unseen = 0
        self._preformatted = 0
        self._blank = False  # a collapsed blank waits for the next word

    def read(self, html: str) -> TextBuilder:
        """The text of the whole HTML."""
        self.feed(html)
        self.close()
        self._break(0)
        return self.builder

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a block, a cell, bold words or something unseen."""
        self.counts[tag] += 1
        if self._is_aside(tag, attrs):
            return
        if tag in UNSEEN:
            self._unseen += 1
        elif tag == "mark":
            self._marks.append(self.signs.begin(MarkingKind.HIGHLIGHT, colour="yellow"))
            self._add(self._marks[-1])
        elif tag in _BOLD:
            self._bold += 1
        elif tag in _ITALIC:
            self._italic += 1
        elif tag == "img":
            self.pictures.append(next((value or "" for name, value in attrs if name == "alt"), ""))
        elif tag == "br":
            self._blank = False
            self.builder.line_break()
        else:
            self._begin_block(tag)

    def _is_aside(self, tag: str, attrs: list[tuple[str, str | None]]) -> bool:
        """Whether an element is kept aside; what stands within one that is, is kept aside with it."""
        if self._aside is None and tag not in _VOID:
            said = dict(attrs)
            is_hidden = "hidden" in said or _HIDING.search(said.get("style") or "") is not None
            if is_hidden and not self._keep_hidden:
                self._aside = self.hidden
            elif tag in _STRUCK and not self._keep_struck:
                self._aside = self.struck
            if self._aside is not None:
                self._aside_tag = tag
                self._aside.append("")
        if self._aside is not None:
            self._aside_depth += tag == self._aside_tag
            if tag in _BLOCKS:
                self._aside[-1] += " "
        return self._aside is not None

    def _begin_block(self, tag: str) -> None:
        if tag == "table":
            self._break(0)
            self.builder.begin_table()
        elif tag in {"td", "th"}:
            self._blank = False
            self.builder.begin_cell()
        elif tag == "tr":
            self._blank = False
            self.builder.end_row()  # rows may lack their end
        elif tag in _BLOCKS:
            self._break(0)
            self._preformatted += tag == "pre"
            if tag == "li":
                self.builder.begin_item()

    def handle_endtag(self, tag: str) -> None:
        """Close what the tag opened."""
        if self._aside is not None:
            self._aside_depth -= tag == self._aside_tag
            if not self._aside_depth:
                self._aside = None
            return
        if tag == "mark" and self._marks:
            self._add(self.signs.end_of(self._marks.pop()))
        elif tag in UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in _BOLD:
            self._bold = max(0, self._bold - 1)
        elif tag in _ITALIC:
            self._italic = max(0, self._italic - 1)
        else:
            self._end_block(tag)

    def _end_block(self, tag: str) -> None:
        if tag == "table":
            self._blank = False
            self.builder.end_table()
        elif tag == "tr":
            self._blank = False
            self.builder.end_row()
        elif tag == "p" and self._literal:
            self.builder.end_paragraph()
        elif tag in _BLOCKS:
            self._break(_HEADINGS.get(tag, 0))
            if tag == "li":
                self.builder.end_item()
            if tag == "pre":
                self._preformatted = max(0, self._preformatted - 1)

    def handle_data(self, data: str) -> None:
        """Take words over."""
        if self._unseen:
            return
        if self._aside is not None:
            self._aside[-1] += data
            return
        self._add(data if self._literal else without_signs(data))

    def _add(self, data: str) -> None:
        look = WordLook(self._bold > 0, self._italic > 0)
        if self._literal:
            self.builder.add(data, look)
        elif self._preformatted:
            lines = data.replace("\r\n", "\n").replace("\r", "\n").split("\n")
            for index, line in enumerate(lines):
                if index:
                    self.builder.line_break()
                self.builder.add(line, look)
        else:
            self._add_collapsed(_BLANKS.sub(" ", data), look)

    def handle_comment(self, data: str) -> None:  # noqa: ARG002 - the base class calls it so
        """Count a comment; nobody sees it in a browser either."""
        self.comments += 1

    def _add_collapsed(self, data: str, look: WordLook) -> None:
        words = data.strip(" ")
        if not words:
            self._blank = self._blank or bool(data)
            return
        if (self._blank or data[0] == " ") and not self.builder.ends_blank:
            words = " " + words
        self._blank = data[-1] == " "
        self.builder.add(words, look)

    def _break(self, level: int) -> None:
        self._blank = False
        self.builder.break_paragraph(level)
