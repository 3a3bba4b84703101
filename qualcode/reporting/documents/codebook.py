"""The codebook for a report's appendix: every code with its rules and anchor examples."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qualcode.catalogue import Catalogue, Language, catalogue_of
from qualcode.model.codebooks.versions import CodebookVersion, as_book
from qualcode.model.codes import Anchor, Code, kinds_and_origins, related_words
from qualcode.model.consent.consents import Purpose
from qualcode.model.consent.withheld import Withheld
from qualcode.project.coding.hidden_work import NOTHING_HIDDEN, HiddenWork
from qualcode.project.project import Project
from qualcode.reporting.documents.anchor_permissions import refused_anchors
from qualcode.reporting.documents.anchor_states import behind_example, examples_of
from qualcode.reporting.documents.codebook_table import codebook_table
from qualcode.reporting.report import (
    Afresh,
    Block,
    Examples,
    Fact,
    Prose,
    ProseKind,
    Report,
    Section,
    Table,
)
from qualcode.reporting.words.typography import quoted
from qualcode.reporting.words.wording import Wording, wording_of
from qualcode.times import local_time


def _words(language: Language) -> dict[str, str]:
    """The names of what a code has, and the words for its kinds."""
    words = catalogue_of(language)
    return {
        "title": words.pgettext("title of the printed codebook", "Codebook"),
        "code": words.pgettext("column", "code"),
        "short_key": words.pgettext("of a code", "Key"),
        "definition": words.gettext("Definition"),
        "include": words.gettext("Code if"),
        "exclude": words.gettext("Do not code if"),
        "borders": words.gettext("Distinguish from"),
        "anchors": words.gettext("Anchor examples"),
        "related": words.gettext("Related codes"),
        "source": words.pgettext("in the literature", "Source"),
        "weight_meaning": words.gettext("Meaning of the weight"),
        "kind": words.pgettext("of a code", "Kind"),
        "passages": words.pgettext("column", "codings"),
        **kinds_and_origins(words),
        "invented": words.gettext("invented example"),
        "description": words.gettext("Description"),
    }


@dataclass(frozen=True, slots=True)
class CodebookDocument:
    """The codebook with what may be shown of it.

    `anchors` are each code's (by key), without those that must not leave, which `withheld` counts; `passages` counts
    codings by code, None where they are not told. `described` are the codebooks that were taken in: title and
    description. `version` says which frozen one it is, empty for the present.
    """

    title: str
    codes: tuple[Code, ...]
    anchors: Mapping[int, tuple[Anchor, ...]]
    passages: Mapping[int, int] | None
    withheld: Withheld
    described: tuple[tuple[str, str], ...] = ()
    version: CodebookVersion | None = None

    def depth(self) -> int:
        """How many levels of codes there are."""
        return max((len(code.path) for code in self.codes), default=1)


def codebook_document(
    project: Project,
    *,
    hidden: HiddenWork = NOTHING_HIDDEN,
    passages: Mapping[int, int] | None = None,
    purpose: Purpose = Purpose.QUOTE,
) -> CodebookDocument:
    """What the codebook of a project may show, without anchor examples of those whose work is hidden.

    `passages` is the number of codings by code (key) as it may be told, else that of all.
    """
    book = project.codes.book(hidden=hidden)
    refused, withheld = refused_anchors(project, book, purpose)
    anchors = {
        code: tuple(anchor for anchor in of_code if anchor not in refused)
        for code, of_code in examples_of(project, book).items()
    }
    described = tuple(project.codes.descriptions.all())
    if passages is None:
        passages = Counter[int]()
        for code, _coder, _round, number in project.codings.tally("code_id"):
            passages[code] += number
    return CodebookDocument(project.title, tuple(book), anchors, passages, withheld, described)


def version_document(title: str, version: CodebookVersion, purpose: Purpose = Purpose.QUOTE) -> CodebookDocument:
    """A frozen version: no anchor examples, which it does not hold, and no numbers, which are of the present."""
    codes = as_book(version.codes).codes
    anchors: dict[int, tuple[Anchor, ...]] = {code.key: () for code in codes}
    return CodebookDocument(title, codes, anchors, None, Withheld(purpose), version=version)


def codebook_report(book: CodebookDocument, language: Language) -> Report:
    """The codebook as a report: a section a code; for spreadsheets a row a code, and the descriptions."""
    return Report(
        title=book.title,
        blocks=Afresh(lambda: _blocks(book, language)),
        tables=tuple(_tables(book, language)),
        language=language,
        listed=True,
    )


def _fields(code: Code, words: Mapping[str, str], language: Language) -> Iterator[tuple[str, str]]:
    """What a code has, by its name, what is empty left out."""
    rules = code.rules
    values = {
        "short_key": code.short_key,
        "definition": rules.definition,
        "include": rules.include,
        "exclude": rules.exclude,
        "borders": rules.borders,
        "weight_meaning": code.weight_meaning,
        "related": related_words(code.related, catalogue_of(language)),
        "source": code.source,
        "kind": f"{words[code.kind.value]}, {words[code.origin.value]}",
    }
    for name, value in values.items():
        if value.strip():
            yield words[name], " ".join(value.split())


def _example(anchor: Anchor, wording: Wording, words: Mapping[str, str]) -> tuple[str, str]:
    """The words in their marks, and what follows them in brackets."""
    behind = behind_example(anchor, wording.words, words["invented"])
    return quoted(" ".join(anchor.text.split()), wording), f" ({behind})" if behind else ""


def _paragraphs(description: str) -> list[str]:
    return [" ".join(paragraph.split()) for paragraph in description.split("\n\n") if paragraph.strip()]


def _blocks(book: CodebookDocument, language: Language) -> Iterator[Block]:
    words, wording = _words(language), wording_of(language)
    yield Section(f"{words['title']}: {book.title}", 0)
    if book.version is not None:
        yield from _of_version(book.version, catalogue_of(language))
    for title, description in book.described:
        yield Prose(title, ProseKind.STRONG)
        yield from map(Prose, _paragraphs(description))
    for code in book.codes:
        yield Section(code.name, len(code.path))
        for name, value in _fields(code, words, language):
            yield Fact(name, value)
        if book.passages is not None:
            yield Fact(words["passages"], str(book.passages.get(code.key, 0)), quiet=True)
        if book.anchors[code.key]:
            yield Examples(
                words["anchors"], tuple(_example(anchor, wording, words) for anchor in book.anchors[code.key])
            )


def _of_version(version: CodebookVersion, words: Catalogue) -> Iterator[Block]:
    time = local_time(version.created, words)
    yield Prose(words.gettext("Version “{name}”, frozen on {time}.", name=version.name, time=time))
    if version.note.strip():
        yield Prose(" ".join(version.note.split()))


def _tables(book: CodebookDocument, language: Language) -> Iterator[Table]:
    """One row a code, and the descriptions."""
    words = _words(language)
    yield codebook_table(words["title"], book.codes, book.anchors, book.passages, language)
    if book.described:
        described = [(title, "\n\n".join(_paragraphs(description))) for title, description in book.described]
        yield Table(words["description"], (words["title"], words["description"]), described, words=2)
