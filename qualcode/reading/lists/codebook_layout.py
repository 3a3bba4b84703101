"""How a codebook file is written: its comments, the order of its keys, its quotes and breaks, without its values."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from qualcode.model.codebooks.layouts import (
    NO_LAYOUT,
    CodebookLayout,
    CodePath,
    CommentLine,
    KeyLayout,
    PlaceLayout,
    RecordLayout,
    comment,
    comment_behind,
)
from qualcode.reading.source.strict_yaml import YamlNode

WORDS = re.compile(r"[^ \t\n]+")
"""What a text may be broken between: other blanks are part of a word."""

_BEHIND = re.compile(r"([ \t]+#[^\n]*)")
_BEHIND_KEY = re.compile(r"[ \t]*:([ \t]+#[^\n]*)")
_BEHIND_HEAD = re.compile(r"[|>][0-9+-]*([ \t]+#[^\n]*)")
_COMMENT_LINE = re.compile(r"[ \t]*(#.*)?")


def layout_of(text: str, root: YamlNode) -> CodebookLayout:
    """How the file with this tree is written; its codes are named by their paths.

    Of a file in a form that is not written here (all in one line, for example) nothing is known.
    """
    if root.sort != "mapping" or root.style == "flow":
        return NO_LAYOUT
    return _LayoutReader(text, root).layout()


class _LayoutReader:
    """The lines of one file, and which comments have found their place."""

    def __init__(self, text: str, root: YamlNode) -> None:
        self._text = text
        self._root = root
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self._lines = text.split("\n")
        self._taken = set(self._content(root))
        self._codes: dict[CodePath, RecordLayout] = {}

    def layout(self) -> CodebookLayout:
        """All of it."""
        codes = next((value for key, value in self._root.pairs if key.text == "codes"), YamlNode(1, "nothing"))
        indent, dash = self._steps(codes)
        top = RecordLayout(keys=tuple(self._keys(self._root, ())))
        return CodebookLayout(top, self._codes, tuple(self._rest()), indent, dash)

    def _steps(self, codes: YamlNode) -> tuple[int, int]:
        """How far the dashes of a list stand right of its key, and what they introduce right of them."""
        if codes.sort != "list" or codes.style == "flow" or not codes.entries:
            return 2, 2
        line, column = self._line(codes.entries[0].extent[0]), self._column(codes.entries[0])
        before = self._lines[line][:column]
        if "-" not in before:
            return 2, 2
        return before.index("-"), column - before.index("-")

    # ---- records ---------------------------------------------------------------------------------

    def _keys(self, record: YamlNode, path: CodePath, entry: PlaceLayout | None = None) -> Iterator[KeyLayout]:
        """The keys of a record; with `entry` the first stands behind a dash, whose comments are not its own."""
        for number, (key, value) in enumerate(record.pairs):
            place = PlaceLayout((), self._behind(key, value))
            if number or entry is None:
                place = replace(place, above=self._above(key, self._column(key)))
            if key.text == "codes":
                for code in value.entries:
                    self._code(code, path)
                yield KeyLayout(key.text, place)
                continue
            entries = tuple(self._entries(value)) if value.sort == "list" and value.style != "flow" else ()
            yield KeyLayout(key.text, place, _style(value), tuple(self._words(value)), entries)

    def _code(self, code: YamlNode, path: CodePath) -> None:
        name = next((value.text for key, value in code.pairs if key.text == "name"), "")
        if code.sort != "mapping" or code.style == "flow" or not name:
            return
        place = PlaceLayout(self._above(code, self._dash_column(code)))
        own = (*path, name)
        self._codes[own] = RecordLayout(place, tuple(self._keys(code, own, place)))

    def _entries(self, value: YamlNode) -> Iterator[RecordLayout]:
        """What stands around the entries of a list that are no codes, and how they are written."""
        for entry in value.entries:
            above = self._above(entry, self._dash_column(entry))
            if entry.sort == "mapping" and entry.style != "flow":
                place = PlaceLayout(above)
                yield RecordLayout(place, tuple(self._keys(entry, (), place)))
            else:
                yield RecordLayout(PlaceLayout(above, self._behind(None, entry)))

    # ---- comments --------------------------------------------------------------------------------

    def _above(self, node: YamlNode, column: int) -> tuple[CommentLine, ...]:
        """The comments and empty lines right above a node's first line, which no other one has."""
        last = first = self._line(node.extent[0])
        while first and first - 1 not in self._taken and _COMMENT_LINE.fullmatch(self._lines[first - 1]):
            first -= 1
        self._taken.update(range(first, last))
        return tuple(self._comment_line(number, column) for number in range(first, last))

    def _comment_line(self, number: int, column: int) -> CommentLine:
        line = self._lines[number].rstrip()
        text = line.lstrip()
        return CommentLine(comment(text), len(line) - len(text) - column) if text else CommentLine()

    def _behind(self, key: YamlNode | None, value: YamlNode) -> str:
        """The comment behind a value in its last line, or behind the key of one that begins below it."""
        if value.style in ("|", ">"):
            found = _BEHIND_HEAD.match(self._text, value.extent[0])
        elif key is not None and value.sort in ("list", "mapping", "nothing") and value.style != "flow":
            found = _BEHIND_KEY.match(self._text, key.extent[1])
        else:
            found = _BEHIND.match(self._text, value.extent[1])
        return comment_behind(found[1].rstrip().expandtabs(1)) if found else ""

    def _rest(self) -> Iterator[CommentLine]:
        """The comments that stand above nothing, and the empty lines before them: mostly those at the end."""
        empty = 0
        for number, line in enumerate(self._lines):
            if number in self._taken or not _COMMENT_LINE.fullmatch(line):
                empty = 0
                continue
            if not line.strip():
                empty += 1
                continue
            yield from [CommentLine()] * empty
            empty = 0
            yield self._comment_line(number, 0)

    # ---- places ----------------------------------------------------------------------------------

    def _content(self, node: YamlNode) -> Iterator[int]:
        """The numbers of the lines in which values and keys stand."""
        if node.sort in ("list", "mapping") and node.style != "flow":
            for key, value in node.pairs:
                yield from self._content(key)
                yield from self._content(value)
            for entry in node.entries:
                yield from self._content(entry)
            return
        first, last = self._line(node.extent[0]), self._line(max(node.extent[0], node.extent[1] - 1))
        keeps = node.style in ("|", ">") and "+" in self._lines[first][self._column(node) :].partition("#")[0]
        while last > first and not keeps and not self._lines[last].strip():
            last -= 1
        yield from range(first, last + 1)

    def _line(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1

    def _column(self, node: YamlNode) -> int:
        return node.extent[0] - self._starts[self._line(node.extent[0])]

    def _dash_column(self, node: YamlNode) -> int:
        column = self._column(node)
        dash = self._lines[self._line(node.extent[0])][:column].rfind("-")
        return column if dash < 0 else dash

    def _words(self, value: YamlNode) -> Iterator[int]:
        """How many words stand in each line of a text that is broken where it has a blank."""
        if value.sort != "text" or value.style == "|" or "\n" not in self._text[slice(*value.extent)].rstrip():
            return
        lines = self._text[slice(*value.extent)].rstrip().split("\n")
        for line in lines[1:] if value.style == ">" else lines:
            if words := len(WORDS.findall(line)):
                yield words


def _style(value: YamlNode) -> str:
    if value.sort == "list":
        return value.style if all(entry.sort == "text" for entry in value.entries) else ""
    if value.sort in ("mapping", "nothing"):
        return ""
    return value.style or "plain"
