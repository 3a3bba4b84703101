r"""Reports as LaTeX that any engine sets: documents of their own, or tables to be put into a thesis with \input."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import BinaryIO

from qualcode.catalogue import Language
from qualcode.reporting.report import (
    Cell,
    Contents,
    Examples,
    Fact,
    Illustration,
    MarkedPiece,
    MarkedText,
    Prose,
    QuotationEntry,
    Remark,
    Report,
    Section,
    Table,
)
from qualcode.reporting.words.typography import unbroken
from qualcode.reporting.writers.blocks import BlockWriter
from qualcode.reporting.writers.whole_files import xml_safe

_INSET = (
    "% Put this into a document with \\input{...}; it needs \\usepackage{booktabs,longtable}",  # no text: LaTeX
    "% and, with pdfLaTeX, \\usepackage[T1]{fontenc} and \\usepackage{textcomp}.",  # no text: LaTeX
)
_SPECIAL = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "|": r"\textbar{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    '"': r"\textquotedbl{}",
    "\u00a0": "~",
    "…": r"\dots{}",
    "–": "--",
    "—": "---",
    "„": r"\glqq{}",
    "“": r"\grqq{}",
    "‚": r"\glq{}",
    "‘": r"\grq{}",
    **{sign: rf"\{sign}" for sign in "&%$#_{}"},
    # words of reports that a font of 8 bits lacks
    "α": r"$\alpha$",
    "Σ": r"$\Sigma$",
    "²": r"$^2$",
    "·": r"$\cdot$",
    "∩": r"$\cap$",
    "∪": r"$\cup$",
    "≥": r"$\geq$",
    "≤": r"$\leq$",
    "×": r"$\times$",
}
_SPECIALS: dict[Language, dict[str, str]] = {
    "de": _SPECIAL,
    "en": _SPECIAL | {"“": "``", "”": "''", "‘": "`", "’": "'"},
}
_PATTERNS = {language: re.compile("[" + re.escape("".join(special)) + "]") for language, special in _SPECIALS.items()}
_SECTIONS = ("section", "subsection", "subsubsection", "paragraph", "subparagraph")
_WIDTH = 0.30
"""The share of the line that the first column of words may take."""
_RUNNING = 0.60
"""The share of the line that columns of running text take together."""


def escaped(text: str, language: Language) -> str:
    """The text so that LaTeX sets it as it is; line feeds begin a new line."""
    special = _SPECIALS[language]
    safe = _PATTERNS[language].sub(lambda found: special[found[0]], xml_safe(text))
    return safe.replace("\n", r" \\{}" + "\n")


def write(report: Report, file: BinaryIO) -> None:
    """Write the report as UTF-8 LaTeX, block by block."""
    lines = chain(() if report.inset else _preamble(report), _Body(report).lines())
    if report.inset:
        lines = chain(_INSET, lines)
    for line in lines:
        file.write(f"{line}\n".encode())
    if not report.inset:
        file.write(b"\\end{document}\n")


def _preamble(report: Report) -> Iterator[str]:
    yield from (r"\documentclass[11pt,a4paper]{article}", r"\usepackage{iftex}")
    yield r"\ifPDFTeX\usepackage[T1]{fontenc}\usepackage[utf8]{inputenc}\else\usepackage{fontspec}\fi"
    yield r"\usepackage[ngerman]{babel}" if report.language == "de" else r"\usepackage[british]{babel}"
    yield r"\usepackage[hidelinks]{hyperref}"
    if report.numbered:  # the signs of its transcription rules stand in tables
        yield r"\usepackage{booktabs,longtable}"
    yield rf"\hypersetup{{pdftitle={{{escaped(' '.join(report.title.split()), report.language)}}}, pdfauthor={{}}}}"
    yield r"\setcounter{secnumdepth}{0}"
    yield r"\newcommand{\quotationid}[1]{{\footnotesize\ttfamily #1}}"
    yield r"\begin{document}"


class _Body(BlockWriter):
    """The blocks of one report in LaTeX; facts that follow one another make one list."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._after_contents = False

    def lines(self) -> Iterator[str]:
        listing = False
        for block in self._report.blocks:
            listed = isinstance(block, Fact | Examples)
            if listed != listing:
                yield from (
                    [*[""] * self._report.inset, r"\begin{description}"] if listed else [r"\end{description}"]
                )
                listing = listed
            yield from self.block(block)
            self._after_contents = isinstance(block, Contents)
        if listing:
            yield r"\end{description}"

    def fact(self, fact: Fact) -> Iterable[str]:
        return [f"{self._item(fact.name)} {self._safe(fact.text)}"]

    def remark(self, remark: Remark) -> Iterable[str]:
        return ["", rf"\noindent {self._safe(remark.text)}", ""]

    def picture(self, picture: Illustration) -> Iterable[str]:
        return self.remark(Remark(picture.text))

    def contents(self, contents: Contents) -> Iterable[str]:  # noqa: ARG002 - LaTeX makes its own
        return ["", r"\tableofcontents"]

    def _safe(self, text: Cell) -> str:
        """The text in one line."""
        return escaped(" ".join(str(text).split()), self._report.language)

    def _opening(self, text: str) -> str:
        """A text whose first bracket is no argument of what stands before it."""
        safe = escaped(text, self._report.language)
        return f"{{[}}{safe[1:]}" if safe.startswith("[") else safe

    def section(self, section: Section) -> Iterator[str]:
        text = self._safe(section.text)
        if section.level == 0:
            if not self._report.inset:
                yield from (rf"\begin{{center}}\Large {text}\end{{center}}", "")
            return
        if not self._after_contents:
            yield ""
        yield from (rf"\{_SECTIONS[min(section.level, len(_SECTIONS)) - 1]}{{{text}}}", "")

    def prose(self, prose: Prose) -> Iterator[str]:
        lead = rf"\emph{{{self._safe(prose.lead)}:}} " if prose.lead else ""
        text = self._opening(prose.text)
        yield from (f"{lead}{text}" if prose.kind != "strong" else rf"\textbf{{{text}}}", "")

    def _item(self, name: str) -> str:
        safe = self._safe(name)
        return rf"\item[{{{safe}}}]" if "]" in safe or "[" in safe else rf"\item[{safe}]"

    def examples(self, examples: Examples) -> Iterator[str]:
        first, *others = (self._safe(f"{words}{unbroken(behind)}") for words, behind in examples.quoted)
        yield f"{self._item(examples.name)} {first}"
        for text in others:
            yield from ("", text)

    def quotation(self, entry: QuotationEntry) -> Iterator[str]:
        words = "".join(
            rf"\emph{{{self._opening(text)}}}" if emphasised else self._opening(text)
            for text, emphasised in entry.pieces
        )
        words = rf"\textit{{{words}}}" if self._report.italics else words
        notes = "".join(f" --- {self._opening(note)}" for note in entry.notes)
        id_ = rf" \quotationid{{{entry.id}}}" if entry.id else ""
        behind = escaped(unbroken(entry.behind), self._report.language)
        before = rf"{{\small {self._opening(entry.before[1])}}}" + "\n" if entry.before else ""  # no text: LaTeX
        after = rf"{{\small {self._opening(entry.after[1])}}}" if entry.after else ""  # no text: LaTeX
        memos = [rf"{{\small {name}: {self._safe(memo)}}}" for name, memo in entry.memos]  # no text: LaTeX
        environment, item = ("quotation", "") if entry.block else ("itemize", r"\item ")
        inner = [f"{item}{before}{words}{behind}{notes}{id_}", after, *memos]
        yield rf"\begin{{{environment}}}"
        yield "\n\n".join(part for part in inner if part.strip())
        yield rf"\end{{{environment}}}"

    def marked(self, text: MarkedText) -> Iterator[str]:
        number = rf"\noindent\llap{{\footnotesize {self._safe(text.number)}\quad}}" if text.number else ""
        beside = rf"{{\footnotesize {self._opening(text.beside)}}} " if text.beside else ""  # no text: LaTeX
        speaker = rf"\textbf{{{self._safe(text.speaker)}:}} " if text.speaker else ""
        yield from (number + beside + speaker + "".join(self._piece(piece) for piece in text.pieces), "")

    def _piece(self, piece: MarkedPiece) -> str:
        notes = "".join(
            rf"\footnote{{{self._safe(note.text)}{f': {self._safe(note.memo)}' if note.memo else ''}}}"
            for note in piece.ends
        )
        return f"{self._opening(piece.text)}{notes}"

    # ---- tables ----------------------------------------------------------------------------------

    def table(self, table: Table) -> Iterator[str]:
        rows = iter(table.rows)
        first = next(rows, None)
        yield ""
        if first is None:
            yield from (rf"\noindent \textbf{{{self._safe(table.title)}}}", "")
        else:
            yield from self._longtable(table, chain([first], rows))
        for note in table.notes:
            yield from self.block(Remark(note))

    def _longtable(self, table: Table, rows: Iterator[Sequence[Cell]]) -> Iterator[str]:
        head = rf"\toprule {' & '.join(map(self._safe, table.head))} \\ \midrule"
        yield rf"\begin{{longtable}}{{@{{}}{_columns(table)}@{{}}}}"
        caption = rf"\caption{{{self._safe(table.title)}}} \\ " if table.title else ""
        yield rf"{caption}{head} \endfirsthead"
        yield rf"{head} \endhead"
        yield r"\bottomrule \endfoot"
        for place, row in enumerate(rows):
            rule = r"\midrule " if place in table.marked else ""
            cells = " & ".join(map(self._safe, row))
            guard = "{}" if cells.startswith(("[", "*")) else ""  # else the row's end before would take them
            yield rf"{rule}{guard}{cells} \\"
        yield r"\end{longtable}"


def _columns(table: Table) -> str:
    if not table.running:
        words = rf"p{{{_WIDTH}\linewidth}}" + "l" * (table.words - 1)
        return words + "r" * (len(table.head) - table.words)
    running = rf"p{{{_RUNNING / len(table.running):.2f}\linewidth}}"
    return "".join(
        running if place in table.running else "l" if place < table.words else "r" for place in range(len(table.head))
    )
