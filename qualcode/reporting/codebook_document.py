"""The codebook for a report's appendix: every code with its rules and anchor examples, in four formats."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from qualcode.errors import UsageProblem
from qualcode.model.codes import Anchor, Code
from qualcode.model.documents import Quotable
from qualcode.project.project import Project
from qualcode.reporting import word_document, workbook
from qualcode.reporting.files import xml_safe
from qualcode.reporting.markdown import escaped
from qualcode.reporting.typography import quoted
from qualcode.reporting.web_page import STYLE, page
from qualcode.reporting.wording import WORDINGS, Language, Wording
from qualcode.visible import file_name

FORMATS = ("docx", "md", "xlsx", "html")

_WORDS: dict[Language, dict[str, str]] = {
    "de": {
        "title": "Kodebuch", "code": "Kode", "definition": "Definition", "include": "Kodieren, wenn",
        "exclude": "Nicht kodieren, wenn", "borders": "Abgrenzung", "anchors": "Ankerbeispiele",
        "related": "Verwandte Kodes", "source": "Quelle", "weight_meaning": "Gewicht", "kind": "Art",
        "rule_version": "Regelversion", "passages": "Kodierungen", "factual": "Faktenkode",
        "thematic": "thematisch", "evaluative": "bewertend", "analytic": "analytisch", "in vivo": "in vivo",
        "deductive": "deduktiv", "inductive": "induktiv", "level": "Ebene {}",
        "invented": "erfundenes Beispiel", "description": "Beschreibung",
    },
    "en": {
        "title": "Codebook", "code": "code", "definition": "Definition", "include": "Code if",
        "exclude": "Do not code if", "borders": "Borders", "anchors": "Anchor examples",
        "related": "Related codes", "source": "Source", "weight_meaning": "Weight", "kind": "Kind",
        "rule_version": "Version of the rules", "passages": "codings", "factual": "factual",
        "thematic": "thematic", "evaluative": "evaluative", "analytic": "analytic", "in vivo": "in vivo",
        "deductive": "deductive", "inductive": "inductive", "level": "level {}",
        "invented": "invented example", "description": "Description",
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class CodebookDocument:
    """The codebook with what may be shown of it.

    `anchors` are each code's (by key), without those of cases that may not be quoted, whose number is `left_out`;
    `passages` counts codings by code. `described` are the codebooks that were taken in: title and description.
    """

    title: str
    codes: tuple[Code, ...]
    anchors: Mapping[int, tuple[Anchor, ...]]
    passages: Mapping[int, int]
    left_out: int
    described: tuple[tuple[str, str], ...] = ()

    def depth(self) -> int:
        """How many levels of codes there are."""
        return max((len(code.path) for code in self.codes), default=1)


def codebook_document(project: Project, *, seen_by: int | None = None) -> CodebookDocument:
    """What the codebook of a project may show; to a coder (key) who works blind, no codings of others."""
    barred = {case.name for case in project.cases.all() if case.quotable is not Quotable.YES}
    documents = {one.key for one in project.documents.all() if one.case in barred}
    documents |= {
        key for key, voices in project.documents.cases_of_speakers().items() if barred.intersection(voices.values())
    }
    passages: dict[int, int] = {}
    hidden: set[str] = set()
    for coding in project.codings.all():
        if seen_by in (None, coding.coder):
            passages[coding.code] = passages.get(coding.code, 0) + 1
        if coding.document in documents:
            hidden.add(coding.id)
    book = project.codes.book(seen_by=seen_by)
    anchors = {code.key: tuple(one for one in code.anchors if one.coding not in hidden) for code in book}
    left_out = sum(len(code.anchors) for code in book) - sum(map(len, anchors.values()))
    described = tuple(project.codes.descriptions.all())
    return CodebookDocument(project.title, tuple(book), anchors, passages, left_out, described)


def format_of(path: Path) -> str:
    """The format that a file's suffix says. Raises UsageProblem for one that is not known here."""
    suffix = path.suffix.lower().removeprefix(".")
    if suffix not in FORMATS:
        known = ", ".join(f".{one}" for one in ("yaml", *FORMATS))
        raise UsageProblem(f"“{file_name(path)}” has no suffix that is known here.", f"Use one of {known}.")
    return suffix


def render(book: CodebookDocument, format_: str, language: Language) -> bytes:
    """The codebook in a format."""
    writers = {"docx": _word, "md": _markdown, "xlsx": _table, "html": _web_page}
    return writers[format_](book, language)


def _fields(code: Code, words: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What a code has, by its name, what is empty left out."""
    rules = code.rules
    values = {
        "definition": rules.definition,
        "include": rules.include,
        "exclude": rules.exclude,
        "borders": rules.borders,
        "weight_meaning": code.weight_meaning,
        "related": ", ".join(code.related),
        "source": code.source,
        "kind": f"{words[code.kind.value]}, {words[code.origin.value]}",
    }
    for name, value in values.items():
        if value.strip():
            yield words[name], " ".join(value.split())


def _example(anchor: Anchor, wording: Wording, words: Mapping[str, str]) -> str:
    behind = ", ".join(part for part in (anchor.label, words["invented"] if anchor.invented else "") if part)
    return quoted(" ".join(anchor.text.split()), wording) + (f" ({behind})" if behind else "")


def _paragraphs(description: str) -> list[str]:
    return [" ".join(paragraph.split()) for paragraph in description.split("\n\n") if paragraph.strip()]


def _markdown(book: CodebookDocument, language: Language) -> bytes:
    words, wording = _WORDS[language], WORDINGS[language]
    lines = [f"# {words['title']}: {escaped(book.title)}", ""]
    for title, description in book.described:
        lines += [f"**{escaped(title)}**", ""]
        lines += [line for paragraph in _paragraphs(description) for line in (escaped(paragraph), "")]
    for code in book.codes:
        lines += [f"{'#' * min(len(code.path) + 1, 6)} {escaped(code.name)}", ""]
        lines += [f"- **{name}**: {escaped(value)}" for name, value in _fields(code, words)]
        lines.append(f"- **{words['passages']}**: {book.passages.get(code.key, 0)}")
        examples = book.anchors[code.key]
        lines += [f"- **{words['anchors']}**:"] if examples else []
        lines += [f"  - {escaped(_example(one, wording, words))}" for one in examples]
        lines.append("")
    return ("\n".join(lines).rstrip("\n") + "\n").encode("utf-8")


def _word(book: CodebookDocument, language: Language) -> bytes:
    words, wording = _WORDS[language], WORDINGS[language]
    document = word_document.new_document(book.title, language)
    document.add_heading(xml_safe(f"{words['title']}: {book.title}"), level=0)
    for title, description in book.described:
        document.add_paragraph().add_run(xml_safe(title)).bold = True
        for text in _paragraphs(description):
            document.add_paragraph(xml_safe(text))
    for code in book.codes:
        document.add_heading(xml_safe(code.name), level=min(len(code.path), 9))
        for name, value in _fields(code, words):
            paragraph = document.add_paragraph()
            paragraph.add_run(f"{name}: ").bold = True
            paragraph.add_run(xml_safe(value))
        document.add_paragraph(f"{words['passages']}: {book.passages.get(code.key, 0)}", style="Counts")
        for one in book.anchors[code.key]:
            document.add_paragraph(xml_safe(_example(one, wording, words)), style="Quotation")
    return word_document.as_bytes(document)


def _table(book: CodebookDocument, language: Language) -> bytes:
    """One row a code: the levels of its path in columns, then its rules."""
    words, wording = _WORDS[language], WORDINGS[language]
    names = ("definition", "include", "exclude", "borders", "weight_meaning", "related", "source", "kind")
    levels = [words["level"].format(number) for number in range(1, book.depth() + 1)]
    head = [*levels, *(words[name] for name in names), words["anchors"], words["rule_version"], words["passages"]]
    rows: list[Sequence[str | int]] = []
    for code in book.codes:
        fields = dict(_fields(code, words))
        path = [*code.path, *[""] * (len(levels) - len(code.path))]
        examples = "\n".join(_example(one, wording, words) for one in book.anchors[code.key])
        rows.append(
            [
                *path,
                *(fields.get(words[name], "") for name in names),
                examples,
                code.rule_version,
                book.passages.get(code.key, 0),
            ]
        )
    buffer = io.BytesIO()
    made = workbook.new_workbook(buffer)
    workbook.table(made, words["title"], head, rows)
    if book.described:
        described = [(title, "\n\n".join(_paragraphs(description))) for title, description in book.described]
        workbook.table(made, words["description"], [words["title"], words["description"]], described)
    workbook.close(made)
    return buffer.getvalue()


def _web_page(book: CodebookDocument, language: Language) -> bytes:
    words, wording = _WORDS[language], WORDINGS[language]
    parts = [f"<h1>{escape(words['title'])}: {escape(xml_safe(book.title))}</h1>"]
    for title, description in book.described:
        parts.append(f"<p><strong>{escape(xml_safe(title))}</strong></p>")
        parts += [f"<p>{escape(xml_safe(paragraph))}</p>" for paragraph in _paragraphs(description)]
    for code in book.codes:
        level = min(len(code.path) + 1, 6)
        parts.append(f"<h{level}>{escape(xml_safe(code.name))}</h{level}><dl>")
        for name, value in _fields(code, words):
            parts.append(f"<dt>{escape(name)}</dt><dd>{escape(xml_safe(value))}</dd>")
        parts.append(f"<dt>{words['passages']}</dt><dd>{book.passages.get(code.key, 0)}</dd></dl>")
        parts += [
            f'<blockquote class="quotation">{escape(xml_safe(_example(one, wording, words)))}</blockquote>'
            for one in book.anchors[code.key]
        ]
    style = f"{STYLE}dt {{ font-weight: bold; }} dd {{ margin: 0 0 .3rem 1rem; }} h2, h3 {{ break-after: avoid; }}\n"
    return page(f"{words['title']}: {book.title}", language, "\n".join(parts), style=style)
