"""Transcripts as an appendix: all documents in one report, with the numbers by which quotations are cited."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from qualcode.catalogue import Language
from qualcode.model.documents import Document
from qualcode.project.project import Project
from qualcode.reporting.documents.coded import CodedDocument, text_blocks
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
            yield from text_blocks(transcript, wording)

    return Report(title, Afresh(blocks), language=language, margin=not plain, numbered=True)
