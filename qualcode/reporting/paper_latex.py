r"""Reports made of tables as LaTeX, to be put into a thesis with \input."""

from __future__ import annotations

import re

from qualcode.reporting.paper import Cell, Paper, Sheet
from qualcode.visible import visible

_HEAD = (
    "% Put this into a document with \\input{...}; it needs \\usepackage{booktabs,longtable}",
    "% and, with pdfLaTeX, \\usepackage[T1]{fontenc} and \\usepackage{textcomp}.",
)
_SPECIAL = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "|": r"\textbar{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    **{sign: rf"\{sign}" for sign in "&%$#_{}"},
    # words of these reports that a font of 8 bits lacks
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
_PATTERN = re.compile("|".join(map(re.escape, _SPECIAL)))
_WIDTH = 0.30
"""The share of the line that the first column of words may take."""


def render(paper: Paper) -> bytes:
    """The report as UTF-8 LaTeX: a description list of the facts, then a long table a sheet."""
    lines = [*_HEAD, "", r"\begin{description}"]
    lines += [rf"\item[{escaped(name)}] {escaped(text)}" for name, text in paper.facts]
    lines.append(r"\end{description}")
    for sheet in paper.sheets:
        lines += ["", *(_table(sheet) if sheet.rows else _title(sheet)), *_paragraphs(sheet.notes)]
    lines += _paragraphs(paper.notes)
    return ("\n".join(lines) + "\n").encode("utf-8")


def escaped(cell: Cell) -> str:
    """The text so that LaTeX sets it as it is, in one line."""
    return _PATTERN.sub(lambda found: _SPECIAL[found[0]], visible(" ".join(str(cell).split())))


def _paragraphs(notes: tuple[str, ...]) -> list[str]:
    return [line for note in notes for line in ("", rf"\noindent {escaped(note)}", "")]


def _title(sheet: Sheet) -> list[str]:
    return [rf"\noindent \textbf{{{escaped(sheet.title)}}}", ""]


def _table(sheet: Sheet) -> list[str]:
    words = rf"p{{{_WIDTH}\linewidth}}" + "l" * (sheet.words - 1)
    columns = words + "r" * (len(sheet.head) - sheet.words)
    head = rf"\toprule {' & '.join(map(escaped, sheet.head))} \\ \midrule"
    lines = [
        rf"\begin{{longtable}}{{@{{}}{columns}@{{}}}}",
        rf"\caption{{{escaped(sheet.title)}}} \\ {head} \endfirsthead",
        rf"{head} \endhead",
        r"\bottomrule \endfoot",
    ]
    for place, row in enumerate(sheet.rows):
        rule = r"\midrule " if place in sheet.marked else ""
        cells = " & ".join(map(escaped, row))
        guard = "{}" if cells.startswith(("[", "*")) else ""  # else the row's end before would take them for its own
        lines.append(rf"{rule}{guard}{cells} \\")
    return [*lines, r"\end{longtable}"]
