"""HTML whose text nodes were counted becomes a text as people read it, with the way from the one to the other."""

from __future__ import annotations

from array import array
from bisect import bisect_left
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
_WHITE = " \t\n\r\f"
_NO_TEXT = "\0"  # no project can hold it, and browsers do not count it


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
        self._bytes = array("q")  # before each character of the text nodes
        self._begins = array("q")  # where each of them stands in the text; what stands nowhere, at its end so far
        self._ends = array("q")  # behind it
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
        is_certain = 0 <= start <= end <= self._counted and self._is_edge(start) and self._is_edge(end)
        first, behind = bisect_left(self._bytes, start), bisect_left(self._bytes, end)
        begin = self._begins[first] if first < len(self._begins) else len(self.text)
        last = self._ends[behind - 1] if behind else 0
        return trimmed(self.text, Span(begin, max(begin, last))), is_certain

    def _is_edge(self, place: int) -> bool:
        found = bisect_left(self._bytes, place)
        return place == self._counted or (found < len(self._bytes) and self._bytes[found] == place)

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
        for sign in data:
            self._bytes.append(self._counted)
            self._counted += len(sign.encode("utf-8", "surrogatepass"))
            if self._unseen or "\ud800" <= sign <= "\udfff":
                self._stands(0)
            elif self._preformatted and sign == "\n":
                self._stands(0)
                self._break(at_least_one=True)
            elif sign in _WHITE and not self._preformatted:
                self._stands(0)
                if not self._is_new_line and not self._gap:
                    self._gap = " "
            else:
                self._add(sign)

    def _add(self, sign: str) -> None:
        if self._gap:
            self._parts.append(self._gap)
            self._length += len(self._gap)
            self._gap = ""
        self._parts.append(sign)
        self._stands(1)
        self._length += 1
        self._is_new_line = False

    def _stands(self, width: int) -> None:
        self._begins.append(self._length)
        self._ends.append(self._length + width)

    def _break(self, *, at_least_one: bool = False) -> None:
        """A line ends here, if there is one; a second `br` leaves an empty line."""
        lines = self._gap.count("\n")
        if not self._parts:
            return
        self._gap = "\n" * (lines + 1 if at_least_one else max(lines, 1))
        self._is_new_line = True
