"""RTF files: their running text out of the walk through their groups, and counted against its words.

Footnotes stand in brackets where they are called, cells of tables are parted by tabs, text boxes follow the
paragraph that they are anchored in. Deletions, comments, headers, footers and images are left out and listed, so are
hidden and struck-through words unless they are wanted, and numbers and bullets of lists, which the writer made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from qualcode.catalogue import _
from qualcode.errors import ReadingError
from qualcode.model.documents import count_words
from qualcode.plural import counted
from qualcode.reading.formats.rtf_walk import Piece, RtfMark, Walked, runs_of, walk
from qualcode.reading.source.extract import Extract, compare, left_out, notes_in_brackets, words_in
from qualcode.reading.source.options import ReadingOptions
from qualcode.reading.source.text_builder import PLAIN, TextBuilder
from qualcode.reading.source.unseen import unseen_doubts, unseen_notes
from qualcode.reading.source.zip_package import foreign

_KIND = "RTF"


def extract_rtf(data: bytes, name: str, options: ReadingOptions) -> Extract:
    """The text of an RTF. Raises ReadingError for a file that is damaged or no RTF."""
    if not data.lstrip(b"\xef\xbb\xbf \t\r\n\0").startswith(b"{\\rtf"):
        raise ReadingError(
            _("“{name}” is no RTF.", name=name), _("Open it in the program that made it and save it as DOCX or RTF.")
        )
    with foreign(name, _KIND):
        kept = [kind for kind, is_kept in (("hidden", options.hidden), ("struck", options.struck)) if is_kept]
        walked = walk(data[data.index(b"{\\rtf") :].decode("latin-1"), kept)
        aside = {kind: list(_lines(texts)) for kind, texts in walked.aside.items()}
        builder = _built(walked.pieces, options.note_signs)
    out = sum(count_words(line) for lines in aside.values() for line in lines)
    unseen = aside.get("hidden", []), aside.get("struck", [])
    return Extract(
        builder.text,
        bold=tuple(builder.bold),
        italic=tuple(builder.italic),
        items=tuple(builder.items),
        doubts=unseen_doubts(*unseen),
        notes=(*unseen_notes(*unseen), *_notes(walked, aside)),
        warnings=tuple(_warnings(builder.text, is_whole=walked.is_whole)),
        words=compare(builder.text, words_in([walked.words]), out),
    )


def _lines(texts: Iterable[Sequence[Piece]]) -> Iterator[str]:
    """What was kept aside, each as one line; empty ones left out."""
    for pieces in texts:
        line = " ".join(" ".join(run for run in runs_of(pieces) if isinstance(run, str)).split())
        if line:
            yield line


def _built(pieces: Iterable[Piece], signs: tuple[str, str]) -> TextBuilder:
    builder = TextBuilder()
    look = PLAIN
    cells = 0  # that ended in the row with nothing behind them yet
    notes: list[list[str]] = []  # the pieces of each note that is open; one may stand in another
    for piece in runs_of(pieces):
        if piece in (RtfMark.BOLD, RtfMark.BOLD_END):
            look = look._replace(bold=piece is RtfMark.BOLD)
        elif piece in (RtfMark.ITALIC, RtfMark.ITALIC_END):
            look = look._replace(italic=piece is RtfMark.ITALIC)
        elif piece is RtfMark.ITEM:
            if not notes:
                builder.begin_item()
        elif piece is RtfMark.NOTE:
            notes.append([])
        elif notes and piece is not RtfMark.NOTE_END:
            notes[-1].append(piece if isinstance(piece, str) else " ")
        elif piece is RtfMark.CELL:
            cells += 1
        elif piece is RtfMark.ROW:
            cells = 0
            builder.break_paragraph()
        elif piece == "\n":
            builder.end_paragraph()
        else:
            words = piece if isinstance(piece, str) else _bracketed(notes.pop(), signs)
            if notes:
                notes[-1].append(words)
                continue
            builder.add("\t" * cells)
            builder.add(words, look)
            cells = 0
    builder.break_paragraph()
    return builder


def _bracketed(note: list[str], signs: tuple[str, str]) -> str:
    words = " ".join("".join(note).split())
    return f" {signs[0]}{words}{signs[1]}" if words else ""


def _notes(walked: Walked, aside: dict[str, list[str]]) -> Iterator[str]:
    counts = walked.counts
    if counts["note"]:
        yield notes_in_brackets(counts["note"], "note")
    if counts["box"]:
        yield _("{boxes}: behind the paragraph of the anchor.", boxes=counted(counts["box"], "text box"))
    if counts["row"]:
        yield _("{rows} of tables: cells are separated by tabs.", rows=counted(counts["row"], "row"))
    if counts["insertion"]:
        yield _("Tracked changes: {insertions} taken over.", insertions=counted(counts["insertion"], "insertion"))
    if aside.get("deletion"):
        yield left_out(
            _("Tracked changes: {deletions}", deletions=counted(len(aside["deletion"]), "deletion")),
            aside["deletion"],
        )
    if aside.get("comment"):
        yield left_out(counted(len(aside["comment"]), "comment"), aside["comment"])
    if aside.get("margin"):
        yield left_out(_("Headers and footers"), list(dict.fromkeys(aside["margin"])))
    if counts["image"]:
        yield _("{images} left out.", images=counted(counts["image"], "image"))
    if counts["object"]:
        yield _("{objects} left out.", objects=counted(counts["object"], "embedded object"))
    if counts["item"]:
        yield _("{items} of lists stand without their numbers or bullets.", items=counted(counts["item"], "item"))


def _warnings(text: str, *, is_whole: bool) -> Iterator[str]:
    if not is_whole:
        yield _("The file breaks off before its end: look whether the text does too, and get it once more.")
    unknown = text.count("\ufffd")
    if unknown:
        yield _("{characters} could not be decoded and became “�”.", characters=counted(unknown, "character"))
