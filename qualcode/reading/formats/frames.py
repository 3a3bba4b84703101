"""What the process of the readers is asked and answers: frames of JSON and bytes, and extracts and tables as JSON.

A frame is a mark of four bytes, two lengths, a JSON object and bytes. What does not fit raises ValueError,
TypeError, LookupError or EOFError: the other side is no reader, or broke down.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping, Sequence
from typing import IO, Any

from qualcode.model.documents import LineMark, TimeMark, Turn
from qualcode.model.readings.doubts import DoubtKind, ReadingDoubt
from qualcode.model.readings.markings import Marking, MarkingKind
from qualcode.model.spans import Span
from qualcode.reading.source.extract import CellRow, Extract, Heading
from qualcode.reading.source.options import ReadingOptions
from qualcode.reading.source.raw_table import RawTable
from qualcode.reading.source.result import WordCheck

LARGEST_ANSWER = 128 * 2**20  # bytes of JSON
LARGEST_PROJECT = 512 * 2**20  # of all texts and codings of a project together

_MARK = b"QCR1"
_HEAD = struct.Struct(">4sQQ")


def send(stream: IO[bytes], facts: Mapping[str, object], data: bytes = b"") -> None:
    """Write a frame. Raises OSError where nobody reads it, UnicodeEncodeError for half a character."""
    send_packed(stream, packed(facts), data)


def packed(facts: Mapping[str, object]) -> bytes:
    """The JSON of a frame."""
    return json.dumps(facts, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def send_packed(stream: IO[bytes], head: bytes, data: bytes = b"") -> None:
    """Write a frame whose JSON is made already."""
    stream.write(_HEAD.pack(_MARK, len(head), len(data)))
    stream.write(head)
    stream.write(data)
    stream.flush()


def receive(stream: IO[bytes], largest: int | None = None) -> tuple[dict[str, Any], bytes] | None:
    """The next frame; None where the stream ends before it. `largest` bounds its JSON."""
    start = stream.read(_HEAD.size)
    if not start:
        return None
    if len(start) < _HEAD.size:
        raise EOFError("the frame ends in its head")  # no text: between the processes
    mark, length, size = _HEAD.unpack(start)
    if mark != _MARK or (largest is not None and length + size > largest):
        raise ValueError("no frame")  # no text: between the processes
    facts = json.loads(_whole(stream, length))
    if not isinstance(facts, dict):
        raise TypeError("no object")  # no text: between the processes
    return facts, _whole(stream, size)


def _whole(stream: IO[bytes], length: int) -> bytes:
    data = stream.read(length)
    if len(data) < length:
        raise EOFError("the frame ends too early")  # no text: between the processes
    return data


# ---- options, extracts and tables -----------------------------------------------------------------

_SWITCHES = (
    "is_report",
    "page_marks",
    "hidden",
    "struck",
    "margins",
)  # and the encoding: all that formats need


def plain_options(options: ReadingOptions) -> dict[str, object]:
    """What a reader of a format is told, as JSON has it."""
    return {"encoding": options.encoding} | {name: getattr(options, name) for name in _SWITCHES}


def options_of(plain: Mapping[str, Any]) -> ReadingOptions:
    """The options that were made plain."""
    switches: dict[str, Any] = {name: bool(plain[name]) for name in _SWITCHES}
    return ReadingOptions(encoding=str(plain["encoding"]), **switches)


def plain_extract(extract: Extract) -> dict[str, object]:
    """An extract as JSON has it."""
    words, turns = extract.words, extract.turns
    return {
        "text": extract.text,
        "headings": [(heading.span.start, heading.span.end, heading.level) for heading in extract.headings],
        "bold": _plain_spans(extract.bold),
        "italic": _plain_spans(extract.italic),
        "items": _plain_spans(extract.items),
        "rows": [_plain_spans(row.cells) for row in extract.rows],
        "markings": [
            (marking.span.start, marking.span.end, marking.kind, marking.colour, marking.text, marking.author)
            for marking in extract.markings
        ],
        "doubts": [
            (
                doubt.kind,
                doubt.span and (doubt.span.start, doubt.span.end),
                doubt.example,
                doubt.times,
                dict(doubt.values),
            )
            for doubt in extract.doubts
        ],
        "lines": [(mark.offset, mark.number) for mark in extract.lines],
        "times": [(mark.span.start, mark.span.end, mark.milliseconds) for mark in extract.times],
        "loose_lines": extract.loose_lines,
        "turns": turns and [(turn.span.start, turn.span.end, turn.speaker, turn.speech) for turn in turns],
        "head": extract.head,
        "whole": extract.whole,
        "notes": extract.notes,
        "warnings": extract.warnings,
        "words": words and (words.taken, words.source, words.added, words.used, words.left_out, words.lost),
    }


def extract_of(plain: Mapping[str, Any]) -> Extract:
    """The extract that was made plain."""
    text = _text(plain["text"])
    turns, words = plain["turns"], plain["words"]
    return Extract(
        text=text,
        headings=tuple(Heading(_span(start, end, text), _number(level)) for start, end, level in plain["headings"]),
        bold=_spans(plain["bold"], text),
        italic=_spans(plain["italic"], text),
        items=_spans(plain["items"], text),
        rows=tuple(CellRow(_spans(cells, text)) for cells in plain["rows"]),
        markings=tuple(
            Marking(_span(start, end, text), MarkingKind(kind), _text(colour), _text(words), _text(author))
            for start, end, kind, colour, words, author in plain["markings"]
        ),
        doubts=tuple(
            ReadingDoubt(
                DoubtKind(kind),
                None if span is None else _span(span[0], span[1], text),
                _text(example),
                _number(times),
                {_text(name): _text(value) for name, value in values.items()},
            )
            for kind, span, example, times, values in plain["doubts"]
        ),
        lines=tuple(LineMark(_span(start, start, text).start, _number(number)) for start, number in plain["lines"]),
        times=tuple(TimeMark(_span(start, end, text), _number(time)) for start, end, time in plain["times"]),
        loose_lines=bool(plain["loose_lines"]),
        turns=None
        if turns is None
        else tuple(Turn(_span(start, end, text), _text(who), _number(speech)) for start, end, who, speech in turns),
        head=bool(plain["head"]),
        whole=bool(plain["whole"]),
        notes=_texts(plain["notes"]),
        warnings=_texts(plain["warnings"]),
        words=None if words is None else _words(*words),
    )


def _words(taken: object, source: object, added: object, used: object, out: object, lost: object) -> WordCheck:
    return WordCheck(_number(taken), _number(source), _number(added), _number(used), _number(out), _texts(lost))


def plain_table(table: RawTable) -> dict[str, object]:
    """A table as JSON has it."""
    return {
        "rows": table.rows,
        "origin": table.origin,
        "notes": table.notes,
        "warnings": table.warnings,
    }


def table_of(plain: Mapping[str, Any]) -> RawTable:
    """The rows of a sheet that were made plain."""
    rows = [_texts(cells) for cells in plain["rows"]]
    (origin,) = _texts([plain["origin"]])
    notes, warnings = _texts(plain["notes"]), _texts(plain["warnings"])
    return RawTable(range(1, len(rows) + 1), rows, origin, is_csv=False, notes=notes, warnings=warnings)


def _span(start: object, end: object, text: str) -> Span:
    span = Span(_number(start), _number(end))
    if span.end > len(text):
        raise ValueError("a span lies outside of the text")  # no text: between the processes
    return span


def _plain_spans(spans: Sequence[Span]) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in spans]


def _spans(plain: Sequence[Sequence[object]], text: str) -> tuple[Span, ...]:
    return tuple(_span(start, end, text) for start, end in plain)


def _number(value: object) -> int:
    if type(value) is not int:
        raise TypeError("no number")  # no text: between the processes
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")  # no text: between the processes
    return value


def _texts(values: object) -> tuple[str, ...]:
    if not isinstance(values, list):
        raise TypeError("no list")  # no text: between the processes
    return tuple(map(_text, values))
