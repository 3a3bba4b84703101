"""Quotation collections as LaTeX that any engine sets without further packages than the usual ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.reporting.collection import Collection
from qualcode.reporting.files import xml_safe
from qualcode.reporting.prose import Entry, Heading, Kind, Look, parts
from qualcode.reporting.wording import Wording

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "„": r"\glqq{}",
    "“": r"\grqq{}",
    "‚": r"\glq{}",
    "‘": r"\grq{}",
    "…": r"\dots{}",
    "–": "--",
    "—": "---",
    "\u00a0": "~",
    '"': r"\textquotedbl{}",
} | {mark: f"\\{mark}" for mark in "{}$&#_%"}
_ENGLISH = {"“": "``", "”": "''", "‘": "`", "’": "'"}


def escaped(text: str, language: str = "de") -> str:
    """The text so that LaTeX sets it as it is; line feeds begin a new line."""
    special = _SPECIAL if language == "de" else _SPECIAL | _ENGLISH
    safe = re.sub("[" + re.escape("".join(special)) + "]", lambda found: special[found[0]], xml_safe(text))
    safe = re.sub(r"^\[", "{[}", safe)  # else the argument of what stands before
    return safe.replace("\n", r" \\{}" + "\n")


def render(collection: Collection, wording: Wording, look: Look) -> bytes:
    """The collection as UTF-8 LaTeX: a section a code, quotations in `quotation` blocks or as items."""
    lines = list(_head(collection, wording))
    for part in parts(collection, wording, look):
        lines += _entry(part, wording, look) if isinstance(part, Entry) else _heading(part, wording)
    return ("\n".join([*lines, r"\end{document}"]) + "\n").encode("utf-8")


def _head(collection: Collection, wording: Wording) -> Iterator[str]:
    yield from (r"\documentclass[11pt,a4paper]{article}", r"\usepackage{iftex}")
    yield r"\ifPDFTeX\usepackage[T1]{fontenc}\usepackage[utf8]{inputenc}\else\usepackage{fontspec}\fi"
    yield r"\usepackage[ngerman]{babel}" if wording.language == "de" else r"\usepackage[british]{babel}"
    yield r"\usepackage{hyperref}"
    yield rf"\hypersetup{{pdftitle={{{escaped(collection.title, wording.language)}}}, pdfauthor={{}}}}"
    yield r"\setcounter{secnumdepth}{0}"
    yield r"\newcommand{\quotationid}[1]{{\footnotesize\ttfamily #1}}"
    yield r"\begin{document}"


def _heading(part: Heading, wording: Wording) -> list[str]:
    text = escaped(part.text, wording.language)
    if part.kind is Kind.TITLE:
        return [rf"\begin{{center}}\Large {text}\end{{center}}", ""]
    if part.kind is Kind.CHAPTER:
        contents = [r"\tableofcontents"] if part.number == 1 else []
        return ["", *contents, rf"\section{{{text}}}", ""]
    if part.kind is Kind.GROUP:
        return ["", rf"\subsection{{{text}}}", ""]
    if part.kind is Kind.DEFINITION:
        return [rf"\emph{{{wording.definition}:}} {text}", ""]
    return [f"{text}", ""]


def _entry(entry: Entry, wording: Wording, look: Look) -> list[str]:
    language = wording.language
    words = "".join(
        rf"\emph{{{escaped(text, language)}}}" if emphasised else escaped(text, language)
        for text, emphasised in entry.printed.pieces
    )
    words = rf"\textit{{{words}}}" if look.italics else words
    notes = "".join(f" --- {escaped(note, language)}" for note in (entry.note, entry.identity) if note)
    id_ = rf" \quotationid{{{entry.id}}}" if entry.id else ""
    shown = f"{words}{escaped(entry.printed.behind, language)}{notes}{id_}"
    around = [escaped(text, language) for text in (entry.before, entry.after)]
    before, after = (rf"{{\small {text}}}" + "\n" if text else "" for text in around)
    memos = [
        rf"{{\small {wording.columns['memo']}: {escaped(' '.join(memo.split()), language)}}}" for memo in entry.memos
    ]
    environment = "quotation" if entry.printed.block else "itemize"
    item = "" if entry.printed.block else r"\item "
    inner = "\n\n".join([one for one in (f"{item}{before}{shown}", after, *memos) if one.strip()])
    return [rf"\begin{{{environment}}}", inner, rf"\end{{{environment}}}"]
