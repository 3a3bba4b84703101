"""Reports as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import BinaryIO

from qualcode.reporting.report import (
    Cell,
    Contents,
    Examples,
    Fact,
    Illustration,
    MarkedText,
    Prose,
    ProseKind,
    QuotationEntry,
    Remark,
    Report,
    Section,
    Table,
)
from qualcode.reporting.writers.blocks import BlockWriter
from qualcode.reporting.writers.whole_files import xml_safe

_SPECIAL = re.compile(r"[\\`*_\[\]<>#|~]|&(?=#?\w+;)|^[-+=](?=\s|$)|(?<=^\d)[.)](?=\s|$)", re.MULTILINE)
_DEEPEST = 6


def escaped(text: str) -> str:
    """The text so that Markdown shows it as it is: stars of gender forms and brackets stay what they are."""
    return _SPECIAL.sub(r"\\\g<0>", xml_safe(text))


def write(report: Report, file: BinaryIO) -> None:
    """Write the report as UTF-8 Markdown, block by block."""
    body = _Body(report)
    blank = 0
    for line in body.lines():
        for part in line.split("\n"):  # blank lines at the end are written before what follows them only
            if part:
                file.write(b"\n" * blank + f"{part}\n".encode())
                blank = 0
            else:
                blank += 1


class _Body(BlockWriter):
    """The blocks of one report in Markdown; `_last` is the last line, since one blank line parts two blocks."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._mark = "*" if report.italics else ""
        self._last = ""

    def lines(self) -> Iterator[str]:
        for block in self._report.blocks:
            for line in self.block(block):
                self._last = line
                yield line

    def section(self, section: Section) -> Iterable[str]:
        level = min(section.level + 1, _DEEPEST)
        return self._parted(f"{'#' * level} {_inline(section.text)}", "")

    def prose(self, prose: Prose) -> Iterable[str]:
        return _prose(prose)

    def fact(self, fact: Fact) -> Iterable[str]:
        return [f"- **{_inline(fact.name)}**: {_inline(fact.text)}"]

    def examples(self, examples: Examples) -> Iterable[str]:
        items = (f"  - {_inline(words + behind)}" for words, behind in examples.quoted)
        return [f"- **{_inline(examples.name)}**:", *items]

    def remark(self, remark: Remark) -> Iterable[str]:
        return self._parted(_inline(remark.text))

    def contents(self, contents: Contents) -> Iterable[str]:  # noqa: ARG002 - Markdown has none
        return ()

    def quotation(self, entry: QuotationEntry) -> Iterable[str]:
        return self._quotation(entry)

    def picture(self, picture: Illustration) -> Iterable[str]:
        return self._parted(_inline(picture.text))

    def marked(self, text: MarkedText) -> Iterable[str]:
        return _marked(text)

    def _parted(self, *lines: str) -> Iterator[str]:
        """Lines with a blank one before them."""
        if self._last:
            yield ""
        yield from lines

    def _quotation(self, entry: QuotationEntry) -> list[str]:
        mark = self._mark
        words = "".join(
            f"**{escaped(text)}**" if emphasised else f"{mark}{escaped(text)}{mark}"
            for text, emphasised in _joined(entry.pieces)
        )
        notes = "".join(f" – {escaped(note)}" for note in entry.notes)
        id_ = f" `{entry.id}`" if entry.id else ""
        shown = f"{words}{escaped(entry.behind)}{notes}{id_}"
        around = [f"*{name}:* {escaped(text)}" for name, text in filter(None, (entry.before, entry.after))]
        around += [f"*{name}:* {_inline(memo)}" for name, memo in entry.memos]
        if entry.block:
            return ["", *(f"> {line}  " for line in shown.split("\n")), *(f">\n> {line}" for line in around), ""]
        return [f"- {shown}", *(f"  - {line}" for line in around)]

    def table(self, table: Table) -> Iterator[str]:
        if table.title:
            yield from self._parted(f"## {_inline(table.title)}", "")
        rows = iter(table.rows)
        first = next(rows, None)
        if first is not None:
            yield _row([_inline(name) for name in table.head])
            yield _row(["---" if place < table.words else "---:" for place in range(len(table.head))])
            for place, row in enumerate(chain([first], rows)):
                yield _table_row(row, marked=place in table.marked)
        for place, note in enumerate(table.notes):
            yield from (_inline(note),) if first is None and not place else ("", _inline(note))
        yield ""  # what follows is no row


def _prose(prose: Prose) -> list[str]:
    lead = f"*{prose.lead}:* " if prose.lead else ""
    text = f"{lead}{escaped(prose.text)}"
    if prose.kind is ProseKind.HEAD:
        return [f"{text}  "]
    return [f"**{text}**" if prose.kind is ProseKind.STRONG else text, ""]


def _marked(text: MarkedText) -> Iterator[str]:
    number = f"`{text.number}` " if text.number else ""
    beside = f"*{_inline(text.beside)}* " if text.beside else ""
    speaker = f"**{_inline(text.speaker)}:** " if text.speaker else ""
    yield f"{number}{beside}{speaker}" + "".join(
        escaped(piece.text) + "".join(f"[^{note.number}]" for note in piece.ends) for piece in text.pieces
    )
    yield ""
    for note in (note for piece in text.pieces for note in piece.ends):
        memo = f": {_inline(note.memo)}" if note.memo else ""
        yield from (f"[^{note.number}]: {_inline(note.text)}{memo}", "")


def _table_row(row: Sequence[Cell], *, marked: bool) -> str:
    cells = [_inline(cell) for cell in row]
    return _row([f"**{cell}**" if cell and marked else cell for cell in cells])


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _inline(cell: Cell) -> str:
    """One line, shown as it is: a line end inside a name would end the table's row."""
    return escaped(" ".join(str(cell).split()))


def _joined(pieces: tuple[tuple[str, bool], ...]) -> list[tuple[str, bool]]:
    """Neighbouring pieces of the same kind as one."""
    joined: list[tuple[str, bool]] = []
    for text, emphasised in pieces:
        if joined and joined[-1][1] == emphasised:
            joined[-1] = (joined[-1][0] + text, emphasised)
        else:
            joined.append((text, emphasised))
    return joined
