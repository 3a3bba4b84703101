"""Transcripts as an appendix: all documents in one report, with the numbers by which quotations are cited."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from qualcode.catalogue import Language
from qualcode.language.forms.normalised import composed
from qualcode.model.documents import Document
from qualcode.project.project import Project
from qualcode.reporting.documents.coded import CodedDocument, text_blocks, told_of_old_rules
from qualcode.reporting.quotations.by_document import documents_in_order
from qualcode.reporting.quotations.quotation import document_facts
from qualcode.reporting.report import Afresh, Block, Prose, ProseKind, Report, Section
from qualcode.reporting.words.wording import wording_of
from qualcode.retrieval.filter import Order, PassageChoice


def titled_documents(project: Project) -> dict[int, tuple[Document, str]]:
    """The documents (by key) in order of wave and label, each with what it is called: its label, else its id.

    Several of one label are numbered as they are cited (`numbered_labels`).
    """
    facts = documents_in_order(document_facts(project, PassageChoice(), ()), Order.WAVE)
    return {key: (known.document, known.numbered_label or known.document.id) for key, known in facts.items()}


def file_names(titles: Iterable[tuple[int, str]]) -> dict[int, str]:
    """The name of each document's file (by key) without ending, made of its title: “RG-2022-3”.

    The names are good on every system, whatever a label holds, and differ there too.
    """
    names: dict[int, str] = {}
    taken: set[str] = set()
    for key, title in titles:
        part = name = _file_part(title)
        number = 1
        while name.casefold() in taken or name.casefold() in _OF_THE_SYSTEM:
            number += 1
            name = f"{part}-{number}"
        taken.add(name.casefold())
        names[key] = name
    return names


_LONGEST = 40
_OF_THE_SYSTEM = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
"""Names of devices, which no file on Windows may have, with any ending."""


def _file_part(title: str) -> str:
    """A title as a part of a file's name: letters and digits that any system takes, else hyphens."""
    kept = (sign if sign.isalnum() else "-" for sign in composed(title))
    words = [word for word in "".join(kept).split("-") if word]
    return "-".join(words)[:_LONGEST].strip("-") or "document"  # no text: a file


def appendix_report(
    title: str,
    transcripts: Callable[[], Iterable[CodedDocument]],
    language: Language,
    *,
    by_line: bool,
    plain: bool = False,
    pages: Callable[[], Iterable[Block]] = lambda: (),
) -> Report:
    """Transcripts one behind the other, each under its title.

    They are made one after the other while the report is written. `plain` says that they come without codings;
    `pages` stand before them, such as the rules by which they were transcribed.
    """
    wording = wording_of(language)
    words = wording.words

    def blocks() -> Iterator[Block]:
        yield Section(title, 0)
        numbered = (
            words.gettext("Numbered by the lines of the source; where it counts none, by paragraphs.")
            if by_line
            else words.gettext("Numbered by paragraphs.")
        )
        yield Prose(numbered, ProseKind.HEAD)
        yield from pages()
        for number, transcript in enumerate(transcripts(), start=1):
            yield Section(transcript.title, 1, number)
            if by_line and not transcript.by_line:
                yield Prose(words.gettext("The source counts no lines: numbered by paragraphs."))
            yield from told_of_old_rules(transcript.old_rules, transcript.left_out, wording)
            yield from text_blocks(transcript, wording)

    return Report(title, Afresh(blocks), language=language, margin=not plain, numbered=True)
