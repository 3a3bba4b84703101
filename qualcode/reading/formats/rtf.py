"""RTF files: simplified, converted by striprtf, and counted on their own tokens.

Footnotes stand in brackets where they are called, cells of tables are parted by tabs, text boxes follow the
paragraph that they are anchored in. Deletions, comments, headers, footers and images are left out and listed, and
numbers and bullets of lists, which the writer made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qualcode.errors import ReadingError
from qualcode.model.documents import count_words
from qualcode.plural import counted
from qualcode.reading.formats.rtf_walk import (
    BOLD,
    BOLD_END,
    CELL,
    MARKS,
    NOTE,
    NOTE_END,
    ROW,
    Simplified,
    pieces_of,
    simplify,
)
from qualcode.reading.source.extract import Extract, compare, left_out, words_in
from qualcode.reading.source.options import ReadingOptions
from qualcode.reading.source.text_builder import TextBuilder
from qualcode.reading.source.zip_package import foreign

_KIND = "RTF"
_SURROGATES = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def extract_rtf(data: bytes, name: str, options: ReadingOptions) -> Extract:
    """The text of an RTF. Raises ReadingError for a file that is damaged or no RTF."""
    from striprtf.striprtf import charset_map

    if not data.lstrip(b"\xef\xbb\xbf \t\r\n\0").startswith(b"{\\rtf"):
        raise ReadingError(f"“{name}” is no RTF.", "Open it in the program that made it and save it as DOCX or RTF.")
    with foreign(name, _KIND):
        simplified = simplify(data[data.index(b"{\\rtf") :].decode("latin-1"), charset_map)
        text = _converted(simplified.rtf, simplified)
        aside = {kind: list(_lines(pieces, simplified)) for kind, pieces in simplified.aside.items()}
    builder = _built(text, options.note_signs)
    source = words_in([_joined(simplified.words)])
    out = sum(count_words(piece) for pieces in aside.values() for piece in pieces)
    return Extract(
        builder.text,
        bold=tuple(builder.bold),
        notes=tuple(_notes(simplified, aside)),
        warnings=tuple(_warnings(builder.text, is_whole=simplified.is_whole)),
        words=compare(builder.text, source, out),
    )


def _converted(rtf: str, simplified: Simplified) -> str:
    from striprtf.striprtf import rtf_to_text

    text = rtf_to_text(rtf, encoding=simplified.encoding, errors="replace")  # type: ignore[no-untyped-call]  # it brings no types
    return _joined(text).replace("\r\n", "\n").replace("\r", "\n")


def _joined(text: str) -> str:
    """The text with pairs of surrogates as the characters that they mean; lone ones become U+FFFD."""
    whole = _SURROGATES.sub(lambda pair: pair[0].encode("utf-16", "surrogatepass").decode("utf-16"), text)
    return _LONE_SURROGATE.sub("\ufffd", whole)


def _lines(pieces: Sequence[str], simplified: Simplified) -> Iterator[str]:
    """What was kept aside, each as one line; empty ones left out."""
    for piece in pieces:
        text = _converted(f"{simplified.head}{piece}}}", simplified)
        line = " ".join(" ".join(part for part in pieces_of(text) if part not in MARKS).split())
        if line:
            yield line


def _built(text: str, signs: tuple[str, str]) -> TextBuilder:
    builder = TextBuilder()
    bold = False
    cells = 0  # that ended in the row with nothing behind them yet
    note: list[str] | None = None  # the pieces of the note that is open
    for piece in pieces_of(text):
        if piece in (BOLD, BOLD_END):
            bold = piece == BOLD
        elif piece == NOTE:
            note = []
        elif note is not None and piece != NOTE_END:
            note.append(" " if piece in (CELL, ROW) else piece)
        elif piece == CELL:
            cells += 1
        elif piece == ROW:
            cells = 0
            builder.break_paragraph()
        elif piece == "\n":
            builder.end_paragraph()
        else:
            inside = "" if note is None else " ".join("".join(note).split())
            words = piece if note is None else f" {signs[0]}{inside}{signs[1]}" if inside else ""
            builder.add("\t" * cells)
            builder.add(words, bold=bold)
            cells, note = 0, None
    builder.break_paragraph()
    return builder


def _notes(simplified: Simplified, aside: dict[str, list[str]]) -> Iterator[str]:
    counts = simplified.counts
    if counts["note"]:
        where = "it is" if counts["note"] == 1 else "they are"
        yield f"{counted(counts['note'], 'note')}: in brackets where {where} called."
    if counts["box"]:
        yield f"{counted(counts['box'], 'text box', 'text boxes')}: behind the paragraph of the anchor."
    if counts["row"]:
        yield f"{counted(counts['row'], 'row')} of tables: cells are parted by tabs."
    if counts["insertion"]:
        yield f"Tracked changes: {counted(counts['insertion'], 'insertion')} taken over."
    if aside.get("deletion"):
        yield left_out(f"Tracked changes: {counted(len(aside['deletion']), 'deletion')}", aside["deletion"])
    if aside.get("comment"):
        yield left_out(counted(len(aside["comment"]), "comment"), aside["comment"])
    if aside.get("margin"):
        yield left_out("Headers and footers", list(dict.fromkeys(aside["margin"])))
    if counts["image"]:
        yield f"{counted(counts['image'], 'image')} left out."
    if counts["object"]:
        yield f"{counted(counts['object'], 'embedded object')} left out."
    if counts["item"]:
        yield f"{counted(counts['item'], 'item')} of lists stand without their numbers or bullets."


def _warnings(text: str, *, is_whole: bool) -> Iterator[str]:
    if not is_whole:
        yield "The file breaks off before its end: look whether the text does too, and get it once more."
    unknown = text.count("\ufffd")
    if unknown:
        yield f"{counted(unknown, 'character')} could not be decoded and became “\ufffd”."
