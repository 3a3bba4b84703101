"""How people wrote a codebook file: comments, the order of keys, how texts are quoted and broken; without its values.

So what is exported again differs from what they wrote only where the codebook changed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

CodePath = tuple[str, ...]
STYLES = ("", "plain", "'", '"', "|", ">", "flow")
"""How a value stands there: of another form, plain, quoted, as a block kept or folded, or a list in one line."""
_COMMENT = re.compile(r"#[^\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff]*")
_LONGEST_COMMENT = 4_000
_DEEPEST = 40
"""Columns of a comment beside what it stands above."""


@dataclass(frozen=True, slots=True)
class CommentLine:
    """A line above something: a comment, or an empty line; `column` is where it begins, seen from that."""

    text: str = ""
    column: int = 0


@dataclass(frozen=True, slots=True)
class PlaceLayout:
    """What stands above something, and the comment behind it in the same line, with the blanks before it."""

    above: tuple[CommentLine, ...] = ()
    behind: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands there."""
        return not self.above and not self.behind


@dataclass(frozen=True, slots=True)
class KeyLayout:
    """A key of a mapping. `words` are how many stand in each line of a broken text; `entries` are those of a list."""

    name: str
    place: PlaceLayout = PlaceLayout()
    style: str = ""
    words: tuple[int, ...] = ()
    entries: tuple[RecordLayout, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordLayout:
    """A mapping: what stands around its beginning, and its keys in their order; a text in a list has no keys."""

    place: PlaceLayout = PlaceLayout()
    keys: tuple[KeyLayout, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known of it."""
        return not self.keys and self.place.is_empty


@dataclass(frozen=True, slots=True)
class CodebookLayout:
    """A file: its own keys, its codes by path, the lines at its end, and how far lists are indented.

    As it is stored, the path of a code is its UUID.
    """

    top: RecordLayout = RecordLayout()
    codes: Mapping[CodePath, RecordLayout] = field(default_factory=dict)
    end: tuple[CommentLine, ...] = ()
    indent: int = 2
    dash: int = 2

    def __bool__(self) -> bool:
        """Whether anything is known of the file."""
        return bool(self.top.keys)


NO_LAYOUT = CodebookLayout()


def layout_as_json(layout: CodebookLayout) -> str:
    """A layout whose codes are named by UUIDs as it is stored; empty for none."""
    if not layout:
        return ""
    plain = {
        "indent": layout.indent,
        "dash": layout.dash,
        "top": _plain_record(layout.top),
        "end": _plain_lines(layout.end),
        "codes": {uuid: _plain_record(record) for (uuid,), record in layout.codes.items()},
    }
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def layout_from_json(text: str) -> CodebookLayout:
    """What is stored; what is none there, as other copies may write it, counts as nothing."""
    try:
        held = json.loads(text) if text else {}
        if not held:
            return NO_LAYOUT
        return CodebookLayout(
            _record(held["top"]),
            {(str(uuid),): _record(record) for uuid, record in held["codes"].items()},
            tuple(_lines(held["end"])),
            min(max(int(held["indent"]), 0), 8),
            min(max(int(held["dash"]), 2), 8),
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, OverflowError):
        return NO_LAYOUT


def comment(text: str) -> str:
    """The text where a file may hold it as a comment, else nothing."""
    return text if len(text) <= _LONGEST_COMMENT and _COMMENT.fullmatch(text) else ""


def comment_behind(text: str) -> str:
    """The same for a comment behind a value, which a blank parts from it."""
    bare = text.lstrip(" ")
    return text if bare != text and comment(bare) else ""


def _plain_lines(lines: Iterable[CommentLine]) -> list[list[object]]:
    return [[line.column, line.text] for line in lines]


def _plain_place(place: PlaceLayout) -> dict[str, object]:
    plain = {"above": _plain_lines(place.above), "behind": place.behind}
    return {name: value for name, value in plain.items() if value}


def _plain_record(record: RecordLayout) -> dict[str, object]:
    keys = [
        {
            "name": key.name,
            **_plain_place(key.place),
            **({"style": key.style} if key.style else {}),
            **({"words": list(key.words)} if key.words else {}),
            **({"entries": [_plain_record(entry) for entry in key.entries]} if key.entries else {}),
        }
        for key in record.keys
    ]
    return {**_plain_place(record.place), **({"keys": keys} if keys else {})}


def _lines(plain: Iterable[tuple[object, object]]) -> Iterator[CommentLine]:
    for column, text in plain:
        if not isinstance(column, int) or not isinstance(text, str):
            raise TypeError(text)
        if not text or comment(text):
            yield CommentLine(text, min(max(column, -_DEEPEST), _DEEPEST))


def _place(plain: Mapping[str, object]) -> PlaceLayout:
    return PlaceLayout(tuple(_lines(plain.get("above", ()))), comment_behind(str(plain.get("behind", ""))))  # type: ignore[arg-type]


def _record(plain: Mapping[str, object]) -> RecordLayout:
    keys = []
    for key in plain.get("keys", ()):  # type: ignore[attr-defined]
        style, words = key.get("style", ""), key.get("words", [])
        if style not in STYLES or not all(isinstance(number, int) and number > 0 for number in words):
            raise ValueError(style)
        entries = tuple(map(_record, key.get("entries", ())))
        keys.append(KeyLayout(str(key["name"]), _place(key), style, tuple(words), entries))
    return RecordLayout(_place(plain), tuple(keys))
