"""A codebook as YAML in the way in which somebody wrote it: with the comments, the order and the forms of the file.

What stood above a key or code that is gone stands above the next one. What is new is written as in any other file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import zip_longest
from typing import TYPE_CHECKING

from qualcode.model.codebooks.layouts import (
    CodebookLayout,
    CodePath,
    CommentLine,
    KeyLayout,
    PlaceLayout,
    RecordLayout,
)
from qualcode.reading.lists.codebook_layout import WORDS
from qualcode.reading.source.written_yaml import ESCAPED_BREAKS, HOSTILE, WIDTH, written

if TYPE_CHECKING:
    import yaml

    from qualcode.model.codes import CodebookDraft, CodeDraft

Lines = list[str]
DataOf = Callable[["CodeDraft", "CodeDraft | None", set[str]], Mapping[str, object]]
"""What a code below another one holds, by key; of what it inherits only the keys that are named."""
_BETWEEN = re.compile(r"(?<=[^ \t]) (?=[^ \t])")
_NOTHING = RecordLayout()


class LaidOutCodebook:
    """Writes one codebook by a layout whose codes are named by paths; without `styles` texts have the usual form.

    `keys` are those that a code may have, in their usual order.
    """

    def __init__(self, layout: CodebookLayout, keys: Sequence[str], *, styles: bool = True) -> None:
        self._layout = layout
        self._keys = list(keys)
        self._styles = styles
        self._waiting: list[CommentLine] = []  # above what is gone
        later = [record for path, record in layout.codes.items() if record.place.above]
        empty = sum(not record.place.above[0].text for record in later)
        self._parts_codes = bool(layout.codes) and empty * 2 > len(layout.codes)

    def text(self, draft: CodebookDraft, data_of: DataOf) -> str:
        """The whole file."""
        values: dict[str, object] = {"title": draft.title, "description": draft.description, "codes": draft.codes}
        said = {key: value for key, value in values.items() if value or key == "codes"}
        lines: Lines = []
        for key, layout in self._ordered(said, self._layout.top, list(values)):
            place = layout.place if layout else PlaceLayout()
            lines += self._above(place, 0)
            if key == "codes":
                lines.append(_behind("codes:" if draft.codes else "codes: []", place))
                lines += self._codes(draft.codes, (), self._layout.indent, None, data_of)
            else:
                lines += self._value(key, said[key], 0, layout)
        lines += self._above(PlaceLayout(self._layout.end), 0)
        return "\n".join(lines) + "\n"

    def _codes(
        self, codes: Sequence[CodeDraft], above: CodePath, column: int, parent: CodeDraft | None, data_of: DataOf
    ) -> Lines:
        lines: Lines = []
        for number, code in enumerate(codes):
            path = (*above, code.name)
            record = self._layout.codes.get(path, _NOTHING)
            place = record.place
            if record is _NOTHING and self._parts_codes and (number or parent):
                place = PlaceLayout((CommentLine(),))
            lines += self._above(place, column)
            inner = column + self._layout.dash
            said = data_of(code, parent, {key.name for key in record.keys})
            block: Lines = []
            for key, layout in self._ordered(said, record, self._keys):
                own = layout.place if layout else PlaceLayout()
                block += self._above(own, inner) if block else self._held_back(own)
                if key == "codes":
                    block.append(" " * inner + _behind("codes:", own))
                    block += self._codes(code.children, path, inner + self._layout.indent, code, data_of)
                else:
                    block += self._value(key, said[key], inner, layout)
            lines += _dashed(block, column)
        return lines

    def _ordered(
        self, said: Mapping[str, object], record: RecordLayout, usual: Sequence[str]
    ) -> Iterator[tuple[str, KeyLayout | None]]:
        """The keys in the order of the file; new ones behind the one that they usually follow."""
        layouts = {key.name: key for key in record.keys}
        order = [key.name for key in record.keys if key.name in usual]
        for place, key in enumerate(usual):
            if key in said and key not in layouts:
                before = [other for other in usual[:place] if other in order]
                order.insert(order.index(before[-1]) + 1 if before else 0, key)
        for key in order:
            if key in said:
                yield key, layouts.get(key)
            else:
                self._waiting += _comments_of(layouts[key])

    # ---- comments --------------------------------------------------------------------------------

    def _above(self, place: PlaceLayout, column: int) -> Lines:
        lines, self._waiting = [*place.above, *self._waiting], []
        return [" " * max(0, column + line.column) + line.text if line.text else "" for line in lines]

    def _held_back(self, place: PlaceLayout) -> Lines:
        """Nothing: above the first key of a code there is its dash, so comments wait for the next place."""
        self._waiting += [line for line in place.above if line.text]
        return []

    # ---- values ----------------------------------------------------------------------------------

    def _value(self, key: str, value: object, column: int, layout: KeyLayout | None) -> Lines:
        place = layout.place if layout else PlaceLayout()
        pad = " " * column
        if isinstance(value, bool):
            return [pad + _behind(f"{key}: {str(value).lower()}", place)]
        if isinstance(value, str):
            style, words = (layout.style, layout.words) if layout and self._styles else ("", ())
            return _text(key, value, column, style, words, place)
        assert isinstance(value, list)  # noqa: S101 - codes hold texts, truths and lists
        if layout and layout.style == "flow" and self._styles and (listed := _flow(value)):
            return [pad + _behind(f"{key}: [{listed}]", place)]
        lines = [pad + _behind(f"{key}:", place)]
        records = layout.entries if layout else ()
        dash = column + self._layout.indent
        for entry, record in zip_longest(value, records[: len(value)], fillvalue=_NOTHING):
            lines += self._above(record.place, dash)
            lines += self._entry(entry, dash, record)
        self._waiting += _comments_of(KeyLayout(key, entries=records[len(value) :]))
        return lines

    def _entry(self, entry: object, column: int, record: RecordLayout) -> Lines:
        """An entry of a list that is no code."""
        inner = column + self._layout.dash
        if not isinstance(entry, dict):
            first, *rest = _usual("x", entry, inner - 3)
            block = [" " * inner + first.removeprefix(" " * (inner - 3) + "x: "), *rest]
            behind = record.place.behind
            lines = _dashed(block, column)
            return [*lines[:-1], lines[-1] + behind] if len(lines) == 1 else [*_own_line(behind, column), *lines]
        block = []
        for key, layout in self._ordered(entry, record, list(entry)):
            own = layout.place if layout else PlaceLayout()
            block += self._above(own, inner) if block else self._held_back(own)
            block += self._value(key, entry[key], inner, layout)
        return _dashed(block, column)


def _comments_of(key: KeyLayout) -> list[CommentLine]:
    """All comments at a key and in its value."""
    lines = _comments_at(key.place)
    for record in key.entries:
        lines += _comments_at(record.place)
        lines += [line for inner in record.keys for line in _comments_of(inner)]
    return lines


def _comments_at(place: PlaceLayout) -> list[CommentLine]:
    behind = [CommentLine(place.behind.lstrip())] if place.behind else []
    return [*(line for line in place.above if line.text), *behind]


def _behind(line: str, place: PlaceLayout) -> str:
    return f"{line}{place.behind}"


def _dashed(block: Lines, column: int) -> Lines:
    """The lines of an entry with its dash."""
    return [f"{' ' * column}-{block[0][column + 1 :]}", *block[1:]]


def _own_line(behind: str, column: int) -> Lines:
    return [" " * column + behind.lstrip()] if behind else []


def _usual(key: str, value: object, column: int) -> Lines:
    """A key and its value in the usual form."""
    lines = written({key: value}, max(40, WIDTH - column)).rstrip("\n").split("\n")
    return [" " * column + line if line else "" for line in lines]


# ---- texts ----------------------------------------------------------------------------------------


def _text(key: str, value: str, column: int, style: str, words: Sequence[int], place: PlaceLayout) -> Lines:
    """A text in its form, or in the usual one where it cannot have that any more."""
    body = _styled(value, column, style, words)
    if body is None:
        lines = _usual(key, value, column)
        if not place.behind:
            return lines
        is_block = len(lines) > 1 and lines[0].endswith(("|", "|-", "|+", "|2-", "|2", "|2+"))
        at = 0 if is_block or len(lines) == 1 else len(lines) - 1
        return [*lines[:at], _behind(lines[at], place), *lines[at + 1 :]]
    first, *rest = body
    lines = [f"{' ' * column}{key}: {first}", *rest]
    at = 0 if style in ("|", ">") else len(lines) - 1
    return [*lines[:at], _behind(lines[at], place), *lines[at + 1 :]]


def _styled(value: str, column: int, style: str, words: Sequence[int]) -> Lines | None:
    """What stands behind the key, and the lines below; None where the form does not hold the text."""
    if not value or _cannot_stand(value) or style not in _FORMS:
        return None
    return _FORMS[style](value, " " * (column + 2), words)


def _kept(value: str, pad: str, _words: Sequence[int]) -> Lines | None:
    if not (sign := _block_end(value)):
        return None
    return [f"|{sign.strip()}", *(pad + line if line else "" for line in value.removesuffix("\n").split("\n"))]


def _folded(value: str, pad: str, words: Sequence[int]) -> Lines | None:
    paragraphs = value.removesuffix("\n").split("\n")
    sign = _block_end(value)
    if not sign or any(paragraph != paragraph.strip(" \t") for paragraph in paragraphs):
        return None
    lines: Lines = []
    for number, paragraph in enumerate(_broken_paragraphs(paragraphs, words, WIDTH - len(pad))):
        lines += [""] if number else []
        lines += [pad + line for line in paragraph]
    return [f">{sign.strip()}", *lines]


def _block_end(value: str) -> str:
    """How a block says what its end is: “-” for no line break, a blank for one; empty where it is no such block."""
    if value[0] in " \t\n" or value.endswith("\n\n") or "\t" in value:
        return ""
    return " " if value.endswith("\n") else "-"


def _plain(value: str, pad: str, words: Sequence[int]) -> Lines | None:
    return _in_lines(value, pad, words) if _is_plain(value) else None


def _single(value: str, pad: str, words: Sequence[int]) -> Lines | None:
    return _in_lines(f"'{value.replace(chr(39), chr(39) * 2)}'", pad, words)


def _double(value: str, pad: str, words: Sequence[int]) -> Lines | None:
    return _in_lines(_quoted(value), pad, words)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


_FORMS = {"|": _kept, ">": _folded, "plain": _plain, "'": _single, '"': _double}


def _in_lines(text: str, pad: str, words: Sequence[int]) -> Lines | None:
    """A text of one line in so many lines as it had."""
    if "\n" in text or "\t" in text:
        return None
    if not words:
        return [text]
    (lines,) = _broken_paragraphs([text], words, WIDTH - len(pad))
    return [lines[0], *(pad + line for line in lines[1:])]


def _broken_paragraphs(paragraphs: Sequence[str], words: Sequence[int], width: int) -> list[Lines]:
    """Paragraphs in lines of so many words where that comes out even, else in lines of at most `width` characters."""
    pieces = [_BETWEEN.split(paragraph) if paragraph else [] for paragraph in paragraphs]
    left, made = list(words), []
    for paragraph in pieces:
        lines: Lines = []
        rest = list(paragraph)
        while rest and left and sum(len(WORDS.findall(piece)) for piece in rest) >= left[0]:
            number = left.pop(0)
            lines.append(" ".join(rest[:number]))
            rest = rest[number:]
        if rest:
            return [_wrapped(paragraph, width) for paragraph in pieces]
        made.append(lines)
    return [_wrapped(paragraph, width) for paragraph in pieces] if left else made


def _wrapped(pieces: Sequence[str], width: int) -> Lines:
    lines: Lines = []
    for piece in pieces:
        if lines and len(lines[-1]) + 1 + len(piece) <= width:
            lines[-1] += f" {piece}"
        else:
            lines.append(piece)
    return lines


def _cannot_stand(text: str) -> bool:
    """Whether a text holds what is only written in its usual form, escaped."""
    return bool(HOSTILE.search(text) or ESCAPED_BREAKS.search(text))


@cache
def _emitter() -> yaml.SafeDumper:
    import io

    import yaml

    return yaml.SafeDumper(io.StringIO(), allow_unicode=True)


def _is_plain(text: str) -> bool:
    """Whether a text may stand without quotation marks: the strict reader takes numbers and dates for texts."""
    import yaml

    dumper = _emitter()
    if not dumper.analyze_scalar(text).allow_block_plain:
        return False
    tag = dumper.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    return tag not in ("tag:yaml.org,2002:bool", "tag:yaml.org,2002:null")


def _flow(values: Sequence[object]) -> str:
    """Texts in one line, quoted where they must be; empty where they cannot stand there."""
    listed = []
    for text in values:
        if not isinstance(text, str) or "\n" in text or "\t" in text or _cannot_stand(text):
            return ""
        is_plain = _is_plain(text) and _emitter().analyze_scalar(text).allow_flow_plain
        listed.append(text if is_plain else _quoted(text))
    return ", ".join(listed)
