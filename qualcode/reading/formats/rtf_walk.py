r"""Walk through the groups of an RTF: its running text, decoded, and what is no running text, kept aside.

Cells, rows, notes and bold words are marked beside the text and not in it, so that no text can be taken for a mark.
Comments, deletions, hidden and struck-through words, headers and footers are collected. The words of the running
text are written down a second time where they are decoded, so that what the text is built from them can be counted
against them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import Enum
from itertools import groupby


class RtfMark(Enum):
    """What stands between pieces of text."""

    CELL = "end of a cell"  # no text: a sign between pieces
    ROW = "end of a row"  # no text: a sign between pieces
    NOTE = "begin of a note"  # no text: a sign between pieces
    NOTE_END = "end of a note"  # no text: a sign between pieces
    BOLD = "begin of bold words"  # no text: a sign between pieces
    BOLD_END = "end of bold words"  # no text: a sign between pieces
    ITALIC = "begin of italic words"  # no text: a sign between pieces
    ITALIC_END = "end of italic words"  # no text: a sign between pieces
    ITEM = "begin of an item"  # no text: a sign between pieces


Piece = str | RtfMark
"""Decoded text, with line feeds, or a mark."""

_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])"
    r"|(?P<brace>[{}])|[\r\n]+|(?P<text>[^\\{}\r\n]+)|\\",
    re.S,
)
_FONT = re.compile(r"\\f(\d{1,9})[^;]{0,400}?\\fcharset(\d{1,5})")
_CHARACTER_SETS = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
# The character set of a font (Rich Text Format Specification 1.9.1, “Font Table”), as far as Python has its codec.
_FONT_SETS = {
    0: "cp1252", 77: "mac_roman", 78: "shift_jis", 79: "euc_kr", 80: "gb2312", 81: "big5", 82: "johab",
    84: "mac_arabic", 85: "mac_greek", 86: "mac_turkish", 88: "mac_latin2", 89: "mac_cyrillic", 128: "cp932",
    129: "cp949", 130: "johab", 134: "cp936", 136: "cp950", 161: "cp1253", 162: "cp1254", 163: "cp1258",
    177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437",
    255: "cp850",
}  # fmt: skip
_MARGINS = {"header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"}
_BOXES = {"shptxt", "dptxbxtext"}
_SHAPES = {"shp", "shpinst", "do"}
# Destinations beside those with a star whose words are no running text.
_UNSEEN = {
    "author", "background", "bkmkend", "bkmkstart", "colortbl", "comment", "fldinst", "fonttbl", "ftncn", "ftnsep",
    "ftnsepc", "info", "listtext", "nonesttables", "nonshppict", "object", "pict", "pntext", "private", "rxe",
    "shprslt", "stylesheet", "tc", "template", "txe", "xe",
}  # fmt: skip
_PASSAGES = ("deletion", "hidden", "struck")
_COUNTED = {"pict": "image", "shppict": "image", "object": "object", "listtext": "item", "pntext": "item"}
_SIGNS = {
    "par": "\n", "line": "\n", "sect": "\n\n", "page": "\n\n", "column": "\n", "tab": "\t", "emspace": "\u2003",
    "enspace": "\u2002", "qmspace": "\u2005", "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘",
    "rquote": "’", "ldblquote": "“", "rdblquote": "”", "~": "\xa0", "-": "\xad", "_": "\u2011", "{": "{", "}": "}",
    "\\": "\\", "\n": "\n", "\r": "\n",
}  # fmt: skip
_SURROGATES = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_NO_CHARACTER = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")  # halves, and what Unicode keeps for programs


@dataclass(slots=True)
class _GroupState:
    """What holds within a group."""

    kind: str = ""  # what the group is kept aside as; “unseen” and “shape” for what nobody reads
    bold: bool = False
    italic: bool = False
    deleted: bool = False
    hidden: bool = False
    struck: bool = False
    skip: int = 1  # signs behind \u that stand for it in older programs
    font: str = ""
    is_choice: bool = False  # of two groups in it the second is read
    children: int = 0
    note: list[Piece] | None = None  # where a note began, which ends with the group


@dataclass(slots=True)
class Walked:
    """The running text and its words once more, and what was taken out: texts by kind, and numbers."""

    pieces: list[Piece]
    words: str
    aside: dict[str, list[list[Piece]]]
    counts: Counter[str]
    is_whole: bool  # the brace that ends the document is there


@dataclass(slots=True)
class _Fonts:
    """The codecs of the file and of its fonts."""

    page: str
    default: str
    codecs: dict[str, str] = field(default_factory=dict)


def walk(source: str, kept: Collection[str] = ()) -> Walked:
    """Take the running text out of an RTF whose bytes were read as Latin-1.

    `kept` are those of “hidden” and “struck” whose words stay in the running text. Characters that cannot be
    decoded become U+FFFD.
    """
    walker = _Walk(_fonts(source), kept)
    position = 0
    has_ended = False
    while not has_ended and (found := _TOKEN.match(source, position)):
        position = found.end()
        if found["word"] == "bin":
            position += max(0, int(found["number"] or 0))
        else:
            has_ended = not walker.token(found)
    return walker.result(is_whole=has_ended)


def runs_of(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces with their texts joined and parted at line feeds, which stand alone.

    Halves of characters that follow each other become the character; lone ones and noncharacters U+FFFD.
    """
    for is_text, group in groupby(pieces, lambda piece: isinstance(piece, str)):
        if is_text:
            text = whole_characters("".join(piece for piece in group if isinstance(piece, str)))
            yield from (run for run in re.split("(\n)", text) if run)
        else:
            yield from group


def whole_characters(text: str) -> str:
    """The text with pairs of surrogates as the characters that they mean; what is no character becomes U+FFFD."""
    whole = _SURROGATES.sub(lambda pair: pair[0].encode("utf-16", "surrogatepass").decode("utf-16"), text)
    return _NO_CHARACTER.sub("\ufffd", whole)


def _fonts(source: str) -> _Fonts:
    head = source[:4096]
    page = re.search(r"\\ansicpg(\d{1,5})", head)
    other = re.search(r"\\(mac|pca|pc)(?![a-z])", head)
    codec = f"cp{page[1]}" if page else _CHARACTER_SETS[other[1]] if other else "cp1252"
    default = re.search(r"\\deff(\d{1,9})", head)
    table = _FONT.findall(_font_table(source))
    return _Fonts(
        _known(codec) or "cp1252",
        default[1] if default else "",
        {font: _known(_FONT_SETS.get(int(number), "")) for font, number in table},
    )


def _font_table(source: str) -> str:
    start = source.find("{\\fonttbl")
    depth = 0
    for brace in re.finditer(r"\\[{}]|[{}]", source[start:] if start >= 0 else ""):
        depth += {"{": 1, "}": -1}.get(brace[0], 0)
        if not depth:
            return source[start : start + brace.end()]
    return ""


class _Walk:
    """One pass over the tokens."""

    def __init__(self, fonts: _Fonts, kept: Collection[str]) -> None:
        self._fonts, self._kept = fonts, kept
        self._counts: Counter[str] = Counter()
        self._aside: dict[str, list[list[Piece]]] = {}
        self._out: list[Piece] = []
        self._words: list[str] = []
        self._boxes: list[list[Piece]] = []  # they follow where running text goes on
        self._stack: list[_GroupState] = []
        self._state = _GroupState()
        self._opening = False  # nothing stood in the group yet
        self._starred = False
        self._bold_written = self._italic_written = False
        self._passage = ""  # what the words that came last are kept aside as, if they go on
        self._is_gap = False  # words were kept aside, and none of the running text came since
        self._to_skip = 0
        self._bytes = bytearray()

    def result(self, *, is_whole: bool) -> Walked:
        """What was found on the way."""
        self._end_bytes()
        while self._stack:  # of a file that breaks off
            self._close()
        self._place_boxes()
        return Walked(self._out, whole_characters("".join(self._words)), self._aside, self._counts, is_whole)

    def token(self, found: re.Match[str]) -> bool:
        """Take one token; False where the document ends."""
        if found["word"] or found["sign"] or found["brace"]:
            self._end_bytes()
        if found["brace"] == "{":
            self._open()
        elif found["brace"]:
            return self._close()
        elif found["word"]:
            self._word(found["word"], found["number"] or "")
        elif found["hex"]:
            self._hexadecimal(found["hex"])
        elif found["sign"]:
            self._sign(found["sign"])
        elif found["text"]:
            self._text(found["text"])
        return True

    # ---- groups ----------------------------------------------------------------------------------

    def _open(self) -> None:
        self._to_skip = 0
        above = self._state
        above.children += 1
        kind = "unseen" if above.is_choice and above.children == 1 else above.kind
        self._stack.append(above)
        self._state = replace(above, kind=kind, is_choice=False, children=0, note=None)
        self._opening, self._starred = True, False

    def _close(self) -> bool:
        self._to_skip = 0
        self._opening = False
        ended = self._state
        if ended.note is not None:
            ended.note.append(RtfMark.NOTE_END)
            self._words.append(" ")
        if not self._stack:
            return False
        self._state = self._stack.pop()
        if ended.kind == "box" != self._state.kind:
            self._boxes.append(self._aside["box"].pop())
        self._end_passage()
        if self._boxes and not self._state.kind:
            self._place_boxes()
        return bool(self._stack)

    def _place_boxes(self) -> None:
        for box in self._boxes:
            self._out += ["\n", *box, "\n"]
        self._boxes.clear()

    def _begins(self, word: str, *, starred: bool) -> bool:
        """Whether the first word of a group opens a destination, which is then dealt with."""
        state = self._state
        if state.kind == "unseen":
            return False
        if state.kind == "shape":
            if word in _BOXES:
                self._set_aside("box")
            elif word == "shprslt":
                state.kind = "unseen"  # the same box once more, for older programs
            return True
        if word == "footnote":
            self._counts["note"] += 1
            state.note = self._put(RtfMark.NOTE, " ")
        elif word in _MARGINS or word == "annotation":
            self._set_aside("comment" if word == "annotation" else "margin")
        elif word in _SHAPES:
            state.kind = "shape"
        elif word in ("upr", "ud"):
            state.is_choice = word == "upr"
        elif starred or word in _UNSEEN:
            state.kind = "unseen"
            if word in _COUNTED:
                self._counts[_COUNTED[word]] += 1
                if _COUNTED[word] == "item" and not any(group.kind for group in self._stack):
                    self._out.append(RtfMark.ITEM)
        else:
            return False
        return True

    def _set_aside(self, kind: str) -> None:
        self._state.kind = kind
        self._aside.setdefault(kind, []).append([])
        if kind == "box":
            self._counts["box"] += 1
            self._words.append("\n")

    # ---- words and signs -------------------------------------------------------------------------

    def _word(self, word: str, number: str) -> None:
        first = self._opening or self._starred
        starred = self._starred
        self._opening = self._starred = False
        self._to_skip = 0
        if first and self._begins(word, starred=starred):
            return
        if word in ("cell", "nestcell", "row", "nestrow"):
            self._table(word)
        elif word == "u":
            self._unicode(int(number or 0))
        elif word in _SIGNS:
            self._visible(_SIGNS[word])
        else:
            self._property(word, number)

    def _property(self, word: str, number: str) -> None:
        state = self._state
        if word == "uc":
            state.skip = max(0, int(number or 1))
        elif word == "f":
            state.font = number
        elif word == "b":
            state.bold = number != "0"
        elif word == "i":
            state.italic = number != "0"
        elif word == "deleted":
            state.deleted = number != "0"
        elif word == "v":
            state.hidden = number != "0"
        elif word in ("strike", "striked"):
            state.struck = number != "0"
        elif word == "plain":
            state.bold = state.italic = state.deleted = state.hidden = state.struck = False
            state.font = self._fonts.default
        elif word == "revised" and not state.kind and number != "0":
            self._counts["insertion"] += 1
        self._end_passage()

    def _end_passage(self) -> None:
        if self._place() != self._passage:
            self._passage = ""

    def _table(self, word: str) -> None:
        if self._state.kind and word != "nestrow":
            return
        is_cell = word in ("cell", "nestcell")
        self._out.append(RtfMark.CELL if is_cell else RtfMark.ROW)
        self._words.append("\t" if is_cell else "\n")
        self._counts["row"] += not is_cell

    def _unicode(self, number: int) -> None:
        code = number + 0x10000 if number < 0 else number
        self._visible(chr(code) if 0 < code < 0x110000 else "\ufffd")
        self._to_skip = self._state.skip

    def _hexadecimal(self, digits: str) -> None:
        self._opening = False
        if self._to_skip:
            self._to_skip -= 1
        else:
            self._bytes += bytes.fromhex(digits)

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._starred = True
            return
        self._opening = False
        if self._to_skip:
            self._to_skip -= 1
        elif sign in _SIGNS:
            self._visible(_SIGNS[sign])

    def _text(self, text: str) -> None:
        self._opening = False
        skipped = min(self._to_skip, len(text))
        self._to_skip -= skipped
        self._bytes += text[skipped:].encode("latin-1")

    def _end_bytes(self) -> None:
        """Decode what came as bytes, all at once, since a letter may take several."""
        if self._bytes:
            codec = self._fonts.codecs.get(self._state.font) or self._fonts.page
            self._visible(self._bytes.decode(codec, "replace"))
            self._bytes.clear()

    # ---- where they go ---------------------------------------------------------------------------

    def _place(self) -> str | None:
        """What the words belong to: the running text (empty), a kind that is kept aside, or nothing (None)."""
        if self._state.kind in ("unseen", "shape"):
            return None
        state = self._state
        looks = (("deletion", state.deleted), ("hidden", state.hidden), ("struck", state.struck))
        return state.kind or next((name for name, holds in looks if holds and name not in self._kept), "")

    def _visible(self, text: str) -> None:
        """Write words, and count them."""
        if self._place() is not None:
            self._write_look()
            self._put(text, text)

    def _put(self, piece: Piece, words: str) -> list[Piece] | None:
        """Write a piece, and count its words; what it was written to."""
        place = self._place()
        if place is None:
            return None
        if place in ("", "box"):
            self._words.append(words)
        if not place:
            text = self._out
        else:
            texts = self._aside.setdefault(place, [])
            if place in _PASSAGES and self._passage != place:
                texts.append([])
                self._passage = place
            self._is_gap = self._is_gap or place in _PASSAGES
            text = texts[-1]
        if not place and isinstance(piece, str):
            piece = self._closed_gap(piece)
        text.append(piece)
        return text

    def _closed_gap(self, words: str) -> str:
        """Of two blanks around what was kept aside one stays."""
        was_gap, self._is_gap = self._is_gap, False
        before = self._out[-1] if self._out else "\n"
        is_open = isinstance(before, str) and before[-1:] in " \n"
        return words[1:] if was_gap and is_open and words[:1] == " " else words

    def _write_look(self) -> None:
        if self._place() != "":
            return
        if self._state.bold != self._bold_written:
            self._out.append(RtfMark.BOLD if self._state.bold else RtfMark.BOLD_END)
            self._bold_written = self._state.bold
        if self._state.italic != self._italic_written:
            self._out.append(RtfMark.ITALIC if self._state.italic else RtfMark.ITALIC_END)
            self._italic_written = self._state.italic


def _known(codec: str) -> str:
    """The codec's name where Python has it and it writes ASCII as it stands; else empty."""
    letters = bytes(code for code in range(0x20, 0x7F) if code not in b"\\~")  # two that old Asian sets use otherwise
    try:
        is_plain = bool(codec) and letters.decode(codec) == letters.decode("ascii")
    except (LookupError, UnicodeDecodeError):
        return ""
    return codec if is_plain else ""
