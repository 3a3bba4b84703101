"""Reports as one web page that needs nothing else: search and filters work offline."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import chain, islice
from typing import BinaryIO

from qualcode.reporting.report import (
    Block,
    Cell,
    Contents,
    Examples,
    Fact,
    Illustration,
    MarginNote,
    MarkedPiece,
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

_STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.25rem; margin-top: 2rem; } h3 { font-size: 1rem; }
form { position: sticky; top: 0; background: Canvas; padding: .5rem 0; border-bottom: 1px solid GrayText;
  display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; }
input[type=search] { flex: 1 1 12rem; } input, select { font: inherit; padding: .2rem .4rem; max-width: 100%; }
.head p { margin: .2rem 0; } .counts, .around, .memo, .id, .note { color: GrayText; font-size: .85rem; }
.quotation { margin: .7rem 0; white-space: pre-line; } blockquote.quotation { margin-left: 2rem; font-size: .95rem; }
.italics q { font-style: italic; } .italics em { font-style: normal; } q { quotes: none; }
.id { font-family: ui-monospace, monospace; user-select: all; }
@media print { form { display: none; } a { color: inherit; text-decoration: none; } }
"""
_FACTS = "dt { font-weight: bold; } dd { margin: 0 0 .3rem 1rem; } h2, h3 { break-after: avoid; }\n"
_TABLES = """
table { border-collapse: collapse; border-top: 2px solid; border-bottom: 2px solid; font-size: .9rem; }
th, td { padding: .2rem .6rem; text-align: left; vertical-align: top; } thead { border-bottom: 1px solid; }
.figure { text-align: right; font-variant-numeric: tabular-nums; } .sum { border-top: 1px solid; }
.scrolls { overflow-x: auto; } thead { display: table-header-group; } tr { break-inside: avoid; }
"""
_MARGIN = """
body { max-width: 72rem; } .row { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 1fr); gap: 1.5rem; }
.row p { margin: .3rem 0; } .row aside { font-size: .8rem; } .row aside div { border-left: 4px solid; margin: .2rem 0;
  padding-left: .4rem; } mark { background: none; color: inherit; border-bottom: 2px solid; padding-bottom: 1px; }
mark.two { border-bottom-style: double; border-bottom-width: 5px; }
sup { font-size: .65rem; } .speaker { font-weight: bold; } .row p { position: relative; padding-left: 3rem; }
.number, .beside { color: GrayText; font-size: .8rem; user-select: none; } .number { position: absolute; left: 0; }
mark:target, div:target { outline: 2px solid; }
@media (max-width: 40rem) { .row { grid-template-columns: 1fr; } }
"""

_DEEPEST = 6
_FIGURE, _SUM = ' class="figure"', ' class="sum"'

_SCRIPT = """
const form = document.querySelector('form'), all = [...document.querySelectorAll('.quotation')];
const text = new Map(all.map(one => [one, one.textContent.toLowerCase()]));
const shown = document.querySelector('#shown'), said = shown.dataset.said;
function choose() {
  const words = form.words.value.toLowerCase().split(/\\s+/).filter(Boolean);
  const chosen = [...form.querySelectorAll('select')].map(one => [one.name, one.value]).filter(one => one[1]);
  let count = 0;
  for (const one of all) {
    const fits = words.every(word => text.get(one).includes(word))
      && chosen.every(([name, value]) => one.dataset[name] === value);
    one.hidden = !fits;
    count += fits ? 1 : 0;
  }
  for (const part of document.querySelectorAll('section'))
    part.hidden = !part.querySelector('.quotation:not([hidden])');
  shown.textContent = said.replace('{}', count).replace('{}', all.length);
}
form.addEventListener('input', choose);
form.addEventListener('submit', event => event.preventDefault());
choose();
"""


def escaped(text: Cell) -> str:
    """The text so that a page shows it as it is."""
    return escape(xml_safe(str(text)))


def write(report: Report, file: BinaryIO) -> None:
    """Write the report as one page, block by block; it may load nothing from anywhere."""
    images = " img-src data:;" if report.pictures else ""  # no text: markup
    styles_and_scripts = "style-src 'unsafe-inline'; script-src 'unsafe-inline'"  # no text: markup
    rules = f"default-src 'none';{images} {styles_and_scripts}; base-uri 'none'"  # no text: markup
    styles = (
        (_STYLE, True),
        (_MARGIN, report.margin or report.numbered),
        (_FACTS, report.listed),
        (_TABLES, report.inset),
    )
    style = "".join(text for text, wanted in styles if wanted)
    blocks = iter(report.blocks)
    first = list(islice(blocks, 2))
    heading = first[0].text if first and isinstance(first[0], Section) else report.title
    file.write(
        f'<!DOCTYPE html>\n<html lang="{report.language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{rules}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escaped(heading)}</title>\n<style>{style}</style>\n</head>\n"
        f'<body class="{"italics" if report.italics else ""}">\n'.encode()
    )
    body = _Body(first, blocks)
    for part in body.parts():
        file.write(part.encode())
    script = f"<script>{_SCRIPT}</script>" if body.searched else ""
    file.write(f"\n{script}\n</body>\n</html>\n".encode())


class _Body(BlockWriter):
    """The blocks of one report as elements: what stands before the contents is the head, facts make one list."""

    def __init__(self, first: Sequence[Block], others: Iterable[Block]) -> None:
        self._blocks = chain(first, others)
        self._in_head = len(first) > 1 and isinstance(first[1], Prose) and first[1].kind is ProseKind.HEAD
        self._in_section = False
        self.searched = False

    def parts(self) -> Iterator[str]:
        listing, between = False, ""
        if self._in_head:
            yield '<header class="head">\n'
        for block in self._blocks:
            if isinstance(block, Fact) != listing:
                yield "</dl>" if listing else "<dl>"
                listing = not listing
            for line in self.block(block):
                yield f"{between}{line}"
                between = "\n"
        if listing:
            yield "</dl>"
        if self._in_head or self._in_section:
            yield "\n</header>\n" if self._in_head else "\n\n</section>"

    def prose(self, prose: Prose) -> Iterable[str]:
        return [_prose(prose)]

    def fact(self, fact: Fact) -> Iterable[str]:
        return [f"<dt>{escaped(fact.name)}</dt><dd>{escaped(fact.text)}</dd>"]

    def examples(self, examples: Examples) -> Iterable[str]:
        return (
            f'<blockquote class="quotation">{escaped(words + behind)}</blockquote>'
            for words, behind in examples.quoted
        )

    def remark(self, remark: Remark) -> Iterable[str]:
        return [f"<p>{escaped(remark.text)}</p>"]

    def quotation(self, entry: QuotationEntry) -> Iterable[str]:
        return _quotation(entry)

    def marked(self, text: MarkedText) -> Iterable[str]:
        return [_marked(text)]

    def table(self, table: Table) -> Iterable[str]:
        return _table(table)

    def picture(self, picture: Illustration) -> Iterable[str]:
        data = b64encode(picture.svg).decode("ascii")
        said = escaped(f"{picture.title}. {picture.text}")
        yield (
            f'<figure><img src="data:image/svg+xml;base64,{data}" alt="{said}" '
            f'style="width: {picture.width:.1f}mm; max-width: 100%"></figure>'
        )

    def section(self, section: Section) -> Iterator[str]:
        level = min(section.level + 1, _DEEPEST)
        if section.number:
            yield f'{"</section>" if self._in_section else ""}<section id="chapter-{section.number}">'
            self._in_section = True
        yield f"<h{level}>{escaped(section.text)}</h{level}>"

    def contents(self, contents: Contents) -> Iterator[str]:
        self.searched = True
        if self._in_head:
            yield "</header>"
            self._in_head = False
        links = "".join(
            f'<li><a href="#chapter-{number}">{escaped(heading)}</a> ({count})</li>'
            for number, (heading, count) in enumerate(contents.entries, start=1)
        )
        yield f"<nav><h2>{contents.title}</h2><ul>{links}</ul></nav>"
        yield _form(contents)


def _form(contents: Contents) -> str:
    words = contents.words
    selects = "".join(
        f'<select name="{name}" aria-label="{title}"><option value="">{title}: {words["all"]}</option>'
        + "".join(f'<option value="{escaped(value)}">{escaped(value)}</option>' for value in values)
        + "</select>"
        for name, (title, values) in contents.filters.items()
        if len(values) > 1
    )
    search = words["search"]
    return (
        f'<form role="search"><input type="search" name="words" placeholder="{search}" aria-label="{search}">'
        f'{selects}<output id="shown" data-said="{words["shown"]}"></output></form>'
    )


def _prose(prose: Prose) -> str:
    text = escaped(prose.text)
    if prose.kind is ProseKind.STRONG:
        return f"<p><strong>{text}</strong></p>"
    if prose.lead:
        return f"<p><i>{escaped(prose.lead)}:</i> {text}</p>"
    return f'<p class="counts">{text}</p>' if prose.kind is ProseKind.COUNTS else f"<p>{text}</p>"


def _quotation(entry: QuotationEntry) -> Iterator[str]:
    attributes = "".join(f' data-{name}="{escaped(value)}"' for name, value in (entry.marks or {}).items())
    tag = "blockquote" if entry.block else "p"
    words = "".join(f"<em>{escaped(text)}</em>" if emphasised else escaped(text) for text, emphasised in entry.pieces)
    yield f'<{tag} class="quotation"{attributes}>'
    if entry.before:
        yield f'<span class="around">{escaped(entry.before[1])}</span>\n'
    notes = "".join(f' <span class="note">– {escaped(note)}</span>' for note in entry.notes)
    id_ = f' <span class="id">{entry.id}</span>' if entry.id else ""
    yield f"<q>{words}</q>{escaped(entry.behind)}{notes}{id_}"
    if entry.after:
        yield f'\n<span class="around">{escaped(entry.after[1])}</span>'
    for name, memo in entry.memos:
        yield f'\n<span class="memo">{name}: {escaped(memo)}</span>'
    yield f"</{tag}>"


# ---- texts with a margin -----------------------------------------------------------------------------


def _marked(text: MarkedText) -> str:
    number = f'<span class="number">{escaped(text.number)}</span>' if text.number else ""
    beside = f'<span class="beside">{escaped(text.beside)}</span> ' if text.beside else ""
    speaker = f'<span class="speaker">{escaped(text.speaker)}:</span> ' if text.speaker else ""
    words = "".join(map(_piece, text.pieces))
    notes = "".join(_note(note) for piece in text.pieces for note in piece.begins)
    return f'<div class="row"><p>{number}{beside}{speaker}{words}</p><aside>{notes}</aside></div>'


def _piece(piece: MarkedPiece) -> str:
    safe = escaped(piece.text)
    if not piece.covering:
        return safe
    numbers = "".join(
        f'<sup id="p{note.number}"><a href="#c{note.number}">{note.number}</a></sup>' for note in piece.begins
    )
    title = escaped("; ".join(f"{note.number} {note.name}" for note in piece.covering))
    two = ' class="two"' if len(piece.covering) > 1 else ""
    colour = escaped(piece.covering[-1].colour)
    return f'{numbers}<mark{two} style="border-color: {colour}" title="{title}">{safe}</mark>'


def _note(note: MarginNote) -> str:
    memo = f"<br><i>{escaped(note.memo)}</i>" if note.memo else ""
    link = f'<a href="#p{note.number}">{note.number}</a>'
    colour = escaped(note.colour)
    return f'<div id="c{note.number}" style="border-color: {colour}">{link} {escaped(note.text)}{memo}</div>'


# ---- tables ------------------------------------------------------------------------------------------


def _table(table: Table) -> Iterator[str]:
    if table.title:
        yield f"<h2>{escaped(table.title)}</h2>"
    rows = iter(table.rows)
    first = next(rows, None)
    if first is not None:
        yield '<div class="scrolls"><table>'
        yield f"<thead>{_row(table.head, table.words, 'th')}</thead>"
        yield "<tbody>"
        for place, row in enumerate(chain([first], rows)):
            yield _row(row, table.words, "td", marked=place in table.marked)
        yield "</tbody></table></div>"
    for note in table.notes:
        yield f"<p>{escaped(note)}</p>"


def _row(cells: Sequence[Cell], words: int, tag: str, *, marked: bool = False) -> str:
    made = "".join(
        f"<{tag}{'' if place < words else _FIGURE}>{escaped(cell)}</{tag}>" for place, cell in enumerate(cells)
    )
    return f"<tr{_SUM if marked else ''}>{made}</tr>"
