"""HTML whose text nodes were counted becomes a text as people read it, with the way from the one to the other."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from html.parser import HTMLParser

from qualcode.model.spans import Span, trimmed

_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
    "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip
_CELLS = {"td", "th"}
_UNSEEN = {"script", "style", "template", "title", "head"}
_LOOKS = {"a", "b", "em", "i", "strong", "sub", "sup", "u", *(f"h{level}" for level in range(1, 7))}
_NO_TEXT = "\0"  # no project can hold it, and browsers do not count it
_PIECES = re.compile(r"(?P<kept>[^ \t\n\r\f]+(?: [^ \t\n\r\f]+)*)|[ \t\n\r\f]+")
_PREFORMATTED = re.compile(r"(?P<kept>[^\n]+)|\n")
_LONGEST_PIECE = 4_096  # characters: a place is looked for within one


class HtmlText(HTMLParser):
    """The words that a browser shows of some HTML: a paragraph a line, white space collapsed.

    Programs that mark passages of HTML count the bytes (UTF-8) of its text nodes, wherever they stand. `images` and
    `looks` count what is no text: pictures, and what is bold, a heading, a link or the like.
    """

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.images = self.looks = 0
        self._parts: list[str] = []
        self._length = 0  # of the text so far
        self._gap = ""  # what stands before the next words, if there are any
        self._is_new_line = True
        self._starts = array("q")  # of each piece of the text nodes, in bytes
        self._begins = array("q")  # where it stands in the text; what stands nowhere, at its end so far
        self._pieces: list[str] = []  # empty where it stands nowhere
        self._counted = 0
        self._unseen = self._preformatted = 0
        self.feed(html.replace("\r\n", "\n").replace("\r", "\n").replace(_NO_TEXT, ""))
        self.close()
        self.text = "".join(self._parts)

    @property
    def length(self) -> int:
        """How many bytes all text nodes have."""
        return self._counted

    def place(self, start: int, end: int) -> tuple[Span, bool]:
        """Where the bytes from `start` up to, not including, `end` stand in the text, and whether that is certain.

        It is not where they lie outside, or where an edge parts a character.
        """
        begin, is_edge = self._found(bisect_right(self._starts, start) - 1, start)
        behind, is_end = self._found(bisect_left(self._starts, end) - 1, end)
        is_certain = 0 <= start <= end <= self._counted and is_edge and is_end
        return trimmed(self.text, Span(begin, max(begin, behind))), is_certain

    def _found(self, piece: int, place: int) -> tuple[int, bool]:
        """The place in the text of a byte that lies in or behind a piece, and whether a character begins with it."""
        if piece < 0:
            return 0, True
        words, more = self._pieces[piece], max(0, place - self._starts[piece])
        if not words.isascii():
            data = words.encode("utf-8", "surrogatepass")[:more]
            known = data.decode("utf-8", "ignore")
            return self._begins[piece] + len(known), len(known.encode()) == len(data)
        return self._begins[piece] + min(more, len(words)), True

    # ---- what the parser meets ---------------------------------------------------------------------

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - called so
        """Begin a line or a cell, or something unseen."""
        self.images += tag == "img"
        self.looks += tag in _LOOKS
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "br":
            self._break(at_least_one=True)
        elif tag in _CELLS:
            self._gap = self._gap or ("" if self._is_new_line else "\t")
        elif tag in _BLOCKS:
            self._break()
            self._preformatted += tag == "pre"

    def handle_endtag(self, tag: str) -> None:
        """End what the tag began."""
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in _BLOCKS and tag not in _CELLS:
            self._break()
            self._preformatted = max(0, self._preformatted - (tag == "pre"))

    def handle_data(self, data: str) -> None:
        """Take the words of a text node, and count all of it."""
        if self._unseen:
            self._count(data, "")
            return
        for found in (_PREFORMATTED if self._preformatted else _PIECES).finditer(data):
            if found["kept"] is not None:
                self._add(found[0])
                continue
            self._count(found[0], "")
            if self._preformatted:
                self._break(at_least_one=True)
            elif not self._is_new_line and not self._gap:
                self._gap = " "

    def _add(self, words: str) -> None:
        if self._gap:
            self._parts.append(self._gap)
            self._length += len(self._gap)
            self._gap = ""
        self._parts.append(words)
        for start in range(0, len(words), _LONGEST_PIECE):
            piece = words[start : start + _LONGEST_PIECE]
            self._count(piece, piece)
            self._length += len(piece)
        self._is_new_line = False

    def _count(self, data: str, kept: str) -> None:
        self._starts.append(self._counted)
        self._begins.append(self._length)
        self._pieces.append(kept)
        self._counted += len(data) if data.isascii() else len(data.encode("utf-8", "surrogatepass"))

    def _break(self, *, at_least_one: bool = False) -> None:
        """A line ends here, if there is one; a second `br` leaves an empty line."""
        lines = self._gap.count("\n")
        if not self._parts:
            return
        self._gap = "\n" * (lines + 1 if at_least_one else max(lines, 1))
        self._is_new_line = True
