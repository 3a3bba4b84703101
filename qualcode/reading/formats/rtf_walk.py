r"""Walk through the groups of an RTF and write a simpler one: what is no running text is taken out and kept aside.

The converter (striprtf) drops notes and text boxes with all other destinations, keeps deleted words, and writes
cells of tables with a sign that may stand in the text as well. So before it sees the file, notes and boxes become
running text, cells, rows, notes and bold words are marked by characters that no text holds, and comments,
deletions, headers and footers are collected. The words of the running text are decoded here as well, so that they
can be counted in another way than the converter's.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

CELL, ROW, NOTE, NOTE_END, BOLD, BOLD_END = (chr(code) for code in range(0xFDD0, 0xFDD6))
MARKS = {CELL, ROW, NOTE, NOTE_END, BOLD, BOLD_END}

_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])"
    r"|(?P<brace>[{}])|[\r\n]+|(?P<text>[^\\{}\r\n]+)|\\",
    re.S,
)
_FONT = re.compile(r"\\f(\d{1,9})[^;]{0,400}?\\fcharset(\d{1,5})")
_CHARACTER_SETS = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_MARGINS = {"header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"}
_BOXES = {"shptxt", "dptxbxtext"}
_SHAPES = {"shp", "shpinst", "do"}
# Destinations beside those with a star whose words are no running text.
_UNSEEN = {
    "author", "background", "bkmkend", "bkmkstart", "colortbl", "comment", "fldinst", "fonttbl", "ftncn", "ftnsep",
    "ftnsepc", "info", "listtext", "nonesttables", "nonshppict", "object", "pict", "pntext", "private", "rxe",
    "shprslt", "stylesheet", "tc", "template", "txe", "xe",
}  # fmt: skip
_COUNTED = {"pict": "image", "shppict": "image", "object": "object", "listtext": "item", "pntext": "item"}
_SIGNS = {
    "par": "\n", "line": "\n", "sect": "\n", "page": "\n", "tab": "\t", "emspace": " ", "enspace": " ",
    "qmspace": " ", "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "~": " ", "-": "\xad", "_": "‑", "{": "{", "}": "}", "\\": "\\", "\n": "\n", "\r": "\n",
}  # fmt: skip


@dataclass(slots=True)
class _State:
    """What holds within a group."""

    kind: str = ""  # what the group is kept aside as; “unseen” and “shape” for what nobody reads
    bold: bool = False
    deleted: bool = False
    skip: int = 1  # signs behind \u that stand for it in older programs
    font: str = ""
    is_choice: bool = False  # of two groups in it the second is read
    children: int = 0
    closing: str = ""  # the mark that is written where the group ends


@dataclass(slots=True)
class Simplified:
    """The simpler RTF and its words, and what was taken out: pieces of RTF by kind, and numbers."""

    rtf: str
    words: str
    aside: dict[str, list[str]]
    counts: Counter[str]
    head: str  # what makes a piece an RTF of its own, if a brace closes it
    encoding: str
    is_whole: bool = False  # the brace that ends the document is there


@dataclass(slots=True)
class _Fonts:
    """The table of fonts as it stands in the file, and the codecs of the fonts and of the file."""

    table: str
    page: str
    default: str
    codecs: dict[str, str] = field(default_factory=dict)


def simplify(source: str, encodings: Mapping[int, str]) -> Simplified:
    """Take the running text out of an RTF whose bytes were read as Latin-1.

    `encodings` gives the codec of each character set. Characters that cannot be decoded become U+FFFD.
    """
    walk = _Walk(_fonts(source, encodings))
    position = 0
    has_ended = False
    while not has_ended and (found := _TOKEN.match(source, position)):
        position = found.end()
        if found["word"] == "bin":
            position += max(0, int(found["number"] or 0))
        else:
            has_ended = not walk.token(found)
    return replace(walk.result(), is_whole=has_ended)


def _fonts(source: str, encodings: Mapping[int, str]) -> _Fonts:
    head = source[:4096]
    page = re.search(r"\\ansicpg(\d{1,5})", head)
    other = re.search(r"\\(mac|pca|pc)(?![a-z])", head)
    codec = f"cp{page[1]}" if page else _CHARACTER_SETS[other[1]] if other else "cp1252"
    default = re.search(r"\\deff(\d{1,9})", head)
    fonts = _Fonts(_font_table(source), _known(codec) or "cp1252", default[1] if default else "")
    fonts.codecs = {font: _known(encodings.get(int(number), "")) for font, number in _FONT.findall(fonts.table)}
    return fonts


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

    def __init__(self, fonts: _Fonts) -> None:
        self._fonts = fonts
        self._counts: Counter[str] = Counter()
        self._aside: dict[str, list[str]] = {}
        self._out: list[str] = []
        self._words: list[str] = []
        self._boxes: list[str] = []  # they follow where running text goes on
        self._stack: list[_State] = []
        self._state = _State()
        self._opening = False  # nothing stood in the group yet
        self._starred = False
        self._bold_written = False
        self._in_deletion = False
        self._to_skip = 0
        self._bytes = bytearray()

    def result(self) -> Simplified:
        """The simpler RTF and what was found on the way."""
        self._end_bytes()
        head = rf"{{\rtf1\ansi\deff{self._fonts.default or 0}{self._fonts.table}"
        rtf = f"{head}{''.join(self._out)}}}"
        return Simplified(rtf, "".join(self._words), self._aside, self._counts, head, self._fonts.page)

    def token(self, found: re.Match[str]) -> bool:
        """Take one token; False where the document ends."""
        if not found["hex"]:
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
        self._write("{")
        above = self._state
        above.children += 1
        kind = "unseen" if above.is_choice and above.children == 1 else above.kind
        self._stack.append(above)
        self._state = replace(above, kind=kind, is_choice=False, children=0, closing="")
        self._opening, self._starred = True, False

    def _close(self) -> bool:
        self._to_skip = 0
        self._opening = False
        ended = self._state
        if ended.closing:
            self._put(_escaped(ended.closing))
            self._count(" ")
        if not self._stack:
            return False
        self._state = self._stack.pop()
        if ended.kind != self._state.kind and ended.kind in self._aside:
            self._aside[ended.kind][-1] += "}"
            if ended.kind == "box":
                self._boxes.append(self._aside["box"].pop())
        self._write("}")
        self._in_deletion = self._in_deletion and self._state.deleted
        if self._boxes and not self._state.kind:
            self._out += [rf"\par {box}\par " for box in self._boxes]
            self._boxes.clear()
        return bool(self._stack)

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
            self._put(_escaped(NOTE))
            self._count(" ")
            state.closing = NOTE_END
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
        else:
            return False
        return True

    def _set_aside(self, kind: str) -> None:
        self._state.kind = kind
        self._aside.setdefault(kind, []).append("{")
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
            self._visible(f"\\{word} ", _SIGNS[word])
        elif word == "column":
            self._visible("\\par ", "\n")
        else:
            self._property(word, number)

    def _property(self, word: str, number: str) -> None:
        state = self._state
        if word == "uc":
            state.skip = max(0, int(number or 1))
        elif word == "f":
            state.font = number
            self._write(f"\\f{number} ")
        elif word == "b":
            state.bold = number != "0"
        elif word == "deleted":
            state.deleted = number != "0"
        elif word == "plain":
            state.bold = state.deleted = False
            state.font = self._fonts.default
            self._write(f"\\f{state.font} " if state.font else "")
        elif word == "revised" and not state.kind and number != "0":
            self._counts["insertion"] += 1
        self._in_deletion = self._in_deletion and state.deleted

    def _table(self, word: str) -> None:
        if self._state.kind and word != "nestrow":
            return
        is_cell = word in ("cell", "nestcell")
        self._out.append(_escaped(CELL if is_cell else ROW))
        self._words.append("\t" if is_cell else "\n")
        self._counts["row"] += not is_cell

    def _unicode(self, number: int) -> None:
        code = number + 0x10000 if number < 0 else number
        sign = chr(code) if 0 < code < 0x110000 and chr(code) not in MARKS else "\ufffd"
        self._visible(_escaped(sign), sign)
        self._to_skip = self._state.skip

    def _hexadecimal(self, digits: str) -> None:
        self._opening = False
        if self._to_skip:
            self._to_skip -= 1
        elif self._place() is not None:
            self._write_bold()
            self._put(rf"\'{digits}")
            self._bytes += bytes.fromhex(digits)

    def _end_bytes(self) -> None:
        if self._bytes:
            codec = self._fonts.codecs.get(self._state.font) or self._fonts.page
            self._count(self._bytes.decode(codec, "replace"))
            self._bytes.clear()

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._starred = True
            return
        self._opening = False
        if self._to_skip:
            self._to_skip -= 1
        elif sign in _SIGNS:
            self._visible("\\par " if sign in "\r\n" else f"\\{sign}", _SIGNS[sign])

    def _text(self, text: str) -> None:
        self._opening = False
        skipped = min(self._to_skip, len(text))
        self._to_skip -= skipped
        if text := text[skipped:]:
            rtf = re.sub("[\x80-\xff]", lambda found: rf"\'{ord(found[0]):02x}", text)
            self._visible(rtf, text.encode("latin-1").decode(self._fonts.page, "replace"))

    # ---- where they go ---------------------------------------------------------------------------

    def _place(self) -> str | None:
        """What the words belong to: the running text (empty), a kind that is kept aside, or nothing (None)."""
        if self._state.kind in ("unseen", "shape"):
            return None
        return self._state.kind or ("deletion" if self._state.deleted else "")

    def _visible(self, rtf: str, words: str) -> None:
        """Write words, as RTF, and count them."""
        if self._place() is not None:
            self._write_bold()
            self._put(rtf)
            self._count(words)

    def _put(self, rtf: str) -> None:
        place = self._place()
        if place == "":
            self._out.append(rtf)
        elif place is not None:
            pieces = self._aside.setdefault(place, [])
            if place == "deletion" and not self._in_deletion:
                pieces.append("")
                self._in_deletion = True
            pieces[-1] += rtf

    def _count(self, words: str) -> None:
        if self._place() in ("", "box"):
            self._words.append(words)

    def _write(self, rtf: str) -> None:
        """Write braces and fonts, which hold for the text and for what is kept aside."""
        kind = self._state.kind
        if not kind:
            self._out.append(rtf)
        elif kind in self._aside:
            self._aside[kind][-1] += rtf

    def _write_bold(self) -> None:
        if self._place() == "" and self._state.bold != self._bold_written:
            self._out.append(_escaped(BOLD if self._state.bold else BOLD_END))
            self._bold_written = self._state.bold


def _escaped(sign: str) -> str:
    """A character as RTF that stands for itself, whatever older programs are told to skip."""
    code = ord(sign)
    units = [code] if code < 0x10000 else [0xD800 + ((code - 0x10000) >> 10), 0xDC00 + ((code - 0x10000) & 0x3FF)]
    return "".join(f"{{\\uc0\\u{unit - 0x10000 if unit > 0x7FFF else unit} }}" for unit in units)


def _known(codec: str) -> str:
    try:
        return codecs.lookup(codec).name if codec else ""
    except LookupError:
        return ""


def pieces_of(text: str) -> Iterator[str]:
    """The pieces of converted text: marks, line feeds and the words between them."""
    yield from (piece for piece in re.split(f"([\n{''.join(sorted(MARKS))}])", text) if piece)
